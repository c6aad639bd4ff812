"""What time words mean before the calendar year and the preposition have been settled.

"15 June" is a day of every year and "the end of the third quarter" one too: a `Moment` is a function from a year to an
interval, and it is settled once it is known which year is meant.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import DAY, Interval
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

_YEARS_TRIED = 10  # 29 February comes after at most eight years (1896 to 1904)


class Shape(StrEnum):
    """How the words pick their day, which decides what "before" means in front of them."""

    DAY = "day"  # a day: before it is the day before
    PERIOD = "period"  # a whole period: before it is the day before it begins
    PART = "part"  # "mid-June" names its last day as a day
    EDGE = "edge"  # "the end of June": before it, that day is still on time


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period, perhaps without its year.

    Attributes:
        make: The interval in a given year; None where that year has none.
        shape: How the words pick their day.
        kind: fixed, period or relative.
        year: The year, where the words give it or the anchor decides it.
        notes: What was assumed so far.
        weekday: The weekday that the words put beside the day, from Monday as 0.
        is_timed: True where the words give a time of day.
        undated: For a period whose days can't be known from the words: how fine it is; else None.
    """

    make: Callable[[int], Interval | None]
    shape: Shape
    kind: DeadlineKind
    year: int | None = None
    notes: tuple[str, ...] = ()
    weekday: int | None = None
    is_timed: bool = False
    undated: Granularity | None = None

    def within(self, narrow: Callable[[Interval], Interval | None], shape: Shape) -> Moment:
        """The part of this moment that `narrow` cuts out, in whatever year it is."""
        make = self.make

        def narrowed(year: int) -> Interval | None:
            whole = make(year)
            return narrow(whole) if whole else None

        return replace(self, make=narrowed, shape=shape)

    def in_year(self, year: int) -> Moment:
        """The same words with their year given."""
        return replace(self, year=year)


def known(interval: Interval, shape: Shape, kind: DeadlineKind, *notes: str) -> Moment:
    """A moment whose interval is known already."""
    return Moment(lambda _: interval, shape, kind, interval.end.year, notes)


def unknown(granularity: Granularity, kind: DeadlineKind, reason: str) -> Moment:
    """A period whose days the words leave open, and why."""
    return Moment(lambda _: None, Shape.PERIOD, kind, 0, (reason,), undated=granularity)


@dataclass(frozen=True, slots=True)
class Settled:
    """A moment in its year.

    Attributes:
        interval: The days that the words name.
        date: The day that the words with their preposition name.
        due: The last day on time.
        notes: What was assumed.
    """

    interval: Interval
    date: dt.date
    due: dt.date
    notes: tuple[str, ...]


def settle(moment: Moment, relation: Relation, anchor: dt.date) -> Settled | None:
    """Decide the year and apply the preposition.

    Args:
        moment: What the time words mean.
        relation: What stands in front of them.
        anchor: Where no year is given, the nearest date on or after this day is taken.

    Returns:
        The days; None where the calendar has no such day.
    """
    if moment.year is not None:
        interval = moment.make(moment.year)
        return _settled(interval, moment, relation) if interval else None
    for year in range(anchor.year - 1, anchor.year + _YEARS_TRIED):
        interval = moment.make(year)
        if interval and _named_day(interval, moment.shape, relation) >= anchor:
            note = f"no year is given; {interval.end.year} makes it the nearest on or after {anchor}"
            return _settled(interval, moment, relation, note)
    return None


def _named_day(interval: Interval, shape: Shape, relation: Relation) -> dt.date:
    if relation is Relation.BEFORE and shape is Shape.PERIOD:
        return interval.start - DAY
    return interval.end


def _settled(interval: Interval, moment: Moment, relation: Relation, *notes: str) -> Settled:
    day = _named_day(interval, moment.shape, relation)
    is_day_before = relation is Relation.BEFORE and moment.shape in {Shape.DAY, Shape.PART} and not moment.is_timed
    due = day - DAY if is_day_before else day
    return Settled(interval, day, due, moment.notes + notes + _weekday_note(day, moment))


def _weekday_note(day: dt.date, moment: Moment) -> tuple[str, ...]:
    if moment.weekday is None or day.weekday() == moment.weekday:
        return ()
    return (f"the text names another weekday, but {day} is a {day:%A}",)
