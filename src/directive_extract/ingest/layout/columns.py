"""The order in which the columns of a page are read.

Text in columns is told by lines that begin at a common edge well inside the page, with nothing crossing the gutter
left of it. What does cross it (headings, tables) divides the page into bands; each band is read column by column, and
each column again in the same way, so that three columns are found too.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_LINES = 3  # on either side of a gutter
ALIGNED = 2.5  # points by which edges of one column differ
MIN_SIDE = 0.15  # of the text's width: narrower are labels and dates in the margin
MIN_WIDTH = 80.0  # points of a column; narrower are labels
GUTTER = 7.0  # points; the narrowest in the documents made for this project measures 9
FULL = 0.55  # of its column that a line of running text fills; labels, last lines and cells of a table do not
RUNNING = 0.6  # of all that is printed in a column that stands in such lines
MOST = 0.8  # of the lines that an edge may part, that the best gutter parts
WIDE = 0.5  # of the widest gutter: what stands left of a narrower one are labels
MAX_DEPTH = 3
MAX_EDGES = 6  # that are tried, those shared by most items first: pages of a chat or of a table have dozens
FAR = 1e6  # points: above and below everything
JUST_OFF = 0.01  # points: what crosses the gutter belongs to neither of the bands that it parts


Box = tuple[float, float, float, float]  # left, right, top, bottom


class Placed(Protocol):
    """Something with a box."""

    @property
    def left(self) -> float: ...  # noqa: D102
    @property
    def right(self) -> float: ...  # noqa: D102
    @property
    def top(self) -> float: ...  # noqa: D102
    @property
    def bottom(self) -> float: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Column:
    """What is read from top to bottom before anything else.

    Attributes:
        items: In no order.
        parted: Whether another column stands beside it.
        reach: How far to the right its lines could go: to the gutter, or to the edge of all that is printed.
    """

    items: list[Placed]
    parted: bool
    reach: float


def reading_order(items: Sequence[Placed], reach: float | None = None, depth: int = 0) -> list[Column]:
    """Divide a page into columns.

    Args:
        items: Pieces of text, and tables as wholes.
        reach: How far to the right their lines could go; as far as any of them does where None.
        depth: How many gutters have been found around them.

    Returns:
        Columns in the order in which they are read; together they hold every item once.
    """
    if not items:
        return []
    if reach is None:
        reach = max(item.right for item in items)
    bands = _best_bands(items) if depth < MAX_DEPTH and len(items) >= 2 * MIN_LINES else None
    if bands is None:
        return [Column(list(items), depth > 0, reach)]
    edge, limits = bands
    columns: list[Column] = []
    cuts = [cut for limit in limits for cut in limit]
    strips: list[list[Placed]] = [[] for _ in range(len(cuts) + 1)]
    for item in items:
        strips[bisect_right(cuts, (item.top + item.bottom) / 2)].append(item)
    for number, strip in enumerate(strips):
        if number % 2:
            left = [item for item in strip if item.left < edge - ALIGNED]
            right = [item for item in strip if item.left >= edge - ALIGNED]
            columns += reading_order(left, edge - GUTTER, depth + 1) + reading_order(right, reach, depth + 1)
        elif strip:
            columns.append(Column(strip, depth > 0, reach))
    return columns


def _best_bands(items: Sequence[Placed]) -> tuple[float, list[tuple[float, float]]] | None:
    """Return the left edge of the second column, and the heights between which the text runs in columns.

    Of several edges that part most of what any of them does, those of labels and of the text that hangs behind them,
    narrow gutters are passed over, and the edge that parts most is taken.
    """
    found: list[tuple[int, float, float, list[tuple[float, float]]]] = []
    boxes = [(item.left, item.right, item.top, item.bottom) for item in items]
    for edge in _edges(boxes):
        counted = _bands(boxes, edge)
        if counted:
            limits = [band for band, _ in counted]
            found.append((sum(count for _, count in counted), _gutter(boxes, edge, limits), edge, limits))
    if not found:
        return None
    most = max(total for total, *_ in found)
    found = [one for one in found if one[0] >= MOST * most]
    widest = max(gutter for _, gutter, *_ in found)
    wide = [one for one in found if one[1] >= WIDE * widest]
    _, _, edge, limits = max(wide, key=lambda one: (one[0], one[1], -one[2]))
    return edge, limits


def _edges(boxes: list[Box]) -> list[float]:
    """Left edges that several items share, the leftmost ones aside."""
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    inner = sorted(box[0] for box in boxes if left + MIN_SIDE * (right - left) < box[0])
    found: list[tuple[int, float]] = []
    start = 0
    for index in range(1, len(inner) + 1):
        if index == len(inner) or inner[index] - inner[start] > ALIGNED:
            if index - start >= MIN_LINES:
                found.append((index - start, inner[start]))
            start = index
    return [edge for _, edge in sorted(found, reverse=True)[:MAX_EDGES]]


def _bands(boxes: list[Box], edge: float) -> list[tuple[tuple[float, float], int]]:
    """Stretches of height with running text on both sides of a gutter, and how many items stand in each.

    Returns:
        The bands, parted by what crosses the gutter left of the edge.
    """
    cuts = sorted((box[2] + box[3]) / 2 for box in boxes if box[0] < edge - ALIGNED and box[1] > edge - GUTTER)
    sides: list[tuple[list[Box], list[Box]]] = [([], []) for _ in range(len(cuts) + 1)]
    for box in boxes:
        is_right = box[0] >= edge - ALIGNED
        if is_right or box[1] <= edge - GUTTER:
            sides[bisect_right(cuts, (box[2] + box[3]) / 2)][is_right].append(box)
    limits = [-FAR, *cuts, FAR]
    return [
        ((above + JUST_OFF, below - JUST_OFF), len(left) + len(right))
        for (above, below), (left, right) in zip(pairwise(limits), sides, strict=True)
        if min(len(left), len(right)) >= MIN_LINES and _are_columns(left, right)
    ]


def _are_columns(left: list[Box], right: list[Box]) -> bool:
    if min(_width(left), _width(right)) < MIN_WIDTH:
        return False
    shared = min(max(box[3] for box in side) for side in (left, right)) - max(
        min(box[2] for box in side) for side in (left, right)
    )
    return shared > 0 and _is_running(left) and _is_running(right)


def _is_running(boxes: list[Box]) -> bool:
    """Whether lines fill their column, as those of a text do."""
    width = _width(boxes)
    widths = [box[1] - box[0] for box in boxes]
    return sum(own for own in widths if own >= FULL * width) >= RUNNING * sum(widths)


def _width(boxes: list[Box]) -> float:
    return max(box[1] for box in boxes) - min(box[0] for box in boxes)


def _gutter(boxes: list[Box], edge: float, bands: list[tuple[float, float]]) -> float:
    """Width of what is free left of an edge."""
    return edge - max((box[1] for box in boxes if box[0] < edge - ALIGNED and _is_within(box, bands)), default=0.0)


def _is_within(box: Box, bands: list[tuple[float, float]]) -> bool:
    return any(top < (box[2] + box[3]) / 2 < bottom for top, bottom in bands)
