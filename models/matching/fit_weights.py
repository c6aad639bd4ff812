"""Levels of comparisons to weights: a logistic model over levels, its sums turned into bits."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from directive_extract.register.matching import comparisons, context
from directive_extract.register.matching.comparisons import Part

# Comparisons whose levels are bands of a number: each step up has a weight of its own, so that bands that few pairs
# lie in lean on their neighbours.
ORDERED = {
    "meaning": comparisons.MEANING_CUTS,
    "wording": comparisons.WORDING_CUTS,
    "shared words": comparisons.SHARED_CUTS,
    "contest": context.CONTEST_CUTS,
    "other side's contest": context.CONTEST_CUTS,
    "company": context.COMPANY_CUTS,
}


@dataclass(frozen=True)
class Fitted:
    """Weights in bits, as weights.json keeps them."""

    prior: float
    levels: dict[str, dict[str, float]]

    def bits(self, rows: list[list[Part]]) -> NDArray[np.float64]:
        """Log odds of pairs, in bits."""
        return np.array([self.prior + sum(self.levels[p.name].get(p.level, 0.0) for p in row) for row in rows])


def bands(name: str) -> list[str]:
    """The levels of an ordered comparison, lowest first."""
    return ["low", *(f"{cut:g}" for cut in ORDERED[name])]


def fit(rows: list[list[Part]], labels: NDArray[np.bool_], penalty: float) -> Fitted:
    """Estimate the weights.

    Args:
        rows: The parts of each pair.
        labels: Whether a pair is one commitment.
        penalty: Inverse strength of the L2 penalty.

    Returns:
        Weights; a comparison's are shifted so that over all pairs they come to nothing: the prior takes the rest.
    """
    seen = {part.name: sorted({row[i].level for row in rows}) for i, part in enumerate(rows[0])}
    levels = {name: bands(name) if name in ORDERED else present for name, present in seen.items()}
    columns = {(name, level): i for i, (name, level) in enumerate((n, lv) for n in levels for lv in levels[n])}
    found = [[columns[p.name, level] for p in row for level in _steps(p, levels)] for row in rows]
    indices = np.array([column for row in found for column in row])
    starts = np.cumsum([0, *map(len, found)])
    matrix = csr_matrix((np.ones(len(indices)), indices, starts), shape=(len(rows), len(columns)))
    model = LogisticRegression(C=penalty, max_iter=500, tol=1e-5).fit(matrix, labels)
    coefficients = model.coef_[0] / math.log(2)
    return _shifted(
        rows, levels, {key: coefficients[i] for key, i in columns.items()}, model.intercept_[0] / math.log(2)
    )


def _steps(part: Part, levels: dict[str, list[str]]) -> list[str]:
    if part.name not in ORDERED:
        return [part.level]
    return levels[part.name][1 : levels[part.name].index(part.level) + 1]


def _shifted(
    rows: list[list[Part]], levels: dict[str, list[str]], steps: dict[tuple[str, str], float], prior: float
) -> Fitted:
    weights: dict[str, dict[str, float]] = {}
    for place, name in enumerate(levels):
        found: dict[str, float] = {}
        total = 0.0
        for level in levels[name]:
            total = total + steps[name, level] if name in ORDERED and level != "low" else steps[name, level]
            found[level] = total if level != "low" or name not in ORDERED else 0.0
            total = found[level]
        counts = Counter(row[place].level for row in rows)
        mean = sum(found[level] * count for level, count in counts.items()) / len(rows)
        prior += mean
        weights[name] = {level: round(value - mean, 3) for level, value in found.items()}
    return Fitted(round(prior, 3), weights)
