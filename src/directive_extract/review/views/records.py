"""Records as rows of a list: what a reviewer needs in order to choose one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.schema.directive import Role, Task
from directive_extract.schema.review import Risk

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner
    from directive_extract.schema.register import Kind
    from directive_extract.schema.review import ReviewRecord, Standing

_SHOWN_ANYWAY = frozenset({"no_owner", "no_deadline", "low_confidence", "restated"})
UNSURE = 0.6  # below it a record is shown as unsure; the flag `low_confidence` has the same bound


@dataclass(frozen=True, slots=True)
class Row:
    """One record in the list.

    Attributes:
        id: Of the record.
        revision: That is shown.
        kind: Task or principle.
        standing: Where it stands.
        words: The action or text.
        owners: Names of those in the lead, or of all where nobody leads.
        due: Last day on time.
        deadline: The deadline's words, where no day is known.
        percent: How sure the reading is; None where a person added it.
        is_unsure: Whether that is little.
        risk: The gravest reason to look at it, while it is open; "flagged" is told by the flags.
        flags: What is doubtful, while it is open, but for what the row shows anyway.
        is_edited: Whether a person has changed it.
        votes: How many readers have spoken, where two must agree.
    """

    id: str
    revision: int
    kind: Kind
    standing: Standing
    words: str
    owners: str
    due: dt.date | None
    deadline: str
    percent: int | None
    is_unsure: bool
    risk: Risk | None
    flags: tuple[str, ...]
    is_edited: bool
    votes: int


def rows(records: Iterable[ReviewRecord]) -> Iterator[Row]:
    """Records as rows.

    Args:
        records: In the order wanted.

    Yields:
        A row for each.
    """
    for record in records:
        item = record.item
        task = item if isinstance(item, Task) else None
        deadline = task.deadline if task else None
        is_open = record.standing.is_open
        due = (deadline.due or deadline.date) if deadline else None
        yield Row(
            id=record.id,
            revision=record.revision,
            kind=record.kind,
            standing=record.standing,
            words=record.words,
            owners=owner_names(task.owners) if task else "",
            due=due,
            deadline=deadline.text if deadline and due is None else "",
            percent=None if record.read is None else int(item.confidence * 100),
            is_unsure=record.read is not None and item.confidence < UNSURE,
            risk=next((risk for risk in record.risks if risk is not Risk.FLAGGED), None) if is_open else None,
            flags=tuple(flag for flag in task.flags if flag not in _SHOWN_ANYWAY) if task and is_open else (),
            is_edited=record.is_edited,
            votes=len(record.votes),
        )


def owner_names(owners: Iterable[Owner]) -> str:
    """Whom to name where there is little room.

    Args:
        owners: Of a task.

    Returns:
        Those in the lead, or all where nobody leads, joined by "; ".
    """
    known = list(owners)
    leads = [owner.name for owner in known if owner.role is Role.LEAD]
    return "; ".join(leads or [owner.name for owner in known])
