"""Records as rows of a list: what a reviewer needs in order to choose one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from directive_extract.schema.directive import Role, Task
from directive_extract.schema.review import Risk

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner
    from directive_extract.schema.register import Kind
    from directive_extract.schema.review import ReviewRecord, ReviewRow, Standing

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
        owners: Names of all owners.
        due: Last day on time.
        deadline: The deadline's words, where no day is known.
        percent: How sure the reading is.
        risk: The gravest reason to look at it, while it is open; "flagged" is told by the flags.
        flags: What is doubtful, while it is open, but for what the row shows anyway.
        is_edited: Whether a person has changed or added it.
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
    percent: int
    risk: Risk | None
    flags: tuple[str, ...]
    is_edited: bool
    votes: int

    @property
    def is_unsure(self) -> bool:
        """Whether the reading is hardly sure of it."""
        return self.percent < UNSURE * 100 and self.standing.is_open

    @classmethod
    def of(cls, row: ReviewRow) -> Self:
        """A record as the store lists it.

        Args:
            row: Of the store.

        Returns:
            The row.
        """
        is_open = row.standing.is_open
        return cls(
            id=row.id,
            revision=row.revision,
            kind=row.kind,
            standing=row.standing,
            words=row.words,
            owners="; ".join(row.owners),
            due=row.due,
            deadline=(row.deadline or "") if row.due is None else "",
            percent=int(row.confidence * 100),
            risk=next((risk for risk in row.risks if risk is not Risk.FLAGGED), None) if is_open else None,
            flags=tuple(flag for flag in row.flags if flag not in _SHOWN_ANYWAY) if is_open else (),
            is_edited=row.edited,
            votes=len(row.voters),
        )

    @classmethod
    def of_record(cls, record: ReviewRecord) -> Self:
        """A whole record, as it comes back from a decision.

        Args:
            record: The record.

        Returns:
            The same row that the store would list.
        """
        item, is_open = record.item, record.standing.is_open
        task = item if isinstance(item, Task) else None
        deadline = task.deadline if task else None
        due = deadline.due if deadline else None
        return cls(
            id=record.id,
            revision=record.revision,
            kind=record.kind,
            standing=record.standing,
            words=record.words,
            owners="; ".join(owner.name for owner in task.owners) if task else "",
            due=due,
            deadline=deadline.text if deadline and due is None else "",
            percent=int(item.confidence * 100),
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
