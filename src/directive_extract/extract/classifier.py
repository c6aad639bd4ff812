"""The trained classifier: a multinomial logistic regression over named features, its weights shipped as text."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import cache
from importlib import resources

from directive_extract.errors import ModelNotFoundError

WEIGHTS = "directives.json"


@dataclass(frozen=True, slots=True)
class Classifier:
    """Tells tasks, principles and background apart.

    Attributes:
        name: What it was trained from, for the output's `engine`.
        labels: In the order of the weights.
        bias: One number a label.
        weights: For each feature one number a label.
        preference: For each label the factor by which its probability counts when the verdict is chosen.
    """

    name: str
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, list[float]]
    preference: dict[str, float]

    def probabilities(self, names: list[str]) -> dict[str, float]:
        """Probability of each label.

        Args:
            names: Features of one clause; those that training never saw count nothing.

        Returns:
            Label to probability; they add up to 1.
        """
        scores = list(self.bias)
        for name in names:
            weight = self.weights.get(name)
            if weight is not None:
                for index, value in enumerate(weight):
                    scores[index] += value
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}


    def choose(self, probabilities: dict[str, float]) -> str:
        """The label to settle on.

        Tasks and principles are rarer than background, so that the most probable label alone would miss too many of them.

        Returns:
            The label with the highest probability times preference.
        """
        return max(probabilities, key=lambda label: probabilities[label] * self.preference.get(label, 1.0))


@cache
def load_classifier() -> Classifier:
    """Load the classifier that ships with the package, once a process.

    Returns:
        The classifier.

    Raises:
        ModelNotFoundError: Its file is missing or damaged.
    """
    try:
        raw = json.loads(resources.files(__package__).joinpath(WEIGHTS).read_text(encoding="utf-8"))
        scale = float(raw["scale"])
        weights = {name: [value / scale for value in values] for name, values in raw["weights"].items()}
        return Classifier(raw["name"], tuple(raw["labels"]), tuple(raw["bias"]), weights, dict(raw["preference"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelNotFoundError(
            f"the classifier {WEIGHTS} can't be read: {error}", hint="reinstall directive-extract"
        ) from error
