"""Tasks and principles, and what belongs to them."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from directive_extract.schema.base import Model
from directive_extract.schema.span import Span


class Role(StrEnum):
    """What an owner has to do with a task."""

    LEAD = "lead"
    SUPPORT = "support"
    OVERSIGHT = "oversight"


class Modality(StrEnum):
    """What kind of act the words are."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    COMMITMENT = "commitment"
    INVITATION = "invitation"


class DeadlineKind(StrEnum):
    """How a deadline says when."""

    FIXED = "fixed"
    PERIOD = "period"
    RELATIVE = "relative"
    EVENT = "event"
    RECURRING = "recurring"


class Relation(StrEnum):
    """How the task relates to the day that the words name."""

    BEFORE = "before"
    BY = "by"
    ON = "on"
    DURING = "during"
    EVERY = "every"


class Granularity(StrEnum):
    """How finely the words say when."""

    TIME = "time"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"


class Recurrence(StrEnum):
    """How often a recurring duty falls due."""

    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    SEMIANNUAL = "semiannual"
    ANNUAL = "annual"


class Anchor(Model):
    """What a relative or event-bound deadline counts from.

    Attributes:
        text: The event or day as the words name it ("signing", "the next session"), or "document date".
        date: The day, where it is known.
    """

    text: str
    date: dt.date | None = None


class Deadline(Model):
    """When a task is due: the words, and what they mean.

    Attributes:
        text: The expression as written, its line breaks turned into spaces.
        kind: How the words say when.
        date: The day that the words name; for a period its last day; None for an event or a bare recurrence.
        start: First day of the period that the words name; None where they name no period.
        due: Last day on which the task is still on time; the day before `date` where the words say "before" a
            given day.
        relation: before, by, on, during or every.
        granularity: How fine the expression is; None for events.
        recurrence: How often, for recurring duties.
        rrule: The recurrence as an RFC 5545 rule, without the `RRULE:` prefix.
        anchor: What the deadline counts from.
        assumptions: In plain words, everything that was worked out and not read (a year, an order of day and month).
        evidence: Where the expression stands.
    """

    text: str
    kind: DeadlineKind
    date: dt.date | None = None
    start: dt.date | None = None
    due: dt.date | None = None
    relation: Relation
    granularity: Granularity | None = None
    recurrence: Recurrence | None = None
    rrule: str | None = None
    anchor: Anchor | None = None
    assumptions: tuple[str, ...] = ()
    evidence: Span | None = None


class Owner(Model):
    """Who must act.

    Attributes:
        name: The noun phrase as written, without leading article and relative clauses.
        role: lead, support or oversight.
        organisation: Id in the organisation list of the settings, where the name is in it.
        evidence: Where the name stands.
        inherited: True where the owner comes from a heading, a lead-in or an earlier sentence.
    """

    name: str
    role: Role = Role.LEAD
    organisation: str | None = None
    evidence: Span | None = None
    inherited: bool = False


class Target(Model):
    """A number that a task must reach.

    Attributes:
        text: The quantity with what it counts ("100% of decrees and circulars").
        value: The number.
        unit: "%", a currency code, or the noun counted; None where there is none.
        evidence: Where it stands.
    """

    text: str
    value: float
    unit: str | None = None
    evidence: Span


class KnownAs(Model):
    """What a register that was asked holds of a task.

    Attributes:
        entry: Id of the entry; None where nothing that is known comes near.
        relation: How the task stands to it: new, same, deadline_moved, owner_changed, extended, narrower, broader,
            next_period, completed, cancelled, contradicts or unsure.
        probability: That both are one commitment, from 0 to 1.
    """

    entry: str | None = None
    relation: str
    probability: float = Field(ge=0.0, le=1.0)


def _is_none(value: object) -> bool:
    """Whether a field is left out of what is written: it is there only where a register was asked."""
    return value is None


class Task(Model):
    """Something that an authority wants done from now on.

    Attributes:
        id: Derived from the content: the same document gives the same ids.
        action: One self-contained imperative, as a register would hold it.
        evidence: The directive itself first, then restatements of it; never empty.
        owners: Who must act; empty where the text does not say.
        deadline: When; None where the text does not say.
        targets: Numbers that it must reach.
        modality: Obligation, prohibition, commitment or invitation.
        priority: "urgent" where the words press ("immediately", "as a matter of priority"), else None.
        section: Titles of the headings above it, outermost first.
        references: Documents that its words name ("Resolution 57").
        issuer: Who directs it, where that is not the document's issuer.
        confidence: From 0 to 1.
        flags: What a reviewer should look at, such as `no_owner`.
        known: What the register holds of it, where one was asked.
    """

    id: str
    action: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    owners: tuple[Owner, ...] = ()
    deadline: Deadline | None = None
    targets: tuple[Target, ...] = ()
    modality: Modality = Modality.OBLIGATION
    priority: str | None = None
    section: tuple[str, ...] = ()
    references: tuple[str, ...] = ()
    issuer: str | None = None
    confidence: float = Field(ge=0.0, le=1.0)
    flags: tuple[str, ...] = ()
    known: KnownAs | None = Field(default=None, exclude_if=_is_none)


class Principle(Model):
    """A rule, motto or standard that governs how the work is done and is never ticked off."""

    id: str
    text: str
    evidence: tuple[Span, ...] = Field(min_length=1)
    section: tuple[str, ...] = ()
    confidence: float = Field(ge=0.0, le=1.0)
