"""What headings and lead-ins say of the blocks below them: who is addressed, and in what mood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import head_noun, is_agent, is_proper
from directive_extract.schema.candidate import OwnerMention
from directive_extract.schema.directive import Role
from directive_extract.schema.outline import Block, BlockKind, Outline, Passage


class Mode(StrEnum):
    """What the clauses below are likely to be."""

    DIRECTIVE = "directive"
    VIEWPOINT = "viewpoint"
    BACKGROUND = "background"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Scope:
    """What governs a clause from outside.

    Attributes:
        mode: The nearest heading or lead-in that says so.
        owners: Those whom the nearest heading or lead-in addresses.
        due: Lead-ins that name a time, nearest first.
        section: Titles of the headings, outermost first.
    """

    mode: Mode = Mode.OPEN
    owners: tuple[OwnerMention, ...] = ()
    due: tuple[Passage, ...] = ()
    section: tuple[str, ...] = ()


_OPENING = re.compile(
    r"(?:(?:as )?for|to|as (?:for|regards)|regarding|with (?:regard|respect) to|on the part of|particularly for|specifically,?|concerning|assigned to|action(?: by)?|owner"
    r"|responsible)\s*:?\s+(?:the\s+)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\s*[,(–—-]?\s*(?:to|shall|must|should|will|has to|have to|is to|are to|(?:is|are|was|were) (?:hereby )?(?:requested|asked|directed|urged|assigned|instructed|ordered|invited|told)"
    r"|needs? to|directs?|requested|is|are)(?:\s+(?:to|direct|carry out|do|perform|implement|focus on|fulfil|the|following|tasks?|work|contents?|as follows|be|responsible for|that))*)?\s*[:–—.-]*\s*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:requests?|requested|urges?|urged|invites?|invited|asks?|asked|calls? (?:up)?on|called (?:up)?on|directs?|directed|instructs?|instructed|orders?|ordered|assigns?|assigned"
    r"|encourages?|demands? (?:of|from|that)|recommends? that|tasks?|tasked)\s+(?:that\s+)?(?P<object>(?!that\b|to\b|the following\b|:).+)$",
    re.IGNORECASE,
)
_DIRECTS = re.compile(r"\b(?:shall|must|should|to|will)\s+(?:direct|instruct|order)\s*:?\s*$", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:by|before|within|until|no later than|not later than|in|from|during|every|each|on)\b.{0,40}?(?:\d|quarter|month|week|year|day|january|february|march|april|june|july|august|september|october|november|december|\bmay\b)",
    re.IGNORECASE,
)

MAX_OWNER_WORDS = 40  # a list of addressees in one lead-in has up to 36 words in the documents read


@cache
def _modes() -> tuple[tuple[Mode, re.Pattern[str]], ...]:
    return tuple((Mode(e["name"]), re.compile(e["pattern"], re.IGNORECASE)) for e in load_lexicon("scopes")["mode"])


def mode_of(text: str) -> Mode:
    """The mode that a heading or lead-in sets.

    Args:
        text: Its words.

    Returns:
        `OPEN` where it sets none.
    """
    return next((mode for mode, pattern in _modes() if pattern.search(text)), Mode.OPEN)


def scope_of(outline: Outline, index: int) -> Scope:
    """What governs a block.

    Args:
        outline: The document.
        index: The block.

    Returns:
        The nearest mode and the nearest owners among its ancestors.
    """
    mode, owners, due = Mode.OPEN, (), []
    section: list[str] = []
    for ancestor in outline.ancestors(index):
        text = ancestor.passage.text
        leads_in = ancestor.kind is BlockKind.HEADING or text.rstrip().endswith((
            ":",
            " to",
            " shall",
            " must",
            "-",
            "–",
        ))
        if ancestor.kind is BlockKind.HEADING:
            section.append(text.rstrip(":"))
        if not leads_in:
            continue
        passage = ancestor.passage if ancestor.kind is BlockKind.HEADING else _last_sentence(ancestor)
        if mode is Mode.OPEN:
            mode = mode_of(passage.text)
        if not owners:
            owners = addressees(passage, strict=ancestor.kind is BlockKind.HEADING)
        if _TIME.search(passage.text) and ancestor.kind is not BlockKind.HEADING:
            due.append(passage)
    return Scope(mode, owners, tuple(due), tuple(reversed(section)))


def _last_sentence(block: Block) -> Passage:
    start, end = block.sentences[-1] if block.sentences else (0, len(block.passage.text))
    return block.passage.cut(start, end)


def addressees(passage: Passage, *, strict: bool) -> tuple[OwnerMention, ...]:
    """Those whom a heading or lead-in addresses.

    Args:
        passage: "Ministry of Finance", "For the Provincial Police:", "Urges Member States:", "The Board shall:".
        strict: Whether only names with a head like "Ministry" count (a heading of capitals is no name yet).

    Returns:
        Owner phrases; empty where it addresses nobody.
    """
    text = passage.text
    start, end = 0, len(text)
    role = Role.OVERSIGHT if _DIRECTS.search(text) else Role.LEAD
    asked = _OBJECT.search(text)
    if asked:
        start = asked.start("object")
    else:
        opening = _OPENING.match(text)
        start = opening.end() if opening and opening.end() < len(text) else 0
    closing = _CLOSING.search(text, start)
    end = closing.start() if closing else end
    phrase = text[start:end].strip(" :–—-,")
    if not phrase or len(phrase.split()) > MAX_OWNER_WORDS or not _names(phrase, strict=strict and not asked):
        return ()
    cut = passage.cut(start, end)
    return (OwnerMention(cut, role),)


def _names(phrase: str, *, strict: bool) -> bool:
    if not is_agent(phrase):
        return False
    return (
        not strict
        or is_agent(head_noun(phrase).casefold())
        or not is_proper(phrase)
        or phrase.isupper()
        and len(phrase) < 9
    )
