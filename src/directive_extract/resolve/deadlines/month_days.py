"""The name of a month and the number of a day in it, as people and scanners write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.numbers import read_ordinal
from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_WORDS_OF_THEIR_OWN = frozenset({"may", "march", "mar", "sep"})
_SPLIT_FIGURES_FOLLOW = frozenset({"by", "before", "on", "until", "than", "from", "to", "the"})
_LAST_DAY = 31


def read_month_name(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the name of a month; "may" and "march" are words of their own without a capital or a number beside them.

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The month from 1 to 12 and the index behind it, or None.
    """
    word = clause.words[at]
    month = clause.vocabulary.months.get(word)
    if month is None or (word in _WORDS_OF_THEIR_OWN and not _is_month(clause, at)):
        return None
    return month, at + 1


def _is_month(clause: Clause, at: int) -> bool:
    if clause.is_capital(at):
        return True
    numbers = {Kind.NUMBER, Kind.ORDINAL}
    return clause.kinds[at + 1] in numbers or (at > 0 and clause.kinds[at - 1] in numbers)


def read_day_number(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read the number of a day in its month: "18", "18th", "eighteenth", "01".

    Args:
        clause: The words.
        at: Index of the word.

    Returns:
        The number from 1 to 31 and the index behind it, or None.
    """
    kind, word = clause.kinds[at], clause.words[at]
    split = _read_split_number(clause, at)
    if split:
        return split
    if kind == Kind.NUMBER:
        return (int(word), at + 1) if len(word) <= 2 and word.isdecimal() and 1 <= int(word) <= 31 else None
    ordinal = read_ordinal(clause, at)
    return ordinal if ordinal and 1 <= ordinal[0] <= 31 else None


def _read_split_number(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "3 1" in front of a month, as a scan may come back: behind a preposition, where no count stands."""
    one, other = clause.words[at], clause.words[at + 1]
    is_split = len(one) == 1 and len(other) == 1 and one in "123" and clause.before(at) in _SPLIT_FIGURES_FOLLOW
    if not is_split or not other.isdecimal() or clause.words[at + 2] not in clause.vocabulary.months:
        return None
    number = int(one + other)
    return (number, at + 2) if number <= _LAST_DAY else None
