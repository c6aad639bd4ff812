"""What every kind of file comes down to: sheets of rows of cells."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

Cell = str | int | float | bool | dt.date | dt.datetime | dt.time | None

HEAD_ROWS = 30
"""So many rows are looked through for the titles of the columns: above them stand the office, the date, the subject."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a sheet.

    Attributes:
        number: As the program shows it, from 1; of a JSON file the record's.
        cells: From the first column on; trailing empty cells may be missing.
        fault: Why it can't be read, where it can't; what could be read of it stands in `cells`.
        continued: Columns, from 0, whose cell belongs to a merged cell that began in a row above.
    """

    number: int
    cells: tuple[Cell, ...]
    fault: str | None = None
    continued: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing in it."""
        return self.fault is None and all(cell is None or cell == "" for cell in self.cells)


@dataclass(slots=True)
class Sheet:
    """A table with its rows still to be read, once.

    Attributes:
        name: Of the sheet or database table; the file's own where it has only one.
        rows: All rows, the titles among them.
        notes: What was repaired on the way, in plain words; grows while rows are read.
        titled: Whether the first row is certain to hold the titles (JSON, SQLite).
    """

    name: str
    rows: Iterator[Row]
    notes: list[str] = field(default_factory=list)
    titled: bool = False


def text_of(cell: Cell) -> str:
    """A cell as a person reads it.

    Args:
        cell: Any.

    Returns:
        Text without spaces at its ends; whole numbers without a decimal point, days as year-month-day.
    """
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime):
        return str(cell.date()) if cell.time() == dt.time() else cell.isoformat(sep=" ")
    return str(cell).strip()


def row_of_record(number: int, titles: tuple[str, ...], record: Mapping[str, Cell]) -> Row:
    """The row of a record whose values have names.

    Args:
        number: Of the record.
        titles: The names that have a column.
        record: Values by name.

    Returns:
        The row, in the order of the titles.
    """
    return Row(number, tuple(record.get(title) for title in titles))
