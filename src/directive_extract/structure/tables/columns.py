"""Tables in columns of a fixed width, or with cells parted by two spaces or more."""

from __future__ import annotations

import re

from directive_extract.lexicons.columns import header_roles
from directive_extract.structure.lines import Line
from directive_extract.structure.tables.rows import Row, RowCell, is_rule

_GAP = re.compile(r"\s{2,}|\t+")
_NUMBERED = re.compile(r"\d{1,3}\b")

SLACK = 2  # characters by which a cell may begin left of its title
LOOK_AHEAD = 6  # lines below the header in which alignment shows


def column_table(lines: list[Line], index: int) -> list[Row]:
    """The table whose header stands at a line.

    Args:
        lines: All lines of the document.
        index: Where the header would stand.

    Returns:
        The header and the rows below it; empty where no table begins.
    """
    header = lines[index]
    pieces = _pieces(header)
    roles = header_roles([header.text[a:b] for a, b in pieces]) if len(pieces) > 2 else None
    if roles is None:
        return []
    starts = [header.indent + a for a, _ in pieces]
    aligned = any("   " in line.text for line in lines[index + 1 : index + LOOK_AHEAD])
    rows: list[Row] = [Row(index, index, ())]
    position = index + 1
    while position < len(lines):
        line = lines[position]
        if line.blank:
            if not _goes_on(lines, position + 1, rows):
                break
        elif not is_rule(line):
            if aligned and _is_prose(line, starts):
                break
            cells = _by_position(line, roles, starts) if aligned else _in_sequence(line, roles)
            rows.append(Row(position, position, cells))
        position += 1
    return _merged(rows, roles)


def _pieces(line: Line) -> list[tuple[int, int]]:
    """Stretches of a line that two or more spaces part, in offsets of its text."""
    found: list[tuple[int, int]] = []
    position = 0
    for gap in [*_GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if end > position:
            found.append((position, end))
        position = gap.end() if gap else end
    return found


def _goes_on(lines: list[Line], position: int, rows: list[Row]) -> bool:
    first_row = rows[-1].cells or position == rows[-1].last + 2
    return position < len(lines) and bool(first_row) and len(_pieces(lines[position])) > 1


def _is_prose(line: Line, starts: list[int]) -> bool:
    """Whether a line runs across the columns: the text behind a table that no blank line ends."""
    pieces = _pieces(line)
    if len(pieces) > 1 or line.indent > starts[0] + SLACK:
        return False
    return line.width > starts[-1] and len(_at_columns(line, pieces, starts)) == 1


def _at_columns(line: Line, pieces: list[tuple[int, int]], starts: list[int]) -> list[tuple[int, int]]:
    """The pieces, those cut that fill their column to the edge so that one space is all that parts it from the next."""
    cut: list[tuple[int, int]] = []
    for first, last in pieces:
        begin = first
        if line.indent + first in starts:
            for start in starts:
                edge = start - line.indent
                if begin < edge < last and line.text[edge - 1] == " " and line.text[edge] != " ":
                    cut.append((begin, edge - 1))
                    begin = edge
        cut.append((begin, last))
    return cut


def _by_position(line: Line, roles: list[str], starts: list[int]) -> tuple[RowCell, ...]:
    cells: list[list[tuple[int, int]]] = [[] for _ in roles]
    for a, b in _at_columns(line, _pieces(line), starts):
        column = line.indent + a
        nearest = max((i for i, start in enumerate(starts) if start <= column + SLACK), default=0)
        cells[nearest].append((line.start + a, line.start + b))
    return tuple(RowCell(role, tuple(ranges)) for role, ranges in zip(roles, cells, strict=True))


def _in_sequence(line: Line, roles: list[str]) -> tuple[RowCell, ...]:
    pieces = [(line.start + a, line.start + b) for a, b in _pieces(line)]
    if _NUMBERED.match(line.text) and len(pieces) > 1:
        padded = [*pieces, *[(0, 0)] * len(roles)]
        return tuple(RowCell(role, (span,) if span[1] else ()) for role, span in zip(roles, padded, strict=False))
    return tuple(RowCell("wrapped", (span,)) for span in pieces)


def _merged(rows: list[Row], roles: list[str]) -> list[Row]:
    merged: list[Row] = [rows[0]]
    for row in rows[1:]:
        above = merged[-1]
        if row.cells and row.cells[0].column == "wrapped":
            if above.cells:
                merged[-1] = Row(above.first, row.last, _wrap_on(above.cells, [c.ranges[0] for c in row.cells], roles))
        elif row.cells and not row.cells[0].ranges and above.cells:
            cells = tuple(RowCell(a.column, a.ranges + b.ranges) for a, b in zip(above.cells, row.cells, strict=True))
            merged[-1] = Row(above.first, row.last, cells)
        else:
            merged.append(row)
    return merged


def _wrap_on(cells: tuple[RowCell, ...], pieces: list[tuple[int, int]], roles: list[str]) -> tuple[RowCell, ...]:
    """Continue the last filled cell with the first piece; the other pieces fill the cells behind it."""
    filled = list(cells)
    last = max((i for i, cell in enumerate(filled) if cell.ranges), default=0)
    for offset, piece in enumerate(pieces):
        target = min(last + offset, len(roles) - 1)
        filled[target] = RowCell(filled[target].column, (*filled[target].ranges, piece))
    return tuple(filled)
