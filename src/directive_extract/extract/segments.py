"""Sentences to segments: the pieces that are parsed, cut at semicolons, labels and datelines taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from directive_extract.extract.markers import Marker, is_over, is_superseded, marker_of, tag_owners, take_marker
from directive_extract.extract.motions import take_motion
from directive_extract.extract.rows import row_owners
from directive_extract.extract.scopes import Mode, addressees, mode_of
from directive_extract.extract.splices import splice_places
from directive_extract.lexicons.cues import has_cue
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.candidate import OwnerMention
from directive_extract.schema.directive import Role
from directive_extract.schema.outline import Block, BlockKind, Passage

_DATELINE = re.compile(
    r"(?:\(?[A-ZÀ-Ỹ]{2,8}\)?\s*[-–—]+\s*"
    r"|(?!(?:The|An?)\s|[^–—-]{0,30}\bthe\s)"  # "The road Ara - Bel" is no place
    r"[A-ZÀ-ỸĐ][\w.' À-ỹđ]{1,30}(?:,\s*[^–—:;]{0,40})?(?:\s*\([A-Z/ ]{2,12}\))?\s+[–—-]\s*"
    r"|\([^()]{3,60}\)\s*(?:[-–—]\s*)?)(?=[\"“‘A-ZÀ-ỸĐ])"
)
_ORDINAL = re.compile(
    r"(?:and\s+)?(?:first(?:ly)?(?:\s+of\s+all)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?"
    r"|seventh(?:ly)?|two|three|four|five|six|(?:one|two|three|four|five|six|seven|eight)\s+is|finally|lastly|besides"
    r"|in addition|moreover|furthermore|specifically|in particular|accordingly|therefore)\s*[,:]\s+",
    re.IGNORECASE,
)
# Behind a mark or "and" only: in "sixty (60) centres" the figure belongs to the words before it.
_INLINE_LABEL = re.compile(r"(?:(?<=[;:,.]\s)|(?<=\band\s)|^)\((?:[ivx]{1,5}|[a-h]|\d{1,2})\)\s+(?=\S)")
_SEMICOLON = re.compile(r";(?:\s*(?:and|or|but)\b,?)?\s*")

_COLON = re.compile(r"(?P<lead>[^:;]{2,220}?)\s*(?P<mark>:|\s[–—-](?=\s)(?![^:;]{2,40}?\s[–—-]\s))\s+(?=\S)")

# "The viewpoint set out in the notice is that ..., and that ...": what follows are principles, one behind each "that".
_FRAME = re.compile(
    r"(?:[^,;:\"“]{0,60},\s+)?(?:the|our|his|her|their|its|one)\s+[^,;:\"“]{0,40}?"
    r"\b(?:viewpoints?|principles?|mottos?|idea|rule|spirit|philosophy|yardstick|orientation)\b[^;:\"“]{0,60}?\b(?:is|was|remains|are)\s+that\s+",
    re.IGNORECASE,
)
_AND_THAT = re.compile(r",?\s+and\s+that\s+", re.IGNORECASE)
# "Affirms that A, and that B": two principles, where a viewpoint is put into clauses.
_AFFIRMED = re.compile(
    r"\b(?:affirm|declar|recogni[sz]|stress|emphasi[sz]|hold|consider|rest|rel|believ|maintain)\w*\b"
    r"(?:[^,;:]{0,60}?\b(?:principles?|viewpoints?|idea|rule))?\s+that\b",
    re.IGNORECASE,
)

# "The three focuses are: ...; ...; ...": a motto unpacked is one principle, however many semicolons it has.
UNPACKED = re.compile(
    r"[\"“]?(?:in particular,\s+|the\s+)*[\"“]?(?:two|three|four|five|six|seven|\d)\s+"
    r"[\"“]?[\w'’-]+(?:\s+[\w'’-]+){0,3}[\"”]?\s+(?:are|is|means?|stands? for)\s*:\s",
    re.IGNORECASE,
)

_REMARKS = frozenset({"note", "status", "other"})  # columns whose cells tell how a row stands
_TO_DO = re.compile(
    r"(?:^|[;:,]\s)(?:To|[A-Z][\w.’' /&-]{1,40}? to) [a-z]{2,}"
    r"|\b(?:[Rr]emaining|[Rr]est|[Ss]till|[Bb]alance)\b.{0,60}\b(?:by|before|this|next)\s"
)

_RESOLVED = re.compile(
    r"\b(?:resolved|agreed|decided|directed|ordered|moved|ruled|orders|decides|resolves)\b.{0,80}?\bthat\b",
    re.IGNORECASE,
)
_THAT = re.compile(r"(?:,\s*(?:and\s+)?|\s+and\s+)(?:further\s+|also\s+)?that\s+", re.IGNORECASE)

# "No house is to be touched for now: ...": what stands before the colon is told already, with a verb of its own.
_MUST = r"\b(?:must|shall|should|(?:is|are|has|have)(?: not)? to)\s+"
_TOLD = re.compile(
    rf"{_MUST}(?:not\s+)?be\s+\w+ed\b|{_MUST}(?:not\s+|\w+ly\s+|meanwhile\s+)*"
    r"(?!do|be\s|direct|focus|carry|ensure|take|perform|implement|fulfil)\w+\s+(?!(?:the\s+)?following)\w+",
    re.IGNORECASE,
)
_OPENERS = frozenset("The A An All Each Every No In On By To For From It This These Those We You They He She".split())

MIN_LEAD = 2  # words on either side of a dash
MAX_LEAD_WORDS = 24  # a lead-in that names its addressees has up to 22 words in the documents read
DATELINE_BLOCKS = 14  # datelines stand at the beginning of a report


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a colon or dash inside a sentence ("For the Department of Health: ...")."""

    mode: Mode
    owners: tuple[OwnerMention, ...]
    due: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Segment:
    """A sentence or the part of one between semicolons.

    Attributes:
        block: Index of its block.
        sentence: Running number of its sentence in the document.
        position: Its place among the segments of the sentence.
        passage: The text.
        lead: What stands before a colon in its sentence, or in an earlier sentence of its block.
        marker: What its sentence says of itself ("ACTION:", "AGREED"), taken off.
        tag: The owner that a tag behind it names ("(Action: Registrar)").
    """

    block: int
    sentence: int
    position: int
    passage: Passage
    lead: Lead | None = None
    marker: Marker = Marker.NONE
    tag: tuple[OwnerMention, ...] = ()


