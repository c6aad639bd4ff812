"""What the register's matching sees of a task, and what it says of two of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any, Protocol, Self

from pydantic import ConfigDict, Field

from directive_extract.schema.base import Model
from directive_extract.schema.directive import Deadline, Principle, Role, Task
from directive_extract.schema.directive import Relation as DueRelation
from directive_extract.schema.extraction import Document


class Kind(StrEnum):
    """What a record is: a task is ticked off one day, a principle never."""

    TASK = "task"
    PRINCIPLE = "principle"


class Relation(StrEnum):
    """How a record of a new document stands to one that is known. Each but `new` and `unsure` names the known one."""

    NEW = "new"
    SAME = "same"
    DEADLINE_MOVED = "deadline_moved"
    OWNER_CHANGED = "owner_changed"
    EXTENDED = "extended"
    NARROWER = "narrower"
    BROADER = "broader"
    NEXT_PERIOD = "next_period"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    CONTRADICTS = "contradicts"
    UNSURE = "unsure"

    @property
    def is_one_entry(self) -> bool:
        """Whether both are one commitment and belong in one entry of the register, as an update at most."""
        return self in _ONE_ENTRY


_ONE_ENTRY = frozenset({
    Relation.SAME,
    Relation.DEADLINE_MOVED,
    Relation.OWNER_CHANGED,
    Relation.EXTENDED,
    Relation.COMPLETED,
    Relation.CANCELLED,
})


class _Lenient(Model):
    """A value that is also read from records with more fields than it keeps: those are left out, not refused."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Party(_Lenient):
    """Who must act.

    Attributes:
        name: As written, without leading article.
        role: lead, support or oversight.
        organisation: Id in the organisation list, where the name is in it.
    """

    name: str
    role: Role = Role.LEAD
    organisation: str | None = None


class Due(_Lenient):
    """When it is to be done.

    Attributes:
        text: The expression as written.
        date: The day that the words name; for a period its last day.
        due: Last day on which it is on time.
        relation: before, by, on, during or every.
        recurrence: How often, for recurring duties.
    """

    text: str = ""
    date: dt.date | None = None
    due: dt.date | None = None
    relation: str | None = None
    recurrence: str | None = None

    @classmethod
    def of(cls, deadline: Deadline | None) -> Due | None:
        """What matching sees of a deadline.

        Args:
            deadline: As it was read, where there is one.

        Returns:
            Its words and days; None where there is none.
        """
        if deadline is None:
            return None
        return cls(
            text=deadline.text,
            date=deadline.date,
            due=deadline.due,
            relation=deadline.relation,
            recurrence=deadline.recurrence,
        )

    @property
    def day(self) -> dt.date | None:
        """The last day on time, or the day named where that is not known."""
        return self.due or self.date

    @property
    def is_recurring(self) -> bool:
        """Whether it falls due again and again."""
        return self.recurrence is not None or self.relation == DueRelation.EVERY


class Amount(_Lenient):
    """A number that must be reached.

    Attributes:
        text: The quantity with what it counts.
        value: The number.
        unit: "%", a currency code, or the noun counted.
    """

    text: str = ""
    value: float
    unit: str | None = None


