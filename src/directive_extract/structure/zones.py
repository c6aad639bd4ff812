"""Zones of a document: its head, its preamble, attendance, signatures, and what follows its end."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from directive_extract.schema.outline import Genre
from directive_extract.structure.blocks import Draft
from directive_extract.structure.boilerplate import (
    is_name_line,
    is_preamble,
    line_reason,
    section_reason,
    tail_reason,
)
from directive_extract.structure.headings import says_something

_SENTENCE_END = re.compile(r"[.!?;…][\"”’'»)\]]*$")
_CAPITALS = re.compile(r"[A-Z]+\W*$")
_ANNEX = re.compile(r"\W*(?:appendix|annex|schedule|attachment|enclosure|phụ lục)\b", re.IGNORECASE)
_OPERATIVE = re.compile(
    r"\b(?:decides?|requests?|urges?|calls? (?:up)?on|invites?|instructs?|directs?|demands?|shall|resolves?|encourages?"
    r"|(?:is|are) (?:hereby )?(?:ordered|requested|invited|urged|directed|instructed|asked)|hereby orders?)\b"
    r"(?! that\b.*\bmust\b)",
    re.IGNORECASE,
)
_ATTENDANCE_TITLE = re.compile(
    r"\W*(?:voting |non-voting |other )?(?:members? )?"
    r"(?:present|attend(?:ees|ance|ing)|participants|regrets|apologies|absent|links|agenda)\b",
    re.IGNORECASE,
)

HEAD_WORDS = 22  # a first block of more words is text and no headline
HEAD_BLOCKS = 12  # letterhead, title lines, stamps
TAIL_SHARE = 0.45  # related articles and comments stand in the last part of a page
PARAGRAPH_WORDS = 25  # a longer block that ends in a full stop is text; headlines and teasers are shorter
SIGNATURE_WORDS = 9


def assign_reasons(drafts: list[Draft], genre: Genre) -> None:
    """Say of each block that is no statement why it is none, in place.

    Args:
        drafts: Blocks in order, their `text` filled in.
        genre: The kind of document.
    """
    for draft in drafts:
        if draft.row is None and not draft.chat:
            reason = line_reason(draft.text)
            # Only reports name their source; elsewhere a word in capitals by itself ("PITCH") is a heading, and in
            # minutes a line may begin with initials ("AH - the keys").
            names_none = genre is Genre.MINUTES or (genre is not Genre.NEWS and _CAPITALS.match(draft.text))
            draft.reason = None if reason == "source line" and names_none else reason
    _mark_head(drafts, genre)
    _mark_sections(drafts)
    _mark_preamble(drafts, genre)
    if genre is Genre.NEWS:
        _mark_tail(drafts)


def _mark_head(drafts: list[Draft], genre: Genre) -> None:
    """Headline, letterhead, stamps: short lines before the first sentence."""
    for position, draft in enumerate(drafts[:HEAD_BLOCKS]):
        if (
            draft.row is not None
            or draft.chat
            or (position and section_reason(drafts[position - 1].text) == "attendance")
        ):
            return
        short = len(draft.text.split()) <= HEAD_WORDS and not _SENTENCE_END.search(draft.text)
        if (
            not short
            or draft.text.endswith(":")
            or (position and genre is Genre.MINUTES and says_something(draft, genre))
        ):
            return
        if draft.label is not None and genre is not Genre.NEWS and draft.label.style not in {"#", "(A)"}:
            return
        if draft.reason is None:
            draft.reason = "title" if position < HEAD_BLOCKS else None


@dataclass(slots=True)
class _Section:
    """A section of names or signatures, while it is open.

    Attributes:
        reason: Why its blocks are no statements.
        listed: Whether what it names follows as a list of its own.
        style: Of the label that its own title has.
        entries: Styles of the labels of its entries so far.
    """

    reason: str
    listed: bool
    style: str | None
    entries: set[str | None] = field(default_factory=set)

    def ends_at(self, draft: Draft) -> bool:
        """Whether a block stands behind it: the next of its title's list, or by its layout."""
        style = draft.label.style if draft.label else None
        if style is not None and style == self.style:  # "1. Apologies", "2. Matters arising"
            return True
        others = self.reason == "attendance" and draft.gap and style is not None and style not in self.entries
        if others and self.entries:  # names without labels, then "1. Matters arising"
            return True
        return _section_ends(draft, self.reason, listed=self.listed)


def _mark_sections(drafts: list[Draft]) -> None:
    section: _Section | None = None
    for position, draft in enumerate(drafts):
        if draft.row is not None or draft.chat:
            section = None
            continue
        style = draft.label.style if draft.label else None
        started = _section_start(drafts, position)
        if started:
            listed = draft.text.rstrip().endswith(":") or (started == "attendance" and ":" not in draft.text)
            section = _Section(started, listed, style)
        elif section and section.ends_at(draft):
            section = None
        elif section:
            section.entries.add(style)
        if section and draft.reason in {None, "title"}:
            draft.reason = section.reason


def _section_start(drafts: list[Draft], position: int) -> str | None:
    draft = drafts[position]
    reason = section_reason(draft.text)
    words = len(draft.text.split())
    if reason == "signature":
        late = position > 0.4 * len(drafts)
        return reason if late and words <= SIGNATURE_WORDS and not draft.label else None
    if reason is None and words <= 6 and _ATTENDANCE_TITLE.match(draft.text) and not _SENTENCE_END.search(draft.text):
        return "attendance"
    return reason


def _section_ends(draft: Draft, reason: str, *, listed: bool) -> bool:
    if reason == "signature":
        return bool(_ANNEX.match(draft.text))
    if draft.label is not None and draft.label.style == "#":
        return True
    if reason == "attendance" and not listed and draft.label is not None:
        return True
    if not draft.gap:
        return False
    if listed and draft.label is not None and reason in {"recipients", "attendance"}:
        return len(draft.text.split()) > 14 or draft.text.isupper()
    return True


def _mark_preamble(drafts: list[Draft], genre: Genre) -> None:
    if genre is Genre.NEWS:
        return
    for draft in drafts:
        if draft.reason is not None or draft.row is not None:
            continue
        unfinished = draft.text.rstrip().endswith((",", ";", "; and", ", and"))
        if is_preamble(draft.text) and (unfinished or not _OPERATIVE.search(draft.text)):
            draft.reason = "preamble"


def _text_follows(drafts: list[Draft], position: int) -> bool:
    """Whether paragraphs of the report follow: then a "Read also" stands in its middle and does not end it."""
    if tail_reason(drafts[position].text) == "comments":
        return False
    behind = (draft.text for draft in drafts[position + 1 :])
    return any(len(text.split()) >= PARAGRAPH_WORDS and bool(_SENTENCE_END.search(text)) for text in behind)


def _mark_tail(drafts: list[Draft]) -> None:
    first = int(len(drafts) * TAIL_SHARE)
    found = [i for i in range(first, len(drafts)) if tail_reason(drafts[i].text)]
    start = next((i for i in found if not _text_follows(drafts, i)), None)
    for i in found:
        drafts[i].reason = drafts[i].reason or tail_reason(drafts[i].text)
    if start is not None:
        reason = tail_reason(drafts[start].text) or "related articles"
        for draft in drafts[start:]:
            draft.reason = draft.reason if draft.reason not in {None, "title"} else reason
    end = start if start is not None else len(drafts)
    for draft in reversed(drafts[max(0, end - 3) : end]):
        if draft.reason is None and draft.label is None and is_name_line(draft.text):
            draft.reason = "byline"
