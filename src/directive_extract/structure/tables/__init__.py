"""Tables printed as text: with pipes, in columns of a fixed width, or one cell a line."""

from __future__ import annotations

from directive_extract.structure.lines import Line
from directive_extract.structure.tables.columns import column_table
from directive_extract.structure.tables.pipes import pipe_table
from directive_extract.structure.tables.rows import Row, RowCell
from directive_extract.structure.tables.stacked import stacked_table

__all__ = ["Row", "RowCell", "find_rows"]


def find_rows(lines: list[Line], *, wrapped: bool = True) -> list[Row]:
    """All rows of all printed tables whose header can be read.

    Args:
        lines: All lines of the document.
        wrapped: Whether a row may run over several lines; False where every row is known to be whole.

    Returns:
        Rows in order; a header is a row without cells.
    """
    rows: list[Row] = []
    index = 0
    while index < len(lines):
        found = pipe_table(lines, index, wrapped=wrapped) or column_table(lines, index) or stacked_table(lines, index)
        if found:
            rows += found
            index = max(row.last for row in found) + 1
        else:
            index += 1
    return rows
