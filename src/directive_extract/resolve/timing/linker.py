"""Links deadlines to tasks, in reading order: the clause's own, else what shares its sentence or governs it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.resolve.timing.choosing import choose, says_nothing, with_first_time
from directive_extract.resolve.timing.expressions import NEAR, ExpressionFinder
from directive_extract.resolve.timing.following import fold_additions
from directive_extract.resolve.timing.references import filled_in, name_behind, points_back
from directive_extract.resolve.timing.surroundings import Surroundings
from directive_extract.schema.directive import Modality

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from directive_extract.resolve.timing.expressions import Expression
    from directive_extract.schema.candidate import Candidate, Reading
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.settings import Settings

_BAN = re.compile(r"\b(?:no|nobody|never|none|refuses?|not)\b", re.IGNORECASE)
# A due column that says that there is no day: the task's own words do not add one.
_STANDING = re.compile(
    r"\W*(?:standing|ongoing|on-going|continuous|continual|continuing|permanent|rolling|open[- ]ended"
    r"|as (?:needed|required)"
    r"|none|n/?a|tb[acd]|to be (?:agreed|confirmed|decided|determined|fixed|set)|no (?:date|deadline))\W*",
    re.IGNORECASE,
)
# "shops that do not pay their rent" are not told that they must not.
_RELATIVE = re.compile(r"\b(?:that|which|who|whose)\b[^,;.]*", re.IGNORECASE)
ROW = "row of a task table"
REACH = 3  # blocks that a reference ("by then") looks back


class DeadlineLinker:
    """Finds the deadlines of one document's tasks.

    Attributes:
        reading: The document's candidates, without those that only add a time or an owner to the one before them.
    """

    def __init__(self, reading: Reading, anchor: dt.date | None, settings: Settings) -> None:
        """Remember the document, its date and the settings."""
        self._outline = reading.outline
        self._anchor = anchor
        self._finder = ExpressionFinder(reading.outline, anchor, settings)
        self.reading = fold_additions(reading, self._finder)
        self._surroundings = Surroundings(reading.outline, self.reading.candidates, self._finder)

    def deadline(self, candidate: Candidate) -> Deadline | None:
        """The deadline of a task.

        Args:
            candidate: A task of the reading.

        Returns:
            The clause's own; else that of its sentence, lead-in, heading or column; None where the text states none.
        """
        for expressions in self._places(candidate):
            chosen = choose(expressions, self._anchor, subject_of(candidate))
            if chosen is not None:
                return self._completed(chosen, candidate)
        return None

    def _completed(self, chosen: Deadline, candidate: Candidate) -> Deadline:
        """A reference with its day, a recurrence with its first time."""
        if points_back(chosen):
            return filled_in(chosen, self._earlier(candidate, chosen), self._anchor)
        added = [e for passage in candidate.due for e in self._finder.in_passage(passage)]
        return with_first_time(chosen, added)

    def _places(self, candidate: Candidate) -> Iterator[tuple[Expression, ...]]:
        """Where to look, the surest place first."""
        if candidate.reason == ROW:
            if any(_STANDING.fullmatch(cell.text) for cell in candidate.due):
                return
            for cell in candidate.due:
                yield self._finder.in_cell(cell)
            yield self._finder.in_passage(candidate.passage)
            return
        yield self._finder.of_clause(candidate.block, candidate.passage)
        if candidate.modality is not Modality.PROHIBITION and not _forbids(candidate):
            yield self._finder.starts_in(candidate.passage)
            yield self._surroundings.starts_in_front(candidate)
        yield self._surroundings.in_front(candidate)
        yield self._surroundings.behind(candidate)
        yield self._surroundings.leading(candidate)
        for passage in candidate.due:
            yield self._finder.in_passage(passage)
        yield from self._surroundings.headings(candidate)

    def _earlier(self, candidate: Candidate, reference: Deadline) -> Iterator[Deadline]:
        """What the text names before a reference, nearest first; before all what it says of a body named behind it."""
        start, end = (reference.evidence.start, reference.evidence.end) if reference.evidence else (0, 0)
        name = name_behind(self._outline.source.text[end : end + NEAR])
        if name is not None:
            yield from (
                e.deadline for e in self._before(candidate.block, start, 0) if name in " ".join(e.context.split())
            )
        yield from (e.deadline for e in self._before(candidate.block, start, max(0, candidate.block - REACH)))

    def _before(self, block: int, start: int, first: int) -> Iterator[Expression]:
        """Expressions in front of a place, nearest first, as far back as the block `first`."""
        for index in range(block, first - 1, -1):
            sentences = range(len(self._outline.blocks[index].sentences) - 1, -1, -1)
            for sentence in sentences:
                for expression in reversed(self._finder.of_sentence(index, sentence)):
                    evidence = expression.deadline.evidence
                    if evidence is not None and evidence.end <= start and not says_nothing(expression):
                        yield expression


def _forbids(candidate: Candidate) -> bool:
    """Whether a task is a standing ban: "from 1 May no agency may ..." says since when, not by when."""
    negative = candidate.shape.negative if candidate.shape else ""
    return bool(negative or _BAN.search(_RELATIVE.sub(" ", candidate.passage.text)))


def subject_of(candidate: Candidate) -> tuple[int, int] | None:
    """Where what stands before the ordering verb stands in the source.

    Returns:
        Source offsets; None where the clause has no such subject.
    """
    shape = candidate.shape
    if shape is None or shape.subject[0] >= shape.subject[1]:
        return None
    return candidate.passage.place(*shape.subject)
