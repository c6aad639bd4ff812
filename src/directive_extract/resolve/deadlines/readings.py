"""What a deadline expression was read as, and how it becomes a `Deadline`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.moments import Moment, Shape, settle
from directive_extract.schema.directive import Anchor, Deadline, DeadlineKind, Granularity, Recurrence, Relation
from directive_extract.schema.span import Span

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

DOCUMENT_DATE = "document date"


@dataclass(frozen=True, slots=True)
class Reading:
    """The values of a deadline, without its words.

    Attributes:
        kind: How the words say when.
        relation: How the task relates to the day.
        date: The day that the words name.
        start: First day of the period that they name.
        due: Last day on time.
        granularity: How fine the words are.
        recurrence: How often.
        rrule: The recurrence as an RFC 5545 rule.
        anchor: What it counts from.
        notes: What was assumed.
        has_year: False where the year was worked out.
    """

    kind: DeadlineKind
    relation: Relation
    date: dt.date | None = None
    start: dt.date | None = None
    due: dt.date | None = None
    granularity: Granularity | None = None
    recurrence: Recurrence | None = None
    rrule: str | None = None
    anchor: Anchor | None = None
    notes: tuple[str, ...] = ()
    has_year: bool = True


def moment_reading(clause: Clause, moment: Moment, relation: Relation) -> Reading | None:
    """Apply a preposition to a moment.

    Args:
        clause: Gives the anchor date.
        moment: What the time words mean.
        relation: What the preposition says.

    Returns:
        The reading, or None where the calendar has no such day.
    """
    if moment.undated:
        return Reading(moment.kind, relation, granularity=moment.undated, notes=moment.notes)
    settled = settle(moment, relation, clause.anchor)
    if settled is None:
        return None
    interval = settled.interval
    has_start = moment.shape is not Shape.DAY and interval.start <= settled.date
    counts_from_anchor = moment.kind is DeadlineKind.RELATIVE or moment.year is None
    return Reading(
        kind=moment.kind,
        relation=relation,
        date=settled.date,
        start=interval.start if has_start else None,
        due=settled.due,
        granularity=Granularity.TIME if moment.is_timed else interval.granularity,
        anchor=Anchor(text=DOCUMENT_DATE, date=clause.anchor) if counts_from_anchor else None,
        notes=settled.notes + past_note(settled.date, clause.anchor),
        has_year=moment.year is not None,
    )


def past_note(day: dt.date, anchor: dt.date) -> tuple[str, ...]:
    """The note on a day that has passed; such a day is flagged and never shifted."""
    return (f"{day} lies before {anchor}",) if day < anchor else ()


def event_reading(relation: Relation, event: str) -> Reading:
    """The reading of a deadline that waits for an event."""
    return Reading(DeadlineKind.EVENT, relation, anchor=Anchor(text=" ".join(event.split())))


def make_deadline(clause: Clause, start: int, end: int, reading: Reading) -> Deadline:
    """Join a reading with its words.

    Args:
        clause: The words.
        start: Index of the first word of the expression.
        end: Index behind its last word.
        reading: What it means.

    Returns:
        The deadline, its evidence counted in the clause's text.
    """
    first, behind = clause.starts[start], clause.ends[end - 1]
    quote = clause.text[first:behind]
    return Deadline(
        text=" ".join(quote.split()),
        kind=reading.kind,
        date=reading.date,
        start=reading.start,
        due=reading.due,
        relation=reading.relation,
        granularity=reading.granularity,
        recurrence=reading.recurrence,
        rrule=reading.rrule,
        anchor=reading.anchor,
        assumptions=reading.notes,
        evidence=Span(start=first, end=behind, text=quote),
    )
