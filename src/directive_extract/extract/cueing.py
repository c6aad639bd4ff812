"""The cue that governs a clause: which of the lexicon's cues stand in it, and which of them is its own."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from directive_extract.extract.clauses import Clause
from directive_extract.extract.heads import SUBORDINATE
from directive_extract.lexicons.cues import CuePattern, cues_in, verbs

CLEAR = 0.6  # weight from which a cue outweighs weaker ones before it


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in a clause.

    Attributes:
        pattern: Its entry in the lexicon.
        start: Token at which it begins.
        end: Token behind it.
        verb: Index of the verb that it belongs to.
        nested: Whether it stands in a relative or other subordinate clause.
    """

    pattern: CuePattern
    start: int
    end: int
    verb: int
    nested: bool


def find_cue(doc: Doc, clause: Clause) -> Cue | None:
    """The cue that governs a clause: the first that is not nested, or else the strongest nested one.

    Returns:
        A cue; None where the clause has none.
    """
    if clause.start >= clause.end:
        return None
    span = doc[clause.start : clause.end]
    text, base = span.text, span.start_char
    found: list[Cue] = []
    for pattern in cues_in(text):
        for match in pattern.regex.finditer(text):
            tokens = doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand")
            if tokens is not None and not (pattern.owner == "object" and _is_modifier(doc, tokens.start, tokens.end)):
                verb = _verb_of(doc, tokens.start, tokens.end)
                found.append(Cue(pattern, tokens.start, tokens.end, verb.i, _is_nested(verb, clause)))
                break
    outer = [cue for cue in found if not cue.nested]
    if not outer:
        return max(found, key=lambda cue: cue.pattern.weight, default=None)
    return max(outer, key=lambda cue: (cue.pattern.weight >= CLEAR, -cue.start, cue.pattern.weight))


def _is_modifier(doc: Doc, start: int, end: int) -> bool:
    """Whether what looks like an order is a noun or a participle ("the orders", "the payroll assigned")."""
    token = next((t for t in doc[start:end] if t.tag_.startswith("VB")), None)
    if token is None:  # "Requests the Secretary-General to ..." opens a paragraph and is often tagged as a noun
        return not (start == 0 and doc[0].lower_ in verbs("operative"))
    has_auxiliary = any(child.dep_ in {"aux", "auxpass"} for child in token.children)
    return token.tag_ == "VBN" and not has_auxiliary and token.dep_ != "ROOT"


def _verb_of(doc: Doc, start: int, end: int) -> Token:
    for token in doc[start:end]:
        if token.dep_ in {"aux", "auxpass"} and token.head.i >= start:
            return token.head
    for token in reversed(doc[start:end]):
        if token.tag_.startswith("VB"):
            return token
    return doc[start]


def _is_nested(verb: Token, clause: Clause) -> bool:
    for token in [verb, *verb.ancestors]:
        if token.i == clause.head:
            return False
        if not clause.start <= token.i < clause.end:
            return False
        if token.dep_ in SUBORDINATE:
            return True
        if token.dep_ == "advcl" and any(c.dep_ == "mark" or c.tag_ == "WRB" for c in token.children):
            return True
    return False