def cut_segments(blocks: tuple[Block, ...], *, notes: bool = False) -> Iterator[Segment]:
    """Cut the sentences of all blocks that can hold directives.

    Args:
        blocks: All blocks of the document.
        notes: Whether they are minutes, whose lines may say in one breath what several are to do.

    Yields:
        Segments in reading order.
    """
    sentence = 0
    for index, block in enumerate(blocks):
        if block.reason is not None or block.kind is BlockKind.HEADING:
            continue
        for remark in _remarks(block):
            yield from _remark_segments(index, sentence, block, remark)
            sentence += 1
        if block.cells:
            continue
        yield from _block_segments(blocks, index, sentence, notes=notes)
        sentence += len(block.sentences)


def _block_segments(blocks: tuple[Block, ...], index: int, sentence: int, *, notes: bool) -> Iterator[Segment]:
    block = blocks[index]
    sentences = [block.passage.cut(start, end) for start, end in block.sentences]
    tags = [tag_owners(passage) for passage in [*sentences, *_next_opening(blocks, index)]]
    if block.label and tags:
        tags[0] = ()
    lead: Lead | None = None
    for number, sentence_passage in enumerate(sentences):
        marker, passage = _opened(block, sentence_passage, first=number == 0, early=index < DATELINE_BLOCKS)
        tag = _tag_behind(tags, number)
        directly = number + 1 < len(tags) and bool(tags[number + 1])
        if tags[number]:
            marker, tag = Marker.TAG, ()
        elif is_over(block.passage.text, [s.text for s in sentences[number + 1 :]]) or is_superseded(blocks, index):
            marker = Marker.DONE
        elif marker is Marker.NONE:
            marker, passage = take_motion(passage, [s.text for s in sentences[number + 1 :]])
        pieces = list(_segments(passage, decided=marker is Marker.DECISION))
        if notes:
            pieces = [part for piece in pieces for part in _unspliced(*piece)]
        for position, (piece, own_lead) in enumerate(pieces):
            lead = own_lead or lead
            last = directly and position == len(pieces) - 1
            own = lead or (Lead(Mode.OPEN, tag) if tag and not last else None)
            yield Segment(index, sentence + number, position, piece, own, marker, tag if last else ())


def _unspliced(piece: Passage, lead: Lead | None) -> Iterator[tuple[Passage, Lead | None]]:
    """A piece, cut where it goes on with what somebody else is to do."""
    start = 0
    for first, last in splice_places(piece.text):
        yield piece.cut(start, first), lead
        start = last
    yield piece.cut(start, len(piece.text)), lead


def _tag_behind(tags: list[tuple[OwnerMention, ...]], number: int) -> tuple[OwnerMention, ...]:
    """The owner whom the next tag names for a sentence; a tag of several parts has one for each sentence before it."""
    at = next((i for i in range(number + 1, len(tags)) if tags[i]), None)
    if at is None:
        return ()
    part = len(tags[at]) - (at - number)
    return tags[at] if len(tags[at]) == 1 else tags[at][part : part + 1] if part >= 0 else ()


def _next_opening(blocks: tuple[Block, ...], index: int) -> list[Passage]:
    """The first sentence of the next block, where a tag may stand on a line of its own."""
    if index + 1 >= len(blocks) or not blocks[index + 1].sentences or blocks[index + 1].label:
        return []
    start, end = blocks[index + 1].sentences[0]
    return [blocks[index + 1].passage.cut(start, end)]


def _opened(block: Block, passage: Passage, *, first: bool, early: bool) -> tuple[Marker, Passage]:
    """A sentence without its dateline, ordinal and marker."""
    if first and early and not block.label:
        passage = _without(passage, _DATELINE)
    marker, passage = take_marker(_without(passage, _ORDINAL))
    return (marker or marker_of(block)) if first else marker, passage


