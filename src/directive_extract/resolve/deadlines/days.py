"""Written days: "18 October", "Friday, 20 February", "31.12.2025", "tomorrow", "Friday next week"."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.clock import skip_clock_after_day, skip_clock_before_day
from directive_extract.resolve.deadlines.intervals import (
    DAY,
    Interval,
    add_months,
    make_date,
    single_day,
    week_of,
    weekday_from,
)
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.numbers import read_ordinal, read_year
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_NEAR_DAYS = (
    (("the", "day", "after", "tomorrow"), 2),
    (("today",), 0),
    (("tonight",), 0),
    (("this", "morning"), 0),
    (("this", "afternoon"), 0),
    (("this", "evening"), 0),
    (("tomorrow",), 1),
)
_NEAR_FIRST = frozenset(name[0] for name, _ in _NEAR_DAYS)
_DAY_PARTS = ("morning", "afternoon", "evening", "night", "noon")
_CENTURY = 2000


def read_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read a day with or without a time of day.

    Returns:
        The moment and the index behind it, or None.
    """
    begin = skip_clock_before_day(clause, at)
    begin = clause.skip(begin, "the") if begin > at else at
    found = _read_plain_day(clause, begin)
    if found is None:
        return None
    moment, behind = found
    end = skip_clock_after_day(clause, clause.skip(behind, *_DAY_PARTS) if moment.weekday is not None else behind)
    if begin > at or end > behind:
        moment = replace(moment, is_timed=True)
    return moment, end


def _read_plain_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    for reader in (
        _read_figures,
        _read_near_day,
        _read_weekday,
        read_calendar_day,
        _read_day_of_month,
        _read_named_day,
    ):
        found = reader(clause, at)
        if found:
            return found
    return None


def _read_figures(clause: Clause, at: int) -> tuple[Moment, int] | None:
    kind = clause.kinds[at]
    if kind == Kind.ISO:
        year, month, day = _figures(clause.words[at])
        return _numeric(make_date(year, month, day), at)
    if kind == Kind.DATE:
        return _read_short_date(clause, at)
    if kind == Kind.DAY_MONTH:
        first, second = _figures(clause.words[at])
        day, month = (second, first) if clause.settings.date_order == "MDY" else (first, second)
        return _yearly(month, day, clause, at + 1)
    return None


def _figures(word: str) -> list[int]:
    return [int(part) for part in word.replace(".", "-").replace("/", "-").split("-")]


def _numeric(day: dt.date | None, at: int, *notes: str) -> tuple[Moment, int] | None:
    return (known(single_day(day), Shape.DAY, DeadlineKind.FIXED, *notes), at + 1) if day else None


def _read_short_date(clause: Clause, at: int) -> tuple[Moment, int] | None:
    first, second, last = _figures(clause.words[at])
    order = clause.settings.date_order
    if order == "YMD" and last < 100 <= _CENTURY:
        return _numeric(make_date(_CENTURY + first, second, last), at)
    year = last if last >= 100 else _CENTURY + last
    day, month = (second, first) if order == "MDY" else (first, second)
    named, swapped = make_date(year, month, day), make_date(year, day, month)
    if named is None and swapped is not None:
        return _numeric(
            swapped, at, f"{clause.words[at]} is no date as {_order_words(order)}; read the other way round"
        )
    if swapped is not None and swapped != named:
        return _numeric(named, at, f"{clause.words[at]} is read as {_order_words(order)}")
    return _numeric(named, at)


def _order_words(order: str) -> str:
    return "month, day, year" if order == "MDY" else "day, month, year"


def _yearly(month: int, day: int, clause: Clause, behind: int) -> tuple[Moment, int] | None:
    """A day of the year, and the year where it follows."""
    if make_date(2000, month, day) is None:  # a leap year: it has every day that any year has
        return None
    moment = Moment(partial(_day_in_year, month, day), Shape.DAY, DeadlineKind.FIXED)
    given = read_year_behind(clause, behind)
    return (moment.in_year(given[0]), given[1]) if given else (moment, behind)


def _day_in_year(month: int, day: int, year: int) -> Interval | None:
    named = make_date(year, month, day)
    return single_day(named) if named else None


