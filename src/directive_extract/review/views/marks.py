"""What is marked in a document: the words of records, what belongs to them, and the sentences that were left out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.register import Kind
from directive_extract.schema.review import Standing

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Statement
    from directive_extract.schema.review import ReviewRecord
    from directive_extract.schema.span import Span


class MarkKind(StrEnum):
    """What a mark is."""

    TASK = "task"
    PRINCIPLE = "principle"
    OWNER = "owner"
    DEADLINE = "deadline"
    TARGET = "target"
    LEFT_OUT = "left-out"
    ASIDE = "aside"

    @property
    def is_record(self) -> bool:
        """Whether it is the words of a record, not of a part of it or of none."""
        # By identity: an enumeration's hash is worked out in Python, and this is asked of each mark of a long document.
        return self is MarkKind.TASK or self is MarkKind.PRINCIPLE

    @property
    def is_part(self) -> bool:
        """Whether it is a part of what a record says."""
        return self is MarkKind.OWNER or self is MarkKind.DEADLINE or self is MarkKind.TARGET


@dataclass(frozen=True, slots=True)
class Placed:
    """A record as far as the document shows it.

    Attributes:
        id: Of the record.
        kind: Task or principle.
        standing: Where it stands.
        item: What it says, with the places that it was read from.
    """

    id: str
    kind: Kind
    standing: Standing
    item: Task | Principle

    @classmethod
    def of(cls, record: ReviewRecord) -> Self:
        """A whole record.

        Args:
            record: The record.

        Returns:
            What is shown of it.
        """
        return cls(record.id, record.kind, record.standing, record.item)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the document that means something.

    Attributes:
        start: First character.
        end: Behind the last one.
        kind: What it is.
        record: Id of the record whose words they are, or a part of whose.
        standing: Where that record stands.
        statement: For a sentence that was left out its number among the document's statements.
        reason: Why it was left out, or what the aside is.
        opens: Whether the record's words begin with it: its first evidence, though a restatement may stand before.
    """

    start: int
    end: int
    kind: MarkKind
    record: str = ""
    standing: Standing | None = None
    statement: int | None = None
    reason: str = ""
    opens: bool = False

    @property
    def length(self) -> int:
        """In characters."""
        return self.end - self.start


def record_marks(records: Iterable[Placed]) -> list[Mark]:
    """Marks of the words that records were read from.

    Args:
        records: Of one document; those that others took the place of are passed over.

    Returns:
        Marks, in no particular order.
    """
    return [mark for record in records if record.standing is not Standing.REPLACED for mark in _of_record(record)]


def left_out(statements: Sequence[Statement], marks: Sequence[Mark]) -> list[Mark]:
    """Marks of the sentences that no record was read from.

    Args:
        statements: Of the document, in order.
        marks: Of its records: a sentence that one of them touches is not left out.

    Returns:
        Marks in order of place.
    """
    taken = _united(sorted((mark.start, mark.end) for mark in marks if mark.kind.is_record))
    starts = [start for start, _ in taken]
    found = []
    for number, statement in enumerate(statements):
        span = statement.span
        before = bisect_right(starts, span.end - 1) - 1
        if span.end > span.start and (before < 0 or taken[before][1] <= span.start):
            kind = MarkKind.ASIDE if statement.verdict is Verdict.BOILERPLATE else MarkKind.LEFT_OUT
            found.append(Mark(span.start, span.end, kind, statement=number, reason=statement.reason))
    return found


def _of_record(record: Placed) -> Iterator[Mark]:
    def mark(span: Span | None, kind: MarkKind, *, opens: bool = False) -> Iterator[Mark]:
        if span is not None and span.end > span.start:
            yield Mark(span.start, span.end, kind, record.id, record.standing, opens=opens)

    item = record.item
    words = MarkKind.TASK if record.kind is Kind.TASK else MarkKind.PRINCIPLE
    for number, span in enumerate(item.evidence):
        yield from mark(span, words, opens=number == 0)
    if isinstance(item, Task):
        for owner in item.owners:
            yield from mark(owner.evidence, MarkKind.OWNER)
        for target in item.targets:
            yield from mark(target.evidence, MarkKind.TARGET)
        if item.deadline is not None:
            yield from mark(item.deadline.evidence, MarkKind.DEADLINE)


def _united(places: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join places that overlap, so that ends are in order, too."""
    united: list[tuple[int, int]] = []
    for start, end in places:
        if united and start < united[-1][1]:
            united[-1] = (united[-1][0], max(united[-1][1], end))
        else:
            united.append((start, end))
    return united
