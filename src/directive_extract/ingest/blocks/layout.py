"""Blocks laid out as the text that spans count in, with the run of every character and the asides."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING

from directive_extract.ingest.blocks.model import Paragraph, Table
from directive_extract.ingest.blocks.segments import Segment, paragraph_segments
from directive_extract.ingest.blocks.tables import Line, table_parts
from directive_extract.schema.placement import RunLayout
from directive_extract.schema.source import Aside

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_extract.ingest.blocks.model import Block

_TOGETHER = frozenset({"item", "row"})  # what stands on lines that no blank line parts


class Layout:
    """A text while it is being laid out."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._last = ""
        self._starts = array("L")
        self._runs: list[tuple[int, int]] = []
        self._asides: list[Aside] = []

    def add(self, blocks: Iterable[Block]) -> None:
        """Write blocks behind what is there.

        Args:
            blocks: Paragraphs and tables.
        """
        for part in _flat(blocks):
            if isinstance(part, Line):
                self._write(*_row(part))
            elif not part.is_blank:
                start = self._write(paragraph_segments(part), part.kind)
                if part.reason is not None:
                    self._asides.append(Aside(start, self._length, part.reason))

    @property
    def text(self) -> str:
        """What has been written."""
        return "".join(self._parts)

    @property
    def asides(self) -> tuple[Aside, ...]:
        """The lines that are no part of what the document says."""
        return tuple(self._asides)

    @property
    def placement(self) -> RunLayout:
        """Where each character stands in the file."""
        return RunLayout(self._starts, tuple(self._runs))

    def _write(self, segments: list[Segment], kind: str) -> int:
        """Write one line, and return where it begins."""
        if self._parts:
            self._put("\n" if kind == self._last and kind in _TOGETHER else "\n\n")
        self._last = kind
        start = self._length
        for text, paragraph, run in segments:
            if not self._runs or self._runs[-1] != (paragraph, run):
                self._starts.append(self._length)
                self._runs.append((paragraph, run))
            self._put(text)
        return start

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)


def _flat(blocks: Iterable[Block]) -> Iterator[Paragraph | Line]:
    """Paragraphs and rows in order; tables that only lay out the page are taken apart, however deep they stand."""
    waiting: list[Iterator[Block | Line]] = [iter(blocks)]
    while waiting:
        part = next(waiting[-1], None)
        if part is None:
            waiting.pop()
        elif isinstance(part, Table):
            waiting.append(table_parts(part))
        else:
            yield part


def _row(line: Line) -> tuple[list[Segment], str]:
    """Return "| a | b |", and what it is; the bars belong to the run before them. A key with its value needs none."""
    if line.is_pair:
        key, pair = (cell for cell in line.cells if cell)
        return [*key, Segment(" ", key[-1].paragraph, key[-1].run), *pair], "text"
    segments: list[Segment] = []
    bar = "| "
    place = next(((s.paragraph, s.run) for cell in line.cells for s in cell), (0, 0))
    for cell in line.cells:
        segments.append(Segment(bar, *place))
        segments.extend(cell)
        if cell:
            place = (cell[-1].paragraph, cell[-1].run)
        bar = " | "
    return [*segments, Segment(" |", *place)], "row"