def read_year_behind(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the year behind a day, month or quarter: ", 2026", "of 2026", "/2026", "next year", "of the same year"."""
    if clause.words[at] in {",", "/", "of", "-", "in", "'"}:
        found = read_year(clause, at + 1)
        if found:
            return found if clause.words[at] != "in" else None
    found = read_year(clause, at)
    if found:
        return found
    begin = clause.skip(clause.skip(at, ","), "of")
    this_year = clause.anchor.year
    for words, year in (
        (("this", "year"), this_year),
        (("next", "year"), this_year + 1),
        (("the", "current", "year"), this_year),
    ):
        if clause.follows(begin, *words):
            return year, begin + len(words)
    for words in (("the", "following", "year"), ("the", "coming", "year"), ("the", "next", "year")):
        if clause.follows(begin, *words):
            return this_year + 1, begin + len(words)
    return None


def read_calendar_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read "18 October", "the 18th of October 2026", "October 18, 2026" or "31st day of March"."""
    month_first = read_month_name(clause, at)
    if month_first:
        month, behind = month_first
        number = read_day_number(clause, clause.skip(behind, "the"))
        return _yearly(month, number[0], clause, number[1]) if number else None
    number = read_day_number(clause, clause.skip(at, "the"))
    if number is None:
        return None
    day, behind = number
    behind = clause.skip(clause.skip(clause.skip(behind, "day"), "of"), "-")
    named = read_month_name(clause, behind)
    return _yearly(named[0], day, clause, named[1]) if named else None


def read_month_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the name of a month; "may", "march" and "mar" only with a capital or a number beside them."""
    word = clause.words[at]
    month = clause.vocabulary.months.get(word)
    if month is None:
        return None
    if word in {"may", "march", "mar", "sep"} and not clause.is_capital(at):
        beside = {clause.kinds[at + 1], clause.kinds[at - 1] if at else ""}
        if not beside & {Kind.NUMBER, Kind.ORDINAL} and clause.words[at - 1 if at else -1] not in {
            "in",
            "by",
            "early",
            "late",
            "mid",
            "-",
            "end",
        }:
            return None
    return month, at + 1


def read_day_number(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the number of a day in a month: "18", "18th", "eighteenth", "01"."""
    kind, word = clause.kinds[at], clause.words[at]
    if kind == Kind.NUMBER and word.isdigit() and len(word) <= 2 and 1 <= int(word) <= 31:
        return int(word), at + 1
    if kind in {Kind.ORDINAL, Kind.WORD}:
        ordinal = read_ordinal(clause, at)
        return ordinal if ordinal and 1 <= ordinal[0] <= 31 else None
    return None


def _read_near_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    if clause.words[at] not in _NEAR_FIRST:
        return None
    for name, days in _NEAR_DAYS:
        if clause.follows(at, *name):
            behind = clause.skip(at + len(name), *_DAY_PARTS)
            moment = known(single_day(clause.anchor + days * DAY), Shape.DAY, DeadlineKind.RELATIVE)
            return moment, behind
    return None


def _read_weekday(clause: Clause, at: int) -> tuple[Moment, int] | None:
    begin = clause.skip(at, "this", "next", "coming", "the")
    begin = clause.skip(begin, "coming", "following") if begin > at else begin
    weekday = read_weekday_name(clause, begin)
    if weekday is None:
        return None
    written = _read_written_behind(clause, weekday[1]) if begin == at or clause.words[at] == "the" else None
    if written:
        moment, behind = written
        return replace(moment, weekday=weekday[0]), behind
    return _read_relative_weekday(clause, at, weekday)


def read_weekday_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the name of a weekday; "sat", "sun" and "wed" are words of their own, so only where no letter is a capital elsewhere."""
    word = clause.words[at]
    weekday = clause.vocabulary.weekdays.get(word)
    if weekday is None or (word in {"sun", "wed", "mon", "sat"} and at == 0 and clause.size > 2):
        return None
    return weekday, at + 1


def _read_written_behind(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """The written day behind a weekday: "Friday, 20 February", "Friday the 20th", "Friday (21 Nov)"."""
    begin = clause.skip(clause.skip(at, ","), "the")
    return read_calendar_day(clause, begin) or _read_figures(clause, begin) or _read_day_of_month(clause, begin)


def _read_relative_weekday(clause: Clause, at: int, weekday: tuple[int, int]) -> tuple[Moment, int]:
    number, behind = weekday
    coming = weekday_from(clause.anchor, number)
    next_week = week_of(clause.anchor).end + DAY + number * DAY
    begin = clause.skip(behind, "of", "in")
    if clause.follows(begin, "next", "week"):
        return _weekday_moment(next_week, begin + 2)
    if clause.follows(begin, "this", "week"):
        return _weekday_moment(week_of(clause.anchor).start + number * DAY, begin + 2)
    if clause.words[behind] == "week":  # British: "Friday week"
        return _weekday_moment(coming + 7 * DAY, behind + 1)
    if clause.words[at] == "next":
        return _weekday_moment(next_week, behind, f'"next {next_week:%A}" is read as the one of next week')
    return _weekday_moment(coming, behind)


def _weekday_moment(day: dt.date, behind: int, *notes: str) -> tuple[Moment, int]:
    moment = known(single_day(day), Shape.DAY, DeadlineKind.RELATIVE, *notes)
    return replace(moment, weekday=day.weekday()), behind


def _read_day_of_month(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read "the 3rd", "the 3rd of this month", "the third of next month"."""
    begin = clause.skip(at, "the")
    number = read_ordinal(clause, begin)
    if number is None or not 1 <= number[0] <= 31:
        return None
    day, behind = number
    months = _months_ahead(clause, behind)
    if months is not None:
        month = add_months(clause.anchor.replace(day=1), months[0])
        named = make_date(month.year, month.month, day)
        return (known(single_day(named), Shape.DAY, DeadlineKind.RELATIVE), months[1]) if named else None
    if (
        clause.kinds[begin] != Kind.ORDINAL
        or clause.words[at - 1 if at else -1] in {"for", "in"}
        or not clause.may_close(behind)
    ):
        return None
    near = _nearest_day_of_month(clause.anchor, day)
    return known(
        single_day(near),
        Shape.DAY,
        DeadlineKind.FIXED,
        f"no month is given; {near} is the nearest on or after {clause.anchor}",
    ), behind


def _months_ahead(clause: Clause, at: int) -> tuple[int, int] | None:
    for words, months in (
        ("this", 0),
        ("the current", 0),
        ("next", 1),
        ("the next", 1),
        ("the following", 1),
        ("the coming", 1),
    ):
        phrase = ["of", *words.split(), "month"]
        if clause.follows(at, *phrase):
            return months, at + len(phrase)
    return None


def _nearest_day_of_month(anchor: dt.date, day: int) -> dt.date:
    first = anchor.replace(day=1)
    for months in range(3):  # every day up to the 31st comes within two months
        month = add_months(first, months)
        named = make_date(month.year, month.month, day)
        if named and named >= anchor:
            return named
    return anchor


def _read_named_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    found = clause.vocabulary.named_days.match(clause.words, at)
    if found is None:
        return None
    (month, day), behind = found
    return _yearly(month, day, clause, behind)
