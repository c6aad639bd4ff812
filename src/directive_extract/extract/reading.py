"""Outline to candidates: every segment is parsed, its clauses are looked at and judged, in reading order."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from directive_extract.extract.clauses import Clause, speaks, split_clauses
from directive_extract.extract.findings import Finding, look
from directive_extract.extract.mentions import mentions_in
from directive_extract.extract.rows import row_candidate
from directive_extract.extract.scopes import Mode, Scope, scope_of
from directive_extract.extract.segments import Segment, cut_segments
from directive_extract.extract.speakers import Speakers, Voice
from directive_extract.extract.verdicts import Judgement, Sight, judge
from directive_extract.schema.candidate import Candidate, Reading, Subject
from directive_extract.schema.directive import Modality
from directive_extract.schema.extraction import Statement, Verdict
from directive_extract.schema.outline import BlockKind, Genre, Outline

_QUOTE = re.compile(r"[\"“]")
_REPORT_ZONE = re.compile(
    r"^(?:reporting|speaking (?:on behalf|for|before the vote)|according to the (?:report|representative)|on behalf of|representatives? of|at the (?:meeting|conference|session),? (?:delegates|participants|many|a number))",
    re.IGNORECASE,
)
BATCH = 128  # segments a batch; larger ones gain nothing (15,800 words/s at 128, 15,100 at 256)


@dataclass(slots=True)
class _State:
    """What is carried from clause to clause."""

    block: int = -1
    voice: Voice = Voice.AUTHORITY
    scope: Scope = field(default_factory=Scope)


def read_outline(outline: Outline, nlp: Language) -> Reading:
    """Find the directives of a document.

    Args:
        outline: The document's blocks.
        nlp: Tagger and parser.

    Returns:
        Candidates in reading order, and a statement for every sentence.
    """
    segments = list(cut_segments(outline.blocks))
    docs = nlp.pipe((segment.passage.text for segment in segments), batch_size=BATCH)
    speakers = Speakers(outline.metadata.issuer)
    scopes = [scope_of(outline, index) for index in range(len(outline.blocks))]
    state = _State()
    candidates: list[Candidate] = []
    statements: list[Statement] = []
    for segment, doc in zip(segments, docs, strict=True):
        _enter(state, outline, segment, scopes)
        found, spoken = _read_segment(outline, segment, doc, state, speakers)
        candidates += found
        statements.append(_statement(outline, segment, found, spoken))
    _read_rows(outline, scopes, candidates, statements)
    _read_boilerplate(outline, statements)
    candidates.sort(key=lambda c: c.passage.place())
    statements.sort(key=lambda s: (s.span.start, s.span.end))
    return Reading(outline, tuple(candidates), tuple(statements))


def _enter(state: _State, outline: Outline, segment: Segment, scopes: list[Scope]) -> None:
    if state.block == segment.block:
        return
    state.block = segment.block
    state.scope = scopes[segment.block]
    state.voice = Voice.AUTHORITY
    if outline.genre is Genre.NEWS and _REPORT_ZONE.match(outline.blocks[segment.block].passage.text):
        state.voice = Voice.OTHER


def _read_segment(
    outline: Outline, segment: Segment, doc: Doc, state: _State, speakers: Speakers
) -> tuple[list[Candidate], list[str]]:
    found: list[Candidate] = []
    reasons: list[str] = []
    scope = _with_lead(state.scope, segment)
    for clause in split_clauses(doc):
        if clause.reports and not _asks(doc, clause):
            _hear(state, doc, clause, speakers)
            continue
        finding = look(doc, clause)
        if _speaks_itself(finding):
            _hear(state, doc, clause, speakers)
        sight = _sight(outline, segment, doc, finding, scope, _voice(state, doc, clause, speakers))
        judgement = judge(sight)
        reasons.append(judgement.reason)
        if judgement.verdict is not Verdict.BACKGROUND:
            found.append(_candidate(segment, doc, finding, scope, judgement))
    return found, reasons


def _with_lead(scope: Scope, segment: Segment) -> Scope:
    if segment.lead is None:
        return scope
    lead = segment.lead
    mode = lead.mode if lead.mode is not Mode.OPEN else (Mode.DIRECTIVE if lead.owners else scope.mode)
    return Scope(mode, lead.owners or scope.owners, (*lead.due, *scope.due), scope.section)


def _asks(doc: Doc, clause: Clause) -> bool:
    """Whether a clause that reports is a directive of its own ("told the agency to ...")."""
    finding = look(doc, clause)
    return finding.cue is not None and finding.cue.pattern.id in {"request-active", "request-passive"} and finding.kind is Subject.AGENT


def _speaks_itself(finding: Finding) -> bool:
    return finding.cue is not None and finding.cue.pattern.id in {"request-active", "call-for"}


def _hear(state: _State, doc: Doc, clause: Clause, speakers: Speakers) -> None:
    voice = speakers.voice(_subject_text(doc, clause.head))
    if voice is not Voice.UNKNOWN:
        state.voice = voice


def _subject_text(doc: Doc, head: int) -> str:
    for token in [doc[head], *doc[head].ancestors]:
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"}:
                return doc[child.left_edge.i : child.right_edge.i + 1].text
        if token.dep_ not in {"conj", "advcl", "xcomp"}:
            break
    return ""


def _voice(state: _State, doc: Doc, clause: Clause, speakers: Speakers) -> Voice:
    if clause.reporter is not None:
        voice = speakers.voice(_subject_text(doc, clause.reporter))
        return voice if voice is not Voice.UNKNOWN else state.voice
    return state.voice


def _sight(outline: Outline, segment: Segment, doc: Doc, finding: Finding, scope: Scope, voice: Voice) -> Sight:
    clause = finding.clause
    block = outline.blocks[segment.block]
    text = doc[clause.start : clause.end].text
    before = segment.passage.text[: doc[clause.start].idx] if clause.start < len(doc) else ""
    quoted = len(_QUOTE.findall(before)) % 2 == 1 or text[:1] in "\"“" or segment.passage.text[:1] in "\"“"
    return Sight(
        text, finding, scope, voice,
        item=block.kind is BlockKind.ITEM, quoted=quoted, reported=clause.reporter is not None,
    )  # fmt: skip


def _candidate(segment: Segment, doc: Doc, finding: Finding, scope: Scope, judgement: Judgement) -> Candidate:
    start, end = _extent(doc, finding)
    span = doc[start:end]
    task = judgement.verdict is Verdict.TASK
    score = judgement.task if task else judgement.principle
    return Candidate(
        kind=judgement.verdict,
        passage=segment.passage.cut(span.start_char, span.end_char),
        block=segment.block,
        group=segment.sentence,
        subject=finding.kind,
        mentions=mentions_in(segment.passage, doc, finding) if task else (),
        frame=scope.owners if task else (),
        due=scope.due if task else (),
        modality=_modality(finding),
        section=scope.section,
        confidence=round(min(0.95, max(0.05, 0.4 + 0.5 * score)), 2),
        reason=judgement.reason,
    )


def _modality(finding: Finding) -> Modality:
    if finding.cue is not None and finding.cue.pattern.modality:
        return Modality(finding.cue.pattern.modality)
    return Modality.OBLIGATION


def _extent(doc: Doc, finding: Finding) -> tuple[int, int]:
    """Where the directive begins and ends: who reports it is left out."""
    clause, cue = finding.clause, finding.cue
    start = clause.start
    if cue is not None and cue.pattern.owner == "object" and cue.start > clause.start:
        has_subject = any(token.tag_.startswith(("NN", "PRP")) for token in doc[clause.start : cue.start])
        if has_subject and cue.pattern.id in {"request-active", "call-for"}:
            start = finding.subject[0] if finding.subject[0] < finding.subject[1] else cue.end
    elif finding.subject[0] > clause.start and any(speaks(token) for token in doc[clause.start : finding.subject[0]]):
        start = finding.subject[0]
    return start, clause.end


def _statement(outline: Outline, segment: Segment, found: list[Candidate], reasons: list[str]) -> Statement:
    kinds = {candidate.kind for candidate in found}
    verdict = Verdict.TASK if Verdict.TASK in kinds else Verdict.PRINCIPLE if kinds else Verdict.BACKGROUND
    reason = next((c.reason for c in found if c.kind is verdict), "; ".join(dict.fromkeys(reasons)) or "no clause")
    return Statement(span=segment.passage.span(outline.source.text), verdict=verdict, reason=reason)


def _read_rows(outline: Outline, scopes: list[Scope], candidates: list[Candidate], statements: list[Statement]) -> None:
    for index, block in enumerate(outline.blocks):
        if not block.cells:
            continue
        candidate = row_candidate(block, index, -index, scopes[index].section)
        span = block.passage.span(outline.source.text)
        if candidate is None:
            statements.append(Statement(span=span, verdict=Verdict.BACKGROUND, reason="closed or empty row"))
        else:
            candidates.append(candidate)
            statements.append(Statement(span=span, verdict=Verdict.TASK, reason=candidate.reason))


def _read_boilerplate(outline: Outline, statements: list[Statement]) -> None:
    for block in outline.blocks:
        if block.reason is None:
            continue
        verdict = Verdict.BACKGROUND if block.reason == "preamble" else Verdict.BOILERPLATE
        for start, end in block.sentences:
            span = block.passage.span(outline.source.text, start, end)
            statements.append(Statement(span=span, verdict=verdict, reason=block.reason))
