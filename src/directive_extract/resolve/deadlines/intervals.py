"""Calendar arithmetic over closed intervals of days."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

from directive_extract.schema.directive import Granularity

DAY = dt.timedelta(days=1)
_SHORTEST_MONTH = 28

_MONTHS_IN = {
    Granularity.MONTH: 1,
    Granularity.QUARTER: 3,
    Granularity.HALF: 6,
    Granularity.YEAR: 12,
    Granularity.DECADE: 120,
}
# First month and month behind the last of the early, middle and late part of a period. "Early 2026" is its first
# quarter and "mid-2026" ends on 30 June (gold/GUIDELINES.md); the other units follow by analogy.
_PART_MONTHS = {
    Granularity.QUARTER: {"early": (0, 1), "mid": (1, 2), "late": (2, 3)},
    Granularity.HALF: {"early": (0, 2), "mid": (2, 4), "late": (4, 6)},
    Granularity.YEAR: {"early": (0, 3), "mid": (3, 6), "late": (9, 12)},
    Granularity.DECADE: {"early": (0, 36), "mid": (36, 72), "late": (84, 120)},
}
# The same in days: "early June" ends on the 10th, "mid-June" on the 15th.
_PART_DAYS = {
    Granularity.MONTH: {"early": (0, 10), "mid": (10, 15), "late": (20, 31)},
    Granularity.WEEK: {"early": (0, 2), "mid": (2, 3), "late": (3, 7)},
}


@dataclass(frozen=True, slots=True)
class Interval:
    """Days from `start` to `end`, both included, and how finely the words that named them say when."""

    start: dt.date
    end: dt.date
    granularity: Granularity


def single_day(day: dt.date) -> Interval:
    """The interval of one day."""
    return Interval(day, day, Granularity.DAY)


def make_date(year: int, month: int, day: int) -> dt.date | None:
    """The date, or None where the calendar has no such day."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day of the month `count` months on; the month's last day where it is shorter (31 January + 1).

    Args:
        day: The day.
        count: How many months; negative goes back.

    Returns:
        The day.

    Raises:
        OverflowError: The year would lie outside 1 to 9999.
    """
    months = day.year * 12 + day.month - 1 + count
    year, month = divmod(months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        message = f"year {year} is out of range"
        raise OverflowError(message)
    if day.day <= _SHORTEST_MONTH:
        return day.replace(year=year, month=month + 1)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def months_from(start: dt.date, count: int, granularity: Granularity) -> Interval:
    """The period of `count` months that begins on `start`, the first of a month."""
    return Interval(start, add_months(start, count) - DAY, granularity)


def month_of(year: int, month: int) -> Interval:
    """A calendar month."""
    return months_from(dt.date(year, month, 1), 1, Granularity.MONTH)


def year_of(year: int, first_month: int = 1) -> Interval:
    """The twelve months that begin with `first_month` of `year`."""
    return months_from(dt.date(year, first_month, 1), 12, Granularity.YEAR)


def week_of(day: dt.date) -> Interval:
    """Monday to Sunday of the week that holds the day."""
    monday = day - day.weekday() * DAY
    return Interval(monday, monday + 6 * DAY, Granularity.WEEK)


def unit_of(day: dt.date, granularity: Granularity) -> Interval:
    """The calendar week, month, quarter, half, year or decade that holds the day."""
    if granularity is Granularity.DAY:
        return single_day(day)
    if granularity is Granularity.WEEK:
        return week_of(day)
    if granularity is Granularity.DECADE:
        return months_from(dt.date(day.year // 10 * 10, 1, 1), 120, granularity)
    length = _MONTHS_IN[granularity]
    first = (day.month - 1) // length * length + 1
    return months_from(dt.date(day.year, first, 1), length, granularity)


def shift(interval: Interval, count: int) -> Interval:
    """The interval's `count`-th successor of its own kind (negative: predecessor)."""
    if interval.granularity in _MONTHS_IN:
        length = _MONTHS_IN[interval.granularity]
        return months_from(add_months(interval.start, count * length), length, interval.granularity)
    days = (interval.end - interval.start + DAY) * count
    return Interval(interval.start + days, interval.end + days, interval.granularity)


def part_of(interval: Interval, part: str) -> Interval | None:
    """The early, middle or late part of a period.

    Args:
        interval: A week, month, quarter, half, year or decade.
        part: `early`, `mid` or `late`.

    Returns:
        The part, whose `end` is the day that the words name; None where the period is too short to have parts.
    """
    if interval.granularity in _PART_MONTHS:
        first, behind = _PART_MONTHS[interval.granularity][part]
        return months_from(add_months(interval.start, first), behind - first, interval.granularity)
    if interval.granularity in _PART_DAYS:
        first, behind = _PART_DAYS[interval.granularity][part]
        end = min(interval.start + (behind - 1) * DAY, interval.end)
        return Interval(interval.start + first * DAY, end, interval.granularity)
    return None


def nth_unit(interval: Interval, unit: Granularity, index: int) -> Interval | None:
    """The first, second, ... last day, week, month, quarter or half of a period.

    Args:
        interval: The period.
        unit: What is counted. Weeks are runs of seven days from the period's first day; the last week is its last
            seven days. Half of a month is 15 days and the rest.
        index: From 1; negative counts from the end.

    Returns:
        The part, or None where the period has no such part.
    """
    if unit is Granularity.HALF and interval.granularity is Granularity.MONTH:
        middle = interval.start + 14 * DAY
        halves = [Interval(interval.start, middle, unit), Interval(middle + DAY, interval.end, unit)]
        return halves[index if index < 0 else index - 1] if index in {1, 2, -1} else None
    return units_of(interval, unit, 1, index)


def units_of(interval: Interval, unit: Granularity, count: int, index: int) -> Interval | None:
    """A run of `count` units inside a period: "the first ten days", "the last two months".

    Args:
        interval: The period.
        unit: What is counted.
        count: How many units.
        index: 1 for the first such run, 2 for the second, -1 for the last.

    Returns:
        The run, or None where the period does not hold it.
    """
    if unit in _MONTHS_IN:
        length = _MONTHS_IN[unit] * count
        begin = add_months(interval.start, length * (index - 1)) if index > 0 else interval.end + DAY
        start = begin if index > 0 else add_months(begin, -length)
        run = months_from(start, length, unit)
    else:
        days = (7 if unit is Granularity.WEEK else 1) * count
        begin = interval.start + days * (index - 1) * DAY if index > 0 else interval.end + (1 - days) * DAY
        run = Interval(begin, begin + (days - 1) * DAY, unit)
    return run if interval.start <= run.start and run.end <= interval.end else None


def nth_weekday(interval: Interval, weekday: int, index: int) -> dt.date | None:
    """The first, second, ... last Monday (0) to Sunday (6) of a period."""
    if index < 0:
        day = interval.end - ((interval.end.weekday() - weekday) % 7) * DAY
        return day if day >= interval.start else None
    day = weekday_from(interval.start, weekday) + 7 * (index - 1) * DAY
    return day if day <= interval.end else None


def weekday_from(day: dt.date, weekday: int) -> dt.date:
    """The first such weekday on or after the day."""
    return day + ((weekday - day.weekday()) % 7) * DAY
