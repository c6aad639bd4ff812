"""Text with the run that each stretch of it stands in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from directive_extract.ingest.blocks.model import Paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from directive_extract.ingest.blocks.model import Block, Cell

_PIPE = str.maketrans({"|": "/", "\n": " ", "\t": " "})
_STOPS = ".;:,!?…"


class Segment(NamedTuple):
    """A stretch of text.

    Attributes:
        text: The characters.
        paragraph: Number of its paragraph, from 1; 0 where it has no place in the body.
        run: Number of its run in the paragraph.
    """

    text: str
    paragraph: int
    run: int


def paragraph_segments(paragraph: Paragraph) -> list[Segment]:
    """A paragraph with its label, indented as far as it is; no white space at its ends.

    Args:
        paragraph: A paragraph.

    Returns:
        Its segments; none for a blank one.
    """
    segments = _stripped(Segment(text, paragraph.number, run) for text, run in paragraph.pieces)
    before = " " * paragraph.indent if paragraph.kind == "item" else ""
    before += f"{paragraph.label} " if paragraph.label else ""
    if segments and before:
        segments.insert(0, Segment(before, segments[0].paragraph, segments[0].run))
    return segments


def cell_segments(cells: Iterable[Cell]) -> list[Segment]:
    """What stands in cells, on one line.

    Args:
        cells: One cell, or several that belong to one column.

    Returns:
        Segments without pipes and line breaks. Paragraphs are parted by a semicolon where neither a mark nor a small
        letter shows how they hang together.
    """
    found: list[Segment] = []
    for paragraph in (paragraph for cell in cells for paragraph in _paragraphs(cell.blocks)):
        more = [segment._replace(text=segment.text.translate(_PIPE)) for segment in paragraph_segments(paragraph)]
        if more:
            more[0] = more[0]._replace(text=more[0].text.lstrip(" "))
            found = list(joined(found, more))
    return found


def joined(left: Sequence[Segment], right: Sequence[Segment]) -> tuple[Segment, ...]:
    """Two stretches on one line.

    Args:
        left: The first; may be empty.
        right: The second; may be empty.

    Returns:
        Both, with what parts them.
    """
    if not left or not right:
        return (*left, *right)
    last = left[-1]
    goes_on = last.text[-1:] in _STOPS or right[0].text[:1].islower()
    return (*left[:-1], last._replace(text=last.text + (" " if goes_on else "; ")), *right)


def length(cell: Cell) -> int:
    """Characters in a cell.

    Args:
        cell: A cell.

    Returns:
        Their number, those of tables inside it included.
    """
    return sum(len(text) for paragraph in _paragraphs(cell.blocks) for text, _ in paragraph.pieces)


def _paragraphs(blocks: Iterable[Block]) -> Iterator[Paragraph]:
    """All paragraphs, those in tables too; tables can stand in one another as deep as the parser allows."""
    waiting = list(blocks)[::-1]
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield block
        else:
            waiting.extend([inner for row in block.rows for cell in row.cells for inner in cell.blocks][::-1])


def _stripped(segments: Iterable[Segment]) -> list[Segment]:
    found = [segment for segment in segments if segment.text]
    while found and not found[0].text.strip():
        found.pop(0)
    while found and not found[-1].text.strip():
        found.pop()
    if found:
        found[0] = found[0]._replace(text=found[0].text.lstrip())
        found[-1] = found[-1]._replace(text=found[-1].text.rstrip())
    return found
