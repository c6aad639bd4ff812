"""The whole way from pages to text: furniture, tables, columns, notes, paragraphs, and what runs over page breaks."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.blocks import Block, Kind
from directive_extract.ingest.layout.columns import Column, reading_order
from directive_extract.ingest.layout.footnotes import drop_marks, split_notes
from directive_extract.ingest.layout.furniture import mark_furniture
from directive_extract.ingest.layout.lines import Line, read_lines
from directive_extract.ingest.layout.margins import set_margins
from directive_extract.ingest.layout.paragraphs import Paragraph, read_paragraphs, resumes, usual_leading
from directive_extract.ingest.layout.pieces import Piece, Sheet
from directive_extract.ingest.layout.tables import Cells, Table, row_text, ruled_tables
from directive_extract.ingest.layout.text import TextBuilder
from directive_extract.ingest.layout.unruled import unruled_tables

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_extract.schema.placement import Fragment, Page
    from directive_extract.schema.source import Aside

DEFAULT_SIZE = 11.0
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_END = re.compile(r"[.!?;:…][\"”’'»)\]]*$")


@dataclass(frozen=True, slots=True)
class Laid:
    """A document as text with places.

    Attributes:
        text: Paragraphs, items, headings and table rows, each on one line.
        pages: Stretches of the text.
        fragments: Places of its characters.
        asides: Furniture and notes.
    """

    text: str
    pages: tuple[Page, ...]
    fragments: tuple[Fragment, ...]
    asides: tuple[Aside, ...]


@dataclass(slots=True)
class _PageLayout:
    """One page in reading order.

    Attributes:
        flow: Columns of lines, and tables, in reading order.
        asides: Reason and lines of each.
    """

    flow: list[list[Line] | Table] = field(default_factory=list)
    asides: list[tuple[str, list[Line]]] = field(default_factory=list)


def lay_out(sheets: Sequence[Sheet]) -> Laid:
    """Put the text of a document together.

    Args:
        sheets: Its pages in order; the pieces that are found to be furniture get their reason.

    Returns:
        The text and the places of its characters.
    """
    body_size = _body_size(sheets)
    mark_furniture(sheets, body_size)
    layouts: list[_PageLayout] = []
    for sheet in sheets:
        last = layouts[-1].flow[-1] if layouts and layouts[-1].flow else None
        layouts.append(_read_page(sheet, body_size, last if isinstance(last, Table) else None))
    columns = [part for layout in layouts for part in layout.flow if isinstance(part, list)]
    set_margins(columns, {sheet.number: sheet.frame[0] for sheet in sheets})
    builder = TextBuilder(sheets, _hyphenated(columns))
    for block in _blocks(layouts, usual_leading(columns)):
        builder.add(block)
    return Laid(builder.text(), builder.pages(), tuple(builder.fragments), tuple(builder.asides))


def _body_size(sheets: Sequence[Sheet]) -> float:
    """Size of type of most characters."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for piece in sheet.pieces:
            if piece.reason is None:
                sizes[round(piece.size * 2) / 2] += len(piece.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=DEFAULT_SIZE)


def _read_page(sheet: Sheet, body_size: float, above: Table | None) -> _PageLayout:
    layout = _PageLayout()
    pieces: list[Piece] = []
    aside: dict[str, list[Piece]] = {}
    for piece in sheet.pieces:
        if piece.reason is None:
            pieces.append(piece)
        else:
            aside.setdefault(piece.reason, []).append(piece)
    ruled, rest = ruled_tables(sheet, pieces)
    unruled, rest = unruled_tables(sheet, rest, above)
    notes: list[list[Line]] = []
    for column in reading_order([*rest, *ruled, *unruled]):
        lines: list[Line] = read_lines((item for item in column.items if isinstance(item, Piece)), sheet.number)
        _bound(lines, column)
        text, own = split_notes(lines, body_size, sheet.frame[1], sheet.rules)
        notes += own
        own_tables = sorted((item for item in column.items if isinstance(item, Table)), key=lambda table: table.top)
        layout.flow += _interleaved([drop_marks(line) for line in text], own_tables)
    layout.asides = [(reason, [line]) for reason, own in aside.items() for line in read_lines(own, sheet.number)]
    layout.asides += [("footnote", note) for note in notes]
    return layout


def _bound(lines: list[Line], column: Column) -> None:
    if lines:
        margins = min(line.left for line in lines), max(line.right for line in lines)
        for line in lines:
            line.margins, line.parted, line.reach = margins, column.parted, column.reach


def _interleaved(lines: list[Line], tables: list[Table]) -> Iterable[list[Line] | Table]:
    position = 0
    for table in tables:
        until = position
        while until < len(lines) and lines[until].top < table.top:
            until += 1
        if until > position:
            yield lines[position:until]
        yield table
        position = until
    if position < len(lines):
        yield lines[position:]


def _hyphenated(columns: Sequence[Sequence[Line]]) -> frozenset[str]:
    return frozenset(
        word.casefold() for column in columns for line in column for word in _HYPHENATED.findall(line.text)
    )


def _blocks(layouts: Sequence[_PageLayout], leading: float) -> Iterable[Block]:
    """Blocks in reading order; asides wait until the block that they interrupt is whole."""
    open_block: Paragraph | Table | None = None
    waiting: list[tuple[str, list[Line]]] = []
    for layout in layouts:
        for part in layout.flow:
            if isinstance(part, Table):
                if isinstance(open_block, Table) and part.continues(open_block):
                    _append(open_block, part)
                    continue
                yield from _closed(open_block, waiting)
                open_block = part
                continue
            paragraphs = read_paragraphs(part, leading)
            if isinstance(open_block, Paragraph) and resumes(open_block, paragraphs[0].first):
                open_block.lines += paragraphs.pop(0).lines
            for paragraph in paragraphs:
                yield from _closed(open_block, waiting)
                open_block = paragraph
        waiting += layout.asides
    yield from _closed(open_block, waiting)


def _closed(block: Paragraph | Table | None, waiting: list[tuple[str, list[Line]]]) -> Iterable[Block]:
    if isinstance(block, Paragraph):
        yield Block(Kind.ITEM if block.labelled else Kind.PARAGRAPH, block.first.page, block.lines)
    elif block is not None:
        yield from _row_blocks(block)
    for reason, lines in waiting:
        yield Block(Kind.ASIDE, lines[0].page, lines, reason=reason)
    waiting.clear()


def _row_blocks(table: Table) -> Iterable[Block]:
    for row in table.rows:
        page = next((line.page for cell in row for line in cell), table.page)
        yield Block(Kind.ROW, page, cells=row)


def _append(table: Table, rest: Table) -> None:
    """Add the rows of the next page; its header is dropped, and a row that the page broke is made whole."""
    rows = rest.rows
    if row_text(rows[0]) == row_text(table.rows[0]):
        rows = rows[1:]
    if rows and len(table.rows) > 1 and _is_rest(rows[0], table.rows[-1]):
        last = table.rows[-1]
        table.rows[-1] = [[*above, *below] for above, below in zip(last, rows[0], strict=True)]
        rows = rows[1:]
    table.rows += rows
    table.page = rest.page
    table.lefts = rest.lefts


def _is_rest(row: Cells, above: Cells) -> bool:
    """Whether a row goes on with the one before the page break: no number of its own, or a sentence cut in two."""
    if not row[0]:
        return True
    text, last = row_text(row), row_text(above)
    return any(
        below[:1].islower() and bool(before) and not _END.search(before)
        for below, before in zip(text, last, strict=True)
    )
