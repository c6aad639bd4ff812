"""Pronouns of an action that stand for something said before it: replaced where that is certain, known where not."""

from __future__ import annotations

import re

from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.subjects import any_of

_ADVERBS = r"(?:(?:do not|never|then|also|first|\w+ly)\s+)*"
_PARTICLES = r"(?:\s+(?:up|down|out|off|over|back|away|together|on))?"
_PREPOSITIONS = r"(?:\s+(?:of|to|for|with|on|at|about|from|after|into|through|against|over|in))?"
# "Publish it every month", "Do not count these in": the object right behind the verb that stands first.
_OBJECT = re.compile(
    rf"(?P<head>{_ADVERBS}(?P<verb>[a-z]+){_PARTICLES}{_PREPOSITIONS})\s+(?P<pronoun>it|them|these|those|the same)"
    r"(?P<rest>(?=[,;.]|$|\s+(?:to|in|on|at|by|with|for|from|and|or|as|into|before|after|up|down|out|over|back|away|every"
    r"|annually|monthly|weekly|promptly|again|thereafter|together|within|without|under|through)\b).*)",
    re.IGNORECASE | re.DOTALL,
)
_IDIOM = re.compile(
    r"(?:see|look) (?:to it|that|into it)\b|(?:make|find|keep|take|have) it\b|do (?:the same|so|it)\b", re.IGNORECASE
)
# What the action before it is about: the object of its verb, or the subject behind "ensure that".
_STOP = (
    r"(?:to|by|in|on|at|for|from|with|within|before|after|and|or|that|which|who|so|as|into|under|through|until|where|when"
    r"|if|about|against|without|during|rather|instead|directly|is|are|has|have|up|out|over|down|off|back|not|again)"
)
_PHRASE = (
    r"(?P<article>the|an?|all|both|\d[\d,.]*)\s+(?P<noun>[\w'’%-]+(?:\s+[\w'’%-]+){0,9}?)"
    rf"(?=\s+{_STOP}\b|[,;:.(]|$)"
)
_ANTECEDENT = re.compile(
    rf"(?:ensure that\s+(?P<subject>{_PHRASE}\s+(?:is|are)\b)|{_ADVERBS}(?P<verb>[a-z]+){_PARTICLES}\s+)", re.IGNORECASE
)
# "take the lead", "have the Code translated", "give the Board a list": what follows is no object of the act.
_NO_OBJECT = frozenset({
    "take",
    "have",
    "get",
    "let",
    "make",
    "keep",
    "give",
    "see",
    "do",
    "be",
    "bring",
    "put",
    "leave",
})
_SECOND_OBJECT = re.compile(r"\band\s+[a-z]+\s+(?:the|an?|its|their|all|\d[\d,.]*)\s", re.IGNORECASE)
_PRONOUN = re.compile(
    rf"(?:ensure that\s+)?{_ADVERBS}(?:(?!(?:see|look) (?:to it|that)\b)[\w-]+{_PARTICLES}{_PREPOSITIONS}\s+)?"
    r"(?:(?:it|they|them|he|she|him|her|the same|so)\b"
    r"|(?:these|those|this)\b"
    rf"(?!\s+(?:who|that|which|whose|already|in|of|with|{any_of('times')})\b))",
    re.IGNORECASE,
)
_THIS = re.compile(  # "US" is a country
    rf"\bthis\b(?!\s+(?:{any_of('times')})\b)|\b(?:me|him|we|(?-i:us))\b", re.IGNORECASE
)

_THIS_BODY = re.compile(
    r"\bthis (?P<body>Committee|Secretariat|Ministry|Department|Office|Board|Council|Agency|Authority|Court|Commission"
    r"|Bureau|Assembly|Division|Directorate)\b",
    re.IGNORECASE,
)

MAX_WORDS = 12  # of an antecedent; a longer one was misread, or makes the action unreadable


def with_antecedent(action: str, before: str) -> str:
    """An action with its object in words, where it only has a pronoun for it.

    Args:
        action: An action, as worded by itself.
        before: The action of the sentence right before it.

    Returns:
        "Publish the list every month" for "Publish it every month" behind "Draw up a list of wells"; the same action
        where it has no such pronoun, where the one before it has no object that fits in number, or more than one.
    """
    match = _OBJECT.fullmatch(action)
    if match is None or _IDIOM.match(action) or verb_of(match["verb"]) != match["verb"].casefold():
        return action
    found = _object_of(before)
    if found is None or _SECOND_OBJECT.search(before):
        return action
    phrase, plural = found
    if plural != (match["pronoun"].casefold() != "it") and match["pronoun"].casefold() != "the same":
        return action
    return f"{match['head']} {phrase}{match['rest']}"


def with_issuer(action: str, issuer: str | None) -> str:
    """An action with the issuer's name for "this Committee", where the name says that it is one.

    Args:
        action: An action.
        issuer: Who issued the document.

    Returns:
        "Send the plan to the House of Lords Committee" for "Send the plan to this Committee".
    """
    match = _THIS_BODY.search(action) if issuer else None
    if match is None or issuer is None or not re.search(rf"\b{match['body']}\b", issuer, re.IGNORECASE):
        return action
    article = "" if issuer.casefold().startswith("the ") else "the "
    return f"{action[: match.start()]}{article}{issuer}{action[match.end() :]}"


def points_outside(action: str) -> bool:
    """Whether an action can't be understood without what was said before it, or without knowing who speaks.

    Returns:
        True for "Send it to the Board", "Make this known", "Write to me"; False for "Finish the plan and send it".
    """
    return _PRONOUN.match(action) is not None or _THIS.search(action) is not None


def _object_of(action: str) -> tuple[str, bool] | None:
    """The object of an imperative, made definite, and whether it is a plural."""
    opening = _ANTECEDENT.match(action)
    if opening is None:
        return None
    match = opening if opening["subject"] else re.compile(_PHRASE, re.IGNORECASE).match(action, opening.end())
    if match is None or points_outside(action) or len(match["noun"].split()) > MAX_WORDS:
        return None
    if (opening["verb"] or "").casefold() in _NO_OBJECT:
        return None
    article, noun = match["article"].casefold(), match["noun"]
    head = re.split(r"\s+(?:of)\s+", noun)[0]
    plural = head.endswith("s") and not head.endswith(("ss", "us", "is"))
    if article in {"all", "both"}:
        return f"{article} {noun}", plural
    number = f"{article} " if article[:1].isdigit() else ""
    return f"the {number}{noun}", plural
