"""From page pictures to words: one page, or the pages of a document two at a time."""

from __future__ import annotations

import io
import os
import time
from collections import deque
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING

from directive_extract.errors import RecognitionError
from directive_extract.ingest.ocr.hocr import parse_hocr
from directive_extract.ingest.ocr.mending import mend
from directive_extract.ingest.ocr.preparing import DPI, Prepared, prepare, stand_upright
from directive_extract.ingest.ocr.rulings import find_rulings
from directive_extract.ingest.ocr.tesseract import Tesseract, find_tesseract
from directive_extract.ingest.ocr.word import Recognition

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from concurrent.futures import Future

    from PIL.Image import Image

    from directive_extract.schema.settings import Settings
    from directive_extract.schema.span import Box

    Outcome = Recognition | RecognitionError

PAGES_AT_A_TIME = 2  # Tesseract is held to one thread; more than two would take the machine from its user
POINTS = 72.0  # an inch
# Upside down or on its side a page gave a mean of 0.42, upright and badly degraded one of 0.63 (docs/decisions/0006).
DOUBTFUL = 0.6


class Recogniser:
    """Recognises the pages of one document, within one time limit for them all.

    Args:
        settings: Languages and the time limit; whether recognition is wanted at all.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._end = time.monotonic() + settings.max_seconds

    @cached_property
    def _tesseract(self) -> Tesseract | None:
        return find_tesseract() if self._settings.ocr else None

    @property
    def available(self) -> bool:
        """Whether recognition is wanted and Tesseract installed."""
        return self._tesseract is not None

    def recognise(self, picture: Image, dpi: float) -> Recognition:
        """Recognise one page.

        Args:
            picture: The page as it is shown, in any mode.
            dpi: Its resolution.

        Returns:
            Its words, with boxes in PDF points.

        Raises:
            RecognitionError: Tesseract is not installed, failed, or took too long.
        """
        if self._tesseract is None:
            raise RecognitionError("Tesseract is not installed")
        points = (picture.width * POINTS / dpi, picture.height * POINTS / dpi)
        grey = prepare(picture, dpi)
        prepared = stand_upright(grey, 0, points)
        first = self._read(self._tesseract, prepared)
        if not _is_doubtful(first):
            return first
        quarter = self._tesseract.orientation(_as_file(grey), seconds=self._seconds())
        if not quarter:
            return first
        second = self._read(self._tesseract, stand_upright(grey, quarter, points))
        return first if _is_doubtful(second) and second.confidence < first.confidence else second

    def recognise_all(self, pictures: Iterable[tuple[Image, float]]) -> Iterator[Outcome]:
        """Recognise pages, two at a time where there are two processors.

        Args:
            pictures: Pages with their resolutions; each is asked for, in this thread, only when its turn comes.

        Yields:
            For each page, in order, its words or why there are none.
        """
        width = min(PAGES_AT_A_TIME, os.cpu_count() or 1)
        waiting: deque[Future[Outcome]] = deque()
        with ThreadPoolExecutor(width) as pool:
            for picture, dpi in pictures:
                waiting.append(pool.submit(self._attempt, picture, dpi))
                if len(waiting) >= width:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()

    def _attempt(self, picture: Image, dpi: float) -> Outcome:
        try:
            return self.recognise(picture, dpi)
        except RecognitionError as error:
            return error

    def _read(self, tesseract: Tesseract, prepared: Prepared) -> Recognition:
        languages = tesseract.choose(self._settings.ocr_languages)
        report = tesseract.read(_as_file(prepared.picture), languages=languages, dpi=DPI, seconds=self._seconds())
        scale = prepared.turn.upright_width / prepared.picture.width
        mended = (tuple(mend(line)) for line in parse_hocr(report, scale))
        rulings = tuple(_scaled(box, scale) for box in find_rulings(prepared.picture))
        return Recognition(tuple(line for line in mended if line), prepared.turn, rulings)

    def _seconds(self) -> float:
        """What is left of the document's time."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise RecognitionError("the time for this document is over", hint="raise max_seconds in the settings")
        return left


def _scaled(box: Box, scale: float) -> Box:
    left, top, right, bottom = box
    return left * scale, top * scale, right * scale, bottom * scale


# A page on its side is read in part, line by line, in boxes that stand upright.
def _is_doubtful(page: Recognition) -> bool:
    long = [word for word in page.words if len(word.text) > 3]
    if not long:
        return bool(page.words)
    standing = median((word.box[3] - word.box[1]) - (word.box[2] - word.box[0]) for word in long) > 0
    return standing or page.confidence < DOUBTFUL


def _as_file(picture: Image) -> bytes:
    """A PNM file: nothing is compressed, nothing touches the disk."""
    stream = io.BytesIO()
    picture.save(stream, "PPM")
    return stream.getvalue()
