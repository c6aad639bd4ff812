"""Where a directive begins and ends in its clause."""

from __future__ import annotations

import pytest

from directive_extract.extract.extents import extent_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "The yard must mend the quay every week, since ships come home and numbers change.",
            "The yard must mend the quay every week",
            id="why",
        ),
        pytest.param(
            "Pilots should stop painting their boats, she said, so that the harbour stays clean.",
            "Pilots should stop painting their boats",
            id="who-says-it",
        ),
        pytest.param(
            "The yard must mend the quay, which will help the pilots.", "The yard must mend the quay", id="remark"
        ),
        pytest.param(
            "The yard must mend the quay, when it will open on 3 May.",
            "The yard must mend the quay, when it will open on 3 May",
            id="a-time-stays",
        ),
        pytest.param(
            "The yard must mend the quay in May, as agreed.",
            "The yard must mend the quay in May, as agreed",
            id="as-agreed",
        ),
        pytest.param(
            "The delegation sends its plan before 10 May, not requiring new figures of the yards.",
            "The delegation sends its plan before 10 May, not requiring new figures of the yards",
            id="a-participle-that-asks-nobody",
        ),
        pytest.param(
            "The Minister asked the Port Office to mend the quay.",
            "the Port Office to mend the quay",
            id="begins-at-those-who-are-asked",
        ),
    ],
)
def test_extent(see, text: str, expected: str) -> None:
    found = [s.doc[slice(*extent_of(s))].text for s in see(text)]
    assert expected in found
