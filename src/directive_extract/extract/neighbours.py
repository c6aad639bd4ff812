"""A second look at each clause: what the classifier said of the clauses around it, as numbers.

Directives come in runs: a clause between two orders is more often one than the same clause between two reports.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

REACH = 6  # clauses on either side that count
NEAR = (-1, 1, -2, 2)  # neighbours that count one by one
# Shares in the training documents: a neighbour that is not there says nothing.
USUAL = {"task": 0.35, "principle": 0.05}
SMALLEST = 1e-3  # chance below which a first look is no surer still

Chances = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class SecondLook:
    """A logistic regression over a clause's own chances and those of its neighbours.

    Attributes:
        bias: One number a label.
        weights: For each of `NAMES` one number a label.
    """

    bias: tuple[float, ...]
    weights: dict[str, list[float]]

    def probabilities(self, values: np.ndarray) -> np.ndarray:
        """Probability of each label.

        Args:
            values: What `values_of` says, shape (clauses, names).

        Returns:
            Shape (clauses, labels); each row adds up to 1.
        """
        scores = values @ np.array([self.weights[name] for name in NAMES]) + np.array(self.bias)
        return shares_of(scores)


def _names() -> tuple[str, ...]:
    of_near: list[str] = []
    for step in NEAR:
        inside = ("task in block", "principle in block") if abs(step) == 1 else ()
        of_near += [f"{name} {step:+d}" for name in ("task", "principle", "same block", *inside)]
    return ("own task", "own principle", *of_near, "task around", "principle around")


NAMES = _names()


def values_of(chances: Sequence[Chances], blocks: Sequence[int]) -> np.ndarray:
    """What a second look rests on.

    Args:
        chances: For each clause of a document, in reading order, the probabilities of a first look.
        blocks: The block that each stands in.

    Returns:
        Numbers in the order of `NAMES`, shape (clauses, names).
    """
    task, principle, rest = (np.array([c[label] for c in chances]) for label in ("task", "principle", "background"))
    block = np.array(blocks)
    columns = [odds(task, rest), odds(principle, rest)]
    surplus = (task - USUAL["task"], principle - USUAL["principle"])
    for step in NEAR:
        same = _shifted(block + 1, step) == block + 1  # blocks count from 0, and 0 is what stands outside
        near = [_shifted(column, step) for column in surplus]
        columns += [*near, same.astype(float)]
        if abs(step) == 1:
            columns += [column * same for column in near]
    columns += [_around(column) for column in surplus]
    return np.stack(columns, axis=1)


def shares_of(scores: np.ndarray) -> np.ndarray:
    """Scores as probabilities (softmax): shape (clauses, labels), each row adds up to 1."""
    powers: np.ndarray = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return shares


def odds(chance: np.ndarray, rest: np.ndarray) -> np.ndarray:
    """Log-odds of one chance against another, kept within bounds: see `SMALLEST`."""
    found: np.ndarray = np.log(np.maximum(chance, SMALLEST)) - np.log(np.maximum(rest, SMALLEST))
    return found


def _shifted(column: np.ndarray, step: int) -> np.ndarray:
    """Each clause's neighbour's value; 0 where there is no neighbour."""
    found = np.zeros_like(column)
    if step > 0:
        found[:-step] = column[step:]
    else:
        found[-step:] = column[:step]
    return found


def _around(surplus: np.ndarray) -> np.ndarray:
    """Mean over the neighbours within reach, nearer ones weighing more."""
    total, weight = np.zeros(len(surplus)), np.zeros(len(surplus))
    for step in (step for step in range(-REACH, REACH + 1) if step):
        share = abs(step) ** -0.5
        total += share * _shifted(surplus, step)
        weight += share * _shifted(np.ones(len(surplus)), step)
    mean: np.ndarray = total / np.maximum(weight, 1)
    return mean
