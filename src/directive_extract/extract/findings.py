"""What can be seen in a clause: its cue, its subject, its tense. Rules and model read it."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from directive_extract.extract.clauses import Clause
from directive_extract.extract.cueing import Cue, find_cue
from directive_extract.extract.fragments import find_fragment
from directive_extract.extract.phrases import phrase_from, subject_of
from directive_extract.lexicons.agents import is_agent, is_pronoun
from directive_extract.schema.candidate import Subject


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
    if cue is None and not imperative:
        cue = find_fragment(doc, clause)
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
        return _with_names(doc, clause, subject_of(doc, doc[cue.verb], clause.start, cue.start))
    return cue.start, cue.start


def _with_names(doc: Doc, clause: Clause, subject: tuple[int, int]) -> tuple[int, int]:
    """The subject with the names before it, where the parser saw the last of a list only."""
    before = doc[clause.start : subject[0]]
    if len(before) == 0 or subject[0] == subject[1] or before[-1].text not in {",", "and", "-", "–"}:
        return subject
    verbless = not any(token.tag_.startswith(("VB", "MD", "IN")) and token.lower_ != "of" for token in before)
    named = doc[subject[0]].tag_ in {"NNP", "NNPS", "CD"} and before[0].tag_ in {"DT", "NNP", "NNPS", "NN", "NNS"}
    return (clause.start, subject[1]) if verbless and named else subject


def _object(doc: Doc, clause: Clause, cue: Cue) -> tuple[int, int]:
    start = cue.end
    while start < clause.end and (
        doc[start].lower_ in {"that", "for", "on", "upon", ",", ":"} or doc[start].tag_ == "RB"
    ):
        start += 1
    return phrase_from(doc, start, clause.end)
