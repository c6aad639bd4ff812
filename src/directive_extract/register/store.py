"""The register itself: entries in, changes, questions; each change in one transaction with its events."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import islice
from threading import Lock
from typing import TYPE_CHECKING, Any, Self

from pydantic import ValidationError
from sqlalchemy import func, select

from directive_extract.errors import ConfigError, DamagedRegisterError, EntryNotFoundError, InvalidChangeError
from directive_extract.register import tables
from directive_extract.register.addresses import WRITING, address_of, make_engine, name_of
from directive_extract.register.carrying import carry_out, entries_by_source, in_parts
from directive_extract.register.life import changed_entry
from directive_extract.register.log import event_rows, to_event
from directive_extract.register.queries import Query, count_by_state, select_numbers
from directive_extract.register.refusals import refusals_told
from directive_extract.register.rows import id_of, number_of, read_entries
from directive_extract.register.transaction import NEW_ID, Transaction
from directive_extract.register.undoing import last_batch, undo_batch
from directive_extract.register.verifying import verify_register
from directive_extract.register.versions import check_version, create_tables, upgrade_tables
from directive_extract.schema.entry import Entry, Event, EventKind, Reconciliation, Ruling, Verification

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from sqlalchemy import URL, Connection, Engine

    from directive_extract.schema.extraction import Extraction

Clock = Callable[[], dt.datetime]

DEFAULT_WAIT_S = 60.0  # of eight busy writers on a loaded machine one waited 11 s (benchmarks/register.py)
_AT_A_TIME = 500
_ALL = Query()


class Register:
    """An office's register, in an SQLite file or a PostgreSQL database.

    Open it with `Register.open`, in a `with` block or with `close` at the end. It may be shared by threads, and any
    number of processes may open the same one.

    Args:
        engine: Of a database that holds a register of this version.
        clock: Gives the time of what is written, with its time zone; the library itself reads no clock.
    """

    def __init__(self, engine: Engine, clock: Clock | None) -> None:
        self._engine = engine
        self._clock = clock
        # Threads of this process wait for one another here, first come, first served. SQLite's own waiting is a sleep
        # of up to 0.1 s before each new attempt, and whoever comes in between goes first.
        self._turn = Lock()
        self.name = name_of(engine.url)

    @classmethod
    def open(cls, where: str | Path, *, clock: Clock | None = None, wait_s: float = DEFAULT_WAIT_S) -> Self:
        """Open a register.

        Args:
            where: A file, or `postgresql://USER@HOST/NAME`.
            clock: Gives the time of events; needed for writing only.
            wait_s: How long to wait for another process that is writing, in seconds.

        Returns:
            The register.

        Raises:
            RegisterNotFoundError: There is none.
            ForeignDatabaseError: It is something else.
            RegisterVersionError: It is of another version.
            RegisterError: The database refuses.
        """  # noqa: DOC502 - raised by what is called
        engine = make_engine(address_of(where), wait_s)
        try:
            check_version(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, clock)

    @classmethod
    def create(cls, where: str | Path, *, clock: Clock | None = None, wait_s: float = DEFAULT_WAIT_S) -> Self:
        """Make a new, empty register and open it.

        Args:
            where: A file that is not there yet, or the address of an empty PostgreSQL database.
            clock: Gives the time of events.
            wait_s: How long to wait for another process, in seconds.

        Returns:
            The register.

        Raises:
            RegisterExistsError: There is one already.
            ForeignDatabaseError: There is something else.
            RegisterError: The database refuses.
        """  # noqa: DOC502 - raised by what is called
        engine = make_engine(address_of(where), wait_s)
        try:
            create_tables(engine)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine, clock)

    @classmethod
    def upgrade(cls, where: str | Path, *, wait_s: float = DEFAULT_WAIT_S) -> str:
        """Bring a register of an older version up to date, all of it or nothing.

        Args:
            where: Its address.
            wait_s: How long to wait for another process, in seconds.

        Returns:
            The version that it had.
        """
        engine = make_engine(address_of(where), wait_s)
        try:
            return upgrade_tables(engine)
        finally:
            engine.dispose()

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()

    def __enter__(self) -> Self:
        """The register itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give back the connections."""
        self.close()

    # Writing

    def add(self, drafts: Iterable[Entry], actor: str) -> list[Entry]:
        """Take in entries that no document is the source of: imported, or typed by a person.

        Args:
            drafts: With the id `NEW_ID` and at least one source.
            actor: Who.

        Returns:
            The entries with their ids.

        Raises:
            InvalidChangeError: A draft names an id of its own.
            RegisterError: The database refuses.
        """  # noqa: DOC502 - the last by `refusals_told`
        drafts = list(drafts)
        if any(draft.id != NEW_ID for draft in drafts):
            raise InvalidChangeError("a new entry has no id of its own yet", source=self.name, hint=f"give {NEW_ID!r}")
        with self.writing(actor) as work:
            return work.add(drafts)

    def change(self, entry_id: str, changes: Mapping[str, Any], actor: str, *, revision: int | None = None) -> Entry:
        """Set fields of an entry.

        Args:
            entry_id: Which.
            changes: New values by field; `deadline` becomes the newest of its deadlines.
            actor: Who.
            revision: The revision that was looked at; a newer one refuses the change. None: any.

        Returns:
            The entry as it is now.

        Raises:
            EntryNotFoundError: There is none.
            StaleRevisionError: It was changed meanwhile.
            InvalidChangeError: A value does not fit.
        """  # noqa: DOC502 - raised by what is called
        with self.writing(actor) as work:
            old = work.get(entry_id, revision)
            return work.change(old, changed_entry(old, changes, work.at))

    def apply(self, rulings: Iterable[Ruling], actor: str) -> list[Entry]:
        """Carry out a person's decisions on what was read, all or none.

        Args:
            rulings: The decisions. What has been carried out before changes nothing.
            actor: Who decided.

        Returns:
            For each decision the entry that it made, joined or kept apart from.

        Raises:
            EntryNotFoundError: A decision names an entry that is not there.
            StaleRevisionError: An entry was changed since the person looked at it.
            InvalidChangeError: A decision can't be carried out.
        """  # noqa: DOC502 - raised by what is called
        with self.writing(actor) as work:
            return [carry_out(work, ruling) for ruling in rulings]

    def undo(self, actor: str, batch: int | None = None, *, only_own: bool = False) -> list[str]:
        """Take an action back, or take such a taking back back.

        Args:
            actor: Who does.
            batch: The number of the action, as `history` tells it; the last one where None.
            only_own: Without a number: the last action of this actor.

        Returns:
            Ids of the entries that were touched, and of records and documents on the reviewers' desk.

        Raises:
            EntryNotFoundError: There is no such action, or it has been undone.
            StaleRevisionError: What it did has been changed since.
        """  # noqa: DOC502 - raised by what is called
        with self.writing(actor) as work:
            found = last_batch(work.connection, actor if only_own else None) if batch is None else batch
            if found is None:
                raise EntryNotFoundError("there is nothing to undo", source=self.name)
            work.undoes = found
            return undo_batch(work, found)

    @contextmanager
    def writing(self, actor: str) -> Iterator[Transaction]:
        """Several changes as one action: all of them or none, and undone as one.

        Args:
            actor: Who.

        Yields:
            What takes the changes.

        Raises:
            ConfigError: The register was opened without a clock, or nobody is named.
        """
        actor = actor.strip()
        if not actor:
            raise ConfigError("nobody is named", hint="say who decides: the log keeps it")
        at = self.now()
        with self.changing() as connection:
            work = Transaction(connection, actor, at)
            work.begin()
            yield work
            work.finish()

    @contextmanager
    def changing(self) -> Iterator[Connection]:
        """A connection in a transaction that writes, for what the log does not tell of: reviewers and their sessions.

        Yields:
            The connection.
        """
        with self._turn, refusals_told(self.name), self._engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                yield connection

    def now(self) -> dt.datetime:
        """What the register's clock says.

        Returns:
            The time, in UTC.

        Raises:
            ConfigError: There is no clock, or it tells no time zone.
        """
        if self._clock is None:
            raise ConfigError(
                "the register was opened without a clock", hint="Register.open(where, clock=lambda: datetime.now(UTC))"
            )
        now = self._clock()
        if now.tzinfo is None:
            raise ConfigError("the clock tells no time zone", hint="datetime.now(UTC) does")
        return now.astimezone(dt.UTC)

    # Questions

    def get(self, entry_id: str) -> Entry:
        """One entry.

        Args:
            entry_id: Such as "E12".

        Returns:
            The entry.

        Raises:
            EntryNotFoundError: There is none.
        """
        found = self._read([number_of(entry_id)])
        if not found:
            raise EntryNotFoundError(
                f"there is no entry {entry_id}", source=self.name, hint="register list shows what there is"
            )
        return found[0]

    def entries(self, query: Query = _ALL) -> Iterator[Entry]:
        """Entries in the order of their ids, some hundreds in memory at a time.

        Args:
            query: Which; all if not given.

        Yields:
            Entries.
        """
        after = 0
        while True:
            with self.reading() as connection:
                statement = select_numbers(query, after).limit(_AT_A_TIME)
                numbers = [int(row[0]) for row in connection.execute(statement)]
                found = read_entries(connection, numbers, self.name)
            yield from found
            if len(numbers) < _AT_A_TIME:
                return
            after = numbers[-1]

    def find(self, query: Query = _ALL, *, limit: int | None = None) -> list[Entry]:
        """Entries as a list.

        Args:
            query: Which; all if not given.
            limit: At most so many.

        Returns:
            The entries in the order of their ids.
        """
        return list(islice(self.entries(query), limit))

    def overdue(self, day: dt.date) -> list[Entry]:
        """What is late on a day.

        Args:
            day: The day.

        Returns:
            Confirmed, unfinished tasks whose last day on time lies before it, the latest first.
        """
        return sorted(self.entries(Query(overdue_on=day)), key=lambda entry: (entry.due or day, number_of(entry.id)))

    def count(self) -> dict[str, int]:
        """How many entries there are in each state."""
        with self.reading() as connection:
            return count_by_state(connection)

    def owner_names(self) -> list[tuple[str, str | None]]:
        """Who is named as an owner, with the organisation, the most often named first."""
        owner = tables.owner.c
        query = select(owner.name, owner.organisation).group_by(owner.name, owner.organisation)
        with self.reading() as connection:
            rows = connection.execute(query.order_by(func.count().desc(), owner.name))
            return [(str(name), organisation) for name, organisation in rows]

    def sources(self, keys: Sequence[str]) -> dict[str, str]:
        """Which entries have these sources.

        Args:
            keys: Of sources, as `EntrySource.key` makes them.

        Returns:
            Entry ids by key, for the keys that are known.
        """
        with self.reading() as connection:
            return entries_by_source(connection, keys)

    def history(self, entry_id: str | None = None, *, newest_first: bool = False) -> Iterator[Event]:
        """The log, of one entry or of all.

        Args:
            entry_id: Which; all where None.
            newest_first: The order.

        Yields:
            Events.
        """
        conditions = [] if entry_id is None else [tables.event.c.entry == number_of(entry_id)]
        with self.reading() as connection:
            yield from map(to_event, event_rows(connection, *conditions, newest_first=newest_first))

    def parted(self, keys: Sequence[str]) -> dict[str, set[str]]:
        """Which entries a person has kept these records apart from.

        Args:
            keys: Of the records as sources.

        Returns:
            Entry ids by key, for the keys that are known.
        """
        found: dict[str, set[str]] = {}
        with self.reading() as connection:
            for some in in_parts(keys):
                query = select(tables.decision.c.key, tables.decision.c.entry).where(tables.decision.c.key.in_(some))
                for key, number in connection.execute(query):
                    found.setdefault(key, set()).add(id_of(number))
        return found

    def last_event(self) -> int:
        """Number of the last event; it grows with every change."""
        with self.reading() as connection:
            return int(connection.execute(select(func.max(tables.head.c.last_seq))).scalar_one())

    def changed_since(self, seq: int) -> list[str]:
        """Entries that events tell of, removed ones too.

        Args:
            seq: Number of an event; those after it count.

        Returns:
            Their ids, in their order.
        """
        event = tables.event.c
        query = select(event.entry).where(event.seq > seq, event.entry.is_not(None)).distinct().order_by(event.entry)
        with self.reading() as connection:
            return [id_of(number) for number in connection.execute(query).scalars() if number is not None]

    def hash_at(self, seq: int) -> str:
        """The hash of an event: what the register was like then.

        Args:
            seq: Number of the event.

        Returns:
            Its hash; "" where there is no such event.
        """
        query = select(tables.event.c.hash).where(tables.event.c.seq == seq)
        with self.reading() as connection:
            return str(connection.execute(query).scalar() or "")

    def match(self, extraction: Extraction, *, semantic: bool = True) -> Reconciliation:
        """Hold a document against the register; nothing is written to it.

        Args:
            extraction: What was read from the document.
            semantic: Whether the sentence encoder is used, where it is installed.

        Returns:
            An answer for each of its tasks and principles, with alternatives and the account of each match.
        """
        from directive_extract.register.reconciling import reconcile_document  # noqa: PLC0415 - only matching needs it

        return reconcile_document(self, self._engine.url, extraction, semantic=semantic)

    def read(self, entry_ids: Sequence[str]) -> list[Entry]:
        """Several entries at once.

        Args:
            entry_ids: Any number.

        Returns:
            Those that exist, in the order given.
        """
        return self._read([number_of(entry_id) for entry_id in entry_ids])

    def verify(self) -> Verification:
        """Check the chain of the log, and each entry against it.

        Returns:
            What was checked, and what does not fit.
        """
        with self.reading() as connection:
            return verify_register(connection)

    def _read(self, numbers: Sequence[int]) -> list[Entry]:
        with self.reading() as connection:
            return [entry for some in in_parts(numbers) for entry in read_entries(connection, some, self.name)]

    @property
    def url(self) -> URL:
        """Its address, with the password where it has one."""
        return self._engine.url

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection for questions that this class has no method for.

        Yields:
            The connection, with the database's refusals put in our words.

        Raises:
            DamagedRegisterError: A row holds what it can't hold.
        """
        with refusals_told(self.name), self._engine.connect() as connection:
            try:
                yield connection
            except ValidationError as error:
                reason = error.errors()[0]["msg"]
                raise DamagedRegisterError(
                    f"a row is damaged: {reason}", source=self.name, hint="register verify tells what was changed"
                ) from error


__all__ = ["Clock", "Event", "EventKind", "Query", "Register"]
