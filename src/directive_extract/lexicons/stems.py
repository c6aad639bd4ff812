"""Pieces of words that are looked for before a pattern is: most patterns stand in few clauses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache, reduce
from operator import or_
from typing import Generic, TypeVar

T = TypeVar("T")

OPENING = 2  # letters of a piece by which it is found in a word
WORDS_KEPT = 8192  # words whose patterns are remembered; 36,000 words of training documents have 7,500 distinct ones


def may_match(lowered: str, stems: tuple[str, ...]) -> bool:
    """Whether a text is worth a search.

    Args:
        lowered: The text, casefolded.
        stems: Pieces in small letters, one of which stands in whatever the pattern matches; none: unknown.

    Returns:
        False only where the pattern can't match.
    """
    return not stems or any(map(lowered.__contains__, stems))


class StemIndex(Generic[T]):
    """The patterns of a lexicon by the words that can hold one of their stems.

    What a word can hold is worked out once, so that a text of twenty words costs twenty look-ups instead of a search
    for each of some two hundred stems. Sets of patterns are bits of a number.
    """

    def __init__(self, entries: Iterable[tuple[T, tuple[str, ...]]]) -> None:
        """Take patterns with their stems, in the order in which they are to be given back.

        Raises:
            ValueError: A stem has no word of two letters.
        """
        self._entries = tuple(entries)
        self._without_stems = 0
        self._by_opening: dict[str, list[tuple[str, int]]] = {}  # the first two letters of a piece to the piece
        for place, (_, stems) in enumerate(self._entries):
            if not stems:
                self._without_stems |= 1 << place
            for stem in stems:
                # Of "has the" or " to " one word stands for all: `may_match` looks for the whole.
                piece = max(stem.split(), key=len)
                if len(piece) < OPENING:
                    raise ValueError(f"a stem of one letter stands in nearly every text: {stem!r}")
                self._by_opening.setdefault(piece[:OPENING], []).append((piece, 1 << place))
        self._of_word = lru_cache(maxsize=WORDS_KEPT)(self._look_up)

    def worth(self, lowered: str) -> list[T]:
        """The patterns that a text is worth searching for.

        Args:
            lowered: The text, casefolded.

        Returns:
            All that `may_match` says, in the order given.
        """
        possible = reduce(or_, map(self._of_word, set(lowered.split())), self._without_stems)
        return [
            entry
            for place, (entry, stems) in enumerate(self._entries)
            if possible >> place & 1 and may_match(lowered, stems)
        ]

    def _look_up(self, word: str) -> int:
        found = 0
        for start in range(len(word) - 1):
            for piece, place in self._by_opening.get(word[start : start + OPENING], ()):
                if word.startswith(piece, start):
                    found |= place
        return found
