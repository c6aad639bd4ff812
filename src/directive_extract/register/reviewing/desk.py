"""The desk: what the reviewers' pages ask and do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from directive_extract.errors import ConfigError, EntryNotFoundError
from directive_extract.register import tables
from directive_extract.register.log import event_rows, to_event
from directive_extract.register.queries import Query
from directive_extract.register.reviewing.acting import Acting, take_back
from directive_extract.register.reviewing.asking import bulk_conditions, conditions_of, next_open, order_of
from directive_extract.register.reviewing.changing import Changes
from directive_extract.register.reviewing.documents import Sources, list_documents
from directive_extract.register.reviewing.files import files_folder, keep_file, kept_file
from directive_extract.register.reviewing.ids import document_id, document_number, record_id, record_number
from directive_extract.register.reviewing.intake import take_in
from directive_extract.register.reviewing.matching import Matching
from directive_extract.register.reviewing.rows import read_many, read_records, select_rows, to_row
from directive_extract.register.undoing import last_batch, last_undo
from directive_extract.schema.entry import State
from directive_extract.schema.review import (
    Done,
    RecordQuery,
    ReviewDocument,
    ReviewRecord,
    ReviewRow,
    Risk,
    Seen,
    Standing,
    Step,
)

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection

    from directive_extract.register.store import Register
    from directive_extract.schema.entry import Entry, Event, Reconciliation
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.register import Reconciled

_ALL = RecordQuery()
_OPEN = tuple(standing for standing in Standing if standing.is_open)


class Desk:
    """The reviewers' desk of a register. It may be shared by threads, and several processes may have one each.

    Args:
        register: Opened with a clock.
        readers: How many must agree on a record: 1, or 2 for second readers.

    Raises:
        ConfigError: Another number of readers.
    """

    def __init__(self, register: Register, *, readers: int = 1) -> None:
        if readers not in {1, 2}:
            raise ConfigError("one reader decides, or two must agree", hint="give readers=1 or readers=2")
        self.register = register
        self.readers = readers
        self._folder = files_folder(register.url)
        self._sources = Sources()
        self._matching = Matching(register)
        self._acting = Acting(self._sources, readers)

    # Documents

    def take_in(
        self,
        extraction: Extraction,
        reviewer: str,
        *,
        content: bytes | None = None,
        text: str | None = None,
        found: Reconciliation | None = None,
    ) -> ReviewDocument:
        """Put a document on the desk, with a record for each of its tasks and principles.

        Args:
            extraction: What was read.
            reviewer: Who takes it in.
            content: The file, which is kept beside the register.
            text: That spans count in, for text files, whose extraction does not have it. Where it is not given, the
                file is read as UTF-8.
            found: What the register holds of it, as `Register.match` says.

        Returns:
            The document. The same bytes are taken in once: again, nothing changes.

        Raises:
            InvalidChangeError: The file is not the one that was read.
            UnwritableRegisterError: The file can't be kept.
        """  # noqa: DOC502 - by `keep_file`
        if content is not None:
            keep_file(self._folder, extraction.document.sha256, content)
        if text is None and extraction.document.text is None and content is not None:
            text = _decoded(content)
        with self.register.writing(reviewer) as work:
            number = take_in(Changes(work), extraction, found, text, has_file=content is not None)
        return self.document(document_id(number))

    def documents(self) -> list[ReviewDocument]:
        """Documents: those with records to decide on first, by their gravest risk, then as they came."""
        with self.register.reading() as connection:
            return list_documents(connection)

    def document(self, wanted: str) -> ReviewDocument:
        """One document.

        Args:
            wanted: Such as "D3".

        Returns:
            The document.

        Raises:
            EntryNotFoundError: There is none.
        """
        with self.register.reading() as connection:
            found = list_documents(connection, wanted)
        if not found:
            raise EntryNotFoundError(f"there is no document {wanted} on the desk", hint="the queue shows what there is")
        return found[0]

    def extraction(self, wanted: str) -> Extraction:
        """What a document was read as, when it was taken in.

        Args:
            wanted: Id of the document.

        Returns:
            The extraction; the same object for every caller.

        Raises:
            EntryNotFoundError: There is no such document.
        """  # noqa: DOC502 - by `Sources.get`
        with self.register.reading() as connection:
            return self._sources.get(connection, wanted).extraction

    def text(self, wanted: str) -> str | None:
        """The text that the spans of a document count in.

        Args:
            wanted: Id of the document.

        Returns:
            The text; None for a text file that was taken in without.

        Raises:
            EntryNotFoundError: There is no such document.
        """  # noqa: DOC502 - by `Sources.get`
        with self.register.reading() as connection:
            return self._sources.get(connection, wanted).text

    def file(self, wanted: str) -> Path | None:
        """The file of a document.

        Args:
            wanted: Id of the document.

        Returns:
            Its path; None where it is not kept.

        Raises:
            EntryNotFoundError: There is no such document.
        """  # noqa: DOC502 - by `document`
        return kept_file(self._folder, self.document(wanted).ref.sha256)

    # Records

    def record(self, wanted: str) -> ReviewRecord:
        """One record, whole.

        Args:
            wanted: Such as "R12".

        Returns:
            The record.

        Raises:
            EntryNotFoundError: There is none.
        """
        with self.register.reading() as connection:
            found = read_records(connection, [record_number(wanted)], self.register.name)
        if not found:
            raise EntryNotFoundError(f"there is no record {wanted}", hint="its addition may have been undone")
        return found[0]

    def records(self, query: RecordQuery = _ALL) -> list[ReviewRecord]:
        """Whole records; where a list is all that is needed, `rows` takes a fraction of the time.

        Args:
            query: Which, in which order.

        Returns:
            The records.
        """
        with self.register.reading() as connection:
            return read_many(connection, self._numbers(connection, query), self.register.name)

    def rows(self, query: RecordQuery = _ALL) -> list[ReviewRow]:
        """Records as lists show them.

        Args:
            query: Which, in which order.

        Returns:
            The rows.
        """
        statement = select_rows().where(*conditions_of(query)).order_by(*order_of(query))
        with self.register.reading() as connection:
            found = connection.execute(statement.offset(query.offset).limit(query.limit))
            names = tuple(found.keys())
            return [to_row(dict(zip(names, row, strict=True))) for row in found]

    def ids(self, query: RecordQuery = _ALL) -> list[str]:
        """Ids of records alone, in a tenth of the time of their rows.

        Args:
            query: Which, in which order.

        Returns:
            The ids.
        """
        with self.register.reading() as connection:
            return [record_id(number) for number in self._numbers(connection, query)]

    def _numbers(self, connection: Connection, query: RecordQuery) -> Sequence[int]:
        table = tables.review_record.c
        statement = select(table.id).where(*conditions_of(query)).order_by(*order_of(query))
        return connection.execute(statement.offset(query.offset).limit(query.limit)).scalars().all()

    def count(self, query: RecordQuery = _ALL) -> int:
        """How many records there are.

        Args:
            query: Which; its offset and limit don't count.

        Returns:
            Their number.
        """
        return sum(self.counts(query).values())

    def counts(self, query: RecordQuery = _ALL) -> dict[Standing, int]:
        """How many records stand where.

        Args:
            query: Which; its offset and limit don't count.

        Returns:
            Numbers by standing, those without records left out.
        """
        table = tables.review_record.c
        statement = select(table.standing, func.count()).where(*conditions_of(query)).group_by(table.standing)
        with self.register.reading() as connection:
            found = {Standing(standing): int(count) for standing, count in connection.execute(statement)}
        return {standing: found[standing] for standing in Standing if standing in found}

    def next_open(self, record: str, query: RecordQuery | None = None) -> str | None:
        """The record to decide on after another.

        Args:
            record: Id of the other one.
            query: Among which, and in which order; without one, first those of the same document, then all.

        Returns:
            Id of the next that waits, from the first on where none follows; where none waits, of the next that was
            skipped; None where all is decided.
        """
        number = record_number(record)
        queries = (query,) if query is not None else (_ALL.model_copy(update={"document": self._home(number)}), _ALL)
        with self.register.reading() as connection:
            for one in queries:
                found = next_open(connection, number, one)
                if found is not None:
                    return record_id(found)
        return None

    def _home(self, number: int) -> str | None:
        table = tables.review_record.c
        with self.register.reading() as connection:
            found = connection.execute(select(table.document).where(table.id == number)).scalar()
        return None if found is None else document_id(found)

    # Acting

    def act(self, reviewer: str, *steps: Step) -> Done:
        """Carry out what a reviewer does, all or nothing, as one action that is undone as one.

        Args:
            reviewer: Who.
            steps: What; each names the revision of the record that the reviewer saw.

        Returns:
            The number of the action, and the records and entries that it touched.

        Raises:
            EntryNotFoundError: A step names what is not there.
            StaleRevisionError: A record or entry was changed since the reviewer saw it.
            InvalidChangeError: A step can't be carried out.
        """  # noqa: DOC502 - by the steps
        with self.register.writing(reviewer) as work:
            return self._acting.carry_out(work, steps)

    def bulk(self, query: RecordQuery) -> list[Seen]:
        """Records that a bulk acceptance would take: waiting, and neither contradicting nor maybe known.

        Args:
            query: Among which, such as `min_confidence`; its offset and limit don't count.

        Returns:
            The records as they are now, in the order of the query: what a person is shown and then accepts.
        """
        table = tables.review_record.c
        statement = select(table.id, table.revision).where(*conditions_of(query), *bulk_conditions())
        with self.register.reading() as connection:
            rows = connection.execute(statement.order_by(*order_of(query)))
            return [Seen(record=record_id(number), revision=revision) for number, revision in rows]

    def undo(self, reviewer: str, batch: int | None = None) -> Done:
        """Take an action back, on the desk and in the register, all of it or nothing.

        Args:
            reviewer: Who does.
            batch: The number of the action; the reviewer's own last one where None.

        Returns:
            The number of the undo, and what it touched.

        Raises:
            EntryNotFoundError: There is no such action, or it has been undone.
            StaleRevisionError: What it did has been changed since.
        """  # noqa: DOC502 - the last by `undo_batch`
        with self.register.writing(reviewer) as work:
            found = last_batch(work.connection, work.actor) if batch is None else batch
            if found is None:
                raise EntryNotFoundError("there is nothing to undo", hint="the history shows what was done")
            return take_back(work, found)

    def redo(self, reviewer: str) -> Done:
        """Take the reviewer's own last undo back, as long as the reviewer has done nothing else since.

        Args:
            reviewer: Who.

        Returns:
            The number of the redo, and what it touched.

        Raises:
            EntryNotFoundError: There is no such undo.
            StaleRevisionError: What it did has been changed since.
        """  # noqa: DOC502 - the last by `undo_batch`
        with self.register.writing(reviewer) as work:
            found = last_undo(work.connection, work.actor)
            if found is None:
                raise EntryNotFoundError("there is nothing to redo", hint="redo follows an undo")
            return take_back(work, found)

    # History

    def record_history(self, record: str) -> list[Event]:
        """What happened to a record.

        Args:
            record: Its id; one that an undo took off the desk has a history too.

        Returns:
            Events, the oldest first.
        """
        with self.register.reading() as connection:
            return list(map(to_event, event_rows(connection, tables.event.c.record == record_number(record))))

    def document_history(self, wanted: str) -> list[Event]:
        """What happened to a document and its records.

        Args:
            wanted: Id of the document.

        Returns:
            Events, the oldest first.
        """
        with self.register.reading() as connection:
            return list(map(to_event, event_rows(connection, tables.event.c.document == document_number(wanted))))

    def disagreements(self) -> list[ReviewRecord]:
        """Open records on which readers have voted and do not agree, where two must, in the order of documents."""
        return self.records(RecordQuery(risk=Risk.DISAGREEMENT, standings=_OPEN, limit=5_000))

    # The register

    def candidates(self, record: str) -> Reconciled:
        """What the register holds of a record, compared now; nothing is written.

        Args:
            record: Its id.

        Returns:
            The answer with alternatives, and the account of each match.

        Raises:
            EntryNotFoundError: There is no such record.
        """  # noqa: DOC502 - by `record`
        return self._matching.candidates(self.record(record), self.extraction)

    def entry(self, wanted: str) -> Entry:
        """An entry of the register.

        Args:
            wanted: Such as "E12".

        Returns:
            The entry.
        """
        return self.register.get(wanted)

    def confirmed(self, wanted: str | None = None) -> Iterator[Entry]:
        """Entries that persons have confirmed.

        Args:
            wanted: Id of a document on the desk: only entries that it is a source of.

        Yields:
            Entries, all but those that are only proposed, in the order of their ids.
        """
        sha256 = None if wanted is None else self.document(wanted).ref.sha256
        states = tuple(state for state in State if state is not State.PROPOSED)
        yield from self.register.entries(Query(states=states, document=sha256))


def _decoded(content: bytes) -> str | None:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return None
