"""What a plain text is made of, as somebody who types it into a word processor would see it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "centred", "caption", "signature", "line", "sides", "table"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of running text.

    Attributes:
        text: On one line; words that the plain text hyphenated at a line end are closed up.
        ranges: Where it stands in the plain text, one half-open range a line.
    """

    text: str = ""
    ranges: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One block of a document.

    Attributes:
        kind: What it is; "line" is an entry of a chat log, "sides" what stands left and right on the same lines.
        words: Its text, without the label; empty for tables and sides.
        label: List label or section number as written.
        style: Labels of one list share it; "" where there is no label.
        depth: How far it is indented, in steps; of a heading its level, from 1.
        rows: Cells of a table (header first) or of sides.
        gap: Whether a blank line stood before it.
    """

    kind: Kind
    words: Words = Words()
    label: str = ""
    style: str = ""
    depth: int = 0
    rows: tuple[tuple[Words, ...], ...] = ()
    gap: bool = True

    @property
    def labelled(self) -> str:
        """The text as written, label and all."""
        return f"{self.label} {self.words.text}" if self.label else self.words.text

    def ranges(self) -> list[tuple[int, int]]:
        """Where its words stand in the plain text, in the order in which the block is read."""
        if self.rows:
            return [found for row in self.rows for cell in row for found in cell.ranges]
        return list(self.words.ranges)
