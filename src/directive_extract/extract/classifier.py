"""The trained classifier: a multinomial logistic regression over named features, its weights shipped as text."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Any

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract.encoder import ClauseEncoder, load_encoder
from directive_extract.extract.neighbours import NAMES, Chances, SecondLook, values_of
from directive_extract.extract.rereading import ThirdLook, load_third_look

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
        second: What a second look makes of the neighbours; None leaves it at the first.
        third: What a third look makes of the encoder's reading; None leaves it at the second.
        encoder: Gives the encoder, where a clause is to be read.
    """

    name: str
    labels: tuple[str, ...]
    bias: tuple[float, ...]
    weights: dict[str, list[float]]
    preference: dict[str, float]
    second: SecondLook | None = None
    third: ThirdLook | None = None
    encoder: Callable[[], ClauseEncoder] = load_encoder

    def probabilities(self, names: list[str]) -> dict[str, float]:
        """Probability of each label.

        Args:
            names: Features of one clause; those that training never saw count nothing.

        Returns:
            Label to probability; they add up to 1.
        """
        rows = [row for row in map(self.weights.get, names) if row is not None]
        columns = zip(*rows, strict=True) if rows else ((),) * len(self.bias)
        scores = [bias + sum(column) for bias, column in zip(self.bias, columns, strict=True)]
        top = max(scores)
        powers = [math.exp(score - top) for score in scores]
        total = sum(powers)
        return {label: power / total for label, power in zip(self.labels, powers, strict=True)}

    def reconsider(self, chances: Sequence[Chances], blocks: Sequence[int]) -> list[dict[str, float]]:
        """Probabilities of the clauses of a document, each seen among its neighbours.

        Args:
            chances: What `probabilities` says of each, in reading order.
            blocks: The block that each stands in.

        Returns:
            Label to probability for each clause.
        """
        if self.second is None or not chances:
            return [dict(chance) for chance in chances]
        rows = self.second.probabilities(values_of(chances, blocks)).tolist()
        return [dict(zip(self.labels, row, strict=True)) for row in rows]

    def reread(self, chances: Sequence[Chances], texts: Sequence[str]) -> list[dict[str, float]]:
        """Probabilities of the clauses of a document, those that are open still with what the encoder reads in them.

        Args:
            chances: What `reconsider` says of each, in reading order.
            texts: Their words.

        Returns:
            Label to probability for each clause.
        """
        is_open = [self.third is not None and self.third.is_open(chance) for chance in chances]
        if self.third is None or not any(is_open):
            return [dict(chance) for chance in chances]
        return self.third.reconsider(chances, self.encoder().read(texts, is_open))

    def choose(self, probabilities: Chances) -> str:
        """The label to settle on.

        Tasks and principles are rarer than background, so that the most probable label alone would miss too many of
        them.

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
        classifier = _classifier(raw)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelNotFoundError(
            f"the classifier {WEIGHTS} can't be read: {error}", hint="reinstall directive-extract"
        ) from error
    third = load_third_look()
    return replace(classifier, name=f"{classifier.name}; {third.name}", third=third)


def _classifier(raw: dict[str, Any]) -> Classifier:
    scale = float(raw["scale"])
    weights = {name: [value / scale for value in values] for name, values in raw["weights"].items()}
    labels, bias = tuple(raw["labels"]), tuple(raw["bias"])
    second = _second_look(raw["second"], scale) if "second" in raw else None
    numbers = [bias, *weights.values(), *((second.bias, *second.weights.values()) if second else ())]
    if any(len(values) != len(labels) for values in numbers):
        raise ValueError("it has not one number a label")
    return Classifier(raw["name"], labels, bias, weights, dict(raw["preference"]), second)


def _second_look(raw: dict[str, Any], scale: float) -> SecondLook:
    weights = {name: [value / scale for value in raw["weights"][name]] for name in NAMES}
    return SecondLook(tuple(raw["bias"]), weights)
