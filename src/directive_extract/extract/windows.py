"""Which clauses the encoder reads together: those that are open still, with their neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

REACH = 1  # neighbours on either side of an open clause that are read with it
LONGEST = 128  # pieces of a window, its marks among them; so it was trained
LONGEST_CLAUSE = 80  # pieces of a clause that are read: one clause in a hundred has more


def windows(is_open: Sequence[bool], sizes: Sequence[int]) -> Iterator[range]:
    """Cut the open clauses of a document and their neighbours into windows.

    Args:
        is_open: For each clause, in reading order, whether it is to be read.
        sizes: The number of its pieces.

    Yields:
        Places of clauses that follow each other. Together they hold all open clauses; where a run of them is longer
        than a window, the last clause of one is the first of the next.
    """
    needed = [any(is_open[max(0, at - REACH) : at + REACH + 1]) for at in range(len(sizes))]
    start = 0
    while start < len(needed):
        if not needed[start]:
            start += 1
            continue
        end, length = start + 1, 2 + _read(sizes[start])
        while end < len(needed) and needed[end] and length + 1 + _read(sizes[end]) <= LONGEST - 1:
            length += 1 + _read(sizes[end])
            end += 1
        yield range(start, end)
        goes_on = end < len(needed) and needed[end]
        start = max(end - 1, start + 1) if goes_on else end


def _read(size: int) -> int:
    return min(size, LONGEST_CLAUSE)
