"""Where a directive begins and ends in its clause: who reports it and what it is about are left out."""

from __future__ import annotations

from spacy.tokens import Doc

from directive_extract.extract.cueing import CLEAR
from directive_extract.extract.heads import speaks
from directive_extract.extract.sightings import Sighting
from directive_extract.lexicons.cues import cues_in
from directive_extract.lexicons.times import has_time, is_dated
from directive_extract.schema.candidate import Subject

MAX_PREFACE = 6  # tokens before an order's verb that may stay: "He ordered ...", "The Council also asked ..."
MIN_DIRECTIVE = 3  # tokens
_REASONS = frozenset("as since although though because which when".split())
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_TOPICS = frozenset({"IN", "VBG", "VBN", "RB", "TO"})


def extent_of(sighting: Sighting) -> tuple[int, int]:
    """Where a directive begins and ends.

    Args:
        sighting: The clause in its surroundings.

    Returns:
        Token indexes.
    """
    clause = sighting.finding.clause
    start = max(clause.start, _start(sighting))
    if start >= clause.end:
        start = clause.start
    return start, _end(sighting, start)


def _start(sighting: Sighting) -> int:
    doc, finding = sighting.doc, sighting.finding
    clause, cue, subject = finding.clause, finding.cue, finding.subject
    asks = cue is not None and not cue.nested and cue.pattern.id in {"request-active", "call-for"}
    asks = asks and not _is_aside(sighting)
    if cue is not None and asks and cue.start > clause.start:
        if finding.kind in {Subject.AGENT, Subject.PRONOUN} and subject[0] < subject[1]:
            return subject[0]
        if cue.pattern.id == "call-for":
            return cue.end
        return cue.start if cue.start - clause.start > MAX_PREFACE else clause.start
    before = doc[clause.start : subject[0]]
    if len(before) == 0 or subject[0] == subject[1]:
        return clause.start
    outside = any(speaks(token) for token in before) or _is_topic(doc, clause.start, subject[0])
    return subject[0] if outside else clause.start


def _end(sighting: Sighting, start: int) -> int:
    """Where a directive ends: before a clause that says why, or what else is true of it (", as it did last year").

    Such clauses are outside in 20 of 26 annotated directives; what sets a time or asks for more stays.

    Returns:
        Index of the token behind it.
    """
    doc, clause = sighting.doc, sighting.finding.clause
    said = max(clause.head, sighting.finding.cue.verb if sighting.finding.cue else start)
    for i in range(max(start + MIN_DIRECTIVE, said + 1), clause.end - MIN_DIRECTIVE):
        if doc[i].text != ",":
            continue
        attributed = doc[i + 1].tag_ == "PRP" and speaks(doc[i + 2])
        if attributed or (doc[i + 1].lower_ in _REASONS and _is_remark(doc, i + 1, clause.end)):
            return i
    return clause.end


def _is_remark(doc: Doc, start: int, end: int) -> bool:
    """Whether a clause has a finite verb of its own and neither asks for anything nor sets a time."""
    agreed = doc[start].lower_ == "as" and doc[start + 1].tag_ in {"VBN", "VBD"}  # "as agreed last time"
    if agreed or not any(token.tag_ in _FINITE for token in doc[start + 1 : end]):
        return False
    text = doc[start:end].text
    return not is_dated(text) and all(cue.weight < CLEAR for cue in cues_in(text))


def _is_aside(sighting: Sighting) -> bool:
    """Whether what looks like a request is a participle behind the verb of the clause ("not requiring new figures")."""
    doc, finding = sighting.doc, sighting.finding
    cue, head = finding.cue, doc[finding.clause.head]
    if cue is None or doc[cue.verb].tag_ != "VBG" or head.tag_ not in {"VBZ", "VBP", "VB"}:
        return False
    return finding.clause.start < head.i < cue.start and not speaks(head)


def _is_topic(doc: Doc, start: int, end: int) -> bool:
    """Whether what stands before the subject only says what it is about ("On pellets, ...", "For Lao Cai, ...").

    An adverbial that says when belongs to the directive.

    Returns:
        True where the directive begins behind it.
    """
    before = doc[start:end]
    if before[-1].text != "," or before[0].tag_ not in _TOPICS or doc[end].tag_ in {"WDT", "WP"}:
        return False
    acts = any(token.tag_.startswith("VB") for token in before[1:])
    return not acts and not has_time(before.text)
