"""Flags of a task that a person has corrected: what was mended is not flagged any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.schema.directive import Role, Task

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.schema.directive import Principle

# Every fourth task has no deadline, and a restated one is right as often as the rest: to put them before the others
# would put nearly everything there. Low confidence is a risk of its own.
HARMLESS = frozenset({"no_deadline", "restated", "low_confidence"})
"""Flags that are no reason to look at a record before others."""

_OF_DEADLINE = frozenset({"no_deadline", "undated", "past_deadline", "ambiguous_date"})
_OF_OWNERS = frozenset({"no_owner", "two_leads"})
_OF_MEASURE = frozenset({"unmeasurable"})


def edited_flags(new: Task, old: Task | Principle, day: dt.date | None) -> tuple[str, ...]:
    """The flags of a corrected task.

    Args:
        new: As corrected.
        old: As it was.
        day: Day of the document, which a deadline can lie before.

    Returns:
        Flags on what was not touched stay; those on owners and deadline follow from the new values. A person's date is
        not ambiguous.
    """
    if not isinstance(old, Task):
        return plain_flags(new, day)
    settled: set[str] = set()
    if new.owners != old.owners:
        settled |= _OF_OWNERS
    if new.deadline != old.deadline:
        settled |= _OF_DEADLINE
    if (new.action, new.deadline, new.targets) != (old.action, old.deadline, old.targets):
        settled |= _OF_MEASURE
    kept = [flag for flag in old.flags if flag not in settled]
    return tuple(dict.fromkeys((*(flag for flag in plain_flags(new, day) if flag in settled), *kept)))


def plain_flags(task: Task, day: dt.date | None) -> tuple[str, ...]:
    """The flags that follow from owners and deadline alone.

    Args:
        task: The task.
        day: Day of the document.

    Returns:
        `no_owner`, `no_deadline`, `past_deadline`, `two_leads`, as far as they hold.
    """
    due = None if task.deadline is None or task.deadline.recurrence else task.deadline.due
    found = {
        "no_owner": not task.owners,
        "no_deadline": task.deadline is None,
        "past_deadline": due is not None and day is not None and due < day,
        "two_leads": sum(owner.role is Role.LEAD for owner in task.owners) > 1,
    }
    return tuple(flag for flag, holds in found.items() if holds)
