"""Who must act: names from phrases, pronouns to the names before them, owners of headings and earlier sentences."""

from __future__ import annotations

import datetime as dt
import re

from directive_extract.lexicons.agents import (
    Agency,
    agency,
    head_noun,
    is_acronym,
    is_body,
    is_person,
    is_titled,
    singular,
)
from directive_extract.resolve.letters import addressee, asks_reader
from directive_extract.resolve.names import read_names
from directive_extract.resolve.organisations import OrganisationIndex
from directive_extract.resolve.short_forms import FullNames
from directive_extract.schema.candidate import Candidate, OwnerMention, Subject
from directive_extract.schema.directive import Modality, Owner, Role
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import Outline

_FORMER = re.compile(r"\bthe former\b", re.IGNORECASE)
_LATTER = re.compile(r"\bthe latter\b", re.IGNORECASE)
_MEETING_BODIES = frozenset({
    "council",
    "board",
    "committee",
    "cabinet",
    "commission",
    "congress",
    "assembly",
    "government",
    "ministers",
    "senate",
})
_NUMBER = re.compile(r"\b(?:(?P<it>it)|(?P<he>he|she|him|her)|(?P<they>they|them))\b", re.IGNORECASE)
_FINITE = re.compile(r"\s(?:[a-z]{2,}ed|is|are|was|were|has|have|had|did|does|do|came|went|got|gave)\b(?!-)")
_OPENING = 60  # characters of a clause in which "the former" is its subject
_TITLE_WORDS = 8  # words of a sentence that only names an owner
_BEFORE = 30  # characters before a clause in which "I would ask you" stands
_RECENT = 6  # owners that a short form ("the department") may stand for


