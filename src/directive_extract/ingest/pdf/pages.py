"""One page of a PDF as a sheet for the layout."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directive_extract.ingest.layout.pieces import Piece, Sheet
from directive_extract.ingest.pdf import native
from directive_extract.ingest.pdf.frames import Frame, main_angle
from directive_extract.ingest.pdf.glyphs import read_glyphs, to_pieces
from directive_extract.ingest.pdf.health import is_garbled
from directive_extract.ingest.pdf.looks import Looks, join_slanted
from directive_extract.ingest.pdf.rulings import PageObjects

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_CHARACTERS = 200_000  # of a page; an A0 poster in small print has 60,000
MIN_PICTURE = 0.05  # of the page that pictures cover before it counts as a scan
MANY_PATHS = 200  # text that was turned into outlines draws a path a letter
ROW = 6.0  # points
SAME_PLACE = 0.12  # of the size by which a text that is printed twice is shifted


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page.

    Attributes:
        sheet: What stands on it.
        is_picture: Whether it shows something and has no text.
        is_garbled: Whether its text layer is no text.
    """

    sheet: Sheet
    is_picture: bool = False
    is_garbled: bool = False


def read_page(document: pdfium.PdfDocument, index: int) -> ReadPage:
    """Read one page and close it.

    Args:
        document: An open document.
        index: From 0.

    Returns:
        Its text and lines.

    Raises:
        PdfiumError: The page is broken.
    """  # noqa: DOC502 - raised by pypdfium2
    page = document[index]
    try:
        text_page = page.get_textpage()
        try:
            return _read(page, text_page, index + 1)
        finally:
            text_page.close()
    finally:
        page.close()


def _read(page: pdfium.PdfPage, text_page: pdfium.PdfTextPage, number: int) -> ReadPage:
    text = native.address(text_page.raw)
    count = min(text_page.count_chars(), MAX_CHARACTERS)
    left, bottom, right, top = page.get_bbox()
    frame = Frame(left, bottom, right, top, main_angle(text, count))
    width, height = page.get_size()
    turn = (page.get_rotation() - frame.angle) % 360
    objects = PageObjects(native.address(page.raw), frame)
    looks = Looks(text, frame)
    found = to_pieces(read_glyphs(text, count, frame))
    for place, piece in found:
        looks.apply(place, piece)
    pieces = join_slanted(_once(found))
    shown = [piece for piece in pieces if piece.reason != "hidden text"]
    if not any(piece.reason is None for piece in pieces) and looks.hidden:  # a scan with its text layer beneath
        for piece in pieces:
            piece.reason = None if piece.reason == "hidden text" else piece.reason
        shown = pieces
    is_picture = not shown and (objects.images > MIN_PICTURE or objects.paths > MANY_PATHS)
    sheet = Sheet(number, width, height, pieces, objects.rules, turn=turn)
    return ReadPage(sheet, is_picture, bool(shown) and is_garbled(text, count, shown))


def _once(pieces: Iterable[tuple[int, Piece]]) -> list[tuple[int, Piece]]:
    """Leave out what is printed a second time, a little to the side, to look bold."""
    pieces = list(pieces)
    if len({piece.text for _, piece in pieces}) == len(pieces):
        return pieces
    found: list[tuple[int, Piece]] = []
    seen: dict[tuple[str, int], list[Piece]] = {}  # by text and height, so that many equal pieces cost little
    for place, piece in pieces:
        row = round(piece.top / ROW)
        near = [one for step in (-1, 0, 1) for one in seen.get((piece.text, row + step), ())]
        shift = SAME_PLACE * piece.size + 0.5
        if near and any(abs(one.left - piece.left) < shift and abs(one.top - piece.top) < shift for one in near):
            continue
        seen.setdefault((piece.text, row), []).append(piece)
        found.append((place, piece))
    return found
