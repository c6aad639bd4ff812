"""Tables printed as text: with pipes, in columns of a fixed width, or one cell a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from directive_extract.lexicons import load_lexicon
from directive_extract.structure.lines import Line

_RULE = re.compile(r"[\s|+:=_–—-]*")
_GAP = re.compile(r"\s{2,}|\t+")


_NUMBER_CELL = re.compile(r"[\w./-]{1,10}[.)]?")

MAX_COLUMNS = 8
MAX_TITLE_WORDS = 6
MAX_TITLE = 40  # characters of a column's title


@dataclass(frozen=True, slots=True)
class RowCell:
    """A cell by its column's role and the stretches of the source that it covers."""

    column: str
    ranges: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A table row: the lines that it takes, and its cells in order."""

    first: int
    last: int
    cells: tuple[RowCell, ...]


@cache
def _roles() -> dict[str, str]:
    lexicon = load_lexicon("columns")
    return {word: role for role, words in lexicon["roles"].items() for word in words}


def column_role(title: str) -> str | None:
    """What a column holds, by its title.

    Args:
        title: As printed ("Agency in charge", "Due", "STT").

    Returns:
        number, task, lead, support, oversight, deadline, status, note or product; None for an unknown title.
    """
    words = re.sub(r"[^\w\s/#]", " ", title.casefold())
    folded = " ".join(words.split())
    roles = _roles()
    if folded in roles:
        return roles[folded]
    if len(folded.split()) > MAX_TITLE_WORDS:
        return None
    found = _any_role().findall(folded)
    return roles[max(found, key=len)] if found else None


@cache
def _any_role() -> re.Pattern[str]:
    words = sorted(_roles(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(re.escape(word) for word in words)})(?!\w)")


def find_rows(lines: list[Line]) -> list[Row]:
    """All rows of all printed tables whose header can be read.

    Args:
        lines: All lines of the document.

    Returns:
        Rows in order, header rows left out (their lines are reported by `header_lines`).
    """
    rows: list[Row] = []
    index = 0
    while index < len(lines):
        found = _pipe_table(lines, index) or _column_table(lines, index) or _cell_table(lines, index)
        if found:
            rows += found
            index = max(row.last for row in found) + 1
        else:
            index += 1
    return rows


def _header(titles: list[str]) -> list[str] | None:
    """Column roles for a header; None where it is no header of a task table."""
    roles = [column_role(title) or "other" for title in titles]
    known = {role for role in roles if role != "other"}
    if "task" not in known or len(known & {"lead", "deadline", "status", "support", "number", "product"}) < 2:
        return None
    return roles


# --- pipes -----------------------------------------------------------------------------------------------------------


def _pipe_cells(line: Line) -> list[tuple[int, int]]:
    """Ranges of the cells of a line with pipes; empty ranges for empty cells."""
    cells: list[tuple[int, int]] = []
    text = line.text
    start = 1 if text.startswith("|") else 0
    stop = len(text) - 1 if text.endswith("|") and len(text) > 1 else len(text)
    for part in re.finditer(r"[^|]*(?:\||$)", text[start:stop]):
        raw = part.group().rstrip("|")
        first = start + part.start() + len(raw) - len(raw.lstrip())
        last = start + part.start() + len(raw.rstrip())
        cells.append((line.start + first, line.start + max(first, last)))
        if start + part.end() >= stop and not part.group().endswith("|"):
            break
    return cells


def _pipe_table(lines: list[Line], index: int) -> list[Row]:
    if lines[index].text.count("|") < 2:
        return []
    spans = _pipe_cells(lines[index])
    base = lines[index].start
    roles = _header([lines[index].text[a - base : b - base] for a, b in spans])
    if roles is None:
        return []
    rows: list[Row] = [Row(index, index, ())]
    position = index + 1
    while position < len(lines):
        line = lines[position]
        if line.blank or (_RULE.fullmatch(line.text) and len(line.text) > 2):
            if line.blank and not _next_is_pipe(lines, position):
                break
        elif line.text.count("|") >= max(1, len(roles) - 2):
            rows.append(_pipe_row(position, roles, _pipe_cells(line), rows))
        elif rows[-1].cells and line.indent > 0:
            rows[-1] = _extend_last(rows[-1], position, line)
        else:
            break
        position += 1
    return _merge_continued(rows)


def _next_is_pipe(lines: list[Line], position: int) -> bool:
    return position + 1 < len(lines) and lines[position + 1].text.count("|") >= 2


def _pipe_row(position: int, roles: list[str], spans: list[tuple[int, int]], _rows: list[Row]) -> Row:
    cells = [
        RowCell(role, (span,) if span[0] < span[1] else ())
        for role, span in zip([*roles, *["other"] * 9], spans, strict=False)
    ]
    return Row(position, position, tuple(cells))


def _extend_last(row: Row, position: int, line: Line) -> Row:
    last = row.cells[-1]
    cells = (*row.cells[:-1], RowCell(last.column, (*last.ranges, (line.start, line.end))))
    return Row(row.first, position, cells)


def _merge_continued(rows: list[Row]) -> list[Row]:
    """Join rows whose first cell is empty to the row above: its cells are wrapped."""
    merged: list[Row] = []
    for row in rows:
        continued = row.cells and not row.cells[0].ranges and merged and merged[-1].cells
        if continued and len(row.cells) == len(merged[-1].cells):
            above = merged[-1]
            cells = tuple(RowCell(a.column, a.ranges + b.ranges) for a, b in zip(above.cells, row.cells, strict=True))
            merged[-1] = Row(above.first, row.last, cells)
        else:
            merged.append(row)
    return merged


# --- columns of a fixed width ---------------------------------------------------------------------------------------


def _pieces(line: Line) -> list[tuple[int, int]]:
    """Ranges of the stretches of a line that two or more spaces part."""
    found: list[tuple[int, int]] = []
    position = 0
    for gap in [*_GAP.finditer(line.text), None]:
        end = gap.start() if gap else len(line.text)
        if end > position:
            found.append((position, end))
        position = gap.end() if gap else end
    return found


def _column_table(lines: list[Line], index: int) -> list[Row]:
    header = lines[index]
    pieces = _pieces(header)
    if len(pieces) < 3:
        return []
    roles = _header([header.text[a:b] for a, b in pieces])
    if roles is None:
        return []
    starts = [header.indent + a for a, _ in pieces]
    aligned = any("   " in line.text for line in lines[index + 1 : index + 6])
    rows: list[Row] = [Row(index, index, ())]
    position = index + 1
    while position < len(lines):
        line = lines[position]
        if line.blank:
            if not rows[-1].cells or position + 1 >= len(lines) or len(_pieces(lines[position + 1])) < 2:
                break
        elif not (_RULE.fullmatch(line.text) and len(line.text) > 2):
            placed = _by_position(line, roles, starts) if aligned else _in_sequence(line, roles, rows[-1])
            if placed is None:
                break
            rows.append(Row(position, position, placed))
        position += 1
    return _merge_columns(rows, roles)


def _by_position(line: Line, roles: list[str], starts: list[int]) -> tuple[RowCell, ...] | None:
    cells: list[list[tuple[int, int]]] = [[] for _ in roles]
    for a, b in _pieces(line):
        column = line.indent + a
        nearest = max((i for i, start in enumerate(starts) if start <= column + 2), default=0)
        cells[nearest].append((line.start + a, line.start + b))
    return tuple(RowCell(role, tuple(ranges)) for role, ranges in zip(roles, cells, strict=True))


def _in_sequence(line: Line, roles: list[str], _above: Row) -> tuple[RowCell, ...] | None:
    pieces = [(line.start + a, line.start + b) for a, b in _pieces(line)]
    if re.match(r"\d{1,3}\b", line.text) and len(pieces) >= 2:
        padded = [*pieces, *[(0, 0)] * len(roles)]
        return tuple(RowCell(role, (span,) if span[1] else ()) for role, span in zip(roles, padded, strict=False))
    return tuple(RowCell("wrapped", (span,)) for span in pieces)


def _merge_columns(rows: list[Row], roles: list[str]) -> list[Row]:
    merged: list[Row] = [rows[0]]
    for row in rows[1:]:
        above = merged[-1]
        if row.cells and row.cells[0].column == "wrapped":
            if not above.cells:
                continue
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


# --- one cell a line -------------------------------------------------------------------------------------------------


def _cell_table(lines: list[Line], index: int) -> list[Row]:
    titles: list[str] = []
    position = index
    while position < len(lines) and len(titles) < MAX_COLUMNS:
        text = lines[position].text
        if not text or len(text) > MAX_TITLE or column_role(text) is None:
            break
        titles.append(text)
        position += 1
    roles = _header(titles) if len(titles) >= 3 else None
    if roles is None or len(set(roles)) < len(roles):
        return []
    rows: list[Row] = [Row(index, position - 1, ())]
    while True:
        while position < len(lines) and lines[position].blank:
            position += 1
        group = _group_from(lines, position)
        usable = len(group) // len(roles) if group else 0
        if not usable or (len(group) % len(roles) and roles[0] != "number"):
            return rows if len(rows) > 1 else []
        for number in range(usable):
            chosen = group[number * len(roles) : (number + 1) * len(roles)]
            if roles[0] == "number" and not _NUMBER_CELL.fullmatch(lines[chosen[0]].text):
                return rows if len(rows) > 1 else []
            rows.append(_cell_row(lines, chosen, roles))
            position = chosen[-1] + 1


def _group_from(lines: list[Line], position: int) -> list[int]:
    """The lines up to the next blank one."""
    group: list[int] = []
    while position < len(lines) and not lines[position].blank:
        group.append(position)
        position += 1
    return group


def _cell_row(lines: list[Line], chosen: list[int], roles: list[str]) -> Row:
    cells = tuple(RowCell(role, ((lines[i].start, lines[i].end),)) for role, i in zip(roles, chosen, strict=True))
    return Row(chosen[0], chosen[-1], cells)
