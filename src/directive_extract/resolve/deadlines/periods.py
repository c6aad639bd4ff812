"""Periods: "Q3 2026", "the first half of next year", "mid-June", "the end of this week", "the first ten days of August".

period = part-word period            early, mid, late, the middle of
| edge-word period            the end of, the beginning of
| ordinal unit [of period]    the third quarter of 2026, the first week of November
| ordinal count units of period
| month | label | year | deictic | decade | financial or school year | week of DAY
"""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.days import (
    read_day,
    read_month_name,
    read_weekday_name,
    read_year_behind,
)
from directive_extract.resolve.deadlines.intervals import (
    DAY,
    Interval,
    month_of,
    months_from,
    nth_unit,
    nth_weekday,
    part_of,
    shift,
    single_day,
    unit_of,
    units_of,
    week_of,
    year_of,
)
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.numbers import read_count, read_ordinal, read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.resolve.deadlines.workdays import last_working_day
from directive_extract.schema.directive import DeadlineKind, Granularity

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_MAX_NESTING = 3  # "the end of the first week of early June" and no deeper
_PART_WORDS = {"early": "early", "mid": "mid", "middle": "mid", "late": "late", "midway": "mid"}
_END_WORDS = frozenset({"end", "close", "conclusion", "expiry", "turn"})
_BEGIN_WORDS = frozenset({"beginning", "start", "outset", "opening"})
_UNIT_GRANULARITY = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.HALF,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}
_SPAN_NOUNS = frozenset({"period", "phase", "term", "stage"})


def read_period(clause: Clause, at: int, depth: int = 0) -> Found | None:
    """Read a period, or the day that its beginning or end is.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.
        depth: How many periods this one is read inside of.

    Returns:
        The moment and the index behind it, or None.
    """
    if depth > _MAX_NESTING:
        return None
    begin = clause.skip(at, "the")
    for reader in (_read_part, _read_edge, _read_ordinal_unit):
        found = reader(clause, begin, depth)
        if found:
            return found
    return _read_base(clause, at)


def _read_base(clause: Clause, at: int) -> Found | None:
    for reader in (
        _read_month,
        _read_label,
        _read_named_quarter,
        _read_business_year,
        _read_years,
        _read_year,
        _read_deictic,
        _read_week_of,
        _read_ended_unit,
    ):
        found = reader(clause, at)
        if found:
            return found
    return None


def _inner(clause: Clause, at: int, depth: int) -> Found | None:
    """The period inside a part or an edge: "of" or a hyphen may stand in front of it."""
    begin = clause.skip(at, "of", "in", "-")
    return read_period(clause, begin, depth + 1) or _read_plain_unit(clause, begin)


def _read_part(clause: Clause, at: int, depth: int) -> Found | None:
    part = _PART_WORDS.get(clause.words[at])
    begin = at + 1
    if part is None:
        return None
    if clause.follows(at, "mid", "-", "year") or clause.follows(at, "midyear"):
        found: Found | None = _yearly_unit(clause, at + 3, Granularity.YEAR)
    else:
        found = _inner(clause, clause.skip(begin, "in"), depth)
    if found is None:
        return None
    moment, behind = found
    return moment.within(partial(_part, part), Shape.PART), behind


def _part(part: str, interval: Interval) -> Interval | None:
    return part_of(interval, part)


def _read_edge(clause: Clause, at: int, depth: int) -> Found | None:
    """Read "the end of X", "end-March", "the beginning of X"."""
    word = clause.words[at]
    begin = clause.skip(at + 1, "of", "-", "in")
    if word in _END_WORDS:
        inner = _inner(clause, begin, depth)
        return (inner[0].within(lambda interval: interval, Shape.EDGE), inner[1]) if inner else None
    if word in _BEGIN_WORDS and begin > at + 1:
        inner = _inner(clause, begin, depth)
        return (inner[0].within(_first_day, Shape.DAY), inner[1]) if inner else None
    return None


def _first_day(interval: Interval) -> Interval:
    return single_day(interval.start)


def _read_ordinal_unit(clause: Clause, at: int, depth: int) -> Found | None:
    """Read "third quarter of 2026", "first ten days of August", "last Friday of June", "last working day of the month"."""
    ordinal = read_ordinal(clause, at)
    if ordinal is None:
        return None
    index, behind = ordinal
    return (
        _read_counted_units(clause, behind, index, depth)
        or _read_weekday_of(clause, behind, index, depth)
        or _read_one_unit(clause, behind, index, depth)
    )


