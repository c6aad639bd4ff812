"""Which reader reads a file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange import delimited, records, workbook
from directive_extract.register.exchange.delimited import Decode
from directive_extract.register.exchange.grid import Sheet

SUFFIXES = (*workbook.SUFFIXES, *delimited.SUFFIXES, *records.JSON_SUFFIXES, *records.SQLITE_SUFFIXES)


@contextmanager
def opened_table(path: Path, decode: Decode, sheet: str | None = None) -> Iterator[list[Sheet]]:
    """The sheets of a file, to be read while the `with` block lasts.

    Args:
        path: A workbook, CSV, JSON, JSON lines or SQLite file; its suffix says which.
        decode: From bytes to text, for CSV.
        sheet: The one that is wanted; all where None.

    Yields:
        The sheets.

    Raises:
        UnreadableTableError: It is of another kind, can't be read, or has no such sheet.
    """
    suffix = path.suffix.lower()
    if suffix == ".xls" or suffix in workbook.SUFFIXES:
        with workbook.opened_workbook(path) as sheets:
            yield _wanted(sheets, sheet, path)
    elif suffix in delimited.SUFFIXES:
        yield _wanted([delimited.read_delimited(path, decode)], sheet, path)
    elif suffix in records.JSON_SUFFIXES:
        yield _wanted([records.read_json(path)], sheet, path)
    elif suffix in records.SQLITE_SUFFIXES:
        yield _wanted(records.read_sqlite(path), sheet, path)
    else:
        raise UnreadableTableError(
            f"files that end in {suffix or 'nothing'} are not read as registers", source=path.name,
            hint=f"what is read: {' '.join(SUFFIXES)}",
        )  # fmt: skip


def _wanted(sheets: list[Sheet], name: str | None, path: Path) -> list[Sheet]:
    found = [sheet for sheet in sheets if name is None or sheet.name == name]
    if not found:
        names = ", ".join(sheet.name for sheet in sheets)
        raise UnreadableTableError(f"there is no sheet {name!r}", source=path.name, hint=f"there are: {names}")
    return found
