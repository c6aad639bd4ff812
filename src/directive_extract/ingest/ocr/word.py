"""What recognition gives: words in boxes on an upright page, and the way back to the page as it is shown."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.schema.span import Box

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Word:
    """A recognised word.

    Attributes:
        text: Not blank.
        box: Left, top, right, bottom in PDF points on the upright page, origin top left; top and bottom are those of
            its line of type, ascenders to descenders.
        size: Of the type, in points.
        confidence: Tesseract's, 0 to 1.
    """

    text: str
    box: Box
    size: float
    confidence: float


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page was turned to stand upright; all lengths in one unit.

    Attributes:
        angle: Degrees, counter-clockwise as seen.
        width: Of the page as it is shown.
        height: Of the page as it is shown.
        upright_width: Of the turned page, which is larger where corners would have been cut.
        upright_height: Of the turned page.
    """

    angle: float
    width: float
    height: float
    upright_width: float
    upright_height: float

    def back(self, point: Point) -> Point:
        """Where a point of the upright page lies on the page as shown; centre lies on centre.

        Args:
            point: Across and down.

        Returns:
            Across and down.
        """
        across, down = point[0] - self.upright_width / 2, point[1] - self.upright_height / 2
        cos, sin = math.cos(math.radians(self.angle)), math.sin(math.radians(self.angle))
        return across * cos - down * sin + self.width / 2, across * sin + down * cos + self.height / 2

    def box_back(self, box: Box) -> Box:
        """The smallest upright box around a turned one.

        Args:
            box: On the upright page.

        Returns:
            On the page as shown, cut at its edges.
        """
        left, top, right, bottom = box
        corners = [self.back(corner) for corner in ((left, top), (right, top), (left, bottom), (right, bottom))]
        across, down = [point[0] for point in corners], [point[1] for point in corners]
        return (
            min(max(0.0, min(across)), self.width),
            min(max(0.0, min(down)), self.height),
            max(0.0, min(self.width, max(across))),
            max(0.0, min(self.height, max(down))),
        )


@dataclass(frozen=True, slots=True)
class Recognition:
    """A recognised page; empty where it holds no words.

    Attributes:
        lines: Words from left to right; lines in Tesseract's order, which parts columns.
        turn: From the page as shown to the upright one; in PDF points.
        rulings: Drawn lines on the upright page, in PDF points.
    """

    lines: tuple[tuple[Word, ...], ...]
    turn: Turn
    rulings: tuple[Box, ...] = ()

    @property
    def words(self) -> list[Word]:
        """All words."""
        return list(chain.from_iterable(self.lines))

    @property
    def confidence(self) -> float:
        """The mean by characters, 0 to 1; 0 without words."""
        words = self.words
        characters = sum(len(word.text) for word in words)
        return sum(word.confidence * len(word.text) for word in words) / characters if characters else 0.0
