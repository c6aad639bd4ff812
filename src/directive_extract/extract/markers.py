"""What a line of minutes says of itself: "ACTION:", "AGREED", a tick, "(Action: Registrar)" behind it."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_extract.lexicons.agents import is_agent, is_proper
from directive_extract.schema.candidate import OwnerMention

if TYPE_CHECKING:
    from directive_extract.schema.outline import Block, Passage


class Marker(StrEnum):
    """What a sentence is marked as."""

    NONE = ""
    ACTION = "action"
    DECISION = "decision"
    DONE = "done"
    TAG = "tag"
    ECHO = "echo"
    LOST = "lost"


_ACTION = re.compile(
    r"[\W_]{0,5}(?:(?:[Nn]ew )?(?:[Aa]ctions?|ACTIONS?|AIs?|A/I|AP|TODO|T[Oo][ -][Dd][Oo]|ACTION (?:ITEMS?|POINTS?)"
    r"|[Aa]ction (?:items?|points?)|Follow[- ]?ups?|Next steps?)"
    r"(?: (?:on|for|by) [\w@ .&/-]{2,40}| #?\d[\w./-]*)?[*_]{0,3}\s*[:–—]+[*_]{0,3}\s*"
    r"|#(?:action|todo|ai)\b:?\s*"
    r"|(?:ACTION|TODO|AI) (?!TAKEN|ITEM|LIST|LOG|PLAN|POINT|REGISTER|REQUIRED|REPORT|TRACKER)(?=@?\w))"
)
_DECISION = re.compile(
    r"[\W_]{0,5}(?:AGREED|RESOLVED|DECIDED|RESOLUTION|CONSENSUS|Agreed|Resolved|Decided|Consensus|agreed|decided"
    r"|#agreed|#decision)(?: (?:tho|that|to|unanimously))?[*_]{0,3}\s*(?::+[*_]{0,3}\s*|(?=[A-Z]))"
)
_ECHO = re.compile(
    r"(?:created|recorded|noted|added|opened)\s+(?:ACTION|action|AI|issue)[\s:#-]*\d+\s*[:–-]+\s*", re.IGNORECASE
)
_TAG = re.compile(r"\W*(?:action(?: by)?|owner|resp(?:onsible)?)\s*:\s*(?P<who>[^:]{1,120}?)\W*$", re.IGNORECASE)
_DEED = re.compile(r"\bto\s+[a-z]|\d|\b(?:by|before|until|will|shall|must|should)\b")
_JOINT = re.compile(r"\s*(?:[,;/&]|\band\b|\bwith\b)\s*")
_ARROWS = ("->", "-->", "=>", "==>", "→", "⇒", "➔", "➜")

_TICKS = frozenset("✔✅✓☑")
_DONE = re.compile(
    r"\W*(?:done|completed?|closed|complied|dropped|withdrawn|carried out|finished)\b(?:[^.;]{0,30})\W*$", re.IGNORECASE
)
_EARLIER = re.compile(r"(?:decision|action|task|direction|order)\s*:", re.IGNORECASE)
_STATUS = re.compile(r"(?:status|action taken|position|compliance)\s*:", re.IGNORECASE)

MAX_TAG_WORDS = 16  # in a tag that names several owners with their parts of the work


def marker_of(block: Block) -> Marker:
    """What the label of a block says ("[x]", "☑", "->", "Action 3:").

    Returns:
        `NONE` where it says nothing.
    """
    label = (block.label or "").casefold()
    if re.search(r"\[[x✓✔]\]|[☑☒✅✔✓❌]", label):
        return Marker.DONE
    if label.startswith(_ARROWS):
        return Marker.DECISION
    return Marker.ACTION if label.startswith("action") else Marker.NONE


def is_over(block: str, following: list[str]) -> bool:
    """Whether a sentence is said to be done: by a tick at the end of its block, or by the sentence behind it.

    Args:
        block: The text of its block.
        following: The sentences behind it in the block.

    Returns:
        True for "Kirsty to thank the hotel. Done."
    """
    ticked = block.rstrip()[-1:] in _TICKS
    return ticked or (bool(following) and _DONE.match(following[0]) is not None)


def is_superseded(blocks: tuple[Block, ...], index: int) -> bool:
    """Whether a line is a decision of an earlier meeting whose standing the next line tells.

    Args:
        blocks: All blocks of the document.
        index: Where the line stands.

    Returns:
        True for "Decision: ..." above "Status: ...".
    """
    if _EARLIER.match(blocks[index].passage.text) is None or index + 1 >= len(blocks):
        return False
    return _STATUS.match(blocks[index + 1].passage.text) is not None


def take_marker(passage: Passage) -> tuple[Marker, Passage]:
    """Cut off what says that a line is an action or a decision.

    Args:
        passage: A sentence.

    Returns:
        The marker and what stands behind it; the sentence itself where it has none.
    """
    for marker, pattern in ((Marker.ECHO, _ECHO), (Marker.ACTION, _ACTION), (Marker.DECISION, _DECISION)):
        match = pattern.match(passage.text)
        if match and match.end() < len(passage.text):
            return marker, passage.cut(match.end(), len(passage.text))
    return Marker.NONE, passage


def tag_owners(passage: Passage) -> tuple[OwnerMention, ...]:
    """The owners whom a sentence names and nothing else ("(Action: Registrar)", "ACTION: HT").

    Returns:
        One mention for each part of the work ("Bursar for the first part; Registrar for the list"); empty for every
        other sentence.
    """
    match = _TAG.match(passage.text)
    if match is None or not _is_owner(match.group("who")):
        return ()
    found: list[OwnerMention] = []
    for part in re.finditer(r"[^;]+", match.group("who")):
        first = match.start("who") + part.start()
        found.append(OwnerMention(passage.cut(first, first + len(part.group().split(" for ")[0]))))
    return tuple(found)


def _is_owner(who: str) -> bool:
    if _DEED.search(who):
        return False
    parts = [part.split(" for ")[0] for part in _JOINT.split(who) if part.strip()]
    if not parts or len(who.split()) > MAX_TAG_WORDS or not is_agent(parts[0]):
        return False
    return all(is_agent(part) or is_proper(part) for part in parts)  # "..., with the Cyclone Preparedness Programme"
