"""Which clauses the encoder reads together: runs of those that are open still, with what stands next to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

LONGEST = 128  # pieces of a window, its marks among them; so it was trained
LONGEST_CLAUSE = 80  # pieces of a clause that are read: one clause in a hundred has more
# Pieces of the neighbours that are read: the last ones before the window, the first ones behind it. With whole
# neighbours a third more would have to be read, and nothing be gained; without any, 0.007 of task F1 be lost.
AROUND = 8


def windows(is_open: Sequence[bool], sizes: Sequence[int]) -> Iterator[range]:
    """Cut the open clauses of a document into windows.

    Args:
        is_open: For each clause, in reading order, whether it is to be read.
        sizes: The number of its pieces.

    Yields:
        Places of open clauses that follow each other, as many as go into a window. Each open clause is in one.
    """
    room = LONGEST - 1 - 2 * (AROUND + 1)
    start, length = 0, 0
    for at, one in enumerate(is_open):
        size = min(sizes[at], LONGEST_CLAUSE) + 1
        if start < at and (not one or length + size > room):
            yield range(start, at)
            start, length = at, 0
        if one:
            length += size
        else:
            start = at + 1
    if start < len(is_open):
        yield range(start, len(is_open))
