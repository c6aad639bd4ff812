"""Days that count from the anchor date: "tomorrow", "Friday next week", "the 3rd", "the next working day"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.clock import DAY_ENDS, skip_clock, skip_clock_after_day, skip_clock_before_day
from directive_extract.resolve.deadlines.days import read_written_day
from directive_extract.resolve.deadlines.intervals import (
    DAY,
    add_months,
    make_date,
    single_day,
    week_of,
    weekday_from,
)
from directive_extract.resolve.deadlines.moments import Moment, Shape, known
from directive_extract.resolve.deadlines.numbers import read_ordinal
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.resolve.deadlines.workdays import add_working_days
from directive_extract.schema.directive import DeadlineKind

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_NEAR_DAYS = (
    (("the", "day", "after", "tomorrow"), 2),
    (("today",), 0),
    (("tonight",), 0),
    (("this", "morning"), 0),
    (("this", "afternoon"), 0),
    (("this", "evening"), 0),
    (("this", "very", "day"), 0),
    (("tomorrow",), 1),
    (("tmrw",), 1),
    (("tmr",), 1),
)
_CLOCK_LEADS = frozenset({"by", "before", "than"})
_NEAR_FIRST = frozenset(name[0] for name, _ in _NEAR_DAYS)
_DAY_PARTS = ("morning", "afternoon", "evening", "night", "noon", "lunchtime", "am", "pm")
_LATE_PARTS = frozenset({"afternoon", "evening", "night", "noon", "lunchtime", "am", "pm"})
_MONTH_STEPS = (
    (("of", "this", "month"), 0),
    (("of", "the", "current", "month"), 0),
    (("this", "month"), 0),
    (("of", "next", "month"), 1),
    (("next", "month"), 1),
    (("of", "the", "next", "month"), 1),
    (("of", "the", "following", "month"), 1),
    (("of", "the", "coming", "month"), 1),
)
_AMBIGUOUS_WEEKDAYS = frozenset({"sun", "wed", "mon", "sat", "thu"})  # "Thu" is a given name, too
_WEEK_STEPS = {"this": 0, "next": 1, "coming": 1, "following": 1}
_WEEKDAY_TAILS = frozenset({"next", "this", "week", "nite"})


def read_day(clause: Clause, at: int) -> Found | None:
    """Read any kind of day, with or without a time of day.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The day and the index behind it, or None.
    """
    begin = skip_clock_before_day(clause, at)
    found = _read_plain_day(clause, begin)
    if found is None:
        return _read_clock_alone(clause, at)
    moment, behind = found
    end = skip_clock_after_day(clause, behind)
    if begin > at or end > behind:
        moment = replace(moment, is_timed=True)
    return moment, end


def _read_plain_day(clause: Clause, at: int) -> Found | None:
    return (
        read_written_day(clause, at)
        or _read_near_day(clause, at)
        or _read_weekday_of_week(clause, at)
        or _read_weekday(clause, at)
        or _read_day_of_month(clause, at)
        or _read_next_working_day(clause, at)
    )


def _read_clock_alone(clause: Clause, at: int) -> Found | None:
    """Read "EOD", "close of business" and, behind "by" or "before", "5 pm": times of the day of the document."""
    behind = skip_clock(clause, at)
    if behind == at or clause.words[behind - 1] == "of" or not clause.may_close(behind):
        return None
    sums_up = "at" in {clause.before(at), clause.before(at - 1)}  # "at the end of the day"
    is_end = clause.words[at] in DAY_ENDS and not sums_up
    if not is_end and clause.before(at) not in _CLOCK_LEADS:
        return None
    note = f"no day is given; it is taken for {clause.anchor}"
    return replace(_near(clause.anchor, note), is_timed=True), behind


def _near(day: dt.date, *notes: str) -> Moment:
    return known(single_day(day), Shape.DAY, DeadlineKind.RELATIVE, *notes)


def _read_near_day(clause: Clause, at: int) -> Found | None:
    if clause.words[at] in _NEAR_FIRST:
        for name, days in _NEAR_DAYS:
            if clause.follows(at, *name):
                behind = clause.skip(at + len(name), *_DAY_PARTS)
                is_timed = clause.words[behind - 1] in _LATE_PARTS
                return replace(_near(clause.anchor + days * DAY), is_timed=is_timed), behind
    return None


def _read_next_working_day(clause: Clause, at: int) -> Found | None:
    begin = clause.skip(at, "the")
    if not (clause.follows(begin, "next", "working", "day") or clause.follows(begin, "next", "business", "day")):
        return None
    return _near(add_working_days(clause.anchor, 1, clause.settings.country)), begin + 3


def read_weekday_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the name of a weekday.

    Args:
        clause: The words.
        at: Index of the word. "Sun", "sat", "wed" and "mon" open no text by themselves: they are other words too.

    Returns:
        The weekday from Monday as 0 and the index behind it, or None.
    """
    word = clause.words[at]
    weekday = clause.vocabulary.weekdays.get(word)
    if weekday is None or (word in _AMBIGUOUS_WEEKDAYS and at == 0 and clause.size > 2):
        return None
    return weekday, at + 1


