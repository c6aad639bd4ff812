"""What lies on the reviewers' desk: documents, their records, and what persons decide of them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field

from directive_extract.schema.base import Model
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.entry import Act, DocumentRef
from directive_extract.schema.register import Kind, Reconciled, Relation


class Standing(StrEnum):
    """Where a record stands on the desk."""

    WAITING = "waiting"
    SKIPPED = "skipped"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    REPLACED = "replaced"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide on it."""
        return self in {Standing.WAITING, Standing.SKIPPED}


class Risk(StrEnum):
    """Why a record should be looked at first, the gravest first."""

    CONTRADICTION = "contradiction"
    DISAGREEMENT = "disagreement"
    MAYBE_KNOWN = "maybe_known"
    LOW_CONFIDENCE = "low_confidence"
    FLAGGED = "flagged"


class Vote(Model):
    """What one reader thinks of a record, where two must agree.

    Attributes:
        reviewer: Who.
        at: When.
        act: How it would be accepted; None to reject it.
        entry: The known entry that it would be joined or tied to, or kept apart from.
        relation: How it would stand to that entry.
        item: The record as that reader would have it.
    """

    reviewer: str
    at: dt.datetime
    act: Act | None
    entry: str | None = None
    relation: Relation | None = None
    item: Task | Principle


class ReviewRecord(Model):
    """One record of a document on the desk.

    Attributes:
        id: "R" and a number.
        revision: Grows by one with every change; a decision names the revision that was looked at.
        document: Id of its document on the desk.
        position: Its place in the document: the first character of its words.
        kind: Task or principle.
        standing: Where it stands.
        item: As it is now, with what persons have corrected.
        read: As the library read it; None where a person added it.
        entry: The register's entry that it became or was joined to.
        relation: How it stands to that entry.
        decided_by: Who decided last.
        decided_at: When.
        replaced_by: Ids of the records that it was merged into or split into.
        votes: What readers think who have not agreed yet.
        known: What the register held of it when it was last compared.
        risks: Why it should be looked at first, the gravest first.
    """

    id: str
    revision: int = Field(default=1, ge=1)
    document: str
    position: int = 0
    kind: Kind
    standing: Standing = Standing.WAITING
    item: Task | Principle
    read: Task | Principle | None = None
    entry: str | None = None
    relation: Relation | None = None
    decided_by: str | None = None
    decided_at: dt.datetime | None = None
    replaced_by: tuple[str, ...] = ()
    votes: tuple[Vote, ...] = ()
    known: Reconciled | None = None
    risks: tuple[Risk, ...] = ()

    @property
    def words(self) -> str:
        """The action of a task, the text of a principle."""
        return self.item.text if isinstance(self.item, Principle) else self.item.action

    @property
    def is_edited(self) -> bool:
        """Whether a person has changed what was read, or added it."""
        return self.item != self.read

    def contents(self) -> dict[str, Any]:
        """All but id and revision, as plain values: what the log keeps.

        Returns:
            A JSON object.
        """
        return self.model_dump(mode="json", exclude={"id", "revision"})


class ReviewRow(Model):
    """A record as lists show it: read in a fortieth of the time that the whole record takes.

    Attributes:
        id: "R" and a number.
        revision: Grows by one with every change.
        document: Id of its document on the desk.
        position: The first character of its words.
        kind: Task or principle.
        standing: Where it stands.
        item: Id of the task or principle in the extraction.
        words: The action of a task, the text of a principle.
        owners: Names of all owners, those of every role.
        deadline: The deadline's words; None without one.
        due: Last day on time.
        confidence: From 0 to 1.
        flags: What a reviewer should look at.
        risks: Why it should be looked at first, the gravest first.
        voters: Who has voted, where two must agree.
        edited: Whether a person has changed what was read, or added it.
        spans: Start and end of each piece of evidence, the directive itself first.
        page: Page of the first one, from 1, where the format has pages.
        entry: The register's entry that it became or was joined to.
        relation: How it stands to that entry.
        decided_by: Who decided last.
    """

    id: str
    revision: int
    document: str
    position: int
    kind: Kind
    standing: Standing
    item: str
    words: str
    owners: tuple[str, ...] = ()
    deadline: str | None = None
    due: dt.date | None = None
    confidence: float
    flags: tuple[str, ...] = ()
    risks: tuple[Risk, ...] = ()
    voters: tuple[str, ...] = ()
    edited: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    page: int | None = None
    entry: str | None = None
    relation: Relation | None = None
    decided_by: str | None = None


class ReviewDocument(Model):
    """A document on the desk.

    Attributes:
        id: "D" and a number.
        ref: The document as the register knows it.
        media_type: Such as `application/pdf`.
        pages: Number of pages, where the format has pages.
        has_file: Whether the file itself is kept, so that pictures of its pages can be shown.
        arrived: When it was taken in.
        by: Who took it in.
        counts: How many records stand where; standings without records are left out.
        riskiest: The gravest risk among its open records.
        issues: How many issues the reading had.
    """

    id: str
    ref: DocumentRef
    media_type: str
    pages: int | None = None
    has_file: bool = False
    arrived: dt.datetime
    by: str
    counts: dict[Standing, int] = Field(default_factory=dict)
    riskiest: Risk | None = None
    issues: int = 0

    @property
    def waiting(self) -> int:
        """How many records somebody still has to decide on."""
        return sum(count for standing, count in self.counts.items() if Standing(standing).is_open)

    @property
    def total(self) -> int:
        """How many records count: those that others took the place of don't."""
        return sum(count for standing, count in self.counts.items() if standing != Standing.REPLACED)


