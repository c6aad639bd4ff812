"""Where the margin of each column is: it tells a line that the margin ended from one that the writer ended."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_extract.ingest.layout.lines import Line

NEAR = 0.12  # of the page's width by which a margin may miss the one that mirrors it
EDGE = 1.5  # points by which the right edges of lines differ that are filled to the margin
MIN_SET = 4  # lines
SET_SHARE = 0.34  # of the lines of a column
FULL_SHARE = 0.15  # of a column's width that full lines leave free
OVERLONG = 0.06  # of a column's width by which the longest line exceeds all others, if it exceeds the column
SAME_EDGE = 12.0  # points by which the left edges of one column differ from page to page


def set_margins(columns: Sequence[Sequence[Line]], widths: Mapping[int, float]) -> None:
    """Give each line the margins of its column.

    Columns at one place on several pages have one margin. Where no line of a page-wide column comes near the margin
    that mirrors the left one, that is taken: the lines are all short.

    Args:
        columns: All columns of the document, each with the edges of its own lines as margins.
        widths: Of the pages, by number.
    """
    whole = [column[0].margins for column in columns if not column[0].parted]
    left_most = min((left for left, _ in whole), default=0.0)
    right_most = max((right for _, right in whole), default=0.0)
    for column in columns:
        margins = column[0].margins
        width = widths[column[0].page]
        if column[0].parted or _is_lone(margins, columns):
            margins = margins[0], _shared_right(column, columns)
        else:
            mirrored = width - left_most
            near = right_most > mirrored - NEAR * width
            margins = left_most, right_most if near else mirrored
        own = _set_edge(column)
        for line in column:
            line.margins = margins if own is None or line.right > own + EDGE else (margins[0], own)


def _set_edge(column: Sequence[Line]) -> float | None:
    """Return where lines that are filled to the margin end: at least a third of a column's."""
    counts = Counter(round(line.right / EDGE) for line in column)
    edge, count = counts.most_common(1)[0]
    near = count + max(counts[edge - 1], counts[edge + 1])
    return (edge + 1) * EDGE if near >= max(MIN_SET, SET_SHARE * len(column)) else None


def _shared_right(own: Sequence[Line], columns: Sequence[Sequence[Line]]) -> float:
    """Return the right margin of a column that stands beside another, over all pages.

    Where few lines come near the longest, as in the two halves of a letterhead, the column could go on to the gutter.
    """
    left, right = own[0].margins
    alike = [
        line for column in columns if column[0].parted and _is_same(column[0].margins, (left, right)) for line in column
    ]
    ends = sorted((line.right for line in alike), reverse=True)
    while len(ends) > MIN_SET and ends[0] - ends[1] > OVERLONG * (right - left):
        ends.pop(0)  # an address that cannot be broken runs out of its column
    longest = ends[0] if ends else right
    full = sum(end > longest - FULL_SHARE * (longest - left) for end in ends)
    return longest if full >= MIN_SET or not own[0].parted else max(longest, own[0].reach)


def _is_lone(margins: tuple[float, float], columns: Sequence[Sequence[Line]]) -> bool:
    """Whether this is one of two columns, on a page on which the other is empty."""
    return any(
        column[0].parted
        and abs(column[0].margins[0] - margins[0]) < SAME_EDGE
        and margins[1] < column[0].margins[1] + SAME_EDGE
        for column in columns
    )


def _is_same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return abs(one[0] - other[0]) < SAME_EDGE and abs(one[1] - other[1]) < 4 * SAME_EDGE
