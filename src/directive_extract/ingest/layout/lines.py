"""Pieces to lines: what stands at one height of one column."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_extract.ingest.layout.pieces import Piece

SAME_LINE_SHARE = 0.5  # of the lower piece's height that two pieces of one line share at least: superscripts do
TOUCHING = 0.12  # of the size: closer pieces belong to one word (a change of font inside it, a footnote mark)
WIDE_GAP = 2.5  # of the size: wider gaps are shown as several spaces, as in a text that is laid out by hand
SPACED_OUT = "    "


@dataclass(eq=False)
class Line:
    """Pieces at one height, from left to right.

    Attributes:
        pieces: At least one.
        page: Number of the page.
        margins: Left and right edge of the column that it stands in.
        parted: Whether another column stands beside that one.
        reach: How far to the right the lines of the column could go.
    """

    pieces: list[Piece]
    page: int
    margins: tuple[float, float] = (0.0, 0.0)
    parted: bool = False
    reach: float = 0.0

    @cached_property
    def left(self) -> float:
        """Left edge."""
        return self.pieces[0].left

    @cached_property
    def right(self) -> float:
        """Right edge."""
        return max(piece.right for piece in self.pieces)

    @cached_property
    def top(self) -> float:
        """Upper edge of its main piece: marks that are raised do not count."""
        return self._main.top

    @cached_property
    def bottom(self) -> float:
        """Lower edge of its main piece."""
        return self._main.bottom

    @cached_property
    def size(self) -> float:
        """Size of type of its main piece."""
        return self._main.size

    @cached_property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold for piece in self.pieces)

    @cached_property
    def _main(self) -> Piece:
        return max(self.pieces, key=lambda piece: len(piece.text))

    @cached_property
    def text(self) -> str:
        """Its words."""
        return "".join(gap + piece.text for gap, piece in zip(self.gaps, self.pieces, strict=True))

    @cached_property
    def gaps(self) -> list[str]:
        """What stands before each piece: nothing, a space, or several for a wide gap."""
        found = [""]
        for before, piece in zip(self.pieces, self.pieces[1:], strict=False):
            width = piece.left - before.right
            size = max(before.size, piece.size)
            if width < TOUCHING * size:
                found.append("")
            else:
                found.append(SPACED_OUT if width > WIDE_GAP * size and len(self.pieces[0].text) > 4 else " ")
        return found

    @property
    def first_word_width(self) -> float:
        """Width of what would have had to fit on the line above."""
        piece = self.pieces[0]
        end = piece.text.find(" ")
        return piece.edges[end] - piece.left if end > 0 else piece.right - piece.left


def read_lines(pieces: Iterable[Piece], page: int) -> list[Line]:
    """Join pieces of one column to lines.

    Args:
        pieces: In any order.
        page: Number of their page.

    Returns:
        Lines from top to bottom.
    """
    groups: list[list[Piece]] = []  # the longest piece of each first: the others are compared with it
    for piece in sorted(pieces, key=lambda piece: piece.middle):
        group = next((group for group in groups[:-4:-1] if _are_level(piece, group[0])), None)
        if group is None:
            groups.append([piece])
        elif len(piece.text) > len(group[0].text):
            group.insert(0, piece)
        else:
            group.append(piece)
    lines = [Line(sorted(group, key=lambda piece: (piece.left, piece.right)), page) for group in groups]
    return sorted(lines, key=lambda line: line.top)


def _are_level(piece: Piece, other: Piece) -> bool:
    shared = min(piece.bottom, other.bottom) - max(piece.top, other.top)
    return shared > SAME_LINE_SHARE * min(piece.bottom - piece.top, other.bottom - other.top)
