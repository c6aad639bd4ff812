from __future__ import annotations

import calendar
import datetime as dt

import pytest

from directive_extract.resolve.deadlines.intervals import (
    Interval,
    add_months,
    make_date,
    month_of,
    nth_unit,
    nth_weekday,
    part_of,
    shift,
    unit_of,
    units_of,
    week_of,
    weekday_from,
    year_of,
)
from directive_extract.schema.directive import Granularity as G  # noqa: N817


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        pytest.param("2026-01-31", 1, "2026-02-28", id="short-month"),
        pytest.param("2028-01-31", 1, "2028-02-29", id="leap-year"),
        pytest.param("2025-12-19", 1, "2026-01-19", id="over-the-year"),
        pytest.param("2026-03-31", -1, "2026-02-28", id="back"),
        pytest.param("2026-05-31", 0, "2026-05-31", id="none"),
        pytest.param("2024-02-29", 12, "2025-02-28", id="leap-day"),
    ],
)
def test_add_months(start: str, count: int, expected: str) -> None:
    assert add_months(day(start), count) == day(expected)


@pytest.mark.parametrize("count", [12 * 9000, -12 * 3000])
def test_add_months_beyond_the_calendar(count: int) -> None:
    with pytest.raises(OverflowError):
        add_months(day("2026-01-01"), count)


def test_months_agree_with_the_calendar_module() -> None:
    for year in (1999, 2000, 2024, 2026, 2100):
        for month in range(1, 13):
            assert month_of(year, month).end.day == calendar.monthrange(year, month)[1]


@pytest.mark.parametrize(
    ("granularity", "start", "end"),
    [
        pytest.param(G.DAY, "2026-08-13", "2026-08-13", id="day"),
        pytest.param(G.WEEK, "2026-08-10", "2026-08-16", id="week"),
        pytest.param(G.MONTH, "2026-08-01", "2026-08-31", id="month"),
        pytest.param(G.QUARTER, "2026-07-01", "2026-09-30", id="quarter"),
        pytest.param(G.HALF, "2026-07-01", "2026-12-31", id="half"),
        pytest.param(G.YEAR, "2026-01-01", "2026-12-31", id="year"),
        pytest.param(G.DECADE, "2020-01-01", "2029-12-31", id="decade"),
    ],
)
def test_unit_of(granularity: G, start: str, end: str) -> None:
    assert unit_of(day("2026-08-13"), granularity) == Interval(day(start), day(end), granularity)


def test_shift_keeps_the_kind() -> None:
    assert shift(month_of(2025, 12), 1) == month_of(2026, 1)
    assert shift(week_of(day("2025-12-29")), -1) == week_of(day("2025-12-22"))


@pytest.mark.parametrize(
    ("interval", "part", "start", "end"),
    [
        pytest.param(month_of(2026, 6), "early", "2026-06-01", "2026-06-10", id="early-month"),
        pytest.param(month_of(2026, 6), "mid", "2026-06-11", "2026-06-15", id="mid-month"),
        pytest.param(month_of(2026, 2), "late", "2026-02-21", "2026-02-28", id="late-short-month"),
        pytest.param(year_of(2026), "early", "2026-01-01", "2026-03-31", id="early-year"),
        pytest.param(year_of(2026), "mid", "2026-04-01", "2026-06-30", id="mid-year"),
        pytest.param(year_of(2026), "late", "2026-10-01", "2026-12-31", id="late-year"),
    ],
)
def test_part_of(interval: Interval, part: str, start: str, end: str) -> None:
    found = part_of(interval, part)
    assert (found.start, found.end) == (day(start), day(end))


def test_a_day_has_no_parts() -> None:
    assert part_of(unit_of(day("2026-06-01"), G.DAY), "early") is None


@pytest.mark.parametrize(
    ("unit", "index", "start", "end"),
    [
        pytest.param(G.QUARTER, 3, "2026-07-01", "2026-09-30", id="third-quarter"),
        pytest.param(G.QUARTER, -1, "2026-10-01", "2026-12-31", id="last-quarter"),
        pytest.param(G.HALF, 2, "2026-07-01", "2026-12-31", id="second-half"),
        pytest.param(G.WEEK, 1, "2026-01-01", "2026-01-07", id="first-week"),
        pytest.param(G.DAY, -1, "2026-12-31", "2026-12-31", id="last-day"),
    ],
)
def test_nth_unit(unit: G, index: int, start: str, end: str) -> None:
    found = nth_unit(year_of(2026), unit, index)
    assert (found.start, found.end) == (day(start), day(end))


def test_nth_unit_that_is_not_there() -> None:
    assert nth_unit(year_of(2026), G.QUARTER, 5) is None
    assert nth_unit(month_of(2026, 2), G.HALF, 3) is None


def test_halves_of_a_month_meet() -> None:
    first, second = nth_unit(month_of(2026, 7), G.HALF, 1), nth_unit(month_of(2026, 7), G.HALF, 2)
    assert (first.end, second.start) == (day("2026-07-15"), day("2026-07-16"))


def test_units_of_counts_from_both_ends() -> None:
    assert units_of(month_of(2026, 8), G.DAY, 10, 1).end == day("2026-08-10")
    assert units_of(month_of(2026, 8), G.DAY, 10, -1).start == day("2026-08-22")
    assert units_of(year_of(2026), G.MONTH, 13, 1) is None


def test_weekdays_agree_with_a_search_day_by_day() -> None:
    month = month_of(2026, 6)
    days = [month.start + dt.timedelta(days=step) for step in range(30)]
    for weekday in range(7):
        matching = [one for one in days if one.weekday() == weekday]
        assert nth_weekday(month, weekday, 1) == matching[0]
        assert nth_weekday(month, weekday, 2) == matching[1]
        assert nth_weekday(month, weekday, -1) == matching[-1]
        assert nth_weekday(month, weekday, 6) is None
        assert weekday_from(month.start, weekday) == matching[0]


def test_make_date_of_no_day() -> None:
    assert make_date(2026, 2, 29) is None
    assert make_date(2028, 2, 29) == day("2028-02-29")
