"""The year of a day that the text gives without one, worked out from what else the text says."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from directive_extract.structure.metadata.mentions import DateMention

# Years in which the document seems to live, with what they weigh; ranges such as "2021-2025" are plans, and left out.
_NOT_RANGE = r"(?<![\d/.,–-])((?:19|20)\d\d)(?![\d%]|[–/-]\d|[.,]\d)"
_THIS_YEAR = rf"\b(?:this|current) year\W{{1,3}}{_NOT_RANGE}|{_NOT_RANGE}[^.\n]{{0,20}}\bthis year\b"
_OWN_NUMBER = (  # "PRESS RELEASE 2026-12", "No. 5/2026/NQ" at the beginning of a line; elsewhere they are cited
    r"^\W*(?:(?:press )?release|no|ref|nr|document)\b[^\n]{0,30}?\b((?:19|20)\d\d)(?=[-/]\d)"
    r"|^\W*(?:no|ref|nr)\b[^\n]{0,20}?\d/((?:19|20)\d\d)(?=[/\s-])"
)
_IN_YEAR = rf"\b(?:in|for|of|by|during)\s(?:the\s)?(?:\w+\s(?:of\s)?){{0,3}}?{_NOT_RANGE}"
_YEAR_CUES: tuple[tuple[float, re.Pattern[str]], ...] = tuple(
    (weight, re.compile(pattern, re.IGNORECASE | re.MULTILINE))
    for weight, pattern in ((4.0, _THIS_YEAR), (3.0, _OWN_NUMBER), (1.0, _IN_YEAR), (0.3, _NOT_RANGE))
)
_MAX_CUES = 3  # a year that is named ten times is no more likely to be the present one
_WEEKDAY_WEIGHT = 6.0
_SAME_DAY_WEIGHT = 8.0
_MAX_NEAR_WEIGHT = 5.0
_DAYS_IN_YEAR = 365


@dataclass(frozen=True, slots=True)
class InferredYear:
    """A year, and in plain words what it was worked out from."""

    year: int
    reason: str


def infer_year(mention: DateMention, others: Sequence[DateMention], text: str) -> InferredYear | None:
    """Work out the year of a day.

    Every year that the text names is tried, and, where the day of the week is given, the years beside it. What speaks
    for a year is added up: the same day stands elsewhere with it; the day of the week fits; the days that the text
    names are near; "this year (2025)", a document's number, "in 2025".

    Args:
        mention: The day without a year.
        others: The days that the text names; those of cited documents left out, they lie years back.
        text: The part of the text to look for years in.

    Returns:
        The year with most support and its strongest reason; None where the text names no year.
    """
    support: dict[int, list[tuple[float, str]]] = defaultdict(list)
    for year, weight, reason in _year_cues(text):
        support[year].append((weight, reason))
    for other in others:
        if other.year is not None:
            support[other.year].append((0.1, f"'{_squeeze(other.text)}'"))
    candidates = set(support)
    if mention.weekday is not None:
        candidates |= {year + step for year in support for step in (-1, 1)}
    for year in candidates:
        day = mention.on(year)
        if day is not None:
            support[year].extend(_day_support(day, mention, others))
    if not support:
        return None
    best = max(sorted(support), key=lambda year: sum(weight for weight, _ in support[year]))
    return InferredYear(best, max(support[best])[1])


def _year_cues(text: str) -> Iterator[tuple[int, float, str]]:
    for weight, pattern in _YEAR_CUES:
        counts: dict[int, int] = defaultdict(int)
        for match in pattern.finditer(text):
            year = int(next(group for group in match.groups() if group))
            counts[year] += 1
            if counts[year] <= _MAX_CUES:
                yield year, weight, f"'{_squeeze(match[0])}'"


def _day_support(day: dt.date, mention: DateMention, others: Iterable[DateMention]) -> Iterator[tuple[float, str]]:
    if mention.weekday is not None:
        fits = day.weekday() == mention.weekday
        yield (_WEEKDAY_WEIGHT if fits else -_WEEKDAY_WEIGHT), "the day of the week"
    near = 0.0
    for other in others:
        full = other.date
        if full is None:
            continue
        if full == day:
            yield _SAME_DAY_WEIGHT, f"'{_squeeze(other.text)}'"
        near += max(0.0, 1 - abs((full - day).days) / _DAYS_IN_YEAR)
    yield min(_MAX_NEAR_WEIGHT, near), "the dates around it"


def _squeeze(words: str) -> str:
    return " ".join(words.split())
