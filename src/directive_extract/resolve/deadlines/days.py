"""Days that are written out: "18 October", "the 18th of October, 2026", "31.12.2025", "noon on 3 June"."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import Interval, make_date, single_day
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.movable import read_movable_day
from directive_extract.resolve.deadlines.numbers import read_ordinal, read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_CENTURY = 2000  # two figures are a year of this century: documents set deadlines ahead
_LEAP_YEAR = 2000  # has every day that any year has
_WORDS_OF_THEIR_OWN = frozenset({"may", "march", "mar", "sep"})
_YEAR_WORDS = (
    (("this", "year"), 0),
    (("the", "current", "year"), 0),
    (("next", "year"), 1),
    (("the", "following", "year"), 1),
    (("the", "coming", "year"), 1),
    (("the", "next", "year"), 1),
)
_YEAR_WORDS_FIRST = frozenset(words[0] for words, _ in _YEAR_WORDS)


def read_written_day(clause: Clause, at: int) -> Found | None:
    """Read a day in words or figures.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The day, with or without its year, and the index behind it; or None.
    """
    if clause.kinds[at] in {Kind.ISO, Kind.DATE, Kind.DAY_MONTH}:
        return _read_figures(clause, at)
    return read_calendar_day(clause, at) or _read_named_day(clause, at) or _read_movable_day(clause, at)


def _read_figures(clause: Clause, at: int) -> Found | None:
    kind = clause.kinds[at]
    figures = [int(part) for part in clause.words[at].replace(".", "-").replace("/", "-").split("-")]
    if kind == Kind.ISO:
        return _dated(make_date(*figures), at)
    if kind == Kind.DAY_MONTH:
        month, day = figures if clause.settings.date_order == "MDY" else reversed(figures)
        return _day_of_year(clause, month, day, at + 1)
    return _read_short_date(clause, figures, at)


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


def read_month_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the name of a month; "may" and "march" are words of their own without a capital or a number beside them.

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The month from 1 to 12 and the index behind it, or None.
    """
    word = clause.words[at]
    month = clause.vocabulary.months.get(word)
    if month is None or (word in _WORDS_OF_THEIR_OWN and not _is_month(clause, at)):
        return None
    return month, at + 1


def _is_month(clause: Clause, at: int) -> bool:
    if clause.is_capital(at):
        return True
    numbers = {Kind.NUMBER, Kind.ORDINAL}
    return clause.kinds[at + 1] in numbers or (at > 0 and clause.kinds[at - 1] in numbers)


def read_day_number(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the number of a day in its month: "18", "18th", "eighteenth", "01".

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The number from 1 to 31 and the index behind it, or None.
    """
    kind, word = clause.kinds[at], clause.words[at]
    if kind == Kind.NUMBER:
        return (int(word), at + 1) if len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31 else None
    ordinal = read_ordinal(clause, at)
    return ordinal if ordinal and 1 <= ordinal[0] <= 31 else None


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
