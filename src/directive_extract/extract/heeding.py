"""What the form of a line says is heeded where the wording of its clauses says something else."""

from __future__ import annotations

import re
from dataclasses import replace

from directive_extract.extract.actions import ActionLine
from directive_extract.extract.deciding import Decision
from directive_extract.extract.segments import Segment
from directive_extract.extract.sightings import Sighting
from directive_extract.lexicons.cues import has_cue
from directive_extract.schema.candidate import Candidate, Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Passage

Decided = list[tuple[Sighting, Decision]]

_RESOLVED = re.compile(r"\b(?:be|that)\b")
_TO_BE = re.compile(r"\b(?:to|shall|should|must) be [a-z]+")

CONFIDENCE = 0.85  # of what is a task by its form alone


def heed(decided: Decided, line: ActionLine | None) -> Decided:
    """Put the form of a line above its wording.

    A ticked or empty action line holds no directive; an action line holds one, the first clause that may be it where
    none was taken for a task. What is said to have happened is none, whoever stands at its end.

    Args:
        decided: The clauses of a segment with their decisions.
        line: What the segment's form says.

    Returns:
        The clauses with their decisions.
    """
    if line is None:
        return decided
    if not line.acts:
        none = Decision(Verdict.BACKGROUND, 0.95, line.reason)
        return [(sighting, none) for sighting, _ in decided]
    if any(decision.verdict is Verdict.TASK for _, decision in decided):
        return decided
    chosen = next(
        (i for i, (s, _) in enumerate(decided) if _reaches(s, line) and (line.sure or not _has_happened(s))), None
    )
    if chosen is None:
        return decided
    task = Decision(Verdict.TASK, CONFIDENCE, line.reason)
    return [(sighting, task if i == chosen else decision) for i, (sighting, decision) in enumerate(decided)]


def _reaches(sighting: Sighting, line: ActionLine) -> bool:
    """Whether a clause holds the words at which the action begins, or some behind them."""
    clause = sighting.finding.clause
    last = sighting.doc[clause.end - 1]
    return last.idx + len(last) > line.start


def _has_happened(sighting: Sighting) -> bool:
    finding = sighting.finding
    return finding.past or (finding.present and finding.kind is not Subject.AGENT)


def own(found: list[Candidate], line: ActionLine | None, segment: Segment) -> list[Candidate]:
    """Give the tasks of an action line their owners and their whole text.

    Args:
        found: The candidates of a segment.
        line: What the segment's form says.
        segment: The segment.

    Returns:
        The candidates; one that stands alone in an action line spans all of it.
    """
    if line is None or not line.acts:
        return found
    tasks = [candidate for candidate in found if candidate.kind is Verdict.TASK]
    return [
        _owned(candidate, line, segment, alone=len(tasks) == 1) if candidate.kind is Verdict.TASK else candidate
        for candidate in found
    ]


def _owned(candidate: Candidate, line: ActionLine, segment: Segment, *, alone: bool) -> Candidate:
    topic = segment.passage.text[: line.start]
    if alone and not (has_cue(topic) or _RESOLVED.search(topic)):
        candidate = _spanning(candidate, line, segment)
    led = any(mention.role is Role.LEAD for mention in candidate.mentions)
    if not line.owners or (led and not _only_undergoes(candidate, line)):
        return candidate
    helpers = tuple(mention for mention in candidate.mentions if mention.role is not Role.LEAD)
    return replace(candidate, mentions=(*line.owners, *helpers), subject=Subject.AGENT)


def _spanning(candidate: Candidate, line: ActionLine, segment: Segment) -> Candidate:
    """The only task of an action line with all of the line's words.

    Where its clause has a shape of its own it keeps it, unless it begins behind who is to do it ("Jo to ask the yard
    whether ..." read as a request to the yard) or before (", Jo to ask", behind what the line is about).

    Returns:
        The candidate, its passage cut anew.
    """
    whole = segment.passage.cut(line.start, len(segment.passage.text))
    if candidate.shape is None:
        return replace(candidate, passage=whole)
    first = candidate.passage.offsets[0]
    return (
        replace(candidate, passage=whole, shape=None)
        if first < whole.offsets[0] or _missed(line, whole, first)
        else candidate
    )


def _missed(line: ActionLine, whole: Passage, first: int) -> bool:
    """Whether a task begins behind "Jo to ask the yard" in the same breath."""
    before = whole.text[: sum(offset < first for offset in whole.offsets)]
    return line.to_do and before != "" and "," not in before and ":" not in before


def _only_undergoes(candidate: Candidate, line: ActionLine) -> bool:
    """Whether the clause names only what is acted on, and the line who acts ("API to be made ready (Action: DLA)")."""
    text = candidate.passage.text
    return _TO_BE.search(text) is not None and line.owners[0].passage.offsets[0] > candidate.passage.offsets[0]
