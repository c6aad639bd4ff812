"""Where a quotation ends and the one who is quoted follows."""

from __future__ import annotations

import pytest

from directive_extract.extract.quotations import quotation_end


@pytest.mark.parametrize(
    ("text", "behind"),
    [
        pytest.param("“First people, then boats,” she said.", "she said.", id="comma-inside"),
        pytest.param("“First people, then boats”, the mayor said.", "the mayor said.", id="comma-outside"),
        pytest.param('First people, then boats," he told us, leaving.', "he told us, leaving.", id="opened-before"),
        pytest.param("“Mend and lock” was how he put it.", "was how he put it.", id="was-how"),
        pytest.param("Boats that leak are boats nobody wants, he added.", "he added.", id="no-marks"),
    ],
)
def test_what_stands_behind_a_quotation(parse, text: str, behind: str) -> None:
    doc = parse(text)
    end = quotation_end(doc)
    assert end is not None
    assert doc[end:].text == behind


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The “green week” shall be held, he said, in May.", id="words-that-are-mentioned"),
        pytest.param('The mayor said, "we must mend the quay".', id="opening-behind-a-comma"),
        pytest.param("“Quay”, “lock” and “pier” are to be painted.", id="titles"),
        pytest.param("The yard, he said, must mend the quay.", id="in-between"),
        pytest.param("The yard must mend the quay.", id="nothing-said"),
        pytest.param("“Mend it”", id="nobody"),
    ],
)
def test_no_quotation_ends(parse, text: str) -> None:
    assert quotation_end(parse(text)) is None
