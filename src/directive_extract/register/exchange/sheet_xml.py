"""Cells put into the XML of a worksheet; every other byte of it stays as it is.

Reading a workbook with a library and saving it again loses what the library does not know (charts, sparklines, values
of formulas); so the few cells that are ours are written into the file itself (docs/decisions/0011).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.sax.saxutils import escape

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.cells_out import Value

_ROW = re.compile(r"<((?:\w+:)?)row\b([^>]*?)(?:/>|>(.*?)</\1row>)", re.DOTALL)
_CELL = re.compile(r"<(?:\w+:)?c\b([^>]*?)(?:/>|>.*?</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(r"\br=\"([A-Z]+)(\d+)\"")
_ROW_NUMBER = re.compile(r"\br=\"(\d+)\"")
_SPANS = re.compile(r"\s+spans=\"[^\"]*\"")
_STYLE = re.compile(r"\bs=\"(\d+)\"")
_DIMENSION = re.compile(r"<(?:\w+:)?dimension\b[^>]*?/>")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # characters that no XML file may hold

Cells = Mapping[int, Mapping[int, Value]]
"""Values by row, from 1, and column, from 0."""


def put_cells(xml: str, cells: Cells, *, titles_in: int) -> str:
    """Write cells of existing rows.

    Args:
        xml: A worksheet.
        cells: The values; None empties the cell.
        titles_in: Row whose new cells look like the cell to their left.

    Returns:
        The worksheet, the same text where nothing changes.

    Raises:
        UnreadableTableError: Rows or cells do not say where they are.
    """  # noqa: DOC502 - raised by the helpers
    next_row = 1

    def replaced(match: re.Match[str]) -> str:
        nonlocal next_row
        found = _ROW_NUMBER.search(match[2])
        number = int(found[1]) if found else next_row
        next_row = number + 1
        if number not in cells:
            return match[0]
        row = _Row(match[1], number, match[3] or "")
        changed = row.put(cells[number], like_left=number == titles_in)
        if not changed:
            return match[0]
        return f"<{match[1]}row{_SPANS.sub('', match[2]).rstrip()}>{row.xml()}</{match[1]}row>"

    result = _ROW.sub(replaced, xml)
    # Where the sheet ends is told by an element that may be left out; a wrong one would hide our columns.
    return result if result == xml else _DIMENSION.sub("", result, count=1)


def used_width(xml: str) -> int:
    """How many columns a worksheet uses, also by cells that show nothing.

    Args:
        xml: A worksheet.

    Returns:
        The place behind the last one, from 0.
    """
    letters = {found[1] for cell in _CELL.finditer(xml) if (found := _REFERENCE.search(cell[1]))}
    return max((_column_of(some) + 1 for some in letters), default=0)


def cell_xml(prefix: str, reference: str, value: Value, style: str = "") -> str:
    """One cell: text is never a formula, whatever it begins with.

    Args:
        prefix: Of the namespace, with its colon; "" where it is the default one.
        reference: Such as "H7".
        value: Its value.
        style: Number of its format.

    Returns:
        The element.
    """
    styled = f' s="{style}"' if style else ""
    if value is None or value == "":
        return f'<{prefix}c r="{reference}"{styled}/>'
    if isinstance(value, int):
        return f'<{prefix}c r="{reference}"{styled}><{prefix}v>{value}</{prefix}v></{prefix}c>'
    text = escape(_ILLEGAL.sub("\ufffd", value))
    return (
        f'<{prefix}c r="{reference}"{styled} t="inlineStr"><{prefix}is><{prefix}t xml:space="preserve">{text}'
        f"</{prefix}t></{prefix}is></{prefix}c>"
    )


def letters_of(column: int) -> str:
    """The letters of a column.

    Args:
        column: From 0.

    Returns:
        Such as "AB".
    """
    letters = ""
    at = column + 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Row:
    def __init__(self, prefix: str, number: int, body: str) -> None:
        self._prefix, self._number = prefix, number
        self._cells: dict[int, tuple[str, str]] = {}
        for match in _CELL.finditer(body):
            found = _REFERENCE.search(match[1])
            if found is None:
                raise UnreadableTableError(
                    f"cells in row {number} do not say where they are", hint="open the file in Excel and save it"
                )
            style = _STYLE.search(match[1])
            self._cells[_column_of(found[1])] = match[0], style[1] if style else ""

    def put(self, values: Mapping[int, Value], *, like_left: bool) -> bool:
        changed = False
        for column, value in sorted(values.items()):
            old, style = self._cells.get(column, ("", ""))
            if not old and value in {None, ""}:
                continue
            if not old and like_left:
                style = self._cells.get(column - 1, ("", ""))[1]
            new = cell_xml(self._prefix, f"{letters_of(column)}{self._number}", value, style)
            if new != old:
                self._cells[column] = new, style
                changed = True
        return changed

    def xml(self) -> str:
        return "".join(self._cells[column][0] for column in sorted(self._cells))


def _column_of(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1
