"""Page furniture inside a text: headers, footers and page numbers that came along when pages were saved as text."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.structure.lines import Line

_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page|p\.|trang|página)?\s*\d{1,4}\s*(?:(?:of|/)\s*\d{1,4})?[-–—\s]*", re.IGNORECASE
)
_NUMBERED_EDGE = re.compile(
    r"\d{1,4}\s{2,}\S.{3,}"
    r"|\S.{2,}?(?:\s{3,}|\s[-–—|]\s|\t)(?:page|p\.)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?"
    r"|\S.*\bpage\s+\d{1,4}(?:\s+of\s+\d{1,4})?",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")
_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")
_CLOCK_OR_YEAR = re.compile(r"(?:19|20)\d\d$|\d{1,2}:\d\d$")

MAX_WIDTH = 130  # a wider line is text
HEAD_LINES = 6  # a letterhead has numbers at its edge, too
FAR_RIGHT = 15  # columns: no list is indented so far in the documents read
SHORT = 70  # characters of a running title
MIN_CUT = 40  # characters of a line that furniture can cut off; shorter ones are headings
MAX_INTERRUPTION = 3  # lines of furniture in one place; a header, a title and a number are the most seen


def find_furniture(lines: list[Line]) -> set[int]:
    """Indexes of the lines that are page furniture.

    A line counts as furniture where it stands by itself (blank lines around it) and is a page number, carries one at
    its edge, recurs with other digits, or cuts a sentence in two.

    Args:
        lines: All lines of the document, blank ones too.

    Returns:
        Indexes into `lines`.
    """
    groups = _isolated_groups(lines)
    shapes = Counter(_shape(lines[i]) for group in groups for i in group)
    found: set[int] = set()
    for group in groups:
        if len(group) > MAX_INTERRUPTION or any(lines[i].width > MAX_WIDTH + 40 for i in group):
            continue
        marked = [_is_marked(lines[i], shapes) for i in group]
        stands_apart = group[0] >= HEAD_LINES and (all(marked) or _is_running_title(lines, group, marked))
        if stands_apart or _interrupts(lines, group):
            found.update(group)
    return found | _numbered_pages(lines)


def _numbered_pages(lines: list[Line]) -> set[int]:
    """Page numbers that stand far to the right amid the text, and the headers beside them that recur.

    Where pages were pasted together no blank line may be left around them; that the numbers count up tells them from
    figures of the text.

    Returns:
        Indexes into `lines`.
    """
    numbers = [i for i, line in enumerate(lines) if line.indent >= FAR_RIGHT and _BARE_NUMBER.fullmatch(line.text)]
    values = [int(re.sub(r"\D", "", lines[i].text)) for i in numbers]
    if not numbers or any(later != earlier + 1 for earlier, later in pairwise(values)):
        return set()
    shapes = Counter(_shape(line) for line in lines if not line.blank)
    found = set(numbers)
    for number in numbers:
        for step in (1, -1):
            beside = number + step
            while 0 <= beside < len(lines) and shapes[_shape(lines[beside])] > 1 and not _ends(lines[beside]):
                found.add(beside)
                beside += step
    return found


def _ends(line: Line) -> bool:
    return line.blank or bool(_SENTENCE_END.search(line.text))


def _isolated_groups(lines: list[Line]) -> list[list[int]]:
    """Runs of neighbouring lines with blank lines around them."""
    groups: list[list[int]] = []
    current: list[int] = []
    for index, line in enumerate(lines):
        if line.blank:
            if current:
                groups.append(current)
            current = []
        else:
            current.append(index)
    if current:
        groups.append(current)
    return groups


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", re.sub(r"\s+", " ", line.text))


def _is_marked(line: Line, shapes: Counter[str]) -> bool:
    if _is_page_number(line):
        return True
    if _SENTENCE_END.search(line.text):
        return False
    at_edge = _NUMBERED_EDGE.fullmatch(line.text) is not None and not _CLOCK_OR_YEAR.search(line.text)
    return at_edge or (shapes[_shape(line)] > 1 and re.search(r"\d", line.text) is not None)


def _is_page_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None and not _CLOCK_OR_YEAR.match(line.text)


def _is_running_title(lines: list[Line], group: list[int], marked: list[bool]) -> bool:
    """Whether a page number stands with a short title ("Office of the Prime Minister - No. 41 / Page 2")."""
    if not any(_is_page_number(lines[i]) for i in group):
        return False
    others = [lines[i].text for i, ok in zip(group, marked, strict=True) if not ok]
    return all(len(text) < SHORT and not _SENTENCE_END.search(text) for text in others)


def _interrupts(lines: list[Line], group: list[int]) -> bool:
    """Whether the text before the group goes on behind it, in the middle of a sentence."""
    before = _neighbour(lines, group[0], -1)
    after = _neighbour(lines, group[-1], 1)
    if before is None or after is None:
        return False
    return (
        not _SENTENCE_END.search(before.text)
        and (len(before.text) > MIN_CUT or before.text.endswith("-"))
        and after.text[:1].islower()
        and not _SENTENCE_END.search(lines[group[-1]].text)
        and not lines[group[0]].text[:1].islower()
        and not lines[group[0]].text.startswith("#")  # a heading of Markdown
    )


def _neighbour(lines: list[Line], index: int, step: int) -> Line | None:
    index += step
    while 0 <= index < len(lines):
        if not lines[index].blank:
            return lines[index]
        index += step
    return None
