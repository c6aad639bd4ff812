"""Whether the owners of a task already say what its subject says, so that the action can do without it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import singular

if TYPE_CHECKING:
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
    r"\s*\([^()]*\)|,\s*(?:which|who|whose|whom|where)\b[^,]*(?:,|$)|,?\s*for (?:its|their|his|her) parts?,?"
    rf"|,\s*(?:{any_of('asides')}),?",
    re.IGNORECASE,
)
_SPEAKERS = frozenset({"we", "you", "i", "one"})
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
    r"^(?:of|by|from|to|that|which|who|whom|what|how|where|when|so|than)(?![\w-])|^every \w+day\b"
    r"|^\w+ (?:day|week|month|quarter|year)s?$|\b(?:to|of|by|in|on|at|for|from|with|and|or|that|which)$"
    rf"|^[^,]*\b(?:was|were|has|had|is|are|will|must|shall)\b|^(?:{any_of('operative')})\s",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:(?:in|of|to|for|by|on|at|from|with) )?(?:who|which|that|whose|whom|where)\b.*", re.IGNORECASE | re.DOTALL
)


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
    known = {word for owner in owners for word in _words(owner.name)}
    known |= {word for owner in owners if owner.evidence for word in _words(owner.evidence.text)}
    return _words(ASIDE.sub(" ", bare)) <= known


def _words(text: str) -> set[str]:
    return {singular(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY}
