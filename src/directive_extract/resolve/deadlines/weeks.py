"""Weeks: working weeks, weekends, and the week around a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.days import read_day_span
from directive_extract.resolve.deadlines.intervals import DAY, Interval, shift, week_of
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.near_days import read_day
from directive_extract.schema.directive import DeadlineKind, Granularity

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

STEPS = {
    "this": 0, "current": 0, "present": 0, "ongoing": 0, "next": 1, "coming": 1, "following": 1, "forthcoming": 1,
    "upcoming": 1,
}  # fmt: skip


def read_working_week(clause: Clause, at: int, step: int) -> Found | None:
    """Read "working week", which ends on Friday.

    Args:
        clause: The words.
        at: Index of "working".
        step: 0 for the current week, 1 for the next.

    Returns:
        The week without its weekend and the index behind it, or None.
    """
    if clause.words[at] not in {"working", "business"} or clause.words[at + 1] != "week":
        return None
    week = shift(week_of(clause.anchor), step)
    working = Interval(week.start, week.end - 2 * DAY, Granularity.WEEK)
    return known(working, Shape.PERIOD, DeadlineKind.RELATIVE), at + 2


def read_weekend(clause: Clause, at: int) -> Found | None:
    """Read "the weekend", "next weekend".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        Saturday and Sunday and the index behind them, or None.
    """
    begin = clause.skip(at, "the")
    step = STEPS.get(clause.words[begin])
    begin = begin if step is None else begin + 1
    if clause.words[begin] not in {"weekend", "wkend"} or begin == at:
        return None
    week = shift(week_of(clause.anchor), step if clause.words[begin - 1] == "next" and step else 0)
    weekend = Interval(week.end - DAY, week.end, Granularity.WEEK)
    return known(weekend, Shape.PERIOD, DeadlineKind.RELATIVE), begin + 1


def read_week_of(clause: Clause, at: int) -> Found | None:
    """Read "the week of 15 June", "the week commencing Monday 15 June".

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The week from Monday to Sunday, or the days that the words name, and the index behind it; or None.
    """
    begin = clause.skip(at, "the")
    links = {"of", "commencing", "beginning", "starting", "ending"}
    if clause.follows(begin, "w", "/", "c"):
        day = read_day(clause, begin + 3)
        return (day[0].within(_week_around, Shape.PERIOD), day[1]) if day else None
    if clause.words[begin] not in {"week", "wk"} or clause.words[begin + 1] not in links:
        return None
    days = read_day_span(clause, begin + 2)
    if days:
        return days
    day = read_day(clause, begin + 2)
    return (day[0].within(_week_around, Shape.PERIOD), day[1]) if day else None


def _week_around(interval: Interval) -> Interval:
    return week_of(interval.start)
