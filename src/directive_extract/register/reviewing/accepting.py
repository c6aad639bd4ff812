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
from directive_extract.register.undoing import part, undo_event
from directive_extract.schema.directive import Principle
from directive_extract.schema.entry import Act, EventKind, Ruling, State
from directive_extract.schema.register import Relation
from directive_extract.schema.review import Standing

if TYPE_CHECKING:
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


def take_into_register(changes: Changes, record: ReviewRecord, step: Accept) -> tuple[Entry, Relation]:
    """Make or join an entry.

    Args:
        changes: In which it is done.
        record: The record.
        step: How; checked.

    Returns:
        The entry, confirmed, and how the record stands to the one that was named.
    """
    work = changes.work
    ruling = Ruling(
        act=Act.ADD if step.act is Act.APART else step.act,
        document=changes.document(record.document),
        item=record.item,
        entry=None if step.act is Act.APART else step.entry,
        relation=step.relation,
        state=State.CONFIRMED,
    )
    key = source_of(record.item, ruling.document, step.relation).key
    holder = entries_by_source(work.connection, [key]).get(key)
    if step.act is Act.APART and step.entry is not None and step.entry != holder:
        part(work, key, work.get(step.entry).id)
    if holder is not None:
        entry = _confirm_held(changes, record, ruling, holder)
    elif ruling.act is Act.JOIN and ruling.entry is not None:
        known = work.get(ruling.entry)
        entry = work.change(known, confirmed(join_entry(known, ruling, work.at)))
    else:
        entry = work.add([draft_entry(ruling, work.at)])[0]
    changes.entries[entry.id] = None
    return entry, Relation.NEW if ruling.act is Act.ADD else step.relation


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
    key = source_of(record.item, changes.document(record.document), Relation.NEW).key
    for event in _events_of_acceptance(changes, record, key):
        undo_event(changes.work, event)
        changes.entries[event.entry or ""] = None


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
