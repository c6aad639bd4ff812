"""The same directive said twice in one document: one task with several pieces of evidence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_STOP = frozenset(
    "the a an of and or to in on at by for with from that which this these those it its their his her be is are was were must shall should will has have"
    " all each every as not no also said need needs".split()
)

SAME = 0.82  # token-set likeness from which two directives of one document are taken for one
MIN_WORDS = 4  # shorter clauses are alike by chance


@dataclass(frozen=True, slots=True)
class Wording:
    """A directive's content words and numbers."""

    words: frozenset[str]
    numbers: frozenset[str]
    text: str


def wording(text: str) -> Wording:
    """Content words of a directive.

    Returns:
        Words without stop words, in lower case, and numbers.
    """
    words = [word.casefold() for word in _WORD.findall(text)]
    content = [word for word in words if word not in _STOP]
    numbers = frozenset(word.strip(".,") for word in content if word[:1].isdigit())
    return Wording(frozenset(content), numbers, " ".join(content))


def is_restatement(one: Wording, other: Wording) -> bool:
    """Whether two directives of one document say the same.

    Numbers must not differ, for "12 stations" and "30 stations" are two tasks however alike the rest is.

    Returns:
        True where one may stand as further evidence of the other.
    """
    shorter = min(len(one.words), len(other.words))
    if shorter < MIN_WORDS or (one.numbers and other.numbers and one.numbers.isdisjoint(other.numbers)):
        return False
    if len(one.words & other.words) < 0.6 * shorter:
        return False
    return fuzz.token_sort_ratio(one.text, other.text) / 100 >= SAME
