"""Why a document was read as it was: the extraction's records beside the grounds of every decision."""

from __future__ import annotations

import datetime as dt

from directive_extract.extract.classifier import load_classifier
from directive_extract.extract.explaining import explain_clauses
from directive_extract.extract.language import load_language
from directive_extract.ingest import read_source
from directive_extract.pipeline import LANGUAGES, Extractor, SourceLike
from directive_extract.resolve.deadlines import explain_deadline
from directive_extract.schema.directive import Modality, Owner, Task
from directive_extract.schema.explanation import (
    ClauseExplanation,
    Explanation,
    OwnerExplanation,
    SentenceExplanation,
    TaskExplanation,
)
from directive_extract.schema.extraction import Extraction, Statement
from directive_extract.schema.settings import Settings
from directive_extract.schema.source import Source
from directive_extract.schema.span import Span
from directive_extract.structure.metadata import read_metadata
from directive_extract.structure.outline import build_outline

Clauses = dict[tuple[int, int], tuple[ClauseExplanation, ...]]


def explain(source: SourceLike, *, date: dt.date | None = None, settings: Settings | None = None) -> Explanation:
    """Say for each sentence of a document what it was taken for, and why.

    The document is parsed a second time for it, so this takes about twice as long as `extract`.

    Args:
        source: A path, the document's bytes, or its text.
        date: The day that deadlines count from; worked out from the document where None.
        settings: What a user may choose.

    Returns:
        Its sentences in reading order: clauses with rules, probabilities and features; tasks with how owners and
        deadline were found.
    """
    settings = settings or Settings()
    read = read_source(source, settings=settings)
    extraction = Extractor(settings).read(read, date=date)
    clauses = _clauses(read, extraction, settings)
    starts = [statement.span.start for statement in extraction.statements]
    tasks: dict[int, list[Task]] = {}
    for task in extraction.tasks:
        first = max((start for start in starts if start <= task.evidence[0].start), default=task.evidence[0].start)
        tasks.setdefault(first, []).append(task)
    sentences = []
    for statement in extraction.statements:
        place = (statement.span.start, statement.span.end)
        found = tasks.pop(statement.span.start, [])
        told = tuple(_task(task, statement, extraction) for task in found)
        sentences.append(SentenceExplanation(statement=statement, clauses=clauses.get(place, ()), tasks=told))
    return Explanation(source=read.name, sentences=tuple(sentences))


def _clauses(read: Source, extraction: Extraction, settings: Settings) -> Clauses:
    if extraction.document.language not in LANGUAGES:
        return {}
    metadata = read_metadata(read, date_order=settings.date_order)
    outline = build_outline(read, metadata, max_sentence_words=settings.max_sentence_words)
    return explain_clauses(outline, load_language(), load_classifier() if settings.classifier else None)


def _task(task: Task, statement: Statement, extraction: Extraction) -> TaskExplanation:
    day = extraction.document.date
    steps = explain_deadline(task.deadline, day) if task.deadline is not None and day is not None else []
    if task.deadline is not None and not _stands_in(task.deadline.evidence, statement):
        steps.append("the words stand elsewhere: in a lead-in, a heading, a table cell or a sentence nearby")
    return TaskExplanation(
        id=task.id,
        action=task.action,
        owners=tuple(OwnerExplanation(owner=owner, reason=_owner(owner, statement)) for owner in task.owners),
        no_owner=None if task.owners else _nobody(task),
        deadline=task.deadline,
        deadline_steps=tuple(steps),
        flags=tuple(map(str, task.flags)),
    )


def _owner(owner: Owner, statement: Statement) -> str:
    if _stands_in(owner.evidence, statement):
        where = "taken over from the clause before" if owner.inherited else "named in the clause"
    else:
        where = "taken over from a heading, a lead-in or an earlier sentence"
    if owner.evidence is not None and " ".join(owner.evidence.text.split()) != owner.name:
        where += f", written {' '.join(owner.evidence.text.split())!r}"
    return where + (f"; in the list as {owner.organisation}" if owner.organisation else "")


def _nobody(task: Task) -> str:
    if task.modality is Modality.COMMITMENT:
        return "the body binds itself: whoever decides is no owner"
    return "nobody is named in the clause, and no heading, lead-in or earlier sentence names anybody for it"


def _stands_in(span: Span | None, statement: Statement) -> bool:
    return span is not None and statement.span.start <= span.start < statement.span.end
