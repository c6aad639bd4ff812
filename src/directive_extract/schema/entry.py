"""An entry of the register as a value: what the store reads and writes, and what its log keeps before and after."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Any, Self

from pydantic import Field, model_validator

from directive_extract.schema.base import Model
from directive_extract.schema.directive import Deadline, Modality, Owner, Principle, Target, Task
from directive_extract.schema.extraction import Document
from directive_extract.schema.register import Kind, Reconciled, Relation
from directive_extract.schema.span import Span


class State(StrEnum):
    """Where an entry stands in its life."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def is_open(self) -> bool:
        """Whether a person has confirmed it and the work is still to be done: such entries can be overdue."""
        return self in {State.CONFIRMED, State.IN_PROGRESS}


class Origin(StrEnum):
    """What a source is."""

    DOCUMENT = "document"
    IMPORT = "import"
    PERSON = "person"


class DocumentRef(Model):
    """The document a source stands in: the same bytes are the same document, whatever the file is called.

    Attributes:
        sha256: Of the bytes as they came.
        id: The document's id when it was read.
        name: File name, without the folder.
        title: The title.
        date: Day of issue.
        issuer: Whose directives these are.
        meeting: The meeting, as the text names it.
        language: ISO 639-1 code.
        url: Address that the page names as its own.
    """

    sha256: str
    id: str
    name: str
    title: str | None = None
    date: dt.date | None = None
    issuer: str | None = None
    meeting: str | None = None
    language: str | None = None
    url: str | None = None

    @classmethod
    def of(cls, document: Document) -> Self:
        """What the register keeps of a document.

        Args:
            document: As it was read.

        Returns:
            Its identity and head, without its text.
        """
        kept = ("sha256", "id", "title", "date", "issuer", "meeting", "language", "url")
        return cls(name=document.source, **{name: getattr(document, name) for name in kept})


class EntrySource(Model):
    """Where an entry, or a part of what is known of it, comes from.

    Attributes:
        origin: A document that was read, a row that was imported, or a person.
        document: The document, for `document`.
        item: Id of the task or principle in it.
        wording: The action in the words of this source.
        spans: Where its words stand.
        relation: How this source stood to the entry when it was joined to it; `new` for the first.
        place: For an import the file, sheet and row; for a person the name.
    """

    origin: Origin
    document: DocumentRef | None = None
    item: str | None = None
    wording: str | None = None
    spans: tuple[Span, ...] = ()
    relation: Relation = Relation.NEW
    place: str | None = None

    @property
    def key(self) -> str:
        """What makes it the same source on a second reading."""
        if self.document is not None:
            return f"{self.document.sha256}/{self.item}"
        return f"{self.origin}:{self.place}"


class DeadlineVersion(Model):
    """A deadline that an entry has or had.

    Attributes:
        deadline: None where the deadline was taken away.
        since: When the register came to know it.
        source: Key of the source that set it; None for a person's edit.
    """

    deadline: Deadline | None
    since: dt.datetime
    source: str | None = None


class Link(Model):
    """How an entry stands to another.

    Attributes:
        entry: Id of the other.
        relation: Such as `next_period`, `narrower`, `contradicts`.
    """

    entry: str
    relation: Relation


