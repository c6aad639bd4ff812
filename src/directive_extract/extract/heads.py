"""Which words of a parsed segment have a clause of their own: the sentence, coordinated verbs, what is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.lexicons.cues import verbs

if TYPE_CHECKING:
    from spacy.tokens import Token

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_APART = frozenset({"while", "whereas", "whilst"})
_QUESTIONS = frozenset({"WRB", "WP", "WDT", "WP$"})
_TOLD = frozenset({"told", "reminded", "warned", "informed", "advised"})
SUBORDINATE = frozenset({"relcl", "acl", "csubj", "csubjpass", "pcomp"})


def is_finite(token: Token) -> bool:
    """Whether a verb has a subject of its own.

    Returns:
        True where one of its children is a subject.
    """
    return any(child.dep_ in _SUBJECTS for child in token.children)


def speaks(token: Token) -> bool:
    """Whether a token is a verb of saying.

    Returns:
        True for the forms of the lexicon.
    """
    return token.lower_ in verbs("speech")


def heads_clause(token: Token) -> bool:
    """Whether a clause of its own stands around a token.

    Returns:
        True for the sentence's verb, for a coordinated verb with a subject, for what somebody is reported to say.
    """
    if token.dep_ == "ROOT":
        return True
    if not token.tag_.startswith(("VB", "MD")):
        return False
    if token.dep_ == "conj":
        if token.tag_ == "VBN" and not any(child.dep_ in {"aux", "auxpass"} for child in token.children):
            return False  # "the road shall be closed and the verge cleared": it shares the auxiliary
        apart = is_finite(token) or token.lower_ in verbs("operative")
        return apart and not _is_embedded(token) and not _is_asked(token)
    if token.dep_ in {"ccomp", "parataxis"}:
        return (
            is_finite(token)
            and (speaks(token.head) or token.dep_ == "parataxis" or token.i < token.head.i)
            and not _is_embedded(token)
            and not _is_asked(token)
            and not _is_to_be_said(token.head, token)
        )
    return token.dep_ == "advcl" and _stands_apart(token)


def _stands_apart(token: Token) -> bool:
    """Whether an adverbial clause is a clause of its own: behind "while", or "adding that ..."."""
    mark = next((child for child in token.children if child.dep_ in {"mark", "advmod"}), None)
    if mark is not None and mark.lower_ in _APART and is_finite(token):
        return _contrasts(mark)
    return token.tag_ == "VBG" and speaks(token) and any(child.dep_ == "ccomp" for child in token.children)


def _is_asked(token: Token) -> bool:
    """Whether a clause is an indirect question behind its verb: what is to be said or shown is one act ("say how")."""
    first = token.left_edge
    fused = token.dep_ == "conj" and first.lower_.endswith("ever")  # "and whatever is not read is not to be printed"
    return first.i > token.head.i and first.tag_ in _QUESTIONS and not fused


def _is_to_be_said(verb: Token, said: Token) -> bool:
    """Whether saying it is what somebody has to do, or is told: one act ("shall confirm that", "was told that")."""
    if said.dep_ != "ccomp" or said.i < verb.i or verb.tag_ not in {"VB", "VBN"}:
        return False
    children = list(verb.children)
    if verb.tag_ == "VB":
        return any(child.dep_ == "aux" and child.tag_ in {"MD", "TO"} for child in children)
    passive = any(child.dep_ == "auxpass" for child in children)
    named = any(child.dep_ == "nsubjpass" and child.lower_ != "it" for child in children)
    return passive and named and verb.lower_ in _TOLD


def _contrasts(mark: Token) -> bool:
    """Whether "while" sets one thing beside another: behind a comma or at the beginning; else it says when."""
    return mark.i == 0 or mark.nbor(-1).is_punct or mark.lower_ != "while"


def _is_embedded(token: Token) -> bool:
    """Whether a clause stands inside a relative, conditional or purpose clause."""
    for ancestor in token.ancestors:
        if ancestor.dep_ in SUBORDINATE:
            return True
        if ancestor.dep_ == "advcl":
            return not heads_clause(ancestor)
        if ancestor.dep_ == "ROOT":
            return False
    return False
