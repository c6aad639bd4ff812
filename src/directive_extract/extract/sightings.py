"""Walks a document clause by clause and gathers what a verdict can rest on. Rules and model read the same sightings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from spacy.language import Language
from spacy.tokens import Doc

from directive_extract.extract.clauses import Clause, split_clauses
from directive_extract.extract.findings import Finding, look
from directive_extract.extract.markers import Marker
from directive_extract.extract.neighbours import REACH
from directive_extract.extract.scopes import Mode, Scope, scope_of
from directive_extract.extract.segments import Segment, cut_segments
from directive_extract.extract.speakers import Speakers, Voice, opens_report
from directive_extract.schema.outline import Block, Genre, Outline

_QUOTE = re.compile(r"[\"“”]")
_ANNOUNCES = re.compile(r"(?::|\b(?:as follows|the following|following tasks|follows))\s*[.:–—-]*$", re.IGNORECASE)

_ACTIONS = re.compile(
    r"^\W*(?:\w+ ){0,2}(?:actions?|to[- ]?dos?|next steps|follow[- ]?ups?)\b(?: \w+){0,2}\W*(?:\(\w+\))?\W*$",
    re.IGNORECASE,
)

STRONG = 0.6  # weight from which a cue makes a clause more than a report
LONGEST = 20_000  # characters of a segment that are parsed: a text without spaces has no words to cut it at
SHORT = 8  # segments from which a document has a kind and places; users try less first
BATCH = 128  # segments a batch; larger ones gain nothing (15,800 words/s at 128, 15,100 at 256)
LOOK_BACK = 24  # segments before a part: a speaker is hardly named farther back than a page
MIN_WORDS = 2  # a clause of fewer words says nothing


class Gathered(StrEnum):
    """Where minutes that write "ACTION:" or have a list of actions have them: what stands elsewhere is rarely one."""

    NOWHERE = "nowhere"
    HERE = "here"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Sighting:
    """A clause in its surroundings.

    Attributes:
        segment: The piece of a sentence that was parsed.
        doc: Its parse.
        finding: What was seen in the clause.
        text: The clause.
        before: What stands before it in its segment.
        scope: What governs it from outside.
        voice: Whose words it is.
        reporter: The subject of the verb of saying that governs it; empty where there is none.
        block: The block that it stands in.
        genre: The kind of document.
        place: How far into the document it stands, from 0 to 1.
        quoted: Whether it is a quotation.
        announces: Whether it only announces a list.
        previous: The segment before in the same block; empty for a block's first.
        alone: Whether the document is too short to tell what kind it is.
        gathered: Whether the document marks or gathers its actions, and whether this is one of them.
    """

    segment: Segment
    doc: Doc
    finding: Finding
    text: str
    before: str
    scope: Scope
    voice: Voice
    reporter: str
    block: Block
    genre: Genre
    place: float
    quoted: bool
    announces: bool
    previous: str = ""
    alone: bool = False
    gathered: Gathered = Gathered.NOWHERE


@dataclass(slots=True)
class _State:
    """What is carried from clause to clause."""

    block: int = -1
    voice: Voice = Voice.AUTHORITY
    scope: Scope = field(default_factory=Scope)
    previous: str = ""
    alone: bool = False
    gathers: bool = False


def walk(
    outline: Outline, nlp: Language, part: tuple[int, int] | None = None
) -> Iterator[tuple[Segment, list[Sighting]]]:
    """Go through a document.

    Args:
        outline: The document's blocks.
        nlp: Tagger and parser.
        part: Half-open offsets in the document: only the segments that touch them, with those before that may say who
            is speaking, and the neighbours behind; all where None.

    Yields:
        Every segment with its clauses, in reading order.
    """
    segments = list(cut_segments(outline.blocks, notes=outline.genre is Genre.MINUTES))
    alone, gathers = len(segments) < SHORT, any(_is_marked(outline, segment) for segment in segments)
    if part is not None:
        segments = _around(segments, part)
    docs = nlp.pipe((segment.passage.text[:LONGEST] for segment in segments), batch_size=BATCH)
    speakers = Speakers(outline.metadata.issuer)
    parents = {block.parent for block in outline.blocks}
    state = _State(alone=alone, gathers=gathers)
    for segment, doc in zip(segments, docs, strict=True):
        _enter(state, outline, segment)
        sightings = [
            _sighting(outline, segment, doc, clause, state, speakers, parents)
            for clause in split_clauses(doc)
            if not _only_reports(doc, clause, state, speakers)
        ]
        yield segment, [s for s in sightings if len(s.text.split()) >= MIN_WORDS]
        state.previous = segment.passage.text


def _around(segments: list[Segment], part: tuple[int, int]) -> list[Segment]:
    places = [segment.passage.place() for segment in segments]
    touching = [at for at, (start, end) in enumerate(places) if start < part[1] and end > part[0]]
    return segments[max(0, touching[0] - LOOK_BACK) : touching[-1] + 1 + REACH] if touching else []


def _is_marked(outline: Outline, segment: Segment) -> bool:
    """Whether a line says that it is an action, or stands in a list of them."""
    if segment.marker not in {Marker.NONE, Marker.LOST} or segment.tag:
        return True
    section = [block.passage.text for block in outline.ancestors(segment.block)]
    return any(_ACTIONS.search(title) for title in section)


def _gathered(outline: Outline, segment: Segment, state: _State) -> Gathered:
    if not state.gathers:
        return Gathered.NOWHERE
    return Gathered.HERE if _is_marked(outline, segment) else Gathered.ELSEWHERE


def _enter(state: _State, outline: Outline, segment: Segment) -> None:
    if state.block == segment.block:
        return
    state.block = segment.block
    state.scope = scope_of(outline, segment.block)
    state.voice = Voice.AUTHORITY
    state.previous = ""
    if outline.genre is Genre.NEWS and opens_report(outline.blocks[segment.block].passage.text):
        state.voice = Voice.OTHER


def _only_reports(doc: Doc, clause: Clause, state: _State, speakers: Speakers) -> bool:
    """Whether a clause only says who says something; whoever that is goes on speaking."""
    if not clause.reports:
        return False
    finding = look(doc, clause)
    strong = finding.cue is not None and not finding.cue.nested and finding.cue.pattern.weight >= STRONG
    if strong and finding.complement not in {"none", "object"}:
        return False
    _hear(state, _subject_text(doc, clause.head), speakers)
    return True


def _hear(state: _State, subject: str, speakers: Speakers) -> None:
    voice = speakers.voice(subject)
    if voice is not Voice.UNKNOWN:
        state.voice = voice


def _sighting(
    outline: Outline,
    segment: Segment,
    doc: Doc,
    clause: Clause,
    state: _State,
    speakers: Speakers,
    parents: set[int | None],
) -> Sighting:
    finding = look(doc, clause)
    reporter = _subject_text(doc, clause.reporter) if clause.reporter is not None else ""
    if finding.cue is not None and finding.cue.pattern.id in {"request-active", "call-for"}:
        reporter = reporter or _subject_text(doc, finding.cue.verb)
    _hear(state, reporter, speakers)
    block = outline.blocks[segment.block]
    text = doc[clause.start : clause.end].text
    before = segment.passage.text[: doc[clause.start].idx] if clause.start < len(doc) else ""
    return Sighting(
        segment=segment,
        doc=doc,
        finding=finding,
        text=text,
        before=before,
        scope=_with_lead(state.scope, segment),
        voice=state.voice,
        reporter=reporter,
        block=block,
        genre=outline.genre,
        place=segment.block / max(1, len(outline.blocks)),
        quoted=len(_QUOTE.findall(before)) % 2 == 1 or text[:1] in {'"', "“"},
        announces=segment.block in parents and bool(_ANNOUNCES.search(segment.passage.text)),
        previous=state.previous,
        alone=state.alone,
        gathered=_gathered(outline, segment, state),
    )


def _with_lead(scope: Scope, segment: Segment) -> Scope:
    """The scope with what stands before a colon in the sentence itself."""
    lead = segment.lead
    if lead is None:
        return scope
    mode = lead.mode if lead.mode is not Mode.OPEN else (Mode.DIRECTIVE if lead.owners else scope.mode)
    return Scope(mode, lead.owners or scope.owners, (*lead.due, *scope.due), scope.section)


def _subject_text(doc: Doc, head: int) -> str:
    for token in [doc[head], *doc[head].ancestors]:
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return str(doc[child.left_edge.i : child.right_edge.i + 1].text)
        if token.dep_ not in {"conj", "advcl", "xcomp"}:
            break
    return ""