def _read_counted_units(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    count = read_count(clause, at)
    if count is None:
        return None
    unit = _UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[count[1]], ""))
    if unit is None or clause.words[count[1] + 1] not in {"of", "in"}:
        return None
    whole = _inner(clause, count[1] + 2, depth)
    if whole is None:
        return None
    return whole[0].within(partial(_cut_units, unit, count[0], index), Shape.PERIOD), whole[1]


def _cut_units(unit: Granularity, count: int, index: int, interval: Interval) -> Interval | None:
    return units_of(interval, unit, count, index)


def _read_weekday_of(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    weekday = read_weekday_name(clause, at)
    if weekday is None or clause.words[weekday[1]] not in {"of", "in"}:
        return None
    whole = _inner(clause, weekday[1] + 1, depth)
    if whole is None:
        return None
    return whole[0].within(partial(_cut_weekday, weekday[0], index), Shape.DAY), whole[1]


def _cut_weekday(weekday: int, index: int, interval: Interval) -> Interval | None:
    day = nth_weekday(interval, weekday, index)
    return single_day(day) if day else None


def _read_one_unit(clause: Clause, at: int, index: int, depth: int) -> Found | None:
    if clause.words[at] in {"working", "business"} and clause.words[at + 1] == "day" and index == -1:
        whole = _inner(clause, at + 2, depth) if clause.words[at + 2] in {"of", "in"} else None
        country = clause.settings.country
        return (whole[0].within(partial(_cut_working_day, country), Shape.DAY), whole[1]) if whole else None
    unit = _UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[at], ""))
    if unit is None:
        return None
    whole = _whole_behind(clause, at + 1, unit, depth)
    if whole is None:
        return None
    shape = Shape.DAY if unit is Granularity.DAY else Shape.PERIOD
    return whole[0].within(partial(_cut_unit, unit, index), shape), whole[1]


def _cut_working_day(country: str | None, interval: Interval) -> Interval:
    return single_day(last_working_day(interval.end, country))


def _cut_unit(unit: Granularity, index: int, interval: Interval) -> Interval | None:
    return nth_unit(interval, unit, index)


def _whole_behind(clause: Clause, at: int, unit: Granularity, depth: int) -> Found | None:
    """The period that a unit is a part of; the year, not given, for a quarter or half that names none."""
    if clause.words[at] in {"of", "in"}:
        whole = _inner(clause, at + 1, depth)
        if whole:
            return whole
    if unit not in {Granularity.QUARTER, Granularity.HALF}:
        return None
    return _read_business_year(clause, clause.skip(at, ",")) or _yearly_unit(clause, at, Granularity.YEAR)


def _yearly_unit(clause: Clause, behind: int, unit: Granularity) -> Found:
    """The calendar year, given behind the words or left open."""
    moment = Moment(year_of, Shape.PERIOD, DeadlineKind.PERIOD)
    given = read_year_behind(clause, behind)
    return (moment.in_year(given[0]), given[1]) if given else (moment, behind)


def _read_month(clause: Clause, at: int) -> Found | None:
    if clause.kinds[at] == Kind.MONTH_YEAR:
        month, year = (int(part) for part in clause.words[at].split("/"))
        return known(month_of(year, month), Shape.PERIOD, DeadlineKind.PERIOD), at + 1
    begin = clause.skip(at, "next", "this", "coming")
    begin = begin + 2 if clause.follows(at, "the", "month", "of") else begin
    begin = clause.skip(begin, "of") if begin > at + 1 else begin
    named = read_month_name(clause, begin)
    if named is None:
        return None
    month, behind = named
    moment = Moment(partial(_month_in_year, month), Shape.PERIOD, DeadlineKind.PERIOD)
    given = read_year_behind(clause, behind)
    return (moment.in_year(given[0]), given[1]) if given else (moment, behind)


def _month_in_year(month: int, year: int) -> Interval:
    return month_of(year, month)


def _read_label(clause: Clause, at: int) -> Found | None:
    """Read "Q4", "Q4/2025", "H1 of FY 2026-27"."""
    if clause.kinds[at] != Kind.LABEL:
        return None
    unit = Granularity.QUARTER if clause.words[at][0] == "q" else Granularity.HALF
    index = int(clause.words[at][1])
    return _unit_of_year(clause, at + 1, unit, index)


def _read_named_quarter(clause: Clause, at: int) -> Found | None:
    """Read "quarter II/2026", "quarter 3 of 2026"."""
    if clause.words[at] not in {"quarter", "quarters", "half"}:
        return None
    word = clause.words[at + 1]
    index = clause.vocabulary.romans.get(word) or (int(word) if word in {"1", "2", "3", "4"} else None)
    if index is None:
        return None
    unit = Granularity.HALF if clause.words[at] == "half" else Granularity.QUARTER
    return _unit_of_year(clause, at + 2, unit, index)


