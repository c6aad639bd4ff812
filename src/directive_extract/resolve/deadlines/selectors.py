"""Days and parts picked out of a cycle: "the 25th of each month", "the end of every quarter", "31 March every year".

selected = [preposition] [clock] selector "of" cycle-unit
         | [preposition] clock cycle
         | [preposition] day or month, every year
selector = day number | "the end" | ordinal weekday | "last working day" | ordinal [count] unit
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.clock import skip_clock
from directive_extract.resolve.deadlines.cycle_words import EVERY, read_cycle
from directive_extract.resolve.deadlines.cycles import WEEKDAY_CODES, Cycle, every
from directive_extract.resolve.deadlines.days import read_calendar_day
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.resolve.deadlines.month_days import read_day_number, read_month_name
from directive_extract.resolve.deadlines.near_days import read_weekday_name
from directive_extract.resolve.deadlines.numbers import read_count, read_ordinal
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

CycleFound = tuple[Cycle, int]

_WORKING_DAYS = "BYDAY=MO,TU,WE,TH,FR"
_MOST_DAYS = 12
_MONTH_ENDS = frozenset({28, 29, 30, 31})
_ENDS = frozenset({"end", "close"})
_STARTS = frozenset({"beginning", "start"})


def read_selected(clause: Clause, at: int) -> CycleFound | None:
    """Read a cycle whose days are picked out in front of it.

    Args:
        clause: The words.
        at: Index of the first word, a preposition perhaps.

    Returns:
        The cycle and the index behind it, or None.
    """
    lead = clause.lead(at)
    begin = lead[1] if lead else clause.skip(at, "every", "each")
    timed = skip_clock(clause, begin)
    if timed > begin and clause.words[timed] in {"and", "or", "&"}:  # "before 7:30 and 15:00 every day"
        timed = max(timed, skip_clock(clause, timed + 1))
    if timed > begin and clause.words[timed - 1] != "of":
        begin = clause.skip(timed, "on", "of")
        cycle = read_cycle(clause, begin)
        if cycle:
            return cycle
    begin = clause.skip(begin, "the", "its")
    return _read_day_numbers(clause, begin) or _read_selector(clause, begin) or _read_yearly(clause, begin)


def _read_day_numbers(clause: Clause, at: int) -> CycleFound | None:
    """Read "1st and 15th of each month"."""
    first = read_ordinal(clause, at)
    second = (
        read_ordinal(clause, clause.skip(first[1] + 1, "the")) if first and clause.words[first[1]] == "and" else None
    )
    if first is None or second is None or clause.words[second[1]] != "of":
        return None
    return _read_cycle_unit(clause, second[1] + 1, f"BYMONTHDAY={first[0]},{second[0]}", is_spoken=True)


def _read_selector(clause: Clause, at: int) -> CycleFound | None:
    if clause.words[at] == "day" and clause.kinds[at + 1] == Kind.NUMBER and clause.words[at + 2] == "of":
        number = read_day_number(clause, at + 1)  # "day 25 of every month"
        return _read_cycle_unit(clause, at + 3, f"BYMONTHDAY={number[0]}") if number else None
    word = clause.words[at]
    if word in _ENDS and clause.words[at + 1] == "of":
        return _read_cycle_unit(clause, at + 2, "BYMONTHDAY=-1", is_spoken=clause.before(at) in EVERY)
    if word in _STARTS and clause.words[at + 1] == "of":
        return _read_cycle_unit(clause, at + 2, "BYMONTHDAY=1")
    if word == "month" and clause.before(at) in EVERY:  # "every month-end"
        behind = clause.skip(at + 1, "-")
        return (every(1, "month").selecting("BYMONTHDAY=-1"), behind + 1) if clause.words[behind] == "end" else None
    ordinal = read_ordinal(clause, at)
    return _read_ordinal_selector(clause, *ordinal) if ordinal else None


def _read_ordinal_selector(clause: Clause, index: int, at: int) -> CycleFound | None:
    """Read what the ordinal counts, and the cycle behind it."""
    words = clause.words
    if words[at] == "of" or words[at : at + 2] == ["day", "of"]:
        behind = at + 1 if words[at] == "of" else at + 2
        return _read_cycle_unit(clause, behind, f"BYMONTHDAY={index}", is_spoken=words[at] == "of")
    weekday = read_weekday_name(clause, at)
    if weekday:
        return _read_weekday_selector(clause, index, weekday)
    if words[at] in {"working", "business"} and words[at + 1 : at + 3] == ["day", "of"]:
        return _read_cycle_unit(clause, at + 3, _WORKING_DAYS, f"BYSETPOS={index}")
    count = read_count(clause, at)
    behind = clause.skip(count[1] if count else at, "working", "business", "regular", "ordinary")
    is_part = words[behind] in clause.vocabulary.units or words[behind] in clause.vocabulary.events.meetings
    return _read_cycle_unit(clause, behind + 2) if is_part and words[behind + 1] in {"of", "in"} else None


def _read_weekday_selector(clause: Clause, index: int, weekday: tuple[int, int]) -> CycleFound | None:
    """Read "Monday of each month" behind an ordinal; without a month, the first Monday is one of every month."""
    number, behind = weekday
    selector = f"BYDAY={index}{WEEKDAY_CODES[number]}"
    if clause.words[behind] in {"of", "in"}:
        return _read_cycle_unit(clause, behind + 1, selector, is_spoken=True)
    if not clause.may_close(behind):
        return None
    cycle = every(1, "month").selecting(selector)
    return cycle.noting("no month is given, so it is read as one of every month"), behind


def _read_cycle_unit(clause: Clause, at: int, *selectors: str, is_spoken: bool = False) -> CycleFound | None:
    """Read "every month", "each quarter", "the last month of every quarter"; where spoken, "the month" and "month"."""
    if clause.words[at] == "the" and clause.words[at + 2 : at + 4] == ["month", "of"]:
        at += 4
    at = _skip_month_following(clause, at)
    begin = clause.skip(at, "every", "each", "the")
    is_each = clause.words[at] in EVERY
    begin = clause.skip(begin, "calendar", "following", "succeeding", "subsequent")
    unit = clause.vocabulary.units.get(clause.words[begin])
    if unit in {None, "hour", "day"} or clause.words[begin].endswith("s"):
        return None
    if not is_each and not (is_spoken and unit == "month"):
        return None
    cycle = every(1, str(unit))
    return cycle.selecting(*selectors if cycle.frequency == "MONTHLY" else ()), begin + 1


def _skip_month_following(clause: Clause, at: int) -> int:
    """Index behind "the month following (the end of)" in "the 10th of the month following each quarter"."""
    begin = clause.skip(at, "the")
    if not (clause.words[begin] == "month" and clause.words[begin + 1] in {"following", "after"}):
        return at
    behind = begin + 2
    behind = behind + 3 if clause.follows(behind, "the", "end", "of") else behind
    return behind if clause.words[behind] in EVERY else at


def _read_yearly(clause: Clause, at: int) -> CycleFound | None:
    """Read "31 March every year", "June each year", "15 June and 15 December annually", "every 30 June"."""
    days = read_day_list(clause, at)
    moment = read_moment(clause, at)
    if moment is None or moment[0].year is not None:
        return None
    is_every = clause.before(at) in EVERY
    behind = clause.skip(clause.skip(days[1] if days else moment[1], ","), "of", "in")
    if is_every:
        end = days[1] if days else moment[1]
    elif clause.words[behind] in EVERY and clause.words[behind + 1] in {"year", "calendar"}:
        end = behind + 2 + (clause.words[behind + 1] == "calendar")
    elif clause.words[behind] in {"annually", "yearly"}:
        end = behind + 1
    else:
        return None
    interval = moment[0].make(clause.anchor.year)
    if interval is None:
        return None
    if days:
        return every(12 // len(days[0]), "month").on_days_of_year(*rule_of_days(days[0])), end
    return every(1, "year").selecting(*rule_of_days([interval.end])), end


def read_day_list(clause: Clause, at: int) -> tuple[list[dt.date], int] | None:
    """Read two or more days of the year: "15 June and 15 December".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The days in the anchor's year and the index behind them, or None.
    """
    days: list[dt.date] = []
    behind, begin = at, at
    while len(days) < _MOST_DAYS:
        found = read_calendar_day(clause, begin) or _read_listed_month(clause, begin)
        interval = found[0].make(clause.anchor.year) if found and found[0].year is None else None
        if found is None or interval is None:
            break
        days.append(interval.end)
        behind = found[1]
        begin = clause.skip(clause.skip(behind, ","), "and", "&")
        if begin == behind:
            break
    return (days, behind) if len(days) > 1 else None


def _read_listed_month(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """A month in "in June and December each year", which stands for its last day."""
    found = read_moment(clause, at) if read_month_name(clause, at) else None
    return found if found and found[0].shape is Shape.PERIOD else None


def rule_of_days(days: list[dt.date]) -> tuple[str, ...]:
    """The parts of a yearly rule that pick the days; only their months where no single rule picks just them."""
    months = "BYMONTH=" + ",".join(str(day.month) for day in sorted(days))
    numbers = {day.day for day in days}
    if len(numbers) > 1 and not numbers <= _MONTH_ENDS:
        return (months,)
    return months, f"BYMONTHDAY={numbers.pop() if len(numbers) == 1 else -1}"
