"""Lines of minutes that are actions by their form: marked as such, with their owner at the end, "X to do Y", bans."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.extract.forms import FINITE, acts, impersonal
from directive_extract.extract.listings import Listings
from directive_extract.extract.markers import Marker
from directive_extract.extract.participants import Participants
from directive_extract.lexicons.times import has_time
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.candidate import OwnerMention
from directive_extract.schema.outline import BlockKind, Genre

if TYPE_CHECKING:
    from directive_extract.extract.segments import Segment
    from directive_extract.schema.outline import Outline, Passage


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What the form of a line says.

    Attributes:
        acts: Whether it is an action; else it is none, however it is worded.
        reason: In plain words.
        owners: Those named at its end, or in a tag behind it.
        sure: Whether it is one however its verb was parsed.
        start: Offset in the segment at which it begins; what stands before it only says what it is about.
        to_do: Whether it says who is "to do" what, from its beginning.
    """

    acts: bool
    reason: str
    owners: tuple[OwnerMention, ...] = ()
    sure: bool = False
    start: int = 0
    to_do: bool = False


_NOT_OPEN = {
    Marker.DONE: "ticked off",
    Marker.TAG: "names the owner of what stands before it",
    Marker.ECHO: "repeats the action before it",
    Marker.LOST: "a motion that was not carried",
}
_NONE = re.compile(
    r"\W*(?:none|nil|no (?:further )?actions?\b|n/a|nothing|not? (?:required|needed)|-+\s*$)", re.IGNORECASE
)
_OVER = re.compile(
    r"~~[^~]+~~|[✅✔✓☑]|\W*(?:done|closed|completed?|dropped|cancelled|withdrawn|taken\s*:)\b(?!\s+by\b)"
    r"|.*[\s(–—-](?:done|closed|completed|no longer needed|c/f)\W*$",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:[(\[]\s*(?:(?:action|owner|lead|resp\w*|by)\s*:?\s+)?(?P<inside>[^()\[\];]{1,50}?)"
    r"(?:[,;]\s*(?:by|due|before|until|on|no due)?\b[^()\[\]]{0,30})?[)\]]"
    r"|\s[-–—]{1,2}\s*(?P<dash>[^-–—;:]{1,50}?)(?:\s*[-–—,]{1,2}\s*[^-–—]{2,24})?"
    r"|,\s*(?P<comma>[^,;:()]{1,30}?)(?:,\s*[\w /]{2,20})?"
    r"|(?P<handle>(?:@[\w-]+[,\s]*(?:and\s+|&\s+)?)+)(?:due\s+\S+|by\s+.{2,20})?)\W*$"
)
_LISTED = re.compile(
    r"\W*(?:ayes?|nays?|for|against|attest(?:ed)?|prepared|present|excused|staff|moved|seconded|proposed|in attendance"
    r"|motion)\b",
    re.IGNORECASE,
)
_TO_DO = re.compile(
    r",?\s+(?:still\s+|is\s+|are\s+)?to\s+(?:not\s+|also\s+|please\s+|[a-z]+ly\s+)?(?P<verb>[a-z-]{2,})\b"
)
_LAST_BREAK = re.compile(r".*(?:[:;–—!?]|\s-|,(?!\s+(?:with|together|under|in|and)\b))\s+", re.DOTALL)
_GIVEN_UP = re.compile(
    r"\b(?:was|were) (?:suggested|proposed|rejected|dropped|done|defeated|lost)\b|: (?:done|rang|sent)\b", re.IGNORECASE
)
_SEVERAL = re.compile(r"\b(?:and|reps|members|all|both)\b|[&+/]|[a-z]{3}s$")
_SHORT_TIME = re.compile(
    r"\b(?:tmrw|tonight|today|mon|tues?|weds?|thurs?|fri|sat|sun|wk|wkend|nxt|asap)\b", re.IGNORECASE
)
TAIL = 90  # characters at the end of a line in which its owner stands
OPENING = 60  # characters at its beginning in which those are named who act


class Actions:
    """Tells the action lines of one document."""

    def __init__(self, outline: Outline) -> None:
        """Remember who takes part."""
        self._minutes = outline.genre is Genre.MINUTES
        self._participants = Participants.of(outline)
        self._listings = Listings.of(outline)
        self._spoken = [block.speaker is not None for block in outline.blocks]
        self._listed = [block.kind is BlockKind.ITEM or block.speaker is not None for block in outline.blocks]

    def find(self, segment: Segment) -> ActionLine | None:
        """What the form of a segment says.

        Args:
            segment: A sentence or part of one, its marker taken off.

        Returns:
            None where the form says nothing.
        """
        text = segment.passage.text
        if segment.marker in _NOT_OPEN:
            return ActionLine(acts=False, reason=_NOT_OPEN[segment.marker])
        if self._minutes and (told := self._listings.says(segment.block, text)):
            return ActionLine(acts=False, reason=told)
        if segment.marker is Marker.ACTION:
            if _NONE.match(text) or _OVER.match(text):
                return ActionLine(acts=False, reason="an action line without an open action")
            owners = self._at_end(segment.passage)
            return ActionLine(acts=True, reason="marked as an action", owners=owners, sure=True)
        if segment.tag:
            return ActionLine(acts=True, reason="its owner stands behind it", owners=segment.tag)
        return self._unmarked(segment) if self._minutes and not _OVER.match(text) else None

    def _unmarked(self, segment: Segment) -> ActionLine | None:
        """What the form of a line of minutes says that is marked as no action."""
        passage = segment.passage
        doer = self._to_do(passage.text)
        if doer is not None:
            owners = (OwnerMention(passage.cut(*doer)),)
            start = doer[0] if passage.text[: doer[0]].rstrip().endswith(",") else 0
            return ActionLine(
                acts=True, reason="says who is to do what", owners=owners, sure=True, start=start, to_do=True
            )
        at_end = self._at_end(passage)
        if at_end:
            return ActionLine(acts=True, reason="its owner stands at its end", owners=at_end)
        told = self._told(segment)
        if told:
            owners = (OwnerMention(passage.cut(0, told)),)
            return ActionLine(acts=True, reason="says who does what", owners=owners, sure=True)
        reason = impersonal(passage.text, decided=segment.marker is Marker.DECISION)
        return ActionLine(acts=True, reason=reason, sure=True) if reason else None

    def _to_do(self, text: str) -> tuple[int, int] | None:
        """Who is "to do" something in a line ("Roof: Len to ask"), by offsets; None where nobody is."""
        for match in _TO_DO.finditer(text):
            if verb_of(match["verb"]) != match["verb"]:
                continue
            before = text[: match.start()]
            broken = _LAST_BREAK.match(before)
            begin = broken.end() if broken else 0
            who = before[begin:]
            aside = before[:begin].rstrip().endswith(",")
            known = self._participants.knows(who) if aside else self._participants.names(who)
            if not known or FINITE.search(who) or _GIVEN_UP.search(text, match.end()):
                return None
            return begin, match.start()
        return None

    def _at_end(self, passage: Passage) -> tuple[OwnerMention, ...]:
        """The owner at the end of a line."""
        text = passage.text
        for match in _TAIL.finditer(text, max(0, len(text) - TAIL)):
            for group in ("inside", "dash", "comma", "handle"):
                who = match.group(group)
                if who and self._owns(text[: match.start()], who, strict=group == "comma"):
                    return (OwnerMention(passage.cut(match.start(group), match.end(group))),)
        return ()

    def _owns(self, before: str, who: str, *, strict: bool) -> bool:
        """Whether what stands before a name says something that its owner can do."""
        if _LISTED.match(before) or not re.search(r"\b[a-z]{3,}", before) or self._participants.names(before):
            return False
        return self._participants.knows(who) if strict else self._participants.names(who)

    def _told(self, segment: Segment) -> int:
        """Length of the name of a participant who is told to act in the present tense ("Raj phones the supplier")."""
        text = segment.passage.text
        decided = segment.marker is Marker.DECISION
        for match in re.finditer(r"\s(?:[a-z]+ly\s)?(?=[a-z]{2,}\b)", text[:OPENING]):
            word, who = text[match.end() :].split(maxsplit=1)[0].strip(".,;:"), text[: match.start()]
            known = ":" not in who and self._participants.knows(who)
            base = decided or who.startswith("@") or self._spoken[segment.block] or _SEVERAL.search(who) is not None
            if not acts(word, base=base, loose=known):
                continue
            timed = has_time(text) or _SHORT_TIME.search(text) is not None
            if known and (decided or self._listed[segment.block] or timed):
                return match.start()
            if decided and self._participants.names(who):
                return match.start()
        return 0
