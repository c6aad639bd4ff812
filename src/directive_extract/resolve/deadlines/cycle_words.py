"""Words that say how often: "quarterly", "every two weeks", "every Monday and Thursday", "twice a year".

cycle = frequency [noun of a duty]           "monthly", "submit quarterly reports"; not "the annual budget"
      | every [count] unit | every weekday   "each month", "every other Friday"
      | count "times a" unit                 "at least once a month", "1 (one) time every 3 (three) months"
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.cycles import WEEKDAY_CODES, Cycle, every, from_frequency, times_per
from directive_extract.resolve.deadlines.near_days import read_weekday_name
from directive_extract.resolve.deadlines.numbers import read_count

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

CycleFound = tuple[Cycle, int]

EVERY = frozenset({"every", "each"})
_TIMES = {"once": 1, "twice": 2, "thrice": 3}
_EACH_PREPOSITIONS = frozenset({"at", "in", "on", "during", "by", "for", "within"})
_WORKING_DAYS = "BYDAY=MO,TU,WE,TH,FR"
_DUTY_REACH = 2  # "quarterly progress reports"
_MOST_UNITS = 500
_HIGHER = frozenset({"third", "fourth", "fifth", "sixth"})
REPEATED = frozenset({"week", "weekend", "month", "quarter"})  # "day after day" and "year after year" only complain
_TIMES_UNIT = {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter"}


def read_cycle(clause: Clause, at: int) -> CycleFound | None:
    """Read the words that say how often.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The cycle and the index behind it, or None.
    """
    if clause.follows(at, "at", "least"):
        at += 2
    elif clause.words[at] in {"not", "no"} and clause.words[at + 1] in {
        "less",
        "fewer",
    }:  # "not less than once a month"
        at += 3
    elif clause.words[at] in _EACH_PREPOSITIONS and clause.words[at + 1] in EVERY:
        at += 1
    elif clause.words[at] == "on" and clause.words[at + 1] in {"a", "an"}:  # "on a monthly basis"
        at += 2
    return (
        _read_frequency(clause, at)
        or _read_every(clause, at)
        or _read_times(clause, at)
        or _read_on_weekdays(clause, at)
    )


def read_unit_after_unit(clause: Clause, at: int) -> CycleFound | None:
    """Read "week after week", "month after month".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The cycle and the index behind it, or None.
    """
    is_repeated = clause.words[at + 1] == "after" and clause.words[at + 2] == clause.words[at]
    return _read_unit(clause, at + 2, 1) if is_repeated and clause.words[at] in REPEATED else None


def _read_frequency(clause: Clause, at: int) -> CycleFound | None:
    found = clause.vocabulary.frequencies.match(clause.words, at)
    if found is None:
        return None
    name, behind = found
    if clause.words[behind - 1] == "year" and clause.before(at) in {"a", "one"}:  # "a half-year" is a length
        return None
    behind = _skip_denied(clause, behind)
    if clause.words[behind] == "basis":
        return from_frequency(name), behind + 1
    is_duty = not clause.vocabulary.duty_nouns.isdisjoint(clause.words[behind : behind + _DUTY_REACH])
    is_duty = is_duty and not clause.follows(at - 2 if at > 1 else clause.size, "of", "the")
    return (from_frequency(name), behind) if clause.may_close(behind) or is_duty else None


def _skip_denied(clause: Clause, at: int) -> int:
    """Index behind "not fortnightly" in "weekly not fortnightly"."""
    denied = clause.vocabulary.frequencies.match(clause.words, at + 1) if clause.words[at] == "not" else None
    return denied[1] if denied else at


def _read_every(clause: Clause, at: int) -> CycleFound | None:
    if clause.words[at] not in EVERY or clause.before(at) in {"for", "per"}:
        return None
    begin, count = at + 1, 1
    number = read_count(clause, begin)
    if clause.words[begin] == "second" and clause.words[begin + 2] == "of":  # "every second Tuesday of the month"
        return None
    if clause.words[begin] in {"other", "second", "alternate"}:
        begin, count = begin + 1, 2
    elif number:
        count, begin = number
        later = read_count(clause, begin + 1) if clause.words[begin] in {"to", "or", "-", "–"} else None
        count, begin = later if later and later[0] > count else number  # "every 2 or 3 weeks"
    elif clause.words[begin] in _HIGHER and clause.words[begin + 2] != "of":  # "every third month"
        count, begin = clause.vocabulary.ordinals[clause.words[begin]], begin + 1
    return (
        _read_weekdays(clause, begin, count)
        or _read_unit(clause, begin, count)
        or _read_day_part(clause, begin)
        or _read_gathering(clause, begin)
    )


def _read_day_part(clause: Clause, at: int) -> CycleFound | None:
    """Read "morning" behind "every"."""
    return (every(1, "day"), at + 1) if clause.words[at] in {"morning", "afternoon", "evening", "night"} else None


def _read_on_weekdays(clause: Clause, at: int) -> CycleFound | None:
    """Read "on Fridays", "at weekends"."""
    begin = clause.skip(at, "on", "at")
    if clause.words[begin] == "weekends":
        return every(1, "week").selecting("BYDAY=SA,SU"), begin + 1
    days: list[int] = []
    weekday = read_plural_weekday(clause, begin)
    while weekday:
        days.append(weekday[0])
        begin = weekday[1]
        is_linked = clause.words[begin] in {"and", ",", "&"} and len(days) < len(WEEKDAY_CODES)
        weekday = read_plural_weekday(clause, begin + 1) if is_linked else None
    return _on_weekdays(1, days, begin) if days else None


def read_bare_weekdays(clause: Clause, at: int) -> CycleFound | None:
    """Read "weekdays" and "Saturdays and Sundays" where nothing stands in front.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The cycle and the index behind it, or None.
    """
    if clause.words[at] == "weekdays":
        return every(1, "day").selecting(_WORKING_DAYS), at + 1
    return _read_on_weekdays(clause, at)


def _on_weekdays(weeks: int, days: list[int], behind: int) -> CycleFound:
    codes = ",".join(WEEKDAY_CODES[day] for day in sorted(set(days)))
    return every(weeks, "week").selecting(f"BYDAY={codes}"), behind


def read_plural_weekday(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "Fridays".

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The weekday from Monday as 0 and the index behind it, or None.
    """
    word = clause.words[at]
    weekday = clause.vocabulary.weekdays.get(word.removesuffix("s")) if word.endswith("days") else None
    return (weekday, at + 1) if weekday is not None else None


