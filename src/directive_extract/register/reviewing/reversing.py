"""Undo of what was done on the desk: each event has one that takes it back."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from directive_extract.errors import InvalidChangeError, StaleRevisionError
from directive_extract.register import tables
from directive_extract.register.reviewing.changing import Changes, plain
from directive_extract.register.reviewing.ids import document_number, record_number
from directive_extract.register.reviewing.rows import to_record
from directive_extract.schema.entry import EventKind
from directive_extract.schema.review import ReviewRecord

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.transaction import Transaction
    from directive_extract.schema.entry import Event

_HINT = "undo the later change first"


def undo_records_added(work: Transaction, events: Sequence[Event]) -> None:
    """Take records off the desk.

    Args:
        work: In which it is done.
        events: Tell of the additions.

    Raises:
        StaleRevisionError: One was changed since.
    """
    changes = Changes(work)
    records = _records(changes, events)
    for record, event in zip(records, events, strict=True):
        if record.contents() != event.after:
            raise StaleRevisionError(f"{record.id} has been changed since", hint=_HINT)
    changes.remove(*records)


def undo_records_changed(work: Transaction, events: Sequence[Event]) -> None:
    """Give records the values that they had.

    Args:
        work: In which it is done.
        events: Tell of the changes, each of another record.

    Raises:
        StaleRevisionError: One was changed since.
    """
    changes, pairs = Changes(work), []
    for record, event in zip(_records(changes, events), events, strict=True):
        after = event.after or {}
        if plain(record, set(after)) != after:
            raise StaleRevisionError(f"{record.id} has been changed since", hint=_HINT)
        kept = {name: getattr(record, name) for name in ReviewRecord.model_fields}
        pairs.append((record, ReviewRecord.model_validate({**kept, **(event.before or {})})))
    changes.replace_all(pairs)


def _records(changes: Changes, events: Sequence[Event]) -> list[ReviewRecord]:
    ids = [event.record or "" for event in events]
    changes.expect(ids)
    return [changes.get(one) for one in ids]


def undo_records_removed(work: Transaction, events: Sequence[Event]) -> None:
    """Put records back on the desk, under the ids that they had.

    Args:
        work: In which it is done.
        events: Tell of the removals.
    """
    records = []
    for event in events:
        number = record_number(event.record or "")
        # Higher than any revision it had: what was decided on one of those is stale.
        query = select(func.count()).select_from(tables.event).where(tables.event.c.record == number)
        revision = int(work.connection.execute(query).scalar_one()) + 1
        records.append(to_record(number, revision, event.before or {}))
    Changes(work).add(records)


def undo_document_added(work: Transaction, events: Sequence[Event]) -> None:
    """Take a document off the desk whose records are off already, by the same undo.

    Args:
        work: In which it is done.
        events: One, which tells of the taking in.

    Raises:
        InvalidChangeError: There are records that persons added to it.
    """
    (event,) = events  # one document is one action
    number = document_number(event.document or "")
    table = tables.review_record.c
    query = select(func.count()).select_from(tables.review_record).where(table.document == number)
    if work.connection.execute(query).scalar_one():
        raise InvalidChangeError("records were added to it", source=event.document, hint="undo their addition first")
    mark_present(work, number, present=False)
    work.log_on_desk(EventKind.DOCUMENT_REMOVED, (number, None), event.after, None)


def undo_document_removed(work: Transaction, events: Sequence[Event]) -> None:
    """Put a document back on the desk.

    Args:
        work: In which it is done.
        events: One, which tells of its removal.

    Raises:
        InvalidChangeError: It has been taken in anew since.
    """
    (event,) = events  # one document is one action
    number = document_number(event.document or "")
    table = tables.review_document
    query = (
        select(table.c.present, tables.review_extraction.c.extraction)
        .join(tables.review_extraction, tables.review_extraction.c.document == table.c.id)
        .where(table.c.id == number)
    )
    present, extraction = work.connection.execute(query).one()
    if present or hashlib.sha256(extraction.encode()).hexdigest() != (event.before or {}).get("extraction"):
        raise InvalidChangeError("it has been taken in anew since", source=event.document, hint="use it as it is")
    mark_present(work, number, present=True)
    work.log_on_desk(EventKind.DOCUMENT_ADDED, (number, None), None, event.before)


def mark_present(work: Transaction, number: int, *, present: bool) -> None:
    """Say whether a document is on the desk.

    Args:
        work: In which it is done.
        number: Its key.
        present: Whether it is.
    """
    table = tables.review_document
    work.connection.execute(update(table).where(table.c.id == number).values(present=present))
