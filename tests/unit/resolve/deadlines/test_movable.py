import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines
from directive_extract.resolve.deadlines.movable import easter_sunday

ANCHOR = dt.date(2025, 9, 25)

# Read off printed calendars, the earliest and the latest Easter among them.
SUNDAYS = [
    (1818, 3, 22),
    (1943, 4, 25),
    (1961, 4, 2),
    (2000, 4, 23),
    (2019, 4, 21),
    (2024, 3, 31),
    (2026, 4, 5),
    (2038, 4, 25),
]


@pytest.mark.parametrize(("year", "month", "day"), SUNDAYS, ids=str)
def test_easter_falls_where_calendars_have_it(year: int, month: int, day: int) -> None:
    assert easter_sunday(year) == dt.date(year, month, day)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Pay the fee by Easter.", dt.date(2026, 4, 5)),
        ("Return the keys by Easter Monday.", dt.date(2026, 4, 6)),
        ("Open the office on Good Friday.", dt.date(2026, 4, 3)),
        ("Paint the hall before Easter 2027.", dt.date(2027, 3, 28)),
        ("Mow the lawn before Whit Monday.", dt.date(2026, 5, 25)),
    ],
)
def test_movable_days_are_dated(text: str, day: dt.date) -> None:
    (deadline,) = find_deadlines(text, ANCHOR)
    assert deadline.date == day
    assert any("Western" in note for note in deadline.assumptions)


def test_the_year_is_the_nearest_on_or_after_the_anchor() -> None:
    (deadline,) = find_deadlines("Pay the fee by Easter.", dt.date(2026, 4, 6))
    assert deadline.date == dt.date(2027, 3, 28)


def test_a_noun_that_easter_describes_keeps_it_undated() -> None:
    assert [d.date for d in find_deadlines("Repair the roof before the Easter recess.", ANCHOR)] == [None]
