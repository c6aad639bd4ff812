"""Forms of wording in which minutes put what is to be done without a modal verb, by words alone."""

from __future__ import annotations

import re

from directive_extract.lexicons.verbforms import third_person, verb_of

FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|shall|should|does|did|do|said|says|thinks?"
    r"|wants?|asked|agreed|needs?|ought|hopes?|likes?|expects?|expected|due|supposed|going|able|ready|likely|why|how"
    r"|who|what)\b",
    re.IGNORECASE,
)
_TO_BE = re.compile(r"\bto be (?:re-?|fully |formally |also )?(?P<verb>[a-z]+)\b")
_RULE = re.compile(r"\W*(?:the )?(?:rule|motto|principle)\b", re.IGNORECASE)
_PAST = re.compile(r"\b(?:was|were|had|did|could|would|has been|have been)\b")
_NOBODY = re.compile(r"\W*(?:nobody|no one|no-one)\s+(?:else\s+)?(?P<verb>[a-z]+)\b", re.IGNORECASE)
_NO_THING = re.compile(
    r"\W*(?:no|nothing)\s+(?!objections?|actions?|changes?|quorum|views?|decisions?|comments?|reports?|news|need|reply"
    r"|replies|answers?|interests?|apologies|further|show|vote|other|longer|matters?|questions?|speakers?|consensus)"
    r"[a-z][^.;]*?\b(?:gets?|goes|go|be|without|until|till|unless|to be|allowed)\b",
    re.IGNORECASE,
)
_TAKE_UP = (
    r"(?:\b(?:will|to|we(?:[’']ll)?|must)\s+(?:be\s+)?(?:(?:come|go|brought|bring it) (?:back|again)"
    r"|look(?:ed)? (?:again|at)|talk(?:ed)?|discuss(?:ed)?|taken? up|return to|revisit|dealt with)\b"
    r"|^\W*(?:back on|comes? back)\b|\bcomes back\b)"
)
_AGAIN = re.compile(
    _TAKE_UP + r"[^.;]*?\b(?:next (?:time|mtg|meeting|agenda)|(?:in|at|on|by|to) (?:the )?(?:\w+ )?(?:meeting|session"
    r"|spring|summer|autumn|fall|winter|new year|[A-Z]\w+)\b)",
    re.IGNORECASE,
)
# Verbs of saying, thinking and being: "Len thinks" is talk, "Len rings the builder" is an action of his.
_TALK = frozenset(
    "say think feel reckon want have be hope ask suggest note believe agree offer explain know like prefer seem wonder"
    " mention doubt see mean worry complain point remind thank welcome confirm report propose move second object claim"
    " argue expect need love hear understand leave go come stay remain own cost last look sound stand lie belong"
    " include contain show appear become run retire start begin end arrive join resign step return continue favor"
    " favour oppose support disagree mind differ".split()
)

MIN_VERB = 3  # letters of a word that may be a verb


def impersonal(text: str, *, decided: bool) -> str:
    """Why a line that names nobody is an action.

    Args:
        text: A line of minutes.
        decided: Whether it is marked as a decision.

    Returns:
        The reason in plain words; empty where it is none.
    """
    if _is_to_be(text):
        return "says what is to be done"
    if _AGAIN.search(text) and not _PAST.search(text):
        return "will be taken up again"
    return "says what nobody does" if _is_ban(text, decided=decided) else ""


def acts(word: str, *, base: bool, loose: bool) -> bool:
    """Whether a word is a verb of acting in the present tense.

    Args:
        word: What stands behind a name.
        base: Whether its base form counts: of several, in orders and in decisions; else it may be a past tense ("put").
        loose: Whether words that the lexicon does not know count.

    Returns:
        True for "phones", "books"; False for "thinks", "has".
    """
    verb = verb_of(word)
    if verb is None:
        stem = word.removesuffix("s")
        return loose and stem != word and len(word) > MIN_VERB and stem[-1:] not in {"s", "u"} and stem not in _TALK
    return verb not in _TALK and (word == third_person(verb) or (base and word == verb))


def _is_to_be(text: str) -> bool:
    """Whether a line without a finite verb says what is to be done ("rota to be settled next time")."""
    match = _TO_BE.search(text)
    if match is None or _RULE.match(text) or FINITE.search(text[: match.start()]):
        return False
    verb = verb_of(match["verb"])
    return verb is not None and verb != match["verb"]


def _is_ban(text: str, *, decided: bool) -> bool:
    nobody = _NOBODY.match(text)
    if nobody is not None:
        verb = verb_of(nobody["verb"])
        return decided and verb is not None and verb not in _TALK and nobody["verb"] == third_person(verb)
    return _NO_THING.match(text) is not None and not _PAST.search(text)
