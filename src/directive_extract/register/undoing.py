"""Undo from the log: each action is taken back as a whole, and taking back can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, exists, func, insert, select

from directive_extract.errors import EntryNotFoundError, StaleRevisionError
from directive_extract.register import tables
from directive_extract.register.log import event_rows, to_event
from directive_extract.register.reviewing.reversing import (
    undo_document_added,
    undo_document_removed,
    undo_record_added,
    undo_record_changed,
    undo_record_removed,
)
from directive_extract.register.rows import number_of
from directive_extract.schema.entry import Entry, Event, EventKind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from directive_extract.register.transaction import Transaction

_REVISION_HINT = "undo the later change first"


def batches_undone(connection: Connection) -> set[int]:
    """Actions that are not in effect any more.

    Args:
        connection: To the register.

    Returns:
        Numbers of batches that another batch undoes which is itself in effect.
    """
    query = select(tables.event.c.batch, tables.event.c.undoes).where(tables.event.c.undoes.is_not(None)).distinct()
    undone: set[int] = set()
    # An undo is younger than what it undoes: from the newest on, it is settled whether each undo counts.
    for batch, undoes in sorted(connection.execute(query), reverse=True):
        if batch not in undone:
            undone.add(undoes)
    return undone


def last_batch(connection: Connection, actor: str | None = None) -> int | None:
    """The last action that can be undone.

    Args:
        connection: To the register.
        actor: Only this person's.

    Returns:
        Its batch; None where there is none. An undo is no such action, nor is the taking in of a document on the
        reviewers' desk: they are undone by their number.
    """
    undone = batches_undone(connection)
    conditions = [tables.event.c.undoes.is_(None), tables.event.c.kind != EventKind.IMPORTED.value, ~_is_taking_in()]
    if actor is not None:
        conditions.append(tables.event.c.actor == actor)
    query = select(tables.event.c.batch).where(*conditions).order_by(tables.event.c.batch.desc()).distinct()
    with connection.execute(query.execution_options(yield_per=100)) as result:
        return next((batch for batch in result.scalars() if batch not in undone), None)


def last_undo(connection: Connection, actor: str) -> int | None:
    """The undo that a redo takes back.

    Args:
        connection: To the register.
        actor: Whose.

    Returns:
        The batch of the person's last undo that is in effect; None where there is none, or the person has done
        something else since. The taking in of documents goes on in the background and counts for nothing here.
    """
    undone = batches_undone(connection)
    event, target = tables.event, tables.event.alias()
    of_undo = exists().where(target.c.seq == event.c.undoes, target.c.undoes.is_not(None))
    # The first event of each action tells of the whole: its number is that of the action.
    query = (
        select(event.c.batch, event.c.undoes, of_undo)
        .where(event.c.actor == actor, event.c.seq == event.c.batch, ~_is_taking_in())
        .order_by(event.c.seq.desc())
        .execution_options(yield_per=100)
    )
    with connection.execute(query) as result:
        for batch, undoes, is_redo in result:
            if undoes is None:
                return None
            if not is_redo and batch not in undone:
                return int(batch)
    return None


def undo_batch(work: Transaction, batch: int) -> list[str]:
    """Take an action back.

    Args:
        work: In which it is done; its `undoes` is the batch.
        batch: The number of the action.

    Returns:
        Ids of the entries that were touched, and of records and documents on the reviewers' desk.

    Raises:
        EntryNotFoundError: There is no such action, or it has been undone already.
        StaleRevisionError: What it did has been changed since.
    """  # noqa: DOC502 - the last by the helpers
    rows = list(event_rows(work.connection, tables.event.c.batch == batch, newest_first=True))
    if not rows:
        raise EntryNotFoundError(f"there is no action {batch}", hint="register history shows them")
    if batch in batches_undone(work.connection):
        raise EntryNotFoundError(f"action {batch} has been undone already", hint="register history shows by which")
    touched: dict[str, None] = {}
    for event in map(to_event, rows):
        undo_event(work, event)
        touched |= dict.fromkeys(one for one in (event.entry, event.record or event.document) if one is not None)
    return list(touched)


def undo_event(work: Transaction, event: Event) -> None:
    """Take back what one event tells of.

    Args:
        work: In which it is done.
        event: The event; one that nothing follows from (`imported`) is passed over.

    Raises:
        StaleRevisionError: It has been changed since.
    """  # noqa: DOC502 - by the reversals
    if event.kind in _REVERSALS:
        _REVERSALS[event.kind](work, event)


def _is_taking_in() -> ColumnElement[bool]:
    """Whether an event belongs to the taking in of a document on the desk: nobody who undoes a decision means that."""
    other = tables.event.alias()
    # It is the first event of its action, whose number is that of the action.
    return exists().where(other.c.seq == tables.event.c.batch, other.c.kind == EventKind.DOCUMENT_ADDED.value)


def _undo_added(work: Transaction, event: Event) -> None:
    entry = work.get(_id(event))
    if entry.contents() != event.after:
        raise StaleRevisionError(f"{entry.id} has been changed since", hint=_REVISION_HINT)
    work.remove(entry)


def _undo_changed(work: Transaction, event: Event) -> None:
    entry = work.get(_id(event))
    now, before = entry.contents(), event.before or {}
    if any(now[name] != value for name, value in (event.after or {}).items()):
        raise StaleRevisionError(f"{entry.id} has been changed since", hint=_REVISION_HINT)
    work.change(entry, _entry(entry.id, {**now, **before}, entry.revision))


def _undo_removed(work: Transaction, event: Event) -> None:
    number = number_of(_id(event))
    # Higher than any revision it had: what was decided on one of those is stale.
    query = select(func.count()).select_from(tables.event).where(tables.event.c.entry == number)
    revision = int(work.connection.execute(query).scalar_one()) + 1
    work.add([_entry(_id(event), event.before or {}, revision)])


def _undo_parted(work: Transaction, event: Event) -> None:
    key = (event.after or {})["key"]
    table = tables.decision
    work.connection.execute(delete(table).where(table.c.key == key, table.c.entry == number_of(_id(event))))
    work.log(EventKind.UNPARTED, event.entry, event.after, None)


def _undo_unparted(work: Transaction, event: Event) -> None:
    part(work, (event.before or {})["key"], _id(event))


def part(work: Transaction, key: str, entry_id: str) -> None:
    """Remember that a record and an entry are two.

    Args:
        work: In which it is done.
        key: Of the record as a source.
        entry_id: The entry.
    """
    if not is_parted(work, key, entry_id):
        seq = work.log(EventKind.PARTED, entry_id, None, {"key": key})
        work.connection.execute(insert(tables.decision).values(key=key, entry=number_of(entry_id), seq=seq))


def is_parted(work: Transaction, key: str, entry_id: str) -> bool:
    """Whether a record and an entry have been parted.

    Args:
        work: In which it is asked.
        key: Of the record as a source.
        entry_id: The entry.

    Returns:
        True where they have.
    """
    table = tables.decision
    query = select(table.c.seq).where(table.c.key == key, table.c.entry == number_of(entry_id))
    return work.connection.execute(query).first() is not None


_REVERSALS = {
    EventKind.ADDED: _undo_added,
    EventKind.CHANGED: _undo_changed,
    EventKind.REMOVED: _undo_removed,
    EventKind.PARTED: _undo_parted,
    EventKind.UNPARTED: _undo_unparted,
    EventKind.DOCUMENT_ADDED: undo_document_added,
    EventKind.DOCUMENT_REMOVED: undo_document_removed,
    EventKind.RECORD_ADDED: undo_record_added,
    EventKind.RECORD_CHANGED: undo_record_changed,
    EventKind.RECORD_REMOVED: undo_record_removed,
}


def _id(event: Event) -> str:
    return event.entry or ""


def _entry(entry_id: str, contents: dict[str, Any], revision: int) -> Entry:
    return Entry.model_validate({**contents, "id": entry_id, "revision": revision})
