"""Sentences that only add a time or an owner to the task before them: "This must be done by May. Responsible: CFO"."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from enum import StrEnum
from typing import TYPE_CHECKING

from directive_extract.resolve.timing.expressions import sentences_of
from directive_extract.schema.candidate import OwnerMention, Reading, Subject
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import BlockKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.resolve.timing.expressions import ExpressionFinder
    from directive_extract.schema.candidate import Candidate
    from directive_extract.schema.outline import Passage

_GENERIC = (
    "work|works|task|tasks|job|jobs|matter|matters|exercise|process|activity|activities|item|items|measure|measures"
    "|assignment|assignments|action|actions|point|points|content|contents|deadline|due date|time limit|completion"
)
_WHAT = re.compile(
    r"(?:and\s+|but\s+)?(?:(?P<pronoun>this|these|those|it|they|both|all(?: of)? (?:this|these|them|it))"
    r"|(?P<all>all(?: of)? (?:the|these) (?:above[\w-]*|aforementioned|aforesaid|foregoing|following)?\s*[\w-]+"
    r"|the (?:above[\w-]*|aforementioned|foregoing) [\w-]+)"
    r"|(?:this|these|that|those|such|the|its|their) (?:whole |entire |above |said )?(?P<noun>[\w-]+(?: [\w-]+)?))\s+",
    re.IGNORECASE,
)
_IS_DONE = re.compile(
    _WHAT.pattern
    + r"(?:(?:must|shall|should|has to|have to|had to|is to|are to|need to|needs to|will|will have to|may)\s+"
    r"(?:all\s+|now\s+|in any case\s+)?"
    r"(?:be\s+(?:fully\s+|all\s+)?(?:completed?|finished|done|over|ready|in place|concluded|accomplished|carried out"
    r"|settled|closed|wrapped up|met|fulfilled|finali[sz]ed|under way)"
    r"|have been (?:completed|finished|done|concluded)|end|finish|conclude|be at an end)"
    r"|(?:is|are|falls?|fall|becomes?)\s+(?:all\s+|now\s+)?(?:due|wanted|expected|needed|required|set|fixed|for)?"
    r"|(?:now\s+)?(?:has|have|had|is given|are given|was given|were given))\s*",
    re.IGNORECASE,
)
_REST = re.compile(
    r"(?:[\s,;.!)(]|\bat the latest\b|\bat the very latest\b|\bwithout fail\b|\bfor (?:this|it|that)\b"
    r"|\bto do (?:so|it|this|that)\b)*$"
)
_LABEL = re.compile(
    r"(?:the\s+)?(?:deadline|due(?: date)?|time[ -]?(?:limit|frame|line)|target date|completion(?: date)?|by when"
    r"|to be completed|date of completion|date due)(?:\s+(?:is|for this is|remains))?\s*[:–—-]?\s*",
    re.IGNORECASE,
)
_OWNER_LABEL = re.compile(
    r"(?:person (?:responsible|in charge)|responsible(?: (?:person|body|unit|party|officer))?|lead(?: unit| body)?"
    r"|owner|in charge|action(?: by)?)\s*[:–—]\s*(?P<who>.{2,80}?)[\s.]*$",
    re.IGNORECASE,
)
_OWNER_CLAUSE = re.compile(
    r"(?P<who>(?:the\s+)?[A-Z].{2,80}?)\s+(?:(?:is|are|shall be|will be|was made|were made|is to be|are to be)\s+"
    r"(?:the one\s+)?(?:responsible|in charge|accountable)(?:\s+(?:for|of)\s+(?:this|it|that|doing so|the work"
    r"|this work|this task))?"
    r"|(?:shall|will|must|is to|are to)\s+(?:see to (?:it|this)|take charge of (?:it|this)|be in the lead))"
    r"[\s.]*$"
)
_OWNER_OF = re.compile(
    r"(?:this|it|the (?:work|task|job))\s+(?:is|shall be|will be)\s+(?:the (?:responsibility|task|job)\s+of|up to"
    r"|for|led by|in the hands of)\s+(?P<who>(?:the\s+)?[A-Z].{2,80}?)[\s.]*$"
)
_FIRST = re.compile(
    r"the first\b(?!\s+(?:of|and|person|step)\b)(?:\s+[\w-]+){0,4}\s+(?:should|must|shall|is|will|are)\b", re.IGNORECASE
)
_PIECE = re.compile(r";\s*|(?<=\S)\s+[–—]\s+")

MAX_ADDITION_WORDS = 20  # sentences that only say when or who are short
MAX_LINE_WORDS = 10  # "Responsible: ...", "Deadline: ..." on a line of its own


class Addition(StrEnum):
    """What a sentence adds to the task before it."""

    TIME = "time"
    FIRST_TIME = "first time"
    OWNER = "owner"


def fold_additions(reading: Reading, finder: ExpressionFinder) -> Reading:
    """Give sentences that only add a time or an owner to the tasks that they speak of.

    Args:
        reading: Candidates in reading order.
        finder: Finds the document's deadline expressions.

    Returns:
        The reading, its tasks with the added words among `due` and `mentions`, and without candidates that were made
        of such sentences.
    """
    return _Folding(reading, finder).fold()


class _Folding:
    def __init__(self, reading: Reading, finder: ExpressionFinder) -> None:
        self._reading = reading
        self._blocks = reading.outline.blocks
        self._finder = finder
        self._candidates = list(reading.candidates)

    def fold(self) -> Reading:
        position = 0
        while position < len(self._candidates):
            candidate = self._candidates[position]
            if candidate.kind is Verdict.TASK and not self._blocks[candidate.block].cells:
                self._fold_into(position)
            position += 1
        return Reading(self._reading.outline, tuple(self._candidates), self._reading.statements)

    def _fold_into(self, position: int) -> None:
        for passage in self._next_passages(self._candidates[position]):
            own = self._inside(passage, position)
            if any(c.kind is not Verdict.TASK for c in own) or not self._add(position, passage):
                return
            self._candidates = [c for c in self._candidates if not any(c is other for other in own)]

    def _inside(self, passage: Passage, position: int) -> list[Candidate]:
        """The candidates behind a position that were made of a passage."""
        first, last = passage.place()
        return [c for c in self._candidates[position + 1 :] if first <= c.passage.place()[0] < last]

    def _add(self, position: int, passage: Passage) -> bool:
        task = self._candidates[position]
        kind, who = self._addition(passage, task)
        if kind is None:
            return False
        if kind is Addition.OWNER:
            if task.mentions or who is None:
                return False
            update = replace(task, mentions=(OwnerMention(who),), subject=Subject.AGENT)
            self._candidates[position] = update
            return True
        has_time = bool(self._finder.of_clause(task.block, task.passage))
        if has_time is not (kind is Addition.FIRST_TIME):
            return False
        for index in self._tasks_meant(position, passage):
            other = self._candidates[index]
            self._candidates[index] = replace(other, due=(passage, *other.due))
        return True

    def _tasks_meant(self, position: int, passage: Passage) -> Iterator[int]:
        """The task before; all of its sentence behind "these"; all of the list behind "all the above tasks"."""
        task = self._candidates[position]
        what = _WHAT.match(passage.text)
        is_all = bool(what and (what.group("all") or (what.group("pronoun") or "").casefold().startswith("all")))
        is_plural = is_all or bool(
            what and (what.group("pronoun") or "").casefold() in {"these", "those", "they", "both"}
        )
        yield position
        index = position - 1
        while index >= 0 and is_plural:
            other = self._candidates[index]
            near = other.block == task.block and (is_all or other.group == task.group)
            listed = is_all and self._blocks[other.block].parent == self._blocks[task.block].parent
            if other.kind is not Verdict.TASK or not (near or listed):
                return
            if not self._finder.of_clause(other.block, other.passage):
                yield index
            index -= 1

    def _addition(self, passage: Passage, task: Candidate) -> tuple[Addition | None, Passage | None]:
        text = passage.text
        if len(text.split()) > MAX_ADDITION_WORDS:
            return None, None
        for pattern in (_OWNER_LABEL, _OWNER_CLAUSE, _OWNER_OF):
            match = pattern.match(text)
            if match:
                return Addition.OWNER, passage.cut(*match.span("who"))
        if _FIRST.match(text) and self._finder.in_passage(passage):
            return Addition.FIRST_TIME, None
        return (Addition.TIME if self._only_says_when(passage, task) else None), None

    def _only_says_when(self, passage: Passage, task: Candidate) -> bool:
        expressions = self._finder.in_passage(passage)
        if len(expressions) != 1 or not _REST.match(expressions[0].after):
            return False
        lead = expressions[0].before
        label = _LABEL.match(passage.text)
        if label and label.end() >= len(lead):
            return True
        said = _IS_DONE.fullmatch(lead)
        return said is not None and (said.group("noun") is None or _speaks_of(said.group("noun"), task))

    def _next_passages(self, task: Candidate) -> Iterator[Passage]:
        """What follows a task: pieces of its sentence, the next sentences, short lines below."""
        block = self._blocks[task.block]
        if not block.sentences:
            return
        sentence = sentences_of(block, task.passage)[-1]
        last = bisect_left(block.passage.offsets, task.passage.offsets[-1]) + 1
        rest = block.passage.cut(last, block.sentences[sentence][1])
        opening = _PIECE.match(rest.text)
        if opening:
            yield rest.cut(opening.end(), len(rest.text))
        elif rest.text.strip(' .;:,"”’)'):
            return
        for start, end in block.sentences[sentence + 1 :]:
            yield block.passage.cut(start, end)
        for below in self._blocks[task.block + 1 : task.block + 3]:
            is_line = below.kind in {BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.ITEM} and not below.cells
            if not is_line or below.reason or len(below.passage.text.split()) > MAX_LINE_WORDS:
                return
            yield below.passage


def _speaks_of(noun: str, task: Candidate) -> bool:
    """Whether a noun is a general one, or takes up a word of the task ("guide ..." and "this guidance")."""
    word = noun.rsplit(maxsplit=1)[-1].casefold()
    if re.fullmatch(_GENERIC, noun, re.IGNORECASE) or re.fullmatch(_GENERIC, word):
        return True
    stem = word[: max(4, len(word) - 4)]
    return len(word) >= 4 and any(known.casefold().startswith(stem) for known in re.findall(r"\w+", task.passage.text))
