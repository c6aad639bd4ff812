"""Clauses that begin with their owner and go on with a verb: "the Clerk obtain quotations", "Ann orders paint"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_JOINT = r"(?:\s*,\s*|\s*,?\s+(?:and|&|\+)\s+)"
# "Could the Dean please send ...": the question is an order.
_ASKED = re.compile(r"(?:could|would|can|will)\s+(?=\S)", re.IGNORECASE)
_VERB = re.compile(
    r"(?:,\s+as\s[^,]{2,60},|,?\s+(?:in \w+|jointly|together|alongside)(?: with)?\s[^,]{2,60},)?"
    r"\s+(?:(?:each|all|both|also|then|please|kindly|pls)\s+)*(?P<adverb>[a-z]+ly\s+)?(?P<verb>[a-z]{2,})(?=,?\s+(?!to\s+(?!it\b|them\b|the\b))\S)"
)
_LATER = re.compile(r"(?:,|\b(?:and|or|then))\s+(?P<verb>[a-z]+s)(?=\s+[a-z\d])")
# Behind a verb, not behind a noun of the same form: "gets the trucks staggered".
_OBJECT = re.compile(r"\s+(?:the|an?|its|their|his|her|it|them|all|each|every|to|on|up|out)\b")
_CUE = re.compile(r"\b(?:should|must|shall|will|would)\b|^[^,]*\b(?:is|are|was|were|has|have|had)\b")
_NO = re.compile(r"(?:no|neither|nobody|none)\b", re.IGNORECASE)
_NO_NOUN = frozenset({"get", "send", "bring", "tell", "put", "give", "keep", "find", "bin", "buy", "sell", "write"})
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
    asked = _ASKED.match(text)
    text = text[asked.end() :] if asked else text
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
        rest = in_base_form(behind) if match["verb"] == third_person(base) else None
    ban = "do not " if _NO.match(text) else ""  # "no priest begin a service after eleven"
    return f"{ban}{match['adverb'] or ''}{base}{rest}" if rest else None


def in_base_form(rest: str) -> str | None:
    """What stands behind a third person, with the verbs joined to it in their base form.

    Args:
        rest: What stands behind the first verb.

    Returns:
        " it and answer the letter" for " it and answers the letter"; None where a word further behind may be a verb or
        a noun.
    """
    joined = re.match(r"(?:\s+(?:over|out|up|on|off|down|with|for))?\s+and\s+(?P<verb>[a-z]+s)(?=\s+[a-z])", rest)
    if joined and (second := _base(joined["verb"])):
        rest = rest[: joined.start("verb")] + second + rest[joined.end("verb") :]
    for later in reversed(list(_LATER.finditer(rest))):
        base = _base(later["verb"])
        if base is not None and base not in _NO_NOUN and not _OBJECT.match(rest, later.end()):
            return None
        rest = rest[: later.start("verb")] + (base or later["verb"]) + rest[later.end() :]
    return rest


def _base(word: str) -> str | None:
    """The base form of a third person; None for any other word."""
    base = verb_of(word)
    return base if base is not None and third_person(base) == word else None


def _pattern(owner: Owner) -> str:
    words = owner.evidence.text.split() if owner.evidence is not None else []
    if words and words[0].casefold() == "the":
        words = words[1:]
    return r"\s+".join(map(re.escape, words)) + r"(?!\w)"
