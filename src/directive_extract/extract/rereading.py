"""A third look, at the clauses that the first two leave open: what the encoder reads in them is weighed in."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract.neighbours import Chances, odds, shares_of

NAMES = ("task so far", "principle so far", "task as read", "principle as read")
WEIGHTS = "encoder.json"  # beside the encoder's own


@dataclass(frozen=True, slots=True)
class ThirdLook:
    """A logistic regression over the log-odds against background of the looks before and of the encoder.

    Attributes:
        name: What encoder it goes with, for the output's `engine`.
        labels: In the order of the encoder's scores and of the numbers below.
        sure: Probability of a label from which a clause is not read again.
        bias: One number a label.
        weights: For each of `NAMES` one number a label.
    """

    name: str
    labels: tuple[str, ...]
    sure: float
    bias: tuple[float, ...]
    weights: dict[str, list[float]]

    def is_open(self, chances: Chances) -> bool:
        """Whether a clause is to be read again."""
        return max(chances.values()) < self.sure

    def reconsider(
        self, chances: Sequence[Chances], scores: Mapping[int, NDArray[np.float32]]
    ) -> list[dict[str, float]]:
        """Probabilities of the clauses of a document, with those that were read again weighed anew.

        Args:
            chances: What the looks before say of each clause.
            scores: Place of a clause to what the encoder gave it, shape (labels,).

        Returns:
            Label to probability for each clause.
        """
        found = [dict(chance) for chance in chances]
        places = sorted(scores)
        if places:
            values = values_of([chances[at] for at in places], np.stack([scores[at] for at in places]), self.labels)
            for place, row in zip(places, self.probabilities(values).tolist(), strict=True):
                found[place] = dict(zip(self.labels, row, strict=True))
        return found

    def probabilities(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Probability of each label.

        Args:
            values: What `values_of` says, shape (clauses, names).

        Returns:
            Shape (clauses, labels); each row adds up to 1.
        """
        return shares_of(values @ np.array([self.weights[name] for name in NAMES]) + np.array(self.bias))


def values_of(chances: Sequence[Chances], scores: NDArray[np.float32], labels: Sequence[str]) -> NDArray[np.float64]:
    """What a third look rests on.

    Args:
        chances: What the looks before say of some clauses.
        scores: What the encoder gave them, shape (clauses, labels).
        labels: Those of the scores.

    Returns:
        Numbers in the order of `NAMES`, shape (clauses, names).
    """
    task, principle, rest = (np.array([c[label] for c in chances]) for label in ("task", "principle", "background"))
    column = {label: scores[:, at].astype(float) for at, label in enumerate(labels)}
    return np.stack(
        [
            odds(task, rest),
            odds(principle, rest),
            column["task"] - column["background"],
            column["principle"] - column["background"],
        ],
        axis=1,
    )


@cache
def load_third_look() -> ThirdLook:
    """Load the third look that ships with the package, once a process.

    Returns:
        What it makes of the encoder's scores.

    Raises:
        ModelNotFoundError: Its file is missing or damaged.
    """
    try:
        return _third_look(json.loads(files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelNotFoundError(
            f"the encoder's {WEIGHTS} can't be read: {error}", hint="reinstall directive-extract"
        ) from error


def _third_look(raw: dict[str, Any]) -> ThirdLook:
    weights = {name: [float(value) for value in raw["weights"][name]] for name in NAMES}
    labels, bias = tuple(raw["labels"]), tuple(raw["bias"])
    if any(len(values) != len(labels) for values in (bias, *weights.values())):
        raise ValueError("it has not one number a label")
    return ThirdLook(raw["name"], labels, float(raw["sure"]), bias, weights)
