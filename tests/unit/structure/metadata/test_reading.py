from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from directive_extract.schema.source import Hints, Source
from directive_extract.structure.metadata import read_metadata

if TYPE_CHECKING:
    from directive_extract.schema.metadata import Metadata

LETTERHEAD = """MINISTRY OF WATER                 REPUBLIC OF ARDA
   -------                        Freedom - Water
No. 12/TB-BN                      Hue, March 04, 2026

"""
BODY = """
The districts shall count the wells before 30 June, as Decree No. 11/2019/ND-CP has it, and report to the Ministry.
"""


def read(text: str, hints: Hints | None = None) -> Metadata:
    return read_metadata(
        Source(id="a", name="a", sha256="0", media_type="text/plain", text=text, verbatim=True, hints=hints or Hints())
    )


@pytest.mark.parametrize(
    ("text", "title", "issuer"),
    [
        pytest.param(
            LETTERHEAD
            + "NOTICE\nConclusion of Deputy Minister Ann Hale at the meeting on the wells of\nthe coast\n"
            + BODY,
            "NOTICE Conclusion of Deputy Minister Ann Hale at the meeting on the wells of the coast",
            "Deputy Minister Ann Hale",
            id="notice-of-a-person",
        ),
        pytest.param(
            "GOVERNMENT            REPUBLIC OF ARDA\n\nRESOLUTION\n\nON THE WELLS OF THE COAST\n\nTHE GOVERNMENT\n\n"
            "Pursuant to the Law on Wells;\n" + BODY,
            "RESOLUTION ON THE WELLS OF THE COAST",
            "Government of Arda",
            id="resolution-of-a-body",
        ),
        pytest.param(
            "United Nations                    S/RES/9831 (2026)\n\nSecurity Council\n\nResolution 9831 (2026)\n\n"
            "The Security Council,\n\nRecalling its resolutions,\n" + BODY,
            "Resolution 9831 (2026)",
            "United Nations Security Council",
            id="preamble",
        ),
        pytest.param(
            "ARDA COLD STORES LIMITED\n\nMINUTES of the 7th meeting of the AUDIT COMMITTEE held on Wednesday,"
            " 4 March\n2026 at 9.30 a.m.\n\n" + BODY,
            "MINUTES of the 7th meeting of the AUDIT COMMITTEE held on Wednesday, 4 March 2026 at 9.30 a.m.",
            "Audit Committee of Arda Cold Stores Limited",
            id="minutes",
        ),
        pytest.param(
            "Wells first, says the Minister\n\nRiver Daily 04/03/2026 - 07:15\n\nMinister of Water Ann Hale asked the "
            "districts to count "
            "the wells. Governor Bo Lund was there.\n\nMinister Hale told them to hurry.\n",
            "Wells first, says the Minister",
            "Minister of Water Ann Hale",
            id="report",
        ),
        pytest.param(
            "RIVER ONLINE\nWednesday, 4 March 2026, 07:15\nNo well may be left open this year\n\n" + BODY,
            "No well may be left open this year",
            None,
            id="outlet-and-stamp-above-the-headline",
        ),
        pytest.param(
            LETTERHEAD + "OFFICE MEMORANDUM\n\nSubject:- Wells of the coast\n" + BODY,
            "OFFICE MEMORANDUM Wells of the coast",
            None,
            id="subject-line",
        ),
    ],
)
def test_title_and_issuer(text: str, title: str, issuer: str | None) -> None:
    found = read(text)
    assert found.title == title
    if issuer is not None:
        assert found.issuer == issuer


def test_all_of_it_for_a_notice() -> None:
    found = read(
        LETTERHEAD + "NOTICE\nConclusion of Deputy Minister Ann Hale at the second meeting of the Wells Board\n" + BODY
    )
    assert found.date == dt.date(2026, 3, 4)
    assert "number line" in (found.date_evidence or "")
    assert found.meeting == "second meeting of the Wells Board"
    assert found.references == ("Decree No. 11/2019/ND-CP",)
    assert found.language == "en"
    assert found.issues == ()


def test_title_of_the_page_comes_first() -> None:
    assert read("Other line of words here\n\n" + BODY, Hints(title="Wells first")).title == "Wells first"


def test_other_language_is_an_issue() -> None:
    found = read(
        "Hà Nội, ngày 4 tháng 3 năm 2026\n\nThủ tướng yêu cầu các bộ và địa phương hoàn thành kế hoạch trong năm nay.\n"
    )
    assert found.language == "vi"
    assert found.date == dt.date(2026, 3, 4)
    assert [issue.code for issue in found.issues] == ["language_not_supported"]


@pytest.mark.parametrize("text", ["", "x", "\n", "|||", "1.", "Dear", "#", "THE"])
def test_odd_texts_give_empty_metadata(text: str) -> None:
    found = read(text)
    assert found.date is None
    assert found.issuer is None
