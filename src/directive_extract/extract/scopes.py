"""What headings and lead-ins say of the blocks below them: who is addressed, and in what mood."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import Agency, agency, is_acronym, is_agent
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.lexicons.verbforms import third_person, verb_of
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
    r"(?:(?:as )?for|that|to|as (?:for|regards)|regarding|with (?:regard|respect) to|on the part of"
    r"|particularly for|specifically,?|concerning|assigned to|action(?: by)?|owner"
    r"|responsible)\s*:?\s+(?:the\s+)?",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"(?:\s*[,(–—-]?\s*(?:to|shall|must|should|will|has to|have to|is to|are to|(?:is|are|was"
    r"|were) (?:hereby )?(?:requested|asked|directed|urged|assigned|instructed|ordered|invited"
    r"|told|commissioned|mandated|charged"
    r"|tasked|required|obliged)"
    r"|needs? to|directs?|requested|is|are)(?:\s+(?:to|direct|carry out|do|perform|implement|focus on|fulfil|the"
    r"|following|tasks?|work|contents?|as follows|be|responsible for|that))*)?\s*[:–—.-]*\s*$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\b(?:requests?|requested|urges?|urged|invites?|invited|asks?|asked|calls? (?:up)?on|called (?:up)?on"
    r"|directs?|directed|instructs?|instructed|orders?|ordered|assigns?|assigned"
    r"|encourages?|demands? (?:of|from|that)|(?:recommends?|recommended|suggests?|suggested|proposes?"
    r"|proposed) that|tasks?|tasked|(?:messages?|letters?|appeals?"
    r"|orders?) to)\s+(?:that\s+)?(?P<object>(?!that\b|to\b|the following\b|:).+)$",
    re.IGNORECASE,
)
_DIRECTS = re.compile(r"\b(?:shall|must|should|to|will)\s+(?:direct|instruct|order)\s*:?\s*$", re.IGNORECASE)
_TIME = re.compile(
    r"\b(?:by|before|within|until|no later than|not later than|in|from|during|every|each|on)\b.{0,40}?(?:\d"
    r"|quarter|month|week|year|day|january|february|march|april|june|july|august|september|october|november"
    r"|december|\bmay\b)",
    re.IGNORECASE,
)

_LEADS_IN = re.compile(
    r"(?:[:–-]|\b(?:to|shall|must|should|will)(?:\s+(?:moreover|further|also|likewise|in addition|additionally"
    r"|therefore|accordingly|furthermore|[a-z]+ly))?,?)\s*$"
)
_THAT_SHALL = re.compile(
    r"\b(?:decided|resolved|agreed|directed|ordered|desired|decides|resolves|directs|orders)\b.*?\bthat\s+(?=[^.;:]{2,120}?\s+(?:shall|must|should|will)\b)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:by|before|in|on|from|within|at|during|after|until|as of)\b[^,:]{2,60},\s+|(?:decides|resolves|agrees"
    r"|demands)\s+that\s+",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r",?\s+(?:shall|must|should|will|has to|have to|is to|are to|(?:has|have) (?:\w+ ){1,2}(?:things|tasks|jobs"
    r"|duties)\b.*)(?=\s|$)",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b[a-z]+ed\s+(?:the|a|an|that|to|by)\b|\bsent\s|\bgave\s|\btook\s|\bheld\s")
_NO_NAME = re.compile(
    r"©|\bphoto\b|\b(?:other|any|new|old|unfinished) (?:other )?business\b"
    r"|\bgood offices\b|\b(?:resolution|decision|circular|directive|minutes|agenda)\b|\bseries of \d"
    r"|^(?:what|who|how|why|when|where)\b|^(?:AOB|AOCB|A\.O\.B|FURTHER|AND|THAT)\b"
    r"|^[A-Z]{1,2}\d{1,3}$|,\s*\d{1,2}(?:$|[/.-])|\bimplementation$|^\d|\bstreet\b|[!?]|^(?:at|in|on|of|from|with|by)\b",
    re.IGNORECASE,
)
_OWN_BODIES = frozenset(
    (
        "council committee board assembly conference congress cabinet government commission senate plenary school"
        " business team court personnel staff members management governance"
    ).split()
)

LETTERHEAD_BLOCKS = 4  # the issuer's name is among the first four blocks of the letters read
MAX_ACRONYM = 6  # letters; longer capitals in a heading are words
MAX_OWNER_WORDS = 40  # a list of addressees in one lead-in has up to 36 words in the documents read


@cache
def _modes() -> tuple[tuple[Mode, re.Pattern[str]], ...]:
    return tuple((Mode(e["name"]), re.compile(e["pattern"], re.IGNORECASE)) for e in load_lexicon("scopes")["mode"])


@lru_cache(maxsize=1024)  # a heading is asked about for every block below it
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
    mode = Mode.OPEN
    owners: tuple[OwnerMention, ...] = ()
    due: list[Passage] = []
    section: list[str] = []
    for ancestor in outline.ancestors(index):
        text = ancestor.passage.text
        leads_in = ancestor.kind is BlockKind.HEADING or _LEADS_IN.search(text) is not None
        if ancestor.kind is BlockKind.HEADING:
            section.append(text.rstrip(":"))
        if not leads_in:
            continue
        passage = ancestor.passage if ancestor.kind is BlockKind.HEADING else _last_sentence(ancestor)
        if mode is Mode.OPEN:
            mode = mode_of(passage.text)
        if not owners:
            owners = (
                ()
                if _is_letterhead(outline, ancestor)
                else addressees(passage, strict=ancestor.kind is BlockKind.HEADING)
            )
        if _TIME.search(passage.text) and ancestor.kind is not BlockKind.HEADING:
            due.append(passage)
    return Scope(mode, owners, tuple(due), tuple(reversed(section)))


def _is_letterhead(outline: Outline, block: Block) -> bool:
    """Whether a heading of capitals stands where the issuer's name stands."""
    return (
        block.kind is BlockKind.HEADING and block.passage.text.isupper() and block in outline.blocks[:LETTERHEAD_BLOCKS]
    )


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
    found = _addressed(passage.text, strict=strict)
    return () if found is None else (OwnerMention(passage.cut(*found[0]), found[1]),)


