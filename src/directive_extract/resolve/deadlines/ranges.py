"""Single moments and ranges of them: "from 2 to 6 April", "between July and September", "1-15 June 2026"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import movable
from directive_extract.resolve.deadlines.days import from_day_number, read_calendar_day, read_year_behind
from directive_extract.resolve.deadlines.intervals import Interval, make_date
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.resolve.deadlines.month_days import read_day_number
from directive_extract.resolve.deadlines.near_days import read_day
from directive_extract.resolve.deadlines.parts import read_period
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Moment, int]

_PLAIN = frozenset({Kind.WORD, Kind.MARK, Kind.END})
_OPENING_WORDS = frozenset({
    "the", "this", "next", "coming", "following", "current", "present", "ongoing", "forthcoming", "upcoming",
    "new", "later",
    "earlier", "sometime", "early", "mid", "middle", "midway", "late", "midyear", "end", "close", "conclusion",
    "turn",
    "expiry", "beginning", "start", "outset", "opening", "very", "quarter", "half", "fy", "sy", "ay", "financial",
    "fiscal",
    "budget", "budgetary", "school", "academic", "period", "phase", "years", "calendar", "year", "year's",
    "month", "month's",
    "quarter's", "week", "week's", "w", "eoy", "eom", "eoq", "eow", "eod", "cob", "eob", "cop", "noon", "midday",
    "midnight", "sundown", "sunset", "nightfall",
    "today", "tonight", "tomorrow", "tmrw", "tmr", "day", "ngày", "tháng", "wkend", "wk",
})  # fmt: skip
_NUMBER_REACH = 4  # words from the number of a day to its month: "1st day of the"
_CLOCK_WORDS = frozenset({"am", "a.m", "pm", "p.m", "o'clock", "noon", "hours", "hrs"})
_LISTS = frozenset({"and", "&"})
_LISTS_OF_PERIODS = _LISTS | {"or", "/"}
_PERIODS = frozenset({Shape.PERIOD, Shape.PART})
_MOST_LISTED = 6
_LINKS = frozenset({"to", "-", "–", "—", "through"})
_OPENED_LINKS = _LINKS | {"until", "till", "and", "up", "inclusive"}


def read_moment(clause: Clause, at: int) -> Found | None:
    """Read a day or, where there is none, a period.

    Args:
        clause: The words; what is read is kept in it, so that it is read once.
        at: Index of the first word.

    Returns:
        The moment and the index behind it, or None.
    """
    if at not in clause.moments:
        may_open = _may_open(clause, at)
        clause.moments[at] = (read_day(clause, at) or read_period(clause, at)) if may_open else None
    return clause.moments[at]


def _may_open(clause: Clause, at: int) -> bool:
    """Whether a time can begin here: a quick look that spares most words the readers."""
    if clause.kinds[at] in _PLAIN:
        return clause.words[at] in _opening_words()
    if clause.kinds[at] == Kind.NUMBER and len(clause.words[at]) < 3:
        behind = clause.words[at + 1 : at + 1 + _NUMBER_REACH]
        return not clause.vocabulary.months.keys().isdisjoint(behind) or not _CLOCK_WORDS.isdisjoint(behind)
    return True


@cache
def _opening_words() -> frozenset[str]:
    """The words with which a day or a period can begin, where it does not begin with figures."""
    vocabulary = load_vocabulary()
    names = {*vocabulary.months, *vocabulary.weekdays, *vocabulary.ordinals, *vocabulary.numbers}
    return _OPENING_WORDS | movable.FIRST_WORDS | names | vocabulary.named_days.first_words()


def read_range(clause: Clause, at: int, *, is_opened: bool) -> Found | None:
    """Read two days or periods and what lies between them.

    Args:
        clause: The words.
        at: Index of the first word of the earlier one.
        is_opened: True behind "from" and "between": then "and" and "until" may link the two.

    Returns:
        The whole stretch as a period, and the index behind it; or None.
    """
    links = _OPENED_LINKS if is_opened else _LINKS
    number = read_day_number(clause, clause.skip(at, "the"))
    if number:  # "2 to 6 April", "2, 3 and 6 April"
        link = _last_link(clause, number[1])
        later = read_calendar_day(clause, link + 1) if clause.words[link] in links | _LISTS else None
        if later:
            return from_day_number(number[0], later[0]), later[1]
    earlier = read_moment(clause, at)
    if earlier is None:
        return None
    is_list = clause.words[earlier[1]] in _LISTS_OF_PERIODS and earlier[0].shape in _PERIODS  # "in June and July 2026"
    if clause.words[earlier[1]] not in links and not is_list:
        return _read_numbers_behind(clause, *earlier)
    begin = clause.skip(earlier[1] + 1, "to", "by", "before")
    later = read_moment(clause, begin)
    if later and not (is_list and later[0].shape not in _PERIODS):
        return _join(earlier[0], later[0]), later[1]
    number = read_day_number(clause, begin)
    if number and earlier[0].shape is Shape.DAY and earlier[0].year is None:  # "February 10 to 23"
        year = read_year_behind(clause, number[1])
        moment = _to_number(earlier[0], number[0])
        return (moment.in_year(year[0]), year[1]) if year else (moment, number[1])
    return None


def _last_link(clause: Clause, at: int) -> int:
    """Index of the word in front of the last day of a list of numbers, ", 3 and" in "2, 3 and 6 April"."""
    for _ in range(_MOST_LISTED):
        number = read_day_number(clause, at + 1) if clause.words[at] == "," else None
        if number is None:
            return at
        at = number[1]
    return at


def _read_numbers_behind(clause: Clause, earlier: Moment, at: int) -> Found | None:
    """Read "and 24" behind "October 23"; "and 24 officers" is no day."""
    number = read_day_number(clause, at + 1) if clause.words[at] in _LISTS else None
    if number is None or earlier.shape is not Shape.DAY or earlier.year is not None:
        return None
    year = read_year_behind(clause, number[1])
    if year is None and not clause.may_close(number[1]):
        return None
    moment = _to_number(earlier, number[0])
    return (moment.in_year(year[0]), year[1]) if year else (moment, number[1])


def _join(earlier: Moment, later: Moment) -> Moment:
    """From the earlier moment, in its last occurrence before the later one, up to the later one."""

    def make(year: int) -> Interval | None:
        last = later.make(year)
        first = earlier.make(year if earlier.year is None else earlier.year)
        if first and last and first.start > last.end and earlier.year is None:
            first = earlier.make(year - 1)
        if first is None or last is None or first.start > last.end:
            return None
        return Interval(first.start, last.end, last.granularity)

    return Moment(make, Shape.PERIOD, later.kind, later.year, later.notes)


def _to_number(earlier: Moment, day: int) -> Moment:
    def make(year: int) -> Interval | None:
        first = earlier.make(year)
        last = make_date(first.start.year, first.start.month, day) if first else None
        if first is None or last is None or last < first.start:
            return None
        return Interval(first.start, last, first.granularity)

    return Moment(make, Shape.PERIOD, earlier.kind, earlier.year, earlier.notes)
