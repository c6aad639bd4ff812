"""What a pronoun may stand for: those named in the clauses before it, where they are not yet known as owners."""

from __future__ import annotations

import re
from collections import deque
from typing import TYPE_CHECKING

from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import Agency, agency, is_acronym, is_body, is_titled
from directive_extract.schema.candidate import OwnerMention, Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from directive_extract.extract.findings import Finding
    from directive_extract.extract.sightings import Sighting

_PLURAL = frozenset({"they", "them", "these", "those", "both"})
_PERSON = frozenset({"him", "her", "he", "she"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "attr"})
_GIVING = re.compile(r"\b(?:entrust|charge|assign|task|instruct|ask|request|order|direct|give|set)(?:s|ed|gave)?\b")
_NEAR = 1  # blocks that a pronoun reaches back
_FAR = 2  # blocks that "he" and "she" reach back: minutes give each item a paragraph
_CLAUSES = 8  # clauses that "he" and "she" reach back


class Antecedents:
    """Remembers the clauses before."""

    def __init__(self, issuer: str | None = None) -> None:
        """Nothing has been seen; the issuer is nobody that a pronoun of an order stands for."""
        self._issuer = _words(issuer or "")
        self._seen: Sighting | None = None
        self._before: deque[tuple[Sighting, tuple[OwnerMention, ...]]] = deque(maxlen=_CLAUSES)

    def see(self, sighting: Sighting) -> None:
        """Remember a clause that is no task or names no owner.

        Args:
            sighting: The clause, as the next one in reading order.
        """
        self._seen = sighting
        self._before.append((sighting, ()))

    def forget(self, sighting: Sighting, mentions: tuple[OwnerMention, ...]) -> None:
        """A task has been found: its owners are nearer than what was seen before.

        Args:
            sighting: The task's clause.
            mentions: Its owner phrases.
        """
        self._seen = None
        self._before.append((sighting, mentions))

    def of(self, sighting: Sighting) -> tuple[OwnerMention, ...]:
        """What the pronoun of a clause may stand for.

        Args:
            sighting: A clause with a pronoun in the place of those who act.

        Returns:
            The phrase of a clause before it that agrees with the pronoun in number and kind; empty where none does, or
            where the owners of the task before are nearer.
        """
        if sighting.finding.kind is not Subject.PRONOUN:
            return ()
        pronoun = _pronoun(sighting.doc, sighting.finding)
        if pronoun in _PERSON:
            return () if _speaks(sighting.finding) else self._person(sighting)
        seen = self._seen
        if seen is None or sighting.segment.block - seen.segment.block > _NEAR:
            return ()
        return self._named(seen, pronoun)

    def _person(self, sighting: Sighting) -> tuple[OwnerMention, ...]:
        """The last person named before "he" or "she"; nobody where an owner is nearer."""
        for seen, mentions in reversed(self._before):
            if sighting.segment.block - seen.segment.block > _FAR:
                break
            if any(_is_one_person(mention.passage.text) for mention in mentions):
                break
            if named := self._named(seen, "he"):
                return named
        return ()

    def _named(self, seen: Sighting, pronoun: str) -> tuple[OwnerMention, ...]:
        people = pronoun == "he"
        for chunk in _chunks(seen, people=people):
            if people and _words(chunk.text) <= self._issuer:
                continue
            if _agrees(chunk, pronoun):
                start, end = phrase_from(seen.doc, chunk.start, seen.finding.clause.end)
                span = chunk if is_titled(chunk.text) else seen.doc[start : max(end, chunk.end)]
                return (OwnerMention(seen.segment.passage.cut(span.start_char, span.end_char)),)
        return ()


def _pronoun(doc: Doc, finding: Finding) -> str:
    return str(doc[finding.subject[0] : finding.subject[1]].text).casefold()


def _speaks(finding: Finding) -> bool:
    """Whether "he" is the one who orders: "he set the province a target"."""
    return finding.past and not finding.passive and finding.cue is None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - {"the"}


def _chunks(seen: Sighting, *, people: bool) -> list[Span]:
    """Noun phrases of the clause that name somebody, without the parts behind their heads.

    Returns:
        The subject first; whom a clause entrusts or asks before it; of people also who says what the clause reports.
    """
    doc, clause = seen.doc, seen.finding.clause
    first = 0 if people else clause.start
    found = [
        doc[token.left_edge.i : token.i + 1]
        for token in doc[first : clause.end]
        if token.dep_ in _NOMINAL and token.tag_.startswith("NN") and token.left_edge.i >= first
    ]
    named = [chunk for chunk in found if _is_named(chunk, people=people)]
    gives = not people and _GIVING.search(seen.text) is not None
    return sorted(named, key=lambda chunk: (chunk.root.dep_.startswith("nsubj") is gives, chunk.start))


def _is_named(chunk: Span, *, people: bool) -> bool:
    kind = agency(chunk.text)
    by_name = kind is Agency.NAME and chunk.root.dep_ == "nsubj" and chunk.root.tag_ == "NNP"
    return kind is Agency.KNOWN or (people and by_name and not is_acronym(chunk.text))


def _agrees(chunk: Span, pronoun: str) -> bool:
    plural = chunk.root.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in chunk.root.children)
    if pronoun in _PLURAL:
        return plural
    if pronoun == "it":
        return not plural and is_body(chunk.root.text)
    return pronoun in _PERSON and not plural and not is_body(chunk.root.text)


def _is_one_person(phrase: str) -> bool:
    """Whether an owner phrase is one that "he" or "she" can stand for."""
    head = phrase.split(",", maxsplit=1)[0].split()
    return bool(head) and not is_body(head[-1]) and not head[-1].endswith("s") and " and " not in phrase
