"""Records that persons make: one that was missed, several of one, one of several."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TYPE_CHECKING, TypeVar

from directive_extract.errors import InvalidChangeError
from directive_extract.register.reviewing.flags import edited_flags, plain_flags
from directive_extract.register.reviewing.quoting import quote
from directive_extract.register.reviewing.risks import with_risks
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.register import Kind
from directive_extract.schema.review import ReviewRecord, Standing

if TYPE_CHECKING:
    from directive_extract.register.reviewing.changing import Changes
    from directive_extract.register.reviewing.documents import Source, Sources
    from directive_extract.schema.review import Add, Merge, Part, Split
    from directive_extract.schema.span import Span

T = TypeVar("T")

_SURE = 1.0  # a person says so


def add(changes: Changes, step: Add, sources: Sources) -> None:
    """Add a record that was missed.

    Args:
        changes: In which it is done.
        step: Where its words stand.
        sources: What documents were read as.
    """
    document = changes.document(step.document)
    source = sources.get(changes.work.connection, step.document)
    span = quote(source, step.start, step.end)
    number = changes.new_id()
    words = _tidy(step.words if step.words is not None else span.text)
    item: Task | Principle
    if step.kind is Kind.PRINCIPLE:
        item = Principle(
            id=_item_id(number), text=words, evidence=(span,), section=_section(source, span), confidence=_SURE
        )
    else:
        item = Task(
            id=_item_id(number), action=words, evidence=(span,), section=_section(source, span), confidence=_SURE
        )
        item = item.model_copy(update={"flags": plain_flags(item, document.date)})
    record = ReviewRecord(id=number, document=step.document, position=span.start, kind=step.kind, item=item)
    changes.add([with_risks(record)])


def split(changes: Changes, step: Split, sources: Sources) -> None:
    """Make several records of one; it stays on the desk as replaced by them.

    Args:
        changes: In which it is done.
        step: Which, and into what.
        sources: What documents were read as.
    """
    old = changes.open(step.seen)
    source = sources.get(changes.work.connection, old.document)
    parts = changes.add([_part(changes, old, part, source) for part in step.parts])
    _give_way(changes, old, tuple(part.id for part in parts))


def merge(changes: Changes, step: Merge) -> None:
    """Make one record of several of one document: the first stays, the others are replaced by it.

    Args:
        changes: In which it is done.
        step: Which.

    Raises:
        InvalidChangeError: One is named twice, or they are of several documents.
    """
    first, *others = (changes.open(seen) for seen in step.seen)
    if len({seen.record for seen in step.seen}) != len(step.seen):
        raise InvalidChangeError("a record is not merged with itself", source=first.id)
    if any(one.document != first.document for one in others):
        raise InvalidChangeError(
            "records of two documents are not merged", source=first.id, hint="accept both, the second as the same"
        )
    item = first.item
    for other in others:
        item = _merged(item, other.item)
    if isinstance(item, Task):
        day = changes.document(first.document).date
        item = item.model_copy(update={"flags": edited_flags(item, first.item, day)})
    changes.replace(first, with_risks(first.model_copy(update={"item": item, "votes": ()})))
    for other in others:
        _give_way(changes, other, (first.id,))


def _part(changes: Changes, old: ReviewRecord, part: Part, source: Source) -> ReviewRecord:
    number = changes.new_id()
    evidence = old.item.evidence
    if part.start is not None and part.end is not None:
        evidence = (quote(source, part.start, part.end),)
    words = {"text" if isinstance(old.item, Principle) else "action": _tidy(part.words)}
    item = old.item.model_copy(update={"id": _item_id(number), "evidence": evidence, **words})
    record = ReviewRecord(
        id=number, document=old.document, position=evidence[0].start, kind=old.kind, item=item, known=old.known
    )
    return with_risks(record)


def _give_way(changes: Changes, old: ReviewRecord, to: tuple[str, ...]) -> None:
    changes.change(
        old,
        standing=Standing.REPLACED,
        replaced_by=to,
        decided_by=changes.actor,
        decided_at=changes.at,
        votes=(),
    )


def _merged(one: Task | Principle, other: Task | Principle) -> Task | Principle:
    shared = {
        "evidence": _first_of_each(one.evidence + other.evidence, lambda span: (span.start, span.end)),
        "confidence": max(one.confidence, other.confidence),
    }
    if isinstance(one, Principle) or isinstance(other, Principle):
        return one.model_copy(update=shared)
    return one.model_copy(update={
        **shared,
        "owners": _first_of_each(one.owners + other.owners, lambda owner: (owner.name.casefold(), owner.role)),
        "targets": _first_of_each(one.targets + other.targets, lambda target: target.text.casefold()),
        "deadline": one.deadline or other.deadline,
        "references": tuple(dict.fromkeys((*one.references, *other.references))),
        "priority": one.priority or other.priority,
    })  # fmt: skip


def _first_of_each(values: Iterable[T], key: Callable[[T], Hashable]) -> tuple[T, ...]:
    found: dict[Hashable, T] = {}
    for value in values:
        found.setdefault(key(value), value)
    return tuple(found.values())


def _item_id(record: str) -> str:
    """What makes it the same source later: the record's own id, which is never given again."""
    return f"desk-{record.lower()}"


def _tidy(words: str) -> str:
    tidy = " ".join(words.split())
    if not tidy:
        raise InvalidChangeError("no words are left", hint="mark some words of the text")
    return tidy


def _section(source: Source, span: Span) -> tuple[str, ...]:
    """The headings above a place, as the record before it in the document has them."""
    items: tuple[Task | Principle, ...] = (*source.extraction.tasks, *source.extraction.principles)
    before = [item for item in items if item.evidence[0].start <= span.start]
    return max(before, key=lambda item: item.evidence[0].start).section if before else ()
