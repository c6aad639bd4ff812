"""Tables that lost their lines when they were copied: one cell a line, row after row."""

from __future__ import annotations

import re

from directive_extract.lexicons.columns import header_roles, is_title
from directive_extract.structure.lines import Line
from directive_extract.structure.tables.rows import Row, RowCell

_NUMBER_CELL = re.compile(r"(?=.*\d)[\w./#-]{1,14}[.)]?(?:\s\([\w ]{1,8}\))?|[-–—]|[IVX]{1,4}[.)]?")

MAX_COLUMNS = 8
MAX_TITLE = 40  # characters of a column's title


def stacked_table(lines: list[Line], index: int) -> list[Row]:
    """The table whose first title stands at a line.

    Args:
        lines: All lines of the document.
        index: Where the first title would stand.

    Returns:
        The header and the rows below it; empty where no table begins.
    """
    titles: list[str] = []
    position = index
    while position < len(lines) and len(titles) < MAX_COLUMNS:
        text = lines[position].text
        if not text or len(text) > MAX_TITLE or not is_title(text):
            break
        titles.append(text)
        position += 1
    roles = header_roles(titles) if len(titles) > 2 else None
    if roles is None or len(set(roles)) < len(roles):
        return []
    rows = _rows(lines, position, roles)
    return [Row(index, position - 1, ()), *rows] if rows else []


def _rows(lines: list[Line], position: int, roles: list[str]) -> list[Row]:
    rows: list[Row] = []
    numbered = roles[0] == "number"
    while True:
        while position < len(lines) and lines[position].blank:
            position += 1
        group = _group_from(lines, position)
        count = len(group) // len(roles)
        if not count or (len(group) % len(roles) and not numbered):
            return rows
        for number in range(count):
            chosen = group[number * len(roles) : (number + 1) * len(roles)]
            if numbered and not _NUMBER_CELL.fullmatch(lines[chosen[0]].text):
                return rows
            rows.append(_row(lines, chosen, roles))
            position = chosen[-1] + 1


def _group_from(lines: list[Line], position: int) -> list[int]:
    """The lines up to the next blank one."""
    group: list[int] = []
    while position < len(lines) and not lines[position].blank:
        group.append(position)
        position += 1
    return group


def _row(lines: list[Line], chosen: list[int], roles: list[str]) -> Row:
    cells = tuple(RowCell(role, ((lines[i].start, lines[i].end),)) for role, i in zip(roles, chosen, strict=True))
    return Row(chosen[0], chosen[-1], cells)
