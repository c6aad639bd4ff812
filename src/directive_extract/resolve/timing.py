"""When a task is due: which of the expressions in and around a clause is its deadline."""

from __future__ import annotations

import datetime as dt

from directive_extract.resolve.deadlines import find_deadlines
from directive_extract.schema.candidate import Candidate
from directive_extract.schema.directive import Deadline, Relation
from directive_extract.schema.outline import Passage
from directive_extract.schema.settings import Settings

_WEIGHT = {Relation.BEFORE: 3, Relation.BY: 3, Relation.EVERY: 3, Relation.DURING: 2, Relation.ON: 1}


def deadlines_in(passage: Passage, anchor: dt.date, source_text: str, settings: Settings) -> list[Deadline]:
    """All deadline expressions of a passage, their evidence placed in the source.

    Args:
        passage: A clause, a lead-in or a table cell.
        anchor: The document's date.
        source_text: The document.
        settings: Order of day and month, country.

    Returns:
        Deadlines in reading order.
    """
    placed: list[Deadline] = []
    for deadline in find_deadlines(passage.text, anchor, settings=settings):
        evidence = deadline.evidence
        if evidence is None:
            continue
        span = passage.span(source_text, evidence.start, evidence.end)
        placed.append(deadline.model_copy(update={"evidence": span}))
    return placed


def choose_deadline(found: list[Deadline]) -> Deadline | None:
    """The expression that says when the task is due, of several in one clause.

    Args:
        found: In reading order.

    Returns:
        The one whose relation speaks most clearly; of equals a dated one, then the last.
    """
    if not found:
        return None
    ranked = sorted(
        enumerate(found),
        key=lambda pair: (
            _WEIGHT[pair[1].relation],
            pair[1].date is not None or pair[1].recurrence is not None,
            pair[0],
        ),
    )
    return ranked[-1][1]


def deadline_of(candidate: Candidate, anchor: dt.date, source_text: str, settings: Settings) -> Deadline | None:
    """The deadline of a candidate: its own, or that of a lead-in or a table's column.

    Returns:
        The deadline; None where the text states none.
    """
    from_row = candidate.reason == "row of a task table"
    places = [*candidate.due, candidate.passage] if from_row else [candidate.passage, *candidate.due]
    for passage in places:
        chosen = choose_deadline(deadlines_in(passage, anchor, source_text, settings))
        if chosen is not None:
            return chosen
    return None
