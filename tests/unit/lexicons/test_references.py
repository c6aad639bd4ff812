from __future__ import annotations

import pytest

from directive_extract.lexicons.references import find_references


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("under Resolution No. 71 of the Council", ("Resolution No. 71",), id="number"),
        pytest.param("Resolution 71 and Resolution No. 71", ("Resolution 71",), id="same-twice"),
        pytest.param("Decree No. 11/2019/ND-CP dated 3 January", ("Decree No. 11/2019/ND-CP",), id="slashes"),
        pytest.param(
            "Official\nDispatch No. 7/CD-TTg, Dispatch 9",
            ("Official Dispatch No. 7/CD-TTg", "Dispatch 9"),
            id="two-words",
        ),
        pytest.param("Notice No. 12/TB-BN. Notice 12 says", ("Notice No. 12/TB-BN",), id="short-form-of-the-same"),
        pytest.param("Resolutions 71, 72 and 73", ("Resolution 71", "Resolution 72", "Resolution 73"), id="list"),
        pytest.param("RESOLUTION NO. 71", ("RESOLUTION NO. 71",), id="capitals"),
        pytest.param(
            "Presidential Regulation Number 6 of 2021", ("Presidential Regulation Number 6 of 2021",), id="of-year"
        ),
        pytest.param(
            "Resolution 9831 (2026) and S/RES/9812 (2025)",
            ("Resolution 9831 (2026)", "S/RES/9812 (2025)"),
            id="council",
        ),
        pytest.param("43 C/Resolution 12", ("43 C/Resolution 12",), id="inside-a-longer-one"),
        pytest.param("Regulation (EU) 2024/9999", ("Regulation (EU) 2024/9999",), id="union"),
        pytest.param("the Law on Water Resources and the Wells", ("Law on Water Resources and the Wells",), id="law"),
        pytest.param("the Clean Water Act 1999 applies", ("Clean Water Act 1999",), id="act"),
        pytest.param("Plan 3 and Project 2 start in Decision 2026", (), id="own-items-and-years"),
        pytest.param("Plan No. 3/KH-BN", ("Plan No. 3/KH-BN",), id="weak-kind-with-a-number"),
        pytest.param("Room 12, Hall 3, Article 5", (), id="no-documents"),
        pytest.param("", (), id="empty"),
    ],
)
def test_find_references(text: str, expected: tuple[str, ...]) -> None:
    assert find_references(text) == expected


def test_find_references_is_capped() -> None:
    assert find_references(" " * 400_000 + "Resolution 71") == ()
