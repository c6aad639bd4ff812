"""Entries from what was read in a document: new ones, and known ones that a document says something new of."""

from __future__ import annotations

import datetime as dt

from directive_extract.errors import InvalidChangeError
from directive_extract.register.life import check_step, with_deadline
from directive_extract.register.transaction import NEW_ID
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.entry import DeadlineVersion, DocumentRef, Entry, EntrySource, Link, Origin, Ruling, State
from directive_extract.schema.register import Kind, Relation

_ENDS = {Relation.COMPLETED: State.DONE, Relation.CANCELLED: State.CANCELLED}


def source_of(item: Task | Principle, document: DocumentRef, relation: Relation) -> EntrySource:
    """The source that a record of a document is.

    Args:
        item: The record.
        document: Its document.
        relation: How it stands to the entry that it becomes a source of.

    Returns:
        The source, with all spans of the record.
    """
    wording = item.text if isinstance(item, Principle) else item.action
    return EntrySource(
        origin=Origin.DOCUMENT,
        document=document,
        item=item.id,
        wording=wording,
        spans=item.evidence,
        relation=relation,
    )


def draft_entry(ruling: Ruling, at: dt.datetime) -> Entry:
    """A new entry from a record.

    Args:
        ruling: To add or to link.
        at: When.

    Returns:
        The entry, without an id of its own yet.
    """
    item = ruling.item
    source = source_of(item, ruling.document, Relation.NEW)
    links = () if ruling.entry is None else (Link(entry=ruling.entry, relation=ruling.relation),)
    if isinstance(item, Principle):
        return Entry(
            id=NEW_ID, kind=Kind.PRINCIPLE, state=ruling.state, action=item.text, section=item.section,
            confidence=item.confidence, issuer=ruling.document.issuer, sources=(source,), links=links,
        )  # fmt: skip
    deadlines = () if item.deadline is None else (DeadlineVersion(deadline=item.deadline, since=at, source=source.key),)
    return Entry(
        id=NEW_ID, state=ruling.state, action=item.action, owners=item.owners, deadlines=deadlines,
        targets=item.targets, modality=item.modality, priority=item.priority, section=item.section,
        references=item.references, issuer=item.issuer or ruling.document.issuer, confidence=item.confidence,
        flags=item.flags, sources=(source,), links=links,
    )  # fmt: skip


def join_entry(entry: Entry, ruling: Ruling, at: dt.datetime) -> Entry:
    """An entry that a record becomes a source of, with what the record changes.

    Args:
        entry: As it is.
        ruling: To join, with the relation.
        at: When.

    Returns:
        The entry with one more source, and with the new deadline, the new owners, further targets or the end that
        the relation names. Its own wording stays; the source keeps the record's.

    Raises:
        InvalidChangeError: The relation says that they are two, or the entry can't take that end.
    """
    if not ruling.relation.is_one_entry:
        raise InvalidChangeError(
            f"{ruling.relation} does not make one entry of two", source=entry.id, hint="link it, or keep it apart"
        )
    source = source_of(ruling.item, ruling.document, ruling.relation)
    new = entry.model_copy(update={"sources": (*entry.sources, source)})
    if isinstance(ruling.item, Principle):
        return new
    return _updated(new, ruling.item, ruling.relation, at)


def _updated(entry: Entry, task: Task, relation: Relation, at: dt.datetime) -> Entry:
    key = entry.sources[-1].key
    if relation is Relation.DEADLINE_MOVED:
        return with_deadline(entry, task.deadline, at, key)
    if relation is Relation.OWNER_CHANGED:
        return entry.model_copy(update={"owners": task.owners})
    if relation is Relation.EXTENDED:
        return _extended(entry, task)
    if relation in _ENDS:
        return _ended(entry, task, _ENDS[relation])
    return entry


def _extended(entry: Entry, task: Task) -> Entry:
    known = {target.text.casefold() for target in entry.targets}
    targets = (*entry.targets, *(target for target in task.targets if target.text.casefold() not in known))
    references = tuple(dict.fromkeys((*entry.references, *task.references)))
    return entry.model_copy(update={"targets": targets, "references": references})


def _ended(entry: Entry, task: Task, state: State) -> Entry:
    if entry.state is state:
        return entry
    if state is State.DONE and entry.state is State.PROPOSED:  # a person has just said that it is one and finished
        entry = entry.model_copy(update={"state": State.CONFIRMED})
    check_step(entry, state)
    percent = 100 if state is State.DONE else entry.percent
    return entry.model_copy(update={"state": state, "percent": percent, "result": entry.result or task.action})
