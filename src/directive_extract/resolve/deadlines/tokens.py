"""Clauses as words: the only place where the grammar meets characters.

The grammar that reads the words looks a fixed number of words ahead, so that reading a text takes time in proportion
to its length, whatever stands in it.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from directive_extract.errors import InvalidDateError

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.vocabulary import Lead, Vocabulary
    from directive_extract.schema.settings import Settings


class Kind(StrEnum):
    """What a token is by its form; the names are the groups of the pattern."""

    ISO = "iso"
    DATE = "date"
    YEARS = "years"
    MONTH_YEAR = "monthyear"
    DAY_MONTH = "daymonth"
    CLOCK = "clock"
    LABEL = "label"
    ORDINAL = "ordinal"
    NUMBER = "number"
    WORD = "word"
    MARK = "mark"
    END = "end"


# Every alternative is bounded or a single run of one class: nothing to backtrack over.
_TOKEN = re.compile(
    r"""
      (?P<iso>(?<![\d.,/-])\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?![\d/]))
    | (?P<date>(?<![\d.,/-])(?:
          \d{1,2}[-/.–]\d{1,2}[-/.–](?:\d{4}|\d{2})
        | \d{1,2}(?P<gap>\s[-/]\s|\.\s)\d{1,2}(?P=gap)(?:19|20|21)\d\d  # "31 / 12 / 2025"
      )(?![\d/]))
    | (?P<years>(?:19|20|21)\d\d\s?[-–/]\s?(?:(?:19|20|21)\d\d|\d\d)(?![\d/-]))
    | (?P<monthyear>(?<![\d.,/-])(?:0?[1-9]|1[0-2])/(?:19|20|21)\d\d(?![\d/]))
    | (?P<daymonth>(?<![\d.,/-])\d{1,2}/\d{1,2}(?![\d/]|[.,-]\d))
    | (?P<clock>\d{1,2}(?::\d{2}){1,2}|\d{1,2}h\d{0,2}(?!\w))
    | (?P<label>(?:[QqHh]\.?[1-4]|Q\.?(?:I{1,3}|IV))(?!\w))
    | (?P<ordinal>\d{1,3}(?:\s?(?:st|nd|rd|th)|ST|ND|RD|TH)(?!\w))
    | (?P<number>\d{1,15}(?:[.,]\d{1,15})*)
    | (?P<word>
          (?i:[ap]\.m\.?|i\.e\.?|e\.g\.?|a\.s\.a\.p\.|may\.(?=\s\d)|(?:jan|febr?|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun|no)\.(?=\s))
        | [^\W\d_]+(?:['’\u00ad\u200b][^\W\d_]+)*)
    | (?P<mark>\S)
    """,
    re.VERBOSE,
)


class _PlainCharacters(dict[int, int]):
    """One plain character for each that only looks different, so that offsets stay: digits of any script, dashes."""

    def __missing__(self, code: int) -> int:
        character = chr(code)
        plain = ord("0") + unicodedata.decimal(character) if character.isdecimal() else code
        self[code] = plain
        return plain


_PLAIN = _PlainCharacters({
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212\uff0d"), ord("-")),
    **dict(zip(map(ord, "ˢᵗⁿᵈʳʰ"), map(ord, "stndrh"), strict=True)),  # "31ˢᵗ"
    ord("\uff0f"): ord("/"),
    ord("\uff0e"): ord("."),
})
_LOOK_AHEAD = 12  # blank words behind the last one, so that the grammar need not ask where the clause ends


def split_words(text: str) -> list[str]:
    """Lower-case words, numbers and marks of a text, as the grammar sees them."""
    return [_normal(match.group()) for match in _TOKEN.finditer(text)]


@lru_cache(maxsize=4096)  # the words of deadlines and of the law come again and again
def _normal(token: str) -> str:
    word = token.casefold().replace("’", "'").replace("\u00ad", "").replace("\u200b", "")
    return word.rstrip(".") if len(word) > 1 else word


@dataclass(frozen=True, slots=True)
class Clause:
    """A text cut into words, with what is needed to read its dates.

    Words, kinds, starts and ends are lists side by side: a list of objects costs more than all the rest of the reading.

    Attributes:
        text: The text that offsets count in.
        words: Lower-case words, padded with blanks at the end.
        kinds: The form of each word.
        starts: Offset of each word's first character.
        ends: Offset behind each word's last character.
        size: Number of words without the padding.
        anchor: The day that relative expressions count from.
        settings: Day-month order, country, start of fiscal and school years.
        vocabulary: The tables.
        is_phrase: True where the text is said to be a deadline, so that bare times and unknown events count as well.
        moments: The times that have been read, by their first word: none is read twice, so that time stays linear.
        leads: The same for prepositions.
    """

    text: str
    words: list[str]
    kinds: list[str]
    starts: list[int]
    ends: list[int]
    size: int
    anchor: dt.date
    settings: Settings
    vocabulary: Vocabulary
    is_phrase: bool
    moments: dict[int, tuple[Moment, int] | None] = field(default_factory=dict)
    leads: dict[int, tuple[Lead, int] | None] = field(default_factory=dict)

    def lead(self, at: int) -> tuple[Lead, int] | None:
        """The preposition at `at` and the index behind it; looked up once, since every kind of expression asks."""
        if at not in self.leads:
            self.leads[at] = self.vocabulary.leads.match(self.words, at)
        return self.leads[at]

    def before(self, at: int) -> str:
        """The word in front of `at`; blank in front of the first."""
        return self.words[at - 1] if at else ""

    def skip(self, at: int, *words: str) -> int:
        """Index behind the word at `at` where it is one of `words`, else `at` itself."""
        return at + 1 if self.words[at] in words else at

    def follows(self, at: int, *words: str) -> bool:
        """Whether exactly these words stand at `at`."""
        return self.words[at] == words[0] and self.words[at : at + len(words)] == list(words)

    def is_capital(self, at: int) -> bool:
        """Whether the word is written with a capital."""
        return at < self.size and self.text[self.starts[at]].isupper()

    def may_close(self, at: int) -> bool:
        """Whether an expression can end in front of `at`: no noun follows that it could describe."""
        return self.kinds[at] in {Kind.MARK, Kind.END} or self.words[at] in self.vocabulary.closings

    def quote(self, start: int, end: int) -> str:
        """The words from `start` up to, not including, `end` as written."""
        return self.text[self.starts[start] : self.ends[end - 1]]


def make_clause(
    text: str, anchor: dt.date, settings: Settings, vocabulary: Vocabulary, *, is_phrase: bool = False
) -> Clause:
    """Cut a text into words.

    Args:
        text: A phrase, a clause or more.
        anchor: The day that relative expressions count from.
        settings: The user's choices.
        vocabulary: The tables.
        is_phrase: Whether the text is said to be a deadline.

    Returns:
        The clause, to be read from word 0.
    """
    words: list[str] = []
    kinds: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _TOKEN.finditer(text if text.isascii() else text.translate(_PLAIN)):
        words.append(_normal(match.group()))
        kinds.append(match.lastgroup or Kind.MARK)
        starts.append(match.start())
        ends.append(match.end())
    size = len(words)
    words.extend([""] * _LOOK_AHEAD)
    kinds.extend([Kind.END] * _LOOK_AHEAD)
    return Clause(text, words, kinds, starts, ends, size, as_day(anchor), settings, vocabulary, is_phrase)


def as_day(anchor: object) -> dt.date:
    """The day that a caller gave; Python's `datetime` is a date too, but cannot be compared with one.

    Args:
        anchor: A date, or a datetime, whose time of day is left out.

    Returns:
        The day.

    Raises:
        InvalidDateError: It is neither.
    """
    if isinstance(anchor, dt.datetime):
        return anchor.date()
    if isinstance(anchor, dt.date):
        return anchor
    what = f"{anchor!r} is no calendar day"
    raise InvalidDateError(what, hint="give a datetime.date, such as datetime.date(2025, 10, 15)")
