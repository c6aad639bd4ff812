"""Days that a text names, in whatever form official papers, outlets and machine translation write them."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from directive_extract.lexicons import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator

DateOrder = Literal["DMY", "MDY", "YMD"]

_LEXICON = load_lexicon("head_dates")
_MONTHS: dict[str, int] = {name: int(number) for number, names in _LEXICON["months"].items() for name in names}
_ORDINALS: dict[str, int] = _LEXICON["days"]
_NUMBERS: dict[str, int] = _LEXICON["numbers"]
_WEEKDAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}

_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d|[./]\d)"
# ", in the year of Our Lord, Two Thousand and Twenty-Six"; the lord may be left out
_LORD = (
    r",?\s{1,9}(?:(?:in\s{1,9}the\s{1,9})?year\s{1,9}(?:of\s{1,9}our\s{1,9}lord)?,?\s{1,9})?"
    r"(?P<lord>(?:two\s{1,9}thousand|twenty\s{1,9}twenty|nineteen)(?:[\s-]{1,9}[a-z]+){0,5})"
)
_RANGE = r"(?:\d{1,2}(?:st|nd|rd|th)?\s?(?:-|–|/|to|and|&)\s?)?"
_WORD = r"(?P<month>[^\W\d_]{3,10})\b\.?"  # looked up afterwards: a list of names here made the search twice as slow
_YEAR_AFTER_MONTH = rf"(?:{_LORD}|\s?,?(?:\s{{0,60}}|-){_YEAR}|[\s-](?P<short>\d\d)(?=\s*(?:[,;)\n\r|–-]|$)))?"

# Each is tried where a number begins.
# 27 May 2026; 3rd November, 2025; 9th day of July, in the year of; 14-Jan-2026; 2-5 June, 6/7 May 2026; 11 Nov 25
_DAY_MONTH = re.compile(
    rf"{_RANGE}(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th|º))?(?:\s{{1,3}}day)?(?:\s{{1,3}}of)?(?:\s{{1,3}}|-|\s?,\s?)"
    rf"{_WORD}{_YEAR_AFTER_MONTH}",
    re.IGNORECASE,
)
# December 19, 2025; Sept. 8; November 07, 2025; June 2-5, 2026
_MONTH_BEFORE = re.compile(r"(?<!\w)([^\W\d_]{3,10})\.?\s{1,3}(?:the\s)?$")
_DAY_AFTER_MONTH = re.compile(
    rf"{_RANGE}(?P<day>\d{{1,2}})(?:\s?(?:st|nd|rd|th))?(?![\w%]|[.,]\d)"
    rf"(?:{_LORD}|\s?,?(?:\s(?:of|year|the)){{0,2}}\s{{0,60}}{_YEAR})?",
    re.IGNORECASE,
)
# day 14 month 01 year 2026, as Vietnamese "ngày 14 tháng 01 năm 2026" is translated word by word
_NUMBERED = re.compile(
    r"(?P<day>\d{1,2})\s{1,3}(?:month|tháng)\s{1,3}(?P<monthno>\d{1,2})(?:,?\s{1,3}(?:year|năm)\s{1,3}(?P<year>(?:19"
    r"|20)\d\d))?",
    re.IGNORECASE,
)
_ISO = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<mark>[-./])(?P<monthno>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?![\d/-])")
_NUMERIC = re.compile(
    r"(?P<one>\d{1,2})\s?(?P<mark>[./-])\s?(?P<two>\d{1,2})\s?(?P=mark)\s?(?P<year>(?:19|20)\d\d|\d\d(?=\s|[,;)|]"
    r"|$))(?![\d/-])"
)
_BRACKETED = re.compile(r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?=\))")  # Tuesday (10/02)
_DAY_IN_WORDS = re.compile(
    r"\b(?P<dayword>[a-z]{4,11}(?:-[a-z]{5,6})?)\s{1,3}day\s{1,3}of\s{1,3}" + _WORD + _YEAR_AFTER_MONTH, re.IGNORECASE
)
_NUMBER = re.compile(r"(?<!\d)\d{1,4}(?!\d)")
_NEAR_WEEKDAY = re.compile(r"\b(mon|tue|wed|thu|fri|sat|sun)(?:s|n|r|nes|rs|ur|urs|t)?(?:day)?\b", re.IGNORECASE)
_MONTH_CHARS = 15
_BEFORE_CHARS, _AFTER_CHARS = 14, 14  # "Wednesday, 12 ..." and "... 2026 (Thursday)"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A day as the text names it.

    Attributes:
        start: Offset of its first character.
        end: Offset behind its last.
        text: The words.
        day: From 1 to 31; valid together with `month` and `year`.
        month: From 1 to 12.
        year: None where the words do not say.
        swapped: (month, day) the other way round, where "03/04/2026" can be read so; else None.
        weekday: 0 for Monday, where the words name it beside the date; else None.
    """

    start: int
    end: int
    text: str
    day: int
    month: int
    year: int | None
    swapped: tuple[int, int] | None = None
    weekday: int | None = None

    def on(self, year: int) -> dt.date | None:
        """The day in a given year.

        Args:
            year: Any year.

        Returns:
            None for 29 February in most years.
        """
        return _valid(year, self.month, self.day)

    @property
    def date(self) -> dt.date | None:
        """The day; None where the words do not say the year."""
        return None if self.year is None else self.on(self.year)


