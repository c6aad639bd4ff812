"""A text cut where marks begin and end, so that marks may nest and overlap as they like."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, TypeVar

from directive_extract.review.views.invisible import pieces

if TYPE_CHECKING:
    from directive_extract.review.views.invisible import Piece
    from directive_extract.review.views.marks import Mark, MarkKind
    from directive_extract.schema.review import Standing

Value = TypeVar("Value")

MOST_DEPTH = 3  # shades of marks inside marks that can be told apart


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text in which the same marks hold.

    Attributes:
        start: Its first character in the document's text.
        pieces: Its text.
        kind: Of the innermost mark of a record, else of a sentence that was left out; None for plain text.
        records: Ids of the records whose words it is, the innermost first.
        standing: Where the innermost record stands.
        depth: How many records' words it is, three at most.
        parts: What it says of records: owner, deadline, target.
        says_of: Ids of those records; an owner in a heading may be that of many.
        statement: Number of the statement that was left out.
        reason: Why it was left out.
        opens: Ids of the records whose first words these are.
    """

    start: int
    pieces: tuple[Piece, ...]
    kind: MarkKind | None = None
    records: tuple[str, ...] = ()
    standing: Standing | None = None
    depth: int = 0
    parts: tuple[MarkKind, ...] = ()
    says_of: tuple[str, ...] = ()
    statement: int | None = None
    reason: str = ""
    opens: tuple[str, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing to read in it: the white space between two lines, or where a page was turned."""
        return not any(piece.text.strip() for piece in self.pieces)

    @property
    def classes(self) -> str:
        """How the stretch is styled: names for the style sheet."""
        names = [str(self.kind)] if self.kind else []
        if self.standing is not None:
            names += ["mark", str(self.standing)]
        if self.depth > 1:
            names.append(f"deep-{self.depth}")
        names += [str(part) for part in self.parts]
        return " ".join(names)


def cut(text: str, start: int, end: int, marks: Sequence[Mark]) -> tuple[Segment, ...]:
    """Cut a stretch of a document at its marks.

    Args:
        text: Of the whole document.
        start: First character of the stretch.
        end: Behind its last character.
        marks: All that touch the stretch; others do no harm.

    Returns:
        Segments that cover the stretch without gaps.
    """
    touching = [mark for mark in marks if mark.start < end and mark.end > start]
    edges = {start, end}
    for mark in touching:
        edges.add(max(start, mark.start))
        edges.add(min(end, mark.end))
    places = sorted(edges)
    return tuple(
        _segment(text, left, right, [mark for mark in touching if mark.start <= left and mark.end >= right])
        for left, right in pairwise(places)
    )


def _segment(text: str, start: int, end: int, marks: list[Mark]) -> Segment:
    shown = pieces(text[start:end])
    if not marks:
        return Segment(start, shown)
    words = [mark for mark in marks if mark.kind.is_record]
    if len(words) > 1:
        words.sort(key=lambda mark: mark.length)
    records = _once(mark.record for mark in words)
    opens = tuple(mark.record for mark in words if mark.opens and mark.start == start)
    details = [mark for mark in marks if mark.kind.is_part]
    parts, says_of = _once(mark.kind for mark in details), _once(mark.record for mark in details)
    if words:
        depth = min(len(records), MOST_DEPTH)
        return Segment(start, shown, words[0].kind, records, words[0].standing, depth, parts, says_of, opens=opens)
    out = next((mark for mark in marks if mark.statement is not None), None)
    if out is None:
        return Segment(start, shown, parts=parts, says_of=says_of)
    return Segment(start, shown, out.kind, parts=parts, says_of=says_of, statement=out.statement, reason=out.reason)


def _once(values: Iterable[Value]) -> tuple[Value, ...]:
    found = tuple(values)
    return found if len(found) < 2 else tuple(dict.fromkeys(found))
