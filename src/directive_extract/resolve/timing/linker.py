"""Links deadlines to tasks, in reading order: the clause's own, else what governs it, shares it or follows it."""

from __future__ import annotations

import datetime as dt

from directive_extract.resolve.timing.choosing import choose
from directive_extract.resolve.timing.expressions import Expression, ExpressionFinder
from directive_extract.schema.candidate import Candidate, Reading
from directive_extract.schema.directive import Deadline
from directive_extract.schema.settings import Settings

ROW = "row of a task table"


class DeadlineLinker:
    """Finds the deadlines of one document's tasks."""

    def __init__(self, reading: Reading, anchor: dt.date | None, settings: Settings) -> None:
        """Remember the document, its date and the settings."""
        self._reading = reading
        self._anchor = anchor
        self._finder = ExpressionFinder(reading.outline, anchor, settings)

    def deadline(self, candidate: Candidate) -> Deadline | None:
        """The deadline of a task.

        Args:
            candidate: A task of the reading.

        Returns:
            The clause's own; else that of its lead-in, heading or column; None where the text states none.
        """
        return self._own(candidate) or self._governing(candidate)

    def _own(self, candidate: Candidate) -> Deadline | None:
        if candidate.reason == ROW:
            places = [self._finder.in_passage(passage) for passage in (*candidate.due, candidate.passage)]
        else:
            places = [self._finder.of_clause(candidate.block, candidate.passage)]
        return self._first(places, candidate)

    def _governing(self, candidate: Candidate) -> Deadline | None:
        return self._first([self._finder.in_passage(passage) for passage in candidate.due], candidate)

    def _first(self, places: list[tuple[Expression, ...]], candidate: Candidate) -> Deadline | None:
        for expressions in places:
            chosen = choose(expressions, self._anchor, subject_of(candidate))
            if chosen is not None:
                return chosen
        return None


def subject_of(candidate: Candidate) -> tuple[int, int] | None:
    """Where what stands before the ordering verb stands in the source.

    Returns:
        Source offsets; None where the clause has no such subject.
    """
    shape = candidate.shape
    if shape is None or shape.subject[0] >= shape.subject[1]:
        return None
    return candidate.passage.place(*shape.subject)
