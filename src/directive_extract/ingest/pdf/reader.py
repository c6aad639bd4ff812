"""The reader of PDF."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import pypdfium2 as pdfium

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.layout import Sheet, lay_out
from directive_extract.ingest.pdf.metadata import read_hints
from directive_extract.ingest.pdf.opening import open_document
from directive_extract.ingest.pdf.pages import read_page
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.extraction import Issue
from directive_extract.schema.placement import PageLayout

if TYPE_CHECKING:
    from directive_extract.schema.settings import Settings

STAGE = "ingest"
_LOCK = threading.Lock()  # PDFium may be used by one thread at a time


@dataclass(slots=True)
class _Reading:
    """What was read, and the numbers of pages that something is to be said of."""

    sheets: list[Sheet] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


class PdfReader:
    """Reads PDF with a text layer. The text is made anew, so spans count in `document.text`."""

    media_type: ClassVar[str] = "application/pdf"

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read all pages.

        Args:
            payload: The document.
            settings: Password and limits.

        Returns:
            Its text with places; pages that could not be read are named in issues.

        Raises:
            EncryptedDocumentError: It needs a password.
            DamagedDocumentError: It is broken.
            DocumentTooLargeError: It has too many pages.
        """  # noqa: DOC502 - raised by what is called
        with _LOCK, open_document(payload, settings) as document:
            hints = read_hints(document)
            reading = _read_pages(document, settings)
        if reading.broken and not reading.sheets:
            raise DamagedDocumentError(
                "none of the PDF's pages can be read", source=payload.name, hint="ask for the file again"
            )
        laid = lay_out(reading.sheets)
        return Content(
            text=laid.text,
            verbatim=False,
            hints=hints,
            issues=tuple(_issues(reading)),
            asides=laid.asides,
            placement=PageLayout(laid.pages, laid.fragments),
        )


def _read_pages(document: pdfium.PdfDocument, settings: Settings) -> _Reading:
    reading = _Reading()
    end = time.monotonic() + settings.max_seconds
    for index in range(len(document)):
        number = index + 1
        if time.monotonic() > end:
            reading.late.append(number)
            continue
        try:
            page = read_page(document, index)
        except pdfium.PdfiumError:
            reading.broken.append(number)
            continue
        reading.sheets.append(page.sheet)
        if page.is_picture:
            reading.pictures.append(number)
        elif page.is_garbled:
            reading.garbled.append(number)
    return reading


def _issues(reading: _Reading) -> Iterable[Issue]:
    if reading.pictures:
        yield Issue(
            code="no_text_layer",
            stage=STAGE,
            message=f"{_pages(reading.pictures)}: only a picture, no text; install Tesseract to have it recognised",
        )
    if reading.garbled:
        yield Issue(
            code="bad_text_layer",
            stage=STAGE,
            message=f"{_pages(reading.garbled)}: the text layer is garbled; install Tesseract to have the page "
            "recognised instead",
        )
    if reading.broken:
        yield Issue(code="broken_page", stage=STAGE, message=f"{_pages(reading.broken)}: broken, left out")
    if reading.late:
        yield Issue(
            code="time_limit",
            stage=STAGE,
            message=f"{_pages(reading.late)}: left out, the time for reading was up; raise max_seconds",
        )


def _pages(numbers: list[int]) -> str:
    """Page numbers in words: "pages 1-3, 7"."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in ranges)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
