"""The log of events: append-only, each event chained to the one before it by hash."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from directive_extract.register import tables
from directive_extract.register.rows import number_of
from directive_extract.schema.entry import Event

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import ColumnElement, Connection

Row = dict[str, Any]

FIRST_PREVIOUS = "0" * 64
_HASHED = ("seq", "at", "actor", "kind", "entry", "batch", "undoes", "before", "after", "previous")
_HASHED_ON_THE_DESK = ("record", "document")  # only where given: events of older registers have no such columns
_AT_A_TIME = 1_000  # events fetched in one go: the log of a large register does not fit in memory


def to_canonical(value: Mapping[str, Any] | None) -> str | None:
    """JSON with keys in order and no spaces: the same value gives the same characters.

    Args:
        value: A JSON object, or None.

    Returns:
        The text, or None.
    """
    if value is None:
        return None
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def hash_of(row: Mapping[str, Any]) -> str:
    """The hash of an event's row.

    Args:
        row: All columns but `hash`; `before` and `after` as the text that is stored.

    Returns:
        SHA-256 in hexadecimal, of a JSON list of the columns in a fixed order. Events of the reviewers' desk have two
        more in it.
    """
    hashed = [row[name] for name in _HASHED]
    if row["document"] is not None or row["record"] is not None:
        hashed += [row[name] for name in _HASHED_ON_THE_DESK]
    text = json.dumps(hashed, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def event_rows(connection: Connection, *conditions: ColumnElement[bool], newest_first: bool = False) -> Iterator[Row]:
    """Rows of the log.

    Args:
        connection: To the register.
        conditions: On `tables.event`; all of them hold.
        newest_first: The order.

    Yields:
        Rows as they are stored, a thousand in memory at a time.
    """
    order = tables.event.c.seq.desc() if newest_first else tables.event.c.seq
    query = select(tables.event).where(*conditions).order_by(order).execution_options(yield_per=_AT_A_TIME)
    with connection.execute(query) as result:  # closed too where the caller has seen enough
        for row in result.mappings():
            yield dict(row)


def to_event(row: Mapping[str, Any]) -> Event:
    """An event as a value.

    Args:
        row: As stored.

    Returns:
        The event, its before and after parsed.
    """
    parsed = {name: None if row[name] is None else json.loads(row[name]) for name in ("before", "after")}
    ids = {
        name: None if row[name] is None else f"{letter}{row[name]}"
        for name, letter in (("entry", "E"), ("record", "R"), ("document", "D"))
    }
    return Event.model_validate({**row, **parsed, **ids})


def entry_key(entry_id: str | None) -> int | None:
    """The key that an event names its entry by, where it has one."""
    return None if entry_id is None else number_of(entry_id)
