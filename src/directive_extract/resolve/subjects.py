"""Whether the owners of a task already say what its subject says, so that the action can do without it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import singular
from directive_extract.lexicons.verbforms import verb_of

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape
    from directive_extract.schema.directive import Owner

_WORDING = load_lexicon("wording")


def any_of(key: str) -> str:
    """The entries of one list of the lexicon of wording, as alternatives of a pattern.

    Returns:
        Such as "by|before|within".
    """
    return "|".join(_WORDING[key])


_WORD = re.compile(r"\w+")
ASIDE = re.compile(
    r"\s*\([^()]*\)|,\s*(?:which|who|whose|whom|where|as \w+)\b[^,]*(?:,|$)|,?\s*for (?:its|their|his|her) parts?,?"
    rf"|,\s*(?:{any_of('asides')}),?",
    re.IGNORECASE,
)
_SPEAKERS = frozenset({"we", "you", "i", "one", "all", "everyone", "everybody"})
_PRONOUNS = frozenset([
    "he",
    "she",
    "it",
    "they",
    "him",
    "her",
    "them",
    "this",
    "these",
    "those",
    "both",
    "all",
    "each",
    "the_latter",
    "the_former",
    "the_same",
])
_EMPTY = frozenset(_WORDING["empty"].split())
_UNSOUND = re.compile(
    r":|^(?:of|by|from|to|that|which|who|whom|what|how|where|when|so|than)(?![\w-])|^every \w+day\b"
    r"|^\w+ (?:day|week|month|quarter|year)s?$|\b(?:to|of|by|in|on|at|for|from|with|and|or|that|which)$"
    rf"|^[^,]*\b(?:was|were|has|had|is|are|will|must|shall)\b|^(?:{any_of('operative')})\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:in|of|to|for|by|on|at|from|with) )?(?:who|which|that|whose|whom|where|what)\b.*",
    re.IGNORECASE | re.DOTALL,
)

_FINITE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|must|shall|should|will|would|may|can|do|does|did|said|says)\b"
    r"|\b(?:and|or|but|to|not|having)$",
    re.IGNORECASE,
)
_ADVERBIAL = re.compile(rf"(?:(?:{any_of('adverbial_inside')})\b|(?:{any_of('tense')})$|\w+ly$)", re.IGNORECASE)
_SINGULAR = re.compile(r"(?:is|has|was|needs)\b", re.IGNORECASE)
_PLURAL = re.compile(r"(?:are|have|were|need)\b", re.IGNORECASE)
_MANY_THAT = re.compile(
    r"(?:the|all|those|any) [a-z]{3,}s (?:that|who|whose|which)\b|[a-z]{3,}s (?:who|whose)\b", re.IGNORECASE
)
_RELATED = re.compile(r"(?:(?:the|all|those|any) )?(?P<noun>[A-Z]?[a-z]{2,}s) (?:that|who|which)", re.IGNORECASE)
MAX_REST = 14  # words that the parse may have left out of a subject; more are a clause of their own


def with_whole_subject(text: str, shape: Shape) -> Shape:
    """The shape with the words that the parse has left out of the subject.

    Args:
        text: The clause.
        shape: How it is built.

    Returns:
        With "those already before courts" as the subject of "Those | already before courts | are to be withdrawn"; the
        same shape where what stands between subject and cue is adverbial or a clause of its own.
    """
    first, last = shape.subject
    if first >= last or shape.frame < last:
        return shape
    rest = text[last : shape.frame].strip()
    aside = ASIDE.sub(" ", rest).strip(" ,")
    begun = rest[:1] == "," or text[last - 1] == ","
    enclosed = begun == rest.endswith(",") or (begun and re.search(r"\band\b", rest) is not None)
    if aside and enclosed and len(rest.split()) <= MAX_REST and not (_ADVERBIAL.match(aside) or _FINITE.search(rest)):
        last = shape.frame
    related = _RELATED.fullmatch(text[:first].strip())
    if related and verb_of(related["noun"]) is None:
        first = 0
    if (first, last) == shape.subject:
        return replace(shape, plural=True) if _MANY_THAT.match(text, first) else shape
    cue = text[shape.frame :]
    plural = True if _PLURAL.match(cue) else False if _SINGULAR.match(cue) else shape.plural
    return replace(shape, subject=(first, len(text[:last].rstrip())), plural=plural)


def is_sound(subject: str) -> bool:
    """Whether a subject was read well enough to be written behind "ensure that".

    Args:
        subject: The subject as written.

    Returns:
        False for a relative pronoun, a point in time, a phrase that lacks its end or holds another predicate.
    """
    bare = _RELATIVE.sub("", subject) if _RELATIVE.search(subject, 1) else subject
    return bool(bare.strip()) and not _UNSOUND.search(bare.strip(" ,"))


def is_covered(subject: str, owners: tuple[Owner, ...]) -> bool:
    """Whether nothing is lost when the subject of a directive is left to its owners.

    Args:
        subject: The subject as written.
        owners: The owners that were linked.

    Returns:
        True for "we" and "you", for a pronoun whose owner is known, and where every word of the subject that carries
        sense stands in an owner; False for "agencies that use chatbots" with the owner "agencies".
    """
    bare = " ".join(subject.casefold().split()).strip(" ,")
    if bare in _SPEAKERS or not bare:
        return True
    if not owners:
        return False
    if bare.replace(" ", "_") in _PRONOUNS:
        return True
    return _words(ASIDE.sub(" ", bare)) <= _known(owners)


def is_named(words: str, owners: tuple[Owner, ...]) -> bool:
    """Whether words name owners and nothing else.

    Args:
        words: Such as "the Ministry of Health and the Bank".
        owners: The owners that were linked.

    Returns:
        True where each word that carries sense stands in an owner, and there is one; False for a pronoun.
    """
    found = _words(ASIDE.sub(" ", words))
    return bool(found) and found <= _known(owners)


def _known(owners: tuple[Owner, ...]) -> set[str]:
    known = {word for owner in owners for word in _words(owner.name)}
    return known | {word for owner in owners if owner.evidence for word in _words(owner.evidence.text)}


def _words(text: str) -> set[str]:
    return {singular(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY}
