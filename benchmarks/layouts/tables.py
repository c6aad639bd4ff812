"""Tables that were printed as text: ruled with pipes, in columns of a fixed width, or one cell a line."""

from __future__ import annotations

import re
from itertools import pairwise

from layouts.lines import Line, joined
from layouts.parts import Part, Words

MIN_COLUMNS = 3
_RULE = re.compile(r"[-+|=: ]*[-=]{2,}[-+|=: ]*")
_NUMBER = re.compile(r"\d{1,3}[.)]?")
_PIECE = re.compile(r"\S+(?: \S+)*")
Cells = list[list[Words]]


def is_rule(line: Line) -> bool:
    """Whether a line is nothing but a printed rule."""
    return bool(line.text) and _RULE.fullmatch(line.text) is not None


def read_table(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    """The table that begins at a line, and the index behind it; None where none does."""
    readers = (_piped, _columned, _flattened, _stacked)
    return next((found for reader in readers if (found := reader(lines, index, whole)) is not None), None)


def _part(rows: list[Cells], whole: str) -> Part:
    merged = tuple(tuple(joined(cell, whole) for cell in row) for row in rows)
    return Part("table", rows=merged)


def _piped(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    end = index
    while end < len(lines) and (lines[end].text.count("|") >= MIN_COLUMNS - 1 or (is_rule(lines[end]) and end > index)):
        end += 1
    if is_rule(lines[index]) and lines[index].text.startswith("+"):
        end = index
        while end < len(lines) and lines[end].text[:1] in {"+", "|"}:
            end += 1
    body = lines[index:end]
    split = [None if is_rule(line) else _split(line) for line in body]
    widths = {len(row) for row in split if row is not None}
    if len(body) < 3 or len(widths) != 1 or min(widths) < MIN_COLUMNS:
        return None
    is_grid = sum(row is None for row in split) > 2
    rows: list[Cells] = []
    begins = True
    for row in split:
        if row is None:
            begins = True
        elif rows and ((is_grid and not begins) or not row[0].text):
            for cell, more in zip(rows[-1], row, strict=True):
                cell.extend([more] if more.text else [])
            begins = False
        else:
            rows.append([[cell] if cell.text else [] for cell in row])
            begins = False
    return _part(rows, whole), end


def _split(line: Line) -> list[Words]:
    bars = [i for i, character in enumerate(line.text) if character == "|"]
    edges = [-1, *bars, len(line.text)]
    cells = [line.words(a + 1, b) for a, b in pairwise(edges)]
    if line.text.startswith("|"):
        cells = cells[1:]
    return cells[:-1] if line.text.endswith("|") else cells


def _columned(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    header = _pieces(lines[index])
    if len(header) < MIN_COLUMNS:
        return None
    starts = [start for start, _ in header]
    rows: list[Cells] = [[[piece] for _, piece in header]]
    end = index + 1
    while end < len(lines):
        line = lines[end]
        pieces = _pieces(line)
        if line.text and not is_rule(line):
            placed = _placed(pieces, starts)
            if placed is None:
                break
            if not placed[0]:
                for cell, more in zip(rows[-1], placed, strict=True):
                    cell.extend(more)
            else:
                rows.append(placed)
        elif not line.text and not (end + 1 < len(lines) and len(_pieces(lines[end + 1])) >= MIN_COLUMNS):
            break
        end += 1
    return (_part(rows, whole), end) if len(rows) >= 3 else None


def _placed(pieces: list[tuple[int, Words]], starts: list[int]) -> Cells | None:
    """The pieces in their columns; None where one of them stands between columns, as running text does."""
    cells: Cells = [[] for _ in starts]
    for column, piece in pieces:
        nearest = min(range(len(starts)), key=lambda i: abs(starts[i] - column))
        if abs(starts[nearest] - column) > 3 or cells[nearest]:
            return None
        cells[nearest].append(piece)
    if len(pieces) == 1 and pieces[0][0] == starts[0]:
        return None
    return cells


def _pieces(line: Line) -> list[tuple[int, Words]]:
    return [(line.indent + m.start(), line.words(m.start(), m.end())) for m in _PIECE.finditer(line.text)]


def _flattened(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    """Numbered rows whose cells two spaces part, wrapped at the margin without regard to columns."""
    header = _pieces(lines[index])
    if len(header) <= MIN_COLUMNS:
        return None
    rows: list[Cells] = [[[piece] for _, piece in header]]
    end = index + 1
    while end < len(lines) and lines[end].text:
        pieces = [piece for _, piece in _pieces(lines[end])]
        if _NUMBER.fullmatch(pieces[0].text):
            rows.append([[piece] for piece in pieces])
        elif len(rows) > 1:
            rows[-1][-1].append(pieces[0])
            rows[-1].extend([piece] for piece in pieces[1:])
        else:
            return None
        end += 1
    is_table = len(rows) > 2 and all(len(row) == len(header) for row in rows)
    return (_part(rows, whole), end) if is_table else None


def _stacked(lines: list[Line], index: int, whole: str) -> tuple[Part, int] | None:
    """One cell a line: the titles, and then rows of as many lines, each of which begins with its number."""
    end = index
    while end < len(lines) and lines[end].text and not _NUMBER.fullmatch(lines[end].text):
        end += 1
    columns = end - index
    if not MIN_COLUMNS <= columns <= 8 or any(len(line.text) > 40 for line in lines[index:end]):
        return None
    rows: list[Cells] = [[[line.words()] for line in lines[index:end]]]
    while True:
        start = end
        while start < len(lines) and not lines[start].text:
            start += 1
        own = lines[start : start + columns]
        if len(own) < columns or not all(line.text for line in own) or not _NUMBER.fullmatch(own[0].text):
            break
        rows.append([[line.words()] for line in own])
        end = start + columns
    return (_part(rows, whole), end) if len(rows) > 2 else None
