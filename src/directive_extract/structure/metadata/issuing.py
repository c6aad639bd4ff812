"""The day of issue: every date of the head and the tail is weighed by how it stands, and the heaviest is taken."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from directive_extract.schema.extraction import Issue
from directive_extract.schema.span import Span
from directive_extract.structure.metadata.mentions import find_date_mentions
from directive_extract.structure.metadata.standing import (
    MAX_LINE_CHARS,
    MAX_STAMP_LINE,
    SURE_WEIGHT,
    UNCERTAIN_BELOW,
    Standing,
    Weighed,
    could_outweigh,
    is_cited,
    weigh,
)
from directive_extract.structure.metadata.years import infer_year

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator, Sequence

    from directive_extract.structure.metadata.mentions import DateMention, DateOrder

HEAD_CHARS = 4000
TAIL_CHARS = 2000
LEAD_CHARS = 260
YEAR_CHARS = 60_000  # where a year is looked for that the date itself does not name
_HINT_WEIGHT = 94.5  # a page's own metadata: surer than a stamp without a label, less sure than a paper's number line
_MAX_QUOTE = 60
MAX_TRIED = 4  # dates without a year, where the text names none, fail one like the other
MAX_TAIL_LINES = 16  # signatures, copies and related articles stand below a closing stamp
MAX_SCANNED_CHARS = 500_000  # of very long documents; closing formulas further down are not looked for
_LINE = re.compile(r"\S[^\n\r]*")
_PARAGRAPH_BREAK = re.compile(r"\n[ \t\r]*\n")
_LINE_END = re.compile(r"[\r\n]")
_CLOSING = re.compile(r"^[ \t]*(?:done|given|issued|signed)\b", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class IssueDate:
    """What was found.

    Attributes:
        date: The day, or None.
        evidence: In plain words, where it comes from.
        issues: `year_inferred`, `date_uncertain`, `no_date`.
    """

    date: dt.date | None = None
    evidence: str | None = None
    issues: tuple[Issue, ...] = ()


def find_issue_date(text: str, hint: dt.date | None, order: DateOrder) -> IssueDate:
    """Find the day on which a document was issued or published.

    Args:
        text: The document.
        hint: The day that the container names, such as a page's metadata.
        order: How to read "03/04/2026" where the text itself does not settle it.

    Returns:
        The day and where it comes from; the issue `no_date` where there is none.
    """
    mentions = _window_mentions(text, order)
    ranked = _rank(_standings(text, mentions))
    best = ranked[0] if ranked else None
    if hint is not None and (best is None or best.weight < _HINT_WEIGHT):
        return IssueDate(hint, "the page's metadata")
    for weighed in ranked[:MAX_TRIED]:
        found = _settle(weighed, mentions, text)
        if found is not None:
            return found
    message = "no date of issue was found, so deadlines without a year stay open: give the date"
    return IssueDate(issues=(Issue(code="no_date", stage="structure", message=message),))


def _rank(standings: Iterable[Standing]) -> list[Weighed]:
    """Return the dates, the heaviest first. Once a sure one is found, running text below it is passed over."""
    found: list[Weighed] = []
    is_settled = False
    for standing in standings:
        if is_settled and not could_outweigh(standing):
            continue
        weighed = weigh(standing)
        if weighed is not None:
            found.append(weighed)
            is_settled = is_settled or weighed.weight >= SURE_WEIGHT
    return sorted(found, key=lambda weighed: -weighed.weight)


def _window_mentions(text: str, order: DateOrder) -> list[DateMention]:
    """Return the dates of the head, the tail, and of closing formulas that annexes have pushed into the middle."""
    if len(text) <= HEAD_CHARS + TAIL_CHARS:
        return find_date_mentions(text, order=order)
    found = find_date_mentions(text, 0, HEAD_CHARS, order)
    tail = len(text) - TAIL_CHARS
    for match in _CLOSING.finditer(text, HEAD_CHARS, min(tail, MAX_SCANNED_CHARS)):
        found += find_date_mentions(text, match.start(), match.start() + LEAD_CHARS, order)
    return found + find_date_mentions(text, tail, None, order)


def _standings(text: str, mentions: Sequence[DateMention]) -> Iterator[Standing]:
    head_lines = [match.end() for match in _LINE.finditer(text, 0, HEAD_CHARS)]
    for mention in mentions:
        start = max(text.rfind("\n", 0, mention.start), text.rfind("\r", 0, mention.start)) + 1
        start = max(start, mention.start - MAX_LINE_CHARS)
        end = min(len(text), mention.end + MAX_LINE_CHARS)
        stop = _LINE_END.search(text, mention.end, end)
        end = stop.start() if stop else end
        index = bisect_right(head_lines, mention.start)
        yield Standing(
            mention=mention,
            line=text[start:end],
            before=text[start : mention.start].lstrip("\ufeff"),
            after=text[mention.end : end],
            lead=_PARAGRAPH_BREAK.split(text[max(0, mention.start - LEAD_CHARS) : mention.start])[-1],
            index=index,
            is_tail=index > MAX_STAMP_LINE and _lines_below(text, end) <= MAX_TAIL_LINES,
        )


def _lines_below(text: str, offset: int) -> int:
    if len(text) - offset > TAIL_CHARS:
        return MAX_TAIL_LINES + 1
    return sum(1 for _ in _LINE.finditer(text, offset))


def _settle(weighed: Weighed, mentions: Sequence[DateMention], text: str) -> IssueDate | None:
    """Return the chosen mention as a day; None where its year cannot be told."""
    mention, note = _unswap(weighed.standing.mention, mentions)
    quote = " ".join(weighed.standing.line.split())
    place = weighed.kind if len(quote) > _MAX_QUOTE else f"{weighed.kind} '{quote}'"
    evidence = f"{place}: '{' '.join(mention.text.split())}'" if len(quote) > _MAX_QUOTE else place
    issues: list[Issue] = []
    day = mention.date
    span = Span(start=mention.start, end=mention.end, text=mention.text)
    if day is None:
        near = [standing.mention for standing in _standings(text, mentions) if not is_cited(standing)]
        inferred = infer_year(mention, near, text[:YEAR_CHARS])
        day = mention.on(inferred.year) if inferred else None
        if inferred is None or day is None:
            return None
        note = f"; year from {inferred.reason}"
        message = f"the document's date names no year; {inferred.year} was worked out from {inferred.reason}: check it"
        issues.append(Issue(code="year_inferred", stage="structure", message=message, span=span))
    if weighed.weight < UNCERTAIN_BELOW:
        message = f"{day.isoformat()} stands in running text and may not be the day of issue: check it"
        issues.append(Issue(code="date_uncertain", stage="structure", message=message, span=span))
    return IssueDate(day, evidence + note, tuple(issues))


def _unswap(mention: DateMention, mentions: Sequence[DateMention]) -> tuple[DateMention, str]:
    """Return the mention with "03/04/2026" settled by the day of the week, or by the same day written out elsewhere."""
    if mention.swapped is None:
        return mention, ""
    month, day = mention.swapped
    other = replace(mention, month=month, day=day)
    written = {(entry.month, entry.day) for entry in mentions if entry.swapped is None}
    fits, other_fits = _fits_weekday(mention), _fits_weekday(other)
    if (other_fits and not fits) or (
        fits == other_fits and (month, day) in written and (mention.month, mention.day) not in written
    ):
        return other, "; month before day, as the rest of the text has it"
    return mention, ""


def _fits_weekday(mention: DateMention) -> bool:
    day = mention.date
    return day is not None and mention.weekday is not None and day.weekday() == mention.weekday
