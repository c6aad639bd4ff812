"""What is said of pages that could not be read, or not well: the same words for PDF and pictures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from directive_extract.ingest.ocr.tesseract import INSTALL
from directive_extract.schema.extraction import Issue

if TYPE_CHECKING:
    from directive_extract.errors import RecognitionError

STAGE = "ingest"
_SWITCHED_OFF = "text recognition is switched off in the settings (ocr)"


def unread_pictures(pages: Iterable[int], *, wanted: bool) -> Iterator[Issue]:
    """Pages that are only a picture and were not recognised.

    Args:
        pages: Their numbers; nothing is said where there are none.
        wanted: Whether recognition was wanted; then Tesseract is missing.

    Yields:
        What to install.
    """
    if numbers := sorted(pages):
        what = f"only a picture, no text; {INSTALL if wanted else _SWITCHED_OFF}"
        yield Issue(code="no_text_layer", stage=STAGE, message=f"{name_pages(numbers)}: {what}")


def garbled_layers(pages: Iterable[int], *, wanted: bool) -> Iterator[Issue]:
    """Pages whose text layer is no text, and which were not recognised.

    Args:
        pages: Their numbers; nothing is said where there are none.
        wanted: Whether recognition was wanted; then Tesseract is missing.

    Yields:
        What to install.
    """
    if numbers := sorted(pages):
        what = f"the text layer is garbled; {INSTALL if wanted else _SWITCHED_OFF}"
        yield Issue(code="bad_text_layer", stage=STAGE, message=f"{name_pages(numbers)}: {what}")


def replaced_layers(pages: Iterable[int]) -> Iterator[Issue]:
    """Pages whose text layer is no text, and which were recognised instead.

    Args:
        pages: Their numbers; nothing is said where there are none.

    Yields:
        That the words come from the picture.
    """
    if numbers := sorted(pages):
        what = "the text layer is garbled; the words were recognised from the picture instead"
        yield Issue(code="bad_text_layer", stage=STAGE, message=f"{name_pages(numbers)}: {what}")


def not_recognised(failed: Mapping[int, RecognitionError]) -> Iterator[Issue]:
    """Pages whose recognition failed, found nothing, or was not begun because time was up.

    Args:
        failed: Why, by page number.

    Yields:
        One issue a reason.
    """
    reasons: dict[str, list[int]] = {}
    for number, error in failed.items():
        reasons.setdefault(f"{error.what}{f'; {error.hint}' if error.hint else ''}", []).append(number)
    for reason, pages in reasons.items():
        yield Issue(code="not_recognised", stage=STAGE, message=f"{name_pages(sorted(pages))}: {reason}")


def broken_pages(pages: Iterable[int]) -> Iterator[Issue]:
    """Pages that cannot be read.

    Args:
        pages: Their numbers; nothing is said where there are none.

    Yields:
        That they were left out.
    """
    if numbers := sorted(pages):
        what = "broken, left out"
        yield Issue(code="broken_page", stage=STAGE, message=f"{name_pages(numbers)}: {what}")


def late_pages(pages: Iterable[int]) -> Iterator[Issue]:
    """Pages that were not begun because time was up.

    Args:
        pages: Their numbers; nothing is said where there are none.

    Yields:
        That they were left out.
    """
    if numbers := sorted(pages):
        what = "left out, the time for reading was up; raise max_seconds"
        yield Issue(code="time_limit", stage=STAGE, message=f"{name_pages(numbers)}: {what}")


def name_pages(numbers: list[int]) -> str:
    """Page numbers in words.

    Args:
        numbers: Ascending.

    Returns:
        Such as "pages 1-3, 7".
    """
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in ranges)
    return f"page {shown}" if len(numbers) == 1 else f"pages {shown}"
