"""From PDF's user space to a frame in which the text is upright, origin top left."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.ingest.pdf import native

if TYPE_CHECKING:
    from directive_extract.ingest.pdf.native import Floats

SAMPLES = 24  # characters whose direction is looked at


@dataclass(frozen=True, slots=True)
class Frame:
    """A frame: the page's box in user space, and by how many degrees the text runs counter-clockwise in it.

    Attributes:
        left: Of the part of the page that is shown.
        bottom: Of the same.
        right: Of the same.
        top: Of the same.
        angle: 0, 90, 180 or 270.
    """

    left: float
    bottom: float
    right: float
    top: float
    angle: int

    def boxes(self, boxes: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """Boxes of user space in the frame.

        Args:
            boxes: One a row: left, top, right, bottom, y upwards.

        Returns:
            Left, top, right, bottom, y downwards, as columns.
        """
        left, top, right, bottom = boxes.T
        if self.angle == 90:
            return bottom - self.bottom, left - self.left, top - self.bottom, right - self.left
        if self.angle == 180:
            return self.right - right, bottom - self.bottom, self.right - left, top - self.bottom
        if self.angle == 270:
            return self.top - top, self.right - right, self.top - bottom, self.right - left
        return left - self.left, self.top - top, right - self.left, self.top - bottom

    def shows(self, down: float, across: float) -> bool:
        """Whether a point of the frame is on the page, and not cut off.

        Returns:
            False beyond its edges.
        """
        wide, high = self.right - self.left, self.top - self.bottom
        if self.angle % 180:
            wide, high = high, wide
        return 0 <= across <= wide and 0 <= down <= high

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space in the frame.

        Args:
            x: To the right.
            y: Upwards.

        Returns:
            To the right, and downwards.
        """
        if self.angle == 90:
            return y - self.bottom, x - self.left
        if self.angle == 180:
            return self.right - x, y - self.bottom
        if self.angle == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y


def main_angle(text_page: int, count: int) -> int:
    """The direction in which most of a page's text runs.

    Args:
        text_page: Address of the page's text.
        count: Of its characters.

    Returns:
        Degrees counter-clockwise in user space: 0, 90, 180 or 270.
    """
    step = max(1, count // SAMPLES)
    angles = Counter(
        round(-math.degrees(native.char_angle(text_page, index)) / 90) % 4 * 90 for index in range(0, count, step)
    )
    return max(angles, key=lambda angle: (angles[angle], -angle), default=0)
