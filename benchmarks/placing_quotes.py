"""Where what was read from a layout stands in the plain text: the scorer counts in that.

The scorer looks up a quote whose offsets count elsewhere by its characters, in printed order. In a table whose cells
were printed side by side no quote would be found so, nor a scanned one with a single wrong letter. So the words of
the two texts are aligned first; what cannot be aligned is left for the scorer to look up.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, Any

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from layouts.parts import Part

_WORD = re.compile(r"\w+")
MIN_SHARE = 0.5  # of a quote's words that have to be aligned


class Alignment:
    """The words of a layout's text beside those of the plain text.

    Args:
        plain: The plain text.
        parts: Its blocks, in the order in which the layout is read.
        laid: The text that was read from the layout.
    """

    def __init__(self, plain: str, parts: list[Part], laid: str) -> None:
        order = [found for part in parts for found in part.ranges()]
        gold = [
            (match[0].casefold(), match.start(), match.end()) for a, b in order for match in _WORD.finditer(plain, a, b)
        ]
        read = [(match[0].casefold(), match.start()) for match in _WORD.finditer(laid)]
        self._starts = [start for _, start in read]
        self._spans: list[tuple[int, int] | None] = [None] * len(read)
        for step in Levenshtein.opcodes([word for word, *_ in gold], [word for word, _ in read]):
            if step.tag == "equal":
                for offset in range(step.src_end - step.src_start):
                    _, start, end = gold[step.src_start + offset]
                    self._spans[step.dest_start + offset] = (start, end)

    def place(self, start: int, end: int) -> tuple[int, int] | None:
        """A stretch of the layout's text as one of the plain text; None where too few of its words are found there."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        found = [span for span in self._spans[first:last] if span is not None]
        if not found or len(found) < MIN_SHARE * (last - first):
            return None
        return min(a for a, _ in found), max(b for _, b in found)


def place_quotes(result: dict[str, Any], plain: str, parts: list[Part]) -> int:
    """Let the quotes of a converted document count in the plain text, in place.

    Args:
        result: The library's output.
        plain: The plain text.
        parts: Its blocks.

    Returns:
        How many quotes are left for the scorer to look up.
    """
    alignment = Alignment(plain, parts, result["document"].get("text") or "")
    left = 0
    for record in [*result.get("tasks", []), *result.get("principles", [])]:
        quote = (record.get("evidence") or [None])[0]
        if quote is None:
            continue
        found = alignment.place(quote["start"], quote["end"])
        if found is None:
            quote["start"] = quote["end"] = -1
            left += 1
        else:
            quote["start"], quote["end"] = found
            quote["text"] = plain[found[0] : found[1]]
    return left
