"""What can be seen in a clause: its cue, its subject, its tense. Rules and model read it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from directive_extract.extract.clauses import SUBORDINATE, Clause
from directive_extract.extract.phrases import phrase_from, subject_of
from directive_extract.lexicons.agents import is_agent, is_pronoun
from directive_extract.lexicons.cues import CuePattern, cue_patterns, verbs
from directive_extract.schema.candidate import Subject


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


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen in a clause.

    Attributes:
        clause: The clause.
        cue: The cue that governs it, if any.
        subject: Token indexes of those who would act; empty where nobody is named.
        kind: What the subject is.
        imperative: Whether it is a bare imperative or an infinitive ("Complete ...", "To complete ...").
        passive: Whether its verb is passive.
        past: Whether its main verb is in the past tense.
        present: Whether its main verb is in the present tense.
        complement: What follows those who are asked: "to", "that", "with", "object" or nothing; empty for other cues.
    """

    clause: Clause
    cue: Cue | None
    subject: tuple[int, int]
    kind: Subject
    imperative: bool
    passive: bool
    past: bool
    present: bool
    complement: str = ""


MAX_GAP = 12  # tokens between those who are asked and what they are asked for ("the Ministry, within 10 days, to ...")


def look(doc: Doc, clause: Clause) -> Finding:
    """Look at a clause.

    Args:
        doc: The parsed segment.
        clause: One of its clauses.

    Returns:
        What was seen.
    """
    cue = find_cue(doc, clause)
    imperative = cue is None and _is_imperative(doc, clause)
    subject = _subject(doc, clause, cue, imperative=imperative)
    phrase = doc[subject[0] : subject[1]].text
    head = doc[clause.head]
    verb = doc[cue.verb] if cue else head
    passive = any(child.dep_ == "auxpass" for child in verb.children)
    tag = _tense(head)
    return Finding(
        clause, cue, subject, _kind(phrase, continues=clause.continues), imperative, passive,
        past=tag == "VBD", present=tag in {"VBZ", "VBP"}, complement=_complement(doc, clause, cue, subject),
    )  # fmt: skip


def _complement(doc: Doc, clause: Clause, cue: Cue | None, subject: tuple[int, int]) -> str:
    """What an active request asks for: without "to", "that" or an object it is only a report ("told reporters")."""
    if cue is None or cue.pattern.owner != "object":
        return ""
    behind = doc[cue.end : min(clause.end, cue.end + 2)]
    if any(token.lower_ == "that" for token in behind):
        return "that"
    after = subject[1] if subject[0] < subject[1] else cue.end
    for token in doc[after : min(clause.end, after + MAX_GAP)]:
        if token.tag_ == "TO":
            return "to"
        if token.lower_ in {"that", "with"}:
            return token.lower_
        if token.tag_ in {"VB", "VBP", "MD"}:
            return "verb"
    return "object" if subject[0] < subject[1] else "none"


def _kind(phrase: str, *, continues: bool) -> Subject:
    if not phrase.strip():
        return Subject.PRONOUN if continues else Subject.NONE
    if is_pronoun(phrase):
        return Subject.PRONOUN
    return Subject.AGENT if is_agent(phrase) else Subject.THING


def _tense(head: Token) -> str:
    for child in head.children:
        if child.dep_ in {"aux", "auxpass"} and child.tag_ in {"VBD", "VBZ", "VBP", "MD"}:
            return str(child.tag_)
    return str(head.tag_)


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
    for pattern in cue_patterns():
        for match in pattern.regex.finditer(text):
            tokens = doc.char_span(base + match.start(), base + match.end(), alignment_mode="expand")
            if tokens is not None and not (pattern.owner == "object" and _is_modifier(doc, tokens.start, tokens.end)):
                verb = _verb_of(doc, tokens.start, tokens.end)
                found.append(Cue(pattern, tokens.start, tokens.end, verb.i, _is_nested(verb, clause)))
                break
    outer = [cue for cue in found if not cue.nested]
    if not outer:
        return max(found, key=lambda cue: cue.pattern.weight, default=None)
    return max(outer, key=lambda cue: (cue.pattern.weight >= 0.6, -cue.start, cue.pattern.weight))


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


def _is_imperative(doc: Doc, clause: Clause) -> bool:
    first = clause.start
    tokens = [token for token in doc[first : clause.end] if not token.is_punct]
    if not tokens:
        return False
    if tokens[0].lower_ in {"to", "not", "do", "please", "let", "never"} and len(tokens) > 1:
        return any(token.tag_ in {"VB", "VBP"} for token in tokens[1:4])
    if tokens[0].tag_ == "RB" and len(tokens) > 1:
        tokens = tokens[1:]
    head = tokens[0]
    return head.tag_ == "VB" or (head.tag_ == "VBP" and head.dep_ == "ROOT")


def _subject(doc: Doc, clause: Clause, cue: Cue | None, *, imperative: bool) -> tuple[int, int]:
    if imperative:
        return clause.start, clause.start
    if cue is None:
        head = doc[clause.head]
        return subject_of(doc, head, clause.start, head.i)
    if cue.pattern.owner == "object":
        return _object(doc, clause, cue)
    if cue.pattern.owner == "subject":
        return subject_of(doc, doc[cue.verb], clause.start, cue.start)
    return cue.start, cue.start


def _object(doc: Doc, clause: Clause, cue: Cue) -> tuple[int, int]:
    start = cue.end
    while start < clause.end and (
        doc[start].lower_ in {"that", "for", "on", "upon", ",", ":"} or doc[start].tag_ == "RB"
    ):
        start += 1
    return phrase_from(doc, start, clause.end)
