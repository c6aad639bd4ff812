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


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the records stand.

    Attributes:
        documents: Document of each known record: one alone, or many where the known ones are a register.
        places: Place of each new record in its document, and of each known one in its.
        sizes: How many records the two documents have; against a register twice that of the new one, since of the
            known ones only those are at hand that came near.
    """

    documents: Sequence[str]
    places: tuple[Sequence[int], Sequence[int]]
    sizes: Pair

    @classmethod
    def of_two(cls, sizes: Pair) -> Layout:
        """The layout of two whole documents."""
        return cls([""] * sizes[1], (range(sizes[0]), range(sizes[1])), sizes)

    def distance(self, one: Pair, other: Pair) -> int:
        """Steps between two pairs, in both documents together."""
        return sum(abs(self.places[side][one[side]] - self.places[side][other[side]]) for side in (0, 1))


def compare_context(alone: Mapping[Pair, float], layout: Layout) -> dict[Pair, list[Part]]:
    """What the other pairs say of each pair.

    Rivals are all other records; company and neighbours are found in the known record's own document.

    Args:
        alone: Bits of the pairs by themselves; pairs that are not in it are hopeless.
        layout: Where the records stand.

    Returns:
        For each pair its parts, always the same names in the same order.
    """
    bits = {pair: max(_FLOOR, min(-_FLOOR, value)) for pair, value in alone.items()}
    sides = (_rivals(bits, 0), _rivals(bits, 1))
    anchors: dict[str, list[Pair]] = defaultdict(list)
    for pair, value in bits.items():
        if value >= 0 and all(value >= sides[side][pair[side]].first for side in (0, 1)):
            anchors[layout.documents[pair[1]]].append(pair)
    return {
        pair: _parts(pair, value, sides, anchors.get(layout.documents[pair[1]], ()), layout)
        for pair, value in bits.items()
    }


def _rivals(bits: Mapping[Pair, float], side: int) -> dict[int, Rivals]:
    values: dict[int, list[float]] = defaultdict(list)
    for pair, value in bits.items():
        values[pair[side]].append(value)
    best = {index: sorted(found, reverse=True)[:2] for index, found in values.items()}
    return {index: Rivals(*found) for index, found in best.items()}


def _parts(
    pair: Pair, value: float, sides: tuple[dict[int, Rivals], ...], anchors: Sequence[Pair], layout: Layout
) -> list[Part]:
    margins = sorted(value - sides[side][pair[side]].beside(value) for side in (0, 1))
    others = [anchor for anchor in anchors if anchor[0] != pair[0] and anchor[1] != pair[1]]
    distance = min((layout.distance(pair, other) for other in others), default=None)
    return [
        Part("contest", band(margins[0], CONTEST_CUTS), _contest_words(margins[0])),
        Part("other side's contest", band(margins[1], CONTEST_CUTS), _contest_words(margins[1])),
        _company(len(others), layout.sizes),
        _neighbours(distance),
    ]


def _contest_words(margin: float) -> str:
    if margin >= 0:
        return f"{margin:.1f} bits ahead of the next record"
    return f"{-margin:.1f} bits behind a better match"


def _company(others: int, sizes: Pair) -> Part:
    share = min(1.0, others / max(1, min(sizes) - 1))
    return Part("company", band(share, COMPANY_CUTS), f"{others} other records of these documents match")


def _neighbours(distance: int | None) -> Part:
    if distance is None:
        return Part("neighbours", "none", "no other record of these documents matches")
    level = "beside" if distance <= 2 else "near" if distance <= 4 else "far"
    return Part("neighbours", level, f"the nearest pair that matches is {distance} places away")
