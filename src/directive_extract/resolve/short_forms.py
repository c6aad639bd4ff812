"""Short forms of names ("the ministry", "the Department") to the full name that the text gives just before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection

from directive_extract.resolve.coordination import cut_names

_CAPITAL = "A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ"
_WORD = rf"[{_CAPITAL}][\w’'&-]*"
_FORMS = frozenset(
    "ministry department authority agency corporation inspectorate directorate bureau institute administration"
    " academy minister unit".split()
)
"""Heads that texts shorten to; "the board", "the council" and the like name the meeting itself."""
_OPENERS = frozenset(
    "the this that each every all both no any neither either some if when as in of for by to with from on at"
    " after before and".split()
)
_PORTFOLIOS = frozenset(
    "finance health education agriculture justice transport construction interior foreign defence defense"
    " environment culture labour labor energy industry trade planning housing science technology fisheries"
    " tourism works security integrity".split()
)
_NEAR = 700  # characters that a short form reaches back: some two paragraphs
_FRONT = 80  # characters before a head in which the rest of its name stands
_WORDS = 5  # words of a name before its head
_SEVERAL = 50  # names before a short form among which another body with its head is looked for


class FullNames:
    """The full names that one document gives, by their heads; each head is looked for once."""

    def __init__(self, text: str) -> None:
        """Remember the document."""
        self._text = text
        self._names: dict[str, list[tuple[int, str]]] = {}

    def find(self, short: str, before: int, others: Collection[str] = ()) -> str | None:
        """The name that a short form stands for.

        Args:
            short: One word as written: "ministry", "Department".
            before: Where the short form stands in the document.
            others: Names that it does not stand for, in lower case: those who only help.

        Returns:
            The nearest longer name before it with the same head. None where there is none near, for heads that are not
            shortened so, and where a capital makes the short form itself the name of the only such body so far.
        """
        word = short.casefold()
        if word not in _FORMS:
            return None
        if word not in self._names:
            self._names[word] = _names(word, self._text)
        names = self._names[word]
        names = names[: bisect_left(names, (before, ""))]
        if short[:1].isupper() and len({name.casefold() for _, name in names[-_SEVERAL:]}) < 2:
            return None
        for start, name in reversed(names):
            if before - start > _NEAR:
                break
            if name.casefold() not in others:
                return name
        return None


def _names(word: str, text: str) -> list[tuple[int, str]]:
    """All longer names with a head, with where the head stands."""
    rest = rf"{_WORD}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s+of\s+(?:the\s+)?|\s+){_WORD}){{0,8}}"
    behind = re.compile(rf"\s+(?:of|for)\s+(?:the\s+)?{rest}")
    found: list[tuple[int, str]] = []
    for head in re.finditer(rf"\b(?:{word}|{word.capitalize()})\b(?!['’]s)", text):
        name = _name(text[max(0, head.start() - _FRONT) : head.start()], head.group(), behind.match(text, head.end()))
        if name is not None:
            found.append((head.start(), name))
    return found


def _name(front: str, head: str, of: re.Match[str] | None) -> str | None:
    """The longer name around a head; None where nothing makes it longer."""
    if of is not None:
        phrase = re.sub(r"\s+", " ", head + of.group())
        start, end, _ = cut_names(phrase, 0, len(phrase))[0]
        return phrase[start:end].strip()
    words = re.findall(r"[^\s]+", re.split(r"[^\w\s’'&-]", front)[-1])[-_WORDS:]
    if words and words[-1] in _PORTFOLIOS:
        return f"{words[-1]} {head}"
    index = len(words)
    while index and _is_part(words, index - 1):
        index -= 1
    return " ".join([*words[index:], head]) if index < len(words) else None


def _is_part(words: list[str], index: int) -> bool:
    """Whether a word before a head belongs to its name: capitalised, or "and" between two such words."""
    word = words[index]
    if word == "and":
        return 0 < index < len(words) - 1 and words[index - 1][:1].isupper()
    return word[:1].isupper() and word.casefold() not in _OPENERS
