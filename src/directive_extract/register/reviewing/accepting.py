"""Records accepted: what that does to the register, and how it is taken back for one record alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.errors import InvalidChangeError
from directive_extract.register import tables
from directive_extract.register.carrying import entries_by_source
from directive_extract.register.drafting import draft_entry, join_entry, source_of
from directive_extract.register.life import with_deadline
from directive_extract.register.log import event_rows, to_event
from directive_extract.register.reviewing.ids import record_number
from directive_extract.register.rows import number_of
from directive_extract.register.undoing import part, undo_events
from directive_extract.schema.directive import Principle
from directive_extract.schema.entry import Act, EventKind, Ruling, State
from directive_extract.schema.register import Relation
from directive_extract.schema.review import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.reviewing.changing import Changes
    from directive_extract.schema.entry import Entry, Event
    from directive_extract.schema.review import Accept, ReviewRecord


def check_acceptance(changes: Changes, record: ReviewRecord, step: Accept) -> None:
    """Refuse what could not be carried out.

    Args:
        changes: In which it would be.
        record: The record.
        step: How it should be accepted.

    Raises:
        InvalidChangeError: It names an entry and should not, or the other way round; or they don't go together.
        StaleRevisionError: The entry was changed since the person looked at it.
    """  # noqa: DOC502 - the last by `work.get`
    if step.act is Act.ADD:
        if step.entry is not None:
            raise InvalidChangeError(f"to add it names no entry, but {step.entry} is given", source=record.id)
        return
    if step.entry is None:
        raise InvalidChangeError(f"to {step.act} it, an entry is named", source=record.id, hint="choose an entry")
    known = changes.work.get(step.entry, step.entry_revision)
    if step.act is Act.JOIN and known.kind is not record.kind:
        raise InvalidChangeError(
            f"a {record.kind} is not the same as a {known.kind}", source=record.id, hint="link it, or change its kind"
        )
    if step.act is Act.LINK and step.relation is Relation.SAME:
        raise InvalidChangeError("what is the same is joined, not linked", source=record.id, hint="say how they differ")


def add_all(changes: Changes, pairs: Sequence[tuple[ReviewRecord, Accept]]) -> list[Entry]:
    """Make entries of records that the register has nothing of.

    Args:
        changes: In which it is done.
        pairs: The records, and how to take each; none of them to join.

    Returns:
        The entries, confirmed.
    """
    work = changes.work
    for record, step in pairs:
        if step.act is Act.APART:
            part(work, key_of(changes, record), work.get(step.entry or "").id)
    entries = work.add([draft_entry(_ruling(changes, record, step), work.at) for record, step in pairs])
    changes.entries |= dict.fromkeys(entry.id for entry in entries)
    return entries


def join_or_confirm(changes: Changes, record: ReviewRecord, step: Accept, holder: str | None) -> Entry:
    """Join a record to an entry, or confirm the entry that it is a source of already.

    Args:
        changes: In which it is done.
        record: The record.
        step: How to take it.
        holder: Id of the entry that it is a source of.

    Returns:
        The entry, confirmed.
    """
    work, ruling = changes.work, _ruling(changes, record, step)
    if holder is None:
        known = work.get(step.entry or "")
        entry = work.change(known, confirmed(join_entry(known, ruling, work.at)))
    else:
        if step.act is Act.APART and step.entry not in {None, holder}:
            part(work, key_of(changes, record), work.get(step.entry or "").id)
        entry = _confirm_held(changes, record, ruling, holder)
    changes.entries[entry.id] = None
    return entry


def stands(step: Accept) -> Relation:
    """How a record stands to the entry that its acceptance named; `new` where it named none."""
    return Relation.NEW if step.act in {Act.ADD, Act.APART} else step.relation


def key_of(changes: Changes, record: ReviewRecord) -> str:
    """What makes a record the same source of an entry on a second reading."""
    return source_of(record.item, changes.document(record.document), Relation.NEW).key


def holders_of(changes: Changes, records: Sequence[ReviewRecord]) -> dict[str, str]:
    """Which entries have records as sources already: taken in without the desk.

    Args:
        changes: In which it is asked.
        records: Any number.

    Returns:
        Ids of entries by ids of records.
    """
    keys = {record.id: key_of(changes, record) for record in records}
    held = entries_by_source(changes.work.connection, list(keys.values()))
    return {record: held[key] for record, key in keys.items() if key in held}


def _ruling(changes: Changes, record: ReviewRecord, step: Accept) -> Ruling:
    return Ruling(
        act=Act.ADD if step.act is Act.APART else step.act,
        document=changes.document(record.document),
        item=record.item,
        entry=None if step.act is Act.APART else step.entry,
        relation=step.relation,
        state=State.CONFIRMED,
    )


def confirmed(entry: Entry) -> Entry:
    """An entry that a person has just said is one."""
    return entry.model_copy(update={"state": State.CONFIRMED}) if entry.state is State.PROPOSED else entry


def _confirm_held(changes: Changes, record: ReviewRecord, ruling: Ruling, holder: str) -> Entry:
    """The record is a source of an entry already (taken in without the desk): what was corrected is taken over."""
    work = changes.work
    if ruling.act is Act.JOIN and ruling.entry != holder:
        raise InvalidChangeError(
            f"this record belongs to {holder} already", source=record.id, hint=f"accept it as {holder}"
        )
    old = work.get(holder)
    new, item = confirmed(old), record.item
    if record.is_edited and isinstance(item, Principle):
        new = new.model_copy(update={"action": item.text, "kind": record.kind})
    elif record.is_edited and not isinstance(item, Principle):
        values = {name: getattr(item, name) for name in ("action", "owners", "targets", "modality", "priority")}
        new = new.model_copy(update={**values, "kind": record.kind})
        new = with_deadline(new, item.deadline, work.at, source_of(item, ruling.document, ruling.relation).key)
    return work.change(old, new)


def take_back(changes: Changes, record: ReviewRecord) -> None:
    """Take back what the acceptance of one record did to the register.

    Args:
        changes: In which it is done.
        record: An accepted record.

    Raises:
        StaleRevisionError: The entry was changed since.
    """  # noqa: DOC502 - by the reversals
    key = key_of(changes, record)
    events = _events_of_acceptance(changes, record, key)
    undo_events(changes.work, events)
    changes.entries |= dict.fromkeys(event.entry or "" for event in events)


def _events_of_acceptance(changes: Changes, record: ReviewRecord, key: str) -> list[Event]:
    """Events of entries that one record's acceptance made, the newest first; a bulk action has those of others too."""
    connection, event = changes.work.connection, tables.event.c
    number = record_number(record.id)
    told = event_rows(
        connection, event.record == number, event.kind == EventKind.RECORD_CHANGED.value, newest_first=True
    )
    accepted = next((e for e in map(to_event, told) if (e.after or {}).get("standing") == Standing.ACCEPTED), None)
    if accepted is None or record.entry is None:  # it was accepted when it was taken in: known before
        return []
    rows = event_rows(connection, event.batch == accepted.batch, event.entry.is_not(None), newest_first=True)
    mine = number_of(record.entry)
    return [e for e in map(to_event, rows) if _is_of(e, key, mine, accepted.seq)]


def _is_of(event: Event, key: str, entry: int, accepted: int) -> bool:
    before, after = event.before or {}, event.after or {}
    if event.kind is EventKind.PARTED:
        return after.get("key") == key
    if number_of(event.entry or "") != entry:
        return False
    if "sources" in after:
        return key in _keys(after) and key not in _keys(before)
    return event.seq == accepted - 1  # an entry that had this source before was confirmed just then


def _keys(contents: dict[str, object]) -> set[str]:
    sources = contents.get("sources") or ()
    assert isinstance(sources, (list, tuple))  # noqa: S101 - as the log keeps them
    return {f"{(source.get('document') or {}).get('sha256')}/{source.get('item')}" for source in sources}
