"""What a pronoun may stand for: those named in the clause before it, where that clause is no task itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import Agency, agency, is_body
from directive_extract.schema.candidate import OwnerMention, Subject

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from directive_extract.extract.findings import Finding
    from directive_extract.extract.sightings import Sighting

_PLURAL = frozenset({"they", "them", "these", "those", "both"})
_PERSON = frozenset({"him", "her", "he", "she"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "iobj", "dative", "pobj", "attr"})
_NEAR = 1  # blocks that a pronoun reaches back


class Antecedents:
    """Remembers the last clause that was no task."""

    def __init__(self) -> None:
        """Nothing has been seen."""
        self._seen: Sighting | None = None

    def see(self, sighting: Sighting) -> None:
        """Remember a clause that is no task.

        Args:
            sighting: The clause, as the next one in reading order.
        """
        self._seen = sighting

    def forget(self) -> None:
        """A task has been found: its owners are nearer than what was seen before."""
        self._seen = None

    def of(self, sighting: Sighting) -> tuple[OwnerMention, ...]:
        """What the pronoun of a clause may stand for.

        Args:
            sighting: A clause with a pronoun in the place of those who act.

        Returns:
            The phrase of the clause before it that agrees with the pronoun in number; empty where none does.
        """
        seen = self._seen
        if (
            seen is None
            or sighting.segment.block - seen.segment.block > _NEAR
            or sighting.finding.kind is not Subject.PRONOUN
        ):
            return ()
        pronoun = _pronoun(sighting.doc, sighting.finding)
        for chunk in _chunks(seen):
            if _agrees(chunk, pronoun):
                start, end = phrase_from(seen.doc, chunk.start, seen.finding.clause.end)
                span = seen.doc[start : max(end, chunk.end)]
                return (OwnerMention(seen.segment.passage.cut(span.start_char, span.end_char)),)
        return ()


def _pronoun(doc: Doc, finding: Finding) -> str:
    return str(doc[finding.subject[0] : finding.subject[1]].text).casefold()


def _chunks(seen: Sighting) -> list[Span]:
    """Noun phrases of the clause that name somebody, its subject first; without the parts behind their heads."""
    doc, clause = seen.doc, seen.finding.clause
    found = [
        doc[token.left_edge.i : token.i + 1]
        for token in doc[clause.start : clause.end]
        if token.dep_ in _NOMINAL and token.tag_.startswith("NN") and token.left_edge.i >= clause.start
    ]
    named = [chunk for chunk in found if agency(chunk.text) is Agency.KNOWN]
    return sorted(named, key=lambda chunk: (not chunk.root.dep_.startswith("nsubj"), chunk.start))


def _agrees(chunk: Span, pronoun: str) -> bool:
    plural = chunk.root.tag_ in {"NNS", "NNPS"} or any(child.dep_ == "conj" for child in chunk.root.children)
    if pronoun in _PLURAL:
        return plural
    if pronoun == "it":
        return not plural and is_body(chunk.root.text)
    return pronoun in _PERSON and not plural and not is_body(chunk.root.text)
