"""Headers, footers, page numbers and stamps: told by place and by repetition over the pages."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.linenumbers import mark_line_numbers
from directive_extract.ingest.layout.lines import Line, read_lines
from directive_extract.lexicons.columns import header_roles

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_extract.ingest.layout.pieces import Piece, Sheet

EDGE_LINES = 4  # lines at either end of a page that may be furniture; gazettes have three
EDGE_SHARE = 0.17  # of the page's height in which they stand
SAME_PLACE = 9.0  # points by which the height of a recurring line may differ
BIG = 1.6  # of the usual size of type: a stamp, where it recurs at the same place
SMALL = 0.95  # of the usual size of type: a running title
MIN_TITLE_CHARS = 12  # of a running title that is looked up on the first page
MIN_FOUND = 0.5  # of its characters: rows of a table that goes on have words of the first page, too
MAX_NUMBERED_CHARS = 120  # of a line with a page number in it
_NUMBER = r"(?:\d{1,4}|[ivxlc]{1,7})"
_PAGE_NUMBER = re.compile(
    rf"[-–—\s|]*(?:(?:page|p\.|pg\.?|trang|seite)\s*)?{_NUMBER}\s*(?:(?:of|/|trên)\s*\d{{1,4}})?"
    r"[-–—\s|]*(?:p\s?a\s?g\s?e)?",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\b(?:page|trang)\s+\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_DIGITS = re.compile(r"\d+")
_Places = dict[tuple[str, str], Counter[int]]


def mark_furniture(sheets: Sequence[Sheet], body_size: float) -> None:
    """Give every piece of furniture its reason.

    Args:
        sheets: All pages; their pieces get a `reason`.
        body_size: Size of the type of running text.
    """
    _mark_stamps(sheets, body_size)
    mark_line_numbers(sheets)
    edges = {sheet.number: _edge_lines(sheet) for sheet in sheets}
    places = _places(edges.values())
    first = _folded(" ".join(piece.text for piece in sheets[0].pieces)) if len(sheets) > 1 else ""
    for sheet in sheets:
        for edge in edges[sheet.number]:
            reason = _reason(sheet, edge, places)
            if reason is None and sheet is not sheets[0] and _is_running_title(sheet, edge, first, body_size):
                reason = edge.where
            for piece in edge.line.pieces if reason else ():
                piece.reason = reason


class _Edge:
    """A line near the top or the bottom of a page."""

    __slots__ = ("line", "outer", "shapes", "where")

    def __init__(self, line: Line, where: str, outer: int) -> None:
        self.line = line
        self.where = where
        self.outer = outer  # 0 for the outermost line
        self.shapes = [_DIGITS.sub("#", piece.text).casefold() for piece in line.pieces]


def _edge_lines(sheet: Sheet) -> list[_Edge]:
    height = sheet.frame[1]
    pieces = [piece for piece in sheet.pieces if piece.reason is None]
    high = read_lines((piece for piece in pieces if piece.middle < EDGE_SHARE * height), sheet.number)
    low = read_lines((piece for piece in pieces if piece.middle > (1 - EDGE_SHARE) * height), sheet.number)
    found = [_Edge(line, "header", number) for number, line in enumerate(high[:EDGE_LINES])]
    return found + [_Edge(line, "footer", number) for number, line in enumerate(reversed(low[-EDGE_LINES:]))]


def _places(pages: Iterable[list[_Edge]]) -> _Places:
    """Return for each shape of a piece the heights at which it stands, with the number of pages that have it there.

    Pieces are counted, not lines: left and right pages have them in another order, first pages have fewer.
    """
    found: _Places = defaultdict(Counter)
    for page in pages:
        for edge in page:
            for shape in set(edge.shapes):
                found[edge.where, shape][round(edge.line.top)] += 1
    return found


def _reason(sheet: Sheet, edge: _Edge, places: _Places) -> str | None:
    text = edge.line.text
    recurring = sum(len(shape) for shape in edge.shapes if _pages_with(edge, shape, places) > 1)
    recurs = recurring > 0 and any(_pages_with(edge, shape, places) > 1 for shape in edge.shapes if shape != "#")
    if _is_page_number(text):
        numbered = edge.outer == 0 or recurring > 0
        return "page number" if numbered and _stands_apart(sheet, edge.line) else None
    if recurs and header_roles([piece.text for piece in edge.line.pieces]) is None:
        return edge.where
    is_numbered = edge.outer == 0 and _NUMBERED.search(text) is not None and len(text) < MAX_NUMBERED_CHARS
    return edge.where if is_numbered and _stands_apart(sheet, edge.line) else None


def _pages_with(edge: _Edge, shape: str, places: _Places) -> int:
    tops = places[edge.where, shape]
    return sum(count for top, count in tops.items() if abs(top - edge.line.top) < SAME_PLACE)


def _is_running_title(sheet: Sheet, edge: _Edge, first: str, body_size: float) -> bool:
    """Whether a later page has at its head, in small type, what stands on the first: its title, often cut short."""
    if edge.where != "header" or edge.line.size > SMALL * body_size:
        return False
    pieces = [_folded(piece.text) for piece in edge.line.pieces]
    found = sum(len(text) for text in pieces if len(text) >= MIN_TITLE_CHARS and text in first)
    if found < MIN_FOUND * sum(map(len, pieces)) or header_roles(pieces) is not None:
        return False
    return _stands_apart(sheet, edge.line)


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.fullmatch(text) is not None and not _YEAR.fullmatch(text)


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
    big: list[tuple[Piece, tuple[str, int, int]]] = [
        (piece, (piece.text, round(piece.left / SAME_PLACE), round(piece.top / SAME_PLACE)))
        for sheet in sheets
        for piece in sheet.pieces
        if piece.reason is None and piece.size > BIG * body_size
    ]
    counts = Counter(place for _, place in big)
    for piece, place in big:
        if counts[place] > 1:
            piece.reason = "stamp"
