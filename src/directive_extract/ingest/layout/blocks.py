"""What the layout of a document comes to, before it is written as text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from directive_extract.ingest.layout.lines import Line


class Kind(StrEnum):
    """What a block is; it decides on the blank lines around it."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    ASIDE = "aside"


@dataclass(eq=False)
class Block:
    """One line of the text to be written.

    Attributes:
        kind: What it is.
        page: Page on which it begins.
        lines: Printed lines, in reading order; of a row none.
        cells: Of a row the printed lines of each cell.
        reason: Of an aside, why it is one.
    """

    kind: Kind
    page: int
    lines: list[Line] = field(default_factory=list)
    cells: list[list[Line]] = field(default_factory=list)
    reason: str = ""
