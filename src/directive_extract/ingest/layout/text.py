"""Blocks to a text whose characters know their places."""

from __future__ import annotations

import re
from array import array
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.blocks import Block, Kind
from directive_extract.lexicons.compounds import keeps_hyphen
from directive_extract.schema.placement import Fragment, Page
from directive_extract.schema.source import Aside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.lines import Line
    from directive_extract.ingest.layout.pieces import Piece, Sheet

SOFT = "\x02"  # what pdfium gives for a hyphen at a line's end; ours too, so that both readers do alike
_LETTER = re.compile(r"[^\W\d_]")
_TIGHT = frozenset({Kind.ITEM, Kind.ROW})


class TextBuilder:
    """Writes blocks one below the other.

    Args:
        sheets: The pages, for turning places into the frame of the page as shown.
        known: Words of the document that are written with a hyphen inside a line.
    """

    def __init__(self, sheets: Sequence[Sheet], known: frozenset[str]) -> None:
        self._sheets = {sheet.number: sheet for sheet in sheets}
        self._known = known
        self._parts: list[str] = []
        self._length = 0
        self._last: Kind | None = None
        self._starts: dict[int, int] = {}
        self.fragments: list[Fragment] = []
        self.asides: list[Aside] = []

    def add(self, block: Block) -> None:
        """Write one block.

        Args:
            block: Nothing is written where no words are in it.
        """
        if not any(line.text for line in (*block.lines, *(line for cell in block.cells for line in cell))):
            return
        if self._last is not None:
            self._write("\n" if block.kind is self._last and block.kind in _TIGHT else "\n\n")
        self._last = block.kind
        self._starts.setdefault(block.page, self._length)
        start = self._length
        if block.kind is Kind.ROW:
            self._write("|")
            for cell in block.cells:
                self._write(" ")
                self._add_lines(cell, in_cell=True)
                self._write(" |" if cell else "|")
        else:
            self._add_lines(block.lines)
        if block.kind is Kind.ASIDE:
            self.asides.append(Aside(start, self._length, block.reason))

    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    def pages(self) -> tuple[Page, ...]:
        """The pages with their stretches of the text.

        Returns:
            All of them; a page on which no block begins has an empty stretch.
        """
        found: list[Page] = []
        end = self._length
        for sheet in reversed(self._sheets.values()):
            start = self._starts.get(sheet.number, end)
            found.append(Page(sheet.number, sheet.width, sheet.height, start, end, sheet.scanned))
            end = start
        return tuple(reversed(found))

    def _write(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _add_lines(self, lines: Sequence[Line], *, in_cell: bool = False) -> None:
        for number, line in enumerate(lines):
            if number and not self._close_hyphen(line.text):
                self._write(" ")
            for gap, piece in zip(line.gaps, line.pieces, strict=True):
                if gap:
                    self._write(" " if in_cell else gap)
                self._add_piece(piece, line.page, in_cell=in_cell)
        if self._parts and self._parts[-1].endswith(SOFT):
            self._parts[-1] = self._parts[-1][:-1] + "-"

    def _add_piece(self, piece: Piece, page: int, *, in_cell: bool) -> None:
        text = piece.text.replace("|", "/") if in_cell else piece.text
        self.fragments += _fragments(piece, self._sheets[page], self._length)
        self._write(text)

    def _close_hyphen(self, following: str) -> bool:
        """Join a word that was broken at the line's end; its hyphen stays where it belongs to the word."""
        before = self._parts[-1] if self._parts else ""
        if not before.endswith((SOFT, "-", "\u00ad")) or len(before) < 2:
            return False
        stem = before[:-1]
        if not _LETTER.match(stem[-1]) or not following[:1].islower():
            self._parts[-1] = stem + "-"
            return before[-1] == SOFT and following[:1].isalpha() and _LETTER.match(stem[-1]) is not None
        if keeps_hyphen(stem, following, self._known):
            self._parts[-1] = stem + "-"
            return True
        self._parts[-1] = stem
        self._length -= 1
        last = self.fragments[-1]
        if last.end > self._length:
            self.fragments[-1] = _shortened(last)
        return True


def _shortened(fragment: Fragment) -> Fragment:
    return Fragment(
        fragment.start,
        fragment.page,
        fragment.top,
        fragment.bottom,
        fragment.edges[:-1],
        fragment.confidence,
        fragment.apart,
    )


def _fragments(piece: Piece, sheet: Sheet, start: int) -> list[Fragment]:
    if sheet.turn == 0:
        return [Fragment(start, sheet.number, piece.top, piece.bottom, piece.edges, piece.confidence, piece.apart)]
    return [
        _turned(piece, sheet, start, match.start(), match.end())
        for match in re.finditer(r"\S+", piece.text)
    ]  # fmt: skip


def _turned(piece: Piece, sheet: Sheet, start: int, first: int, last: int) -> Fragment:
    """A word of a turned frame in that of the page as shown.

    Its characters stand one above the other there, which edges cannot say: each gets the box of the word.

    Returns:
        The word with its place.
    """
    width, height = sheet.frame
    left, right = piece.edges[first], piece.edges[last]
    corners = {
        90: (height - piece.bottom, left, height - piece.top, right),
        180: (width - right, height - piece.bottom, width - left, height - piece.top),
        270: (piece.top, width - right, piece.bottom, width - left),
    }
    x0, top, x1, bottom = corners[sheet.turn]
    if sheet.turn == 180:
        edges = array("f", (width - edge for edge in piece.edges[first : last + 1]))
    else:
        edges = array("f", ((x0, x1)[index % 2] for index in range(last - first + 1)))
    return Fragment(start + first, sheet.number, top, bottom, edges, piece.confidence, piece.apart)
