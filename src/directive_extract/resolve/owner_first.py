"""Clauses that begin with their owner and go on with a verb: "the Clerk obtain quotations", "Ann orders paint"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_JOINT = r"(?:\s*,\s*|\s*,?\s+(?:and|&|\+)\s+)"
_VERB = re.compile(r"\s+(?P<adverb>[a-z]+ly\s+)?(?P<verb>[a-z]{3,})(?=\s+(?!to\b)\S)")
_LATER = re.compile(r"(?:,|\b(?:and|or|then))\s+(?P<verb>[a-z]+s)(?=\s+[a-z\d])")
_CUE = re.compile(r"\b(?:should|must|shall|will|would|is|are|was|were|has|have|had)\b")
_NO_ACTION = frozenset({"be", "have", "do", "will", "can", "may", "say", "think", "agree", "want", "need", "wish"})


def without_owner_first(text: str, owners: tuple[Owner, ...]) -> str | None:
    """The clause without the owners that open it, its verb in the base form.

    Args:
        text: A clause that has no cue.
        owners: The task's owners.

    Returns:
        Such as "order the paint"; None where no owner opens it, where no verb follows at once, or where a verb further
        behind would have to be brought to its base form as well and could be a noun.
    """
    names = "|".join(sorted((_pattern(owner) for owner in owners if owner.evidence is not None), key=len, reverse=True))
    if not names:
        return None
    name = rf"(?:the\s+)?(?:{names})"
    opening = re.match(rf"{name}(?:{_JOINT}{name})*", text, re.IGNORECASE)
    match = _VERB.match(text, opening.end()) if opening else None
    base = verb_of(match["verb"]) if match else None
    if match is None or base is None or base in _NO_ACTION:
        return None
    behind = text[match.end("verb") :]
    if _CUE.search(behind):  # "police check posts, with the guides, should register": the verb comes later
        return None
    rest: str | None = behind
    if match["verb"] != base:
        rest = _in_base_form(behind) if match["verb"] == third_person(base) else None
    return f"{match['adverb'] or ''}{base}{rest}" if rest else None


def _in_base_form(rest: str) -> str | None:
    """What stands behind a third person, with a verb joined to it in its base form; None where more verbs follow."""
    joined = re.match(r"\s+and\s+(?P<verb>[a-z]+s)(?=\s+[a-z])", rest)
    if joined and (second := _base(joined["verb"])):
        rest = rest[: joined.start("verb")] + second + rest[joined.end("verb") :]
    return None if any(_base(later["verb"]) for later in _LATER.finditer(rest)) else rest


def _base(word: str) -> str | None:
    """The base form of a third person; None for any other word."""
    base = verb_of(word)
    return base if base is not None and third_person(base) == word else None


def _pattern(owner: Owner) -> str:
    words = owner.evidence.text.split() if owner.evidence is not None else []
    if words and words[0].casefold() == "the":
        words = words[1:]
    return r"\s+".join(map(re.escape, words)) + r"(?!\w)"
