"""The register's state into the file that an office keeps: added beside what is there, once, with a backup copy."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange import delimited, records, workbook
from directive_extract.register.exchange.cells_out import (
    ADDED_TITLES,
    Value,
    added_values,
    all_values,
    by_field,
    safe_text,
)
from directive_extract.register.exchange.columns import ColumnMap, fold
from directive_extract.register.exchange.delimited import Decode
from directive_extract.register.exchange.grid import Row
from directive_extract.register.exchange.placing import Places
from directive_extract.register.exchange.replacing import replace_file
from directive_extract.register.exchange.workbook_out import Target, edit_workbook
from directive_extract.schema.entry import Entry


@dataclass(slots=True)
class Written:
    """What became of a file.

    Attributes:
        path: The file.
        changed: Whether it was written; a second time nothing changes.
        backup: Copy of what it was.
        rows: Rows that belong to an entry.
        added: Entries that had no row in it.
        notes: What was repaired, in plain words.
    """

    path: Path
    changed: bool = False
    backup: Path | None = None
    rows: int = 0
    added: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was read, for writing into it.

    Attributes:
        path: The file.
        sheet: The sheet that was read.
        columns: What its columns hold.
        rows: All its rows.
        decode: From bytes to text, for CSV.
    """

    path: Path
    sheet: str
    columns: ColumnMap
    rows: Sequence[Row]
    decode: Decode

    @property
    def last_title(self) -> int:
        """The row behind which the data begin."""
        return self.columns.header_row + self.columns.header_rows - 1

    @property
    def width(self) -> int:
        """Number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)


def write_back(table: Table, entries: Sequence[Entry]) -> Written:
    """Write what the register says into a file that was read.

    Args:
        table: The file.
        entries: All entries that it should show.

    Returns:
        What was done.

    Raises:
        UnreadableTableError: The file is of a kind that is not written.
        UnwritableDestinationError: The system refuses; the file is as it was.
    """  # noqa: DOC502 - raised by what is called
    places = Places(entries, table.path, table.sheet)
    found = {
        row.number: entry
        for row in table.rows
        if row.number > table.last_title
        and not row.is_empty
        and (entry := places.entry_of(row, table.columns)) is not None
    }
    others = [entry for entry in entries if entry.id not in places.found]
    done = Written(table.path, rows=len(found), added=len(others))
    if table.path.suffix.lower() in records.SQLITE_SUFFIXES:
        _write_sqlite(table.path, found, others, done)
        return done
    data = table.path.read_bytes()
    content = _content(data, table, found, others, done)
    if content != data:
        done.backup, done.changed = replace_file(table.path, content, backup_of=data), True
    return done


def _content(data: bytes, table: Table, found: Mapping[int, Entry], others: Sequence[Entry], done: Written) -> bytes:
    suffix = table.path.suffix.lower()
    if suffix in workbook.SUFFIXES:
        workbook.check_workbook(table.path)
        target = Target(table.path, table.sheet, table.last_title)
        with workbook.workbook_errors_told(table.path):
            return edit_workbook(data, target, lambda width: _cells(table, found, width), others)
    if suffix in delimited.SUFFIXES:
        return _csv_content(table, found, others, done)
    if suffix in records.JSON_SUFFIXES:
        return _json_content(data, table.path, found, others)
    raise UnreadableTableError(f"files that end in {suffix} are not written", source=table.path.name, hint="give .xlsx")


def _columns_for(columns: ColumnMap, width: int) -> dict[str, int]:
    """Where each added column stands: where its title is already, or to the right of all that there is."""
    known = {fold(title): place for place, title in reversed(list(enumerate(columns.titles)))}
    at = max(width, len(columns.titles))
    places = {}
    for title in ADDED_TITLES:
        if fold(title) in known:
            places[title] = known[fold(title)]
        else:
            places[title], at = at, at + 1
    return places


def _cells(table: Table, found: Mapping[int, Entry], width: int) -> dict[int, dict[int, Value]]:
    places = _columns_for(table.columns, width)
    cells: dict[int, dict[int, Value]] = {table.last_title: {place: title for title, place in places.items()}}
    for number, entry in found.items():
        cells[number] = {places[title]: value for title, value in added_values(entry).items()}
    return cells


def _csv_content(table: Table, found: Mapping[int, Entry], others: Sequence[Entry], done: Written) -> bytes:
    text, layout, _ = delimited.read_text(table.path, table.decode)
    rows = list(delimited.parse_rows(text, layout.delimiter))
    for number, values in _cells(table, found, table.width).items():
        _put(rows[number - 1], {place: safe_text(value) for place, value in values.items()})
    places = _columns_for(table.columns, table.width)
    for entry in others:
        cells = {place: safe_text(by_field(entry).get(name)) for place, name in table.columns.fields.items()}
        cells |= {places[title]: safe_text(value) for title, value in added_values(entry).items()}
        row: list[str] = []
        _put(row, cells)
        rows.append(row)
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=layout.delimiter, lineterminator=layout.line_end).writerows(rows)
    if list(delimited.parse_rows(text, layout.delimiter)) == rows:
        return table.path.read_bytes()  # quotation marks may be set otherwise, but no cell differs
    try:
        return out.getvalue().encode(layout.encoding)
    except UnicodeEncodeError:
        done.notes.append(f"{layout.encoding} has not all letters that are needed: the file is now UTF-8")
        return out.getvalue().encode("utf-8-sig")


def _put(row: list[str], cells: Mapping[int, str]) -> None:
    for place, text in sorted(cells.items()):
        row.extend([""] * (place + 1 - len(row)))
        row[place] = text


def _json_content(data: bytes, path: Path, found: Mapping[int, Entry], others: Sequence[Entry]) -> bytes:
    text = data.decode("utf-8-sig")
    whole = records.list_in(text) if path.suffix.lower() == ".json" else None
    if whole is not None:
        value = json.loads(text)
        target = value if isinstance(value, list) else next((part for part in value.values() if part == whole), None)
        if not isinstance(target, list):
            target = value = [value]
        _mark(target, found, others)
        new = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
        return data if json.loads(text) == json.loads(new) else new.encode()
    lines = [line for line in text.splitlines() if line.strip()]
    values = [records.parse_line(line) for line in lines]
    before = json.dumps(values)
    _mark(values, found, others)
    if json.dumps(values) == before:
        return data
    out = [value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) for value in values]
    return ("\n".join(out) + "\n").encode()


def _mark(values: list[object], found: Mapping[int, Entry], others: Sequence[Entry]) -> None:
    for number, entry in found.items():
        record = values[number - 1]
        if isinstance(record, dict):
            values_of = added_values(entry)
            record.update({key: new for key, new in values_of.items() if key in record or new not in {None, ""}})
    for entry in others:
        values.append({key: value for key, value in all_values(entry).items() if value not in {None, ""}})  # noqa: PERF401


def _write_sqlite(path: Path, found: Mapping[int, Entry], others: Sequence[Entry], done: Written) -> None:
    titles = ("row", *all_values(next(iter([*found.values(), *others]))).keys()) if found or others else ()
    wanted = [(number, *all_values(entry).values()) for number, entry in found.items()]
    wanted += [(None, *all_values(entry).values()) for entry in others]
    if not titles:
        return
    with closing(sqlite3.connect(path)) as connection:
        names = ", ".join(f'"{title}"' for title in titles)
        try:
            held = connection.execute(f"SELECT {names} FROM {records.OUR_TABLE} ORDER BY rowid").fetchall()  # noqa: S608
        except sqlite3.OperationalError:
            held = None
        if held == wanted:
            return
        done.backup = _copy_of(path)
        with connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(f"DROP TABLE IF EXISTS {records.OUR_TABLE}")
            connection.execute(f"CREATE TABLE {records.OUR_TABLE} ({names})")
            marks = ", ".join("?" * len(titles))
            connection.executemany(f"INSERT INTO {records.OUR_TABLE} VALUES ({marks})", wanted)  # noqa: S608
    done.changed = True


def _copy_of(path: Path) -> Path:
    import hashlib  # noqa: PLC0415

    data = path.read_bytes()
    backup = path.with_name(f"{path.stem}.backup-{hashlib.sha256(data).hexdigest()[:12]}{path.suffix}")
    if not backup.exists():
        replace_file(backup, data, backup_of=None)
    return backup
