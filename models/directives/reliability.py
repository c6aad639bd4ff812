"""Does a confidence of 0.9 mean right nine times out of ten?"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from clauses import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clauses import Judged

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Bin:
    """Tasks and principles whose confidence lies between two edges.

    Attributes:
        low: Lower edge, included.
        high: Upper edge, excluded except for 1.
        size: How many.
        confidence: Their mean confidence.
        right: Share of them whose verdict is right.
    """

    low: float
    high: float
    size: int
    confidence: float
    right: float


def bins(judged: Sequence[Judged]) -> list[Bin]:
    """Sort tasks and principles by confidence.

    Args:
        judged: Clauses with their verdicts; those taken for background are left out, since no record shows them.

    Returns:
        A bin between each two edges, empty ones left out.
    """
    records = [entry for entry in judged if entry.decision.verdict in KINDS]
    found: list[Bin] = []
    for low, high in pairwise(EDGES):
        inside = [e for e in records if low <= e.decision.confidence and (e.decision.confidence < high or high == 1.0)]
        if inside:
            mean = sum(e.decision.confidence for e in inside) / len(inside)
            right = sum(e.decision.verdict == e.example.label for e in inside) / len(inside)
            found.append(Bin(low, high, len(inside), mean, right))
    return found


def calibration_error(found: Sequence[Bin]) -> float:
    """Mean distance between confidence and share of right ones, each bin weighing as much as it holds."""
    size = sum(entry.size for entry in found)
    return sum(entry.size * abs(entry.confidence - entry.right) for entry in found) / size if size else 0.0
