"""Documents on the desk as their pages need them: text, stretches and statements, read once and kept for a while."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Any

from directive_extract.review.views.marks import Placed
from directive_extract.review.views.source import Section, Stretch, sections, stretches

if TYPE_CHECKING:
    from markupsafe import Markup
    from starlette.requests import Request

    from directive_extract.review.views.marks import Mark
    from directive_extract.schema.directive import Principle, Task
    from directive_extract.schema.extraction import BlockInfo, Document, Extraction, Statement
    from directive_extract.schema.review import ReviewRow

KEPT = 16  # documents; one of 200 pages takes some 20 MB with its values


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document as it was taken in, with what was worked out for its pages.

    Attributes:
        extraction: What was read from it.
        text: That spans count in.
        stretches: Its layout.
        sections: The same, grouped for the page.
        items: Tasks and principles by their ids.
        html: HTML of stretches by their numbers, each with the marks that it was made with.
        edited: What persons have made of records, by the record's id, each with the revision.
    """

    extraction: Extraction
    text: str
    stretches: tuple[Stretch, ...]
    sections: tuple[Section, ...]
    items: Mapping[str, Task | Principle]
    html: dict[int, tuple[tuple[Mark, ...], Markup]] = field(default_factory=dict)
    edited: dict[str, tuple[int, Task | Principle]] = field(default_factory=dict)

    def statement(self, number: int) -> Statement | None:
        """A statement by its number.

        Args:
            number: From 0.

        Returns:
            The statement; None where there is none.
        """
        known = self.extraction.statements
        return known[number] if 0 <= number < len(known) else None


class Documents:
    """Reads documents of a desk, and keeps those that were asked for last; may be shared by threads.

    Args:
        desk: The store.
    """

    def __init__(self, desk: Any) -> None:
        self._desk = desk
        self._kept: OrderedDict[str, ReadDocument] = OrderedDict()
        self._lock = Lock()

    def read(self, document_id: str) -> ReadDocument:
        """A document.

        Args:
            document_id: Its id on the desk.

        Returns:
            The document: what was taken in never changes, so that what is kept is right.
        """
        with self._lock:
            known = self._kept.get(document_id)
            if known is not None:
                self._kept.move_to_end(document_id)
                return known
        read = _read(self._desk.extraction(document_id), self._desk.text(document_id))
        with self._lock:
            self._kept[document_id] = read
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return read

    def placed(self, read: ReadDocument, rows: Iterable[ReviewRow]) -> list[Placed]:
        """Records with the places that they were read from.

        A record that nobody has changed says what was read, which is at hand; only others are fetched whole.

        Args:
            read: Their document.
            rows: The records, as the store lists them.

        Returns:
            One for each row.
        """
        return [Placed(row.id, row.kind, row.standing, self._item(read, row)) for row in rows]

    def _item(self, read: ReadDocument, row: ReviewRow) -> Task | Principle:
        item = None if row.edited else read.items.get(row.item)
        if item is not None:
            return item
        known = read.edited.get(row.id)
        if known is None or known[0] != row.revision:
            known = read.edited[row.id] = (row.revision, self._desk.record(row.id).item)
        return known[1]


def documents_of(request: Request) -> Documents:
    """The documents of an application.

    Args:
        request: What is asked.

    Returns:
        One reader for the whole application.
    """
    state = request.app.state
    if not hasattr(state, "documents"):
        state.documents = Documents(state.desk)
    documents: Documents = state.documents
    return documents


def _read(extraction: Extraction, text: str | None) -> ReadDocument:
    document = extraction.document
    if text is None:
        text = _quoted(extraction)
        covered = stretches(text, ())
    else:
        blocks = document.blocks if document.text is not None else _laid_out(document, text)
        covered = stretches(text, blocks, document.layout)
    items: dict[str, Task | Principle] = {task.id: task for task in extraction.tasks}
    items |= {principle.id: principle for principle in extraction.principles}
    return ReadDocument(extraction, text, covered, sections(covered), items)


def _laid_out(document: Document, text: str) -> tuple[BlockInfo, ...]:
    """The layout of a text file: its extraction does not have it."""
    from directive_extract.schema.extraction import BlockInfo  # noqa: PLC0415 - only text files need this
    from directive_extract.schema.source import Source  # noqa: PLC0415
    from directive_extract.structure.metadata import read_metadata  # noqa: PLC0415
    from directive_extract.structure.outline import build_outline  # noqa: PLC0415

    source = Source(document.id, document.source, document.sha256, document.media_type, text, verbatim=True)
    blocks = []
    for block in build_outline(source, read_metadata(source)).blocks:
        start, end = block.passage.place()
        blocks.append(
            BlockInfo(kind=block.kind, start=start, end=end, level=block.level, label=block.label, reason=block.reason)
        )
    return tuple(blocks)


def _quoted(extraction: Extraction) -> str:
    """What is known of a text that was not kept: its sentences, each in its place."""
    spans = [statement.span for statement in extraction.statements]
    characters = ["\n"] * max((span.end for span in spans), default=0)
    for span in spans:
        characters[span.start : span.end] = span.text
    return "".join(characters)
