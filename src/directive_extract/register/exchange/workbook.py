"""Workbooks of Excel: values row by row, so that 200,000 rows fit in memory, with merged cells filled in."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.grid import Cell, Row, Sheet

if TYPE_CHECKING:
    from openpyxl.workbook.workbook import Workbook

SUFFIXES = (".xlsx", ".xlsm")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls of old, and what Excel wraps a workbook with a password in
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*?ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"')
_CHUNK = 1 << 20
_OVERLAP = 200  # longer than any mergeCell element
_MAX_COLUMNS = 512  # a stray format in column XFD must not make rows of 16,384 cells
_MAX_UNPACKED = 2_000_000_000  # bytes; 200,000 rows of a register unpack to some 200,000,000


@contextmanager
def opened_workbook(path: Path) -> Iterator[list[Sheet]]:
    """The sheets of a workbook, to be read while the `with` block lasts.

    Args:
        path: An .xlsx or .xlsm file.

    Yields:
        The visible sheets, in their order.

    Raises:
        UnreadableTableError: It has a password, is of the old format, or is damaged.
    """  # noqa: DOC502 - raised by the helpers
    check_workbook(path)
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.25 s

    with workbook_errors_told(path):
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            yield [_sheet(book, name, path) for name in book.sheetnames if _is_visible_table(book[name])]
        finally:
            book.close()


def check_workbook(path: Path) -> None:
    """Refuse early what can't be read, with the reason.

    Args:
        path: The file.

    Raises:
        UnreadableTableError: It is missing, has a password, is of the old format, no workbook, or a decompression bomb.
    """
    try:
        with path.open("rb") as stream:
            begin = stream.read(8)
    except OSError as error:
        raise UnreadableTableError(
            f"it can't be read: {(error.strerror or str(error)).lower()}", source=path.name, hint="check the path"
        ) from error
    if begin == _OLE:
        with path.open("rb") as stream:
            locked = "EncryptedPackage".encode("utf-16-le") in stream.read()
        what = "the workbook has a password" if locked else "this is a workbook of the old format (.xls)"
        raise UnreadableTableError(what, source=path.name, hint="save it in Excel as .xlsx without a password")
    if not begin.startswith(b"PK\x03\x04"):
        raise UnreadableTableError(
            "this is no workbook", source=path.name, hint="save it in Excel as .xlsx, or give CSV"
        )
    with workbook_errors_told(path), zipfile.ZipFile(path) as archive:
        if sum(part.file_size for part in archive.infolist()) > _MAX_UNPACKED:
            raise UnreadableTableError("the workbook unpacks to more than 2 GB", source=path.name, hint="split it")


@contextmanager
def workbook_errors_told(path: Path) -> Iterator[None]:
    """Put what openpyxl and its parsers raise in our words.

    Args:
        path: The file that is read.

    Raises:
        UnreadableTableError: The file is damaged.
    """
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - the name of an error only

    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415 - 0.25 s

    # openpyxl lets through what its parts raise: a missing part is a KeyError, a wrong value a ValueError or TypeError.
    damaged = (
        ParseError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, TypeError, EOFError, AttributeError,
        IndexError, NotImplementedError, zipfile.LargeZipFile,
    )  # fmt: skip
    try:
        yield
    except UnreadableTableError:
        raise
    except damaged as error:
        raise UnreadableTableError(
            f"the workbook is damaged: {type(error).__name__}: {error}"[:200], source=path.name,
            hint="open it in Excel and save it again",
        ) from error  # fmt: skip


def _is_visible_table(sheet: Any) -> bool:
    return hasattr(sheet, "iter_rows") and sheet.sheet_state == "visible"


def _sheet(book: Workbook, name: str, path: Path) -> Sheet:
    notes: list[str] = []
    return Sheet(name, _rows(book[name], path, notes), notes)


def _rows(sheet: Any, path: Path, notes: list[str]) -> Iterator[Row]:
    with workbook_errors_told(path):
        merged = _merged_cells(path, sheet._worksheet_path)  # read-only sheets tell no merged cells themselves
        sheet.reset_dimensions()  # what the file says of its size may be wrong
        kept: dict[int, tuple[int, Cell]] = {}  # by column: the last row it fills, and with what
        empty_formulas = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            values = list(cells[:_MAX_COLUMNS])
            while values and values[-1] is None:
                values.pop()
            continued = _fill(values, number, merged, kept)
            empty_formulas += sum(1 for value in values if isinstance(value, str) and value.startswith("#REF!"))
            yield Row(number, tuple(values), continued=continued)
        if empty_formulas:
            notes.append(f"{empty_formulas} cells hold a broken formula (#REF!)")


def _fill(
    values: list[Cell], number: int, merged: dict[int, list[tuple[int, int, int]]], kept: dict[int, tuple[int, Cell]]
) -> frozenset[int]:
    """Write what stands in a merged cell into all rows that it covers; sideways it stays in its first column."""
    for first, last, bottom in merged.get(number, ()):
        value = values[first] if first < len(values) else None
        for column in range(first, last + 1):
            kept[column] = (bottom, value if column == first else None)
    continued = set()
    for column, (bottom, value) in list(kept.items()):
        if number > bottom:
            del kept[column]
        elif (column >= len(values) or values[column] is None) and value is not None:
            values.extend([None] * (column + 1 - len(values)))
            values[column] = value
            continued.add(column)
    return frozenset(continued)


def _merged_cells(path: Path, part: str) -> dict[int, list[tuple[int, int, int]]]:
    """Merged cells that go over several rows, by their first row: first and last column from 0, last row."""
    from openpyxl.utils import column_index_from_string  # noqa: PLC0415 - 0.25 s

    found: dict[int, list[tuple[int, int, int]]] = {}
    with zipfile.ZipFile(path) as archive, archive.open(part) as stream:
        tail = b""
        seen: set[tuple[bytes, ...]] = set()
        while chunk := stream.read(_CHUNK):
            for match in _MERGED.finditer(tail + chunk):
                left, top, right, bottom = match.groups()
                if top != bottom and match.groups() not in seen:
                    seen.add(match.groups())
                    columns = column_index_from_string(left.decode()) - 1, column_index_from_string(right.decode()) - 1
                    found.setdefault(int(top), []).append((*columns, int(bottom)))
            tail = chunk[-_OVERLAP:]
    return found
