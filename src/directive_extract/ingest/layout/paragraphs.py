"""Lines to paragraphs: by gaps, indents, line lengths, type and list labels.

What Word or a typesetter does is undone: a line was ended by the margin where the next line's first word would not
have fitted on it, and by the writer where it would have.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.ingest.layout.labels import label_length

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.layout.lines import Line

SIZE_SHARE = 0.08  # by which the type of one paragraph's lines may differ: bold faces, small capitals at a line's start
EXTRA_GAP = 0.22  # of the size: a larger distance than the usual one parts paragraphs
DEFAULT_LEADING = 1.2  # of the size; typewriter layouts go up to 2
INDENT = 0.7  # of the size; less is the shape of letters
WORD_SPACE = 0.25  # of the size
FAR_IN = 0.3  # of the column's width: lines that begin there are centred or set to the right, and full by their width
SHORT = 0.45  # of the column's width that a line leaves free at most where a word in lower case goes on with it
CENTRED_SHARE = 0.1  # of the column's width that a centred line leaves free on the left: less is an indent
MIN_FULL_CHARS = 25  # fewer are a heading
CENTRED = 4.0  # points by which the margins left and right of a centred line differ
_DASHES = frozenset("-–—")
_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")


@dataclass(eq=False)
class Paragraph:
    """Lines that belong together.

    Attributes:
        lines: In reading order; they may stand in several columns or on several pages.
        labelled: Whether it starts with a list label.
    """

    lines: list[Line]
    labelled: bool = False
    text_left: float = 0.0

    @property
    def first(self) -> Line:
        """Its first line."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """Its last line so far."""
        return self.lines[-1]


def usual_leading(columns: Sequence[Sequence[Line]]) -> float:
    """Distance between the lines of a paragraph, as a share of the size of type.

    Args:
        columns: All columns of the document.

    Returns:
        The smallest distance that is common: at least a sixth of all distances.
    """
    counts: Counter[int] = Counter()
    for column in columns:
        for above, below in pairwise(column):
            if abs(above.size - below.size) < SIZE_SHARE * above.size and below.top > above.top:
                counts[round((below.top - above.top) / above.size * 20)] += 1
    total = sum(counts.values())
    for step in sorted(counts):
        if sum(counts[step + k] for k in (-1, 0, 1)) * 6 >= total and counts[step] >= counts[step + 1]:
            return step / 20
    return DEFAULT_LEADING


def read_paragraphs(column: Sequence[Line], leading: float) -> list[Paragraph]:
    """Group the lines of one column.

    Args:
        column: From top to bottom, with their margins.
        leading: From `usual_leading`.

    Returns:
        Paragraphs in order.
    """
    found: list[Paragraph] = []
    for line in column:
        if found and _continues(found[-1], line, leading):
            found[-1].lines.append(line)
        else:
            found.append(start_paragraph(line))
    return found


def start_paragraph(line: Line) -> Paragraph:
    """Begin a paragraph.

    Args:
        line: Its first line.

    Returns:
        The paragraph, with the place where the text behind its label begins.
    """
    length = label_length(line.text)
    return Paragraph([line], labelled=length > 0, text_left=_place_of(line, length) if length else line.left)


def resumes(paragraph: Paragraph, line: Line) -> bool:
    """Whether a paragraph goes on in the next column or on the next page.

    Args:
        paragraph: The last one before the break.
        line: The first line behind it.

    Returns:
        True where its sentence is not finished and the line looks like the rest of it.
    """
    last = paragraph.last
    is_break = line.page != last.page or line.top < last.top
    if not is_break or not _same_type(last, line):
        return False
    text = last.text.rstrip()
    if text.endswith(("-", "\x02")) and line.text[:1].islower():
        return True
    if label_length(line.text) or text.endswith(":"):
        return False
    if line.text[:1].islower() and not _END.search(text):
        return True
    if not is_full(last, line) or _is_centred(last) or len(text) < MIN_FULL_CHARS:
        return False
    # A full line is seldom the last of its paragraph (one in twelve): where the next stands below it, it goes on.
    aligned = abs((line.left - line.margins[0]) - (last.left - last.margins[0])) < INDENT * line.size
    hangs = paragraph.labelled and abs((line.left - line.margins[0]) - _text_left(paragraph)) < INDENT * line.size
    return (aligned and len(paragraph.lines) > 1) or hangs or not _END.search(text)


def is_full(line: Line, following: Line) -> bool:
    """Whether the first word of the next line would not have fitted on a line.

    Args:
        line: The line.
        following: The one below it.

    Returns:
        True where the margin ended the line, not the writer.
    """
    left, right = line.margins
    room = right - line.right
    if line.left - left > FAR_IN * (right - left) or _is_centred(line):
        room = (right - left) - (line.right - line.left)
    return room < following.first_word_width + WORD_SPACE * line.size


def _continues(paragraph: Paragraph, line: Line, leading: float) -> bool:
    last = paragraph.last
    if not _same_type(last, line) or _is_apart(last, line, leading):
        return False
    text = last.text
    unfinished = line.text[:1].islower() and not _END.search(text) and not _is_short(last)
    if label_length(line.text) and not (
        _hangs_below(paragraph, line) and not _END.search(text) and is_full(last, line)
    ):
        return False
    if text.endswith("\x02"):
        return True
    if _is_indented(paragraph, line) and not unfinished:
        # One line, full, and no end of a sentence: what follows hangs below it ("Present: ...").
        return len(paragraph.lines) == 1 and is_full(last, line) and not _END.search(text)
    return is_full(last, line) or unfinished


def _same_type(one: Line, other: Line) -> bool:
    if abs(one.size - other.size) > SIZE_SHARE * max(one.size, other.size):
        return False
    return one.bold == other.bold or min(len(one.text), len(other.text)) < 12


def _text_left(paragraph: Paragraph) -> float:
    return paragraph.text_left - paragraph.first.margins[0]


def _is_short(line: Line) -> bool:
    left, right = line.margins
    return right - line.right > SHORT * (right - left)


def _is_apart(above: Line, below: Line, leading: float) -> bool:
    return below.top - above.top > (leading + EXTRA_GAP) * max(above.size, below.size)


def _hangs_below(paragraph: Paragraph, line: Line) -> bool:
    """Whether what looks like a label stands where the text of the paragraph stands ("... of paragraph 11 / (a)")."""
    slack = INDENT * line.size
    if len(paragraph.lines) > 1 or (not paragraph.labelled and line.text[0] in _DASHES):
        return abs(line.left - paragraph.last.left) < slack
    return paragraph.labelled and abs(line.left - paragraph.text_left) < slack < line.left - paragraph.first.left


def _is_indented(paragraph: Paragraph, line: Line) -> bool:
    if _is_centred(line) and _is_even(paragraph.last):
        return False
    slack = INDENT * line.size
    if len(paragraph.lines) > 1:
        return abs(line.left - paragraph.last.left) > slack
    if paragraph.labelled:
        return line.left > paragraph.text_left + slack
    return line.left > paragraph.first.left + slack


def _is_centred(line: Line) -> bool:
    left, right = line.margins
    before, behind = line.left - left, right - line.right
    return before > CENTRED_SHARE * (right - left) and abs(before - behind) < CENTRED


def _is_even(line: Line) -> bool:
    """Whether the margins left and right of a line are alike, and there are any."""
    before, behind = line.left - line.margins[0], line.margins[1] - line.right
    return before > 1 and abs(before - behind) < CENTRED


def _place_of(line: Line, index: int) -> float:
    """Return the left edge of a character of a line."""
    position = 0
    for gap, piece in zip(line.gaps, line.pieces, strict=True):
        position += len(gap)
        if index < position + len(piece.text):
            return piece.edges[max(0, index - position)]
        position += len(piece.text)
    return line.right