@lru_cache(maxsize=1024)  # likewise: four questions in five have been asked before
def _addressed(text: str, *, strict: bool) -> tuple[tuple[int, int], Role] | None:
    """Where a heading or lead-in names those whom it addresses, and what they are to do with it."""
    start, end = 0, len(text)
    role = Role.OVERSIGHT if _DIRECTS.search(text) else Role.LEAD
    asked = _OBJECT.search(text)
    if asked:
        start = asked.start("object")
    else:
        opening = _OPENING.match(text) or _WHEN.match(text) or _THAT_SHALL.search(text)
        start = opening.end() if opening and opening.end() < len(text) else 0
    closing = _CLOSING.search(text, start)
    end = closing.start() if closing else end
    modal = _MODAL.search(text, start, end)
    end = modal.start() if modal and not ROLE_MARKERS.search(text, modal.end()) else end
    if text.startswith("of ", start):
        start += len("of ")
    phrase = text[start:end].strip(" :–—-,*")
    if not phrase or len(phrase.split()) > MAX_OWNER_WORDS or phrase.split()[-1].casefold() in {"that", "to", "the"}:
        return None
    told = (
        asked is not None
        or start > 0
        or modal is not None
        or (closing is not None and bool(closing.group().strip(" :–—.-,")))
    )
    if _PAST.search(phrase) or not _is_addressee(phrase, heading=strict, told=told):
        return None
    return (start, end), role


def _is_addressee(phrase: str, *, heading: bool, told: bool) -> bool:
    """Whether a heading or lead-in names somebody, rather than a subject ("Elections", "Other business")."""
    kind = agency(phrase)
    words = phrase.split()
    if kind < Agency.NAME or (heading and (_NO_NAME.search(phrase) or _is_deed(words))):
        return False
    if kind is Agency.NAME:
        clear = (
            (is_acronym(words[0]) and len(words[0]) <= MAX_ACRONYM)
            or (len(words) > 1 and not heading)
            or phrase[:1] == "@"
        )
        return (told and not heading) or (clear and len(words) <= 5 and all(verb_of(word) is None for word in words))
    if told:
        return True
    if len(words) == 1 and words[0].casefold() in _OWN_BODIES:
        return False
    return not any(is_finite_form(word) for word in words[1:] if word.islower()) and not (
        words[-1].islower() and words[-1].endswith("ed")
    )


def _is_deed(words: list[str]) -> bool:
    """Whether a heading says what is done: "Drafting initial governance", "Telling people at once"."""
    first = words[0].casefold()
    return len(words) > 2 and first.endswith("ing") and verb_of(first) is not None and words[1].islower()


def is_finite_form(word: str) -> bool:
    """Whether a lower-case word is the third person of a verb ("looks", "addresses").

    Returns:
        False for nouns that no verb shares.
    """
    verb = verb_of(word)
    return verb is not None and word == third_person(verb) and not is_agent(word)
