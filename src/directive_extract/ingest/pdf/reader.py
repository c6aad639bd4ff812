"""The reader of PDF."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar

import pypdfium2 as pdfium

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.layout import Sheet, lay_out
from directive_extract.ingest.ocr.pages import recognise_pages
from directive_extract.ingest.ocr.recognising import Recogniser
from directive_extract.ingest.ocr.sheets import turn_back
from directive_extract.ingest.page_issues import (
    broken_pages,
    garbled_layers,
    late_pages,
    not_recognised,
    replaced_layers,
    unread_pictures,
)
from directive_extract.ingest.pdf.metadata import read_hints
from directive_extract.ingest.pdf.opening import open_document
from directive_extract.ingest.pdf.pages import read_page
from directive_extract.ingest.pdf.rendering import RECOGNITION_DPI, render
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.extraction import Issue
from directive_extract.schema.placement import PageLayout

if TYPE_CHECKING:
    from PIL.Image import Image

    from directive_extract.errors import RecognitionError
    from directive_extract.ingest.ocr.word import Recognition
    from directive_extract.schema.settings import Settings


@dataclass(slots=True)
class _Reading:
    """What was read, and the numbers of pages that something is to be said of."""

    sheets: list[Sheet] = field(default_factory=list)
    pictures: list[int] = field(default_factory=list)
    garbled: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)
    replaced: list[int] = field(default_factory=list)
    failed: dict[int, RecognitionError] = field(default_factory=dict)
    recognised: dict[int, Recognition] = field(default_factory=dict)


class PdfReader:
    """Reads PDF, and pages without a text layer by recognition. The text is made anew: spans count in it."""

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
        recogniser = Recogniser(settings)
        with open_document(payload, settings) as document:
            hints = read_hints(document)
            reading = _read_pages(document, settings)
        if (reading.pictures or reading.garbled) and recogniser.available:
            _recognise(payload, settings, reading, recogniser)
        if reading.broken and not reading.sheets:
            raise DamagedDocumentError(
                "none of the PDF's pages can be read", source=payload.name, hint="ask for the file again"
            )
        laid = lay_out(reading.sheets)
        return Content(
            text=laid.text,
            verbatim=False,
            hints=hints,
            issues=tuple(_issues(reading, settings)),
            asides=laid.asides,
            placement=PageLayout(laid.pages, turn_back(laid, reading.recognised)),
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


def _recognise(payload: Payload, settings: Settings, reading: _Reading, recogniser: Recogniser) -> None:
    """Put what is recognised in place of pages without text or with a garbled one."""
    pages = recognise_pages(recogniser, _pictures(payload, settings, [*reading.pictures, *reading.garbled]))
    reading.recognised = pages.pages
    reading.failed = {number: error for number, error in pages.failed.items() if number in reading.pictures}
    reading.broken += [number for number in reading.pictures if number not in pages.sheets]
    reading.pictures = []
    reading.replaced = [number for number in reading.garbled if number in pages.pages]
    reading.garbled = [number for number in reading.garbled if number not in pages.pages]
    recognised = {number: sheet for number, sheet in pages.sheets.items() if number not in reading.garbled}
    reading.sheets = [recognised.get(sheet.number, sheet) for sheet in reading.sheets]


def _pictures(payload: Payload, settings: Settings, numbers: list[int]) -> Iterator[tuple[int, Image, float]]:
    """The pages drawn one by one; those that cannot be are passed over."""
    for number in numbers:
        try:
            yield number, *render(payload, settings, number, RECOGNITION_DPI, grey=True)
        except DamagedDocumentError:
            continue


def _issues(reading: _Reading, settings: Settings) -> Iterable[Issue]:
    yield from unread_pictures(reading.pictures, wanted=settings.ocr)
    yield from garbled_layers(reading.garbled, wanted=settings.ocr)
    yield from replaced_layers(reading.replaced)
    yield from not_recognised(reading.failed)
    yield from broken_pages(reading.broken)
    yield from late_pages(reading.late)
