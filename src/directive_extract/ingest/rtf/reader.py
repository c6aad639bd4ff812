"""RTF as text: paragraphs with their labels, tables with merged cells."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, ClassVar

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.blocks.breaks import BREAK as LINE_BREAK
from directive_extract.ingest.blocks.breaks import with_breaks
from directive_extract.ingest.blocks.layout import Layout
from directive_extract.ingest.blocks.model import Block, Cell, Paragraph, Row, Table
from directive_extract.ingest.list_labels import is_labelled
from directive_extract.ingest.reader import Content, Payload
from directive_extract.ingest.rtf.marking import (
    BREAK,
    CELL_END,
    EDGE,
    EDGE_END,
    MARKS,
    MERGED_LEFT,
    MERGED_UP,
    ROW,
    ROW_END,
    marked,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.schema.settings import Settings

# What striprtf raises on broken files (its source, and fuzzing): numbers missing, out of range, unknown code pages.
_FOREIGN_ERRORS = (ValueError, TypeError, LookupError, OverflowError, AttributeError)
MAX_COLUMNS = 63
_LABEL_ALONE = re.compile(r" *[^\s]{1,16}\t *")


class RtfReader:
    """Reads RTF. The text is made anew, so spans count in `document.text`."""

    media_type: ClassVar[str] = "application/rtf"

    def read(self, payload: Payload, settings: Settings) -> Content:  # noqa: ARG002 - what it limits is checked before
        """Read the text and the tables.

        Args:
            payload: The file.
            settings: Not used.

        Returns:
            Paragraphs and tables. Headers, footers, notes, comments, hidden text, deleted text and pictures are left
            out.

        Raises:
            DamagedDocumentError: It is broken.
        """
        from striprtf.striprtf import rtf_to_text  # noqa: PLC0415 - seldom needed

        rtf = payload.data.decode("latin-1") if payload.text is None else payload.text
        try:
            plain = rtf_to_text(marked(rtf), errors="replace")  # type: ignore[no-untyped-call]
        except _FOREIGN_ERRORS as error:
            raise DamagedDocumentError(
                f"the RTF cannot be read: {error}", source=payload.name, hint="open it in Word and save it again"
            ) from error
        layout = Layout()
        layout.add(_blocks(_sound(plain)))
        return Content(text=layout.text, verbatim=False)


def _sound(text: str) -> str:
    """Return text whose characters beyond the sixteen bits of RTF are whole again, without control characters."""
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return whole.replace(LINE_BREAK, "").replace(BREAK, LINE_BREAK).replace("\u00ad", "")


def _blocks(text: str) -> Iterator[Block]:
    """Paragraphs and tables by the marks; rows that follow one another are one table."""
    rows: list[list[_Cell]] = []
    above: list[_Edge] = []
    position = 0
    while (start := text.find(ROW, position)) >= 0:
        between = text[position:start]
        if between.strip():
            yield from _table(rows)
            yield from _paragraphs(between)
            rows = []
        end = text.find(ROW_END, start)
        end = len(text) if end < 0 else end
        above, cells = _row(text[start:end], above)
        if cells:
            rows.append(cells)
        position = end + 1
    yield from _table(rows)
    yield from _paragraphs(text[position:])


_Edge = tuple[str, int]  # how the cell is merged, and its right edge
_Cell = tuple[_Edge, str]


def _row(text: str, above: list[_Edge]) -> tuple[list[_Edge], list[_Cell]]:
    """Return the definitions and the cells of a row; Word writes the definitions twice, others once for all rows."""
    edges: list[_Edge] = []
    parts: list[str] = []
    for index, piece in enumerate(text.split(ROW)):
        definitions, rest = _definitions(piece)
        edges = definitions if index <= 1 or not edges else edges
        parts.append(rest)
    edges = edges or above
    texts = "".join(parts).split(CELL_END)[:-1][:MAX_COLUMNS]
    padded = edges + [("", (edges[-1][1] if edges else 0) + number) for number in range(1, len(texts) + 1)]
    return edges, list(zip(padded, texts, strict=False))


def _definitions(text: str) -> tuple[list[_Edge], str]:
    edges: list[_Edge] = []
    kept: list[str] = []
    for part in text.split(EDGE):
        definition, mark, rest = part.partition(EDGE_END)
        if mark and definition[1:].lstrip("-").isdecimal():
            edges.append((definition[:1], int(definition[1:])))
            kept.append(rest)
        else:
            kept.append(part)
    return edges, "".join(kept)


def _table(rows: list[list[_Cell]]) -> Iterator[Block]:
    """The table of some rows; columns are where any row has an edge."""
    if not rows:
        return
    columns = sorted({edge for row in rows for (_, edge), _ in row})
    places = {edge: index for index, edge in enumerate(columns)}
    table = Table(ruled=True)
    for row in rows:
        done = Row()
        last = -1
        for (merged, edge), text in row:
            span = max(places[edge] - last, 1)
            last = max(places[edge], last)
            if merged == MERGED_LEFT and done.cells:
                done.cells[-1].span += span
                done.cells[-1].blocks += _paragraphs(text)
            else:
                done.cells.append(Cell(list(_paragraphs(text)), span, merged == MERGED_UP))
        table.rows.append(done)
    yield table


def _paragraphs(text: str) -> Iterator[Paragraph]:
    for line in MARKS.sub("", text).split("\n"):
        if _LABEL_ALONE.fullmatch(line):  # of an item whose text a tracked change has deleted
            continue
        parts = itertools.chain.from_iterable((LINE_BREAK, part) for part in line.split(LINE_BREAK))
        pieces = [(part, 0) for part in itertools.islice(parts, 1, None) if part]
        paragraph = Paragraph(0, with_breaks(pieces))
        if is_labelled(line.lstrip()):
            paragraph.kind = "item"
        yield paragraph
