"""Headers, footers, page numbers, line numbers and stamps: told by place and by repetition over the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.lines import Line, read_lines
from directive_extract.lexicons.columns import header_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_extract.ingest.layout.pieces import Piece, Sheet

EDGE_LINES = 4  # lines at either end of a page that may be furniture; gazettes have three
EDGE_SHARE = 0.17  # of the page's height in which they stand
SAME_PLACE = 9.0  # points by which the height of a recurring line may differ
BIG = 1.6  # of the usual size of type: a stamp, where it recurs at the same place
MIN_NUMBERED_LINES = 4
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"[-–—\s|]*(?:(?:page|p\.|pg\.?|trang|seite)\s*)?{_NUMBER}\s*(?:(?:of|/|trên)\s*\d{{1,4}})?"
    r"[-–—\s|]*(?:p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:page|trang)\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")


def mark_furniture(sheets: Sequence[Sheet], body_size: float) -> None:
    """Give every piece of furniture its reason.

    Args:
        sheets: All pages; their pieces get a `reason`.
        body_size: Size of the type of running text.
    """
    _mark_stamps(sheets, body_size)
    for sheet in sheets:
        _mark_line_numbers(sheet)
    edges = {sheet.number: _edge_lines(sheet) for sheet in sheets}
    recurring = _recurring(edges.values())
    for sheet in sheets:
        _mark_edges(sheet, edges[sheet.number], recurring)


class _Edge:
    """A line near the top or the bottom of a page."""

    __slots__ = ("line", "outer", "shape", "where")

    def __init__(self, line: Line, where: str, outer: int) -> None:
        self.line = line
        self.where = where
        self.outer = outer  # 0 for the outermost line
        # Left and right pages have their parts the other way round.
        self.shape = " ".join(sorted(_DIGITS.sub("#", piece.text).casefold() for piece in line.pieces))


def _edge_lines(sheet: Sheet) -> list[_Edge]:
    height = sheet.frame[1]
    pieces = [piece for piece in sheet.pieces if piece.reason is None]
    high = read_lines((piece for piece in pieces if piece.middle < EDGE_SHARE * height), sheet.number)
    low = read_lines((piece for piece in pieces if piece.middle > (1 - EDGE_SHARE) * height), sheet.number)
    found = [_Edge(line, "header", number) for number, line in enumerate(high[:EDGE_LINES])]
    return found + [_Edge(line, "footer", number) for number, line in enumerate(reversed(low[-EDGE_LINES:]))]


def _recurring(pages: Iterable[list[_Edge]]) -> dict[tuple[str, str], list[tuple[float, int]]]:
    """Return for each shape the heights at which it stands, with the number of pages that have it there."""
    found: dict[tuple[str, str], Counter[int]] = defaultdict(Counter)
    for page in pages:
        for edge in page:
            found[edge.where, edge.shape][round(edge.line.top)] += 1
    return {key: sorted(tops.items()) for key, tops in found.items() if sum(tops.values()) > 1}


def _mark_edges(sheet: Sheet, edges: list[_Edge], recurring: dict[tuple[str, str], list[tuple[float, int]]]) -> None:
    for edge in edges:
        near = sum(
            count for top, count in recurring.get((edge.where, edge.shape), ()) if abs(top - edge.line.top) < SAME_PLACE
        )
        text = edge.line.text
        if _is_page_number(text) and (edge.outer == 0 or near > 1) and _stands_apart(sheet, edge.line):
            reason = "page number"
        elif (near > 1 and header_roles([piece.text for piece in edge.line.pieces]) is None) or (
            edge.outer == 0 and _NUMBERED.search(text) and len(text) < 120 and _stands_apart(sheet, edge.line)
        ):
            reason = edge.where
        else:
            continue
        for piece in edge.line.pieces:
            piece.reason = reason


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None and not re.fullmatch(r"(?:19|20)\d\d", text)


def _stands_apart(sheet: Sheet, line: Line) -> bool:
    """Whether the text of the page begins at some distance."""
    gaps = [
        max(piece.top - line.bottom, line.top - piece.bottom)
        for piece in sheet.pieces
        if piece.reason is None and all(piece is not own for own in line.pieces)
    ]
    return not gaps or min(gaps) > 0.5 * line.size


def _mark_stamps(sheets: Sequence[Sheet], body_size: float) -> None:
    """Big words that recur at the same place are printed over the text, not part of it."""
    big = [
        (piece, (piece.text, round(piece.left / SAME_PLACE), round(piece.top / SAME_PLACE)))
        for sheet in sheets
        for piece in sheet.pieces
        if piece.reason is None and piece.size > BIG * body_size
    ]
    counts = Counter(place for _, place in big)
    for piece, place in big:
        if counts[place] > 1:
            piece.reason = "stamp"


def _mark_line_numbers(sheet: Sheet) -> None:
    """Numbers left or right of the text that count its lines: they rise by one step at even distances."""
    numbers = [p for p in sheet.pieces if p.reason is None and len(p.text) < 5 and p.text.isdecimal()]
    if len(numbers) < MIN_NUMBERED_LINES:
        return
    others = [p for p in sheet.pieces if p.reason is None and not p.text.isdecimal() and len(p.text) > 3]
    left = min((p.left for p in others), default=0.0)
    right = max((p.right for p in others), default=sheet.frame[0])
    for outside in ([p for p in numbers if p.right < left], [p for p in numbers if p.left > right]):
        outside.sort(key=lambda piece: piece.top)
        if len(outside) >= MIN_NUMBERED_LINES and _counts_lines(outside):
            for piece in outside:
                piece.reason = "line number"


def _counts_lines(numbers: list[Piece]) -> bool:
    values = [int(piece.text) for piece in numbers]
    steps = Counter(later - earlier for earlier, later in pairwise(values))
    step, count = steps.most_common(1)[0]
    return step in {1, 2, 5, 10} and count >= 0.8 * (len(values) - 1)