def _read_weekdays(clause: Clause, at: int, count: int) -> CycleFound | None:
    """Read "Friday", "Monday and Thursday"."""
    days: list[int] = []
    behind = at
    weekday = read_weekday_name(clause, at)
    while weekday:
        days.append(weekday[0])
        behind = clause.skip(weekday[1], "morning", "afternoon", "evening")
        is_linked = clause.words[behind] in {"and", ",", "&"}
        weekday = read_weekday_name(clause, clause.skip(behind + 1, "and")) if is_linked else None
    if not days:
        return None
    return _on_weekdays(count, days, behind)


def _read_unit(clause: Clause, at: int, count: int) -> CycleFound | None:
    at = clause.skip(at, "calendar", "full", "single", "financial", "fiscal", "school", "academic", "successive")
    if clause.words[at] == "weekend":
        return every(count, "week").selecting("BYDAY=SA,SU"), at + 1
    if clause.words[at] == "weekday":
        return every(1, "day").selecting(_WORKING_DAYS), at + 1
    if clause.words[at] in {"working", "business"} and clause.words[at + 1] == "day" and count == 1:
        return every(1, "day").selecting(_WORKING_DAYS), at + 2
    unit = clause.vocabulary.units.get(clause.words[at])
    if unit is None or not 0 < count <= _MOST_UNITS:
        return None
    behind = at + 1
    if unit == "half":
        behind = clause.skip(clause.skip(behind, "-"), "year", "years")
    return (every(count, unit), behind) if clause.words[behind] != "-" else None  # "every month-end"


def _read_gathering(clause: Clause, at: int) -> CycleFound | None:
    """Read "monthly meeting" behind "each"."""
    found = clause.vocabulary.frequencies.match(clause.words, at)
    if found is None or clause.words[found[1]] not in clause.vocabulary.events.meetings:
        return None
    return from_frequency(found[0]), found[1] + 1


def _read_times(clause: Clause, at: int) -> CycleFound | None:
    times = _read_number_of_times(clause, at)
    if times is None:
        return None
    count, begin = times
    frequency = clause.vocabulary.frequencies.match(clause.words, begin)
    if frequency:  # "twice yearly"
        return times_per(count, _TIMES_UNIT.get(frequency[0], "year")), frequency[1]
    if clause.words[begin] not in {"a", "an", "per", "every", "each", "in"}:
        return None
    begin = clause.skip(clause.skip(begin + 1, "every", "each", "a"), "calendar", "financial", "fiscal", "school")
    number = read_count(clause, begin)
    if number and count == 1:
        return _read_unit(clause, number[1], number[0])
    unit = clause.vocabulary.units.get(clause.words[begin])
    return (times_per(count, unit), begin + 1) if unit else None


def _read_number_of_times(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "twice", "three times", "1 (one) time"."""
    if clause.words[at] in _TIMES:
        return _TIMES[clause.words[at]], at + 1
    number = read_count(clause, at)
    if number is None or number[0] == 0 or clause.words[number[1]] not in {"time", "times"}:
        return None
    return number[0], number[1] + 1
