"""One action on the register: its changes, the events that tell of them, and the end of the chain, all or nothing."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, insert, select, update

from directive_extract.errors import DamagedRegisterError, EntryNotFoundError, StaleRevisionError
from directive_extract.register import tables
from directive_extract.register.log import entry_key, hash_of, to_canonical
from directive_extract.register.rows import entry_row, id_of, number_of, part_rows, read_entries
from directive_extract.register.wording import storable
from directive_extract.schema.entry import DocumentRef, Entry, EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sqlalchemy import Connection

Row = dict[str, Any]

NEW_ID = "E0"
"""Id of an entry that the register has not taken in yet."""

_AT_A_TIME = 500  # entries written or read in one statement; SQLite takes 32,766 values in one


@dataclass(slots=True)
class Transaction:
    """What one actor does at one moment. Made with `begin`, ended with `finish`, inside a database transaction.

    Attributes:
        connection: In a transaction that holds the write lock.
        actor: Who.
        at: When.
        undoes: The batch that is being undone, where that is what happens.
    """

    connection: Connection
    actor: str
    at: dt.datetime
    undoes: int | None = None
    _next_entry: int = 0
    _next_record: int = 0
    _next_document: int = 0
    _seq: int = 0
    _hash: str = ""
    _batch: int = 0
    _events: list[Row] = field(default_factory=list)
    _documents: dict[str, tuple[int, DocumentRef]] = field(default_factory=dict)
    _revisions: dict[str, int] = field(default_factory=dict)  # of entries before this action first changed them

    def begin(self) -> None:
        """Take the write lock and the end of the chain.

        Raises:
            DamagedRegisterError: The row that holds the end of the chain is gone.
        """
        row = self.connection.execute(select(tables.head).with_for_update()).mappings().first()
        if row is None:
            raise DamagedRegisterError("the end of the log is gone", hint="restore a backup copy")
        self._next_entry, self._seq, self._hash = row["next_entry"], row["last_seq"], row["last_hash"]
        self._next_record, self._next_document = row["next_record"], row["next_document"]
        self._batch = self._seq + 1

    @property
    def batch(self) -> int:
        """Number of the first event of this action."""
        return self._batch

    def finish(self) -> None:
        """Write the events and the new end of the chain."""
        if self._events:
            self.connection.execute(insert(tables.event), self._events)
        self.connection.execute(
            update(tables.head).values(
                next_entry=self._next_entry,
                next_record=self._next_record,
                next_document=self._next_document,
                last_seq=self._seq,
                last_hash=self._hash,
            )
        )

    @property
    def events(self) -> int:
        """How many events this action has told of so far."""
        return len(self._events)

    def new_record(self) -> int:
        """The key of a new record on the reviewers' desk; each is given once, whatever is undone."""
        self._next_record += 1
        return self._next_record - 1

    def new_document(self) -> int:
        """The key of a new document on the desk."""
        self._next_document += 1
        return self._next_document - 1

    def get(self, entry_id: str, revision: int | None = None) -> Entry:
        """An entry that is going to be changed.

        Args:
            entry_id: Its id.
            revision: The revision that the change was made on; None for any.

        Returns:
            The entry.

        Raises:
            EntryNotFoundError: There is none.
            StaleRevisionError: It is not at that revision any more.
        """
        entry = next(iter(read_entries(self.connection, [number_of(entry_id)])), None)
        if entry is None:
            raise EntryNotFoundError(f"there is no entry {entry_id}", hint="register list shows what there is")
        before = self._revisions.get(entry.id, entry.revision)  # what this action itself has changed is not stale
        if revision is not None and before != revision:
            raise StaleRevisionError(
                f"{entry_id} has been changed meanwhile: it is at revision {before}, not {revision}",
                hint="look at it again and decide anew",
            )
        return entry

    def get_all(self, entry_ids: Sequence[str]) -> list[Entry]:
        """Entries that are going to be changed.

        Args:
            entry_ids: Their ids.

        Returns:
            Those that are there.
        """
        numbers = [number_of(one) for one in entry_ids]
        parts = (numbers[start : start + _AT_A_TIME] for start in range(0, len(numbers), _AT_A_TIME))
        return [entry for part in parts for entry in read_entries(self.connection, part)]

    def add(self, drafts: Iterable[Entry]) -> list[Entry]:
        """Take in entries.

        Args:
            drafts: With the id `NEW_ID`; one that names an id of its own comes back under it (undo of a removal).

        Returns:
            The entries with their ids, as they are stored.
        """
        added = [self._settled(draft) for draft in drafts]
        for start in range(0, len(added), _AT_A_TIME):
            part = added[start : start + _AT_A_TIME]
            self.connection.execute(insert(tables.entry), [entry_row(entry) for entry in part])
            self._insert_parts(part)
        for entry in added:
            self.log(EventKind.ADDED, entry.id, None, entry.contents())
        return added

    def change(self, old: Entry, new: Entry, kind: EventKind = EventKind.CHANGED) -> Entry:
        """Put an entry in the place of its former self.

        Args:
            old: As it is stored.
            new: As it should be.
            kind: What the log says.

        Returns:
            The entry as it is stored now; the old one where nothing changes.

        Raises:
            StaleRevisionError: It was changed since `old` was read.
        """
        new = self._settled(new)
        before, after = old.contents(), new.contents()
        changed = sorted(name for name in after if after[name] != before[name])
        if not changed:
            return old
        new = new.model_copy(update={"revision": old.revision + 1})
        at = number_of(new.id)
        statement = update(tables.entry).where(tables.entry.c.id == at, tables.entry.c.revision == old.revision)
        if self.connection.execute(statement.values(entry_row(new))).rowcount != 1:
            raise StaleRevisionError(f"{new.id} has been changed meanwhile", hint="look at it again and decide anew")
        self._revisions.setdefault(new.id, old.revision)
        for table in tables.PARTS:
            self.connection.execute(delete(table).where(table.c.entry == at))
        self._insert_parts([new])
        self.log(kind, new.id, {name: before[name] for name in changed}, {name: after[name] for name in changed})
        return new

    def remove(self, *old: Entry) -> None:
        """Take entries out; the log keeps all of them, and an undo brings them back.

        Args:
            old: As they are stored.
        """
        numbers = [number_of(one.id) for one in old]
        for start in range(0, len(numbers), _AT_A_TIME):
            part = tables.entry.c.id.in_(numbers[start : start + _AT_A_TIME])
            self.connection.execute(delete(tables.entry).where(part))
        for one in old:
            self.log(EventKind.REMOVED, one.id, one.contents(), None)

    def log(self, kind: EventKind, entry: str | None, before: Row | None, after: Row | None) -> int:
        """Tell of a change of an entry.

        Args:
            kind: What happened.
            entry: Id of the entry concerned.
            before: What was.
            after: What is.

        Returns:
            Number of the event.
        """
        return self._log(kind, before, after, {"entry": entry_key(entry), "record": None, "document": None})

    def log_on_desk(self, kind: EventKind, place: tuple[int, int | None], before: Row | None, after: Row | None) -> int:
        """Tell of a change on the reviewers' desk.

        Args:
            kind: What happened.
            place: Keys of the document and, where it is about one, the record.
            before: What was.
            after: What is.

        Returns:
            Number of the event.
        """
        document, record = place
        return self._log(kind, before, after, {"entry": None, "record": record, "document": document})

    def _log(self, kind: EventKind, before: Row | None, after: Row | None, about: Row) -> int:
        self._seq += 1
        row: Row = {
            "seq": self._seq,
            "at": self.at.isoformat(),
            "actor": self.actor,
            "kind": kind.value,
            **about,
            "batch": self._batch,
            "undoes": self.undoes,
            "before": to_canonical(before),
            "after": to_canonical(after),
            "previous": self._hash,
        }
        self._hash = row["hash"] = hash_of(row)
        self._events.append(row)
        return self._seq

    def _settled(self, entry: Entry) -> Entry:
        """The entry as it can be stored: with an id, and each document as the register knows it already."""
        entry = storable(entry)
        update_with: dict[str, object] = {}
        if any(source.document for source in entry.sources):
            update_with["sources"] = tuple(
                source
                if source.document is None
                else source.model_copy(update={"document": self._document(source.document)[1]})
                for source in entry.sources
            )
        if entry.id == NEW_ID:
            update_with["id"] = id_of(self._next_entry)
            self._next_entry += 1
        return entry.model_copy(update=update_with) if update_with else entry

    def _document(self, document: DocumentRef) -> tuple[int, DocumentRef]:
        if document.sha256 not in self._documents:
            self._documents[document.sha256] = self._find_document(document) or self._insert_document(document)
        return self._documents[document.sha256]

    def _find_document(self, document: DocumentRef) -> tuple[int, DocumentRef] | None:
        query = select(tables.document).where(tables.document.c.sha256 == document.sha256)
        row = self.connection.execute(query).mappings().first()
        if row is None:
            return None
        kept = {name: row[name] for name in DocumentRef.model_fields if name != "id"}
        return row["id"], DocumentRef(id=row["document_id"], **kept)

    def _insert_document(self, document: DocumentRef) -> tuple[int, DocumentRef]:
        values = {name: getattr(document, name) for name in DocumentRef.model_fields if name != "id"}
        result = self.connection.execute(insert(tables.document).values(document_id=document.id, **values))
        key = result.inserted_primary_key
        return int(key[0]) if key else 0, document

    def _insert_parts(self, entries: Sequence[Entry]) -> None:
        keys = {sha256: key for sha256, (key, _) in self._documents.items()}
        together: dict[str, list[Row]] = {table.name: [] for table in tables.PARTS}
        for entry in entries:
            for name, rows in part_rows(entry, keys).items():
                together[name].extend(rows)
        for table in tables.PARTS:
            if together[table.name]:
                self.connection.execute(insert(table), together[table.name])
