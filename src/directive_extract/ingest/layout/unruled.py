"""Tables without vertical lines: found by a header whose titles are known, read by where their cells begin."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.lines import Line, read_lines
from directive_extract.ingest.layout.tables import Cells, Table, row_text
from directive_extract.lexicons.columns import column_role, header_roles

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.pieces import Piece, Sheet

MIN_TITLES = 3
MIN_KNOWN = 2  # of them: titles whose meaning is known
MAX_TITLE_CHARS = 40
MAX_HEADER_LINES = 3
REACH = 3.0  # points by which a cell may begin left of its column
CROSSING = 8.0  # points by which a line of running text reaches into the next column
ROW_GAP = 1.25  # times the distance of lines in a cell: a wider one parts rows
END_GAP = 3.2  # times the size of type: a wider gap ends the table
MAX_NUMBER_CHARS = 16
_NUMBER = re.compile(r"(?=.*\d)\S{1,16}(?:\s\(\w{1,6}\))?|[-–—•]|[IVXivx]{1,5}[.)]?")


@dataclass(slots=True)
class _Columns:
    """Where the columns begin, and what they hold."""

    lefts: list[float]
    roles: list[str]

    def of(self, piece: Piece) -> int:
        """Number of the column that a piece begins in."""
        return max(0, bisect_right(self.lefts, piece.left + REACH) - 1)

    def is_crossed_by(self, piece: Piece) -> bool:
        """Whether a piece runs on into the next column."""
        column = self.of(piece)
        return column + 1 < len(self.lefts) and piece.right > self.lefts[column + 1] + CROSSING


def unruled_tables(sheet: Sheet, pieces: Sequence[Piece], above: Table | None) -> tuple[list[Table], list[Piece]]:
    """The tables of a page whose columns are told by their titles.

    Args:
        sheet: The page.
        pieces: Its pieces outside of ruled tables, furniture left out.
        above: The table that ended the page before, if one did; it may go on here without a header.

    Returns:
        The tables, and the pieces that stand in none.
    """
    if above is None and sum(_may_be_title(piece.text) for piece in pieces) < MIN_KNOWN:
        return [], list(pieces)  # most pages: nothing of them has to be put in lines
    lines = read_lines(pieces, sheet.number)
    tables: list[Table] = []
    used: set[int] = set()
    index = 0
    while index < len(lines):
        found = _table_at(lines, index, above if index == 0 else None)
        if found is None:
            index += 1
            continue
        table, end = found
        tables.append(table)
        used.update(id(piece) for line in lines[index:end] for piece in line.pieces)
        index = end
    return tables, [piece for piece in pieces if id(piece) not in used]


def _table_at(lines: list[Line], index: int, above: Table | None) -> tuple[Table, int] | None:
    header = _header_at(lines, index)
    if header is None:
        if above is None or len(above.lefts) < MIN_TITLES or not above.roles or len(lines[index].pieces) < 2:
            return None
        columns, titles, start = _Columns(list(above.lefts), above.roles), None, index
    else:
        titles, roles, start = header
        columns = _Columns(_lefts(titles, lines[start : start + 40]), roles)
    end = _end(lines, start, columns)
    if end == start or (
        header is None and any(columns.of(p) not in range(len(columns.lefts)) for p in lines[index].pieces)
    ):
        return None
    rows = _rows(lines[start:end], columns)
    if not rows or max(sum(map(bool, row)) for row in rows) < 2:
        return None
    whole = lines[index:end]
    table = Table(
        whole[0].page,
        min(line.left for line in whole),
        whole[0].top,
        max(line.right for line in whole),
        whole[-1].bottom,
        tuple(columns.lefts),
        [titles, *rows] if titles else rows,
        columns.roles,
        headed=titles is not None,
    )
    return table, end


def _header_at(lines: list[Line], index: int) -> tuple[Cells, list[str], int] | None:
    """The header whose first line is given: its titles, what they mean, and where the rows begin."""
    if len(lines[index].pieces) < MIN_TITLES:
        return None
    if sum(_may_be_title(piece.text) for piece in lines[index].pieces) < MIN_KNOWN:
        return None
    titles: Cells = [[Line([piece], lines[index].page)] for piece in lines[index].pieces]
    for depth in range(1, MAX_HEADER_LINES + 1):
        roles = header_roles(row_text(titles))
        is_last = index + depth >= len(lines) or not _is_title_line(
            lines[index + depth], lines[index + depth - 1], titles
        )
        if is_last:
            return None if roles is None else (titles, roles, index + depth)
        _add_title_line(titles, lines[index + depth])
    return None


def _may_be_title(text: str) -> bool:
    return len(text) <= MAX_TITLE_CHARS and column_role(text) is not None


def _is_title_line(line: Line, above: Line, titles: Cells) -> bool:
    """Whether a line goes on with titles: bold or close below as they are, and each piece below one of them."""
    close = line.top - above.top < ROW_GAP * line.size * 1.05
    return close and line.bold == above.bold and len(line.pieces) < len(titles) and all(
        _below(piece, titles) is not None for piece in line.pieces
    ) and (line.bold or not _NUMBER.fullmatch(line.pieces[0].text))  # fmt: skip


def _below(piece: Piece, titles: Cells) -> int | None:
    for number, title in enumerate(titles):
        if min(piece.right, title[-1].right) - max(piece.left, title[-1].left) > 0:
            return number
    return None


def _add_title_line(titles: Cells, line: Line) -> None:
    for piece in line.pieces:
        number = _below(piece, titles)
        if number is not None:
            titles[number].append(Line([piece], line.page))


def _lefts(titles: Cells, lines: Sequence[Line]) -> list[float]:
    """Where columns begin: at their titles, or left of them where these are centred over the cells."""
    boxes = [(min(line.left for line in title), max(line.right for line in title)) for title in titles]
    lefts = [left for left, _ in boxes]
    for line in lines:
        for piece in line.pieces:
            over = [i for i, (left, right) in enumerate(boxes) if piece.left < right and piece.right > left]
            if len(over) == 1 and (over[0] == 0 or piece.left > boxes[over[0] - 1][1]):
                lefts[over[0]] = min(lefts[over[0]], piece.left)
    return lefts


def _end(lines: list[Line], start: int, columns: _Columns) -> int:
    """Index behind the last line of the table."""
    index = start
    while index < len(lines):
        line = lines[index]
        if any(columns.is_crossed_by(piece) for piece in line.pieces) or line.left < columns.lefts[0] - 3 * REACH:
            break
        if index > start and line.top - lines[index - 1].bottom > END_GAP * line.size:
            break
        if _is_heading(line, columns) or _header_at(lines, index) is not None:
            break
        index += 1
    return index


def _is_heading(line: Line, columns: _Columns) -> bool:
    """Whether a line alone in the first column is too long for the number that belongs there."""
    if len(line.pieces) > 1 or columns.of(line.pieces[0]) != 0:
        return False
    return columns.roles[0] == "number" and not _NUMBER.fullmatch(line.text)


def _rows(lines: Sequence[Line], columns: _Columns) -> list[Cells]:
    if not lines:
        return []
    cells = [_cells(line, columns) for line in lines]
    starts = _starts(lines, cells, columns)
    rows: list[Cells] = []
    for row, begins in zip(cells, starts, strict=True):
        if begins or not rows:
            rows.append(row)
        else:
            rows[-1] = [[*above, *below] for above, below in zip(rows[-1], row, strict=True)]
    return rows


def _cells(line: Line, columns: _Columns) -> Cells:
    held: list[list[Piece]] = [[] for _ in columns.lefts]
    for piece in line.pieces:
        held[columns.of(piece)].append(piece)
    return [[Line(own, line.page)] if own else [] for own in held]


def _starts(lines: Sequence[Line], cells: Sequence[Cells], columns: _Columns) -> list[bool]:
    """Which lines begin a row: those with a number, else those behind a gap, else all with most of their cells."""
    if columns.roles[0] == "number":
        return [bool(row[0]) for row in cells]
    steps = [below.top - above.top for above, below in pairwise(lines)]
    least = min((step for step in steps if step > 0), default=0.0)
    if any(step > ROW_GAP * least for step in steps) and least < 1.6 * lines[0].size:
        return [True, *(step > ROW_GAP * least for step in steps)]
    return [2 * sum(map(bool, row)) >= len(row) for row in cells]
