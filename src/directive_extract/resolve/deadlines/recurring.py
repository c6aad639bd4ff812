"""Recurring duties: a cycle and what follows it, such as "quarterly, by the 5th" and "every week, beginning on 15 May".

recurring = cycle [days in the cycle] [clock] [first date] [last date]
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.clock import skip_clock
from directive_extract.resolve.deadlines.contexts import stands_alone
from directive_extract.resolve.deadlines.cycle_words import (
    read_bare_weekdays,
    read_cycle,
    read_plural_weekday,
    read_unit_after_unit,
)
from directive_extract.resolve.deadlines.cycles import WEEKDAY_CODES, Cycle
from directive_extract.resolve.deadlines.month_days import read_day_number
from directive_extract.resolve.deadlines.near_days import read_weekday_name
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, moment_reading
from directive_extract.resolve.deadlines.selectors import read_day_list, read_selected, rule_of_days
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_DAY_PREPOSITIONS = frozenset({"by", "on", "before", "in", "at", "within", "no", "not", "due"})
_UNTIL = frozenset({"until", "till", "through", "to", "up"})
_BEGINNING = frozenset({"beginning", "starting", "commencing", "from", "effective", "start"})
_FIRST_NOUNS = ("time", "one", "report", "review", "meeting", "update", "of", "such", "session")
_GRANULARITY = {
    "DAILY": Granularity.DAY, "WEEKLY": Granularity.WEEK, "MONTHLY": Granularity.MONTH, "YEARLY": Granularity.YEAR,
}  # fmt: skip


def read_recurring(clause: Clause, at: int) -> Found | None:
    """Read a recurring duty, with or without a preposition in front.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The reading and the index behind it, or None. A date is given only where the words give the first one.
    """
    found = read_cycle(clause, at) or read_selected(clause, at)
    return read_cycle_behind(clause, *found) if found else None


def read_repeated(clause: Clause, at: int) -> Found | None:
    """Read "week after week" and what follows it.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The reading and the index behind it, or None.
    """
    found = read_unit_after_unit(clause, at)
    return read_cycle_behind(clause, *found) if found else None


def read_weekdays_alone(clause: Clause, at: int) -> Found | None:
    """Read weekdays that fill their cell: "Mondays", "Saturdays and Sundays".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The reading and the index behind it; None where they only stand in a sentence ("Fridays are quiet").
    """
    found = read_bare_weekdays(clause, at)
    return read_cycle_behind(clause, *found) if found and stands_alone(clause, at, found[1]) else None


def read_cycle_behind(clause: Clause, cycle: Cycle, behind: int) -> Found:
    """Add to a cycle what follows it: its days, a time of day, the first date and the last.

    Args:
        clause: The words.
        cycle: How often.
        behind: Index behind the words that say so.

    Returns:
        The reading and the index behind everything that belongs to it.
    """
    granularity = _GRANULARITY[cycle.frequency]
    cycle, behind = _read_days_in_cycle(clause, cycle, behind)
    behind = _skip_clock_tail(clause, behind)
    reading = Reading(
        DeadlineKind.RECURRING,
        Relation.EVERY,
        recurrence=cycle.recurrence,
        rrule=cycle.rrule,
        granularity=granularity,
        notes=cycle.notes,
    )
    reading, behind = _read_first_date(clause, reading, behind)
    return _read_last_date(clause, reading, behind)


def _read_days_in_cycle(clause: Clause, cycle: Cycle, at: int) -> tuple[Cycle, int]:
    """Read ", by the 5th", "on Fridays", ", by 15 June and 15 December" behind a cycle."""
    begin = clause.skip(at, ",", "(")
    lead = clause.lead(begin)
    if lead is None or clause.words[begin] not in _DAY_PREPOSITIONS:
        return cycle, at
    first = clause.skip(lead[1], "the")
    days = read_day_list(clause, first)
    day = read_moment(clause, first) if days is None and cycle.frequency == "YEARLY" else None
    if days:
        return cycle.on_days_of_year(*rule_of_days(days[0])), days[1]
    interval = day[0].make(clause.anchor.year) if day and day[0].year is None else None
    if day and interval:  # "annually, by 31 March"
        return cycle.selecting(*rule_of_days([interval.end])), day[1]
    number = read_day_number(clause, first)
    if number and cycle.frequency == "MONTHLY" and clause.kinds[first] != Kind.NUMBER and clause.may_close(number[1]):
        end = number[1] + 3 if clause.follows(number[1], "of", "the", "month") else number[1]
        return cycle.selecting(f"BYMONTHDAY={number[0]}"), end
    weekday = read_weekday_name(clause, first) or read_plural_weekday(clause, first)
    if weekday and cycle.frequency == "WEEKLY":
        return cycle.selecting(f"BYDAY={WEEKDAY_CODES[weekday[0]]}"), weekday[1]
    return cycle, at


def _skip_clock_tail(clause: Clause, at: int) -> int:
    begin = clause.skip(clause.skip(at, ","), "at", "by", "before", "from", "until")
    behind = skip_clock(clause, begin)
    return behind if behind > begin > at and clause.words[behind - 1] != "of" else at


def _read_first_date(clause: Clause, reading: Reading, at: int) -> Found:
    """Add the date in ", beginning on 15 May 2026", "from 31 October", ", the first in August 2026"."""
    begin = _skip_beginning(clause, clause.skip(at, ",", "("))
    if begin is None:
        return reading, at
    ranged = read_range(clause, begin, is_opened=True)
    found = ranged or read_moment(clause, begin)
    first = moment_reading(clause, found[0], Relation.ON) if found else None
    if found is None or first is None:
        return reading, at
    end = clause.skip(found[1], ")") if clause.words[at] == "(" else found[1]
    if ranged:  # "from May through October" bounds the duty; it names no first day on which it is due
        return _until(reading, first.date, start=first.start), end
    notes = reading.notes + first.notes
    return replace(reading, date=first.date, due=first.due, start=first.start, notes=notes), end


def _skip_beginning(clause: Clause, at: int) -> int | None:
    """Index behind the words that announce a first date, or None where there are none."""
    if clause.follows(at, "with", "effect", "from"):
        return at + 3
    if clause.words[at] in _BEGINNING or clause.follows(at, "as", "from") or clause.follows(at, "as", "of"):
        begin = clause.skip(at + 1, "on", "in", "from", "with", "of", "at")
        return clause.skip(begin, "effect")
    if clause.follows(at, "the", "first"):
        begin = clause.skip(clause.skip(at + 2, *_FIRST_NOUNS), *_FIRST_NOUNS)
        begin = clause.skip(clause.skip(begin, "to", "being", "falling", "is"), "be")
        lead = clause.lead(begin)
        return lead[1] if lead else begin
    return None


def _read_last_date(clause: Clause, reading: Reading, at: int) -> Found:
    """Add the last day in "until the end of the year", "through December"."""
    if clause.words[at] not in _UNTIL:
        return reading, at
    found: tuple[Moment, int] | None = read_moment(clause, clause.skip(at + 1, "to", "and"))
    last = moment_reading(clause, found[0], Relation.BY) if found else None
    return (_until(reading, last.date), found[1]) if found and last else (reading, at)


def _until(reading: Reading, last: dt.date | None, start: dt.date | None = None) -> Reading:
    if last is None:
        return reading
    return replace(reading, rrule=f"{reading.rrule};UNTIL={last:%Y%m%d}", start=start or reading.start)
