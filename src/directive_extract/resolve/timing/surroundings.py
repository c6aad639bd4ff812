"""Where a deadline may stand outside its clause: the rest of the sentence, its lead-in, the headings above."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from directive_extract.resolve.timing.expressions import sentences_of
from directive_extract.schema.candidate import Subject
from directive_extract.schema.directive import Relation
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import BlockKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.resolve.timing.expressions import Expression, ExpressionFinder
    from directive_extract.schema.candidate import Candidate
    from directive_extract.schema.outline import Outline

_LEAD_END = re.compile(r":\s|:$")
_DATED = frozenset({Relation.BY, Relation.BEFORE})
# "in the third quarter" and "by the end of 2026" say when; "for 2026" in a heading says what the plan is for.
_TO_BE_DONE = re.compile(
    r"\b(?:completed?|finished|done|due|carried out|implemented|delivered|accomplished|achieved|fulfilled)\s+$",
    re.IGNORECASE,
)
_HEADING_LEADS = ("by ", "before ", "no later ", "not later ", "within ", "until ", "due ", "deadline")


class Surroundings:
    """Looks outside the clauses of one document."""

    def __init__(self, outline: Outline, candidates: Sequence[Candidate], finder: ExpressionFinder) -> None:
        """Remember the document and which clauses are directives."""
        self._outline = outline
        self._finder = finder
        self._by_block: dict[int, list[Candidate]] = {}
        for candidate in candidates:
            self._by_block.setdefault(candidate.block, []).append(candidate)

    def in_front(self, candidate: Candidate) -> tuple[Expression, ...]:
        """Times between the clause and the directive before it in the sentence: "In May, | the Board shall ...".

        Returns:
            In reading order; none where a semicolon stands between.
        """
        first = candidate.passage.place()[0]
        others = [c.passage.place()[1] for c in self._of_sentence(candidate) if c.passage.place()[1] <= first]
        floor = max(others, default=-1)
        found = [e for e in self._of_sentences(candidate) if floor <= _start(e) and _end(e) <= first]
        return tuple(e for e in found if ";" not in _between(e, candidate) and _opens(e))

    def starts_in_front(self, candidate: Candidate) -> tuple[Expression, ...]:
        """The day on which an act begins, in front of its clause: "From 1 July, | the districts shall pay the guards".

        Returns:
            In reading order; none where another directive or a semicolon stands between.
        """
        block = self._outline.blocks[candidate.block]
        if not block.sentences:
            return ()
        first = candidate.passage.place()[0]
        sentence = block.passage.cut(*block.sentences[sentences_of(block, candidate.passage)[0]])
        length = bisect_left(sentence.offsets, first)
        lead = sentence.cut(0, length) if length else None
        if lead is None or ";" in lead.text or any(c.passage.place()[0] < first for c in self._of_sentence(candidate)):
            return ()
        return tuple(e for e in self._finder.starts_in(lead) if _opens(e))

    def leading(self, candidate: Candidate) -> tuple[Expression, ...]:
        """Times before a colon that leads in the clause within its sentence or paragraph.

        Returns:
            In reading order.
        """
        first = candidate.passage.place()[0]
        found: list[Expression] = []
        for expression in self._of_sentences(candidate):
            if _end(expression) > first or ";" in expression.before:
                continue
            colon = _LEAD_END.search(expression.after)
            if colon and ";" not in expression.after[: colon.start()] and _colon_before(expression, colon.end(), first):
                found.append(expression)
        return tuple(found)

    def behind(self, candidate: Candidate) -> tuple[Expression, ...]:
        """Times behind the clause in its sentence, as far as the next directive with a subject of its own.

        Returns:
            In reading order; only those that a preposition or a recurrence makes deadlines wherever they stand.
        """
        last = candidate.passage.place()[1]
        stop = [
            c.passage.place()[0]
            for c in self._of_sentence(candidate)
            if c.passage.place()[0] >= last and (has_subject(c) or c.kind is not Verdict.TASK)
        ]
        ceiling = min(stop, default=None)
        return tuple(
            e
            for e in self._of_sentences(candidate)
            if last <= _start(e)
            and (ceiling is None or _start(e) < ceiling)
            and _is_firm(e)
            and not re.search(r"[;:]", _gap(candidate, e))
        )

    def headings(self, candidate: Candidate) -> list[tuple[Expression, ...]]:
        """Times in the headings above, nearest first: "BEFORE 31 MAY 2026", "Targets to be reached by 2030".

        Returns:
            For each heading that names a time by which things are due its expressions.
        """
        found: list[tuple[Expression, ...]] = []
        for block in self._outline.ancestors(candidate.block):
            if block.kind is BlockKind.BOILERPLATE:  # an unread line may open another part
                break
            if block.kind is not BlockKind.HEADING:
                continue
            fitting = tuple(
                e for e in self._finder.in_passage(block.passage) if e.deadline.date is not None and _is_of_heading(e)
            )
            if fitting:
                found.append(fitting)
        return found

    def _of_sentence(self, candidate: Candidate) -> list[Candidate]:
        return [c for c in self._by_block.get(candidate.block, []) if c.group == candidate.group and c is not candidate]

    def _of_sentences(self, candidate: Candidate) -> list[Expression]:
        block = self._outline.blocks[candidate.block]
        if not block.sentences:
            return []
        return [
            expression
            for sentence in sentences_of(block, candidate.passage)
            for expression in self._finder.of_sentence(candidate.block, sentence)
        ]


def _is_of_heading(expression: Expression) -> bool:
    """Whether a time in a heading says when what stands below it is due."""
    lead = expression.deadline.text.casefold()
    if expression.deadline.relation is Relation.DURING:
        return lead.startswith("in ") and _TO_BE_DONE.search(expression.near) is not None
    return expression.deadline.relation in _DATED and lead.startswith(_HEADING_LEADS)


def has_subject(candidate: Candidate) -> bool:
    """Whether a clause names its own subject; one that does not shares that of the clause before it.

    Returns:
        False for "and send it to the Ministry" behind "draw up the list".
    """
    shape = candidate.shape
    if shape is not None:
        return shape.subject[0] < shape.subject[1]
    return candidate.subject is not Subject.NONE


def _start(expression: Expression) -> int:
    evidence = expression.deadline.evidence
    return evidence.start if evidence else -1


def _end(expression: Expression) -> int:
    evidence = expression.deadline.evidence
    return evidence.end if evidence else -1


def _opens(expression: Expression) -> bool:
    """Whether a time opens its sentence or a part of it, and is no day of a report ("he said on Friday that")."""
    before = expression.before.rstrip()
    if expression.deadline.text[:6].casefold() == "while ":  # "While health is devolved, ...": a concession
        return False
    return not before or before[-1] in ',:;.–—-"“(' or before.split()[-1].casefold() in {"and", "while", "but", "that"}


def _is_firm(expression: Expression) -> bool:
    deadline = expression.deadline
    if deadline.relation is Relation.EVERY or deadline.text[:6].casefold() == "while ":
        return True
    return deadline.relation in _DATED and not deadline.text.casefold().startswith(("until", "till", "in "))


def _between(expression: Expression, candidate: Candidate) -> str:
    """What stands between a time and a clause behind it."""
    length = max(0, candidate.passage.place()[0] - _end(expression))
    return expression.after[:length]


def _gap(candidate: Candidate, expression: Expression) -> str:
    """What stands between a clause and a time behind it."""
    length = max(0, _start(expression) - candidate.passage.place()[1])
    return expression.before[-length:] if length else ""


def _colon_before(expression: Expression, colon: int, first: int) -> bool:
    return _end(expression) + colon <= first + 1
