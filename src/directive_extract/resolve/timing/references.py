"""Times that point to another: "by then", "within the same month", "within the ten days that follow"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.schema.directive import Anchor, Deadline, DeadlineKind, Granularity

if TYPE_CHECKING:
    from collections.abc import Iterable

_POINTS = re.compile(
    r"(?:then|(?:that|this|the same|the said) (?:date|day|time|deadline|month|period|year|week|quarter|time limit))$",
    re.IGNORECASE,
)
_SAME_SPAN = re.compile(r"(?:month|period|year|week|quarter)$", re.IGNORECASE)


def points_back(deadline: Deadline) -> bool:
    """Whether a deadline only points to a time that is named elsewhere.

    Returns:
        True for "by then", "before that day", "within the same month".
    """
    anchor = deadline.anchor
    return deadline.kind is DeadlineKind.EVENT and anchor is not None and bool(_POINTS.match(anchor.text))


def filled_in(deadline: Deadline, earlier: Iterable[Deadline]) -> Deadline:
    """A reference with the day that it points to.

    Args:
        deadline: The reference.
        earlier: What the text names before it, nearest first.

    Returns:
        The deadline with that day, and a note of where it was read; unchanged where nothing before it has a day.
    """
    for other in earlier:
        if other.date is not None:
            spans = _SAME_SPAN.search(deadline.anchor.text) if deadline.anchor else None
            update = {
                "date": other.date,
                "start": other.start if spans else None,
                "due": other.due if deadline.relation is other.relation else None,
                "granularity": other.granularity if spans else Granularity.DAY,
                "anchor": Anchor(text=other.text, date=other.date),
                "assumptions": (*deadline.assumptions, f'read from "{other.text}" before it'),
            }
            return deadline.model_copy(update=update)
    return deadline
