"""Tables whose cells are parted by pipes, Markdown's included."""

from __future__ import annotations

import re

from directive_extract.lexicons.columns import header_roles
from directive_extract.structure.lines import Line
from directive_extract.structure.tables.rows import Row, RowCell, is_rule, merge_continued

_PART = re.compile(r"[^|]*(?:\||$)")


def pipe_table(lines: list[Line], index: int, *, wrapped: bool = True) -> list[Row]:
    """The table whose header stands at a line.

    Tables of other things than tasks (figures, attendance) are read only where a drawn line below their header shows
    that they are tables; their cells are all "other".

    Args:
        lines: All lines of the document.
        index: Where the header would stand.
        wrapped: Whether a row may run over several lines.

    Returns:
        The header and the rows below it; empty where no table begins.
    """
    roles = _roles(lines, index)
    if roles is None:
        return []
    rows = [Row(index, index, ())]
    position = index + 1
    while position < len(lines):
        line = lines[position]
        if line.blank:
            if not _goes_on(lines, position + 1):
                break
        elif not is_rule(line):
            if line.text.count("|") >= max(1, len(roles) - 2):
                rows.append(_row(position, roles, line))
            elif rows[-1].cells and line.indent > 0:
                rows[-1] = _extended(rows[-1], position, line)
            else:
                break
        position += 1
    return merge_continued(rows, wrapped=wrapped)


def _roles(lines: list[Line], index: int) -> list[str] | None:
    line = lines[index]
    pipes = line.text.count("|")
    ruled = index + 1 < len(lines) and "|" in lines[index + 1].text and is_rule(lines[index + 1])
    if pipes < 2 and not (ruled and pipes):
        return None
    titles = [line.text[a - line.start : b - line.start] for a, b in _cells(line)]
    roles = header_roles(titles)
    return ["other"] * len(titles) if roles is None and ruled else roles


def _goes_on(lines: list[Line], position: int) -> bool:
    return position < len(lines) and lines[position].text.count("|") >= 2


def _cells(line: Line) -> list[tuple[int, int]]:
    """Source ranges of the cells of a line; empty ranges for empty cells."""
    cells: list[tuple[int, int]] = []
    text = line.text
    start = 1 if text.startswith("|") else 0
    stop = len(text) - 1 if text.endswith("|") and len(text) > 1 else len(text)
    for part in _PART.finditer(text[start:stop]):
        raw = part.group().rstrip("|")
        first = start + part.start() + len(raw) - len(raw.lstrip())
        last = start + part.start() + len(raw.rstrip())
        cells.append((line.start + first, line.start + max(first, last)))
        if start + part.end() >= stop and not part.group().endswith("|"):
            break
    return cells


def _row(position: int, roles: list[str], line: Line) -> Row:
    spans = _cells(line)
    padded = [*roles, *["other"] * max(0, len(spans) - len(roles))]
    cells = [RowCell(role, (span,) if span[0] < span[1] else ()) for role, span in zip(padded, spans, strict=False)]
    return Row(position, position, tuple(cells))


def _extended(row: Row, position: int, line: Line) -> Row:
    """A row whose last cell goes on in a line without pipes."""
    last = row.cells[-1]
    cells = (*row.cells[:-1], RowCell(last.column, (*last.ranges, (line.start, line.end))))
    return Row(row.first, position, cells)
