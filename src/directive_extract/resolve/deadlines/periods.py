"""Whole periods: months, quarters, years, weeks and decades, named or counted from the anchor date."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.business_years import read_business_year, read_ended_business_year
from directive_extract.resolve.deadlines.days import read_year_behind
from directive_extract.resolve.deadlines.intervals import (
    Interval,
    month_of,
    months_from,
    nth_unit,
    shift,
    unit_of,
    year_of,
)
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.month_days import read_month_name
from directive_extract.resolve.deadlines.numbers import read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.resolve.deadlines.weeks import STEPS, read_week_of, read_weekend, read_working_week
from directive_extract.schema.directive import DeadlineKind, Granularity

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

UNIT_GRANULARITY = {
    "day": Granularity.DAY,
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "half": Granularity.HALF,
    "year": Granularity.YEAR,
    "decade": Granularity.DECADE,
}
_SPAN_NOUNS = ("period", "phase", "term", "stage", "years")
_ENDED_UNITS = {
    "year": Granularity.YEAR, "year's": Granularity.YEAR, "month": Granularity.MONTH, "month's": Granularity.MONTH,
    "quarter": Granularity.QUARTER, "quarter's": Granularity.QUARTER, "week": Granularity.WEEK,
    "week's": Granularity.WEEK,
    "half": Granularity.HALF,
}  # fmt: skip
_WITHIN = frozenset({"within", "during", "in", "inside"})
_ACRONYMS = {"eoy": Granularity.YEAR, "eom": Granularity.MONTH, "eoq": Granularity.QUARTER, "eow": Granularity.WEEK}


def read_whole_period(clause: Clause, at: int) -> Found | None:
    """Read a period that is not a part of another.

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The period and the index behind it, or None.
    """
    for reader in _READERS:
        found = reader(clause, at)
        if found:
            return found
    return None


def read_plain_unit(clause: Clause, at: int) -> Found | None:
    """Read "the month" or "year", which mean the current one inside "the end of the month", "first half of the year".

    Args:
        clause: The words.
        at: Index of the first word, an article perhaps.

    Returns:
        The current week, month, quarter, half, year or decade and the index behind it, or None.
    """
    begin = clause.skip(clause.skip(at, "the"), "calendar")
    working = read_working_week(clause, begin, 0)
    if working:
        return working
    granularity = _singular_unit(clause, begin)
    return _current(clause, granularity, 0, begin + 1) if granularity else None


def year_left_open(clause: Clause, behind: int) -> Found:
    """The financial or calendar year that a quarter or half belongs to: as given behind it, or left open.

    Args:
        clause: The words.
        behind: Index behind the quarter or half.

    Returns:
        The year and the index behind it.
    """
    business = read_business_year(clause, clause.skip(clause.skip(behind, ","), "of"))
    if business:
        return business
    moment = Moment(year_of, Shape.PERIOD, DeadlineKind.PERIOD)
    year = read_year_behind(clause, behind)
    return (moment.in_year(year[0]), year[1]) if year else (moment, behind)


def cut_unit(unit: Granularity, index: int, interval: Interval) -> Interval | None:
    """The `index`-th unit of the interval, in the order of arguments that `partial` wants."""
    return nth_unit(interval, unit, index)


def _singular_unit(clause: Clause, at: int) -> Granularity | None:
    word = clause.words[at]
    granularity = UNIT_GRANULARITY.get(clause.vocabulary.units.get(word, ""))
    return None if granularity is Granularity.DAY or word.endswith("s") else granularity


def _current(clause: Clause, granularity: Granularity, step: int, behind: int, shape: Shape = Shape.PERIOD) -> Found:
    interval = shift(unit_of(clause.anchor, granularity), step)
    return known(interval, shape, DeadlineKind.RELATIVE), behind


def _read_month(clause: Clause, at: int) -> Found | None:
    """Read "June", "June 2026", "June of next year", "06/2026", "next April", "the month of June"."""
    at = clause.skip(at, "month", "tháng") if clause.kinds[at + 1] == Kind.MONTH_YEAR else at
    if clause.kinds[at] == Kind.MONTH_YEAR:
        first, last = (int(part) for part in clause.words[at].split("/"))
        return known(month_of(last, first), Shape.PERIOD, DeadlineKind.PERIOD), at + 1
    begin = at + 3 if clause.follows(at, "the", "month", "of") else clause.skip(at, "next", "this", "coming")
    named = read_month_name(clause, begin)
    if named is None:
        return None
    moment = Moment(partial(_month_in_year, named[0]), Shape.PERIOD, DeadlineKind.PERIOD)
    year = read_year_behind(clause, named[1])
    return (moment.in_year(year[0]), year[1]) if year else (moment, named[1])


def _month_in_year(month: int, year: int) -> Interval:
    return month_of(year, month)


def _read_labelled(clause: Clause, at: int) -> Found | None:
    """Read "Q4", "Q4/2025", "H1 of FY 2026", "quarter II/2026", "quarter 3 of next year"."""
    begin = clause.skip(at, "the")
    word = clause.words[begin]
    if clause.kinds[begin] == Kind.LABEL:
        unit, index, behind = word[0], _label_number(clause, word), begin + 1
    elif word in clause.vocabulary.romans and clause.words[begin + 1] == "quarter":  # "the III quarter of 2026"
        unit, index, behind = "q", clause.vocabulary.romans[word], begin + 2
    elif word in {"quarter", "half"}:
        number = clause.words[begin + 1]
        index = clause.vocabulary.romans.get(number) or (int(number) if number in {"1", "2", "3", "4"} else 0)
        unit, behind = word[0], begin + 2
    else:
        return None
    if index == 0:
        return None
    year, end = year_left_open(clause, behind)
    granularity = Granularity.QUARTER if unit == "q" else Granularity.HALF
    return year.within(partial(cut_unit, granularity, index), Shape.PERIOD), end


def _label_number(clause: Clause, label: str) -> int:
    """The number in "q3", "q.3" or "qiii"."""
    number = label[1:].removeprefix(".")
    return int(number) if number.isdecimal() else clause.vocabulary.romans[number]


def _read_years(clause: Clause, at: int) -> Found | None:
    """Read "the 2026-2030 period", "2026-2030"; "the 2026-2030 plan" is a thing."""
    begin = clause.skip(clause.skip(at, "the"), "period", "phase", "years")
    if clause.kinds[begin] != Kind.YEARS:
        return None
    word = clause.words[begin].replace(" ", "")
    first, last = int(word[:4]), int(word[-4:] if word[-4:].isdecimal() else word[:2] + word[-2:])
    behind = clause.skip(begin + 1, *_SPAN_NOUNS)
    is_adjective = begin == at + 1 and behind == begin + 1 and clause.words[at] == "the"
    if last <= first or is_adjective:
        return None
    interval = Interval(dt.date(first, 1, 1), dt.date(last, 12, 31), Granularity.YEAR)
    return known(interval, Shape.PERIOD, DeadlineKind.PERIOD), behind


def _read_year(clause: Clause, at: int) -> Found | None:
    """Read "2026", "the year 2026", "calendar year 2026"."""
    begin = at
    if clause.words[at] in {"the", "calendar", "year"}:
        begin = clause.skip(clause.skip(at, "the"), "calendar")
        if clause.words[begin] != "year":
            return None
        begin += 1
    year = read_year(clause, begin)
    if year is None:
        return None
    if clause.kinds[year[1]] == Kind.LABEL:  # "2026 Q3"
        labelled = _read_labelled(clause, year[1])
        return (labelled[0].in_year(year[0]), labelled[1]) if labelled and labelled[0].year is None else None
    return known(year_of(year[0]), Shape.PERIOD, DeadlineKind.PERIOD), year[1]


def _read_decade(clause: Clause, at: int) -> Found | None:
    """Read "the 2030s"."""
    begin = clause.skip(at, "the")
    year = read_year(clause, begin)
    if year is None or clause.words[year[1]] != "s" or year[0] % 10:
        return None
    decade = months_from(dt.date(year[0], 1, 1), 120, Granularity.DECADE)
    return known(decade, Shape.PERIOD, DeadlineKind.PERIOD), year[1] + 1


def _read_deictic(clause: Clause, at: int) -> Found | None:
    """Read "this month", "later this year", "next week", "the coming quarter"; "the year" where it is that within."""
    if clause.words[at] == "the" and clause.before(at) in _WITHIN and clause.may_close(at + 2):
        return read_plain_unit(clause, at) if clause.words[at + 2] != "of" else None
    begin = clause.skip(clause.skip(at, "later", "earlier", "sometime"), "the")
    step = STEPS.get(clause.words[begin])
    if step is None:
        return None
    begin = clause.skip(clause.skip(begin + 1, "coming", "same", "very"), "calendar")
    working = read_working_week(clause, begin, step)
    if working:
        return working
    granularity = _singular_unit(clause, begin)
    if granularity is None:
        return None
    behind = clause.skip(begin + 1, "-")
    behind = clause.skip(behind, "year") if granularity is Granularity.HALF else begin + 1
    return _current(clause, granularity, step, behind)


def _read_ended_unit(clause: Clause, at: int) -> Found | None:
    """Read "year-end", "the month's end", "year end 2026", "EOM"."""
    begin = clause.skip(clause.skip(at, "the"), "this", "next")
    step = int(begin > at and clause.words[begin - 1] == "next")
    if clause.words[begin] in _ACRONYMS:
        return _current(clause, _ACRONYMS[clause.words[begin]], step, begin + 1, Shape.EDGE)
    business = read_ended_business_year(clause, begin, step)
    if business:
        return business
    granularity = _ENDED_UNITS.get(clause.words[begin])
    behind = clause.skip(begin + 1, "-")
    if granularity is None or clause.words[behind] != "end":
        return None
    year = read_year_behind(clause, behind + 1) if granularity is Granularity.YEAR else None
    if year:
        return known(year_of(year[0]), Shape.EDGE, DeadlineKind.PERIOD), year[1]
    return _current(clause, granularity, step, behind + 1, Shape.EDGE)


_READERS = (
    _read_month,
    _read_labelled,
    read_business_year,
    _read_years,
    _read_decade,
    _read_year,
    read_week_of,
    _read_deictic,
    read_weekend,
    _read_ended_unit,
)
