import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_starts
from directive_extract.schema.directive import Relation

ANCHOR = dt.date(2026, 6, 17)


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("Staff sign in from tomorrow", "from tomorrow", dt.date(2026, 6, 18)),
        ("The treasurer keeps two accounts from 1 July 2026", "from 1 July 2026", dt.date(2026, 7, 1)),
        ("As of next month, the desk opens at eight", "As of next month", dt.date(2026, 7, 1)),
        ("with effect from 1st August the form is used", "with effect from 1st August", dt.date(2026, 8, 1)),
        ("starting on Monday the gate is shut", "starting on Monday", dt.date(2026, 6, 22)),
        ("The mill must from 1 July warn its neighbours", "from 1 July", dt.date(2026, 7, 1)),
    ],
)
def test_the_day_of_beginning_is_found(text: str, quote: str, day: dt.date) -> None:
    (start,) = find_starts(text, ANCHOR)
    assert (start.text, start.date, start.relation) == (quote, day, Relation.ON)
    assert start.evidence is not None
    assert text[start.evidence.start : start.evidence.end] == quote


@pytest.mark.parametrize(
    "text",
    [
        "apply the tariff from the 2026-2027 school year",
        "apply the tariff from 2027",
        "close the road from May to June",
        "close the road from 1 July to 5 July",
        "check the sales from January 2026",
        "keep all tapes from June 1",
        "take the forms from the counter",
    ],
)
def test_what_is_no_beginning_of_an_act(text: str) -> None:
    assert find_starts(text, ANCHOR) == []
