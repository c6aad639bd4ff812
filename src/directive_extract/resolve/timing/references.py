"""Times that point to another: "by then", "within the same month", "within the ten days that follow"."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import unit_of
from directive_extract.schema.directive import Anchor, Deadline, DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    from collections.abc import Iterable

_POINTS = re.compile(
    r"(?:then|(?:that|this|the same|the said) (?:date|day|time|deadline|month|period|year|week|quarter|time limit))$",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(
    r"\b(?:that|which) follow|\bthereafter\b|\bfrom (?:then|that (?:date|day))\b|\bafter that\b", re.IGNORECASE
)
_AS_NAME = re.compile(
    r"\s+as\s+(?:(?:that\s+)?(?:of|for)\s+)?(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s+[A-Z][\w&-]*){0,5})"
)
_SAME_SPAN = re.compile(r"period$", re.IGNORECASE)
_UNITS = {
    "week": Granularity.WEEK,
    "month": Granularity.MONTH,
    "quarter": Granularity.QUARTER,
    "year": Granularity.YEAR,
}


def points_back(deadline: Deadline) -> bool:
    """Whether a deadline only points to a time that is named elsewhere.

    Returns:
        True for "by then", "before that day", "within the same month", "within the ten days that follow".
    """
    anchor = deadline.anchor
    if deadline.kind is DeadlineKind.RELATIVE and deadline.date is not None:
        return bool(_FOLLOWING.search(deadline.text))
    return deadline.kind is DeadlineKind.EVENT and anchor is not None and bool(_POINTS.match(anchor.text))


def name_behind(text: str) -> str | None:
    """Whose date a reference means: "the Ministry" in "by the same date as the Ministry".

    Args:
        text: What follows the reference.

    Returns:
        The name without its article; None where none follows.
    """
    match = _AS_NAME.match(text)
    return " ".join(match.group("name").split()) if match else None


def filled_in(deadline: Deadline, earlier: Iterable[Deadline], anchor: dt.date | None) -> Deadline:
    """A reference with the day that it points to.

    Args:
        deadline: The reference.
        earlier: What the text names before it, nearest first.
        anchor: The document's date.

    Returns:
        The deadline with that day, and a note of where it was read; unchanged where nothing before it has a day.
    """
    named = next((other for other in earlier if other.date is not None), None)
    if named is None or named.date is None:
        return deadline
    update: dict[str, object] = {
        "anchor": Anchor(text=named.text, date=named.date),
        "assumptions": (*deadline.assumptions, f'counted from "{named.text}" before it'),
    }
    if deadline.date is not None and anchor is not None:
        moved = named.date + (deadline.date - anchor)
        update |= {"date": moved, "start": named.date, "due": moved}
    elif deadline.anchor is not None and (unit := _unit_of(deadline.anchor.text)) is not None:
        stretch = unit_of(named.date, unit)
        update |= {"date": stretch.end, "start": stretch.start, "due": stretch.end, "granularity": unit}
    else:
        is_span = deadline.anchor is not None and bool(_SAME_SPAN.search(deadline.anchor.text))
        update |= {
            "date": named.date,
            "start": named.start if is_span else None,
            "due": _last_day(deadline, named),
            "granularity": named.granularity if is_span else Granularity.DAY,
        }
    return deadline.model_copy(update=update)


def _unit_of(words: str) -> Granularity | None:
    """The unit in "the same month", which runs to its last day whatever day of it was named."""
    return _UNITS.get(words.rsplit(maxsplit=1)[-1].casefold())


def _last_day(deadline: Deadline, named: Deadline) -> dt.date | None:
    """The last day on time: "before then" is the day before."""
    if named.date is not None and deadline.relation is Relation.BEFORE:
        return named.date - dt.timedelta(days=1)
    return named.date
