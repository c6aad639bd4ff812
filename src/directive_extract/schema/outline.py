"""A document in reading order, its layout understood: what `structure` hands to `extract`."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from enum import StrEnum

from directive_extract.schema.extraction import Issue
from directive_extract.schema.metadata import Metadata
from directive_extract.schema.source import Source
from directive_extract.schema.span import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Text as one would read it aloud, each character knowing its place in the source.

    Lines are joined, white space is folded, page furniture that interrupts a sentence is left out.

    Attributes:
        text: The readable text.
        offsets: For each character of `text` its offset in the source; ascending.
    """

    text: str
    offsets: array[int]

    def cut(self, start: int, end: int) -> Passage:
        """The part from `start` to `end`, without white space at its ends.

        Returns:
            A passage; empty where nothing but white space is left.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Passage(self.text[start:end], self.offsets[start:end])

    def place(self, start: int = 0, end: int | None = None) -> tuple[int, int]:
        """Source offsets of the stretch from `start` to `end`.

        Returns:
            Half-open offsets; both 0 for an empty passage.
        """
        stop = len(self.text) if end is None else end
        if start >= stop:
            where = self.offsets[start] if start < len(self.offsets) else 0
            return where, where
        return self.offsets[start], self.offsets[stop - 1] + 1

    def span(self, source_text: str, start: int = 0, end: int | None = None) -> Span:
        """The stretch from `start` to `end` as a span of the source.

        Returns:
            A span whose text is the source's own, interruptions included.
        """
        first, last = self.place(start, end)
        return Span(start=first, end=last, text=source_text[first:last])


class BlockKind(StrEnum):
    """What a block is by its layout."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    BOILERPLATE = "boilerplate"


class Genre(StrEnum):
    """The kinds of documents that are told apart, by layout and opening words."""

    NEWS = "news"
    OFFICIAL = "official"
    MINUTES = "minutes"
    RESOLUTION = "resolution"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a printed table.

    Attributes:
        column: What its column holds: "task", "lead", "deadline", "status", "note", ...
        passage: Its text.
        sentences: Half-open offsets in `passage.text`, in order.
    """

    column: str
    passage: Passage
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A heading, paragraph, list item, table row or piece of boilerplate.

    Attributes:
        kind: By layout.
        passage: Its text without the list label.
        label: The list label as written ("a)", "III.", "-", "SECTION 5."), where there is one.
        level: Depth in the nesting of headings and lists; 0 is outermost.
        parent: Index of the heading or lead-in that governs it.
        reason: For boilerplate: what it is ("caption", "recipients", "preamble", ...).
        speaker: Who says it, where the layout tells (chat logs, "Name:" lines).
        cells: For rows, in order.
        sentences: Half-open offsets in `passage.text`, in order.
    """

    kind: BlockKind
    passage: Passage
    label: str | None = None
    level: int = 0
    parent: int | None = None
    reason: str | None = None
    speaker: str | None = None
    cells: tuple[Cell, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    """A document's blocks in reading order, with what its head says."""

    source: Source
    metadata: Metadata
    genre: Genre
    blocks: tuple[Block, ...]
    issues: tuple[Issue, ...] = field(default=())

    def ancestors(self, index: int) -> list[Block]:
        """The headings and lead-ins above a block, nearest first.

        Returns:
            Blocks; empty for a block that nothing governs.
        """
        found: list[Block] = []
        parent = self.blocks[index].parent
        while parent is not None:
            found.append(self.blocks[parent])
            parent = self.blocks[parent].parent
        return found