class OwnerLinker:
    """Links the owners of one document's candidates, in reading order."""

    def __init__(self, outline: Outline, organisations: OrganisationIndex, day: dt.date | None) -> None:
        """Remember the document, the office's list of bodies, and the day that the document is of."""
        self._outline = outline
        self._organisations = organisations
        self._day = day
        self._reader = addressee(outline)
        self._full = FullNames(outline.source.text)
        self._last: tuple[Owner, ...] = ()
        self._last_group = -1
        self._leads: dict[int, tuple[Owner, ...]] = {}
        self._recent: list[Owner] = []
        self._helpers: frozenset[str] = frozenset()

    def owners(self, candidate: Candidate) -> tuple[Owner, ...]:
        """The owners of a candidate.

        Args:
            candidate: The next one in reading order.

        Returns:
            Own names first; else those that a pronoun, an earlier sentence or a lead-in gives, marked as inherited.
        """
        if candidate.kind is not Verdict.TASK:
            return ()
        own = self._full_names(self._named(candidate.mentions, inherited=False), candidate)
        found = self._without_issuer(self._completed(candidate, own), candidate)
        self._remember(candidate, found)
        return found

    def _completed(self, candidate: Candidate, own: tuple[Owner, ...]) -> tuple[Owner, ...]:
        """Own names with what the lead-in adds; inherited leads where there are none."""
        if candidate.subject is Subject.NOBODY and not self._asks_reader(candidate):
            return own
        if not _leads(own):
            leads = self._inherited(candidate)
            delegated = False
        else:
            delegated = any(m.delegated for m in candidate.mentions) and not any(o.role is Role.OVERSIGHT for o in own)
            directing = any(m.role is Role.OVERSIGHT for m in candidate.frame)
            leads = self._inherited(candidate) if delegated else self._framed(candidate) if directing else ()
            delegated = True
        if delegated:
            leads = tuple(_with_role(owner, Role.OVERSIGHT) for owner in leads)
        names = {owner.name.casefold() for owner in own}
        return (*(owner for owner in leads if owner.name.casefold() not in names), *own)

    def _inherited(self, candidate: Candidate) -> tuple[Owner, ...]:
        if self._asks_reader(candidate):
            return self._named(self._reader, inherited=True)
        opening = candidate.passage.text[:_OPENING]
        if candidate.subject is Subject.PRONOUN or _FORMER.search(opening) or _LATTER.search(opening):
            return self._pronoun(candidate)
        if candidate.group == self._last_group and candidate.subject is Subject.NONE and self._last:
            return _as_inherited(self._last)
        return _nearer(self._framed(candidate), self._paragraph(candidate))

    def _asks_reader(self, candidate: Candidate) -> bool:
        """Whether a letter's clause asks its reader to act, with what stands before it ("I would ask | you to")."""
        if not self._reader:
            return False
        start, _ = candidate.passage.place()
        before = self._outline.source.text[max(0, start - _BEFORE) : start]
        opening = candidate.passage.text[:_BEFORE]
        return asks_reader(candidate.passage.text) or (opening.startswith("you ") and asks_reader(before + opening))

    def _framed(self, candidate: Candidate) -> tuple[Owner, ...]:
        issuer = self._issuer_words()
        owners = tuple(o for o in self._named(candidate.frame, inherited=True) if not _words(o.name) <= issuer)
        return tuple(_with_role(o, Role.LEAD) if o.role is Role.OVERSIGHT else o for o in owners)

    def _pronoun(self, candidate: Candidate) -> tuple[Owner, ...]:
        opening = candidate.passage.text[:_OPENING]
        owners = self._named(candidate.antecedent, inherited=True)
        owners = owners or _nearer(self._framed(candidate), _as_inherited(self._last))
        leads = self._agreeing(opening, tuple(owner for owner in owners if owner.role is not Role.SUPPORT))
        if len(leads) > 1 and _FORMER.search(opening):
            return leads[:1]
        return leads[-1:] if len(leads) > 1 and _LATTER.search(opening) else leads

    def _agreeing(self, opening: str, owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
        """Those that the pronoun can stand for by its number and kind; else the last that it can."""
        match = _NUMBER.search(opening)
        pronoun = match.lastgroup or "they" if match else "they"
        fitting = tuple(o for o in owners if _fits(pronoun, o.name))
        if pronoun == "they":
            return fitting if fitting and len(owners) > 1 else owners
        if fitting:
            return fitting[-1:]
        earlier = [o for o in self._recent if _fits(pronoun, o.name)]
        return _as_inherited(tuple(earlier[-1:])) or owners

    def _paragraph(self, candidate: Candidate) -> tuple[Owner, ...]:
        """The lead of a numbered paragraph, or of the one that it stands below."""
        blocks = self._outline.blocks
        index: int | None = candidate.block
        own = True
        title = self._title_owners(candidate)
        if title and candidate.block not in self._leads:
            return title
        while index is not None:
            block = blocks[index]
            leads = self._leads.get(index, ())
            if leads and (block.label is not None or (own and candidate.subject is Subject.NONE)):
                return _as_inherited(leads)
            index, own = block.parent, False
        return ()

    def _title_owners(self, candidate: Candidate) -> tuple[Owner, ...]:
        """Owners that a paragraph names in a sentence of its own at its head: "4. Fire Department. Place ..."."""
        block = self._outline.blocks[candidate.block]
        if len(block.sentences) < 2:
            return ()
        start, end = block.sentences[0]
        passage = block.passage.cut(start, end)
        text = passage.text.rstrip(" .:")
        if (
            _FINITE.search(text)
            or len(text.split()) > _TITLE_WORDS
            or agency(text) is not Agency.KNOWN
            or text.casefold() in _MEETING_BODIES
        ):
            return ()
        return self._named((OwnerMention(passage),), inherited=True)

    def _without_issuer(self, owners: tuple[Owner, ...], candidate: Candidate) -> tuple[Owner, ...]:
        """A body that binds itself ("the Board will return to it in June") owns no task."""
        if candidate.modality is not Modality.COMMITMENT:
            return owners
        known = self._issuer_words()
        return tuple(
            owner
            for owner in owners
            if owner.name.casefold() not in _MEETING_BODIES
            and (_is_person(owner.name) or not _words(owner.name) <= known)
        )

    def _issuer_words(self) -> frozenset[str]:
        return _words(self._outline.metadata.issuer or "")

    def _remember(self, candidate: Candidate, found: tuple[Owner, ...]) -> None:
        leads = _subjects(candidate, found)
        if not leads:
            return
        self._last, self._last_group = leads, candidate.group
        self._helpers = frozenset(owner.name.casefold() for owner in found if owner.role is Role.SUPPORT)
        self._recent = [*self._recent, *leads][-_RECENT:]
        if candidate.subject is not Subject.NOBODY:
            self._leads.setdefault(candidate.block, leads)

    def _full_names(self, owners: tuple[Owner, ...], candidate: Candidate) -> tuple[Owner, ...]:
        """Short forms ("the department", "Governors") to the longer name just before or in the heading above."""
        if not any(len(owner.name.split()) == 1 for owner in owners):
            return owners
        frame = list(self._named(candidate.frame, inherited=True))
        return tuple(self._full_name(owner, frame) for owner in owners)

    def _full_name(self, owner: Owner, frame: list[Owner]) -> Owner:
        word = owner.name.casefold()
        if len(word.split()) > 1:
            return owner
        near = self._full.find(owner.name, owner.evidence.start, self._helpers) if owner.evidence else None
        if near is not None:
            return self._renamed(owner, near)
        known = frame if is_plural(word) else [*self._recent, *frame]
        fitting = [
            o.name
            for o in known
            if len(o.name.split()) > 1
            and head_noun(o.name).casefold() == word
            and (is_plural(word) or o.name.casefold().startswith(word))
        ]
        if not fitting or not (is_plural(word) or is_body(word)):
            return owner
        return self._renamed(owner, fitting[-1])

    def _renamed(self, owner: Owner, name: str) -> Owner:
        return owner.model_copy(update={"name": name, "organisation": self._organisations.find(name, self._day)})

    def _named(self, mentions: tuple[OwnerMention, ...], *, inherited: bool) -> tuple[Owner, ...]:
        owners: dict[str, Owner] = {}
        text = self._outline.source.text
        for mention in mentions:
            for name in read_names(mention.passage.text, mention.role):
                owner = Owner(
                    name=name.name,
                    role=name.role,
                    organisation=self._organisations.find(name.name, self._day),
                    evidence=mention.passage.span(text, name.start, name.end),
                    inherited=inherited,
                )
                owners.setdefault(name.name.casefold(), owner)
        return tuple(owners.values())


def _subjects(candidate: Candidate, found: tuple[Owner, ...]) -> tuple[Owner, ...]:
    """Those whom later sentences mean: the one told to direct others where there is one, else the leads."""
    directing = any(m.delegated for m in candidate.mentions) or any(m.role is Role.OVERSIGHT for m in candidate.frame)
    overseers = tuple(_with_role(owner, Role.LEAD) for owner in found if owner.role is Role.OVERSIGHT)
    return overseers if directing and overseers else _leads(found)


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", name.casefold()))


def _nearer(one: tuple[Owner, ...], other: tuple[Owner, ...]) -> tuple[Owner, ...]:
    """Of two groups of owners the one named later in the document."""
    if not one or not other:
        return one or other
    first, second = one[0].evidence, other[0].evidence
    return one if first is None or second is None or first.start >= second.start else other


def _is_person(name: str) -> bool:
    return agency(name) is Agency.KNOWN and (is_person(head_noun(name)) or not is_body(head_noun(name)))


def _fits(pronoun: str, name: str) -> bool:
    """Whether a name can be what a pronoun stands for: "it" one body, "he" one person, "they" a plural."""
    if pronoun == "they":
        return is_plural(name)
    if pronoun == "he" and agency(name) is Agency.NAME and not is_plural(name):
        return name[:1] == "@" or (" " not in name and not is_acronym(name))  # "@kaplan", "Gramsevak"
    return not is_plural(name) and _is_person(name) is (pronoun == "he")


def is_plural(name: str) -> bool:
    """Whether a name is a plural ("localities", "Ministries of Finance").

    Returns:
        True by the ending of its head noun.
    """
    written = head_noun(name)
    head = written.casefold()
    if is_titled(name) or (is_acronym(written) and written.isupper()):
        return False  # "C. Reyes", "HMCTS"
    return head.endswith("men") or singular(head) != head


def _with_role(owner: Owner, role: Role) -> Owner:
    return owner.model_copy(update={"role": role})


def _as_inherited(owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
    return tuple(owner.model_copy(update={"inherited": True}) for owner in owners if owner.role is not Role.SUPPORT)


def _leads(owners: tuple[Owner, ...]) -> tuple[Owner, ...]:
    return tuple(owner for owner in owners if owner.role is Role.LEAD)
