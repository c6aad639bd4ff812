"""Recurring duties: "every Friday", "on the 25th of each month", "twice a year", "quarterly, by the 5th".

recurring = cycle tail*
| selector "of" cycle-unit tail*
cycle     = frequency | every [count] unit | every weekday | count "times a" unit
selector  = day number | "the end" | ordinal weekday | ordinal [count] unit
tail      = [,] "beginning on" moment | [,] by day-in-cycle | [,] clock
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.clock import skip_clock
from directive_extract.resolve.deadlines.cycles import WEEKDAY_CODES, Cycle, every, from_frequency, times_per
from directive_extract.resolve.deadlines.days import read_calendar_day, read_day_number, read_weekday_name
from directive_extract.resolve.deadlines.numbers import read_count, read_ordinal
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.readings import Reading, moment_reading
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.tokens import Clause

CycleFound = tuple[Cycle, int]

_EVERY = frozenset({"every", "each"})
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_TAIL_RELATIONS = frozenset({"by", "on", "before", "in", "at", "within", "no", "not", "due", "until"})
_MEETING_OR_REPORT = 2


def read_recurring(clause: Clause, at: int) -> tuple[Reading, int] | None:
    """Read a recurring duty that begins at `at`, with or without a preposition in front.

    Returns:
        The reading and the index behind it, or None.
    """
    found = read_cycle(clause, at) or _read_selected(clause, at)
    if found is None:
        return None
    return _with_tails(clause, *found)


def read_cycle(clause: Clause, at: int) -> CycleFound | None:
    """Read the words that say how often."""
    if clause.follows(at, "at", "least") or clause.follows(at, "at", "a", "minimum"):
        at += 2 if clause.words[at + 1] == "least" else 3
    at = clause.skip(at, "on") if clause.follows(at, "on", "a") else at
    at = clause.skip(at, "a", "an") if clause.words[at + 2] == "basis" else at
    return _read_frequency(clause, at) or _read_every(clause, at) or _read_times(clause, at)


def _read_frequency(clause: Clause, at: int) -> CycleFound | None:
    found = clause.vocabulary.frequencies.match(clause.words, at)
    if found is None:
        return None
    name, behind = found
    behind = _skip_denied_frequency(clause, behind)
    if clause.words[behind] == "basis":
        return from_frequency(name), behind + 1
    duties = clause.vocabulary.duty_nouns
    if clause.may_close(behind) or duties & set(clause.words[behind : behind + _MEETING_OR_REPORT]):
        return from_frequency(name), behind
    return None


def _skip_denied_frequency(clause: Clause, at: int) -> int:
    """Index behind "not fortnightly" in "weekly not fortnightly"."""
    if clause.words[at] == "not":
        denied = clause.vocabulary.frequencies.match(clause.words, at + 1)
        if denied:
            return denied[1]
    return at


def _read_every(clause: Clause, at: int) -> CycleFound | None:
    if clause.words[at] not in _EVERY:
        return None
    ordinal_day = read_day_number(clause, at + 1) if clause.words[at + 1] != "second" else None
    if ordinal_day and clause.words[ordinal_day[1]] == "of":  # "every 15th of the month"
        return _read_unit_behind(clause, ordinal_day[1] + 1, f"BYMONTHDAY={ordinal_day[0]}")
    if clause.words[at + 1] in {"end", "month"} and clause.words[at + 2] in {"of", "end", "-"}:
        return _read_end_of(clause, at)
    begin, count = at + 1, 1
    if clause.words[begin] in {"other", "second", "alternate"}:
        begin, count = begin + 1, 2
    else:
        number = read_count(clause, begin)
        if number and clause.words[begin] not in {"a", "an"}:
            count, begin = number
    return _read_weekdays(clause, begin, count) or _read_unit(clause, begin, count)


def _read_end_of(clause: Clause, at: int) -> CycleFound | None:
    """Read "every end of month", "every month-end"."""
    words = [word for word in clause.words[at + 1 : at + 5] if word not in {"-", "of", "the"}][:2]
    if sorted(words) != ["end", "month"]:
        return None
    behind = (
        at
        + 1
        + next(
            i
            for i in range(2, 5)
            if sorted(w for w in clause.words[at + 1 : at + 1 + i] if w not in {"-", "of", "the"}) == ["end", "month"]
        )
    )
    return every(1, "month").selecting("BYMONTHDAY=-1"), behind


def _read_weekdays(clause: Clause, at: int, count: int) -> CycleFound | None:
    days: list[int] = []
    behind = at
    while True:
        weekday = read_weekday_name(clause, behind)
        if weekday is None:
            break
        days.append(weekday[0])
        behind = weekday[1]
        if clause.words[behind] in {"and", ",", "&"} and read_weekday_name(clause, behind + 1):
            behind += 1
            continue
        break
    if not days:
        return None
    codes = ",".join(WEEKDAY_CODES[day] for day in sorted(set(days)))
    return every(count, "week").selecting(f"BYDAY={codes}"), clause.skip(behind, "morning", "afternoon", "evening")


def _read_unit(clause: Clause, at: int, count: int) -> CycleFound | None:
    at = clause.skip(at, "calendar", "full", "single", "financial", "fiscal")
    if clause.words[at] in {"working", "business"} and clause.words[at + 1] in {"day", "days"} and count == 1:
        return every(1, "day").selecting("BYDAY=MO,TU,WE,TH,FR"), at + 2
    if clause.words[at] == "weekday":
        return every(1, "day").selecting("BYDAY=MO,TU,WE,TH,FR"), at + 1
    unit = clause.vocabulary.units.get(clause.words[at])
    if unit is None or count == 0 or count > 500:
        frequency = clause.vocabulary.frequencies.match(clause.words, at)  # "each monthly meeting"
        is_gathering = frequency is not None and clause.words[frequency[1]] in clause.vocabulary.events.meetings
        return (from_frequency(frequency[0]), frequency[1] + 1) if frequency and is_gathering else None
    if unit == "half" and clause.words[at + 1] in {"-", "year"}:
        at = clause.skip(clause.skip(at + 1, "-"), "year") - 1
    return every(count, unit), at + 1


def _read_times(clause: Clause, at: int) -> CycleFound | None:
    count = _TIMES.get(clause.words[at])
    begin = at + 1
    if count is None:
        number = read_count(clause, at)
        if number is None or clause.words[number[1]] not in {"time", "times"}:
            return None
        count, begin = number[0], number[1] + 1
    frequency = clause.vocabulary.frequencies.match(clause.words, begin)
    if frequency and count <= 12:  # "twice yearly"
        return times_per(count, _unit_of(frequency[0])), frequency[1]
    if clause.words[begin] not in {"a", "an", "per", "every", "each", "in"}:
        return None
    begin = clause.skip(begin + 1, "every", "each", "a", "calendar")
    number = read_count(clause, begin)
    if number and count == 1:
        return _read_unit(clause, number[1], number[0])
    unit = clause.vocabulary.units.get(clause.words[begin])
    return (times_per(count, unit), begin + 1) if unit else None


def _unit_of(frequency: str) -> str:
    return {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}.get(frequency, "year")


def _read_selected(clause: Clause, at: int) -> CycleFound | None:
    """Read "[on] the 25th of every month", "[at] the end of each quarter", "[in] the first week of every month"."""
    relation = clause.vocabulary.relations.match(clause.words, at)
    begin = relation[1] if relation else at
    begin = clause.skip(clause.skip(skip_clock(clause, begin), "on"), "the", "its")
    if clause.words[begin] in {"end", "close", "last"} and clause.words[begin + 1] in {"of", "day"}:
        behind = begin + 1 if clause.words[begin + 1] == "of" else begin + 2
        return _read_unit_behind(clause, behind + 1, "BYMONTHDAY=-1") if clause.words[behind] == "of" else None
    if clause.words[begin] in {"beginning", "start", "first"} and clause.words[begin + 1] == "of":
        return _read_unit_behind(clause, begin + 2, "BYMONTHDAY=1")
    ordinal = read_ordinal(clause, begin) or read_day_number(clause, begin)
    if ordinal is None:
        return _read_yearly_day(clause, at, begin)
    return _read_ordinal_selector(clause, *ordinal) or _read_yearly_day(clause, at, begin)


def _read_ordinal_selector(clause: Clause, index: int, at: int) -> CycleFound | None:
    words = clause.words
    if words[at] == "of":
        return _read_unit_behind(clause, at + 1, f"BYMONTHDAY={index}", allow_the=True)
    weekday = read_weekday_name(clause, at)
    if weekday and words[weekday[1]] in {"of", "in"}:
        return _read_unit_behind(clause, weekday[1] + 1, f"BYDAY={index}{WEEKDAY_CODES[weekday[0]]}")
    if words[at] in {"working", "business"} and words[at + 1] == "day" and words[at + 2] == "of":
        return _read_unit_behind(clause, at + 3, "BYDAY=MO,TU,WE,TH,FR", f"BYSETPOS={index}")
    if words[at] == "day" and words[at + 1] == "of":
        return _read_unit_behind(clause, at + 2, f"BYMONTHDAY={index}")
    count = read_count(clause, at)
    behind = count[1] if count else at
    behind = clause.skip(behind, "working", "business", "regular", "monthly", "ordinary")
    is_time = words[behind] in clause.vocabulary.units or words[behind] in clause.vocabulary.events.meetings
    return _read_unit_behind(clause, behind + 2) if is_time and words[behind + 1] in {"of", "in"} else None


def _read_unit_behind(clause: Clause, at: int, *selectors: str, allow_the: bool = False) -> CycleFound | None:
    """Read "every month", "each quarter", "the last month of every quarter" behind a selector."""
    if clause.follows(at, "the", "last", "month", "of") or clause.follows(at, "the", "first", "month", "of"):
        at += 4
    is_each = clause.words[at] in _EVERY
    if not is_each and not (allow_the and clause.follows(at, "the", "month")):
        return None
    unit = clause.vocabulary.units.get(clause.words[at + 1])
    begin = at + 1
    if clause.words[begin] in {"calendar", "following", "succeeding"}:
        begin += 1
        unit = clause.vocabulary.units.get(clause.words[begin])
    if unit in {None, "hour", "day"} or clause.words[begin].endswith("s"):
        return None
    cycle = every(1, str(unit))
    fitting = selectors if cycle.frequency == "MONTHLY" else ()
    return cycle.selecting(*fitting), begin + 1


def _read_yearly_day(clause: Clause, at: int, begin: int) -> CycleFound | None:
    """Read "by 31 March every year", "in June each year"."""
    moment = read_calendar_day(clause, begin) or read_moment(clause, begin)
    if moment is None or moment[0].year is not None:
        return None
    behind = clause.skip(moment[1], "of")
    is_each_year = clause.words[behind] in _EVERY and clause.words[behind + 1] in {"year", "calendar"}
    if not is_each_year and clause.words[behind] not in {"annually", "yearly"}:
        return None
    if at == begin and behind == moment[1] and not is_each_year:
        return None
    interval = moment[0].make(clause.anchor.year)
    if interval is None:
        return None
    end = behind + (1 if not is_each_year else 2 + (clause.words[behind + 1] == "calendar"))
    return every(1, "year").selecting(f"BYMONTH={interval.end.month}", f"BYMONTHDAY={interval.end.day}"), end


def _with_tails(clause: Clause, cycle: Cycle, behind: int) -> tuple[Reading, int]:
    """Add what follows: the days in the cycle, a time of day, the first date."""
    cycle, behind = _read_days_in_cycle(clause, cycle, behind)
    behind = _skip_clock_tail(clause, behind)
    first = _read_first_date(clause, behind)
    reading = Reading(
        kind=DeadlineKind.RECURRING,
        relation=Relation.EVERY,
        recurrence=cycle.recurrence,
        rrule=cycle.rrule,
        granularity=_GRANULARITY[cycle.frequency],
        notes=cycle.notes,
    )
    if first is None:
        return reading, behind
    moment, end = first
    begun = moment_reading(clause, moment, Relation.ON)
    if begun is None:
        return reading, behind
    return replace(reading, date=begun.date, due=begun.due, start=begun.start, notes=cycle.notes + begun.notes), end


_GRANULARITY = {
    "DAILY": Granularity.DAY, "WEEKLY": Granularity.WEEK, "MONTHLY": Granularity.MONTH, "YEARLY": Granularity.YEAR,
}  # fmt: skip


def _read_days_in_cycle(clause: Clause, cycle: Cycle, at: int) -> tuple[Cycle, int]:
    """Read ", by the 5th", "on Fridays", ", by 15 June and 15 December" behind a cycle."""
    begin = clause.skip(at, ",", "(")
    relation = clause.vocabulary.relations.match(clause.words, begin)
    if relation is None or clause.words[begin] not in _TAIL_RELATIONS:
        return cycle, at
    first = clause.skip(relation[1], "the")
    days = _read_day_list(clause, first)
    if days:
        return cycle.selecting(*days[0]), days[1]
    number = read_day_number(clause, first)
    if number and cycle.frequency == "MONTHLY" and clause.kinds[first] != Kind.NUMBER and clause.may_close(number[1]):
        behind = number[1] + 3 if clause.follows(number[1], "of", "the", "month") else number[1]
        return cycle.selecting(f"BYMONTHDAY={number[0]}"), behind
    weekday = read_weekday_name(clause, first)
    if weekday and cycle.frequency == "WEEKLY":
        return cycle.selecting(f"BYDAY={WEEKDAY_CODES[weekday[0]]}"), weekday[1]
    return cycle, at


def _read_day_list(clause: Clause, at: int) -> tuple[tuple[str, ...], int] | None:
    """Read two or more days of the year: "15 June and 15 December"."""
    found: list[tuple[int, int]] = []
    behind = at
    while len(found) < 12:
        day = read_calendar_day(clause, behind)
        interval = day[0].make(clause.anchor.year) if day and day[0].year is None else None
        if day is None or interval is None:
            break
        found.append((interval.end.month, interval.end.day))
        behind = day[1]
        if clause.words[behind] not in {"and", ",", "&"}:
            break
        linked = clause.skip(clause.skip(behind, ","), "and", "&")
        if read_calendar_day(clause, linked) is None:
            break
        behind = linked
    if len(found) < 2:
        return None
    months = ",".join(str(month) for month, _ in sorted(found))
    days = {day for _, day in found}
    selected = str(days.pop()) if len(days) == 1 else "-1" if days <= {28, 29, 30, 31} else ""
    return (f"BYMONTH={months}", f"BYMONTHDAY={selected}") if selected else (f"BYMONTH={months}",), behind


def _skip_clock_tail(clause: Clause, at: int) -> int:
    begin = clause.skip(clause.skip(at, ","), "at", "by", "before", "from")
    behind = skip_clock(clause, begin)
    return behind if behind > begin > at and clause.words[begin] not in {"the", "end"} else at


def _read_first_date(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read ", beginning on 15 November 2026", "from 30 November", ", the first in July 2026"."""
    begin = clause.skip(at, ",", "(")
    words = clause.words
    if clause.follows(begin, "with", "effect", "from"):
        begin += 3
    elif words[begin] in {"beginning", "starting", "commencing", "from", "as", "effective", "start"}:
        begin = clause.skip(clause.skip(begin + 1, "on", "in", "from", "with", "of", "at"), "from")
    elif words[begin] == "the" and words[begin + 1] == "first":
        begin = clause.skip(begin + 2, "time", "one", "report", "of", "being", "to", "review", "meeting", "update")
        begin = clause.skip(begin, "be", "due", "falling", "submitted", "no", "which")
        relation = clause.vocabulary.relations.match(words, begin)
        begin = relation[1] if relation else begin
    else:
        return None
    found = read_moment(clause, begin)
    return (found[0], clause.skip(found[1], ")") if words[at] == "(" else found[1]) if found else None
