"""Accept, reject, skip, reopen: decisions on one record, by one person or by two that must agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.errors import InvalidChangeError
from directive_extract.register.reviewing.accepting import (
    add_all,
    check_acceptance,
    holders_of,
    join_or_confirm,
    stands,
    take_back,
)
from directive_extract.register.reviewing.risks import with_risks
from directive_extract.schema.entry import Act
from directive_extract.schema.review import Standing, Vote

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.reviewing.changing import Changes
    from directive_extract.schema.review import Accept, Reject, Reopen, ReviewRecord, Skip


def accept(changes: Changes, steps: Sequence[Accept], readers: int) -> None:
    """Take records into the register, or vote for that.

    Args:
        changes: In which it is done.
        steps: The decisions, each on another record: hundreds at once take a third of the time of one by one.
        readers: How many must agree.
    """
    settled = [(record, step) for step in steps if (record := _accepted(changes, step, readers)) is not None]
    holders = holders_of(changes, [record for record, _ in settled])
    fresh = [(record, step) for record, step in settled if record.id not in holders and step.act is not Act.JOIN]
    entries = add_all(changes, fresh)
    changes.replace_all([
        (record, _decided(changes, record, Standing.ACCEPTED, entry=entry.id, relation=stands(step)))
        for (record, step), entry in zip(fresh, entries, strict=True)
    ])
    for record, step in settled:
        if record.id in holders or step.act is Act.JOIN:
            entry = join_or_confirm(changes, record, step, holders.get(record.id))
            decided = _decided(changes, record, Standing.ACCEPTED, entry=entry.id, relation=stands(step))
            changes.replace(record, decided)


def _accepted(changes: Changes, step: Accept, readers: int) -> ReviewRecord | None:
    """The record that is to be taken in now; None where another reader has to agree first."""
    record = changes.open(step.seen)
    check_acceptance(changes, record, step)
    relation = None if step.act in {Act.ADD, Act.APART} else step.relation
    vote = Vote(
        reviewer=changes.actor, at=changes.at, act=step.act, entry=step.entry, relation=relation, item=record.item
    )
    return record if _is_settled(changes, record, vote, readers) else None


def reject(changes: Changes, step: Reject, readers: int) -> None:
    """Say that a record is none, or vote for that.

    Args:
        changes: In which it is done.
        step: The decision.
        readers: How many must agree.
    """
    record = changes.open(step.seen)
    vote = Vote(reviewer=changes.actor, at=changes.at, act=None, item=record.item)
    if _is_settled(changes, record, vote, readers):
        changes.replace(record, _decided(changes, record, Standing.REJECTED))


def skip(changes: Changes, step: Skip) -> None:
    """Leave a record for later.

    Args:
        changes: In which it is done.
        step: The decision.
    """
    changes.change(changes.open(step.seen), standing=Standing.SKIPPED)


def reopen(changes: Changes, step: Reopen) -> None:
    """Let a record be decided on anew; an entry that it made goes, one that it changed is as it was.

    Args:
        changes: In which it is done.
        step: Which.

    Raises:
        InvalidChangeError: It is open, or others took its place.
    """
    record = changes.get(step.seen.record, step.seen.revision)
    if record.standing is Standing.REPLACED:
        raise InvalidChangeError("others took its place", source=record.id, hint="undo the merge or split instead")
    if record.standing.is_open:
        raise InvalidChangeError("it is open", source=record.id, hint="decide on it")
    waiting = record.model_copy(update={
        "standing": Standing.WAITING, "entry": None, "relation": None, "decided_by": None, "decided_at": None,
    })  # fmt: skip
    changes.replace(record, with_risks(waiting))
    # After the record, so that an undo of this makes the entry first, as the decision did.
    if record.standing is Standing.ACCEPTED:
        take_back(changes, record)


def _is_settled(changes: Changes, record: ReviewRecord, vote: Vote, readers: int) -> bool:
    """Whether enough readers agree; the vote is kept where not."""
    if readers == 1:
        return True
    others = tuple(one for one in record.votes if one.reviewer != vote.reviewer)
    if sum(_agree(one, vote) for one in others) + 1 >= readers:
        return True
    changes.replace(record, with_risks(record.model_copy(update={"votes": (*others, vote)})))
    return False


def _agree(one: Vote, other: Vote) -> bool:
    return (one.act, one.entry, one.relation, one.item) == (other.act, other.entry, other.relation, other.item)


def _decided(changes: Changes, record: ReviewRecord, standing: Standing, **fields: object) -> ReviewRecord:
    decided = record.model_copy(update={
        "standing": standing, "decided_by": changes.actor, "decided_at": changes.at, "votes": (), **fields,
    })  # fmt: skip
    return with_risks(decided)
