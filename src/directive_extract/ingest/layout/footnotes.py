"""Notes at the foot of a page, and the raised marks in the text that point to them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.lines import Line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.pieces import Piece, Rule

SMALLER = 0.93  # of the usual size of type
LOW_SHARE = 0.45  # of the page's height above which no note stands
RAISED = 0.92  # of the line's size: what is smaller and stands higher is a mark
SHORT_RULE = 0.6  # of the column's width: the rule above notes, where there is one
RULE_REACH = 24.0  # points between the rule and the first note
_MARK = re.compile(r"(?:\(?\d{1,3}\)?|\[\d{1,3}\]|[*†‡§]{1,3}|\(?[a-z]\)?)")
_NOTE = re.compile(r"(?:\(?\d{1,3}\)?|\[\d{1,3}\]|[*†‡§]{1,3})[.)]?\s*(?=\D)\S")
_UNIT = re.compile(r"(?:\b(?:k|c|m|d)?m|\b10|\d|\bCO|\bH|\bPM|\bNO)$")


def split_notes(
    lines: Sequence[Line], body_size: float, page_height: float, rules: Sequence[Rule]
) -> tuple[list[Line], list[list[Line]]]:
    """Part the notes at the foot of a column from its text.

    Args:
        lines: The column from top to bottom, furniture left out.
        body_size: Size of the type of running text.
        page_height: In the frame of the lines.
        rules: Drawn lines of the page.

    Returns:
        The text's lines, and for each note its lines.
    """
    start = len(lines)
    while start > 0 and lines[start - 1].top > LOW_SHARE * page_height and _is_small(lines[start - 1], body_size):
        start -= 1
    ruled = _below_rule(lines, rules, page_height)
    first = next((i for i in range(start, len(lines)) if _NOTE.match(lines[i].text)), len(lines))
    if ruled < len(lines) and (_is_small(lines[ruled], body_size) or _NOTE.match(lines[ruled].text)):
        first = min(first, ruled)
    notes: list[list[Line]] = []
    for line in lines[first:]:
        if notes and not _NOTE.match(line.text):
            notes[-1].append(line)
        else:
            notes.append([line])
    return list(lines[:first]), notes


def drop_marks(line: Line) -> Line:
    """A line without the raised marks of notes.

    Args:
        line: Any line of the text.

    Returns:
        The line itself where it has none; "m²" and "1st" keep what is raised.
    """
    marks = {id(piece) for number, piece in enumerate(line.pieces) if _is_mark(line, number)}
    if not marks:
        return line
    return _without(line, marks)


def _without(line: Line, marks: set[int]) -> Line:
    """Leave out some pieces of a line; what touched a mark touches what stood before it."""
    kept: list[Piece] = []
    gaps: list[str] = []
    gap, is_hole = "", False
    for before, piece in zip(line.gaps, line.pieces, strict=True):
        gap = max(gap, before, key=len)
        if id(piece) in marks:
            is_hole = True
        else:
            piece.apart = piece.apart or is_hole
            is_hole = False
            kept.append(piece)
            gaps.append(gap)
            gap = ""
    rest = Line(kept, line.page, line.margins, line.parted, line.reach)
    rest.gaps = gaps
    return rest


def _is_mark(line: Line, number: int) -> bool:
    piece = line.pieces[number]
    if number == 0 or piece.size > RAISED * line.size or not _MARK.fullmatch(piece.text):
        return False
    before: Piece = line.pieces[number - 1]
    is_raised = piece.bottom < line.bottom - 0.1 * line.size
    return is_raised and not _UNIT.search(before.text)


def _is_small(line: Line, body_size: float) -> bool:
    return line.size < SMALLER * body_size


def _below_rule(lines: Sequence[Line], rules: Sequence[Rule], page_height: float) -> int:
    """Return the index of the first line below a short rule in the lower part of the column."""
    for rule in rules:
        width = rule.right - rule.left
        if rule.bottom - rule.top > 2 or width < 20 or rule.top < LOW_SHARE * page_height or not lines:
            continue
        left, right = lines[-1].margins
        if width > SHORT_RULE * (right - left) or rule.left < left - 10 or rule.right > right:
            continue
        index = next((i for i, line in enumerate(lines) if line.top > rule.top - 2), len(lines))
        if index < len(lines) and lines[index].top - rule.top < RULE_REACH:
            return index
    return len(lines)
