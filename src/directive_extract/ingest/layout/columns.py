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
JUST_OFF = 0.01  # points: what crosses the gutter belongs to neither of the bands that it parts


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
    for edge in _edges(items):
        bands = [
            (band, count)
            for band in _clear_bands(items, edge)
            if (count := _lines_beside(items, edge, band)) is not None
        ]
        if bands:
            limits = [band for band, _ in bands]
            found.append((sum(count for _, count in bands), _gutter(items, edge, limits), edge, limits))
    if not found:
        return None
    most = max(total for total, *_ in found)
    found = [one for one in found if one[0] >= MOST * most]
    widest = max(gutter for _, gutter, *_ in found)
    wide = [one for one in found if one[1] >= WIDE * widest]
    _, _, edge, limits = max(wide, key=lambda one: (one[0], one[1], -one[2]))
    return edge, limits


def _gutter(items: Sequence[Placed], edge: float, bands: list[tuple[float, float]]) -> float:
    """Width of what is free left of an edge."""
    return edge - max(
        (item.right for item in items if item.left < edge - ALIGNED and _is_within(item, bands)), default=0.0
    )


def _is_within(item: Placed, bands: list[tuple[float, float]]) -> bool:
    return any(top < (item.top + item.bottom) / 2 < bottom for top, bottom in bands)


def _edges(items: Sequence[Placed]) -> list[float]:
    """Left edges that several items share, the leftmost ones aside."""
    left, right = min(item.left for item in items), max(item.right for item in items)
    inner = sorted(item.left for item in items if left + MIN_SIDE * (right - left) < item.left)
    found: list[float] = []
    start = 0
    for index in range(1, len(inner) + 1):
        if index == len(inner) or inner[index] - inner[start] > ALIGNED:
            if index - start >= MIN_LINES:
                found.append(inner[start])
            start = index
    return found


def _clear_bands(items: Sequence[Placed], edge: float) -> list[tuple[float, float]]:
    """Return the stretches of height in which nothing crosses the gutter left of an edge."""
    crossing = sorted(
        (item.top, item.bottom) for item in items if item.left < edge - ALIGNED and item.right > edge - GUTTER
    )
    top, bottom = min(item.top for item in items) - 1, max(item.bottom for item in items) + 1
    limits = [(top, top), *crossing, (bottom, bottom)]
    middles = [(upper + lower) / 2 for upper, lower in limits]
    return [(above + JUST_OFF, below - JUST_OFF) for above, below in pairwise(middles)]


def _lines_beside(items: Sequence[Placed], edge: float, band: tuple[float, float]) -> int | None:
    """Return how many items stand in a band, where it holds two columns of running text."""
    own = [item for item in items if band[0] < (item.top + item.bottom) / 2 < band[1]]
    own = [item for item in own if not (item.left < edge - ALIGNED and item.right > edge - GUTTER)]
    left = [item for item in own if item.left < edge - ALIGNED]
    right = [item for item in own if item.left >= edge - ALIGNED]
    if len(left) < MIN_LINES or len(right) < MIN_LINES:
        return None
    shared = min(max(i.bottom for i in left), max(i.bottom for i in right)) - max(
        min(i.top for i in left), min(i.top for i in right)
    )
    if shared <= 0 or min(_width(left), _width(right)) < MIN_WIDTH or not (_is_running(left) and _is_running(right)):
        return None
    return len(own)


def _width(items: list[Placed]) -> float:
    return max(item.right for item in items) - min(item.left for item in items)


def _is_running(items: list[Placed]) -> bool:
    """Whether lines fill their column, as those of a text do."""
    width = _width(items)
    widths = [item.right - item.left for item in items]
    return sum(own for own in widths if own >= FULL * width) >= RUNNING * sum(widths)
