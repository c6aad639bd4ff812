"""The words of the deadline grammar, read once from `lexicons/en/date_words.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Generic, TypeVar

from directive_extract.lexicons import load_lexicon
from directive_extract.resolve.deadlines.tokens import split_words
from directive_extract.schema.directive import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

V = TypeVar("V")


class PhraseTable(Generic[V]):
    """Phrases of one word or more, each with what it stands for; the longest that fits wins."""

    def __init__(self, entries: Iterable[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], V]]] = {}
        for phrase, value in entries:
            words = split_words(phrase)
            self._by_first.setdefault(words[0], []).append((words, value))
        for candidates in self._by_first.values():
            candidates.sort(key=lambda candidate: -len(candidate[0]))

    def match(self, words: Sequence[str], at: int) -> tuple[V, int] | None:
        """Look for a phrase.

        Args:
            words: Lower-case words of a clause.
            at: Index of the word where the phrase must begin.

        Returns:
            What the phrase stands for and the index behind it, or None.
        """
        for phrase, value in self._by_first.get(words[at], ()):
            end = at + len(phrase)
            if words[at:end] == phrase:
                return value, end
        return None

    def first_words(self) -> frozenset[str]:
        """The words with which a phrase can begin."""
        return frozenset(self._by_first)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a preposition says of the time behind it.

    Attributes:
        relation: How the task relates to the day.
        takes_length: Whether a bare length of time can follow ("within 30 days", not "by one month").
    """

    relation: Relation
    takes_length: bool


@dataclass(frozen=True, slots=True)
class EventWords:
    """Words by which events are known."""

    nouns: frozenset[str]
    timed_nouns: frozenset[str]
    meetings: frozenset[str]
    papers: frozenset[str]
    coming: frozenset[str]
    pickers: frozenset[str]
    bodies: frozenset[str]
    verbs: frozenset[str]
    subjects: frozenset[str]
    milestones: frozenset[str]
    stretches: frozenset[str]


@dataclass(frozen=True, slots=True)
class ObjectWords:
    """Words by which a date is known to belong to a thing, or to the past."""

    nouns: frozenset[str]
    ties: frozenset[str]
    done: frozenset[str]
    begin_verbs: frozenset[str]
    move_verbs: frozenset[str]
    grant_verbs: frozenset[str]
    negatives: frozenset[str]
    laying_verbs: frozenset[str]
    measures: frozenset[str]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All tables of the grammar."""

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    romans: Mapping[str, int]
    units: Mapping[str, str]
    frequencies: PhraseTable[str]
    duty_nouns: frozenset[str]
    leads: PhraseTable[Lead]
    tails: PhraseTable[Relation]
    named_days: PhraseTable[tuple[int, int]]
    feasts: PhraseTable[bool]
    urgency: PhraseTable[str]
    closings: frozenset[str]
    events: EventWords
    objects: ObjectWords


@cache
def load_vocabulary() -> Vocabulary:
    """Read the English date words.

    Returns:
        The tables; the same object on every call.
    """
    raw = load_lexicon("date_words")
    events, objects = raw["events"], raw["objects"]
    return Vocabulary(
        months=raw["months"],
        weekdays=raw["weekdays"],
        numbers=raw["numbers"],
        ordinals=raw["ordinals"],
        romans=raw["romans"],
        units=raw["units"],
        frequencies=PhraseTable(raw["frequencies"].items()),
        duty_nouns=frozenset(raw["duty_nouns"]["words"]),
        leads=_lead_table(raw["relations"], frozenset(raw["lengths"]["phrases"])),
        tails=PhraseTable((phrase, Relation(name)) for name, phrases in raw["tails"].items() for phrase in phrases),
        named_days=PhraseTable((name, (month, day)) for name, (month, day) in raw["named_days"].items()),
        feasts=_feast_table(raw["feasts"]),
        urgency=PhraseTable((phrase, "urgent") for phrase in raw["urgency"]["phrases"]),
        closings=frozenset(raw["closings"]["words"]),
        events=EventWords(
            nouns=frozenset(events["nouns"]),
            timed_nouns=frozenset(events["timed_nouns"]),
            meetings=frozenset(events["meetings"]),
            papers=frozenset(events["papers"]),
            coming=frozenset(events["coming"]),
            pickers=frozenset(events["pickers"]),
            bodies=frozenset(events["bodies"]),
            verbs=frozenset(events["verbs"]),
            subjects=frozenset(events["clause_subjects"]),
            milestones=frozenset(events["milestones"]),
            stretches=frozenset(events["stretches"]),
        ),
        objects=ObjectWords(**{name: frozenset(words) for name, words in objects.items()}),
    )


def _feast_table(raw: Mapping[str, Sequence[str]]) -> PhraseTable[bool]:
    """Feasts and breaks, each with whether it is one only where it is written with a capital."""
    names = [(name, True) for name in raw["names"]] + [(name, False) for name in raw["breaks"]]
    return PhraseTable(names)


def _lead_table(raw: Mapping[str, Sequence[str]], lengths: frozenset[str]) -> PhraseTable[Lead]:
    return PhraseTable(
        (phrase, Lead(Relation(name), phrase in lengths)) for name, phrases in raw.items() for phrase in phrases
    )
