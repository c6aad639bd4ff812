"""Changes of records inside one action: the rows and the events that tell of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, insert, select, update

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, StaleRevisionError
from directive_extract.register import tables
from directive_extract.register.reviewing.ids import document_number, record_id, record_number
from directive_extract.register.reviewing.rows import read_many, read_records, record_row
from directive_extract.schema.entry import DocumentRef, EventKind
from directive_extract.schema.review import ReviewRecord, Seen

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from directive_extract.register.transaction import Transaction

_UPDATE = (
    update(tables.review_record)
    .where(tables.review_record.c.id == bindparam("at"), tables.review_record.c.revision == bindparam("was"))
    .values({column.name: bindparam(column.name) for column in tables.review_record.columns})
)

NEW_RECORD = "R0"
"""Id of a record that the desk has not taken in yet."""


_AT_A_TIME = 500


@dataclass(slots=True)
class Changes:
    """What one action does on the desk.

    Attributes:
        work: The action on the register that it is a part of.
        records: The records that it changed or added, as they are now, by id and in the order of doing.
        entries: Ids of entries of the register that it touched.
    """

    work: Transaction
    records: dict[str, ReviewRecord] = field(default_factory=dict)
    entries: dict[str, None] = field(default_factory=dict)
    _revisions: dict[str, int] = field(default_factory=dict)  # of records before this action first changed them
    _expected: dict[str, ReviewRecord] = field(default_factory=dict)  # read already, and not changed
    _documents: dict[str, DocumentRef] = field(default_factory=dict)

    @property
    def actor(self) -> str:
        """Who decides."""
        return self.work.actor

    @property
    def at(self) -> dt.datetime:
        """When."""
        return self.work.at

    def expect(self, wanted: Iterable[str]) -> None:
        """Read records that are going to be asked for, all at once.

        Args:
            wanted: Their ids; those that are not there are passed over.
        """
        numbers = [record_number(one) for one in wanted]
        self._expected |= {record.id: record for record in read_many(self.work.connection, numbers)}

    def get(self, wanted: str, revision: int | None = None) -> ReviewRecord:
        """A record that is going to be changed.

        Args:
            wanted: Its id.
            revision: The revision that was looked at; None for any.

        Returns:
            The record.

        Raises:
            EntryNotFoundError: There is none.
            StaleRevisionError: It is not at that revision any more.
        """
        wanted = record_id(record_number(wanted))
        record = self._expected.pop(wanted, None)  # once: after that it may have been changed
        if record is None:
            found = read_records(self.work.connection, [record_number(wanted)])
            if not found:
                raise EntryNotFoundError(f"there is no record {wanted}", hint="its addition may have been undone")
            record = found[0]
        before = self._revisions.get(record.id, record.revision)  # what this action itself has changed is not stale
        if revision is not None and before != revision:
            raise StaleRevisionError(
                f"{record.id} has been changed meanwhile: it is at revision {before}, not {revision}",
                hint="look at it again and decide anew",
            )
        return record

    def open(self, seen: Seen) -> ReviewRecord:
        """A record that is going to be decided on.

        Args:
            seen: As the person saw it.

        Returns:
            The record.

        Raises:
            InvalidChangeError: It has been decided on.
        """
        record = self.get(seen.record, seen.revision)
        if not record.standing.is_open:
            raise InvalidChangeError(
                f"it has been {record.standing} by {record.decided_by or 'nobody known'}",
                source=record.id,
                hint="reopen it or undo that decision first",
            )
        return record

    def document(self, wanted: str) -> DocumentRef:
        """What the register knows a document of the desk by.

        Args:
            wanted: Its id on the desk.

        Returns:
            Its identity and head.

        Raises:
            EntryNotFoundError: There is none.
        """
        if wanted not in self._documents:
            table = tables.review_document.c
            query = select(table.ref).where(table.id == document_number(wanted), table.present)
            ref = self.work.connection.execute(query).scalar()
            if ref is None:
                raise EntryNotFoundError(f"there is no document {wanted} on the desk")
            self._documents[wanted] = DocumentRef.model_validate(ref)
        return self._documents[wanted]

    def new_id(self) -> str:
        """An id that no record has or had."""
        return record_id(self.work.new_record())

    def add(self, records: Sequence[ReviewRecord]) -> list[ReviewRecord]:
        """Put records on the desk.

        Args:
            records: With the id `NEW_RECORD`; one that names an id of its own comes back under it (undo of a removal).

        Returns:
            The records with their ids.
        """
        added = [one if one.id != NEW_RECORD else one.model_copy(update={"id": self.new_id()}) for one in records]
        if added:
            self.work.connection.execute(insert(tables.review_record), [record_row(one) for one in added])
        for one in added:
            self._log(EventKind.RECORD_ADDED, one, None, one.contents())
        return added

    def change(self, old: ReviewRecord, **changes: object) -> ReviewRecord:
        """Change fields of a record.

        Args:
            old: As it is stored.
            changes: New values by field, of the fields' types.

        Returns:
            The record as it is stored now; the old one where nothing changes.
        """
        return self.replace(old, old.model_copy(update=changes))

    def replace(self, old: ReviewRecord, new: ReviewRecord) -> ReviewRecord:
        """Put a record in the place of its former self.

        Args:
            old: As it is stored.
            new: As it should be.

        Returns:
            The record as it is stored now; the old one where nothing changes.
        """
        return self.replace_all([(old, new)])[0]

    def replace_all(self, pairs: Sequence[tuple[ReviewRecord, ReviewRecord]]) -> list[ReviewRecord]:
        """Put records in the places of their former selves.

        Args:
            pairs: Each record as it is stored, and as it should be; each record once.

        Returns:
            The records as they are stored now; the old ones where nothing changes.

        Raises:
            StaleRevisionError: One was changed since `old` was read.
        """
        names = [changed_fields(old, new) for old, new in pairs]
        now = [
            new.model_copy(update={"revision": old.revision + 1}) if some else old
            for (old, new), some in zip(pairs, names, strict=True)
        ]
        rows = [
            {**record_row(new), "at": record_number(new.id), "was": new.revision - 1}
            for new, some in zip(now, names, strict=True)
            if some
        ]
        # Whoever is here holds the write lock and has read under it: a row that does not fit is a fault of ours.
        if rows and self.work.connection.execute(_UPDATE, rows).rowcount != len(rows):
            raise StaleRevisionError("a record has been changed meanwhile", hint="look at it again and decide anew")
        for (old, _), new, some in zip(pairs, now, names, strict=True):
            if some:
                self._revisions.setdefault(new.id, old.revision)
                self._log(EventKind.RECORD_CHANGED, new, plain(old, some), plain(new, some))
        return now

    def remove(self, *old: ReviewRecord) -> None:
        """Take records off the desk; the log keeps all of them, and an undo brings them back.

        Args:
            old: As they are stored.
        """
        numbers = [record_number(one.id) for one in old]
        for start in range(0, len(numbers), _AT_A_TIME):
            part = tables.review_record.c.id.in_(numbers[start : start + _AT_A_TIME])
            self.work.connection.execute(delete(tables.review_record).where(part))
        for one in old:
            self._log(EventKind.RECORD_REMOVED, one, one.contents(), None)

    def _log(
        self, kind: EventKind, record: ReviewRecord, before: dict[str, object] | None, after: dict[str, object] | None
    ) -> None:
        place = (document_number(record.document), record_number(record.id))
        self.work.log_on_desk(kind, place, before, after)
        self.records[record.id] = record


def changed_fields(old: ReviewRecord, new: ReviewRecord) -> set[str]:
    """Names of the fields, but for id and revision, in which two records differ."""
    names = ReviewRecord.model_fields.keys() - {"id", "revision"}
    return {name for name in names if getattr(old, name) != getattr(new, name)}


def plain(record: ReviewRecord, names: set[str]) -> dict[str, object]:
    """Some fields of a record as plain values, as JSON has them."""
    return record.model_dump(mode="json", include=names)
