"""New records placed among known ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations

from directive_extract.register.matching.context import Pair
from directive_extract.register.matching.encoder import Encoder
from directive_extract.register.matching.joining import mutual_best
from directive_extract.register.matching.judging import Judge, make_judge
from directive_extract.register.matching.profile import Profile
from directive_extract.schema.register import Decision, Lookup, Match, Reconciled, Record, Relation

CANDIDATES = (
    10  # known records compared with each new one: the true one was among them in 99% of the trials of the bench
)
SHOWN = 3  # others that came near, for a person to choose from


@dataclass(frozen=True, slots=True)
class _Found:
    """A match of a new record, with what settles which goes first."""

    bits: float
    new: int
    match: Match

    @property
    def order(self) -> tuple[bool, float, str, int]:
        """Decided before the rest, surer before less sure."""
        return not self.match.decided, -self.bits, self.match.entry, self.new


def reconcile(
    new: Sequence[Record],
    lookup: Lookup,
    decisions: Iterable[Decision] = (),
    *,
    encoder: Encoder | None = None,
    semantic: bool = True,
) -> tuple[Reconciled, ...]:
    """Say of each new record what it is to the known ones.

    Records of one document take each entry once at most: the surest first. One that loses its entry to another is
    `unsure`, never dropped.

    Args:
        new: Records of one or several documents.
        lookup: Finds known records.
        decisions: What persons have said before of these records and entries: it stays so.
        encoder: The sentence encoder; by default the one that is installed.
        semantic: False compares words alone: ten times as fast, and misses more.

    Returns:
        One answer for each new record, in their order.
    """
    judge = make_judge(encoder, semantic=semantic)
    said = {frozenset((one.one, one.other)): one.same for one in decisions}
    answers: list[Reconciled | None] = [None] * len(new)
    by_document: dict[str, list[int]] = {}
    for index, record in enumerate(new):
        by_document.setdefault(Profile(record).document, []).append(index)
    for indices in by_document.values():
        records = [new[index] for index in indices]
        for index, answer in zip(indices, _place(records, lookup, judge, said), strict=True):
            answers[index] = answer
    return tuple(answer for answer in answers if answer is not None)


def _place(new: Sequence[Record], lookup: Lookup, judge: Judge, said: dict[frozenset[str], bool]) -> list[Reconciled]:
    """The answers for the records of one document."""
    found = _settled(_matches(new, lookup, judge), new, said)
    taken: dict[str, int] = {}
    best: dict[int, Match] = {}
    others: dict[int, list[Match]] = {index: [] for index in range(len(new))}
    for one in sorted(found, key=lambda one: one.order):
        match = one.match
        if match.relation.is_one_entry:
            owner = taken.get(match.entry)
            if owner is None and one.new not in best:
                taken[match.entry] = one.new
            elif owner is not None and owner != one.new:
                match = match.model_copy(update={"relation": Relation.UNSURE})
        if one.new in best:
            others[one.new].append(match)
        else:
            best[one.new] = match
    return [
        Reconciled(
            record=record.id,
            match=best.get(index) or Match(entry="", relation=Relation.NEW, probability=0.0),
            alternatives=tuple(others[index][:SHOWN]),
        )
        for index, record in enumerate(new)
    ]


def _matches(new: Sequence[Record], lookup: Lookup, judge: Judge) -> list[_Found]:
    """The best match of each new record with each entry that was found for it."""
    profiles = [Profile(record) for record in new]
    hits = [
        (index, candidate)
        for index, record in enumerate(new)
        for candidate in lookup.candidates(record, CANDIDATES)
        if candidate.kind is record.kind
    ]
    known_records = sorted(
        {one for _, one in hits}, key=lambda one: (one.document, one.position or 0, one.id, one.text)
    )
    known = [Profile(record) for record in known_records]
    place = {record: index for index, record in enumerate(known_records)}
    pairs: list[Pair] = sorted({(index, place[record]) for index, record in hits})
    verdicts = judge.judge_register(profiles, known, pairs, _meanings(profiles, known, pairs, judge))
    best = set(mutual_best(verdicts.bits))
    return [
        _Found(verdicts.bits[pair], pair[0], match if pair in best else _doubted(match))
        for pair, match in verdicts.matches.items()
    ]


def _doubted(match: Match) -> Match:
    """A match of a record or an entry that matches another better: nothing is joined by it."""
    return match.model_copy(update={"relation": Relation.UNSURE}) if match.relation.is_one_entry else match


def _meanings(
    new: Sequence[Profile], known: Sequence[Profile], pairs: Sequence[Pair], judge: Judge
) -> dict[Pair, float]:
    one, other = judge.vectors(new), judge.vectors(known)
    if one is None or other is None:
        return {}
    return {(a, b): float(one[a] @ other[b]) for a, b in pairs}


def _settled(found: Sequence[_Found], new: Sequence[Record], said: dict[frozenset[str], bool]) -> list[_Found]:
    """The matches as persons have decided them, where they have; a pair that was joined needs no likeness."""
    place = {record.id: index for index, record in enumerate(new)}
    both = {
        (place[one], other): same
        for pair, same in said.items()
        for one, other in permutations(sorted(pair), 2)
        if one in place
    }
    joined = {pair for pair, same in both.items() if same}
    settled = [one for one in found if (one.new, one.match.entry) not in both]
    matches = {(one.new, one.match.entry): one for one in found}
    for index, entry in sorted(joined):
        known = matches.get((index, entry))
        match = known.match if known else Match(entry=entry, relation=Relation.SAME, probability=1.0)
        relation = match.relation if match.relation.is_one_entry else Relation.SAME
        decided = match.model_copy(update={"relation": relation, "decided": True})
        settled.append(_Found(known.bits if known else 0.0, index, decided))
    return settled
