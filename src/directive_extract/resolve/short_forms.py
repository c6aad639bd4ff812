"""Short forms of names ("the ministry", "the Department") to the full name that the text gives just before."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

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


def full_form(short: str, text: str, before: int, others: Collection[str] = ()) -> str | None:
    """The name that a short form stands for.

    Args:
        short: One word as written: "ministry", "Department".
        text: The document.
        before: Where the short form stands in it.
        others: Names that it does not stand for, in lower case: those who only help.

    Returns:
        The nearest longer name before it with the same head. None where there is none near, for heads that are not
        shortened so, and where a capital makes the short form itself the name of the only such body.
    """
    word = short.casefold()
    if word not in _FORMS:
        return None
    if short[:1].isupper() and len({name.casefold() for name in _names(word, text, 0, before)}) < 2:
        return None
    near = _names(word, text, max(0, before - _NEAR), before)
    return next((name for name in reversed(near) if name.casefold() not in others), None)


def _names(word: str, text: str, start: int, end: int) -> list[str]:
    found = (_name(match) for match in _pattern(word).finditer(text, start, end))
    return [name for name in found if name is not None]


@lru_cache(maxsize=32)
def _pattern(word: str) -> re.Pattern[str]:
    rest = rf"{_WORD}(?:(?:,\s+|\s+and\s+|,\s+and\s+|\s+of\s+(?:the\s+)?|\s+){_WORD}){{0,8}}"
    return re.compile(
        rf"(?P<front>(?:(?:{_WORD}|[a-z]+)\s+){{0,5}})(?P<head>{word}|{word.capitalize()})\b(?!['’]s)"
        rf"(?P<of>\s+(?:of|for)\s+(?:the\s+)?{rest})?"
    )


def _name(match: re.Match[str]) -> str | None:
    """The longer name around a head; None where nothing makes it longer."""
    head = match["head"]
    if match["of"]:
        phrase = re.sub(r"\s+", " ", head + match["of"])
        start, end, _ = cut_names(phrase, 0, len(phrase))[0]
        return phrase[start:end].strip()
    words = match["front"].split()
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
