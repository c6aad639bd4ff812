"""Where the owners and the deadline of a task came from, by where their words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.lexicons.cues import cue_patterns
from directive_extract.schema.candidate import Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.explanation import DeadlineSource, OwnerSource
from directive_extract.schema.outline import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_extract.schema.candidate import Candidate, Reading
    from directive_extract.schema.directive import Deadline, Owner
    from directive_extract.schema.outline import Passage
    from directive_extract.schema.span import Span


def owner_source(owner: Owner, candidates: list[Candidate], reading: Reading) -> OwnerSource:
    """Where an owner was found.

    Args:
        owner: With the words it was read from.
        candidates: The clauses that its task was read from.
        reading: The document.

    Returns:
        The nearest place that holds those words.
    """
    span = owner.evidence
    for candidate in candidates:
        if _holds((mention.passage for mention in candidate.mentions), span):
            return _in_clause(owner, candidate)
        if _holds((mention.passage for mention in candidate.antecedent), span):
            return OwnerSource.ANTECEDENT
        if _holds((mention.passage for mention in candidate.frame), span):
            return OwnerSource.HEADING if _in_heading(span, reading) else OwnerSource.LEAD_IN
    same = any(_in_sentence(span, candidate, reading) for candidate in candidates)
    if not same and _in_heading(span, reading):
        return OwnerSource.HEADING
    return OwnerSource.SENTENCE if same else OwnerSource.EARLIER


def deadline_source(deadline: Deadline, candidates: list[Candidate], reading: Reading) -> DeadlineSource:
    """Where a deadline was found.

    Args:
        deadline: With the words it was read from.
        candidates: The clauses that its task was read from.
        reading: The document.

    Returns:
        The nearest place that holds those words.
    """
    span = deadline.evidence
    if _holds((candidate.passage for candidate in candidates), span):
        return DeadlineSource.CLAUSE
    for candidate in candidates:
        if _holds(candidate.due, span):
            row = reading.outline.blocks[candidate.block].kind is BlockKind.ROW
            return DeadlineSource.CELL if row else DeadlineSource.LEAD_IN
        if _in_sentence(span, candidate, reading):
            return DeadlineSource.SENTENCE
    if _in_heading(span, reading):
        return DeadlineSource.HEADING
    behind = span is not None and any(candidate.passage.place()[1] <= span.start for candidate in candidates)
    return DeadlineSource.FOLLOWING if behind else DeadlineSource.EARLIER


def _in_clause(owner: Owner, candidate: Candidate) -> OwnerSource:
    if owner.role is Role.SUPPORT:
        return OwnerSource.TAKING_PART
    shape, span = candidate.shape, owner.evidence
    if candidate.subject is Subject.AGENT and shape is not None and shape.subject[0] < shape.subject[1]:
        start, end = candidate.passage.place(*shape.subject)
        told = shape.cue in {pattern.id for pattern in cue_patterns() if pattern.owner == "object"}
        if span is not None and start <= span.start and span.end <= end and not told:
            return OwnerSource.SUBJECT
    return OwnerSource.ADDRESSED


def _holds(passages: Iterable[Passage], span: Span | None) -> bool:
    if span is None:
        return False
    places = (passage.place() for passage in passages if passage.text)
    return any(start <= span.start and span.end <= end for start, end in places)


def _in_heading(span: Span | None, reading: Reading) -> bool:
    headings = (block.passage for block in reading.outline.blocks if block.kind is BlockKind.HEADING)
    return _holds(headings, span)


def _in_sentence(span: Span | None, candidate: Candidate, reading: Reading) -> bool:
    """Whether words stand in the sentence of the block that holds a clause."""
    block = reading.outline.blocks[candidate.block]
    if not block.sentences:
        return False
    begin = candidate.passage.place()[0]
    for start, end in block.sentences:
        first, last = block.passage.place(start, end)
        if first <= begin < last:
            return span is not None and first <= span.start and span.end <= last
    return False
