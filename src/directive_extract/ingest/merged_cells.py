"""Merged cells of HTML tables: what they say is put into every row that they cover, before anything reads the page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MAX_COLUMNS = 63
MAX_CARRIED_CHARS = 300  # owners and deadlines are shorter; longer cells belong to tables that only lay out the page
MAX_COPIES = 20_000  # of one page: "rowspan" can ask for any number of them
MAX_TITLE_CHARS = 60
MAX_DIGITS = 5
_CELLS = frozenset({"td", "th"})
_PARTS = frozenset({"thead", "tbody", "tfoot", "tr"})


@dataclass(slots=True)
class _Spread:
    """The work on one page.

    Attributes:
        copies: How many cells may still be put in.
        covered: Of the table at hand: columns that a cell above covers, with how many rows more, and its text.
    """

    copies: int = MAX_COPIES
    covered: dict[int, tuple[int, str]] = field(default_factory=dict)

    def table(self, rows: list[HtmlElement]) -> None:
        """Fill the rows of one table."""
        self.covered = {}
        is_split = len(rows) > 2 and _is_split_header(rows[0])
        for row in rows:
            self.row(row)
        if is_split:
            rows[0].getparent().remove(rows[0])

    def row(self, row: HtmlElement) -> None:
        """Put in what cells above say, and empty cells for columns that a wide cell covers."""
        column = 0
        for cell in [child for child in row if child.tag in _CELLS]:
            column = self._fill(row, row.index(cell), column)
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            text = " ".join("".join(cell.itertext()).split()) if height != 1 else ""
            for offset in range(min(width, MAX_COLUMNS)):
                if height != 1:
                    self.covered[column + offset] = (height - 1, text if not offset else "")
                if offset:
                    self._insert(row, row.index(cell) + offset, "")
            column += width
        self._fill(row, len(row), column)

    def _fill(self, row: HtmlElement, index: int, column: int) -> int:
        while column in self.covered and column < MAX_COLUMNS:
            rows, text = self.covered.pop(column)
            if rows > 1 or rows < 0:  # 0 in the page: to the end of the table
                self.covered[column] = (rows - 1, text)
            self._insert(row, index, text if len(text) <= MAX_CARRIED_CHARS else "")
            index += 1
            column += 1
        return column

    def _insert(self, row: HtmlElement, index: int, text: str) -> None:
        if self.copies > 0:
            self.copies -= 1
            cell = etree.Element("td")
            cell.text = text
            row.insert(index, cell)


def spread_merged_cells(tree: HtmlElement) -> None:
    """Give every row of every table a cell for each column, in place.

    Tables around other tables only lay out the page, and are left as they are. Of two header rows, where titles of
    one column each stand below a common title, the lower one stays.

    Args:
        tree: The page.
    """
    if tree.find(".//*[@rowspan]") is None and tree.find(".//*[@colspan]") is None:
        return
    spread = _Spread()
    for table in list(tree.iter("table")):
        if table.find(".//table") is None and spread.copies:
            parts = (
                [child] if child.tag == "tr" else child.iterchildren("tr") for child in table if child.tag in _PARTS
            )
            rows = [row for part in parts for row in part]
            if len(rows) > 1:
                spread.table(rows)


def _is_split_header(row: HtmlElement) -> bool:
    cells = [child for child in row if child.tag in _CELLS]
    texts = [" ".join("".join(cell.itertext()).split()) for cell in cells]
    is_header = bool(cells) and all(len(text) <= MAX_TITLE_CHARS for text in texts)
    down = any(_span(cell, "rowspan") == 2 for cell in cells)
    return is_header and down and any(_span(cell, "colspan") > 1 for cell in cells)


def _span(cell: HtmlElement, name: str) -> int:
    """Return how many rows or columns a cell covers; 0 for a cell that goes down to the end of the table."""
    stated = cell.get(name, "").strip()
    if not stated.isdecimal() or len(stated) > MAX_DIGITS:
        return 1
    return int(stated) if name == "rowspan" else max(int(stated), 1)
