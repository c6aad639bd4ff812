"""JSON, JSON lines and SQLite: records whose values have names."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.grid import Cell, Row, Sheet, row_of_record

JSON_SUFFIXES = (".json", ".jsonl", ".ndjson")
OUR_TABLE = "directive_extract_register"
"""Table that write-back puts into an SQLite database; it is not read as a register."""

SQLITE_SUFFIXES = (".db", ".sqlite", ".sqlite3")


def read_json(path: Path) -> Sheet:
    """The records of a JSON file (a list of objects, or an object that holds one) or of JSON lines.

    Args:
        path: The file.

    Returns:
        Its one sheet: titles first, then a row a record.

    Raises:
        UnreadableTableError: It can't be read as either.
    """
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTableError(f"it can't be read: {error}", source=path.name, hint="save it as UTF-8") from error
    found = list_in(text) if path.suffix.lower() == ".json" else None
    records: list[Any] = [parse_line(line) for line in text.splitlines() if line.strip()] if found is None else found
    if not any(isinstance(record, dict) for record in records):
        raise UnreadableTableError(
            "there are no records in it", source=path.name, hint="give a list of objects, or one object a line"
        )
    return Sheet(path.name, _rows(records), titled=True)


def read_sqlite(path: Path) -> list[Sheet]:
    """The tables of an SQLite database.

    Args:
        path: The file; it is not written to.

    Returns:
        A sheet a table.

    Raises:
        UnreadableTableError: It is no database.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            query = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            names = [name for (name,) in connection.execute(query) if name != OUR_TABLE]
    except sqlite3.Error as error:
        raise UnreadableTableError(f"no SQLite database: {error}", source=path.name, hint="check the file") from error
    return [Sheet(name, _table_rows(path, name), titled=True) for name in names]


def list_in(text: str) -> list[Any] | None:
    """The records of a JSON text.

    Args:
        text: Of the file.

    Returns:
        The list that it is, or the longest list of objects in the object that it is; None where it is no JSON.
    """
    try:
        value = json.loads(text)
    except ValueError:
        return None
    if isinstance(value, dict):
        lists = [part for part in value.values() if isinstance(part, list) and part and isinstance(part[0], dict)]
        return max(lists, key=len) if lists else [value]
    return value if isinstance(value, list) else None


def parse_line(line: str) -> Any:
    """What a line of JSON lines holds; the line itself where it is no JSON."""
    try:
        return json.loads(line)
    except ValueError:
        return line


def _rows(records: list[Any]) -> Iterator[Row]:
    titles = tuple(dict.fromkeys(key for record in records if isinstance(record, dict) for key in record))
    yield Row(0, titles)
    for number, record in enumerate(records, start=1):
        if isinstance(record, dict):
            yield row_of_record(number, titles, {key: _cell(value) for key, value in record.items()})
        else:
            yield Row(number, (str(record)[:500],), fault="this is no record")


def _cell(value: object) -> Cell:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, list) and all(isinstance(part, (str, int, float)) for part in value):
        return "\n".join(map(str, value))
    if isinstance(value, Mapping) and isinstance(value.get("name") or value.get("text"), str):
        return str(value.get("name") or value.get("text"))
    if isinstance(value, list) and all(
        isinstance(part, Mapping) and isinstance(part.get("name"), str) for part in value
    ):
        return "\n".join(part["name"] for part in value)
    return json.dumps(value, ensure_ascii=False)


def _table_rows(path: Path, table: str) -> Iterator[Row]:
    quoted = table.replace('"', '""')
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = lambda data: data.decode("utf-8", errors="replace")
        cursor = connection.execute(f'SELECT * FROM "{quoted}"')  # noqa: S608 - a name from the file itself, quoted
        yield Row(0, tuple(column[0] for column in cursor.description))
        for number, values in enumerate(cursor, start=1):
            blobs = any(isinstance(value, bytes) for value in values)
            cells = tuple(None if isinstance(value, bytes) else value for value in values)
            yield Row(number, cells, fault="a cell holds bytes, not text" if blobs else None)
