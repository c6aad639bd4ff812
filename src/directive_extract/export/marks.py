"""What of a document is marked when it is shown: the spans of tasks, owners, deadlines and principles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.span import Span


class Kind(StrEnum):
    """What is marked, the outer before the inner."""

    TASK = "task"
    PRINCIPLE = "principle"
    OWNER = "owner"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class MarkedSpan:
    """A span of the document.

    Attributes:
        span: The span.
        kind: What it is.
        label: "T1" or "P1", as in the list of records; "" inside a task.
    """

    span: Span
    kind: Kind
    label: str = ""


def marked_spans(extraction: Extraction) -> Iterator[MarkedSpan]:
    """All spans that an extraction's values were read from.

    Args:
        extraction: The result.

    Yields:
        Each value's span; two values may have the same. Restatements bear the label of their task.
    """
    for number, task in enumerate(extraction.tasks, start=1):
        for span in task.evidence:
            yield MarkedSpan(span, Kind.TASK, f"T{number}")
        for owner in task.owners:
            if owner.evidence is not None:
                yield MarkedSpan(owner.evidence, Kind.OWNER)
        if task.deadline is not None and task.deadline.evidence is not None:
            yield MarkedSpan(task.deadline.evidence, Kind.DEADLINE)
    for number, principle in enumerate(extraction.principles, start=1):
        for span in principle.evidence:
            yield MarkedSpan(span, Kind.PRINCIPLE, f"P{number}")
