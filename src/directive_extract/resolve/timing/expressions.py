"""Deadline expressions in their surroundings: a sentence is read as a whole, and a clause has what begins inside it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import find_deadlines, find_starts, parse_deadline
from directive_extract.resolve.timing.figures import with_order_of

if TYPE_CHECKING:
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.outline import Block, Outline, Passage
    from directive_extract.schema.settings import Settings

# Two days that share neither year, month, day nor weekday: what reads alike from both needs no date of a document. Both
# lie so early that hardly any day of a document is past.
_PROBES = (dt.date(1901, 2, 5), dt.date(1918, 9, 26))

NEAR = 240  # characters, about 40 words: keeps the patterns cheap in sentences of thousands of words


@dataclass(frozen=True, slots=True)
class Expression:
    """A deadline with the words around it.

    Attributes:
        deadline: What it means; its evidence counts in the source.
        context: The text that it was found in: a sentence, a cell, a heading.
        start: Where it begins in `context`.
        end: Offset behind it in `context`.
    """

    deadline: Deadline
    context: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """What stands before it in its context."""
        return self.context[: self.start]

    @property
    def near(self) -> str:
        """The end of what stands before it: enough to tell what it belongs to, however long the sentence is."""
        return self.context[max(0, self.start - NEAR) : self.start]

    @property
    def after(self) -> str:
        """What stands behind it in its context."""
        return self.context[self.end :]


class ExpressionFinder:
    """Finds the deadline expressions of one document, each sentence once."""

    def __init__(self, outline: Outline, anchor: dt.date | None, settings: Settings) -> None:
        """Remember the document, its date and the settings."""
        self._outline = outline
        self._anchor = anchor
        self._settings = with_order_of(outline.source.text, settings)
        self._text = outline.source.text
        self._known: dict[tuple[int, int], tuple[Expression, ...]] = {}
        self._deadlines: dict[str, list[Deadline]] = {}

    def of_sentence(self, block: int, sentence: int) -> tuple[Expression, ...]:
        """The expressions of a sentence.

        Args:
            block: Index of a block.
            sentence: Index of one of its sentences.

        Returns:
            In reading order.
        """
        key = (block, sentence)
        if key not in self._known:
            passage = self._outline.blocks[block].passage
            self._known[key] = self.in_passage(passage.cut(*self._outline.blocks[block].sentences[sentence]))
        return self._known[key]

    def of_clause(self, block: int, clause: Passage) -> tuple[Expression, ...]:
        """The expressions of a clause.

        The whole sentence is read, for a clause may end inside an expression ("before April | 30"); the clause alone
        where that finds nothing, for what fills a clause may be lost in a sentence.

        Args:
            block: Index of the clause's block.
            clause: A part of the block's passage.

        Returns:
            In reading order.
        """
        first, last = clause.place()
        found = tuple(
            expression
            for sentence in sentences_of(self._outline.blocks[block], clause)
            for expression in self.of_sentence(block, sentence)
            if _touches(expression, first, last)
        )
        return found or self.in_passage(clause)

    def in_cell(self, passage: Passage) -> tuple[Expression, ...]:
        """The expressions of a table's cell that holds nothing but a time: "7 days", "new date 16 October".

        Returns:
            In reading order.
        """
        found = self.in_passage(passage)
        if found or self._anchor is None:
            return found
        deadline = parse_deadline(passage.text, self._anchor, settings=self._settings)
        return self._placed(passage, [deadline] if deadline is not None else [])

    def starts_in(self, passage: Passage) -> tuple[Expression, ...]:
        """The days on which something begins: "from 1 May", which `in_passage` does not take for deadlines.

        Returns:
            In reading order; none where the document has no date.
        """
        if self._anchor is None:
            return ()
        return self._placed(passage, find_starts(passage.text, self._anchor, settings=self._settings))

    def in_passage(self, passage: Passage) -> tuple[Expression, ...]:
        """The expressions of any passage, read by itself.

        Returns:
            In reading order.
        """
        text = passage.text
        if text not in self._deadlines:  # a fifth of the readings are of a clause that is its whole sentence
            self._deadlines[text] = self._read(text)
        return self._placed(passage, self._deadlines[text])

    def _placed(self, passage: Passage, deadlines: list[Deadline]) -> tuple[Expression, ...]:
        placed: list[Expression] = []
        for deadline in deadlines:
            evidence = deadline.evidence
            if evidence is None:
                continue
            span = passage.span(self._text, evidence.start, evidence.end)
            update = {"evidence": span}
            placed.append(Expression(deadline.model_copy(update=update), passage.text, evidence.start, evidence.end))
        return tuple(placed)

    def _read(self, text: str) -> list[Deadline]:
        if self._anchor is not None:
            return find_deadlines(text, self._anchor, settings=self._settings)
        one, other = (find_deadlines(text, day, settings=self._settings) for day in _PROBES)
        same = {deadline.evidence: deadline for deadline in other}
        return [
            deadline if _days(deadline) == _days(same.get(deadline.evidence)) else _without_days(deadline)
            for deadline in one
        ]


def _touches(expression: Expression, first: int, last: int) -> bool:
    evidence = expression.deadline.evidence
    return evidence is not None and evidence.end > first and evidence.start < last


def _days(deadline: Deadline | None) -> tuple[dt.date | None, ...]:
    return (deadline.date, deadline.start, deadline.due) if deadline else (dt.date.max,)


def _without_days(deadline: Deadline) -> Deadline:
    """The words alone, for a document whose date is not known."""
    update = {
        "date": None,
        "start": None,
        "due": None,
        "rrule": None,
        "anchor": None,
        "assumptions": ("the document has no date to read it from",),
    }
    return deadline.model_copy(update=update)


def is_undated(deadline: Deadline) -> bool:
    """Whether a deadline has no day only because its document has no date."""
    return any("no date" in note for note in deadline.assumptions)


def sentences_of(block: Block, clause: Passage) -> range:
    """Indexes of the sentences of a block that a clause stands in.

    Args:
        block: The block.
        clause: A part of its passage.

    Returns:
        One, or several where a clause runs over the end of a sentence.
    """
    offsets = block.passage.offsets
    start = bisect_left(offsets, clause.offsets[0])
    end = bisect_left(offsets, clause.offsets[-1])
    first = next((i for i, (_, stop) in enumerate(block.sentences) if start < stop), 0)
    last = next((i for i, (_, stop) in enumerate(block.sentences) if end < stop), len(block.sentences) - 1)
    return range(first, last + 1)