class Record(Model):
    """One task or principle as matching sees it, whether it was read from a document or from the register.

    Attributes:
        id: Id of the task or of the entry. Several known records may bear one entry's id: one for each wording.
        kind: Task or principle.
        action: One self-contained imperative, as a register holds it.
        text: The words it was read from; the action where nothing else is known.
        owners: Who must act.
        deadline: When.
        targets: Numbers that must be reached.
        references: Documents that its words name ("Resolution 57").
        modality: obligation, prohibition, commitment or invitation.
        section: Titles of the headings above it, outermost first.
        issuer: Who directs it.
        meeting: The meeting, as the document names it.
        document: Id of the document, or "" for an entry that was typed in.
        document_date: Day of issue of the document.
        language: ISO 639-1 code of the words.
        position: Its place among the records of its document, from 0.
    """

    id: str
    kind: Kind = Kind.TASK
    action: str
    text: str
    owners: tuple[Party, ...] = ()
    deadline: Due | None = None
    targets: tuple[Amount, ...] = ()
    references: tuple[str, ...] = ()
    modality: str | None = None
    section: tuple[str, ...] = ()
    issuer: str | None = None
    meeting: str | None = None
    document: str = ""
    document_date: dt.date | None = None
    language: str | None = None
    position: int | None = None

    @classmethod
    def of(cls, item: Task | Principle, document: Document, position: int | None = None) -> Self:
        """A record of what was read from a document.

        Args:
            item: A task or a principle.
            document: The document it was read from.
            position: Its place among the document's tasks, from 0.

        Returns:
            The record.
        """
        shared: dict[str, Any] = {
            "id": item.id,
            "text": " ".join(item.evidence[0].text.split()),
            "section": item.section,
            "meeting": document.meeting,
            "document": document.id,
            "document_date": document.date,
            "language": document.language,
            "position": position,
        }
        if isinstance(item, Principle):
            return cls(kind=Kind.PRINCIPLE, action=item.text, issuer=document.issuer, **shared)
        return cls(
            action=item.action,
            owners=tuple(Party(name=o.name, role=o.role, organisation=o.organisation) for o in item.owners),
            deadline=Due.of(item.deadline),
            targets=tuple(Amount(text=t.text, value=t.value, unit=t.unit) for t in item.targets),
            references=item.references,
            modality=item.modality,
            issuer=item.issuer or document.issuer,
            **shared,
        )

    @classmethod
    def read(cls, line: Mapping[str, Any], position: int | None = None) -> Self:
        """A record of one line of tasks, in the output's format with `document` beside the task's own fields.

        Args:
            line: A JSON object: `id`, `action`, `evidence`, `owners`, `deadline`, `document`, ...; what it lacks is
                taken as unknown.
            position: Its place among its document's tasks, from 0.

        Returns:
            The record. Pydantic's error, a ValueError, is raised where `id` or `action` is missing or a value is not
            what the output's format says.
        """
        document = line.get("document") or {}
        evidence = line.get("evidence") or ()
        action = line.get("action") or line.get("text")
        words = evidence[0].get("text") if evidence else None
        values = {key: line[key] for key in _READ_AS_THEY_ARE if line.get(key) is not None}
        return cls(
            **values,
            action=action,
            text=" ".join(str(words or action).split()),
            issuer=line.get("issuer") or document.get("issuer"),
            meeting=document.get("meeting"),
            document=str(document.get("id") or ""),
            document_date=document.get("date"),
            language=document.get("language"),
            position=position,
        )


_READ_AS_THEY_ARE = ("id", "kind", "owners", "deadline", "targets", "references", "modality", "section")


class Comparison(Model):
    """One thing in which two records were compared.

    Attributes:
        name: What was compared ("action", "owner", "deadline", ...).
        level: How far they agree, in a word or two that the weights are kept under ("exact", "other", "one empty").
        weight: What that says for or against one commitment, in bits: log2 of the odds; 0 says nothing.
        words: The finding in plain words.
    """

    name: str
    level: str
    weight: float
    words: str


class Match(Model):
    """What a new record is to a known one, and why.

    Attributes:
        entry: Id of the known record; "" for a record that is new.
        relation: How the new one stands to it.
        probability: That both are one commitment, from 0 to 1.
        prior: Weight before anything was compared, in bits; with the comparisons' weights it sums to the probability.
        comparisons: Part by part.
        vetoes: In plain words, what forbids to join them without a person, whatever the sum; each starts with its
            name and a colon ("owner: Ministry of Finance is not Ministry of Health").
        decided: Whether a person had decided it before.
    """

    entry: str
    relation: Relation
    probability: float = Field(ge=0.0, le=1.0)
    prior: float = 0.0
    comparisons: tuple[Comparison, ...] = ()
    vetoes: tuple[str, ...] = ()
    decided: bool = False


class Reconciled(Model):
    """What was found for one new record.

    Attributes:
        record: Its id.
        match: The answer: `new` with entry "" where nothing known comes near.
        alternatives: Other known records that came near, nearest first, for a person to choose from.
    """

    record: str
    match: Match
    alternatives: tuple[Match, ...] = ()


class Decision(Model):
    """What a person has said of two records: it stays so.

    Attributes:
        one: Id of a record or entry.
        other: Id of another.
        same: True where they were joined, False where they were parted.
    """

    one: str
    other: str
    same: bool


class Lookup(Protocol):
    """Finds what is known and may be the same as a record: the store, or a list in memory."""

    def candidates(self, record: Record, limit: int) -> Sequence[Record]:
        """Known records that may be the same, likeliest first.

        Args:
            record: A new record.
            limit: How many at most.

        Returns:
            Records whose `id` is the entry's; several may bear one id, one for each wording of the entry.
        """
        ...


class CandidateIndex(Protocol):
    """Finds ids of known records by their words; kept on disk beside the register and updated, not rebuilt.

    It holds nothing that the register does not: one that is lost or broken is emptied and filled again.
    """

    def add(self, records: Sequence[Record]) -> None:
        """Add records, or new wordings of records that are there; all are found when this returns.

        Args:
            records: What to add; the same record twice is there once.
        """
        ...

    def remove(self, ids: Sequence[str]) -> None:
        """Take out all wordings of records.

        Args:
            ids: Ids of records; one that is not there is passed over.
        """
        ...

    def search(self, record: Record, limit: int) -> list[str]:
        """Ids of the records nearest in words.

        Args:
            record: What to look for.
            limit: How many ids at most.

        Returns:
            Ids, nearest first, each once.
        """
        ...
