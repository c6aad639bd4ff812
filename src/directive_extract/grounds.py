"""The grounds of a reading: the extraction's records beside what decided of each sentence, owner and deadline."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from directive_extract.extract.explaining import explain_clauses
from directive_extract.origins import deadline_source, owner_source
from directive_extract.resolve.deadlines import explain_deadline
from directive_extract.schema.directive import Modality, Owner, Task
from directive_extract.schema.explanation import (
    DeadlineSource,
    Explanation,
    OwnerExplanation,
    OwnerSource,
    SentenceExplanation,
    TaskExplanation,
)

if TYPE_CHECKING:
    from spacy.language import Language

    from directive_extract.extract.classifier import Classifier
    from directive_extract.schema.candidate import Candidate, Reading
    from directive_extract.schema.extraction import Extraction

_OWNERS = {
    OwnerSource.SUBJECT: "subject of the clause",
    OwnerSource.ADDRESSED: "named in the clause as the one who is told or asked",
    OwnerSource.TAKING_PART: "named in the clause as taking part",
    OwnerSource.ANTECEDENT: "what the pronoun stands for, named in the clause before",
    OwnerSource.HEADING: "taken over from the heading above",
    OwnerSource.LEAD_IN: "taken over from the lead-in",
    OwnerSource.SENTENCE: "taken over from another clause of the sentence",
    OwnerSource.EARLIER: "taken over from an earlier sentence",
}
_DEADLINES = {
    DeadlineSource.CLAUSE: "It stands in the clause itself.",
    DeadlineSource.SENTENCE: "It stands in the same sentence, and the clause has none of its own.",
    DeadlineSource.FOLLOWING: "It stands in a sentence behind, which says by when.",
    DeadlineSource.LEAD_IN: "It stands in the lead-in that governs the clause.",
    DeadlineSource.HEADING: "It stands in a heading above.",
    DeadlineSource.CELL: "It stands in the deadline's cell of the row.",
    DeadlineSource.EARLIER: "It stands in an earlier sentence.",
}


def explain_reading(
    reading: Reading, extraction: Extraction, nlp: Language | None, classifier: Classifier | None
) -> Explanation:
    """Put the grounds of a reading beside its records.

    Args:
        reading: The document's outline, candidates and statements.
        extraction: What came of it.
        nlp: Tagger and parser; None where the document was not read for directives.
        classifier: The trained weights; None for the rules alone.

    Returns:
        Sentences in reading order; each task stands in the sentence of its first evidence.
    """
    clauses = explain_clauses(reading.outline, nlp, classifier) if nlp is not None else {}
    starts = [statement.span.start for statement in extraction.statements]
    tasks: defaultdict[int, list[Task]] = defaultdict(list)
    for task in extraction.tasks:
        begin = task.evidence[0].start
        tasks[max((start for start in starts if start <= begin), default=begin)].append(task)
    candidates = {candidate.passage.place()[0]: candidate for candidate in reading.candidates}
    sentences = []
    for statement in extraction.statements:
        told = tasks.pop(statement.span.start, [])
        sentences.append(
            SentenceExplanation(
                statement=statement,
                clauses=clauses.get((statement.span.start, statement.span.end), ()),
                tasks=tuple(_task(task, _candidates(task, candidates), reading, extraction) for task in told),
            )
        )
    return Explanation(source=extraction.document.source, sentences=tuple(sentences))


def _candidates(task: Task, known: dict[int, Candidate]) -> list[Candidate]:
    """The clauses that a task was read from, the restatements among them."""
    return [known[span.start] for span in task.evidence if span.start in known]


def _task(task: Task, candidates: list[Candidate], reading: Reading, extraction: Extraction) -> TaskExplanation:
    source = deadline_source(task.deadline, candidates, reading) if task.deadline is not None else None
    day = extraction.document.date
    steps = [_DEADLINES[source]] if source is not None else []
    if task.deadline is not None and day is not None:
        steps += explain_deadline(task.deadline, day)
    elif task.deadline is not None:
        steps.append("The document's own day is not known, so that nothing can be counted from it.")
    return TaskExplanation(
        id=task.id,
        action=task.action,
        owners=tuple(_owner(owner, candidates, reading) for owner in task.owners),
        no_owner=None if task.owners else _nobody(task),
        deadline=task.deadline,
        deadline_source=source,
        deadline_steps=tuple(steps),
        flags=tuple(map(str, task.flags)),
    )


def _owner(owner: Owner, candidates: list[Candidate], reading: Reading) -> OwnerExplanation:
    source = owner_source(owner, candidates, reading)
    reason = _OWNERS[source]
    written = " ".join(owner.evidence.text.split()) if owner.evidence is not None else owner.name
    if written != owner.name:
        reason += f", written {written!r}"
    if owner.organisation:
        reason += f"; in the list as {owner.organisation}"
    return OwnerExplanation(owner=owner, source=source, reason=reason)


def _nobody(task: Task) -> str:
    if task.modality is Modality.COMMITMENT:
        return "the body binds itself: whoever decides is no owner"
    return "nobody is named in the clause, and no heading, lead-in or earlier sentence names anybody for it"
