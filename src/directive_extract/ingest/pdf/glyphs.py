"""Characters of one page to pieces of text: what follows without a wide gap on one line.

The work over characters is done in numpy: a page has thousands.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from directive_extract.ingest.layout.pieces import Piece
from directive_extract.ingest.pdf import native
from directive_extract.ingest.pdf.spelling import mend

if TYPE_CHECKING:
    from directive_extract.ingest.pdf.frames import Frame
    from directive_extract.ingest.pdf.native import Codes, Floats

# Shares of the height of the type. Word spaces are 0.25 and wider when justified; a gutter begins at about 0.8.
WIDE = 0.8
BACK = 0.5  # kerning and overprinted accents go back by less
SPACE = 0.3  # where a file has no spaces; PDFium puts most of them in itself
OTHER_SIZE = 0.9  # a smaller neighbour is a raised mark
MAX_COORDINATE = 1e5
_SOFT_HYPHEN = 2  # PDFium's mark for a hyphen at a line's end
_SPACES = np.array([32, 160, 9, 0x3000, *range(0x2000, 0x200B), 0x202F, 0x205F], dtype=np.uint32)
_NOTHING = np.array([0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF], dtype=np.uint32)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The printed characters of a page, spaces left out.

    Attributes:
        codes: Code points.
        indexes: Of each its number in PDFium's text page.
        boxes: Left, top, right, bottom in the frame, one column each.
        spaced: Whether a space stands before each.
    """

    codes: Codes
    indexes: np.ndarray[tuple[int], np.dtype[np.intp]]
    boxes: tuple[Floats, Floats, Floats, Floats]
    spaced: np.ndarray[tuple[int], np.dtype[np.bool_]]


def read_glyphs(text_page: int, count: int, frame: Frame) -> Glyphs:
    """Read the characters of a page.

    Args:
        text_page: Address of its text.
        count: Of its characters.
        frame: Where they are to stand.

    Returns:
        What is printed; characters without a place or a meaning are left out.
    """
    codes = native.character_codes(text_page, count)
    raw_boxes = native.character_boxes(text_page, count)
    is_space = np.isin(codes, _SPACES)
    solid = ((codes > 32) | (codes == _SOFT_HYPHEN)) & ~is_space & ~np.isin(codes, _NOTHING)
    solid &= (np.abs(raw_boxes) < MAX_COORDINATE).all(axis=1) & (codes < 0x110000) & ((codes >> 11) != 0x1B)
    indexes = np.flatnonzero(solid)
    before = np.cumsum(is_space)[indexes]
    spaced = np.diff(before, prepend=before[:1]) > 0
    return Glyphs(codes[indexes], indexes, frame.boxes(raw_boxes[indexes]), spaced)


def to_pieces(glyphs: Glyphs) -> list[tuple[int, Piece]]:
    """Group characters to pieces.

    Args:
        glyphs: In the order of the file.

    Returns:
        For each piece the number of its first character in PDFium's text page, and the piece; its size is its height.
    """
    count = len(glyphs.codes)
    if not count:
        return []
    left, top, right, bottom = glyphs.boxes
    left, right = _parted_ligatures(left, right, top)
    height = np.maximum(bottom - top, 0.1)
    taller, smaller = np.maximum(height[1:], height[:-1]), np.minimum(height[1:], height[:-1])
    gap = left[1:] - right[:-1]
    shared = np.minimum(bottom[1:], bottom[:-1]) - np.maximum(top[1:], top[:-1])
    together = (
        (shared > 0.5 * smaller) & (gap < WIDE * taller) & (gap > -BACK * taller) & (smaller > OTHER_SIZE * taller)
    )
    parted = glyphs.spaced[1:] | (gap > SPACE * taller)
    spaces = np.flatnonzero(together & parted) + 1
    codes = np.insert(glyphs.codes, spaces, np.uint32(32))
    lefts = np.insert(left, spaces, right[spaces - 1]).astype(np.float32)
    starts = np.concatenate(([0], np.flatnonzero(~together) + 1, [count]))
    shifted = starts + np.searchsorted(spaces, starts, side="left")
    pieces: list[tuple[int, Piece]] = []
    for number in range(len(starts) - 1):
        first, last = int(shifted[number]), int(shifted[number + 1])
        begin, end = int(starts[number]), int(starts[number + 1])
        edges = array("f", lefts[first:last].tobytes())
        edges.append(float(right[end - 1]))
        high, low = float(top[begin]), float(bottom[begin])
        text = codes[first:last].tobytes().decode("utf-32-le")
        text, edges = mend(text, edges)
        if text:
            pieces.append((int(glyphs.indexes[begin]), Piece(text, edges, high, low, low - high)))
    return pieces


def _parted_ligatures(left: Floats, right: Floats, top: Floats) -> tuple[Floats, Floats]:
    """Give the letters of a ligature a share of its box each: PDFium gives the whole of it to all of them."""
    same = np.flatnonzero((left[1:] == left[:-1]) & (right[1:] == right[:-1]) & (top[1:] == top[:-1])) + 1
    if not len(same):
        return left, right
    left, right = left.copy(), right.copy()
    for run in np.split(same, np.flatnonzero(np.diff(same) > 1) + 1):
        first, last = int(run[0]) - 1, int(run[-1]) + 1
        borders = np.linspace(left[first], right[first], last - first + 1)
        left[first:last], right[first:last] = borders[:-1], borders[1:]
    return left, right
