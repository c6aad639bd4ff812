"""Announced counts: "pointed out five specific tasks" is held against what was found."""

from __future__ import annotations

import re

from directive_extract.schema.candidate import Reading
from directive_extract.schema.directive import Task
from directive_extract.schema.extraction import Issue
from directive_extract.schema.outline import Outline

_NUMBERS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_ANNOUNCED = re.compile(
    rf"\b(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+(?:\w+\s+){{0,3}}?(?:tasks|groups of tasks|measures|requirements|recommendations|assignments|requests|things|points|actions|solutions|contents)\b",
    re.IGNORECASE,
)


def announced_counts(reading: Reading, tasks: tuple[Task, ...]) -> list[Issue]:
    """Compare announced numbers of tasks with the list items below them.

    Args:
        reading: The document's outline.
        tasks: What was found.

    Returns:
        An issue for every announcement whose list has another number of items that hold a task.
    """
    outline = reading.outline
    issues: list[Issue] = []
    for index, block in enumerate(outline.blocks):
        if block.reason is not None or not block.passage.text.rstrip().endswith((":", "tasks.", "tasks")):
            continue
        start, end = block.sentences[-1]
        match = _ANNOUNCED.search(block.passage.text[start:end])
        if match is None:
            continue
        announced = _NUMBERS.get(match.group("count").casefold()) or int(match.group("count"))
        found = _items_with_tasks(outline, index, tasks)
        if found and found != announced:
            message = f"{announced} announced, {found} found in the list below: look for one that was left out"
            span = block.passage.span(outline.source.text, start, end)
            issues.append(Issue(code="announced_count", stage="resolve", message=message, span=span))
    return issues


def _items_with_tasks(outline: Outline, index: int, tasks: tuple[Task, ...]) -> int:
    """How many labelled items behind an announcement, up to the first block without a label, hold a task."""
    starts = [task.evidence[0].start for task in tasks]
    count = 0
    for block in outline.blocks[index + 1 :]:
        if block.reason is not None:
            continue
        if block.label is None:
            break
        first, last = block.passage.place()
        count += any(first <= start < last for start in starts)
    return count
