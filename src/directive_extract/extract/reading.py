"""Outline to candidates: every segment is parsed, its clauses are looked at and judged, in reading order."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language

from directive_extract.extract.actions import Actions
from directive_extract.extract.antecedents import Antecedents
from directive_extract.extract.classifier import Classifier
from directive_extract.extract.deciding import Decision, decide_all
from directive_extract.extract.extents import extent_of
from directive_extract.extract.findings import Finding
from directive_extract.extract.heeding import heed, own
from directive_extract.extract.mentions import mentions_in
from directive_extract.extract.rows import RowReader
from directive_extract.extract.scopes import scope_of
from directive_extract.extract.segments import Segment
from directive_extract.extract.shapes import shape_of
from directive_extract.extract.sightings import Sighting, walk
from directive_extract.extract.threads import one_thread
from directive_extract.schema.candidate import Candidate, Reading, Subject
from directive_extract.schema.directive import Modality
from directive_extract.schema.extraction import Statement, Verdict
from directive_extract.schema.outline import BlockKind, Outline


@one_thread
def read_outline(outline: Outline, nlp: Language, classifier: Classifier | None) -> Reading:
    """Find the directives of a document.

    Args:
        outline: The document's blocks.
        nlp: Tagger and parser.
        classifier: The trained weights; None for the rules alone.

    Returns:
        Candidates in reading order, and a statement for every sentence.
    """
    candidates: list[Candidate] = []
    statements: list[Statement] = []
    antecedents = Antecedents(outline.metadata.issuer)
    actions = Actions(outline)
    for segment, decided in decide_all(walk(outline, nlp), classifier):
        line = actions.find(segment)
        heeded = heed(decided, line)
        found = own(_candidates(heeded, antecedents), line, segment)
        found = merge_principles(found, segment)
        candidates += found
        statements.append(_statement(outline, segment, found, [decision.reason for _, decision in heeded]))
    _read_rows(outline, candidates, statements)
    _read_boilerplate(outline, statements)
    candidates.sort(key=lambda c: c.passage.place())
    statements.sort(key=lambda s: (s.span.start, s.span.end))
    return Reading(outline, tuple(candidates), tuple(statements))


def skip_outline(outline: Outline, reason: str) -> Reading:
    """Account for a document that is not read for directives.

    Args:
        outline: The document's blocks.
        reason: Why, for its statements.

    Returns:
        No candidates, and a statement for every sentence.
    """
    statements: list[Statement] = []
    text = outline.source.text
    for block in outline.blocks:
        for start, end in block.sentences:
            verdict = Verdict.BOILERPLATE if block.reason else Verdict.BACKGROUND
            span = block.passage.span(text, start, end)
            statements.append(Statement(span=span, verdict=verdict, reason=block.reason or reason))
    return Reading(outline, (), tuple(statements))


def _candidates(decided: list[tuple[Sighting, Decision]], antecedents: Antecedents) -> list[Candidate]:
    """The directives of one segment; what is none may be what a later pronoun stands for."""
    found: list[Candidate] = []
    for sighting, decision in decided:
        if decision.verdict is Verdict.BACKGROUND:
            antecedents.see(sighting)
            continue
        found.append(_candidate(sighting, decision, antecedents))
        if found[-1].mentions:
            antecedents.forget(sighting, found[-1].mentions)
        elif found[-1].subject is not Subject.PRONOUN:
            antecedents.see(sighting)
    return found


def merge_principles(found: list[Candidate], segment: Segment) -> list[Candidate]:
    """Join the clauses of one motto ("enterprises set the problem, schools find the solution").

    A sentence holds several principles only where semicolons part them.

    Returns:
        The candidates, neighbouring principles of the segment joined.
    """
    merged: list[Candidate] = []
    for candidate in found:
        if merged and candidate.kind is Verdict.PRINCIPLE and merged[-1].kind is Verdict.PRINCIPLE:
            offsets = segment.passage.offsets
            start, end = offsets.index(merged[-1].passage.offsets[0]), offsets.index(candidate.passage.offsets[-1]) + 1
            merged[-1] = replace(merged[-1], passage=segment.passage.cut(start, end))
        else:
            merged.append(candidate)
    return merged


def _candidate(sighting: Sighting, decision: Decision, antecedents: Antecedents) -> Candidate:
    segment, doc, finding, scope = sighting.segment, sighting.doc, sighting.finding, sighting.scope
    start, end = extent_of(sighting)
    span = doc[start:end]
    task = decision.verdict is Verdict.TASK
    mentions, subject = mentions_in(segment.passage, doc, finding) if task else ((), finding.kind)
    return Candidate(
        kind=decision.verdict,
        passage=segment.passage.cut(span.start_char, span.end_char),
        block=segment.block,
        group=segment.sentence,
        subject=subject,
        mentions=mentions if task else (),
        frame=scope.owners if task else (),
        antecedent=antecedents.of(sighting) if task else (),
        due=scope.due if task else (),
        modality=_modality(finding),
        section=scope.section,
        confidence=decision.confidence,
        reason=decision.reason,
        shape=shape_of(doc, finding, start, end) if task else None,
    )


def _modality(finding: Finding) -> Modality:
    if finding.cue is not None and finding.cue.pattern.modality:
        return Modality(finding.cue.pattern.modality)
    return Modality.OBLIGATION


def _statement(outline: Outline, segment: Segment, found: list[Candidate], reasons: list[str]) -> Statement:
    kinds = {candidate.kind for candidate in found}
    verdict = Verdict.TASK if Verdict.TASK in kinds else Verdict.PRINCIPLE if kinds else Verdict.BACKGROUND
    reason = next((c.reason for c in found if c.kind is verdict), "; ".join(dict.fromkeys(reasons)) or "no clause")
    return Statement(span=segment.passage.span(outline.source.text), verdict=verdict, reason=reason)


def _read_rows(outline: Outline, candidates: list[Candidate], statements: list[Statement]) -> None:
    reader = RowReader.of(outline)
    for index, block in enumerate(outline.blocks):
        if not block.cells:
            continue
        candidate = reader.candidate(block, index, -index, scope_of(outline, index).section)
        span = block.passage.span(outline.source.text)
        if candidate is None:
            statements.append(Statement(span=span, verdict=Verdict.BACKGROUND, reason="closed or empty row"))
        else:
            candidates.append(candidate)
            statements.append(Statement(span=span, verdict=Verdict.TASK, reason=candidate.reason))


def _read_boilerplate(outline: Outline, statements: list[Statement]) -> None:
    for block in outline.blocks:
        if block.reason is None and block.kind is not BlockKind.HEADING:
            continue
        verdict = Verdict.BACKGROUND if block.reason == "preamble" else Verdict.BOILERPLATE
        for start, end in block.sentences:
            span = block.passage.span(outline.source.text, start, end)
            statements.append(Statement(span=span, verdict=verdict, reason=block.reason or "heading"))
