"""Counts and ordinals, in figures and in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_MOST_DIGITS = 4  # "within 10000 days" is no deadline anybody keeps; longer figures are amounts


def read_count(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "30", "thirty", "twenty-one", "five (5)", "6 (six)" or "a".

    Returns:
        The number and the index behind it, or None.
    """
    word, numbers = clause.words[at], clause.vocabulary.numbers
    if clause.kinds[at] == Kind.NUMBER:
        if not (word.isdigit() and len(word) <= _MOST_DIGITS):
            return None
        return int(word), _skip_repeated_number(clause, at + 1)
    if word in numbers:
        value, at = numbers[word], at + 1
        tail = at + 1 if clause.words[at] == "-" else at
        if 20 <= value < 100 and numbers.get(clause.words[tail], 10) < 10:
            value, at = value + numbers[clause.words[tail]], tail + 1
        return value, _skip_repeated_number(clause, at)
    if word in {"a", "an"}:
        return 1, at + 1
    return None


def _skip_repeated_number(clause: Clause, at: int) -> int:
    if clause.words[at] != "(":
        return at
    is_number = clause.kinds[at + 1] == Kind.NUMBER or clause.words[at + 1] in clause.vocabulary.numbers
    if is_number and clause.words[at + 2] == ")":
        return at + 3
    if is_number and clause.words[at + 2] == "-" and clause.words[at + 4] == ")":  # (twenty-one)
        return at + 5
    return at


def read_ordinal(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "1st", "first", "twenty-first" or "last" (-1).

    Returns:
        The index from 1, or -1 for the last, and the index of the next word; or None.
    """
    word, ordinals = clause.words[at], clause.vocabulary.ordinals
    if clause.kinds[at] == Kind.ORDINAL:
        return int(word[:-2]), at + 1
    if word in ordinals:
        return ordinals[word], at + 1
    tens = clause.vocabulary.numbers.get(word, 0)
    if tens in {20, 30} and clause.words[at + 1] == "-" and 0 < ordinals.get(clause.words[at + 2], 0) < 10:
        return tens + ordinals[clause.words[at + 2]], at + 3
    return None


def read_year(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read a year in four figures, from 1900 to 2199.

    Returns:
        The year and the index behind it, or None.
    """
    word = clause.words[at]
    if clause.kinds[at] == Kind.NUMBER and len(word) == 4 and word.isdigit() and "1900" <= word <= "2199":
        return int(word), at + 1
    return None
