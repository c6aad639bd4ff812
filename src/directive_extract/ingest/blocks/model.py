"""What the body of a document consists of: paragraphs with their runs, and tables."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(slots=True)
class Paragraph:
    """A paragraph.

    Attributes:
        number: Its place among all `w:p` of the main part, from 1; 0 in notes.
        pieces: Its text in order, each with the run it stands in, from 1.
        label: The number or bullet that Word shows before it.
        indent: Columns by which it is indented, for an item.
        kind: "item" for a paragraph of a list, also of one whose labels were typed.
        reason: Why it is no part of what the document says ("contents", "footnote").
    """

    number: int
    pieces: list[tuple[str, int]] = field(default_factory=list)
    label: str | None = None
    indent: int = 0
    kind: Literal["text", "heading", "item"] = "text"
    reason: str | None = None

    @property
    def text(self) -> str:
        """Its text without the label."""
        return "".join(piece for piece, _ in self.pieces)

    @property
    def is_blank(self) -> bool:
        """Whether it has no text."""
        return not self.text.strip()


@dataclass(slots=True)
class Cell:
    """A cell of a table.

    Attributes:
        blocks: What stands in it.
        span: How many columns of the grid it covers.
        merged: Whether it goes on with the cell above.
    """

    blocks: list[Block] = field(default_factory=list)
    span: int = 1
    merged: bool = False


@dataclass(slots=True)
class Row:
    """A row of a table.

    Attributes:
        cells: In order.
        skipped: Columns of the grid before its first cell.
        header: Whether Word repeats it on every page.
    """

    cells: list[Cell] = field(default_factory=list)
    skipped: int = 0
    header: bool = False


@dataclass(slots=True)
class Table:
    """A table.

    Attributes:
        rows: In order, those left out that a tracked change has taken out.
        ruled: Whether lines are drawn around its cells.
    """

    rows: list[Row] = field(default_factory=list)
    ruled: bool = False


Block = Paragraph | Table
