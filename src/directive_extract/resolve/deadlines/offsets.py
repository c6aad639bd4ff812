"""Lengths of time: "30 days", "seven working days", "a fortnight", "half a year", and what they are counted from."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import DAY, add_months
from directive_extract.resolve.deadlines.numbers import read_count
from directive_extract.resolve.deadlines.workdays import add_working_days
from directive_extract.schema.directive import Granularity

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

_DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120}
_GRANULARITY = {
    "hour": Granularity.TIME,
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "fortnight": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.HALF,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}
_HALF_MONTH = 15  # days, as in "the first half of June"
_MOST_YEARS = 200


@dataclass(frozen=True, slots=True)
class Offset:
    """A length of time.

    Attributes:
        count: How many.
        unit: `hour`, `day`, `week`, `fortnight`, `month`, `quarter`, `half`, `year` or `decade`.
        is_working: True where only working days count.
        has_half: True where half a unit comes on top.
    """

    count: int
    unit: str
    is_working: bool = False
    has_half: bool = False

    @property
    def granularity(self) -> Granularity:
        """How fine the unit is."""
        return _GRANULARITY[self.unit]

    def add_to(self, day: dt.date, sign: int, country: str | None) -> dt.date:
        """The day this long after (`sign` 1) or before (-1) a day.

        Args:
            day: The day to count from.
            sign: 1 or -1.
            country: Whose holidays are no working days.

        Returns:
            The day; hours are rounded up to whole days.
        """
        if self.is_working:
            return add_working_days(day, sign * self.count, country)
        if self.unit in _MONTHS_IN:
            half = _MONTHS_IN[self.unit] // 2 if self.has_half else 0
            moved = add_months(day, sign * (self.count * _MONTHS_IN[self.unit] + half))
            return moved + sign * _HALF_MONTH * DAY if self.has_half and self.unit == "month" else moved
        count = self.count + (0.5 if self.has_half else 0)
        days = math.ceil(count / 24 if self.unit == "hour" else count * _DAYS_IN[self.unit])
        return day + sign * days * DAY


_NAMED = (
    (("half", "a", "year"), Offset(6, "month")),
    (("half", "a", "month"), Offset(0, "month", has_half=True)),
    (("fortnight",), Offset(1, "fortnight")),  # "within the next fortnight"
)


def read_offset(clause: Clause, at: int) -> tuple[Offset, int] | None:
    """Read a length of time.

    Args:
        clause: The words.
        at: Index of the first word, a number or "a".

    Returns:
        The length and the index behind it, or None.
    """
    for words, length in _NAMED:
        if clause.follows(at, *words):
            return length, at + len(words)
    count = read_count(clause, at)
    if count is None or count[0] == 0:
        return None
    number, begin = _skip_to_later_count(clause, *count)
    has_half = clause.follows(begin, "and", "a", "half")
    begin = begin + 3 if has_half else begin
    if clause.follows(begin, "x", "24", "hours"):  # Indonesian legal usage: "1 x 24 hours"
        return Offset(number, "day"), begin + 3
    begin = clause.skip(clause.skip(begin, "-", "full", "more", "further", "short"), "calendar", "consecutive", "clear")
    is_working = clause.words[begin] in {"working", "business"}
    begin += is_working
    unit = clause.vocabulary.units.get(clause.words[begin].removesuffix("'s").removesuffix("'"))
    if unit is None or number * _MONTHS_IN.get(unit, 0) > 12 * _MOST_YEARS:
        return None
    behind = clause.skip(begin + 1, "'")
    if clause.follows(behind, "and", "a", "half"):  # "a year and a half"
        has_half, behind = True, behind + 3
    return Offset(number, unit, is_working and unit == "day", has_half), behind


def _skip_to_later_count(clause: Clause, number: int, at: int) -> tuple[int, int]:
    """The later count of "two to three weeks", "2-3 weeks", "two or three days": the last day on time."""
    later = read_count(clause, at + 1) if clause.words[at] in {"to", "or", "-", "–"} else None
    is_range = later is not None and later[0] > number and clause.words[at + 1] not in {"a", "an"}
    return later if later and is_range else (number, at)