def _read_weekday_of_week(clause: Clause, at: int) -> Found | None:
    """Read "next week Friday", "this week Tuesday"."""
    begin = clause.skip(at, "the")
    step = _WEEK_STEPS.get(clause.words[begin])
    if step is None or clause.words[begin + 1] != "week":
        return None
    weekday = read_weekday_name(clause, clause.skip(begin + 2, ",", "on"))
    if weekday is None:
        return None
    day = week_of(clause.anchor).start + (7 * step + weekday[0]) * DAY
    return replace(_near(day), weekday=weekday[0]), weekday[1]


def _read_weekday(clause: Clause, at: int) -> Found | None:
    begin = clause.skip(clause.skip(at, "the"), "this", "next", "coming", "following")
    begin = clause.skip(begin, "coming")
    weekday = read_weekday_name(clause, begin)
    if weekday is None or read_ordinal(clause, at - 1 if at else clause.size):
        return None  # "the first Monday" is another matter
    number, behind = weekday
    behind = clause.skip(behind, *_DAY_PARTS)
    if _is_other_word(clause, begin, behind):
        return None
    written = _read_day_behind_weekday(clause, behind)
    if written:
        return replace(written[0], weekday=number), written[1]
    day, end, notes = _find_weekday(clause, number, behind, is_next=clause.words[begin - 1] == "next" and begin > at)
    is_timed = end == behind and clause.words[behind - 1] in _LATE_PARTS  # before Friday noon is on Friday
    return replace(_near(day, *notes), weekday=number, is_timed=is_timed), end


def _is_other_word(clause: Clause, at: int, behind: int) -> bool:
    """Whether "Sun" or "Sat" opens something else than a day, as in "the Sun newspaper"."""
    is_tailed = clause.words[behind] in _WEEKDAY_TAILS
    if clause.words[at] not in _AMBIGUOUS_WEEKDAYS or clause.before(at) in {"this", "next"} or is_tailed:
        return False
    return clause.kinds[behind] == Kind.WORD and not clause.may_close(behind)


def _read_day_behind_weekday(clause: Clause, at: int) -> Found | None:
    """The day in "Friday, 20 February", "Friday the 20th", "Friday (21 Nov)"."""
    begin = clause.skip(clause.skip(at, ","), "the")
    return read_written_day(clause, begin) or _read_day_of_month(clause, begin)


def _find_weekday(clause: Clause, number: int, at: int, *, is_next: bool) -> tuple[dt.date, int, tuple[str, ...]]:
    coming = weekday_from(clause.anchor, number)
    monday = week_of(clause.anchor).start
    begin = clause.skip(clause.skip(at, "of", "in"), "the")
    if clause.words[begin + 1] == "week":
        if clause.words[begin] in {"next", "following", "coming"}:
            return monday + (7 + number) * DAY, begin + 2, ()
        if clause.words[begin] == "this":
            return monday + number * DAY, begin + 2, ()
    if clause.words[at] == "week":  # British: "Friday week"
        return coming + 7 * DAY, at + 1, ()
    if is_next:
        day = monday + (7 + number) * DAY
        return day, at, (f'"next {day:%A}" is read as the one of next week',)
    return coming, at, ()


def _read_day_of_month(clause: Clause, at: int) -> Found | None:
    """Read "the 3rd", "the 3rd of this month", "the third of next month"."""
    begin = clause.skip(at, "the")
    number = read_ordinal(clause, begin)
    if number is None or not 1 <= number[0] <= 31:
        return None
    day, behind = number
    for words, months in _MONTH_STEPS:
        if clause.follows(behind, *words):
            return _day_in_month(clause, day, months, behind + len(words))
    if clause.kinds[begin] != Kind.ORDINAL or not clause.may_close(behind) or clause.words[behind] == "of":
        return None
    near = _nearest_day_of_month(clause.anchor, day)
    note = f"no month is given; {near} is the nearest on or after {clause.anchor}"
    return known(single_day(near), Shape.DAY, DeadlineKind.FIXED, note), behind


def _day_in_month(clause: Clause, day: int, months: int, behind: int) -> Found | None:
    month = add_months(clause.anchor.replace(day=1), months)
    named = make_date(month.year, month.month, day)
    return (_near(named), behind) if named else None


def _nearest_day_of_month(anchor: dt.date, day: int) -> dt.date:
    months = (add_months(anchor.replace(day=1), step) for step in range(3))  # any day comes within two months
    days = (make_date(month.year, month.month, day) for month in months)
    return next((named for named in days if named and named >= anchor), anchor)
