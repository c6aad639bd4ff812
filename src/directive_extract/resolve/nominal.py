"""Clauses whose act is a noun: "the closure of a ferry line", "vaccination of front-line staff"."""

from __future__ import annotations

import re

from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.subjects import any_of

_ASKED_FOR = re.compile(
    r"^(?:(?:also|further|strongly)\s+)?"
    r"(?:demand(?:s|ed)|call(?:s|ed) for|urge[sd]|request(?:s|ed)|ask(?:s|ed) for|want(?:s|ed))\s+"
    r"(?!.*\bto [a-z])(?!that\b)(?=[a-z])",
    re.IGNORECASE,
)
_ACT = re.compile(
    rf"(?:[Tt]he |[Aa]n? )?(?:[A-Za-z][a-z-]* ){{0,2}}?(?!(?i:{any_of('no_acts')})\b)"
    rf"(?:[A-Za-z][a-z]{{2,}}(?:tion|sion|ment|ance|ence)|(?i:{any_of('acts')}))\s+(?:of|to|for|from)\s"
)
_NO_THING = re.compile(
    r"(?:how|what|when|where|why|who|whether|no|following|regarding|concerning|with|without|in|on|at|by|for)\b"
    r"|[^,]*\b(?:is|are|was|were|has|have|stands?|must|shall|should|will|may|can)\b",
    re.IGNORECASE,
)

_ADVERBS = re.compile(
    r"(?:(?:do not|never|always|also|again|together|soon|well|jointly"
    r"|(?!(?:re|sup|ap|com|im|al|ral|tal|multi)p?ly\b|fly\b|rely\b|ally\b|rally\b|tally\b)[a-z]+ly),?\s+)+",
    re.IGNORECASE,
)


def with_verb_for_noun(text: str) -> str | None:
    """A clause that names an act, behind "ensure".

    Args:
        text: A clause without owner and deadline that holds no verb of its own.

    Returns:
        "ensure the closure of a line" for "requested the closure of a line"; the thing alone for "calls for joint
        exercises"; None where it neither asks for a thing nor names an act.
    """
    thing = _ASKED_FOR.sub("", text)
    if _ACT.match(thing) and not _NO_THING.match(thing) and not _is_imperative(thing):
        return f"ensure {thing[:1].lower()}{thing[1:]}"
    return thing if thing != text else None


def _is_imperative(text: str) -> bool:
    """Whether a verb stands first ("press for payment of the wages"), and no noun of the same form ("review of")."""
    match = re.match(r"([a-z]+)\s+(?!of\b)", text, re.IGNORECASE)
    return match is not None and verb_of(match[1]) == match[1].casefold()


def begins_with_verb(action: str) -> bool:
    """Whether a verb in its base form stands first in an action.

    Args:
        action: An action.

    Returns:
        True also behind adverbs ("promptly", "do not") and behind one adverbial that ends in a comma ("where prices are
        wrong, correct them").
    """
    opening = re.match(r"[^,]+, ", action)
    return _has_verb_first(action) or (opening is not None and _has_verb_first(action[opening.end() :]))


def _has_verb_first(phrase: str) -> bool:
    phrase = phrase[match.end() :] if (match := _ADVERBS.match(phrase)) else phrase
    word = re.match(r"(?:[\w]+-)*(?P<verb>[^\W\d]+)", phrase)
    return word is not None and verb_of(word["verb"]) == word["verb"].casefold()
