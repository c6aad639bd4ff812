"""A record made ready for comparison: everything that is worked out once and compared often."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from directive_extract.register.matching.numbers import numbers_of, years_of
from directive_extract.register.matching.words import fold, stem, stems_of, words_of
from directive_extract.schema.directive import Role
from directive_extract.schema.register import Record

_NAME = re.compile(r"(?<![.!?:;“\"]\s)(?<!^)(?<!^[“\"(])\b[A-ZĐÀ-Ý][\w’'-]*")
_SMALL_IN_NAMES = frozenset({"of", "and", "the", "for", "on", "in", "to", "de"})
_REFERENCE = re.compile(
    r"\b(?:resolution|decree|directive|decision|circular|conclusion|law|plan|notice|regulation|section|article|item|"
    r"recommendation|minute|dispatch|paragraph)s?\s+(?:no\.?\s*)?([a-z]{0,3}[\d][\w/.\-()]*)",
    re.IGNORECASE,
)
_NOT_NAMES = frozenset(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday quarter".split()
)
_NEGATIVE = re.compile(
    r"\b(?:must|shall|should|may|can|will|do|does|is|are|be|to)\s+(?:\w+\s+)?(?:not|never)\b|\bnever\b|\bnot\s+to\b"
    r"|\bnot\s+\w+(?:ing)?\b|\b(?:no|none|nobody|in no case)\b(?!\s+(?:later|longer|less|more|fewer|sooner|earlier))"
    r"|\b(?:prohibit|forbid|forbidden|refrain|ban|banned|barred|stop|cease|avoid|prevent)\w*\b|\bwithout\s+exception\b"
)
_CARRIED = re.compile(
    r"\b(?:remaining|rest|other|left|outstanding|still|overdue|late|was due|were due|pushed back|put back"
    r"|extend(?:s|ed)?|postponed|moved|instead|now has|now have|already|again|reminded|as planned|earlier|former"
    r"|previously|stays?|missing|yet|was:|resume|continue)\b",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:not|no)\s+(?:later|less|more|fewer|earlier)\s+than\b|\bnot only\b"
    r"|\bif\b.*?\bnot\b|\bthat (?:have|has|do|does) not\b"
)


@dataclass(frozen=True, eq=False)
class Profile:
    """A record with what its comparisons look at.

    Attributes:
        record: The record.
    """

    record: Record

    @cached_property
    def document(self) -> str:
        """Id of its document; a record without one is a document of its own."""
        return self.record.document or f"\0{self.record.id}"

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of what is to be done, without the words of the deadline and of the owners."""
        left_out = {part for owner in self.record.owners for part in stems_of(owner.name)}
        stems = frozenset(self.sequence)
        return stems - left_out or stems

    @cached_property
    def sequence(self) -> tuple[str, ...]:
        """Stems of the directive in order, without those of the deadline."""
        return stems_of(self.undated)

    @cached_property
    def undated(self) -> str:
        """The directive's words without those of its deadline."""
        deadline = self.record.deadline
        text = self.record.text
        if deadline is None or not deadline.text:
            return text
        quote = " ".join(deadline.text.split())
        return text.replace(quote, " ") if quote in text else text

    @cached_property
    def core(self) -> str:
        """What is to be done, without deadline and owners: what the encoder reads."""
        text = self.undated
        for owner in self.record.owners:
            text = text.replace(owner.name, " ")
        return " ".join(text.split()) or self.record.text

    @cached_property
    def is_carried(self) -> bool:
        """Whether its words take up something that was settled before ("the remaining", "still", "now has until")."""
        return _CARRIED.search(self.record.text) is not None

    @cached_property
    def issuer(self) -> frozenset[str]:
        """Words of the issuer's name."""
        return frozenset(words_of(self.record.issuer or "")) - _SMALL_IN_NAMES

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Amounts, those of the deadline and of the documents named left out."""
        text = _REFERENCE.sub(" ", self.undated)
        return numbers_of(text) | {round(target.value, 4) for target in self.record.targets}

    @cached_property
    def years(self) -> frozenset[str]:
        """Years named outside the deadline."""
        return years_of(self.undated)

    @cached_property
    def references(self) -> frozenset[str]:
        """Numbers of the documents named."""
        named = " ; ".join((self.undated, *self.record.references))
        return frozenset(fold(number).rstrip(".") for number in _REFERENCE.findall(named))

    @cached_property
    def names(self) -> frozenset[str]:
        """Words written with a capital inside a sentence, folded: places, people, bodies, products."""
        text = self.undated
        owners = {word for owner in self.record.owners for word in words_of(owner.name)}
        found = {fold(re.sub(r"['’]s?$", "", name)) for name in _NAME.findall(text)}
        return frozenset(found - owners - _NOT_NAMES)

    @cached_property
    def named(self) -> frozenset[str]:
        """Like `names`, but a place in the owner's name counts where what is to be done names it again."""
        return frozenset({fold(re.sub(r"['’]s?$", "", name)) for name in _NAME.findall(self.core)} - _NOT_NAMES)

    @cached_property
    def owners(self) -> tuple[OwnerProfile, ...]:
        """Those who must act, or those told to see to it where nobody else is named."""
        leads = [owner for owner in self.record.owners if owner.role is Role.LEAD] or list(self.record.owners)
        return tuple(OwnerProfile(owner.name, owner.organisation) for owner in leads)

    @cached_property
    def is_negative(self) -> bool:
        """Whether it says what must not be done."""
        if self.record.modality == "prohibition":
            return True
        return _NEGATIVE.search(_LATEST.sub(" ", fold(self.undated))) is not None


@dataclass(frozen=True)
class OwnerProfile:
    """An owner's name made ready for comparison.

    Attributes:
        name: As written.
        organisation: Id in the organisation list.
    """

    name: str
    organisation: str | None = None

    @cached_property
    def words(self) -> frozenset[str]:
        """Stems of the name's words, without the small ones and a short form in brackets."""
        bare = re.sub(r"\(.*?\)", " ", self.name)
        return frozenset(stem(word) for word in words_of(bare) if word not in _SMALL_IN_NAMES)

    @cached_property
    def short_forms(self) -> frozenset[str]:
        """How the name may be abbreviated: initials, with and without those of small words, and forms in it.

        Their letters are sorted: "science ministry" is the MoS that "Ministry of Science" is.
        """
        words = re.findall(r"[^\W_]+", re.sub(r"\(.*?\)", " ", self.name))
        large = "".join(word[0] for word in words if fold(word) not in _SMALL_IN_NAMES)
        middle = "".join(word[0] for word in words if fold(word) not in {"and", "the"})
        every = "".join(word[0] for word in words)
        own = {
            word
            for word in re.findall(r"[^\W_]+", self.name.replace("&", ""))
            if sum(letter.isupper() for letter in word) > 1
        }
        forms = {large, middle, every} if len(large) > 1 else set()
        return frozenset("".join(sorted(form.lower())) for form in forms | own if len(form) > 1)
