"""The same directive said twice in one document: one task with several pieces of evidence.

Blocked by shared words, compared by words, owner, date and numbers, with vetoes on a different owner, number, date or
polarity. Precision comes first: two commitments that are taken for one are one commitment lost.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import singular
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.directive import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from directive_extract.schema.directive import Deadline, Owner

_WORD = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,]*")
_NEGATIVE = re.compile(
    r"\b(?:not|no|never|nobody|none|nothing|neither|nor|without|refrain|avoid|stop|cease|forbid\w*|prohibit\w*|ban|banned)\b|n['’]t\b",
    re.IGNORECASE,
)
_LEXICON = load_lexicon("restatements")
_STOP = frozenset(_LEXICON["stop"].split())
_NUMBERS: dict[str, str] = {word: str(value) for word, value in _LEXICON["numbers"].items()}

# Measured on the pairs of tasks of 49 + 75 annotated documents (1,350 pairs that share words, 34 of them restatements):
# with these bounds no two different tasks are joined. `share` is the part of the shorter one's words, weighed by their
# rarity in the document, that the other has too.
SAME = 0.82  # token-sort likeness from which two wordings are one
SHARE_OWNER_AND_DATE = 0.42  # same owner, same date: the nearest pair of different tasks has 0.16
SHARE_DATE = 0.5  # same date, an owner on one side at most: 0.28
SHARE_OWNER = 0.6  # same owner, a date on one side at most: 0.40
SHARE_WORDS = 0.8  # words alone ...
SHARE_LONGER = 0.6  # ... and of the longer one so much: one of two things that it asks for is not the whole
MAX_SPREAD = 40  # a word that stands in more tasks than this brings no pair together; keeps long documents linear


@dataclass(frozen=True, slots=True)
class Wording:
    """What a directive says, in a form that can be compared.

    Attributes:
        stems: Content words in their base form, without owners, deadline and numbers.
        numbers: Numbers, written in digits, without those of the deadline.
        text: The content words in order.
        negative: Whether it forbids or bids to stop.
        leads: Names of its lead owners, lower case.
        deadline: Its deadline.
        place: Where it stands in the source, half-open.
    """

    stems: frozenset[str]
    numbers: frozenset[str]
    text: str
    negative: bool
    leads: frozenset[str]
    deadline: Deadline | None
    place: tuple[int, int]


def wording(text: str, place: tuple[int, int], owners: tuple[Owner, ...], deadline: Deadline | None) -> Wording:
    """Prepare a directive for comparison.

    Args:
        text: The clause.
        place: Where it stands in the source.
        owners: Its owners; their names are left out of the words.
        deadline: Its deadline; its words are left out too.

    Returns:
        Its wording.
    """
    bare = text if deadline is None else text.replace(deadline.text, " ")
    named = {word for owner in owners for word in _WORD.findall(_owner_words(owner))}
    words = [_NUMBERS.get(word, word) for word in (found.casefold().rstrip(".,") for found in _WORD.findall(bare))]
    words = [word for word in words if word not in _STOP and word not in named]
    return Wording(
        stems=frozenset(_stem(word) for word in words if not word[:1].isdigit()),
        numbers=frozenset(word.replace(",", "") for word in words if word[:1].isdigit()),
        text=" ".join(words),
        negative=_NEGATIVE.search(bare) is not None,
        leads=frozenset(owner.name.casefold() for owner in owners if owner.role is not Role.SUPPORT),
        deadline=deadline,
        place=place,
    )


def _owner_words(owner: Owner) -> str:
    return f"{owner.name} {owner.evidence.text if owner.evidence else ''}".casefold()


def _stem(word: str) -> str:
    bare = word.removesuffix("'s").removesuffix("’s")
    return verb_of(bare) or singular(bare)


class Comparison:
    """Compares the directives of one document.

    Args:
        wordings: All of them, in reading order.
    """

    def __init__(self, wordings: Sequence[Wording]) -> None:
        """Count in how many directives each word stands."""
        self._wordings = wordings
        self._spread = Counter(stem for entry in wordings for stem in entry.stems)

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Directives worth comparing: those that share two words, and those that say the very same.

        Yields:
            Positions, the earlier first, in order of the later.
        """
        holders: defaultdict[str, list[int]] = defaultdict(list)
        alike: dict[str, int] = {}
        for later, entry in enumerate(self._wordings):
            shared = Counter(earlier for stem in entry.stems for earlier in holders[stem])
            found = {earlier for earlier, count in shared.items() if count > 1}
            if entry.text:
                found.add(alike.setdefault(entry.text, later))
            for earlier in sorted(found - {later}):
                yield earlier, later
            for stem in entry.stems:
                if self._spread[stem] <= MAX_SPREAD:
                    holders[stem].append(later)

    def is_restatement(self, earlier: int, later: int) -> bool:
        """Whether two directives are one that is said twice.

        Args:
            earlier: Position of one.
            later: Position of the other.

        Returns:
            True where words, owner and date speak for it, and neither owner, date, numbers nor polarity against it.
        """
        one, other = self._wordings[earlier], self._wordings[later]
        if not self.may_join(earlier, later):
            return False
        owner, date = _same_owner(one, other), _same_date(one, other)
        shared = one.stems & other.stems
        if one.text == other.text or (fuzz.token_sort_ratio(one.text, other.text) / 100 >= SAME and len(shared) > 3):
            return True
        share, of_longer = self._shares(one, other, shared)
        if owner and date:
            return len(shared) > 1 and share >= SHARE_OWNER_AND_DATE
        if date:
            return len(shared) > 2 and share >= SHARE_DATE
        if owner:
            return len(shared) > 2 and share >= SHARE_OWNER
        return len(shared) > 3 and share >= SHARE_WORDS and of_longer >= SHARE_LONGER

    def may_join(self, earlier: int, later: int) -> bool:
        """Whether nothing speaks against two directives being one, whatever speaks for it.

        Args:
            earlier: Position of one.
            later: Position of the other.

        Returns:
            False where owner, date, numbers or polarity differ, or where one overlaps the other.
        """
        one, other = self._wordings[earlier], self._wordings[later]
        return (
            _same_owner(one, other) is not False and _same_date(one, other) is not False and not _is_vetoed(one, other)
        )

    def contradicts(self, earlier: int, later: int) -> bool:
        """Whether two directives are the same but for their date.

        Args:
            earlier: Position of one.
            later: Position of the other.

        Returns:
            True for nearly the same words, owner and numbers with two different days.
        """
        one, other = self._wordings[earlier], self._wordings[later]
        dated = one.deadline and other.deadline and one.deadline.date and other.deadline.date
        if not dated or _same_date(one, other) is not False or _same_owner(one, other) is False:
            return False
        if _is_vetoed(one, other) or one.numbers != other.numbers:
            return False
        shared = one.stems & other.stems
        return len(shared) > 3 and fuzz.token_sort_ratio(one.text, other.text) / 100 >= SAME

    def _shares(self, one: Wording, other: Wording, shared: frozenset[str]) -> tuple[float, float]:
        """What the two have in common, as a part of the shorter and of the longer one."""
        least, most = sorted((self._weight(one.stems), self._weight(other.stems)))
        return (self._weight(shared) / least, self._weight(shared) / most) if least else (0.0, 0.0)

    def _weight(self, stems: frozenset[str]) -> float:
        total = len(self._wordings) + 1
        return sum(math.log(total / self._spread[stem]) + 0.1 for stem in sorted(stems))


def _same_owner(one: Wording, other: Wording) -> bool | None:
    """None where one of them names nobody."""
    return bool(one.leads & other.leads) if one.leads and other.leads else None


def _same_date(one: Wording, other: Wording) -> bool | None:
    """None where one of them has no deadline."""
    if one.deadline is None or other.deadline is None:
        return None
    first, second = one.deadline, other.deadline
    if first.date or first.recurrence or second.date or second.recurrence:
        return (first.date, first.recurrence) == (second.date, second.recurrence)
    return first.text.casefold() == second.text.casefold()


def _is_vetoed(one: Wording, other: Wording) -> bool:
    overlapping = one.place[0] < other.place[1] and other.place[0] < one.place[1]
    numbers = bool(one.numbers and other.numbers) and one.numbers.isdisjoint(other.numbers)
    return overlapping or numbers or one.negative != other.negative
