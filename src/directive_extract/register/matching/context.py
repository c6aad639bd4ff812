"""What the other records of two documents say of one pair.

A document does not repeat itself, so one record of each side at most is the other's; two reports of one meeting share
many tasks, two documents of different subjects none; and neighbours in one report are often neighbours in the other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directive_extract.register.matching.comparisons import Part, band

CONTEST_CUTS = (-3.0, -1.5, 0.0, 1.5, 3.0, 6.0)
COMPANY_CUTS = (0.01, 0.1, 0.2, 0.3, 0.45)
_FLOOR = -13.0  # bits: beyond, one rival is as hopeless as the other

Pair = tuple[int, int]
"""Index of a record in one document, index of a record in the other."""


@dataclass(frozen=True, slots=True)
class Rivals:
    """The best two records of the other side.

    Attributes:
        first: Bits of the best.
        second: Bits of the next; the floor where there is none.
    """

    first: float = _FLOOR
    second: float = _FLOOR

    def beside(self, bits: float) -> float:
        """Bits of the best record other than the one that has `bits`."""
        return self.second if bits >= self.first else self.first


def compare_context(alone: Mapping[Pair, float], sizes: Pair) -> dict[Pair, list[Part]]:
    """What the documents' other pairs say of each pair.

    Args:
        alone: Bits of the pairs by themselves; pairs that are not in it are hopeless.
        sizes: How many records each document has.

    Returns:
        For each pair its parts, always the same names in the same order.
    """
    bits = {pair: max(_FLOOR, min(-_FLOOR, value)) for pair, value in alone.items()}
    sides = (_rivals(bits, 0), _rivals(bits, 1))
    anchors = [
        pair
        for pair, value in bits.items()
        if value >= 0 and all(value >= sides[side][pair[side]].first for side in (0, 1))
    ]
    return {pair: _parts(pair, value, sides, anchors, sizes) for pair, value in bits.items()}


def _rivals(bits: Mapping[Pair, float], side: int) -> dict[int, Rivals]:
    values: dict[int, list[float]] = defaultdict(list)
    for pair, value in bits.items():
        values[pair[side]].append(value)
    best = {index: sorted(found, reverse=True)[:2] for index, found in values.items()}
    return {index: Rivals(*found) for index, found in best.items()}


def _parts(
    pair: Pair, value: float, sides: tuple[dict[int, Rivals], ...], anchors: Sequence[Pair], sizes: Pair
) -> list[Part]:
    margins = sorted(value - sides[side][pair[side]].beside(value) for side in (0, 1))
    others = [anchor for anchor in anchors if anchor[0] != pair[0] and anchor[1] != pair[1]]
    return [
        Part("contest", band(margins[0], CONTEST_CUTS), _contest_words(margins[0])),
        Part("other side's contest", band(margins[1], CONTEST_CUTS), _contest_words(margins[1])),
        _company(len(others), sizes),
        _neighbours(pair, others),
    ]


def _contest_words(margin: float) -> str:
    if margin >= 0:
        return f"{margin:.1f} bits ahead of the next record of the other document"
    return f"{-margin:.1f} bits behind a better match in the other document"


def _company(others: int, sizes: Pair) -> Part:
    share = min(1.0, others / max(1, min(sizes) - 1))
    return Part("company", band(share, COMPANY_CUTS), f"{others} other records of these documents match")


def _neighbours(pair: Pair, others: Sequence[Pair]) -> Part:
    distance = min((abs(pair[0] - one) + abs(pair[1] - other) for one, other in others), default=None)
    if distance is None:
        return Part("neighbours", "none", "no other record of these documents matches")
    level = "beside" if distance <= 2 else "near" if distance <= 4 else "far"
    return Part("neighbours", level, f"the nearest pair that matches is {distance} places away")