def _remarks(block: Block) -> Iterator[Passage]:
    """Sentences of a row's remarks that may still ask for something ("the last seventeen are to be re-tendered")."""
    for cell in block.cells:
        if cell.column in _REMARKS:
            for start, end in cell.sentences:
                remark = cell.passage.cut(start, end)
                if has_cue(remark.text) or _TO_DO.search(remark.text):
                    yield remark


def _remark_segments(index: int, sentence: int, block: Block, remark: Passage) -> Iterator[Segment]:
    owners = tuple(mention for mention in row_owners(block) if mention.role is Role.LEAD)
    for position, (piece, lead) in enumerate(_segments(remark, decided=False)):
        yield Segment(index, sentence, position, piece, lead or Lead(Mode.OPEN, owners))


def _segments(passage: Passage, *, decided: bool) -> Iterator[tuple[Passage, Lead | None]]:
    if UNPACKED.match(passage.text):
        yield passage, None
        return
    for first, last in _pieces(passage.text):
        yield from _led(passage.cut(first, last), decided=decided)


def _led(whole: Passage, *, decided: bool) -> Iterator[tuple[Passage, Lead | None]]:
    """A piece with its lead, cut where a resolution goes on ("RESOLVED that X do this, and that Y do that")."""
    resolved = decided or _RESOLVED.search(whole.text) is not None
    affirmed = None if resolved else _AFFIRMED.search(whole.text)
    pieces = _cut_at(whole, _THAT) if resolved else [whole]
    if affirmed is not None:
        pieces = _cut_at(whole, _AND_THAT, affirmed.end())
    for number, piece in enumerate(pieces):
        lead, rest = _take_lead(piece)
        for part in rest:
            if part.text:
                yield part, lead or (Lead(Mode.DIRECTIVE, ()) if number and resolved else None)


def _take_lead(piece: Passage) -> tuple[Lead | None, list[Passage]]:
    """Cut a piece at its first colon or dash where what stands before it leads in, or where both sides stand alone."""
    framed = _FRAME.match(piece.text)
    if framed is not None:
        return Lead(Mode.VIEWPOINT, ()), _cut_at(piece.cut(framed.end(), len(piece.text)), _AND_THAT)
    match = _COLON.match(piece.text)
    if match is None or _inside_parentheses(piece.text, match.start("mark")) or _joins_names(piece.text, match):
        return None, [piece]  # "by 1 July (was: 1 June)"
    before, after = piece.cut(0, match.end("lead")), piece.cut(match.end(), len(piece.text))
    owners = addressees(before, strict=False) if len(before.text.split()) <= MAX_LEAD_WORDS else ()
    if owners:
        told = _TOLD.search(before.text) is not None
        return (None, [before, after]) if told else (Lead(mode_of(before.text), owners), [after])
    if match.group("mark") == ":" and has_cue(after.text):
        mode = mode_of(before.text)
        lead = Lead(mode, ()) if mode is not Mode.OPEN else None
        return lead, [before, after]
    return None, [piece]


def _joins_names(text: str, dash: re.Match[str]) -> bool:
    """Whether a dash stands inside a name ("the Ara - Bel Dor road"): a lead is followed by a verb or an article."""
    before, after = text[: dash.end("lead")].split(), text[dash.end() :].split()
    if dash.group("mark") == ":" or min(len(before), len(after)) < MIN_LEAD:
        return False
    if not (before[-1].istitle() and after[0].istitle()):
        return False
    return after[0] not in _OPENERS and verb_of(after[0]) is None and verb_of(before[-1]) is None


def _cut_at(piece: Passage, boundary: re.Pattern[str], first: int = 0) -> list[Passage]:
    parts: list[Passage] = []
    start = 0
    for match in boundary.finditer(piece.text, first):
        parts.append(piece.cut(start, match.start()))
        start = match.end()
    return [*parts, piece.cut(start, len(piece.text))]


def _without(passage: Passage, opening: re.Pattern[str]) -> Passage:
    match = opening.match(passage.text)
    if match and match.end() < len(passage.text):
        return passage.cut(match.end(), len(passage.text))
    return passage


def _pieces(text: str) -> list[tuple[int, int]]:
    """Cut at semicolons and at inline labels "(i)", but not inside parentheses."""
    cuts: list[tuple[int, int]] = []
    if ";" in text:
        cuts += [match.span() for match in _SEMICOLON.finditer(text) if not _inside_parentheses(text, match.start())]
    if "(" in text:
        cuts += [match.span() for match in _INLINE_LABEL.finditer(text)]
    pieces: list[tuple[int, int]] = []
    start = 0
    for first, last in sorted(cuts):
        if first > start:
            pieces.append((start, first))
        start = max(start, last)
    pieces.append((start, len(text)))
    return [piece for piece in pieces if text[piece[0] : piece[1]].strip(" ,;.")]


def _inside_parentheses(text: str, position: int) -> bool:
    return text.count("(", 0, position) > text.count(")", 0, position)
