"""Announced counts: "pointed out five groups of tasks" is held against what was found."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.schema.extraction import Issue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.schema.candidate import Reading
    from directive_extract.schema.outline import Block, Outline

_LEXICON = load_lexicon("counts")
_NUMBERS: dict[str, int] = {word: value for word, value in load_lexicon("quantities")["words"].items() if value > 1}
_TASKS, _POINTS = "|".join(_LEXICON["tasks"]), "|".join(_LEXICON["points"])
_ANNOUNCED = re.compile(
    rf"(?<!of )(?<!before )(?<!by )(?<![\w./-])(?P<count>{'|'.join(_NUMBERS)}|\d{{1,2}})\s+"
    rf"(?:(?!the\b|a\b|of\b|in\b)[\w-]+\s+){{0,3}}?"
    rf"(?:(?P<tasks>{_TASKS})|(?P<points>{_POINTS}))\b(?P<rest>[^.:]{{0,80}})(?P<end>[:.]|$)",
    re.IGNORECASE,
)
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_STARTS = tuple(
    re.compile(rf"(?:and\s+)?(?:{'|'.join(_LEXICON[name])})\s*[,:–-]?\s", re.IGNORECASE) for name in _ORDINALS
)
_LAST = re.compile(rf"(?:and\s+)?(?:{'|'.join(_LEXICON['last'])})\b", re.IGNORECASE)

REACH = 3  # sentences behind an announcement within which its list has to begin


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    block: int
    start: int
    end: int


def announced_counts(reading: Reading, starts: Sequence[int]) -> list[Issue]:
    """Compare announced numbers with the lists behind them.

    Args:
        reading: The document.
        starts: Where its tasks and principles begin in the source, restatements included.

    Returns:
        An issue for every announcement whose list has another number of items that hold a record. An announcement
        without a list behind it says nothing, nor does one that another follows before its list begins.
    """
    outline = reading.outline
    sentences = _sentences(outline)
    issues: list[Issue] = []
    for position, sentence in enumerate(sentences):
        match = _ANNOUNCED.search(sentence.text)
        if match is None:
            continue
        items = _items(outline, sentences, position, match)
        announced = _NUMBERS.get(match["count"].casefold()) or int(match["count"])
        found = sum(any(first <= start < last for start in starts) for first, last in items)
        if _is_the_list(len(items), announced) and found != announced:
            issues.append(_issue(outline, sentence, announced, len(items), found))
    return issues


def _is_the_list(listed: int, announced: int) -> bool:
    """Whether a list is the one that was announced; one of quite another length is not."""
    return listed > 1 and abs(listed - announced) <= max(2, announced // 2)


def _issue(outline: Outline, sentence: _Sentence, announced: int, listed: int, found: int) -> Issue:
    block = outline.blocks[sentence.block]
    inside = block.passage.text.find(sentence.text)
    span = block.passage.span(outline.source.text, inside, inside + len(sentence.text))
    message = (
        f"{announced} announced, {listed} listed, {found} of them with a record: "
        "look for one that was left out, or for two that are one"
    )
    return Issue(code="announced_count", stage="resolve", message=message, span=span)


def _sentences(outline: Outline) -> list[_Sentence]:
    """All sentences that can hold directives or announce them, with their places in the source."""
    return [
        _Sentence(block.passage.text[start:end], index, *block.passage.place(start, end))
        for index, block in enumerate(outline.blocks)
        if block.reason is None
        for start, end in block.sentences
    ]


def _items(
    outline: Outline, sentences: list[_Sentence], position: int, announcement: re.Match[str]
) -> list[tuple[int, int]]:
    """The items of the list behind an announcement, as places in the source; empty where there is no list."""
    sentence = sentences[position]
    ends = not sentence.text[announcement.end() :].strip()
    opens = announcement["tasks"] is not None or (announcement["end"] == ":" and ends)
    if opens and (labelled := _labelled(outline, sentence)):
        return labelled
    if ordered := _ordered(sentences[position + 1 :]):
        return ordered
    behind = sentence.start + announcement.end()
    rest = outline.source.text[behind : sentence.end]
    return _parted(rest, behind) if announcement["end"] == ":" and ";" in rest else []


def _labelled(outline: Outline, sentence: _Sentence) -> list[tuple[int, int]]:
    """The labelled blocks that follow at once, without those that stand inside one of them."""
    if sentence.end != outline.blocks[sentence.block].passage.place()[1]:
        return []
    items: list[tuple[int, int]] = []
    first: Block | None = None
    for block in outline.blocks[sentence.block + 1 :]:
        if block.reason is not None:
            continue
        if block.label is None and (first is None or block.level <= first.level):
            break
        first = first or block
        start, end = block.passage.place()
        if block.level <= first.level:
            items.append((start, end))
        else:
            items[-1] = (items[-1][0], end)
    return items


def _ordered(sentences: list[_Sentence]) -> list[tuple[int, int]]:
    """Sentences that begin with "First", "Second", ..., each with what follows up to the next."""
    starts: list[int] = []
    for distance, sentence in enumerate(sentences):
        if not starts and (distance >= REACH or _ANNOUNCED.search(sentence.text)):
            return []
        if len(starts) < len(_STARTS) and _STARTS[len(starts)].match(sentence.text):
            starts.append(sentence.start)
        elif starts and _LAST.match(sentence.text):
            starts.append(sentence.start)
            break
    return list(pairwise([*starts, _end_of_last(sentences, starts)])) if starts else []


def _end_of_last(sentences: list[_Sentence], starts: list[int]) -> int:
    """The last item ends with its block."""
    block = next(sentence.block for sentence in sentences if sentence.start == starts[-1])
    return max(sentence.end for sentence in sentences if sentence.block == block)


def _parted(text: str, offset: int) -> list[tuple[int, int]]:
    """The parts of a sentence between semicolons."""
    cuts = [0, *(match.end() for match in re.finditer(";", text)), len(text)]
    return [(offset + start, offset + end) for start, end in pairwise(cuts)]
