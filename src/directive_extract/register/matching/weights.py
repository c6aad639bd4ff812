"""What a level of a comparison is worth: bits for or against one commitment, estimated from labelled pairs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from directive_extract.errors import ModelNotFoundError
from directive_extract.register.matching.comparisons import Part
from directive_extract.schema.register import Comparison

FILE = "weights.json"
MOST_BITS = 60.0  # beyond, a probability is 0 or 1 to the last digit of a float


@dataclass(frozen=True, slots=True)
class Weights:
    """One set of weights.

    Attributes:
        prior: Bits before anything is compared.
        levels: Bits by comparison and level; a level that was never seen says nothing.
    """

    prior: float
    levels: Mapping[str, Mapping[str, float]]

    def weigh(self, parts: Iterable[Part]) -> tuple[Comparison, ...]:
        """Give each part its weight.

        Args:
            parts: What was found.

        Returns:
            The same with weights, in the same order.
        """
        return tuple(
            Comparison(
                name=part.name,
                level=part.level,
                weight=self.levels.get(part.name, {}).get(part.level, 0.0),
                words=part.words,
            )
            for part in parts
        )

    def bits(self, parts: Iterable[Part]) -> float:
        """The sum of prior and weights, for when nobody asks why.

        Args:
            parts: What was found.

        Returns:
            log2 of the odds that both are one commitment.
        """
        return self.prior + sum(self.levels.get(part.name, {}).get(part.level, 0.0) for part in parts)


@dataclass(frozen=True, slots=True)
class Model:
    """Weights for two records by themselves, and for two in the context of their documents.

    Attributes:
        alone: By themselves.
        context: With what their documents' other records say.
        join: Probability from which two records are taken for one commitment.
        unsure: Probability from which a person is asked.
    """

    alone: Weights
    context: Weights
    join: float
    unsure: float


def probability(bits: float) -> float:
    """Probability of log odds.

    Args:
        bits: log2 of the odds.

    Returns:
        From 0 to 1.
    """
    return 1.0 / (1.0 + math.pow(2.0, -max(-MOST_BITS, min(MOST_BITS, bits))))


@cache
def load_model(*, semantic: bool) -> Model:
    """The weights that ship with the library.

    Args:
        semantic: Those for comparing with the sentence encoder.

    Returns:
        The model.

    Raises:
        ModelNotFoundError: The file is missing or damaged: the package is not whole.
    """
    try:
        raw = json.loads(files(__package__).joinpath(FILE).read_text(encoding="utf-8"))
        chosen = raw["models"]["semantic" if semantic else "words"]
        return Model(
            alone=Weights(**chosen["alone"]),
            context=Weights(**chosen["context"]),
            join=chosen["join"],
            unsure=chosen["unsure"],
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ModelNotFoundError(
            f"the weights of matching ({FILE}) cannot be read: {error}; install the package again"
        ) from error
