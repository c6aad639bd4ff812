"""What an entry can become: its states, its progress, its deadlines."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from directive_extract.errors import InvalidChangeError
from directive_extract.schema.directive import Deadline
from directive_extract.schema.entry import DeadlineVersion, Entry, State

# What is finished or given up can be taken up again; what was never confirmed can be neither begun nor finished.
NEXT_STATES: Mapping[State, frozenset[State]] = {
    State.PROPOSED: frozenset({State.CONFIRMED, State.CANCELLED}),
    State.CONFIRMED: frozenset({State.PROPOSED, State.IN_PROGRESS, State.DONE, State.CANCELLED}),
    State.IN_PROGRESS: frozenset({State.CONFIRMED, State.DONE, State.CANCELLED}),
    State.DONE: frozenset({State.CONFIRMED, State.IN_PROGRESS}),
    State.CANCELLED: frozenset({State.PROPOSED, State.CONFIRMED}),
}
CHANGEABLE = frozenset({
    "kind", "state", "action", "owners", "deadline", "targets", "modality", "priority", "section", "references",
    "issuer", "flags", "percent", "progress", "result", "proof", "next_review", "number", "columns", "links",
})  # fmt: skip
"""Fields that a person may set. Sources and the history of deadlines grow, and are not set."""


def changed_entry(entry: Entry, changes: Mapping[str, Any], at: dt.datetime) -> Entry:
    """An entry with some fields set.

    Args:
        entry: As it is.
        changes: New values by field; `deadline` becomes the newest of the entry's deadlines.
        at: When.

    Returns:
        The entry as it should be: done means 100%, and progress on a confirmed task means that it is in progress.

    Raises:
        InvalidChangeError: There is no such field, its value does not fit, or the state can't follow.
    """
    unknown = sorted(set(changes) - CHANGEABLE)
    if unknown:
        raise InvalidChangeError(
            f"{', '.join(unknown)} can't be set", source=entry.id, hint=f"what can: {', '.join(sorted(CHANGEABLE))}"
        )
    values = {name: value for name, value in changes.items() if name != "deadline"}
    try:
        new = Entry.model_validate({**_shallow(entry), **values})
        if "deadline" in changes:
            new = with_deadline(new, _deadline(changes["deadline"]), at)
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise InvalidChangeError(f"{where}: {problem['msg']}", source=entry.id, hint="give another value") from error
    return _with_consequences(entry, new, changes)


def with_deadline(entry: Entry, deadline: Deadline | None, at: dt.datetime, source: str | None = None) -> Entry:
    """An entry whose newest deadline is the given one.

    Args:
        entry: As it is.
        deadline: The new deadline; None takes it away.
        at: When the register came to know it.
        source: Key of the source that says so.

    Returns:
        The entry; the same where the deadline that counts is the given one already.
    """
    if deadline == entry.deadline:
        return entry
    version = DeadlineVersion(deadline=deadline, since=at, source=source)
    return entry.model_copy(update={"deadlines": (*entry.deadlines, version)})


def check_step(entry: Entry, state: State) -> None:
    """Refuse a state that can't follow.

    Args:
        entry: As it is.
        state: What it should become.

    Raises:
        InvalidChangeError: It can't.
    """
    if state not in {entry.state, *NEXT_STATES[entry.state]}:
        raise InvalidChangeError(
            f"what is {entry.state} can't become {state}",
            source=entry.id,
            hint=f"it can become {', '.join(sorted(NEXT_STATES[entry.state]))}",
        )


def _shallow(entry: Entry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in Entry.model_fields}


def _deadline(value: Any) -> Deadline | None:
    return None if value is None else Deadline.model_validate(value)


def _with_consequences(old: Entry, new: Entry, changes: Mapping[str, Any]) -> Entry:
    check_step(old, new.state)
    if new.state is State.DONE and "percent" not in changes:
        return new.model_copy(update={"percent": 100})
    if new.state is State.DONE and new.percent != 100:
        raise InvalidChangeError("what is done is at 100 percent", source=old.id, hint="set state in_progress instead")
    if new.state is State.CONFIRMED and "state" not in changes and new.percent > old.percent:
        return new.model_copy(update={"state": State.IN_PROGRESS})
    return new
