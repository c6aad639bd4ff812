"""Counts of right, found and wanted; F1 from them; bootstrap intervals over families."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

INTERVAL = (2.5, 97.5)  # percentiles: 95% of the samples lie between


@dataclass(frozen=True, slots=True)
class Count:
    """How many of something are right, were found, and should have been found."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    def __add__(self, other: Count) -> Count:
        return Count(self.right + other.right, self.found + other.found, self.wanted + other.wanted)

    @property
    def precision(self) -> float:
        """Share of what was found that is right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of what should have been found that was."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


Families = Mapping[str, Count]


def total(counts: Families) -> Count:
    """All families together."""
    return sum(counts.values(), Count())


def f1_interval(counts: Families, samples: int, seed: int) -> tuple[float, float]:
    """Where F1 lies when other families had been drawn.

    Args:
        counts: By family; whole families are drawn, since documents of one are alike.
        samples: How many samples of as many families, with replacement.
        seed: The same seed draws the same samples.

    Returns:
        The 2.5th and the 97.5th percentile.
    """
    low, high = np.percentile(_sampled(counts, sorted(counts), samples, seed), INTERVAL)
    return float(low), float(high)


def gain_interval(one: Families, other: Families, samples: int, seed: int) -> tuple[float, float]:
    """Where the gain in F1 from `one` to `other` lies, both measured on the same samples of families."""
    families = sorted(one.keys() | other.keys())
    gains = _sampled(other, families, samples, seed) - _sampled(one, families, samples, seed)
    low, high = np.percentile(gains, INTERVAL)
    return float(low), float(high)


def _sampled(counts: Families, families: list[str], samples: int, seed: int) -> np.ndarray:
    """F1 of each sample, shape (samples,)."""
    rows = [counts.get(family, Count()) for family in families]
    table = np.array([(row.right, row.found + row.wanted) for row in rows], dtype=float)
    drawn = np.random.default_rng(seed).integers(len(families), size=(samples, len(families)))
    sums = table[drawn].sum(axis=1)
    shares: np.ndarray = 2 * sums[:, 0] / np.maximum(sums[:, 1], 1)
    return shares
