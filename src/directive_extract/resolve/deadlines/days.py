"""Days that are written out: "18 October", "the 18th of October, 2026", "31.12.2025", "noon on 3 June"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import Interval, make_date, single_day
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.month_days import read_day_number, read_month_name
from directive_extract.resolve.deadlines.movable import read_movable_day
from directive_extract.resolve.deadlines.numbers import read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_FIGURE_KINDS = frozenset({Kind.ISO, Kind.DATE, Kind.DAY_MONTH})
_LITERAL = {"day": ("month", "year"), "ngày": ("tháng", "năm")}
_SPAN_LINKS = frozenset({"to", "-", "–", "—"})
_MONTHS = 12
_MOST_FIGURES = 2
_CENTURY = 2000  # two figures are a year of this century: documents set deadlines ahead
_LEAP_YEAR = 2000  # has every day that any year has
_YEAR_WORDS = (
    (("this", "year"), 0),
    (("the", "current", "year"), 0),
    (("next", "year"), 1),
    (("the", "following", "year"), 1),
    (("the", "coming", "year"), 1),
    (("the", "next", "year"), 1),
)
_FIGURES = re.compile(r"\d+")
_YEAR_WORDS_FIRST = frozenset(words[0] for words, _ in _YEAR_WORDS)


def read_written_day(clause: Clause, at: int) -> Found | None:
    """Read a day in words or figures.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The day, with or without its year, and the index behind it; or None.
    """
    begin = clause.skip(at, "day", "ngày") if clause.kinds[at + 1] in _FIGURE_KINDS else at
    if clause.kinds[begin] in _FIGURE_KINDS:
        return _read_figures(clause, begin)
    if clause.words[at] in _LITERAL and clause.kinds[at + 1] == Kind.NUMBER:
        return _read_literal(clause, at)
    return read_calendar_day(clause, at) or _read_named_day(clause, at) or _read_movable_day(clause, at)


def _read_figures(clause: Clause, at: int) -> Found | None:
    kind = clause.kinds[at]
    figures = [int(part) for part in _FIGURES.findall(clause.words[at])]
    if kind == Kind.ISO:
        return _dated(make_date(*figures), at)
    if kind == Kind.DAY_MONTH and clause.words[at] == "24/7":  # round the clock
        return None
    if kind == Kind.DAY_MONTH:
        month, day = figures if clause.settings.date_order == "MDY" else reversed(figures)
        is_swapped = month > _MONTHS >= day > 0 and clause.words[at + 1] != "of"  # "by 2/20", not "2/15 of the sum"
        month, day = (day, month) if is_swapped else (month, day)
        return _day_of_year(clause, month, day, at + 1)
    return _read_short_date(clause, figures, at)


def _read_literal(clause: Clause, at: int) -> Found | None:
    """Read "day 15 month 11 year 2025", which is how "ngày 15 tháng 11 năm 2025" is put into English word by word."""
    month_word, year_word = _LITERAL[clause.words[at]]
    day, month = clause.words[at + 1], clause.words[at + 3]
    if clause.words[at + 2] != month_word or not (day.isdecimal() and month.isdecimal()):
        return None
    if len(day) > _MOST_FIGURES or len(month) > _MOST_FIGURES:
        return None
    behind = clause.skip(clause.skip(at + 4, ","), year_word)
    return _day_of_year(clause, int(month), int(day), behind if read_year(clause, behind) else at + 4)


def _dated(day: dt.date | None, at: int, *notes: str) -> Found | None:
    return (known(single_day(day), Shape.DAY, DeadlineKind.FIXED, *notes), at + 1) if day else None


def _read_short_date(clause: Clause, figures: list[int], at: int) -> Found | None:
    """Read "03/04/2026" in the order that the settings give, and say so where another order would do as well."""
    first, second, last = figures
    order = clause.settings.date_order
    if order == "YMD" and last < 100:
        return _dated(make_date(_CENTURY + first, second, last), at)
    year = last if last >= 100 else _CENTURY + last
    month, day = (first, second) if order == "MDY" else (second, first)
    named, swapped = make_date(year, month, day), make_date(year, day, month)
    words = "month, day, year" if order == "MDY" else "day, month, year"
    if named is None:
        return _dated(swapped, at, f"{clause.words[at]} is no date as {words}, and is read the other way round")
    if swapped is not None and swapped != named:
        return _dated(named, at, f"{clause.words[at]} is read as {words}")
    return _dated(named, at)


def _day_of_year(clause: Clause, month: int, day: int, behind: int) -> Found | None:
    if make_date(_LEAP_YEAR, month, day) is None:
        return None
    moment = Moment(partial(_day_in_year, month, day), Shape.DAY, DeadlineKind.FIXED)
    year = read_year_behind(clause, behind) or _read_short_year(clause, behind)
    return (replace(moment, year=year[0]), year[1]) if year else (moment, behind)


def _day_in_year(month: int, day: int, year: int) -> Interval | None:
    named = make_date(year, month, day)
    return single_day(named) if named else None


def read_year_behind(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the year behind a day, month or quarter: ", 2026", "of 2026", "/2026", "next year".

    Args:
        clause: The words.
        at: Index behind the day, month or quarter.

    Returns:
        The year and the index behind it, or None where none is given.
    """
    begin = clause.skip(at, ",", "/", "-")
    begin = clause.skip(begin, "of")
    begin = clause.skip(begin, "year") if clause.words[begin] == "year" else begin
    year = read_year(clause, begin)
    if year or clause.words[begin] not in _YEAR_WORDS_FIRST:
        return year
    for words, step in _YEAR_WORDS:
        if clause.follows(begin, *words):
            return clause.anchor.year + step, begin + len(words)
    return None