class Entry(Model):
    """A commitment, or a principle, with all that the register knows of it.

    Attributes:
        id: "E" and a number, in the order of adding.
        revision: Grows by one with every change; a change must name the revision it was made on.
        kind: Task or principle.
        state: Where it stands in its life.
        action: One self-contained imperative; for a principle its text.
        owners: Who must act.
        deadlines: Its deadlines, the oldest first; the last one counts.
        targets: Numbers that must be reached.
        modality: Obligation, prohibition, commitment or invitation.
        priority: "urgent" or None.
        section: Titles of the headings above it.
        references: Documents that its words name.
        issuer: Who directs it.
        confidence: Of the reading, from 0 to 1; None for imported and typed entries.
        flags: What a reviewer should look at.
        percent: Progress, from 0 to 100.
        progress: Progress in words.
        result: What came of it.
        proof: Evidence of the result: a document, an address.
        next_review: Day on which to look at it again.
        number: The number that an imported register gave it (STT).
        columns: Columns of an imported register that are none of the above, by their titles.
        sources: Where it comes from; never empty.
        links: How it stands to other entries.
    """

    id: str
    revision: int = Field(default=1, ge=1)
    kind: Kind = Kind.TASK
    state: State = State.PROPOSED
    action: str = Field(min_length=1)
    owners: tuple[Owner, ...] = ()
    deadlines: tuple[DeadlineVersion, ...] = ()
    targets: tuple[Target, ...] = ()
    modality: Modality | None = None
    priority: str | None = None
    section: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    issuer: str | None = None
    confidence: float | None = Field(default=None, ge=0.0, le=1.0)
    flags: tuple[str, ...] = ()
    percent: int = Field(default=0, ge=0, le=100)
    progress: str | None = None
    result: str | None = None
    proof: str | None = None
    next_review: dt.date | None = None
    number: str | None = None
    columns: dict[str, str] = Field(default_factory=dict)
    sources: tuple[EntrySource, ...] = Field(min_length=1)
    links: tuple[Link, ...] = ()

    @model_validator(mode="after")
    def _one_of_each_source(self) -> Self:
        keys = [source.key for source in self.sources]
        if len(set(keys)) != len(keys):
            raise ValueError("a source is named twice")
        return self

    @property
    def deadline(self) -> Deadline | None:
        """The deadline that counts."""
        return self.deadlines[-1].deadline if self.deadlines else None

    @property
    def due(self) -> dt.date | None:
        """Last day on time, where it is known."""
        return self.deadline.due if self.deadline else None

    def is_overdue(self, day: dt.date) -> bool:
        """Whether it is late on a day.

        Args:
            day: The day.

        Returns:
            True for a confirmed, unfinished task whose last day on time lies before the day.
        """
        return self.kind is Kind.TASK and self.state.is_open and self.due is not None and self.due < day

    def contents(self) -> dict[str, Any]:
        """All but id and revision, as plain values: what the log keeps.

        Returns:
            A JSON object.
        """
        return self.model_dump(mode="json", exclude={"id", "revision"})


class EventKind(StrEnum):
    """What happened."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    PARTED = "parted"
    UNPARTED = "unparted"
    IMPORTED = "imported"
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_REMOVED = "document_removed"
    RECORD_ADDED = "record_added"
    RECORD_CHANGED = "record_changed"
    RECORD_REMOVED = "record_removed"


class Event(Model):
    """One line of the log, chained to the one before it by hash.

    Attributes:
        seq: From 1, without gaps.
        at: When, with its time zone.
        actor: Who.
        kind: What happened.
        entry: Id of the entry concerned, where it is one.
        batch: Number of the first event of the same action; an action is undone as a whole.
        undoes: Number of the batch that this event undoes, where it does.
        before: What the entry held in the fields that changed; None where it was not there.
        after: What it holds in them now; None where it is gone.
        record: Id of the record on the reviewers' desk, where it is one.
        document: Id of the document on the desk that it is, or that the record belongs to.
        previous: Hash of the event before; 64 zeros for the first.
        hash: SHA-256 of all of the above.
    """

    seq: int
    at: dt.datetime
    actor: str
    kind: EventKind
    entry: str | None = None
    batch: int
    undoes: int | None = None
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None
    record: str | None = None
    document: str | None = None
    previous: str
    hash: str


class Act(StrEnum):
    """What a person decides of a record that was read."""

    ADD = "add"
    JOIN = "join"
    LINK = "link"
    APART = "apart"


class Ruling(Model):
    """A person's decision on one record of a document.

    Attributes:
        act: `add` makes a new entry of it; `join` makes it a source of an entry and takes over what it changes;
            `link` makes a new entry that is tied to a known one; `apart` only remembers that they are two.
        document: The document it was read from.
        item: The task or principle.
        entry: Id of the known entry, for all but `add`.
        relation: How the record stands to that entry.
        revision: Revision of that entry that the person saw; a newer one refuses the decision. None: any.
        state: In which an entry that is made starts.
    """

    act: Act
    document: DocumentRef
    item: Task | Principle
    entry: str | None = None
    relation: Relation = Relation.SAME
    revision: int | None = Field(default=None, ge=1)
    state: State = State.PROPOSED

    @model_validator(mode="after")
    def _names_an_entry(self) -> Self:
        if (self.act is Act.ADD) != (self.entry is None):
            raise ValueError(f"a decision to {self.act} {'names no' if self.act is Act.ADD else 'names an'} entry")
        return self


class Reconciliation(Model):
    """A document held against the register.

    Attributes:
        document: The document.
        items: One for each of its tasks and principles, in their order: tasks first.
    """

    document: DocumentRef
    items: tuple[Reconciled, ...] = ()


class Verification(Model):
    """What became of checking the log.

    Attributes:
        events: Number of events that were read.
        entries: Number of entries that were compared with the log.
        records: Number of records on the reviewers' desk that were compared with it.
        head: Hash of the last event: kept elsewhere, it shows that nothing was rewritten later.
        faults: In plain words, what does not fit; empty where all does.
    """

    events: int
    entries: int
    records: int = 0
    head: str
    faults: tuple[str, ...] = ()
