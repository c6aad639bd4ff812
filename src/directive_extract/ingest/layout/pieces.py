"""What stands on a page: pieces of text, each on one line, and drawn rules.

All coordinates are PDF points in a frame in which the text is upright, origin top left. Of a page whose text is printed
sideways that frame is a turned one (`Sheet.turn`).
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Piece:
    """Characters that follow each other on one line without a wide gap; words are parted by single spaces.

    Readers of PDF give stretches of a line, recognisers single words: both are joined to lines by their places.

    Attributes:
        text: Without white space at its ends.
        edges: The left edge of each character and, last, the right edge of the last one; typecode "f".
        top: Upper edge of the line of type (ascenders), the same for all characters.
        bottom: Lower edge (descenders).
        size: Of the type, in points; the height of the box where it is not known.
        bold: Whether it is printed bold.
        reason: Why it is no part of the text ("watermark", "stamp"), where its own look says so.
        confidence: The recogniser's, 0 to 1; None for characters that the file holds.
        apart: Whether a mark that was taken out of the line stood before it.
    """

    text: str
    edges: array[float]
    top: float
    bottom: float
    size: float
    bold: bool = False
    reason: str | None = None
    confidence: float | None = None
    apart: bool = False

    @property
    def left(self) -> float:
        """Left edge."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Right edge."""
        return self.edges[-1]

    @property
    def middle(self) -> float:
        """Height half-way between top and bottom."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line or the edge of a drawn box: horizontal where it is wider than high."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(slots=True)
class Sheet:
    """One page.

    Attributes:
        number: From 1.
        width: As shown, in points.
        height: As shown, in points.
        pieces: In any order.
        rules: Drawn lines; empty where nobody looked for them.
        scanned: Whether its text was recognised from a picture.
        turn: By how many degrees, clockwise, the frame of the pieces has to be turned to give the page as shown:
            0, 90, 180 or 270.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    scanned: bool = False
    turn: int = 0

    @property
    def frame(self) -> tuple[float, float]:
        """Width and height in the frame of the pieces."""
        return (self.height, self.width) if self.turn % 180 else (self.width, self.height)
