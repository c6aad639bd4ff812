"""Parts of periods: "mid-June", "the end of next week", "the third quarter of 2026", "the last Friday of the month".

period = early | mid | late, period
       | the end of | the beginning of, period
       | ordinal unit [of period]           the third quarter of 2026
       | ordinal weekday of period          the last Friday of June
       | ordinal count units of period      the first ten days of August
       | whole period
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.days import read_year_behind
from directive_extract.resolve.deadlines.intervals import (
    DAY,
    Interval,
    nth_unit,
    nth_weekday,
    part_of,
    single_day,
    units_of,
)
from directive_extract.resolve.deadlines.moments import Shape, unknown
from directive_extract.resolve.deadlines.near_days import read_weekday_name
from directive_extract.resolve.deadlines.numbers import read_count, read_ordinal
from directive_extract.resolve.deadlines.periods import (
    UNIT_GRANULARITY,
    cut_unit,
    read_plain_unit,
    read_whole_period,
    year_left_open,
)
from directive_extract.resolve.deadlines.workdays import add_working_days, last_working_day
from directive_extract.schema.directive import DeadlineKind, Granularity

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple["Moment", int]

_SEMESTER_NOTE = "nothing says whether it is a semester of the calendar year or of the school year"
_MOST_NESTING = 3  # "the end of the first week of early June", and no deeper
_PARTS = {"early": "early", "mid": "mid", "middle": "mid", "midway": "mid", "late": "late"}
_ENDS = frozenset({"end", "close", "conclusion", "turn", "expiry"})
_BEGINNINGS = frozenset({"beginning", "start", "outset", "opening"})
_PART_WORDS = frozenset({*_PARTS, "midyear"})
_EDGE_WORDS = _ENDS | _BEGINNINGS


def read_period(clause: Clause, at: int, depth: int = 0) -> Found | None:
    """Read a period, a part of one, or the day that its beginning or end is.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.
        depth: How many periods this one is read inside of.

    Returns:
        The moment and the index behind it, or None.
    """
    if depth > _MOST_NESTING:
        return None
    begin = clause.skip(at, "the")
    if clause.words[begin] in _PART_WORDS:
        return _read_part(clause, begin, depth)
    if clause.words[begin] in _EDGE_WORDS:
        return _read_edge(clause, begin, depth)
    return _read_ordinal(clause, begin, depth) or read_whole_period(clause, at)


def _read_inner(clause: Clause, at: int, depth: int) -> Found | None:
    """The period of which a part is read; "of", "in" or a hyphen may stand in front of it."""
    begin = clause.skip(at, "of", "in", "-")
    return read_period(clause, begin, depth + 1) or read_plain_unit(clause, begin)


def _later_part(clause: Clause, at: int) -> int:
    """Index of "mid" in "early to mid-June", of "late" in "mid- to late June"; else `at`."""
    link = clause.skip(at + 1, "-")
    is_linked = clause.words[link] in {"to", "or", "and"} and clause.words[link + 1] in _PARTS
    return link + 1 if is_linked else at


def _read_part(clause: Clause, at: int, depth: int) -> Found | None:
    whole: Found | None
    if clause.words[at] == "midyear" or clause.follows(at, "mid", "-", "year"):
        behind = at + 1 if clause.words[at] == "midyear" else at + 3
        named, whole = at, year_left_open(clause, behind)
    else:
        named = _later_part(clause, at)
        whole = _read_inner(clause, clause.skip(named + 1, "in"), max(depth, _MOST_NESTING - 1))  # no part has parts
    if whole is None:
        return None
    part = _PARTS.get(clause.words[named], "mid")
    return whole[0].within(partial(_cut_part, part), Shape.PART), whole[1]


def _cut_part(part: str, interval: Interval) -> Interval | None:
    return part_of(interval, part)


def _read_edge(clause: Clause, at: int, depth: int) -> Found | None:
    """Read "the end of X", "end-March", "the beginning of X"."""
    begin = clause.skip(at + 1, "of", "-", "in")
    inner = _read_inner(clause, begin, depth)
    if inner is None:
        return None
    if clause.words[at] in _ENDS:
        return inner[0].within(_unchanged, Shape.EDGE), inner[1]
    if begin == at + 1:
        return None
    # "At the beginning of 2027" is early in it; "by the beginning of 2027" is its first day.
    if clause.before(at) != "the" or clause.before(at - 1) not in {"at", "in"}:
        return inner[0].within(_first_day, Shape.DAY), inner[1]
    return inner[0].within(partial(_cut_part, "early"), Shape.PART), inner[1]


def _unchanged(interval: Interval) -> Interval:
    return interval


def _first_day(interval: Interval) -> Interval:
    return single_day(interval.start)


def _read_ordinal(clause: Clause, at: int, depth: int) -> Found | None:
    ordinal = read_ordinal(clause, at)
    if ordinal is None:
        return None
    index, behind = ordinal
    return (
        _read_two_units(clause, behind, index, depth)
        or _read_counted_units(clause, behind, index, depth)
        or _read_weekday_of(clause, behind, index, depth)
        or _read_working_day(clause, behind, index, depth)
        or _read_fortnight(clause, behind, index, depth)
        or _read_unit(clause, behind, index, depth)
    )


def _read_counted_units(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    """Read "ten days of August" behind "the first"."""
    count = read_count(clause, at)
    if count is None or clause.words[count[1] + 1] not in {"of", "in"}:
        return None
    unit = UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[count[1]], ""))
    whole = _read_inner(clause, count[1] + 2, depth) if unit else None
    if whole is None or unit is None:
        return None
    return whole[0].within(partial(_cut_units, unit, count[0], index), Shape.PERIOD), whole[1]


def _cut_units(unit: Granularity, count: int, index: int, interval: Interval) -> Interval | None:
    return units_of(interval, unit, count, index)


def _read_weekday_of(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    weekday = read_weekday_name(clause, at)
    if weekday is None or clause.words[weekday[1]] not in {"of", "in"}:
        return None
    whole = _read_inner(clause, weekday[1] + 1, depth)
    return (whole[0].within(partial(_cut_weekday, weekday[0], index), Shape.DAY), whole[1]) if whole else None


def _cut_weekday(weekday: int, index: int, interval: Interval) -> Interval | None:
    day = nth_weekday(interval, weekday, index)
    return single_day(day) if day else None


def _read_two_units(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    """Read "and fourth quarters of 2026" behind "the third"."""
    last = read_ordinal(clause, at + 1) if clause.words[at] in {"and", "or", "to"} else None
    if last is None or not 0 < index < last[0]:
        return None
    unit = UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[last[1]], ""))
    whole = _read_whole_of(clause, last[1] + 1, unit, depth) if unit else None
    if whole is None or unit is None or _is_absurd(unit, last[0]):
        return None
    return whole[0].within(partial(_cut_two_units, unit, index, last[0]), Shape.PERIOD), whole[1]


def _cut_two_units(unit: Granularity, first: int, last: int, interval: Interval) -> Interval | None:
    begin, end = nth_unit(interval, unit, first), nth_unit(interval, unit, last)
    return Interval(begin.start, end.end, unit) if begin and end else None


def _read_fortnight(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    """Read "fortnight of November" behind an ordinal, which in Indian English halves the month."""
    if clause.words[at] != "fortnight" or clause.words[at + 1] not in {"of", "in"}:
        return None
    whole = _read_inner(clause, at + 2, depth)
    return (whole[0].within(partial(_cut_fortnight, index), Shape.PERIOD), whole[1]) if whole else None


def _cut_fortnight(index: int, interval: Interval) -> Interval | None:
    return nth_unit(interval, Granularity.HALF, index) if interval.granularity is Granularity.MONTH else None


def _read_working_day(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    if clause.words[at] not in {"working", "business"} or clause.words[at + 1] != "day":
        return None
    whole = _read_inner(clause, at + 3, depth) if clause.words[at + 2] in {"of", "in"} else None
    if whole is None:
        return None
    return whole[0].within(partial(_cut_working_day, clause.settings.country, index), Shape.DAY), whole[1]


def _cut_working_day(country: str | None, index: int, interval: Interval) -> Interval | None:
    if index < 0:
        return single_day(last_working_day(interval.end, country))
    day = add_working_days(interval.start - DAY, index, country)
    return single_day(day) if day <= interval.end else None


def _read_unit(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    """Read "quarter of 2026", "week of November" behind an ordinal."""
    unit = UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[at], ""))
    if unit is None or clause.words[at].endswith("s"):
        return None
    whole = _read_whole_of(clause, at + 1, unit, depth)
    if whole is None or _is_absurd(unit, index):
        return None
    if clause.words[at] == "semester" and whole[0].year is None:  # of the school year as often as of the calendar's
        return unknown(Granularity.HALF, DeadlineKind.PERIOD, _SEMESTER_NOTE), whole[1]
    shape = Shape.DAY if unit is Granularity.DAY else Shape.PERIOD
    return whole[0].within(partial(cut_unit, unit, index), shape), whole[1]


def _read_whole_of(clause: Clause, at: int, unit: Granularity, depth: int) -> Found | None:
    """The period that the unit is a part of; the year, left open perhaps, for quarters and halves."""
    is_of_year = unit in {Granularity.QUARTER, Granularity.HALF}
    if is_of_year and read_year_behind(clause, at):
        return year_left_open(clause, at)
    whole = _read_inner(clause, at + 1, depth) if clause.words[at] in {"of", "in"} else None
    return year_left_open(clause, at) if whole is None and is_of_year else whole


def _is_absurd(unit: Granularity, index: int) -> bool:
    """Whether no year has such a quarter or half ("the fifth quarter")."""
    most = {Granularity.QUARTER: 4, Granularity.HALF: 2}.get(unit)
    return most is not None and index > most
