"""Event-bound deadlines whose event has got its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.errors import InvalidDateError
from directive_extract.resolve.deadlines.counting import find_count
from directive_extract.resolve.deadlines.intervals import DAY, unit_of
from directive_extract.resolve.deadlines.tokens import make_clause
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary
from directive_extract.schema.directive import Anchor, Deadline, DeadlineKind, Granularity, Relation
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    import datetime as dt

_REFERENCE_UNITS = {
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
}


def resolve_event(deadline: Deadline, day: dt.date, *, settings: Settings | None = None) -> Deadline:
    """Date a deadline that waited for an event.

    Args:
        deadline: What `find_deadlines` read, such as "within 10 days of receiving the draft".
        day: When the event happens, or the day that "by then" refers to.
        settings: Country of the holidays, for working days.

    Returns:
        The deadline with `date`, `due` and the anchor's day; as it is where it waits for no event.

    Raises:
        InvalidDateError: The length counted from the day leads out of the calendar.
    """
    if deadline.kind is not DeadlineKind.EVENT or deadline.date is not None:
        return deadline
    event = deadline.anchor.text if deadline.anchor else deadline.text
    try:
        date, is_counted = _date_from(deadline, day, event, settings or Settings())
    except OverflowError as error:
        what = f"{deadline.text!r} leads out of the calendar when it is counted from {day}"
        raise InvalidDateError(what) from error
    is_day_before = deadline.relation is Relation.BEFORE and not is_counted
    return deadline.model_copy(
        update={
            "date": date,
            "due": date - DAY if is_day_before else date,
            "anchor": Anchor(text=event, date=day),
            "assumptions": (*deadline.assumptions, f'"{event}" is on {day}'),
        }
    )


def _date_from(deadline: Deadline, day: dt.date, event: str, settings: Settings) -> tuple[dt.date, bool]:
    """The date, and whether a length of time was counted to get it."""
    clause = make_clause(deadline.text, day, settings, load_vocabulary())
    count = find_count(clause)
    if count:
        offset, sign = count
        return offset.add_to(day, sign, settings.country), True
    unit = _REFERENCE_UNITS.get(event.rsplit(maxsplit=1)[-1])
    is_reference = event.startswith(("that", "the same"))
    return (unit_of(day, unit).end, True) if unit and is_reference else (day, False)
