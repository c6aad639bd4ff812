"""Clauses without a finite verb that tell somebody to act: "Ana to chase it", "that the Treasurer obtain quotes"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from directive_extract.extract.clauses import Clause
from directive_extract.extract.cueing import Cue
from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import head_noun, is_agent
from directive_extract.lexicons.cues import CuePattern

_NEVER = re.compile(r"(?!)")  # found by tags, not by words
TO_DO = CuePattern("to-do", _NEVER, "subject", 0.7)
SUBJUNCTIVE = CuePattern("subjunctive", _NEVER, "subject", 0.7)

_OPENERS = frozenset({"that", ":", ",", "and", "-", "–", "(", "resolved", "further", "agreed"})
MAX_OPENING = 6  # tokens before the subject: "RESOLVED FURTHER, that"


def find_fragment(doc: Doc, clause: Clause) -> Cue | None:
    """The place at which a verbless clause tells somebody to act.

    Args:
        doc: A parsed segment.
        clause: One of its clauses, without a cue of the lexicon.

    Returns:
        A cue behind those who are told; None where nobody is.
    """
    start = clause.start
    while start < min(clause.end, clause.start + MAX_OPENING) and doc[start].lower_ in _OPENERS:
        start += 1
    first, last = phrase_from(doc, start, clause.end)
    if first >= last or last + 1 >= clause.end or not is_agent(doc[first:last].text):
        return None
    following = doc[last]
    if following.tag_ == "TO" and doc[last + 1].tag_ in {"VB", "VBP", "RB"}:
        return Cue(TO_DO, last, last + 1, last + 1, nested=False)
    if following.tag_ == "VB" or (following.tag_ == "VBP" and _is_singular(doc[first:last].text)):
        return Cue(SUBJUNCTIVE, last, last + 1, last, nested=False)
    return None


def _is_singular(phrase: str) -> bool:
    """Whether a phrase would take "obtains": then "obtain" is a subjunctive."""
    head = head_noun(phrase).casefold()
    return not head.endswith("s") and head not in {"people", "police", "staff"} and " and " not in phrase
