"""CSV: the delimiter and the encoding are recognised."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.grid import Row, Sheet

SUFFIXES = (".csv", ".tsv", ".txt")
Decode = Callable[[bytes, str], tuple[str, str, tuple[str, ...]]]
"""Bytes and the file's name to text, its encoding, and what had to be guessed; the pipeline brings it."""

_DELIMITERS = ";\t,|"
_SAMPLE_LINES = 50
_MAX_CELL = 10_000_000  # characters; csv's own limit of 131,072 is met by pasted documents


@dataclass(frozen=True, slots=True)
class Layout:
    """How a CSV file is written.

    Attributes:
        encoding: Python's name of it; "utf-8-sig" where it begins with a byte order mark.
        delimiter: Between cells.
        line_end: Between rows.
    """

    encoding: str
    delimiter: str
    line_end: str


def read_text(path: Path, decode: Decode) -> tuple[str, Layout, tuple[str, ...]]:
    """The text of a CSV file, and how it is written.

    Args:
        path: The file.
        decode: From bytes to text.

    Returns:
        The text without a byte order mark, its layout, and what had to be guessed.

    Raises:
        UnreadableTableError: It can't be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableTableError(
            f"it can't be read: {(error.strerror or str(error)).lower()}", source=path.name, hint="check the path"
        ) from error
    text, encoding, notes = decode(data, path.name)
    if text.startswith("\ufeff"):
        text, encoding = text[1:], f"{encoding}-sig" if encoding == "utf-8" else encoding
    line_end = "\r\n" if "\r\n" in text[:_MAX_CELL] else "\n"
    return text, Layout(encoding, find_delimiter(text), line_end), notes


def read_delimited(path: Path, decode: Decode) -> Sheet:
    """The rows of a CSV file.

    Args:
        path: The file.
        decode: From bytes to text.

    Returns:
        Its one sheet.
    """
    text, layout, notes = read_text(path, decode)
    return Sheet(path.name, _rows(text, layout.delimiter), list(notes))


def parse_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Rows of cells, as they stand.

    Args:
        text: Of the file.
        delimiter: Between cells.

    Yields:
        Rows.
    """
    csv.field_size_limit(_MAX_CELL)
    yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def find_delimiter(text: str) -> str:
    """What stands between cells.

    Args:
        text: Of the file.

    Returns:
        The mark of which the most rows among the first have the same, largest number; a comma where there is none.
    """
    lines = text.splitlines()[:_SAMPLE_LINES]
    best, best_weight = ",", 0
    for delimiter in _DELIMITERS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
        weight = max(((width - 1) * count for width, count in widths.items()), default=0)
        if weight > best_weight:
            best, best_weight = delimiter, weight
    return best


def _rows(text: str, delimiter: str) -> Iterator[Row]:
    number = 0
    try:
        for number, cells in enumerate(parse_rows(text, delimiter), start=1):
            yield Row(number, tuple(cells))
    except csv.Error as error:
        yield Row(number + 1, (), fault=f"the rest of the file can't be read: {error}")
