"""Lines of minutes that say in one breath what several are to do: "Jo to book the hall, Bo brings the keys"."""

from __future__ import annotations

import re

from directive_extract.extract.forms import acts
from directive_extract.lexicons.agents import is_agent
from directive_extract.lexicons.times import has_time
from directive_extract.lexicons.verbforms import verb_of

_NAME = r"@?[A-ZÀ-ỸĐ][\w.’'-]*"
_NAMES = rf"{_NAME}(?:(?:,\s|\s(?:and|&|\+)\s|\s){_NAME}){{0,3}}"
_TO_DO = re.compile(
    rf",\s+(?:(?:and|then)\s+)?(?=(?:(?P<body>(?:the|each|every|all)(?:\s[\w’'-]+){{1,3}})\s|{_NAMES}\s|(?P<small>[\w+&]+(?:\s[+&]\s\w+)?)\s)"
    r"to\s+(?:also\s|please\s|[a-z]+ly\s)?(?P<verb>[a-z]{2,})\b)"
)
_DOES = re.compile(rf",\s+(?:(?:and|then)\s+)?(?=(?:{_NAMES}|nobody|nothing|others)\s(?P<verb>[a-z]{{3,}}s)\b)")
_OPENS = re.compile(rf"\W*(?:{_NAMES}|(?P<small>[\w+&]+(?:\s[+&]\s\w+)?))\s(?P<verb>to\s[a-z]+|will|[a-z]{{3,}}s)\b")
_ORDER = re.compile(r"\bto [a-z]{2,}|\b(?:will|shall|must|should)\b")
# "..., Jo to sort" at the end names the owner of what stands before it, and "..., the MD to see that they do"
# who watches it.
_WATCHING = frozenset("see supervise oversee watch help assist support monitor check witness".split())

MAX_LINE = 400  # characters: notes are short, and what is longer is prose
MIN_FIRST = 3  # words before a comma at which another begins


def splice_places(text: str) -> list[tuple[int, int]]:
    """Where a line of minutes goes on with what somebody else is to do.

    Args:
        text: A sentence or part of one.

    Returns:
        Half-open places of the commas that part them, in order.
    """
    if "," not in text or len(text) > MAX_LINE:
        return []
    opening = _OPENS.match(text)
    named = opening is not None and (opening["verb"].startswith(("to ", "will")) or _is_act(opening["verb"]))
    small = named and opening is not None and opening["small"] is not None
    found = [
        match.span()
        for match in _TO_DO.finditer(text)
        if _is_order(match, named=named) and (small if match["small"] else _may_end(text, match.start(), named=named))
    ]
    if named:
        found += [match.span() for match in _DOES.finditer(text) if _is_act(match["verb"])]
    return [(first, last) for first, last in sorted(set(found)) if len(text[:first].split()) >= MIN_FIRST]


def _is_order(match: re.Match[str], *, named: bool) -> bool:
    verb, body, small = match["verb"], match["body"], match["small"]
    if verb_of(verb) != verb or verb in _WATCHING:
        return False
    if not named and not match.string[match.end("verb") :].strip(" ."):
        return False
    return is_agent(body) and "ing " not in f"{body} " if body else not small or verb_of(small) is None


def _is_act(word: str) -> bool:
    return acts(word, base=False, loose=False)


def _may_end(text: str, comma: int, *, named: bool) -> bool:
    """Whether what stands before a comma can be all that one has to do."""
    before = text[:comma]
    return named or has_time(before) or _ORDER.search(before) is not None