def find_date_mentions(
    text: str, start: int = 0, end: int | None = None, order: DateOrder = "DMY"
) -> list[DateMention]:
    """Find the days that a stretch of text names.

    Args:
        text: The document.
        start: Where to begin.
        end: Where to stop; None for the end of the text.
        order: How to read "03/04/2026".

    Returns:
        Mentions in order of their offsets, not overlapping; months without a day are not among them.
    """
    stop = len(text) if end is None else end
    found: list[DateMention] = []
    last = start
    for number in _NUMBER.finditer(text, start, stop):
        if number.start() < last:
            continue
        mention = _mention_at(text, number.start(), last, order)
        if mention is not None:
            found.append(mention)
            last = mention.end
    if text.find("day of ", start, stop) >= 0:
        found += _mentions_in_words(text, start, stop, found)
    return found


def _mention_at(text: str, start: int, floor: int, order: DateOrder) -> DateMention | None:
    """Return the date whose first number begins at `start`, if that is one; what lies before `floor` is taken."""
    before = text[max(0, start - 1) : start]
    if not (before.isalnum() or before in {"/", ".", "-", "_"}) or start == 0:
        for pattern in (_ISO, _NUMERIC, _NUMBERED, *((_BRACKETED,) if before == "(" else ())):
            match = pattern.match(text, start)
            if match is not None:
                return _read_numbers(match, order)
    named = _MONTH_BEFORE.search(text, max(floor, start - _MONTH_CHARS), start)
    if named is not None and named[1].lower() in _MONTHS:
        match = _DAY_AFTER_MONTH.match(text, start)
        if match is not None:
            return _make(match, int(match["day"]), _MONTHS[named[1].lower()], _year(match), start=named.start())
    if before.isalnum() or before in {"/", ".", ":", "_"}:
        return None
    match = _DAY_MONTH.match(text, start)
    month = None if match is None else _MONTHS.get(match["month"].lower())
    return None if match is None or month is None else _make(match, int(match["day"]), month, _year(match))


def _mentions_in_words(text: str, start: int, stop: int, found: list[DateMention]) -> Iterator[DateMention]:
    for match in _DAY_IN_WORDS.finditer(text, start, stop):
        day, month = _ORDINALS.get(match["dayword"].lower()), _MONTHS.get(match["month"].lower())
        mention = _make(match, day, month, _year(match)) if day and month else None
        if mention is not None and not any(mention.start < other.end and other.start < mention.end for other in found):
            yield mention


def _read_numbers(match: re.Match[str], order: DateOrder) -> DateMention | None:
    groups = match.groupdict()
    year = _full_year(groups.get("year"))
    if "one" not in groups:
        return _make(match, int(groups["day"]), int(groups["monthno"]), year)
    one, two = int(groups["one"]), int(groups["two"])
    day, month = (two, one) if order == "MDY" else (one, two)
    if month > 12:
        day, month = month, day
    swapped = (day, month) if day <= 12 and day != month else None
    return _make(match, day, month, year, swapped=swapped)


def _make(
    match: re.Match[str],
    day: int,
    month: int,
    year: int | None,
    *,
    swapped: tuple[int, int] | None = None,
    start: int | None = None,
) -> DateMention | None:
    if _valid(year or 2024, month, day) is None:  # 2024 is a leap year
        return None
    text = match.string
    start, end = match.start() if start is None else start, match.end()
    weekday = _weekday(text[max(0, start - _BEFORE_CHARS) : start], text[end : end + _AFTER_CHARS])
    return DateMention(start, end, text[start:end], day, month, year, swapped, weekday)


def _weekday(before: str, after: str) -> int | None:
    near = list(_NEAR_WEEKDAY.finditer(before.rpartition("\n")[2]))[-1:] or _NEAR_WEEKDAY.findall(
        after.partition("\n")[0]
    )
    if not near:
        return None
    name = near[0] if isinstance(near[0], str) else near[0][1]
    return _WEEKDAYS[name.lower()]


def _year(match: re.Match[str]) -> int | None:
    groups = match.groupdict()
    if groups.get("lord"):
        return read_year_words(groups["lord"] or "")
    return _full_year(groups.get("year") or groups.get("short"))


def _full_year(digits: str | None) -> int | None:
    if digits is None:
        return None
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def read_year_words(words: str) -> int | None:
    """Read a year in words.

    Args:
        words: "Two Thousand and Twenty-Six", "twenty twenty-six"; words that follow the year do no harm.

    Returns:
        The year, None where the words are none.
    """
    numbers: list[int] = []
    for word in re.findall(r"[a-z]+", words.lower()):
        if word == "and":
            continue
        if word == "thousand" and numbers:
            numbers[-1] *= 1000
        elif word == "hundred" and numbers:
            numbers[-1] *= 100
        elif word in _NUMBERS:
            numbers.append(_NUMBERS[word])
        else:
            break
    total = sum(numbers)
    if numbers[:1] == [20] and 20 <= total < 140:  # twenty twenty-six
        total = 2000 + total - 20
    return total if 1900 <= total < 2100 else None


def _valid(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
