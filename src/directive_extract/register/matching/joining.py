"""Joins records to clusters without chaining: what two records are not, no third makes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from directive_extract.register.matching.context import Pair


def mutual_best(bits: Mapping[Pair, float]) -> list[Pair]:
    """Pairs of two documents in which each record is the other's best; a tie is nobody's best.

    Args:
        bits: Log odds of the pairs.

    Returns:
        Pairs, ascending.
    """
    best: tuple[dict[int, list[float]], dict[int, list[float]]] = ({}, {})
    for pair, value in bits.items():
        for side in (0, 1):
            best[side].setdefault(pair[side], []).append(value)
    return [
        pair
        for pair, value in sorted(bits.items())
        if all(value >= max(best[side][pair[side]]) for side in (0, 1))
        and all(best[side][pair[side]].count(value) == 1 for side in (0, 1))
    ]


class Groups:
    """Records that are joined one pair at a time; a pair that would bring together what must stay apart is left.

    Args:
        apart: Pairs of ids that must never be in one group.
        near: Pairs of ids that may be one by themselves, either way round: half of the pairs that a join brings
            together have to be among them, so that one mistaken pair does not join two right groups.
        document_of: Document of each id: a document does not repeat itself, so no group has two of one document.
    """

    def __init__(
        self, apart: Iterable[tuple[str, str]], near: Iterable[tuple[str, str]], document_of: Mapping[str, str]
    ) -> None:
        self._near = {frozenset(pair) for pair in near}
        self._apart: dict[str, set[str]] = {}
        for one, other in apart:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        self._document_of = document_of
        self._group: dict[str, list[str]] = {}

    def join(self, one: str, other: str, *, by_hand: bool = False) -> bool:
        """Join the groups of two records.

        Args:
            one: Id of a record.
            other: Id of another.
            by_hand: A person said so: two records of one document may be joined.

        Returns:
            Whether they are in one group now.
        """
        first, second = self._group.get(one, [one]), self._group.get(other, [other])
        if first is second:
            return True
        if not self._may_join(first, second, by_hand=by_hand):
            return False
        merged = sorted(first + second)
        for member in merged:
            self._group[member] = merged
        return True

    def _may_join(self, first: list[str], second: list[str], *, by_hand: bool) -> bool:
        if any(other in self._apart.get(one, ()) for one in first for other in second):
            return False
        if by_hand:
            return True
        documents = {self._document_of[one] for one in first}
        if any(self._document_of[other] in documents for other in second):
            return False
        near = sum(frozenset((one, other)) in self._near for one in first for other in second)
        return 2 * near >= len(first) * len(second)

    def groups(self) -> list[list[str]]:
        """All groups of two or more.

        Returns:
            Ids, sorted in each group and by the first.
        """
        return sorted({id(group): group for group in self._group.values()}.values())