def _read_short_year(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the year of "15-Aug-26"."""
    word = clause.words[at + 1]
    is_short = clause.words[at] == "-" and clause.words[at - 2] == "-" and len(word) == 2 and word.isdecimal()
    return (_CENTURY + int(word), at + 2) if is_short else None


def read_calendar_day(clause: Clause, at: int) -> Found | None:
    """Read "18 October", "the 18th of October 2026", "October 18, 2026" or "31st day of March".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The day and the index behind it, or None.
    """
    month = read_month_name(clause, at)
    if month:
        day = read_day_number(clause, clause.skip(month[1], "the"))
        return _day_of_year(clause, month[0], day[0], day[1]) if day else None
    day = read_day_number(clause, clause.skip(at, "the"))
    if day is None:
        return None
    month = read_month_name(clause, clause.skip(clause.skip(day[1], "day"), "of", "-", "/"))
    return _day_of_year(clause, month[0], day[0], month[1]) if month else None


def read_day_span(clause: Clause, at: int) -> Found | None:
    """Read "20-24 October" and "20 to 24 October 2026".

    Args:
        clause: The words.
        at: Index of the first number.

    Returns:
        The days from the first to the last and the index behind them, or None.
    """
    first = read_day_number(clause, at)
    last = read_calendar_day(clause, first[1] + 1) if first and clause.words[first[1]] in _SPAN_LINKS else None
    if first is None or last is None:
        return None
    return from_day_number(first[0], last[0]), last[1]


def from_day_number(number: int, last: Moment) -> Moment:
    """The days of one month from the one with a number to another.

    Args:
        number: Of the first day, from 1.
        last: The last day.

    Returns:
        The stretch; it has no days where the last comes before the first.
    """
    return replace(last, make=partial(_from_day, number, last.make), shape=Shape.PERIOD)


def _from_day(day: int, make: Callable[[int], Interval | None], year: int) -> Interval | None:
    last = make(year)
    if last is None or day > last.end.day:
        return None
    return Interval(last.end.replace(day=day), last.end, last.granularity)


def _read_named_day(clause: Clause, at: int) -> Found | None:
    named = clause.vocabulary.named_days.match(clause.words, at)
    if named is None:
        return None
    (month, day), behind = named
    if clause.kinds[behind] == Kind.WORD and not clause.may_close(behind):
        return None  # "before the Christmas recess"
    return _day_of_year(clause, month, day, behind)


def _read_movable_day(clause: Clause, at: int) -> Found | None:
    found = read_movable_day(clause, at)
    if found is None:
        return None
    moment, behind = found
    year = read_year_behind(clause, behind)
    if year is not None:
        return replace(moment, year=year[0]), year[1]
    if clause.kinds[behind] == Kind.WORD and not clause.may_close(behind):
        return None  # "before the Easter recess"
    return moment, behind
