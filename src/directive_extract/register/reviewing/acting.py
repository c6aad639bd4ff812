"""Steps of a reviewer carried out, and actions taken back: each inside one action on the register."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from directive_extract.register.reviewing.adding import add, merge, split
from directive_extract.register.reviewing.changing import Changes
from directive_extract.register.reviewing.deciding import accept, reject, reopen, skip
from directive_extract.register.reviewing.editing import edit
from directive_extract.register.reviewing.ids import record_number
from directive_extract.register.reviewing.rows import read_many
from directive_extract.register.undoing import undo_batch
from directive_extract.schema.review import Accept, Add, Done, Edit, Merge, Reject, Reopen, Skip, Split, Step

if TYPE_CHECKING:
    from directive_extract.register.reviewing.documents import Sources
    from directive_extract.register.transaction import Transaction


class Acting:
    """Carries steps out.

    Args:
        sources: What documents were read as.
        readers: How many must agree.
    """

    def __init__(self, sources: Sources, readers: int) -> None:
        self._readers = readers
        self._steps: Mapping[type, Callable[[Changes, Any], None]] = {
            Reject: lambda changes, step: reject(changes, step, readers),
            Skip: skip,
            Reopen: reopen,
            Edit: edit,
            Add: lambda changes, step: add(changes, step, sources),
            Split: lambda changes, step: split(changes, step, sources),
            Merge: merge,
        }

    def carry_out(self, work: Transaction, steps: Sequence[Step]) -> Done:
        """Carry steps out, one after the other.

        Args:
            work: In which it is done.
            steps: What.

        Returns:
            What became of it.
        """
        changes = Changes(work)
        for kind, some in _runs(steps):
            if kind is Accept:
                changes.expect(step.seen.record for step in some)
                accept(changes, some, self._readers)
            else:
                self._steps[kind](changes, some[0])
        return Done(
            batch=work.batch if work.events else 0,
            records=tuple(changes.records.values()),
            entries=tuple(changes.entries),
        )


def take_back(work: Transaction, batch: int) -> Done:
    """Take an action back.

    Args:
        work: In which it is done.
        batch: The number of the action.

    Returns:
        What became of it.
    """
    work.undoes = batch
    touched = undo_batch(work, batch)
    records = [one for one in touched if one.startswith("R")]
    now = read_many(work.connection, [record_number(one) for one in records])
    there = {record.id for record in now}
    return Done(
        batch=work.batch,
        records=tuple(now),
        removed=tuple(one for one in records if one not in there),
        entries=tuple(one for one in touched if one.startswith("E")),
    )


def _runs(steps: Iterable[Step]) -> Iterator[tuple[type, list[Any]]]:
    """Steps one by one, but acceptances of several records that follow one another together."""
    run: dict[str, Accept] = {}
    for step in steps:
        if run and (not isinstance(step, Accept) or step.seen.record in run):
            yield Accept, list(run.values())
            run = {}
        if isinstance(step, Accept):
            run[step.seen.record] = step
        else:
            yield type(step), [step]
    if run:
        yield Accept, list(run.values())
