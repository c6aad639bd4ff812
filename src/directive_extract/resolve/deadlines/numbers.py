"""Counts and ordinals, in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_MOST_DIGITS = 4  # "within 10000 days" is no deadline that anybody keeps; longer figures are amounts


def read_count(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "30", "thirty", "twenty-one", "five (5)", "6 (six)" or "a".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The number and the index behind it, or None.
    """
    word = clause.words[at]
    if clause.kinds[at] == Kind.NUMBER:
        is_count = word.isdecimal() and len(word) <= _MOST_DIGITS
        return (int(word), _skip_repeated(clause, at + 1)) if is_count else None
    if word in {"a", "an"}:
        return 1, at + 1
    spelt = _read_spelt(clause, at)
    return (spelt[0], _skip_repeated(clause, spelt[1])) if spelt else None


def _read_spelt(clause: Clause, at: int) -> tuple[int, int] | None:
    numbers = clause.vocabulary.numbers
    value = numbers.get(clause.words[at])
    if value is None:
        return None
    tail = clause.skip(at + 1, "-")
    ones = numbers.get(clause.words[tail], 10)
    if 20 <= value < 100 and ones < 10:
        return value + ones, tail + 1
    return value, at + 1


def _skip_repeated(clause: Clause, at: int) -> int:
    """Index behind a bracket that says the number again, as legal texts do."""
    if clause.words[at] != "(":
        return at
    if clause.kinds[at + 1] == Kind.NUMBER and clause.words[at + 2] == ")":
        return at + 3
    spelt = _read_spelt(clause, at + 1)
    return spelt[1] + 1 if spelt and clause.words[spelt[1]] == ")" else at


def read_ordinal(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "1st", "first", "twenty-first" or "last".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The number, -1 for the last, and the index behind it; or None.
    """
    word, ordinals = clause.words[at], clause.vocabulary.ordinals
    if clause.kinds[at] == Kind.ORDINAL:
        return int(word[:-2]), at + 1
    if word in ordinals:
        return ordinals[word], at + 1
    tens = clause.vocabulary.numbers.get(word, 0)
    ones = ordinals.get(clause.words[at + 2], 0)
    if tens in {20, 30} and clause.words[at + 1] == "-" and 0 < ones < 10:
        return tens + ones, at + 3
    return None


def read_year(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read a year in four figures, from 1900 to 2199.

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The year and the index behind it, or None.
    """
    word = clause.words[at]
    if clause.kinds[at] == Kind.NUMBER and len(word) == 4 and word.isdecimal() and "1900" <= word <= "2199":
        return int(word), at + 1
    return None
