"""The records of many documents, each commitment once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.errors import ConfigError
from directive_extract.register.matching.context import Pair
from directive_extract.register.matching.encoder import Encoder
from directive_extract.register.matching.finding import find_pairs
from directive_extract.register.matching.joining import Groups, mutual_best
from directive_extract.register.matching.judging import Judge, Verdicts, make_judge
from directive_extract.register.matching.profile import Profile
from directive_extract.register.matching.weights import probability
from directive_extract.schema.register import Decision, Kind, Match, Record

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

CLEARLY_TWO = 0.005  # a pair below stays apart, even where a third record matches both


@dataclass(frozen=True, slots=True)
class Link:
    """Two records that are or may be one commitment.

    Attributes:
        new: Id of the one from the later document.
        match: What it is to the other, whose id is the match's entry.
    """

    new: str
    match: Match


@dataclass(frozen=True, slots=True)
class Clustering:
    """What is one commitment, and why.

    Attributes:
        clusters: Ids of the records of each commitment that has more than one, sorted.
        links: All pairs that are or may be one, sorted by ids.
    """

    clusters: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...]


def cluster(
    records: Iterable[Record],
    decisions: Iterable[Decision] = (),
    *,
    encoder: Encoder | None = None,
    semantic: bool = True,
) -> Clustering:
    """Join the records that are one commitment; their order changes nothing.

    Args:
        records: Of many documents; the same record given twice counts once.
        decisions: What persons have said before: it stays so.
        encoder: The sentence encoder; by default the one that is installed.
        semantic: False compares words alone: ten times as fast, and misses more.

    Returns:
        Clusters and links. Tasks are never joined with principles. Two different records with one id are refused
        with a ConfigError.
    """
    judge = make_judge(encoder, semantic=semantic)
    unique = _unique(records)
    joined: list[tuple[float, str, str]] = []
    links: list[Link] = []
    apart: list[tuple[str, str]] = []
    for kind in Kind:
        profiles = [Profile(record) for record in unique if record.kind is kind]
        for ids, verdicts in _judge_all(profiles, judge):
            joined += _to_join(ids, verdicts, judge)
            links += [Link(ids[0][one], match) for (one, _), match in verdicts.matches.items()]
            apart += _apart(ids, verdicts)
    near = [(link.new, link.match.entry) for link in links]
    groups = _grouped(unique, joined, apart, near, tuple(decisions))
    return Clustering(
        tuple(tuple(group) for group in groups),
        tuple(sorted(links, key=lambda link: (link.new, link.match.entry))),
    )


def _unique(records: Iterable[Record]) -> list[Record]:
    found: dict[str, Record] = {}
    for record in records:
        if found.setdefault(record.id, record) != record:
            raise ConfigError(f"two different records have the id {record.id!r}; give each record an id of its own")
    return sorted(found.values(), key=lambda record: (record.document, record.position or 0, record.id))


def _judge_all(profiles: Sequence[Profile], judge: Judge) -> Iterable[tuple[tuple[list[str], list[str]], Verdicts]]:
    """The verdicts on each pair of documents, the earlier document second: it is the known one."""
    vectors = judge.vectors(profiles)
    members: dict[str, list[int]] = {}
    for index, profile in enumerate(profiles):
        members.setdefault(profile.document, []).append(index)
    place = {index: number for found in members.values() for number, index in enumerate(found)}
    for (one, other), found in find_pairs(profiles, vectors).items():
        pairs = found
        first, second = members[one], members[other]
        if not _is_later(profiles[first[0]], profiles[second[0]]):
            first, second, pairs = second, first, [(b, a) for a, b in pairs]
        places = [(place[a], place[b]) for a, b in pairs]
        meanings = _cosines(pairs, places, vectors)
        new, known = [profiles[i] for i in first], [profiles[i] for i in second]
        yield (
            ([p.record.id for p in new], [p.record.id for p in known]),
            judge.judge_documents(new, known, places, meanings),
        )


def _cosines(
    pairs: Sequence[Pair], places: Sequence[Pair], vectors: NDArray[np.float32] | None
) -> Mapping[Pair, float]:
    if vectors is None:
        return {}
    return {place: float(vectors[a] @ vectors[b]) for place, (a, b) in zip(places, pairs, strict=True)}


def _is_later(one: Profile, other: Profile) -> bool:
    first, second = one.record.document_date, other.record.document_date
    if first is None or second is None or first == second:
        return one.document > other.document
    return first > second


def _to_join(ids: tuple[list[str], list[str]], verdicts: Verdicts, judge: Judge) -> list[tuple[float, str, str]]:
    return [
        (verdicts.bits[one, other], ids[0][one], ids[1][other])
        for one, other in mutual_best(verdicts.bits)
        if (match := verdicts.matches.get((one, other)))
        and match.relation.is_one_entry
        and match.probability >= judge.model.join
    ]


def _apart(ids: tuple[list[str], list[str]], verdicts: Verdicts) -> list[tuple[str, str]]:
    vetoed = {pair for pair, match in verdicts.matches.items() if not match.relation.is_one_entry and match.vetoes}
    return [
        (ids[0][one], ids[1][other])
        for (one, other), bits in verdicts.bits.items()
        if (one, other) in vetoed or probability(bits) < CLEARLY_TWO
    ]


def _grouped(
    records: Sequence[Record],
    joined: Sequence[tuple[float, str, str]],
    apart: Sequence[tuple[str, str]],
    near: Sequence[tuple[str, str]],
    decisions: Sequence[Decision],
) -> list[list[str]]:
    """Groups by the surest pairs first; what a person said comes before all of them."""
    documents = {record.id: record.document or f"\0{record.id}" for record in records}
    known = [one for one in decisions if one.one in documents and one.other in documents]
    parted = [(one.one, one.other) for one in known if not one.same]
    together = {frozenset((one.one, one.other)) for one in known if one.same}
    groups = Groups([pair for pair in apart if frozenset(pair) not in together] + parted, near, documents)
    for pair in sorted(sorted(pair) for pair in together if len(pair) == 2):
        groups.join(*pair, by_hand=True)
    for _, one, other in sorted(joined, key=lambda found: (-found[0], found[1:])):
        groups.join(one, other)
    return groups.groups()
