"""Why a record should be looked at before others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.register.reviewing.flags import HARMLESS
from directive_extract.schema.directive import Principle
from directive_extract.schema.register import Reconciled, Relation
from directive_extract.schema.review import ReviewRecord, Risk

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.schema.directive import Task
    from directive_extract.schema.review import Vote

LOW_CONFIDENCE = 0.6  # as for the flag of that name; principles have no flags


_NOT_KNOWN = frozenset({Relation.NEW, Relation.CONTRADICTS})  # the second is a risk of its own


def with_risks(record: ReviewRecord) -> ReviewRecord:
    """A record with the risks that follow from the rest of it.

    Args:
        record: The record.

    Returns:
        The same with `risks` set anew.
    """
    return record.model_copy(update={"risks": risks_of(record.item, record.known, record.votes)})


def risks_of(item: Task | Principle, known: Reconciled | None, votes: Sequence[Vote]) -> tuple[Risk, ...]:
    """Why a record should be looked at first.

    Args:
        item: What was read, as it is now.
        known: What the register held of it.
        votes: What readers think who have not agreed.

    Returns:
        Risks, the gravest first.
    """
    matches = () if known is None else (known.match, *known.alternatives)
    flags = () if isinstance(item, Principle) else item.flags
    found = {
        Risk.CONTRADICTION: any(match.relation is Relation.CONTRADICTS for match in matches),
        Risk.DISAGREEMENT: len(votes) > 1,
        Risk.MAYBE_KNOWN: any(
            match.entry and match.relation not in _NOT_KNOWN and not match.decided for match in matches[:1]
        ),
        Risk.LOW_CONFIDENCE: item.confidence < LOW_CONFIDENCE,
        Risk.FLAGGED: not HARMLESS.issuperset(flags),
    }
    return tuple(risk for risk, holds in found.items() if holds)


def slim(known: Reconciled) -> Reconciled:
    """What the desk keeps of a comparison: the accounts part by part are made again where somebody looks at them.

    Args:
        known: As matching gives it.

    Returns:
        The same without comparisons.
    """
    return known.model_copy(update={
        "match": known.match.model_copy(update={"comparisons": ()}),
        "alternatives": tuple(match.model_copy(update={"comparisons": ()}) for match in known.alternatives),
    })  # fmt: skip
