"""Tables of office documents as rows of text, with what merged cells say carried to every row that they cover.

The columns are those of the header row: Word lets every row have a grid of its own, and cells that only differ in
width from row to row would otherwise fall into the wrong column.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.ingest.blocks.model import Paragraph, Table
from directive_extract.ingest.blocks.segments import cell_segments, joined, length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.ingest.blocks.model import Block, Cell, Row
    from directive_extract.ingest.blocks.segments import Segment

MAX_CELL_CHARS = 600  # as in HTML: a longer cell belongs to a table that only lays out the page
MAX_TITLE_CHARS = 60  # of a column's title
MAX_SIDE_CHARS = 80  # of a line of a letterhead or a signature
MAX_SECTION_CHARS = 120  # a row of one cell with a longer text is a paragraph, not the title of a section
MAX_LETTERHEAD_ROWS = 3
SENTENCE_WORDS = 4  # "No." and "Ser. No." are titles for all their full stops


@dataclass(frozen=True, slots=True)
class Line:
    """A row that is written on one line.

    Attributes:
        cells: The segments of each cell.
    """

    cells: tuple[tuple[Segment, ...], ...]

    @property
    def text(self) -> tuple[str, ...]:
        """The text of each cell."""
        return tuple("".join(segment.text for segment in cell) for cell in self.cells)

    @property
    def is_pair(self) -> bool:
        """Whether it is a key with its value: "Secretary: | Ms Lindqvist"."""
        filled = [text for text in self.text if text]
        return len(filled) == 2 and (filled[0].endswith(":") or filled[1].startswith(":"))


def table_parts(table: Table) -> Iterator[Line | Block]:
    """What a table is written as.

    Args:
        table: A table.

    Yields:
        Lines for the rows of a table of data, the header first; the blocks of its cells where it only lays out the
        page (a letterhead, a frame around a text). The header comes again where a paragraph has interrupted it.
    """
    rows = [row for row in table.rows if row.cells]
    if is_layout(rows, ruled=table.ruled):
        yield from _laid_out(rows, ruled=table.ruled)
        return
    first = 0
    while first < len(rows) - 1 and _is_single(rows[first]):  # a title above the header
        yield from rows[first].cells[0].blocks
        first += 1
    yield from _data_rows(rows[first:])


def is_layout(rows: list[Row], *, ruled: bool) -> bool:
    """Whether a table only lays out the page.

    Args:
        rows: Its rows.
        ruled: Whether it has lines.

    Returns:
        True for one row or one column, and for two columns of short texts without lines; for a table inside a table,
        cells of several paragraphs side by side and long texts, unless the first row reads like a header.
    """
    body = [row for row in rows if not _is_single(row)]
    if len(rows) < 2 or not body:
        return True
    cells = [cell for row in body for cell in row.cells]
    is_narrow = max(len(row.cells) for row in body) <= 2
    if not ruled and is_narrow and all(length(cell) <= MAX_SIDE_CHARS for cell in cells):
        return True
    nested = any(isinstance(block, Table) for cell in cells for block in cell.blocks)
    long = sum(length(cell) > MAX_CELL_CHARS for cell in cells)
    if _is_header(body[0]):
        return long > len(body) / 2
    beside = any(sum(not _is_blank(block) for block in cell.blocks) > 1 for cell in body[0].cells)
    return nested or bool(long) or (beside and len(rows) <= MAX_LETTERHEAD_ROWS)


def _laid_out(rows: list[Row], *, ruled: bool) -> Iterator[Line | Block]:
    """The blocks of the cells: row by row; column by column where two stand side by side without lines.

    Letterheads and signatures are made of such columns. Keys with their values are not: they stand in one row.

    Yields:
        Blocks, or lines of keys with their values.
    """
    pairs = [_line(list(enumerate(row.cells)), list(range(len(row.cells)))) for row in rows]
    if sum(line.is_pair for line in pairs) * 2 >= len(rows):
        yield from pairs
        return
    columns = [[row.cells[index] for row in rows if len(row.cells) > index] for index in (0, 1)]
    by_row = ruled or len(rows) < 2 or max(len(row.cells) for row in rows) > 2
    cells = [cell for row in rows for cell in row.cells] if by_row else columns[0] + columns[1]
    for cell in cells:
        if not cell.merged:
            yield from cell.blocks


def _data_rows(rows: list[Row]) -> Iterator[Line | Block]:
    filled = _without_merges(rows)
    height = _header_height(rows)
    starts = [start for start, _ in filled[height - 1]]
    header = _line(filled[height - 1], starts)
    yield header
    above: Line | None = None
    interrupted = False
    for row, cells in zip(rows[height:], filled[height:], strict=True):
        if _is_single(row) and length(row.cells[0]) > MAX_SECTION_CHARS:
            if above is not None:
                yield above
            yield from row.cells[0].blocks
            above, interrupted = None, True
            continue
        line = _line(cells, starts)
        if line.text == header.text or not any(line.text):  # printed again on the next page; or empty
            continue
        if above is not None and _goes_on(row):
            above = _joined(above, _line([(s, c) for (s, c) in cells if not _is_merged_at(row, s)], starts))
            continue
        if above is not None:
            yield above
        elif interrupted:
            yield header
        above, interrupted = line, False
    if above is not None:
        yield above


def _without_merges(rows: list[Row]) -> list[list[tuple[int, Cell]]]:
    """Return for each row its cells with the column of the grid where each begins; merged ones as the cell above."""
    filled: list[list[tuple[int, Cell]]] = []
    for row in rows:
        column = row.skipped
        placed: list[tuple[int, Cell]] = []
        for cell in row.cells:
            above = _covering(filled[-1], column) if filled and cell.merged else None
            placed.append((column, above or cell))
            column += cell.span
        filled.append(placed)
    return filled


def _covering(cells: list[tuple[int, Cell]], column: int) -> Cell | None:
    return next((cell for start, cell in cells if start <= column < start + cell.span), None)


def _header_height(rows: list[Row]) -> int:
    """Rows of the header: those that Word repeats, and those that a title of the first row reaches down to."""
    height = 1
    while height < len(rows) - 1:
        row = rows[height]
        if not (row.header and rows[0].header) and not any(cell.merged for cell in row.cells):
            break
        if not row.header and (not _is_header(rows[0]) or not _is_split(rows[0], row)):
            break
        height += 1
    return height


def _is_split(upper: Row, lower: Row) -> bool:
    """Whether the lower row has more cells than the upper: titles of one column each below a common title."""
    return len(lower.cells) > len(upper.cells) and any(cell.span > 1 for cell in upper.cells)


def _line(cells: list[tuple[int, Cell]], starts: list[int]) -> Line:
    columns: list[list[Cell]] = [[] for _ in starts]
    for start, cell in cells:
        nearest = max((index for index, begin in enumerate(starts) if begin <= start), default=0)
        columns[nearest].append(cell)
    return Line(tuple(tuple(cell_segments(column)) for column in columns))


def _goes_on(row: Row) -> bool:
    """Whether a row only adds to the one above: its first two cells are merged with those of that row."""
    return len(row.cells) > 2 and not row.skipped and all(cell.merged for cell in row.cells[:2])


def _is_merged_at(row: Row, start: int) -> bool:
    column = row.skipped
    for cell in row.cells:
        if column == start:
            return cell.merged
        column += cell.span
    return False


def _joined(above: Line, more: Line) -> Line:
    return Line(tuple(joined(a, b) for a, b in zip(above.cells, more.cells, strict=True)))


def _is_header(row: Row) -> bool:
    """Whether every cell holds a few words that are no sentence."""
    texts = ["".join(segment.text for segment in cell_segments([cell])) for cell in row.cells]
    filled = [text for text in texts if text]
    return len(filled) > 1 and all(
        len(text) <= MAX_TITLE_CHARS and (len(text.split()) < SENTENCE_WORDS or not text.endswith((".", ";")))
        for text in filled
    )


def _is_single(row: Row) -> bool:
    return len(row.cells) == 1 and not row.cells[0].merged


def _is_blank(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.is_blank
