"""A deadline's reading, step by step, in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.readings import DOCUMENT_DATE
from directive_extract.schema.directive import Deadline, DeadlineKind, Relation

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_KINDS = {
    DeadlineKind.FIXED: "a day of the calendar",
    DeadlineKind.PERIOD: "a period of the calendar, which names its last day",
    DeadlineKind.RELATIVE: "a time that is counted from another day",
    DeadlineKind.EVENT: "a time that waits for an event",
    DeadlineKind.RECURRING: "a duty that comes again",
}
_RELATIONS = {
    Relation.BEFORE: "before",
    Relation.BY: "on that day at the latest",
    Relation.ON: "on that day",
    Relation.DURING: "at any time in the period, up to its last day",
    Relation.EVERY: "each time that it falls due",
}


def explain_deadline(deadline: Deadline, anchor_date: dt.date) -> list[str]:
    """Say how a deadline was read.

    Args:
        deadline: What `parse_deadline` or `find_deadlines` gave.
        anchor_date: The day that it was read from.

    Returns:
        One sentence a step, from the words to the last day on time.
    """
    return list(_steps(deadline, anchor_date))


def _steps(deadline: Deadline, anchor_date: dt.date) -> Iterator[str]:
    yield f'"{deadline.text}" is read as {_KINDS[deadline.kind]}.'
    if deadline.anchor:
        yield _anchor_step(deadline, anchor_date)
    if deadline.start and deadline.date and deadline.start < deadline.date:
        yield f"It runs from {_day(deadline.start)} to {_day(deadline.date)}."
    if deadline.recurrence:
        yield f"It falls due again and again: {deadline.recurrence}, as a rule {deadline.rrule}."
    yield _date_step(deadline)
    yield from (f"Assumed: {note}." for note in deadline.assumptions)
    if deadline.due:
        yield f"The last day on time is {_day(deadline.due)}{_distance(deadline.due, anchor_date)}."


def _anchor_step(deadline: Deadline, anchor_date: dt.date) -> str:
    anchor = deadline.anchor
    if anchor is None or anchor.text == DOCUMENT_DATE:
        return f"It is read from the document's date, {_day(anchor_date)}."
    if anchor.date is None:
        return f'It depends on "{anchor.text}", whose day the text does not give.'
    return f'It is counted from "{anchor.text}", {_day(anchor.date)}.'


def _date_step(deadline: Deadline) -> str:
    if deadline.date is None:
        missing = "a first date" if deadline.recurrence else "a date"
        return f"The words give no {missing.removeprefix('a ')}, so none is set."
    if deadline.recurrence:
        return f"The first time is {_day(deadline.date)}."
    if deadline.relation is Relation.BEFORE and deadline.due == deadline.date:
        return f"The words name {_day(deadline.date)}, which is itself still on time."
    return f"The words name {_day(deadline.date)}; the task is due {_RELATIONS[deadline.relation]}{_it(deadline)}."


def _it(deadline: Deadline) -> str:
    return " that day" if deadline.relation is Relation.BEFORE else ""


def _day(day: dt.date) -> str:
    return f"{day:%A}, {day.day} {day:%B} {day.year}"


def _distance(due: dt.date, anchor_date: dt.date) -> str:
    days = (due - anchor_date).days
    if days < 0:
        return f", {-days} days before the document's date"
    return f", {days} days from the document's date"
