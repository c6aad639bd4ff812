"""Ruled tables: from drawn lines to cells, by pdfplumber."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.pieces import Rule

MIN_RULES = 2  # in either direction
MAX_PAIRS = 400_000  # of a vertical and a horizontal line: pdfplumber looks at each; 0.3 s
MAX_CELLS = 4_000
THICK = 4.0  # points; a thicker bar is a box
SNAP = 3.0  # points by which lines that belong together may miss each other, pdfplumber's default


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell: rows and columns it covers, half-open, and its box."""

    first_row: int
    last_row: int
    first_column: int
    last_column: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table.

    Attributes:
        cells: Row by row.
        rows: How many.
        lefts: Left edge of each column.
        right: Right edge of the last column.
    """

    cells: tuple[GridCell, ...]
    rows: int
    lefts: tuple[float, ...]
    right: float

    @property
    def top(self) -> float:
        """Upper edge."""
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return max(cell.bottom for cell in self.cells)

    @property
    def left(self) -> float:
        """Left edge."""
        return self.lefts[0]


def find_grids(rules: Sequence[Rule]) -> list[Grid]:
    """The ruled tables of a page.

    Args:
        rules: Its drawn lines.

    Returns:
        Tables of two columns or more, from top to bottom; none where the page has too many lines to be a text.
    """
    edges = [_edge(rule) for rule in rules]
    upright = sum(edge["orientation"] == "v" for edge in edges)
    if upright < MIN_RULES or len(edges) - upright < MIN_RULES or upright * (len(edges) - upright) > MAX_PAIRS:
        return []
    from pdfplumber import table as plumber  # noqa: PLC0415 - most pages have no lines

    merged = plumber.merge_edges(edges, SNAP, SNAP, SNAP, SNAP)
    cells = plumber.intersections_to_cells(plumber.edges_to_intersections(merged, SNAP, SNAP))
    if not cells or len(cells) > MAX_CELLS:
        return []
    grids = [_grid(group) for group in plumber.cells_to_tables(cells)]
    return sorted((grid for grid in grids if len(grid.lefts) > 1), key=lambda grid: grid.top)


def _edge(rule: Rule) -> dict[str, object]:
    width, height = rule.right - rule.left, rule.bottom - rule.top
    edge: dict[str, object] = {
        "x0": rule.left, "x1": rule.right, "top": rule.top, "bottom": rule.bottom, "width": width, "height": height,
        "object_type": "line", "orientation": "h" if width >= height else "v",
    }  # fmt: skip
    return edge


def _grid(boxes: Sequence[tuple[float, float, float, float]]) -> Grid:
    lefts = sorted({box[0] for box in boxes})
    tops = sorted({box[1] for box in boxes})
    cells = [
        GridCell(
            bisect_left(tops, top),
            bisect_left(tops, bottom),
            bisect_left(lefts, left),
            bisect_left(lefts, right),
            left,
            top,
            right,
            bottom,
        )
        for left, top, right, bottom in boxes
    ]
    cells.sort(key=lambda cell: (cell.first_row, cell.first_column))
    return Grid(tuple(cells), len(tops), tuple(lefts), max(box[2] for box in boxes))
