"""How a piece of text looks: its size, whether it is bold, and what shows that it was printed over the page."""

from __future__ import annotations

import re
from array import array
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from directive_extract.ingest.pdf import native

if TYPE_CHECKING:
    from collections.abc import Iterable

    from directive_extract.ingest.layout.pieces import Piece
    from directive_extract.ingest.pdf.frames import Frame

UPRIGHT = 3.0  # degrees that an upright line may lean
LIGHT = 190  # of 255, in the mean of the colours
LARGE = 26.0  # points of a watermark's type
INVISIBLE = 3  # render mode: neither filled nor stroked
FAINT = 40  # of 255 of opacity
ASCENT, DESCENT = 1.02, 0.34  # of the size: how far a box may reach from the baseline; some fonts claim twice that
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)


class Looks:
    """Looks at the pieces of one page.

    Args:
        text_page: Address of its text.
        frame: Of its pieces.
    """

    def __init__(self, text_page: int, frame: Frame) -> None:
        self._text_page = text_page
        self._frame = frame
        self._bold: dict[int, bool] = {}
        self.hidden = 0  # characters that are not shown

    def apply(self, index: int, piece: Piece) -> None:
        """Fill in size, weight, vertical edges and reason.

        Args:
            index: Number of its first character in PDFium's text page.
            piece: The piece.
        """
        page = self._text_page
        size, angle = native.type_size(page, index)
        lean = (angle - self._frame.angle) % 360
        drawn = native.text_object(page, index)
        if not self._frame.shows(piece.middle, (piece.left + piece.right) / 2):
            piece.reason = "outside the page"
        elif min(lean, 360 - lean) > UPRIGHT:
            piece.reason = "watermark" if size > LARGE else "stamp"
        elif size > 0:
            self._fit(index, piece, size)
        if not drawn:
            return
        piece.bold = self._is_bold(native.object_font(drawn))
        if native.render_mode(drawn) == INVISIBLE:
            self.hidden += len(piece.text)
            piece.reason = piece.reason or "hidden text"
        elif size > LARGE:
            *colours, opacity = native.fill_colour(drawn)
            if sum(colours) > 3 * LIGHT or opacity < 255 - LIGHT:
                piece.reason = "watermark"

    def _fit(self, index: int, piece: Piece, size: float) -> None:
        """Make the box as high as the type: pdfplumber's begin a size above the descenders."""
        line = self._frame.point(*native.baseline(self._text_page, index))[1]
        piece.size = size
        high, low = line - ASCENT * size, line + DESCENT * size
        if piece.bottom - piece.top < 0.3 * size:
            piece.top, piece.bottom = line - 0.8 * size, line + 0.2 * size
        piece.top, piece.bottom = max(piece.top, high), min(piece.bottom, low)

    def _is_bold(self, font: int | None) -> bool:
        if not font:
            return False
        known = self._bold.get(font)
        if known is None:
            known = self._bold[font] = _BOLD.search(native.font_name(font)) is not None
        return known


def join_slanted(pieces: Iterable[tuple[int, Piece]]) -> list[Piece]:
    """Join what is printed aslant: its letters were taken for lines of their own.

    Args:
        pieces: Of one page, in the order of the file, with their reasons and the numbers of their first characters.

    Returns:
        The pieces; of slanted ones that follow each other one, each of whose characters has the box of them all.
    """
    found: list[Piece] = []
    for reason, group in groupby(pieces, lambda item: item[1].reason):
        if reason in {"stamp", "watermark"}:
            found.append(_around(list(group)))
        else:
            found += [piece for _, piece in group]
    return found


def _around(group: list[tuple[int, Piece]]) -> Piece:
    pieces = [piece for _, piece in group]
    if len(pieces) == 1:
        return pieces[0]
    first = pieces[0]
    text = first.text
    for (before, above), (index, piece) in pairwise(group):
        text += (" " if index > before + len(above.text) else "") + piece.text
    first.text = text
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    first.top, first.bottom = min(piece.top for piece in pieces), max(piece.bottom for piece in pieces)
    first.edges = array("f", ((left, right)[i % 2] for i in range(len(first.text) + 1)))
    return first
