"""The pictures among a document's pages, recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_extract.errors import RecognitionError
from directive_extract.ingest.layout import Sheet
from directive_extract.ingest.ocr.recognising import POINTS
from directive_extract.ingest.ocr.sheets import to_sheet

if TYPE_CHECKING:
    from PIL.Image import Image

    from directive_extract.ingest.ocr.recognising import Recogniser
    from directive_extract.ingest.ocr.word import Recognition

NOTHING_FOUND = "no text was found in the picture"


@dataclass(slots=True)
class RecognisedPages:
    """What recognition gave.

    Attributes:
        sheets: For each page that was asked for, by number; without pieces where it failed.
        pages: The words of those that have any.
        failed: Why there are no words.
    """

    sheets: dict[int, Sheet] = field(default_factory=dict)
    pages: dict[int, Recognition] = field(default_factory=dict)
    failed: dict[int, RecognitionError] = field(default_factory=dict)


def recognise_pages(recogniser: Recogniser, pictures: Iterable[tuple[int, Image, float]]) -> RecognisedPages:
    """Recognise pages.

    Args:
        recogniser: Of this document.
        pictures: Page number, picture and its resolution; asked for one by one in this thread.

    Returns:
        Sheets for the layout.
    """
    found = RecognisedPages()
    numbers: list[int] = []

    def noted() -> Iterator[tuple[Image, float]]:
        for number, picture, dpi in pictures:
            size = picture.width * POINTS / dpi, picture.height * POINTS / dpi
            found.sheets[number] = Sheet(number, *size, scanned=True)
            numbers.append(number)
            yield picture, dpi

    for position, page in enumerate(recogniser.recognise_all(noted())):
        number = numbers[position]
        if isinstance(page, RecognitionError):
            found.failed[number] = page
        elif not page.lines:
            found.failed[number] = RecognitionError(NOTHING_FOUND)
        else:
            found.sheets[number] = to_sheet(number, page)
            found.pages[number] = page
    return found