class RecordQuery(Model):
    """Which records; all that is given must hold.

    Attributes:
        document: Id of a document on the desk.
        standings: Standing in one of these; in any where empty.
        kind: Tasks or principles.
        owner: A part of an owner's name, upper or lower case, or an organisation's id; "-" for records without owner.
        due_from: Last day on time not before this day.
        due_to: Last day on time not after this day.
        no_deadline: Only those without a deadline.
        flag: With this flag.
        risk: With this risk.
        text: A part of its words, upper or lower case.
        min_confidence: At least as sure as this.
        max_confidence: At most as sure as this.
        unread: Only those that this reviewer has not voted on, where two must agree.
        order: By risk (the riskiest first), by place in the documents, or by last day on time.
        offset: So many are passed over.
        limit: At most so many.
    """

    document: str | None = None
    standings: tuple[Standing, ...] = ()
    kind: Kind | None = None
    owner: str | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    no_deadline: bool = False
    flag: str | None = None
    risk: Risk | None = None
    text: str | None = None
    min_confidence: float | None = None
    max_confidence: float | None = None
    unread: str | None = None
    order: Literal["risk", "place", "due"] = "place"
    offset: int = Field(default=0, ge=0, le=1_000_000_000)
    limit: int = Field(default=200, ge=1, le=5_000)


class Seen(Model):
    """A record as a person saw it: a decision on an older revision is refused.

    Attributes:
        record: Its id.
        revision: The revision that was looked at.
    """

    record: str
    revision: int = Field(ge=1)


class Accept(Model):
    """Take a record into the register.

    Attributes:
        seen: The record.
        act: `add` it as a new entry; `join` it to a known one; `link` it as a new entry tied to a known one; `apart`:
            a new entry, and remember that the known one is another.
        entry: The known entry, for all but `add`.
        relation: How the record stands to it.
        entry_revision: Revision of that entry that the person saw.
    """

    step: Literal["accept"] = "accept"
    seen: Seen
    act: Act = Act.ADD
    entry: str | None = None
    relation: Relation = Relation.SAME
    entry_revision: int | None = None


class Reject(Model):
    """It is none. The record stays on the desk, with who said so."""

    step: Literal["reject"] = "reject"
    seen: Seen


class Skip(Model):
    """Leave it for later: it comes after all that is waiting."""

    step: Literal["skip"] = "skip"
    seen: Seen


class Reopen(Model):
    """Decide anew on a record that was rejected, or accepted as an entry that nobody has changed since."""

    step: Literal["reopen"] = "reopen"
    seen: Seen


class Edit(Model):
    """Correct a record.

    Attributes:
        seen: The record.
        changes: New values by field of the task (`action`, `owners`, `deadline`, `targets`, `modality`, `priority`) or
            principle (`text`); `kind` makes it the other kind. Values are plain, as JSON has them.
    """

    step: Literal["edit"] = "edit"
    seen: Seen
    changes: dict[str, Any]


class Add(Model):
    """Add a record that was missed.

    Attributes:
        document: Id of the document on the desk.
        kind: Task or principle.
        start: First character of its words in the document's text.
        end: The one after the last.
        words: The action or text; the words themselves, tidied, where None.
    """

    step: Literal["add"] = "add"
    document: str
    kind: Kind = Kind.TASK
    start: int = Field(ge=0)
    end: int = Field(ge=1)
    words: str | None = None


class Part(Model):
    """One of the records that a record is split into.

    Attributes:
        words: Its action or text.
        start: First character of its words; the whole record's where None.
        end: The one after the last.
    """

    words: str = Field(min_length=1)
    start: int | None = None
    end: int | None = None


class Split(Model):
    """Make several records of one: each takes owners, deadline and the rest from it, and can be edited then."""

    step: Literal["split"] = "split"
    seen: Seen
    parts: tuple[Part, ...] = Field(min_length=2)


class Merge(Model):
    """Make one record of several of one document: the first stays, with the evidence, owners and targets of all."""

    step: Literal["merge"] = "merge"
    seen: tuple[Seen, ...] = Field(min_length=2)


Step = Annotated[Accept | Reject | Skip | Reopen | Edit | Add | Split | Merge, Field(discriminator="step")]
"""One thing that a reviewer does on the desk."""


class Done(Model):
    """What became of an action on the desk.

    Attributes:
        batch: Its number in the log: what undo names. 0 where nothing changed.
        records: Every record that it touched, as it is now; those that it removed are left out.
        removed: Ids of records that are gone (undo of an addition).
        entries: Ids of entries of the register that it touched.
    """

    batch: int
    records: tuple[ReviewRecord, ...] = ()
    removed: tuple[str, ...] = ()
    entries: tuple[str, ...] = ()


class Reviewer(Model):
    """A person who may use the desk.

    Attributes:
        name: As decisions bear it.
        language: Of the pages; None leaves it to the browser.
        active: Whether the person may log in.
    """

    name: str
    language: str | None = None
    active: bool = True
