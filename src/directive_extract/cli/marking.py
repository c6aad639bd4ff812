"""A document's text cut where tasks, owners, deadlines and principles begin and end."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.export.marks import Kind, marked_spans

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of the text.

    Attributes:
        start: First character.
        end: Behind the last character.
        kind: What it is.
        label: "T1" or "P1", as in the list of records; "" inside a task.
    """

    start: int
    end: int
    kind: Kind
    label: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text in which nothing begins or ends.

    Attributes:
        text: The text; may be empty.
        opening: Marks that begin with it, outermost first.
        around: All marks that it lies in, outermost first.
        closing: Marks that end with it, innermost first.
    """

    text: str
    opening: tuple[Mark, ...]
    around: tuple[Mark, ...]
    closing: tuple[Mark, ...]


def find_marks(extraction: Extraction) -> list[Mark]:
    """All stretches that an extraction's values were read from.

    Args:
        extraction: The result.

    Returns:
        Marks, each stretch once a kind and label. Restatements bear the label of their task.
    """
    found = (Mark(item.span.start, item.span.end, item.kind, item.label) for item in marked_spans(extraction))
    return list(dict.fromkeys(found))


def cut(text: str, marks: list[Mark]) -> list[Piece]:
    """Cut a text at the ends of marks.

    Args:
        text: The text that marks count in.
        marks: In any order; they may nest and overlap. Empty ones are passed over.

    Returns:
        Pieces that together give the text.
    """
    marks = sorted((mark for mark in marks if mark.start < mark.end), key=_outer_first)
    bounds = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    pieces: list[Piece] = []
    active: list[Mark] = []
    following = 0
    for start, end in pairwise(bounds):
        opening: list[Mark] = []
        while following < len(marks) and marks[following].start == start:
            opening.append(marks[following])
            following += 1
        active = sorted([*active, *opening], key=_outer_first)
        closing = [mark for mark in reversed(active) if mark.end == end]
        pieces.append(Piece(text[start:end], tuple(opening), tuple(active), tuple(closing)))
        active = [mark for mark in active if mark.end > end]
    return pieces


_ORDER = {kind: place for place, kind in enumerate(Kind)}


def _outer_first(mark: Mark) -> tuple[int, int, int, str]:
    return mark.start, -mark.end, _ORDER[mark.kind], mark.label
