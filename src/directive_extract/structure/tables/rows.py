"""What a table row is, and how wrapped rows are put together."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_extract.structure.lines import Line

_RULE = re.compile(r"[\s|+:=_–—-]{3,}")


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell by its column's role and the stretches of the source that it covers."""

    column: str
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the lines that it takes, and its cells in order; none for a header."""

    first: int
    last: int
    cells: tuple[RowCell, ...]


def is_rule(line: Line) -> bool:
    """Whether a line is drawn ("|---|---|", "+====+", "------ -----").

    Returns:
        True for three or more characters that only draw.
    """
    return _RULE.fullmatch(line.text) is not None


def merge_continued(rows: list[Row], *, wrapped: bool = True) -> list[Row]:
    """Join rows whose first cell is empty to the row above: its cells are wrapped.

    Args:
        rows: In order, the header first.
        wrapped: Whether a row may run over several lines; where each is whole, a task with an owner or a deadline of
            its own is a row of its own, numbered or not.

    Returns:
        The rows, fewer where some were continued.
    """
    merged: list[Row] = []
    for row in rows:
        above = merged[-1] if merged else None
        continues = row.cells and not row.cells[0].ranges and (wrapped or not _is_complete(row))
        if above and above.cells and continues and len(row.cells) == len(above.cells):
            cells = tuple(RowCell(a.column, a.ranges + b.ranges) for a, b in zip(above.cells, row.cells, strict=True))
            merged[-1] = Row(above.first, row.last, cells)
        else:
            merged.append(row)
    return merged


def _is_complete(row: Row) -> bool:
    filled = {cell.column for cell in row.cells if cell.ranges}
    return "task" in filled and bool(filled & {"lead", "deadline"})
