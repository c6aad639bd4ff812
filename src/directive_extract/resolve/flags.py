"""What a reviewer should look at in a task."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.resolve.back_references import points_outside
from directive_extract.resolve.nominal import begins_with_verb
from directive_extract.resolve.timing import is_undated
from directive_extract.schema.directive import Role

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.schema.directive import Task

LOW_CONFIDENCE = 0.6  # below it a record is flagged; see the reliability table in models/README.md
LOW_CONFIDENCE_FLAG = "low_confidence"
_VAGUE = re.compile(rf"(?:\w+ly )?(?:{'|'.join(load_lexicon('wording')['vague'])})\b", re.IGNORECASE)


def flags_of(task: Task, anchor: dt.date | None) -> tuple[str, ...]:
    """The flags of a task.

    Args:
        task: The task, complete but for its flags.
        anchor: The day that deadlines count from.

    Returns:
        In this order, as far as they hold: `no_owner`, `no_deadline`, `undated`, `past_deadline`, `ambiguous_date`,
        `two_leads`, `unmeasurable`, `no_verb`, `open_reference`, `low_confidence`, `restated`.
    """
    found = {
        "no_owner": not task.owners,
        "no_deadline": task.deadline is None,
        "undated": task.deadline is not None and is_undated(task.deadline),
        "past_deadline": _is_past(task, anchor),
        "ambiguous_date": task.deadline is not None and any("order" in said for said in task.deadline.assumptions),
        "two_leads": sum(owner.role is Role.LEAD for owner in task.owners) > 1,
        "unmeasurable": _is_unmeasurable(task),
        "no_verb": not begins_with_verb(task.action),
        "open_reference": points_outside(task.action),
        LOW_CONFIDENCE_FLAG: task.confidence < LOW_CONFIDENCE,
        "restated": len(task.evidence) > 1,
    }
    return tuple(flag for flag, holds in found.items() if holds)


def _is_past(task: Task, anchor: dt.date | None) -> bool:
    deadline = task.deadline
    if deadline is None or deadline.due is None or anchor is None or deadline.recurrence:
        return False
    return deadline.due < anchor


def _is_unmeasurable(task: Task) -> bool:
    """Whether nobody could say that it was done: neither day nor number, and a verb that knows no end."""
    return task.deadline is None and not task.targets and _VAGUE.match(task.action) is not None
