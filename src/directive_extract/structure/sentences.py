"""Where sentences end, in official prose with its abbreviations, numbers and quotations."""

from __future__ import annotations

import re
from functools import cache

from directive_extract.lexicons import load_lexicon

_END = re.compile(r"(?:\./\.|[.!?…]+)[\"”’'»)\]]*(?=\s+|$)")
_OPENERS = "\"“‘'«([–—-"
_INITIAL = re.compile(r"(?:^|[\s(.])[A-ZĐ]\.$")
_WORD = re.compile(r"\S+")
_WHOLE_WORD = re.compile(r"(?:[a-z]{4}|\d|[)!?])$")
_ENUMERATOR = re.compile(r"(?:^|\s)(?:\d{1,2}|[ivx]{1,4}|[a-h])\.$")

WHOLE = 4  # letters: shorter words before a full stop may be cut short ("tel.", "wk.") where small letters follow
MAX_WORDS = 400  # the parser's time grows faster than a sentence: one of 24,000 words took a minute


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("abbreviations")
    return frozenset(lexicon["never_ends"]), frozenset(lexicon["may_end"])


def split_sentences(text: str, max_words: int = MAX_WORDS, *, small: bool = False) -> tuple[tuple[int, int], ...]:
    """Split a passage into sentences.

    Args:
        text: A passage with white space folded.
        max_words: Longer sentences are cut, at a semicolon, a comma or a space.
        small: Whether sentences may begin in small letters, as in hasty notes.

    Returns:
        Half-open offsets without surrounding white space, in order; they cover all of the text but white space.
    """
    cuts = [match.end() for match in _END.finditer(text) if _is_end(text, match, small=small)]
    sentences: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(text)]:
        first, last = start, cut
        while first < last and text[first].isspace():
            first += 1
        while last > first and text[last - 1].isspace():
            last -= 1
        if first < last:
            sentences += _cut_long(text, first, last, max_words)
        start = cut
    return tuple(sentences)


def _cut_long(text: str, start: int, end: int, max_words: int) -> list[tuple[int, int]]:
    """Cut a sentence into pieces of no more than so many words."""
    words = [match.span() for match in _WORD.finditer(text, start, end)]
    pieces: list[tuple[int, int]] = []
    first = 0
    while len(words) - first > max_words:
        # The later half of what fits: a piece should not end after a few words for the sake of a comma.
        ends = range(first + max_words - 1, first + max_words // 2 - 1, -1)
        last = next((i for mark in ";,:" for i in ends if text[words[i][1] - 1] == mark), ends[0])
        pieces.append((words[first][0], words[last][1]))
        first = last + 1
    return [*pieces, (words[first][0], end)]


def _is_end(text: str, match: re.Match[str], *, small: bool) -> bool:
    following = text[match.end() :].lstrip()
    if not following:
        return True
    first = following.lstrip(_OPENERS)[:1]
    if first.islower():
        closes = small and _WHOLE_WORD.search(text, max(0, match.start() - WHOLE), match.start()) is not None
        return closes and not _ends_abbreviation(text, match.start(), first)
    if not match.group().startswith(".") or match.group().startswith(".."):
        return first.isupper() or first.isdigit() or not first
    return not _ends_abbreviation(text, match.start(), first)


def _ends_abbreviation(text: str, dot: int, following: str) -> bool:
    """Whether the full stop at `dot` belongs to the word before it and ends no sentence."""
    head = text[max(0, dot - 16) : dot + 1]
    if _INITIAL.search(head):
        return True
    if _ENUMERATOR.search(head) and not re.search(r"\b(?:of|by|in|on|to|at|and)\s\d{1,2}\.$", head):
        return dot < 4 or text[max(0, dot - 4) : dot].lstrip().startswith(("(", ";"))
    word = head.split()[-1].lstrip("(\"“‘'[").casefold() if head.split() else ""
    never, may = _abbreviations()
    if word in never:
        return True
    return word in may and (following.isdigit() or not following.isupper())