def _unit_of_year(clause: Clause, behind: int, unit: Granularity, index: int) -> Found:
    whole = _read_business_year(clause, clause.skip(behind, "of")) or _yearly_unit(clause, behind, Granularity.YEAR)
    return whole[0].within(partial(_cut_unit, unit, index), Shape.PERIOD), whole[1]


def _read_business_year(clause: Clause, at: int) -> Found | None:
    """Read "FY 2026-27", "the 2026/27 financial year", "School Year 2026-2027", "the current fiscal year"."""
    begin = clause.skip(at, "the")
    first_year, lead = _business_year_label(clause, begin)
    if lead > begin:
        return _labelled_year(clause, lead, first_year)
    label = clause.kinds[begin] == Kind.YEARS or read_year(clause, begin) is not None
    if label:
        first_month, behind = _business_year_label(clause, begin + 1)
        if behind > begin + 1:
            found = _labelled_year(clause, begin, first_month)
            return (found[0], behind) if found else None
        return None
    return _read_deictic_business_year(clause, begin)


def _business_year_label(clause: Clause, at: int) -> tuple[int, int]:
    """First month of the kind of year that the words name, and the index behind them."""
    if clause.words[at] == "fy":
        return clause.settings.fiscal_year_start, at + 1
    if clause.words[at + 1] == "year":
        if clause.words[at] in {"financial", "fiscal", "budget"}:
            return clause.settings.fiscal_year_start, at + 2
        if clause.words[at] in {"school", "academic"}:
            return clause.settings.school_year_start, at + 2
    return 0, at


def _labelled_year(clause: Clause, at: int, first_month: int) -> Found | None:
    if clause.kinds[at] == Kind.YEARS:
        year = int(clause.words[at][:4])
        if first_month == 1:
            return None  # a year over two calendar years, and no setting says where it begins
        return known(
            year_of(year, first_month),
            Shape.PERIOD,
            DeadlineKind.PERIOD,
            f"the year is taken to begin in month {first_month}",
        ), at + 1
    given = read_year(clause, at)
    if given is None:
        return None
    # A single figure names the year in which a fiscal year of the second half ends (United States, Australia).
    year = given[0] - 1 if first_month >= 7 else given[0]
    notes = () if first_month == 1 else (f"the year is taken to begin in month {first_month}",)
    return known(year_of(year, first_month), Shape.PERIOD, DeadlineKind.PERIOD, *notes), given[1]


def _read_deictic_business_year(clause: Clause, at: int) -> Found | None:
    steps = {"this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1}
    step = steps.get(clause.words[at], 0)
    begin = at + 1 if clause.words[at] in steps else at
    first_month, behind = _business_year_label(clause, begin)
    if behind == begin or (begin == at and clause.words[at - 1 if at else -1] != "the"):
        return None
    anchor = clause.anchor
    year = anchor.year if anchor.month >= first_month else anchor.year - 1
    interval = year_of(year + step, first_month)
    notes = () if first_month == 1 else (f"the year is taken to begin in month {first_month}",)
    return known(interval, Shape.PERIOD, DeadlineKind.RELATIVE, *notes), behind


def _read_years(clause: Clause, at: int) -> Found | None:
    """Read "the 2026-2030 period", "2026-2030"."""
    begin = clause.skip(clause.skip(at, "the"), "period", "phase")
    if clause.kinds[begin] != Kind.YEARS:
        return None
    word = clause.words[begin]
    first, last = int(word[:4]), int(word[-4:] if word[-4:].isdigit() else word[:2] + word[-2:])
    if last <= first:
        return None
    behind = begin + 1
    if clause.words[behind] in _SPAN_NOUNS:
        behind += 1
    elif clause.words[at] == "the" and begin == at + 1:
        return None  # "the 2021-2025 plan"
    interval = Interval(dt.date(first, 1, 1), dt.date(last, 12, 31), Granularity.YEAR)
    return known(interval, Shape.PERIOD, DeadlineKind.PERIOD), behind


def _read_year(clause: Clause, at: int) -> Found | None:
    begin = clause.skip(at, "calendar")
    begin = clause.skip(begin, "year") if clause.words[begin] == "year" else begin
    begin = begin + 3 if clause.follows(at, "the", "year") and read_year(clause, at + 2) else begin
    if begin == at + 3:
        begin -= 1
    given = read_year(clause, begin)
    if given is None:
        return _read_decade(clause, at)
    return known(year_of(given[0]), Shape.PERIOD, DeadlineKind.PERIOD), given[1]


def _read_decade(clause: Clause, at: int) -> Found | None:
    """Read "the 2030s"."""
    begin = clause.skip(at, "the")
    given = read_year(clause, begin)
    if given and clause.words[given[1]] == "s" and given[0] % 10 == 0:
        return known(
            months_from(dt.date(given[0], 1, 1), 120, Granularity.DECADE), Shape.PERIOD, DeadlineKind.PERIOD
        ), given[1] + 1
    return None


_DEICTIC = {
    "this": 0, "current": 0, "present": 0, "next": 1, "coming": 1, "following": 1, "forthcoming": 1, "upcoming": 1,
}  # fmt: skip


def _read_deictic(clause: Clause, at: int) -> Found | None:
    """Read "this month", "the current calendar year", "next week", "the coming quarter"."""
    begin = clause.skip(at, "the")
    step = _DEICTIC.get(clause.words[begin])
    if step is None:
        return None
    begin = clause.skip(begin + 1, "coming", "calendar", "same")
    granularity = _UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[begin], ""))
    if granularity in {None, Granularity.DAY} or clause.words[begin].endswith("s"):
        return None
    if clause.words[begin] == "half" and clause.words[begin + 1] == "year":
        begin += 1
    return _deictic_unit(clause, begin + 1, granularity, step)


