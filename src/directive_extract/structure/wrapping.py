"""How the lines of a text were wrapped: at a margin, by paragraph, or one line an entry as in hasty notes."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.structure.labels import read_label

if TYPE_CHECKING:
    from directive_extract.structure.lines import Line

_SENTENCE_END = re.compile(r"[.!?:;…][\"”’'»)\]]*$")

WRAP_LIMIT = 140  # longer lines are not wrapped by hand: the widest in the documents read is 118
LONG = 40  # characters of a line that may be a full one
FEW = 0.1  # of the long lines: so many may run past the margin
WRAP_SUPPORT = 4  # so many lines have to end near the same column before it counts as a margin
LONG_SHARE = 0.75  # of the margin: a line this long that ends in no full stop goes on, however raggedly it was wrapped
CARRIED = 0.15  # of long lines: in wrapped texts 25 to 90 in 100 are followed by small letters, elsewhere up to 9
MIN_ENTRIES = 3  # lines in small letters that begin an entry; a wrapped text has up to five, but more that go on
SHORT_SHARE = 0.6  # of the widest line: what ends before it was not wrapped there


@dataclass(frozen=True, slots=True)
class Wrapping:
    """What the layout of a text says of its line ends.

    Attributes:
        margin: The column that full lines reach; None where lines are whole paragraphs.
        entries: Whether each line is an entry, in small letters too ("roof - Len rings the builder").
    """

    margin: int | None = None
    entries: bool = False


def read_wrapping(lines: list[Line], *, notes: bool) -> Wrapping:
    """Tell how a text was wrapped.

    Args:
        lines: All lines, blank ones too.
        notes: Whether it may be notes whose lines begin in small letters, as only minutes are.

    Returns:
        No margin where few of the lines that reach it are carried on in small letters.
    """
    column = margin(lines)
    if notes and _are_entries(lines, column):
        return Wrapping(entries=True)
    return Wrapping(column if column is not None and _is_carried_on(lines, column) else None)


def margin(lines: list[Line]) -> int | None:
    """Right margin of a text that was wrapped by hand.

    Returns:
        The column that full lines reach, or None where lines are whole paragraphs.
    """
    widths = [line.width for line in lines if len(line.text) > LONG]
    if not widths or sum(width > WRAP_LIMIT for width in widths) > FEW * len(widths):
        return None
    widths = [width for width in widths if width <= WRAP_LIMIT]
    counts = Counter(width // 4 for width in widths)
    for bucket in sorted(counts, reverse=True):
        if counts[bucket] + counts[bucket - 1] + counts[bucket - 2] >= max(WRAP_SUPPORT, 0.15 * len(widths)):
            return max(width for width in widths if width // 4 <= bucket)
    return None


def _is_carried_on(lines: list[Line], column: int) -> bool:
    """Whether lines that reach a margin go on below; entries of a list or a chat that are as long do not."""
    long = [
        below.text
        for line, below in pairwise(lines)
        if LONG_SHARE * column <= line.width <= column and below.text and "|" not in line.text + below.text
    ]
    following = [text for text in long if read_label(text) is None]
    carried = sum(text[:1].islower() for text in following)
    return len(following) <= 1 or carried >= CARRIED * len(following)


def _are_entries(lines: list[Line], column: int | None) -> bool:
    """Whether lines that begin in small letters mostly begin something: the line before them is short or has ended."""
    widths = [line.width for line in lines if len(line.text) > LONG]
    over = sum(width > (column or 0) for width in widths)
    widest = column if column is not None and over <= FEW * len(widths) else max(widths, default=0)
    small = [
        _SENTENCE_END.search(line.text) is not None or line.width < SHORT_SHARE * widest
        for line, below in pairwise(lines)
        if below.text[:1].islower() and below.indent <= line.indent and read_label(below.text) is None
    ]
    return sum(small) >= MIN_ENTRIES and sum(small) > len(small) / 2
