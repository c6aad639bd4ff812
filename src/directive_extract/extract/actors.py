"""Who a clause tells to act, whatever turn of phrase names them, and what stands for them where nobody is named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from directive_extract.extract.addressed import addressed, named_at_end
from directive_extract.extract.doers import NOT_ACTING, doers_elsewhere, told_by_reporter
from directive_extract.extract.findings import Finding
from directive_extract.extract.naming import Spans, at_offset, has_finite, who_span
from directive_extract.extract.told import TOLD, told_by_grammar
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.candidate import Subject


@dataclass(frozen=True, slots=True)
class Actors:
    """Who a clause tells to act.

    Attributes:
        spans: Where they are named: offsets in the text of the segment.
        kind: What stands where they would stand.
    """

    spans: Spans
    kind: Subject


_NO = re.compile(
    r"\b(?:no|neither|not one|none of the)\s+(?P<who>(?!longer\b|later\b|less\b|fewer\b|more\b|case\b"
    r"|circumstances?\b)[^.;:]{2,90}?)"
    r"\s+(?:may|can|is|are|shall|should|must|will|(?=be\b))\b",
    re.IGNORECASE,
)
_SUFFERING = re.compile(r"\s*(?:to\s+)?\bbe\s+(?:[a-z]+ly\s+)?(?P<verb>\w+)", re.IGNORECASE)
_THAT = re.compile(
    r"(?:[^,;:]{0,60}\b(?:resolve[sd]?|agree[sd]?|decide[sd]?|orders|ordered|ruled|directs|directed)\s+)?that\s+$",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"(?:in|until|after|as|from|under|for|during|before|with|on|at|once|when|if|where)\b", re.IGNORECASE
)
_WHILE = re.compile(
    r"(?:until|once|when|while|if|where|as long as|after|before)\s+(?:the|a|an|all|this|these)\b", re.IGNORECASE
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|nothing|no funds?)\b", re.IGNORECASE)
_IN_NO_CASE = re.compile(
    r"(?:in no (?:case|event)|under no circumstances)\s+(?:may|shall|should|must|can|are|is)\s+", re.IGNORECASE
)


def find_actors(doc: Doc, finding: Finding) -> Actors:
    """Find those whom a clause tells to act.

    Args:
        doc: The parsed segment.
        finding: What was seen in one of its clauses.

    Returns:
        Their spans, and what stands in their place where there are none.
    """
    clause = finding.clause
    if clause.start >= clause.end:
        return Actors((), finding.kind)
    start, end = doc[clause.start].idx, doc[clause.end - 1].idx + len(doc[clause.end - 1])
    text = doc.text[start:end]
    forbidden = _forbidden(text, start)
    if forbidden is not None:
        return forbidden
    never = _IN_NO_CASE.match(text)
    if never and (spans := at_offset(doc, finding, start + never.end())):
        return Actors(spans, Subject.AGENT)
    steps: list[Callable[[], Spans]] = [
        lambda: addressed(doc, finding, text, start),
        lambda: told_by_grammar(doc, finding),
        lambda: doers_elsewhere(doc, finding, text, start),
        lambda: named_at_end(doc, end),
        lambda: told_by_reporter(doc, finding),
    ]
    if finding.cue is None:
        steps.insert(1, steps.pop(-2))
    for step in steps:
        if spans := step():
            return Actors(spans, Subject.AGENT)
    return Actors((), _kind_without(doc, finding))


def _kind_without(doc: Doc, finding: Finding) -> Subject:
    """What stands for the doers where none are named."""
    cue = finding.cue
    subject = doc[finding.subject[0] : finding.subject[1]].text.casefold()
    if subject in NOT_ACTING and not finding.imperative:
        return Subject.NOBODY
    if finding.kind is Subject.PRONOUN and subject:
        if cue is not None and cue.pattern.owner == "none":
            return Subject.NOBODY if cue.pattern.modality else Subject.THING
        if finding.passive and not (cue is not None and cue.pattern.id in TOLD):
            return Subject.THING
    return Subject.THING if finding.kind is Subject.AGENT else finding.kind


def _forbidden(text: str, base: int) -> Actors | None:
    """The hospital in "No hospital may ..."; nobody in "no boat may ...", "nobody may ..."."""
    match = _NO.search(text)
    if (
        match
        and match.start() <= 80
        and (
            not match.start()
            or (_OPENS.match(text) and (_WHILE.match(text) or not has_finite(text[: match.start()])))
            or _THAT.match(text[: match.start()])
        )
    ):
        suffering = _SUFFERING.match(text, match.end())
        if suffering and verb_of(suffering.group("verb")) not in {None, suffering.group("verb")}:
            return Actors((), Subject.THING if is_agent(match.group("who")) else Subject.NOBODY)
        if is_agent(match.group("who")) and not match.group("who").istitle() and match.group("who") != "person":
            return Actors((who_span(match, base),), Subject.AGENT)
        return Actors((), Subject.NOBODY)
    return Actors((), Subject.NOBODY) if _NOBODY.match(text) else None
