"""Which pairs of records are worth comparing, among the records of many documents in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from directive_extract.register.matching.profile import Profile
from directive_extract.register.matching.rarity import rarity_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEAREST = 4  # records found for each by words, and as many by meaning
COMMONEST = 2_000  # a word that more records have than this finds nobody
RELATED_HITS = 2  # two documents with as many hits at least,
RELATED_SHARE = 0.2  # and as many for each record of the smaller one, are compared whole
LARGEST_PRODUCT = 40_000  # unless they have more pairs than this
_BLOCK = 1_024  # rows of the cosine matrix at a time: 40 MB for 10,000 records

DocumentPair = tuple[str, str]


def find_pairs(
    profiles: Sequence[Profile], vectors: NDArray[np.float32] | None
) -> dict[DocumentPair, list[tuple[int, int]]]:
    """Pairs of records of different documents that may be one commitment.

    Args:
        profiles: Records, those of one document together or not.
        vectors: Their directions by the encoder, shape (records, dimensions); None where there is no encoder.

    Returns:
        For each pair of documents, in the order of their ids, pairs of indices into `profiles`, the first of the first
        document.
    """
    hits = _mutual(_hits_by_words(profiles), profiles)
    if vectors is not None and len(profiles) > 1:
        hits |= _mutual(_hits_by_meaning(profiles, vectors), profiles)
    members: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        members[profile.document].append(index)
    found: dict[DocumentPair, list[tuple[int, int]]] = defaultdict(list)
    for one, other in hits:
        found[profiles[one].document, profiles[other].document].append((one, other))
    return {key: _widen(pairs, members[key[0]], members[key[1]]) for key, pairs in sorted(found.items())}


def _widen(hits: list[tuple[int, int]], one: list[int], other: list[int]) -> list[tuple[int, int]]:
    related = len(hits) >= max(RELATED_HITS, RELATED_SHARE * min(len(one), len(other)))
    if not related or len(one) * len(other) > LARGEST_PRODUCT:
        return sorted(hits)
    return [(a, b) for a in one for b in other]


def _mutual(hits: set[tuple[int, int]], profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Hits of which each found the other, the record of the first document first."""
    return {
        (one, other)
        for one, other in hits
        if (other, one) in hits and profiles[one].document < profiles[other].document
    }


def _hits_by_words(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    postings: dict[str, list[int]] = defaultdict(list)
    for index, profile in enumerate(profiles):
        for stem in profile.stems:
            postings[stem].append(index)
    lengths = [sum(map(rarity_of, profile.stems)) or 1.0 for profile in profiles]
    hits: set[tuple[int, int]] = set()
    for index, profile in enumerate(profiles):
        scores: dict[int, float] = defaultdict(float)
        for stem in sorted(profile.stems):
            if len(postings[stem]) <= COMMONEST:
                weight = rarity_of(stem)
                for other in postings[stem]:
                    scores[other] += weight
        document = profile.document
        ranked = sorted(
            (-score / (lengths[index] * lengths[other]) ** 0.5, other)
            for other, score in scores.items()
            if profiles[other].document != document
        )
        hits.update((index, other) for _, other in ranked[:NEAREST])
    return hits


def _hits_by_meaning(profiles: Sequence[Profile], vectors: NDArray[np.float32]) -> set[tuple[int, int]]:
    import numpy as np  # noqa: PLC0415 - slow to import

    names = sorted({profile.document for profile in profiles})
    number = {name: index for index, name in enumerate(names)}
    documents = np.array([number[profile.document] for profile in profiles])
    hits: set[tuple[int, int]] = set()
    count = min(NEAREST, len(profiles) - 1)
    for start in range(0, len(profiles), _BLOCK):
        cosines = vectors[start : start + _BLOCK] @ vectors.T
        cosines[documents[start : start + _BLOCK, None] == documents[None, :]] = -2.0
        nearest = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
        for row, others in enumerate(nearest):
            index = start + row
            hits.update((index, int(other)) for other in others if cosines[row, other] > -1.0)
    return hits
