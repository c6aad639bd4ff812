"""Numbers in the margin that count the lines of a page, as drafts and court papers have them."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.pieces import Piece, Sheet

MIN_EVERY = 4  # numbers that a page has at least where every line is numbered
MIN_FIFTH = 2  # where every fifth or tenth is
SAME_EDGE = 4.0  # points by which their edges differ
REGULAR_SHARE = 0.75  # of the steps from number to number that are the usual one


def mark_line_numbers(sheets: Sequence[Sheet]) -> None:
    """Give line numbers their reason.

    Where one page shows that lines are numbered, a number at the same place on another page is one too.

    Args:
        sheets: All pages.
    """
    outside = {sheet.number: _outside(sheet) for sheet in sheets}
    edges = [edge for numbers in outside.values() for edge in _counting_edges(numbers)]
    for numbers in outside.values():
        for piece in numbers:
            if any(abs(_edge(piece) - edge) < SAME_EDGE for edge in edges):
                piece.reason = "line number"


def _outside(sheet: Sheet) -> list[Piece]:
    """Numbers left or right of all text of a page."""
    numbers = [p for p in sheet.pieces if p.reason is None and len(p.text) < 5 and p.text.isdecimal()]
    if not numbers:
        return []
    words = [p for p in sheet.pieces if p.reason is None and not p.text.isdecimal() and len(p.text) > 3]
    left = min((p.left for p in words), default=0.0)
    right = max((p.right for p in words), default=sheet.frame[0])
    return [p for p in numbers if p.right < left or p.left > right]


def _edge(piece: Piece) -> float:
    return piece.right  # numbers are set flush right


def _counting_edges(numbers: list[Piece]) -> list[float]:
    groups: dict[int, list[Piece]] = {}
    for piece in sorted(numbers, key=lambda piece: piece.top):
        groups.setdefault(round(_edge(piece) / SAME_EDGE), []).append(piece)
    return [_edge(group[0]) for group in groups.values() if _counts_lines(group)]


def _counts_lines(numbers: list[Piece]) -> bool:
    values = [int(piece.text) for piece in numbers]
    if len(values) < MIN_FIFTH:
        return False
    step, count = Counter(later - earlier for earlier, later in pairwise(values)).most_common(1)[0]
    if count < REGULAR_SHARE * (len(values) - 1):
        return False
    if step in {5, 10}:
        return all(value % step == 0 for value in values)
    return step in {1, 2} and len(values) >= MIN_EVERY
