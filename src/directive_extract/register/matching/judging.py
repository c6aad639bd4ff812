"""Weighs pairs of records: by themselves, and in the context of their documents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_extract.register.matching.comparisons import Part, compare_content
from directive_extract.register.matching.context import Layout, Pair, compare_context
from directive_extract.register.matching.encoder import Encoder, find_encoder
from directive_extract.register.matching.profile import Profile
from directive_extract.register.matching.relations import relate
from directive_extract.register.matching.vetoes import find_vetoes
from directive_extract.register.matching.weights import Model, Weights, load_model, probability
from directive_extract.schema.register import Comparison, Match

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


# Owner, day and neighbours make it likely that two are one, never as sure as 95%: for that, what
# is to be done must say as much by itself. Every step of the account stays, and one is added that holds the sum back.
MOST_BY_CIRCUMSTANCE = math.log2(0.949 / 0.051)
_SUBSTANCE = frozenset({"meaning", "wording", "shared words"})


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What was found for two documents.

    Attributes:
        bits: log2 of the odds that a pair is one commitment, for each pair compared.
        matches: The pairs that may be one.
    """

    bits: Mapping[Pair, float]
    matches: Mapping[Pair, Match]


@dataclass(frozen=True)
class Judge:
    """Compares records with one set of weights.

    Attributes:
        encoder: The sentence encoder; None compares words alone.
        model: The weights that go with it.
    """

    encoder: Encoder | None
    model: Model = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "model", load_model(semantic=self.encoder is not None))

    def vectors(self, profiles: Sequence[Profile]) -> NDArray[np.float32] | None:
        """Directions of what the records ask for.

        Args:
            profiles: Records.

        Returns:
            Shape (records, dimensions); None where there is no encoder.
        """
        return None if self.encoder is None else self.encoder.encode([profile.core for profile in profiles])

    def meaning(self, one: Profile, other: Profile) -> float | None:
        """Cosine between two records' directions.

        Args:
            one: One record.
            other: The other.

        Returns:
            From -1 to 1; None where there is no encoder.
        """
        vectors = self.vectors([one, other])
        return None if vectors is None else float(vectors[0] @ vectors[1])

    def bits(self, one: Profile, other: Profile) -> float:
        """The sum of two records compared by themselves.

        Args:
            one: One record.
            other: The other.

        Returns:
            log2 of the odds that both are one commitment.
        """
        return self.model.alone.bits(compare_content(one, other, self.meaning(one, other)))

    def judge(self, new: Profile, known: Profile) -> Match:
        """Compare two records by themselves.

        Args:
            new: The new one.
            known: The known one.

        Returns:
            The match; its entry is the known record's id.
        """
        parts = compare_content(new, known, self.meaning(new, known))
        return self._match(new, known, parts, self.model.alone)

    def judge_documents(
        self, new: Sequence[Profile], known: Sequence[Profile], pairs: Sequence[Pair], meanings: Mapping[Pair, float]
    ) -> Verdicts:
        """Compare records of two documents in the context of each other.

        Args:
            new: All records of one document, in its order.
            known: All that are at hand of the other, in its order.
            pairs: Which to compare, by their indices.
            meanings: Cosines of those pairs; empty where there is no encoder.

        Returns:
            The sums of all pairs, and a match for each that a person should hear of.
        """
        contents = self._contents(new, known, pairs, meanings)
        return self._verdicts(new, known, contents, Layout.of_two((len(new), len(known))))

    def judge_register(
        self, new: Sequence[Profile], known: Sequence[Profile], pairs: Sequence[Pair], meanings: Mapping[Pair, float]
    ) -> Verdicts:
        """Compare records of one document with known ones of many, in the context of each other.

        Args:
            new: All records of one document, in its order.
            known: The known ones that came near; several may bear one entry's id.
            pairs: Which to compare, by their indices.
            meanings: Cosines of those pairs; empty where there is no encoder.

        Returns:
            The sums and matches of each new record with the nearest wording of each entry.
        """
        contents = self._contents(new, known, pairs, meanings)
        nearest: dict[tuple[int, str], Pair] = {}
        for pair in sorted(contents, key=lambda pair: (-self.model.alone.bits(contents[pair]), pair)):
            nearest.setdefault((pair[0], known[pair[1]].record.id), pair)
        places = ([_place(profile, index) for index, profile in enumerate(side)] for side in (new, known))
        layout = Layout([one.record.document for one in known], (next(places), next(places)), (len(new), len(new)))
        return self._verdicts(new, known, {pair: contents[pair] for pair in sorted(nearest.values())}, layout)

    @staticmethod
    def _contents(
        new: Sequence[Profile], known: Sequence[Profile], pairs: Sequence[Pair], meanings: Mapping[Pair, float]
    ) -> dict[Pair, list[Part]]:
        return {pair: compare_content(new[pair[0]], known[pair[1]], meanings.get(pair)) for pair in pairs}

    def _verdicts(
        self, new: Sequence[Profile], known: Sequence[Profile], contents: Mapping[Pair, list[Part]], layout: Layout
    ) -> Verdicts:
        alone = {pair: self.model.alone.bits(parts) for pair, parts in contents.items()}
        context = compare_context(alone, layout)
        weights = self.model.context
        bits = {pair: weights.bits(parts + context[pair]) for pair, parts in contents.items()}
        matches = {
            pair: self._match(new[pair[0]], known[pair[1]], contents[pair] + context[pair], weights)
            for pair, value in bits.items()
            if probability(value) >= self.model.unsure
        }
        return Verdicts(bits, matches)

    def _match(self, new: Profile, known: Profile, parts: list[Part], weights: Weights) -> Match:
        comparisons = weights.weigh(parts)
        total = weights.prior + sum(comparison.weight for comparison in comparisons)
        substance = sum(one.weight for one in comparisons if one.name in _SUBSTANCE)
        if substance < MOST_BY_CIRCUMSTANCE < total:
            comparisons = (*comparisons, _held_back(MOST_BY_CIRCUMSTANCE - total))
            total = MOST_BY_CIRCUMSTANCE
        certainty = probability(total)
        vetoes = find_vetoes(new, known)
        return Match(
            entry=known.record.id,
            relation=relate(new, known, certainty, vetoes, self.model),
            probability=certainty,
            prior=weights.prior,
            comparisons=comparisons,
            vetoes=vetoes,
        )


def _place(profile: Profile, index: int) -> int:
    return index if profile.record.position is None else profile.record.position


def _held_back(weight: float) -> Comparison:
    words = "what is to be done is not alike enough to be sure: certainty is held below 95%"
    return Comparison(name="held back", level="circumstance", weight=weight, words=words)


def make_judge(encoder: Encoder | None, *, semantic: bool) -> Judge:
    """The judge that a caller asks for.

    Args:
        encoder: The sentence encoder; None takes the one that is installed.
        semantic: False compares words alone, whatever is installed: ten times as fast, and misses more.

    Returns:
        The judge; one that compares words alone where no encoder is installed.
    """
    return Judge((encoder or find_encoder()) if semantic else None)
