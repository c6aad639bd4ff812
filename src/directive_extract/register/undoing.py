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
    undo_records_added,
    undo_records_changed,
    undo_records_removed,
)
from directive_extract.register.rows import number_of
from directive_extract.schema.entry import Entry, Event, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

    from directive_extract.register.transaction import Transaction

# Nobody who undoes their last decision means a document that came in meanwhile.
_NOT_UNDONE_UNNAMED = (EventKind.IMPORTED.value, EventKind.DOCUMENT_ADDED.value)
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
    event = tables.event.c
    # The first event of each action tells of the whole: its number is that of the action.
    conditions = [event.seq == event.batch, event.undoes.is_(None), event.kind.not_in(_NOT_UNDONE_UNNAMED)]
    if actor is not None:
        conditions.append(event.actor == actor)
    query = select(event.batch).where(*conditions).order_by(event.seq.desc())
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
    taking_in = event.c.undoes.is_(None) & event.c.kind.in_(_NOT_UNDONE_UNNAMED)
    query = (
        select(event.c.batch, event.c.undoes, of_undo)
        .where(event.c.actor == actor, event.c.seq == event.c.batch, ~taking_in)
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
    known = 0 < batch <= work.batch  # a number that no database holds is not asked for
    rows = list(event_rows(work.connection, tables.event.c.batch == batch, newest_first=True)) if known else []
    if not rows:
        raise EntryNotFoundError(f"there is no action {batch}", hint="register history shows them")
    if batch in batches_undone(work.connection):
        raise EntryNotFoundError(f"action {batch} has been undone already", hint="register history shows by which")
    touched: dict[str, None] = {}
    events = [to_event(row) for row in rows]
    undo_events(work, events)
    for event in events:
        touched |= dict.fromkeys(one for one in (event.entry, event.record or event.document) if one is not None)
    return list(touched)


def undo_events(work: Transaction, events: Sequence[Event]) -> None:
    """Take back what events tell of.

    Args:
        work: In which it is done.
        events: Newest first; those that nothing follows from (`imported`) are passed over.

    Raises:
        StaleRevisionError: Something has been changed since.
    """  # noqa: DOC502 - by the reversals
    for kind, some in _runs(events):
        if kind in _REVERSALS:
            _REVERSALS[kind](work, some)


def _runs(events: Sequence[Event]) -> Iterator[tuple[EventKind, list[Event]]]:
    """Events one after the other that are of one kind and each about something else: they are undone at once."""
    run: list[Event] = []
    about: set[tuple[str | None, ...]] = set()
    for event in events:
        subject = (event.entry, event.record, event.document)
        if run and (event.kind is not run[0].kind or subject in about):
            yield run[0].kind, run
            run, about = [], set()
        run.append(event)
        about.add(subject)
    if run:
        yield run[0].kind, run


def _undo_added(work: Transaction, events: Sequence[Event]) -> None:
    found = {entry.id: entry for entry in work.get_all([_id(event) for event in events])}
    entries = [found[_id(event)] if _id(event) in found else work.get(_id(event)) for event in events]
    for entry, event in zip(entries, events, strict=True):
        if entry.contents() != event.after:
            raise StaleRevisionError(f"{entry.id} has been changed since", hint=_REVISION_HINT)
    work.remove(*entries)


def _undo_changed(work: Transaction, events: Sequence[Event]) -> None:
    for event in events:
        entry = work.get(_id(event))
        now, before = entry.contents(), event.before or {}
        if any(now[name] != value for name, value in (event.after or {}).items()):
            raise StaleRevisionError(f"{entry.id} has been changed since", hint=_REVISION_HINT)
        work.change(entry, _entry(entry.id, {**now, **before}, entry.revision))


def _undo_removed(work: Transaction, events: Sequence[Event]) -> None:
    entries = []
    for event in events:
        number = number_of(_id(event))
        # Higher than any revision it had: what was decided on one of those is stale.
        query = select(func.count()).select_from(tables.event).where(tables.event.c.entry == number)
        revision = int(work.connection.execute(query).scalar_one()) + 1
        entries.append(_entry(_id(event), event.before or {}, revision))
    work.add(entries)


def _undo_parted(work: Transaction, events: Sequence[Event]) -> None:
    table = tables.decision
    for event in events:
        key = (event.after or {})["key"]
        work.connection.execute(delete(table).where(table.c.key == key, table.c.entry == number_of(_id(event))))
        work.log(EventKind.UNPARTED, event.entry, event.after, None)


def _undo_unparted(work: Transaction, events: Sequence[Event]) -> None:
    for event in events:
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
    EventKind.RECORD_ADDED: undo_records_added,
    EventKind.RECORD_CHANGED: undo_records_changed,
    EventKind.RECORD_REMOVED: undo_records_removed,
}


def _id(event: Event) -> str:
    return event.entry or ""


def _entry(entry_id: str, contents: dict[str, Any], revision: int) -> Entry:
    return Entry.model_validate({**contents, "id": entry_id, "revision": revision})
