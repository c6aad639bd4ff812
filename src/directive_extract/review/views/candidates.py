"""What the register holds that a record may be: how likely it is, what speaks for and against, what differs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.review.views.records import owner_names
from directive_extract.review.views.wording import Words, compare_words, differ
from directive_extract.schema.directive import Task
from directive_extract.schema.register import Relation

if TYPE_CHECKING:
    from directive_extract.schema.entry import Entry
    from directive_extract.schema.register import Comparison, Match, Reconciled
    from directive_extract.schema.review import ReviewRecord

# Probability in words. Bounds after the scale that intelligence and climate reports use, coarser: nobody can tell
# 0.85 from 0.9. Sources: ICD 203 (2015), table on page 3; IPCC guidance note on uncertainty (2010), table 1.
_LIKELIHOODS = ((0.95, "nearly_certain"), (0.8, "likely"), (0.5, "rather"), (0.2, "possible"), (0.0, "unlikely"))
WEAK_BITS = 0.15  # a weight below says nothing either way
STRONG_BITS = 3.0  # odds times eight
UPDATES = (
    Relation.DEADLINE_MOVED, Relation.OWNER_CHANGED, Relation.EXTENDED, Relation.NEXT_PERIOD, Relation.NARROWER,
    Relation.BROADER, Relation.COMPLETED, Relation.CANCELLED, Relation.CONTRADICTS,
)  # fmt: skip
"""What else than the same a record may be to an entry, in the order of choice."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against.

    Attributes:
        name: What was compared: a key of the catalogue.
        words: The finding in plain words.
        is_strong: Whether it says much.
    """

    name: str
    words: str
    is_strong: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A value in the register beside the record's.

    Attributes:
        before: What the register holds.
        after: What was read.
    """

    before: str | dt.date | None
    after: str | dt.date | None

    @property
    def differs(self) -> bool:
        """Whether they are not the same."""
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a record may be.

    Attributes:
        entry: The entry.
        relation: How the record stands to it, as the library sees it.
        update: What is proposed as an update: the same, or the likeliest where it is no update.
        likelihood: The probability's name: nearly_certain, likely, rather, possible, unlikely.
        percent: The probability.
        speaks_for: What speaks for one commitment, the weightiest first.
        speaks_against: What speaks against it.
        vetoes: What forbids to join them without a person.
        wording: The entry's words against the record's.
        owners: Who must act.
        due: Last day on time, or the deadline's words.
        is_decided: Whether a person said so before.
    """

    entry: Entry
    relation: Relation
    update: Relation
    likelihood: str
    percent: int
    speaks_for: tuple[Sign, ...]
    speaks_against: tuple[Sign, ...]
    vetoes: tuple[str, ...]
    wording: tuple[Words, ...]
    owners: Pair
    due: Pair
    is_decided: bool

    @property
    def is_reworded(self) -> bool:
        """Whether the wording differs."""
        return differ(self.wording)


def candidates(record: ReviewRecord, found: Reconciled | None, known: Mapping[str, Entry]) -> tuple[Candidate, ...]:
    """What the register holds of a record, likeliest first.

    Args:
        record: The record.
        found: As the register answers; None where it was not asked.
        known: The entries that the answer names; those that are gone meanwhile are passed over.

    Returns:
        Candidates, each entry once.
    """
    if found is None:
        return ()
    matches = {match.entry: match for match in (*reversed(found.alternatives), found.match) if match.entry in known}
    ordered = [found.match, *found.alternatives]
    kept = dict.fromkeys(match.entry for match in ordered if match.entry in matches)
    return tuple(_candidate(record, matches[entry], known[entry]) for entry in kept)


def likelihood(probability: float) -> str:
    """The name of a probability.

    Args:
        probability: From 0 to 1.

    Returns:
        One of five names.
    """
    return next(name for bound, name in _LIKELIHOODS if probability >= bound)


def _candidate(record: ReviewRecord, match: Match, entry: Entry) -> Candidate:
    weighty = sorted(match.comparisons, key=lambda one: -abs(one.weight))
    task = record.item if isinstance(record.item, Task) else None
    deadline = task.deadline if task else None
    due = Pair(
        entry.due or (entry.deadline.text if entry.deadline else None),
        (deadline.due or deadline.text) if deadline else None,
    )
    owners = Pair(owner_names(entry.owners), owner_names(task.owners) if task else "")
    return Candidate(
        entry=entry,
        relation=match.relation,
        update=_update(match.relation, due, owners),
        likelihood=likelihood(match.probability),
        percent=int(match.probability * 100),
        speaks_for=tuple(_sign(one) for one in weighty if one.weight > WEAK_BITS),
        speaks_against=tuple(_sign(one) for one in weighty if one.weight < -WEAK_BITS),
        vetoes=match.vetoes,
        wording=compare_words(entry.action, record.words),
        owners=owners,
        due=due,
        is_decided=match.decided,
    )


def _update(relation: Relation, due: Pair, owners: Pair) -> Relation:
    if relation in UPDATES:
        return relation
    if due.differs and due.after is not None:
        return Relation.DEADLINE_MOVED
    return Relation.OWNER_CHANGED if owners.differs and owners.after else Relation.EXTENDED


def _sign(comparison: Comparison) -> Sign:
    name = comparison.name.replace(" ", "_").replace("'", "")
    return Sign(name, comparison.words, abs(comparison.weight) >= STRONG_BITS)
