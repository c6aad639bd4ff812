"""Entries to rows and back."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import select

from directive_extract.errors import DamagedRegisterError, EntryNotFoundError
from directive_extract.register import tables
from directive_extract.schema.entry import Entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Connection

Row = dict[str, Any]

_OWN = tuple(column.name for column in tables.entry.columns if column.name not in {"id", "revision", "due"})
_MOST_DIGITS = 10  # keys have 32 bits in PostgreSQL
_DATES = ("next_review", "due")
_DOCUMENT_NAMES = {"document_id": "id"}  # the column of that name is the row's key


def number_of(entry_id: str) -> int:
    """The key of an entry.

    Args:
        entry_id: Such as "E12".

    Returns:
        Such as 12.

    Raises:
        EntryNotFoundError: No entry can have this id.
    """
    number = parse_id(entry_id, "E")
    if number is None:
        raise EntryNotFoundError(
            f"{entry_id!r} is no id of an entry", hint="ids are like E12; register list shows them"
        )
    return number


def parse_id(written: str, letter: str) -> int | None:
    """The number in an id.

    Args:
        written: Such as "E12".
        letter: That it has to begin with.

    Returns:
        Such as 12; None where it is no such id, or one that no database could hold.
    """
    written = written.strip()
    digits = written[1:]
    is_id = written[:1].upper() == letter and digits.isascii() and digits.isdigit() and len(digits) < _MOST_DIGITS
    return int(digits) if is_id else None


def id_of(number: int) -> str:
    """The id of an entry, from its key."""
    return f"E{number}"


def entry_row(entry: Entry) -> Row:
    """The row of an entry itself.

    Args:
        entry: The entry.

    Returns:
        Values by column.
    """
    plain = entry.model_dump(mode="json", include=set(_OWN))
    row = {name: plain[name] for name in _OWN}
    return row | {
        "id": number_of(entry.id),
        "revision": entry.revision,
        "next_review": entry.next_review,
        "due": entry.due,
    }


def part_rows(entry: Entry, documents: Mapping[str, int]) -> dict[str, list[Row]]:
    """The rows of what belongs to an entry.

    Args:
        entry: The entry.
        documents: Key of each document's row, by its hash.

    Returns:
        Rows by the name of the table.
    """
    at = number_of(entry.id)
    rows: dict[str, list[Row]] = {
        "source": [
            {
                "key": source.key,
                "document": None if source.document is None else documents[source.document.sha256],
                **source.model_dump(mode="json", exclude={"document"}),
            }
            for source in entry.sources
        ],
        "owner": [owner.model_dump(mode="json") for owner in entry.owners],
        "deadline": [
            {
                "due": None if version.deadline is None else version.deadline.due,
                **version.model_dump(mode="json"),
            }
            for version in entry.deadlines
        ],
        "link": [{"other": number_of(link.entry), "relation": link.relation.value} for link in entry.links],
    }
    return {
        name: [{"entry": at, "position": position, **row} for position, row in enumerate(some)]
        for name, some in rows.items()
    }


def read_entries(connection: Connection, numbers: Sequence[int], name: str = "the register") -> list[Entry]:
    """Entries with all that belongs to them.

    Args:
        connection: To the register.
        numbers: Their keys, at most some hundreds: they stand in the statement.
        name: What messages call the register.

    Returns:
        The entries that exist, in the order of the keys given.

    Raises:
        DamagedRegisterError: A row holds what no entry can hold.
    """
    if not numbers:
        return []
    parts = {table.name: _parts(connection, table, numbers) for table in tables.PARTS}
    documents = _documents(connection, parts["source"])
    found: dict[int, Entry] = {}
    for row in connection.execute(select(tables.entry).where(tables.entry.c.id.in_(numbers))).mappings():
        try:
            found[row["id"]] = _entry(dict(row), {table: parts[table][row["id"]] for table in parts}, documents)
        except ValidationError as error:
            reason = error.errors()[0]["msg"]
            raise DamagedRegisterError(
                f"{id_of(row['id'])} is damaged: {reason}", source=name, hint="register verify tells what was changed"
            ) from error
    return [found[number] for number in numbers if number in found]


def _parts(connection: Connection, table: Any, numbers: Sequence[int]) -> dict[int, list[Row]]:
    query = select(table).where(table.c.entry.in_(numbers)).order_by(table.c.entry, table.c.position)
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        rows[row["entry"]].append({key: value for key, value in row.items() if key not in {"entry", "position"}})
    return rows


def _documents(connection: Connection, sources: Mapping[int, list[Row]]) -> dict[int, Row]:
    keys = {row["document"] for rows in sources.values() for row in rows if row["document"] is not None}
    if not keys:
        return {}
    query = select(tables.document).where(tables.document.c.id.in_(keys))
    return {
        row["id"]: {_DOCUMENT_NAMES.get(key, key): value for key, value in row.items() if key != "id"}
        for row in connection.execute(query).mappings()
    }


def _entry(row: Mapping[str, Any], parts: Mapping[str, list[Row]], documents: Mapping[int, Row]) -> Entry:
    sources = [
        {**{k: v for k, v in source.items() if k != "key"}, "document": documents.get(source["document"])}
        for source in parts["source"]
    ]
    return Entry.model_validate({
        "id": id_of(row["id"]),
        "revision": row["revision"],
        **{name: row[name] for name in _OWN},
        "sources": sources,
        "owners": parts["owner"],
        "deadlines": [{k: v for k, v in version.items() if k != "due"} for version in parts["deadline"]],
        "links": [{"entry": id_of(link["other"]), "relation": link["relation"]} for link in parts["link"]],
    })
