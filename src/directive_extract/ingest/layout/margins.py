"""Where the margin of each column is: it tells a line that the margin ended from one that the writer ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from directive_extract.ingest.layout.lines import Line

NEAR = 0.12  # of the page's width by which a margin may miss the one that mirrors it
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
        if column[0].parted or _is_lone(margins, columns):
            margins = margins[0], _shared_right(margins, columns)
        else:
            width = widths[column[0].page]
            mirrored = width - left_most
            near = right_most > mirrored - NEAR * width
            margins = left_most, right_most if near else mirrored
        for line in column:
            line.margins = margins


def _shared_right(margins: tuple[float, float], columns: Sequence[Sequence[Line]]) -> float:
    """Return the right margin of a column that stands beside another, over all pages."""
    alike = [column[0].margins[1] for column in columns if column[0].parted and _is_same(column[0].margins, margins)]
    return max(alike, default=margins[1])


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
