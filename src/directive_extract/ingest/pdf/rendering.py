"""Pages as pictures: for recognition, and for showing what was found on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.pages import check_page
from directive_extract.ingest.pdf.opening import open_document

if TYPE_CHECKING:
    from PIL.Image import Image

    from directive_extract.ingest.reader import Payload
    from directive_extract.schema.settings import Settings

POINTS = 72.0  # an inch
RECOGNITION_DPI = 300.0
MAX_PIXELS = 40_000_000  # of a rendered page; A3 at 300 dots an inch has 17 million


def render(payload: Payload, settings: Settings, number: int, dpi: float, *, grey: bool) -> tuple[Image, float]:
    """Draw a page.

    Args:
        payload: The document.
        settings: Password and limits.
        number: Of the page, from 1.
        dpi: The resolution that is wanted; pages of absurd size get less.
        grey: Without colours.

    Returns:
        The page as viewers show it, and its resolution.

    Raises:
        EncryptedDocumentError: The document needs a password.
        DamagedDocumentError: The document or the page is broken.
        PageNotFoundError: It has no such page.
    """  # noqa: DOC502 - raised by what is called
    with open_document(payload, settings) as document:  # anew for each page: no lock is held while it is recognised
        check_page(number, len(document), payload.name)
        try:
            return _draw(document[number - 1], dpi, grey=grey)
        except pdfium.PdfiumError as error:
            raise DamagedDocumentError(
                f"page {number} is broken and cannot be drawn", source=payload.name, hint="ask for the file again"
            ) from error


def _draw(page: pdfium.PdfPage, dpi: float, *, grey: bool) -> tuple[Image, float]:
    try:
        width, height = page.get_size()
        dots = max(1.0, width * height * (dpi / POINTS) ** 2)
        dpi *= min(1.0, (MAX_PIXELS / dots) ** 0.5)
        bitmap = page.render(scale=dpi / POINTS, grayscale=grey)
        try:
            return bitmap.to_pil().copy(), dpi
        finally:
            bitmap.close()
    finally:
        page.close()
