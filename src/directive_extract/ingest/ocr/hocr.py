"""Tesseract's report of a page (hOCR) read into words.

hOCR rather than its table of words, because it knows for each line the base line and the size of type: words then get
the height of their line, and "on" stands as high as "by".

Source:
    The hOCR specification 1.2, properties bbox, baseline and x_wconf; x_size and x_descenders are
    Tesseract's own.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.ingest.ocr.word import Word

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINE = re.compile(r"<span class='ocr_(?:line|header|caption|textfloat)'[^>]*title=(['\"])(?P<title>.*?)\1\s*>")
_WORD = re.compile(r"<span class='ocrx_word'[^>]*title=(['\"])(?P<title>.*?)\1[^>]*>(?P<text>.*?)</span>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NUMBER = r"(-?\d+(?:\.\d+)?)"
_BOX = re.compile(rf"\bbbox {_NUMBER} {_NUMBER} {_NUMBER} {_NUMBER}")
_BASELINE = re.compile(rf"\bbaseline {_NUMBER} {_NUMBER}")
_SIZE = re.compile(rf"\bx_size {_NUMBER}")
_DESCENDERS = re.compile(rf"\bx_descenders {_NUMBER}")
_SURE = re.compile(rf"\bx_wconf {_NUMBER}")
SLACK = 0.3  # of the size by which a word may stand out of its line; a drawn line or a large initial stands out more
# Of the size of type: how far letters reach over and under the base line. Tesseract's own figure for what is over it
# is the same for all lines of one type (28 dots in 46 of 47 lines of a page), the one for what is under it is not.
ASCENT, DESCENT = 0.74, 0.22


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of type in pixels: its base line goes down by `slope` a pixel from `base` at `left`."""

    left: float
    base: float
    slope: float
    size: float

    def extent(self, across: float) -> tuple[float, float]:
        """Top and bottom at a place."""
        base = self.base + self.slope * (across - self.left)
        return base - ASCENT * self.size, base + DESCENT * self.size


def parse_hocr(report: str, scale: float) -> list[list[Word]]:
    """Read a report.

    Args:
        report: Of one page.
        scale: PDF points a pixel.

    Returns:
        Lines of words that are not blank, in Tesseract's order.
    """
    starts = list(_LINE.finditer(report))
    lines: list[list[Word]] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(report)
        words = list(_words(report[start.end() : end], _line(start["title"]), scale))
        if words:
            lines.append(words)
    return lines


def _words(part: str, line: _Line | None, scale: float) -> Iterator[Word]:
    for found in _WORD.finditer(part):
        text = html.unescape(_TAG.sub("", found["text"])).strip()
        box = _BOX.search(found["title"])
        if not text or box is None:
            continue
        left, top, right, bottom = (float(edge) for edge in box.groups())
        size = bottom - top
        if line is not None and (extent := line.extent((left + right) / 2)) and _lies_in(top, bottom, extent):
            (top, bottom), size = extent, line.size
        sure = _number(_SURE, found["title"], 0.0)
        yield Word(
            text=text,
            box=(left * scale, top * scale, right * scale, bottom * scale),
            size=size * scale,
            confidence=min(1.0, max(0.0, sure / 100)),
        )


def _lies_in(top: float, bottom: float, extent: tuple[float, float]) -> bool:
    slack = SLACK * (extent[1] - extent[0])
    return top >= extent[0] - slack and bottom <= extent[1] + slack


def _line(title: str) -> _Line | None:
    box, baseline = _BOX.search(title), _BASELINE.search(title)
    ascent = _number(_SIZE, title, 0.0) - _number(_DESCENDERS, title, 0.0)
    if box is None or baseline is None or ascent <= 0:
        return None
    return _Line(float(box[1]), float(box[4]) + float(baseline[2]), float(baseline[1]), ascent / ASCENT)


def _number(pattern: re.Pattern[str], title: str, default: float) -> float:
    found = pattern.search(title)
    return float(found[1]) if found else default
