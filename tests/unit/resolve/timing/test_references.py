import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines
from directive_extract.resolve.timing.references import filled_in, name_behind, points_back

ANCHOR = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("earlier", "text", "day", "due"),
    [
        ("by 30 June 2026", "by then", dt.date(2026, 6, 30), dt.date(2026, 6, 30)),
        ("by 30 June 2026", "before that date", dt.date(2026, 6, 30), dt.date(2026, 6, 29)),
        ("in May 2026", "within the same month", dt.date(2026, 5, 31), dt.date(2026, 5, 31)),
        ("by 20 May 2026", "in the same month", dt.date(2026, 5, 31), dt.date(2026, 5, 31)),
        ("on 4 May 2026", "within the same week", dt.date(2026, 5, 10), dt.date(2026, 5, 10)),
        ("by 20 November 2026", "within the ten days that follow", dt.date(2026, 11, 30), dt.date(2026, 11, 30)),
    ],
)
def test_a_reference_gets_the_day_it_points_to(earlier: str, text: str, day: dt.date, due: dt.date) -> None:
    (named,) = find_deadlines(earlier, ANCHOR)
    (reference,) = find_deadlines(text, ANCHOR)
    assert points_back(reference)
    filled = filled_in(reference, [named], ANCHOR)
    assert (filled.date, filled.due) == (day, due)
    assert filled.anchor is not None
    assert filled.anchor.text == earlier


def test_nothing_to_point_to_leaves_it_open() -> None:
    (reference,) = find_deadlines("by then", ANCHOR)
    assert filled_in(reference, [], ANCHOR) == reference


@pytest.mark.parametrize("text", ["by 3 May", "before the storm season", "by the end of the following week"])
def test_what_points_nowhere(text: str) -> None:
    (deadline,) = find_deadlines(text, ANCHOR)
    assert not points_back(deadline)


@pytest.mark.parametrize(
    ("behind", "name"),
    [
        (" as the Roads Office, and no later", "Roads Office"),
        (" as that of the Ministry of Finance", "Ministry"),
        (" as for Parks & Gardens", "Parks"),
        (" as before", None),
        (".", None),
    ],
)
def test_whose_date_is_meant(behind: str, name: str | None) -> None:
    assert name_behind(behind) == name
