"""An explanation as lines, each with what it is, so that a terminal can colour it."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from directive_extract.cli.terminal import one_line

if TYPE_CHECKING:
    from directive_extract.schema.explanation import (
        ClauseExplanation,
        Explanation,
        SentenceExplanation,
        TaskExplanation,
    )


class Part(StrEnum):
    """What a line tells."""

    SENTENCE = "sentence"
    TASK = "task"
    PRINCIPLE = "principle"
    BACKGROUND = "background"
    BOILERPLATE = "boilerplate"
    DETAIL = "detail"
    ACTION = "action"
    OWNER = "owner"
    DEADLINE = "deadline"
    FLAGS = "flags"


class Line(NamedTuple):
    """A line; its text can do a terminal no harm."""

    part: Part
    text: str


def lines_of(explanation: Explanation) -> Iterator[Line]:
    """Lay an explanation out.

    Args:
        explanation: What `Extractor.explain` gave.

    Yields:
        The lines of each sentence, and an empty one behind it.
    """
    for number, sentence in enumerate(explanation.sentences, start=1):
        for part, text in _sentence(number, sentence):
            yield Line(part, one_line(text))
        yield Line(Part.DETAIL, "")


def _sentence(number: int, sentence: SentenceExplanation) -> Iterator[tuple[Part, str]]:
    statement = sentence.statement
    yield Part.SENTENCE, f"{number}. {' '.join(statement.span.text.split())}"
    yield Part(statement.verdict), f"   {str(statement.verdict).upper()}: {statement.reason}"
    for clause in sentence.clauses:
        yield from _clause(clause, several=len(sentence.clauses) > 1)
    for task in sentence.tasks:
        yield from _task(task)


def _clause(clause: ClauseExplanation, *, several: bool) -> Iterator[tuple[Part, str]]:
    if several:
        yield Part.DETAIL, f"   - {' '.join(clause.text.split())}"
        yield Part(clause.verdict), f"     {clause.verdict}: {clause.reason}"
    said = f", said by {clause.reporter!r}" if clause.reporter else ""
    seen = f"cue {clause.cue or 'none'}, subject {clause.subject}, voice {clause.voice}{said}, section {clause.mode}"
    yield Part.DETAIL, f"     seen: {seen}"
    signs = "".join(f"; {sign.name} {sign.value:+.2f}" for sign in clause.signs)
    yield Part.DETAIL, f"     rules: task {clause.rules_task:.2f}, principle {clause.rules_principle:.2f}{signs}"
    if clause.probabilities:
        chances = ", ".join(f"{label} {chance:.2f}" for label, chance in clause.probabilities.items())
        yield Part.DETAIL, f"     model: {chances}"
    if clause.features:
        features = "; ".join(f"{one.words} {one.value:+.2f}" for one in clause.features)
        yield Part.DETAIL, f"     most for and against {clause.verdict}: {features}"


def _task(task: TaskExplanation) -> Iterator[tuple[Part, str]]:
    yield Part.ACTION, f"   => {task.action}"
    for one in task.owners:
        yield Part.OWNER, f"      owner ({one.owner.role}): {one.owner.name} - {one.reason}"
    if task.no_owner is not None:
        yield Part.OWNER, f"      no owner: {task.no_owner}"
    if task.deadline is None:
        yield Part.DEADLINE, "      no deadline"
    else:
        yield Part.DEADLINE, f"      deadline: {task.deadline.text}"
        for step in task.deadline_steps:
            yield Part.DETAIL, f"        - {step}"
    if task.flags:
        yield Part.FLAGS, f"      flags: {', '.join(task.flags)}"
