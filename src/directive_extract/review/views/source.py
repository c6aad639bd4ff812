"""The document as it is laid out: headings, paragraphs, items and table rows, cut at their marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from directive_extract.review.views.segments import cut

if TYPE_CHECKING:
    from directive_extract.review.views.marks import Mark
    from directive_extract.review.views.segments import Segment
    from directive_extract.schema.extraction import BlockInfo, PageInfo

SECTION_BLOCKS = 24  # blocks that the browser lays out together when they come into view
MAX_LEVEL = 6
_RULE = re.compile(r"[\s|:+=-]*\|[\s|:+=-]*")  # between the titles of a table and its rows
_CELL = re.compile(r"[^|\n]+")
_LINE = re.compile(r"[^\n]*\S[^\n]*")


@dataclass(frozen=True, slots=True)
class Stretch:
    """A block of the text that can be shown by itself.

    Attributes:
        number: Its place among the document's stretches, from 0: what its element is called by.
        kind: heading, paragraph, item, row, boilerplate, or aside for what stands between blocks.
        start: First character, that of its label where it has one.
        end: Behind the last character.
        level: Depth in the nesting, 0 is outermost.
        label: Characters of `start` that are the list label and the white space behind it.
        page: On which it begins, where the format has pages.
        reason: For boilerplate: what it is.
    """

    number: int
    kind: str
    start: int
    end: int
    level: int = 0
    label: int = 0
    page: int | None = None
    reason: str = ""

    @property
    def is_row(self) -> bool:
        """Whether it is a row of a table."""
        return self.kind == "row"


@dataclass(frozen=True, slots=True)
class Shown:
    """A stretch with its text cut at marks.

    Attributes:
        stretch: The stretch.
        label: Its list label.
        cells: Its text: one cell, and of a table row as many as it has.
    """

    stretch: Stretch
    label: tuple[Segment, ...]
    cells: tuple[tuple[Segment, ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Neighbouring stretches that are laid out together.

    Attributes:
        page: Number of the page that begins here, where one does.
        groups: Tables, each all rows of it, and other stretches, each by itself.
    """

    page: int | None
    groups: tuple[tuple[Stretch, ...], ...]


def stretches(text: str, blocks: Sequence[BlockInfo], pages: Sequence[PageInfo] = ()) -> tuple[Stretch, ...]:
    """Cover a text with stretches: its blocks, and what stands between them.

    Args:
        text: Of the document.
        blocks: As its outline has them; without any, each line is a paragraph.
        pages: Its pages.

    Returns:
        Stretches in order of place, without overlaps; only white space and the rules of tables are in none.
    """
    found: list[Stretch] = []
    at = 0
    for block in sorted(blocks, key=lambda one: (one.start, -one.end)):
        if block.end <= at or _RULE.fullmatch(text, block.start, block.end):
            continue  # furniture that interrupts a sentence is shown where it stands in it; rules of tables are not
        start = max(at, block.start)
        begin = _label_start(text, at, start, block.label)
        found += _between(text, at, begin)
        level = min(block.level, MAX_LEVEL)
        found.append(Stretch(0, block.kind, begin, block.end, level, start - begin, reason=block.reason or ""))
        at = block.end
    found += _between(text, at, len(text), "aside" if blocks else "paragraph")
    starts = [page.start for page in pages]
    numbers = [page.number for page in pages]
    return tuple(
        replace(one, number=number, page=numbers[max(0, bisect_right(starts, one.start) - 1)] if numbers else None)
        for number, one in enumerate(found)
    )


def marks_in(covered: Sequence[Stretch], marks: Sequence[Mark]) -> Iterator[tuple[Stretch, tuple[Mark, ...]]]:
    """The marks of each stretch.

    Args:
        covered: Stretches in order of place.
        marks: All marks of the document.

    Yields:
        Each stretch with the marks that touch it, by where they begin.
    """
    ordered = sorted(marks, key=lambda mark: mark.start)
    waiting: list[Mark] = []
    at = 0
    for stretch in covered:
        while at < len(ordered) and ordered[at].start < stretch.end:
            waiting.append(ordered[at])
            at += 1
        waiting = [mark for mark in waiting if mark.end > stretch.start]
        yield stretch, tuple(waiting)


def show(text: str, stretch: Stretch, marks: Sequence[Mark]) -> Shown:
    """Cut a stretch at its marks.

    Args:
        text: Of the document.
        stretch: The stretch.
        marks: That touch it.

    Returns:
        Its segments.
    """
    body = stretch.start + stretch.label
    label = cut(text, stretch.start, body, marks) if stretch.label else ()
    if stretch.kind != "row":
        return Shown(stretch, label, (cut(text, body, stretch.end, marks),))
    return Shown(stretch, label, tuple(cut(text, *cell, marks) for cell in _cells(text, body, stretch.end)))


def touched(covered: Sequence[Stretch], marks: Sequence[Mark]) -> frozenset[int]:
    """Numbers of the stretches that marks lie in.

    Args:
        covered: All stretches of the document.
        marks: Some of its marks.

    Returns:
        Numbers.
    """
    starts = [stretch.start for stretch in covered]
    found: set[int] = set()
    for mark in marks:
        at = max(0, bisect_right(starts, mark.start) - 1)
        while at < len(covered) and covered[at].start < mark.end:
            if covered[at].end > mark.start:
                found.add(covered[at].number)
            at += 1
    return frozenset(found)


def sections(covered: Sequence[Stretch]) -> tuple[Section, ...]:
    """Group stretches for the page: tables, pages, and parts of a size that a browser lays out at once.

    Args:
        covered: All stretches of the document.

    Returns:
        Sections in order.
    """
    found: list[Section] = []
    for page, on_page in groupby(covered, key=lambda one: one.page):
        groups = _tables(on_page)
        for first in range(0, len(groups), SECTION_BLOCKS):
            number = page if first == 0 else None
            found.append(Section(number, tuple(groups[first : first + SECTION_BLOCKS])))
    return tuple(found)


def _tables(covered: Iterable[Stretch]) -> list[tuple[Stretch, ...]]:
    groups: list[tuple[Stretch, ...]] = []
    for one in covered:
        if one.is_row and groups and groups[-1][0].is_row:
            groups[-1] = (*groups[-1], one)
        else:
            groups.append((one,))
    return groups


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cells of a row between its bars, without the white space around them; an empty cell has no characters."""
    for match in _CELL.finditer(text, start, end):
        words = match[0].strip()
        left = match.start() + len(match[0]) - len(match[0].lstrip())
        if words:
            yield left, left + len(words)
        elif match.start() > start and match.end() < end:
            yield match.start(), match.start()


def _between(text: str, start: int, end: int, kind: str = "aside") -> Iterator[Stretch]:
    """Lines that no block holds: the titles of a table's columns, running heads, the lines of a text without blocks."""
    for match in _LINE.finditer(text, start, end):
        if _RULE.fullmatch(match[0]):
            continue
        yield Stretch(0, "row" if _is_row(match[0]) else kind, match.start(), match.end())


def _is_row(line: str) -> bool:
    return line.strip().startswith("|") or line.count(" | ") > 1


def _label_start(text: str, at: int, start: int, label: str | None) -> int:
    """Where a block begins with its label, which stands before its text."""
    if not label:
        return start
    before = text[at:start].rstrip()
    written = label.strip()
    return at + len(before) - len(written) if before.endswith(written) else start