def _deictic_unit(clause: Clause, behind: int, granularity: Granularity | None, step: int) -> Found | None:
    if granularity is None:
        return None
    interval = shift(unit_of(clause.anchor, granularity), step)
    return known(interval, Shape.PERIOD, DeadlineKind.RELATIVE), behind


def _read_plain_unit(clause: Clause, at: int) -> Found | None:
    """Read "the month", "year" inside "the end of the month", "first half of the year"."""
    begin = clause.skip(at, "the")
    begin = clause.skip(begin, "calendar")
    granularity = _UNIT_GRANULARITY.get(clause.vocabulary.units.get(clause.words[begin], ""))
    if granularity in {None, Granularity.DAY} or clause.words[begin].endswith("s"):
        return None
    return _deictic_unit(clause, begin + 1, granularity, 0)


def _read_week_of(clause: Clause, at: int) -> Found | None:
    """Read "the week of 15 June", "the week commencing Monday 15 June"."""
    begin = clause.skip(at, "the")
    if clause.words[begin] != "week" or clause.words[begin + 1] not in {
        "of",
        "commencing",
        "beginning",
        "starting",
        "ending",
    }:
        return None
    day = read_day(clause, begin + 2)
    return (day[0].within(_week_around, Shape.PERIOD), day[1]) if day else None


def _week_around(interval: Interval) -> Interval:
    return week_of(interval.start)


_ENDED_UNITS = {
    "year": Granularity.YEAR, "year's": Granularity.YEAR, "month": Granularity.MONTH, "month's": Granularity.MONTH,
    "quarter": Granularity.QUARTER, "quarter's": Granularity.QUARTER, "week": Granularity.WEEK, "week's": Granularity.WEEK,
}  # fmt: skip
_ACRONYMS = {
    "eoy": Granularity.YEAR,
    "eom": Granularity.MONTH,
    "eoq": Granularity.QUARTER,
    "eow": Granularity.WEEK,
    "eod": Granularity.DAY,
}


def _read_ended_unit(clause: Clause, at: int) -> Found | None:
    """Read "year-end", "the month's end", "year end 2026", "EOM"."""
    begin = clause.skip(at, "the", "this", "next")
    if clause.words[begin] in _ACRONYMS:
        return _edge_of(clause, begin + 1, _ACRONYMS[clause.words[begin]], 0)
    granularity = _ENDED_UNITS.get(clause.words[begin])
    behind = clause.skip(begin + 1, "-")
    if granularity is None or clause.words[behind] != "end":
        return None
    behind += 1
    given = read_year_behind(clause, behind) if granularity is Granularity.YEAR else None
    if given:
        return known(year_of(given[0]), Shape.EDGE, DeadlineKind.PERIOD), given[1]
    return _edge_of(clause, behind, granularity, 1 if clause.words[at] == "next" else 0)


def _edge_of(clause: Clause, behind: int, granularity: Granularity, step: int) -> Found:
    interval = shift(unit_of(clause.anchor, granularity), step)
    return known(interval, Shape.EDGE, DeadlineKind.RELATIVE), behind


__all__ = ["DAY", "read_period"]
