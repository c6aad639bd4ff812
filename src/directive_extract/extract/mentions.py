"""Owner phrases in a clause: those who must act, those who support, those who oversee."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from directive_extract.extract.findings import Finding
from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.schema.candidate import OwnerMention, Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.outline import Passage

_DELEGATING = re.compile(
    r"(?:^|\b(?:must|shall|should|to|will|and|please)\s+)(?:direct|instruct|order|cause|have|get|require|assign|make|command|oblige|see to it that|ensure that)\s+",
    re.IGNORECASE,
)
_TO_VERB = re.compile(r"\s*(?:,[^,]{3,80},\s*)?(?:each\s+|all\s+)?(?:to\s+)?$")


def mentions_in(passage: Passage, doc: Doc, finding: Finding) -> tuple[OwnerMention, ...]:
    """Owner phrases of one clause.

    Args:
        passage: The segment that was parsed.
        doc: Its parse.
        finding: What was seen in the clause.

    Returns:
        Phrases with their roles, in reading order; pronouns and things are no owners.
    """
    delegate = _delegate(passage, doc, finding)
    lead_role = Role.OVERSIGHT if delegate else Role.LEAD
    found = [*_leads(passage, doc, finding, lead_role), *delegate]
    taken = {offset for mention in found for offset in mention.passage.offsets}
    found += [m for m in _marked(passage, doc, finding) if not taken.intersection(m.passage.offsets)]
    return tuple(found)


def _cut(passage: Passage, doc: Doc, start: int, end: int) -> Passage:
    span = doc[start:end]
    return passage.cut(span.start_char, span.end_char)


def _leads(passage: Passage, doc: Doc, finding: Finding, role: Role) -> list[OwnerMention]:
    start, end = finding.subject
    request = finding.cue is not None and finding.cue.pattern.id == "request-passive"
    if finding.kind is not Subject.AGENT:
        return _by_agent(passage, doc, finding)
    if finding.passive and not request and not _is_told(finding):
        return _by_agent(passage, doc, finding)
    return [OwnerMention(_cut(passage, doc, start, end), role)]


def _is_told(finding: Finding) -> bool:
    """Whether a passive verb still addresses its subject ("was given until", "are not allowed", "no officer may")."""
    return finding.cue is not None and finding.cue.pattern.id in {"until", "forbidden", "request-active", "responsible"}


def _by_agent(passage: Passage, doc: Doc, finding: Finding) -> list[OwnerMention]:
    """The doers of a passive verb: "to be repaired by the province"."""
    clause = finding.clause
    for token in doc[clause.start : clause.end]:
        if token.lower_ == "by" and token.dep_ == "agent" and token.i + 1 < clause.end:
            start, end = phrase_from(doc, token.i + 1, clause.end)
            if start < end and is_agent(doc[start:end].text):
                return [OwnerMention(_cut(passage, doc, start, end))]
    return []


def _delegate(passage: Passage, doc: Doc, finding: Finding) -> list[OwnerMention]:
    """Those whom the owner is told to direct: "shall direct Y to do Z", "to have Y do Z"."""
    clause = finding.clause
    text = doc[clause.start : clause.end].text
    base = doc[clause.start].idx if clause.start < clause.end else 0
    match = _DELEGATING.search(text)
    if match is None:
        return []
    tokens = doc.char_span(base + match.start(), base + match.end() - 1, alignment_mode="expand")
    if tokens is None or tokens.end >= clause.end:
        return []
    start, end = phrase_from(doc, tokens.end, clause.end)
    if start >= end or end >= clause.end or not is_agent(doc[start:end].text):
        return []
    following = doc[end]
    if following.tag_ == "TO" or following.tag_ in {"VB", "VBP"} or following.text == ",":
        return [OwnerMention(_cut(passage, doc, start, end))]
    return []


def _marked(passage: Passage, doc: Doc, finding: Finding) -> list[OwnerMention]:
    """What follows "in coordination with", "under the direction of" and the like."""
    clause = finding.clause
    if clause.start >= clause.end:
        return []
    span = doc[clause.start : clause.end]
    found: list[OwnerMention] = []
    for match in ROLE_MARKERS.finditer(span.text):
        tokens = doc.char_span(span.start_char + match.start(), span.start_char + match.end(), alignment_mode="expand")
        if tokens is None or tokens.end >= clause.end:
            continue
        start, end = phrase_from(doc, tokens.end, clause.end)
        if start < end and is_agent(doc[start:end].text):
            role = Role.SUPPORT if match.group("support") else Role.OVERSIGHT
            found.append(OwnerMention(_cut(passage, doc, start, end), role))
    return found
