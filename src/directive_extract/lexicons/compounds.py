"""Words that are written with a hyphen: one at a line's end belongs to them, and is no break."""

from __future__ import annotations

import re

# Written with a hyphen before another word ("long-term", "follow-up").
FIRST_PARTS = frozenset(
    "co pre non self well long short high low anti multi inter cross year half full part post sub semi vice ex mid"
    " socio first second third two three four follow take"
    " set check hand clear decision policy law rule inter so re all"
    " ever door step day month week work on off face back end".split()
)
# Of these, prefixes that typesetters break words behind ("inter-national", "re-gard", "ex-plained"): in set type the
# hyphen is theirs unless the document writes the word with one.
_PREFIXES = frozenset("co pre anti multi inter post sub semi ex so re on all".split())
# What follows the others in words that are written as one ("high-way", "week-end", "short-age").
_SOLID = re.compile(
    r"(?:ways?|ends?|days?|lands?|landers?|light(?:s|ed|ing)?|shops?|place[sd]?|force[sd]?|loads?|times?|books?|lines?"
    r"|hold(?:s|ers?)?|ward|wards|over|out|up|age|ages|er|ers|est|ly|ing|ings|ed|en|ness|ity|s)\Z",
    re.IGNORECASE,
)
_KEPT_BEFORE = {"follow": ("up",), "take": ("over", "out", "up"), "set": ("up",), "check": ("up", "out", "ing"),
    "hand": ("over", "out"), "clear": ("out", "ing"), "back": ("up",), "on": ("going",)}  # fmt: skip
_LEFT = re.compile(r"[^\W\d_]+$")
_RIGHT = re.compile(r"[^\W\d_]+")


def keeps_hyphen(left: str, right: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at the end of a line of set type belongs to the word.

    Args:
        left: What stands before the hyphen, of which the last word counts.
        right: What follows on the next line.
        known: Words that the document writes with a hyphen inside a line, in lower case.

    Returns:
        True for a known first part, or where the word is written so elsewhere.
    """
    before, behind = _LEFT.search(left), _RIGHT.match(right)
    if before is None or behind is None:
        return True
    first, rest = before[0].casefold(), behind[0].casefold()
    if f"{first}-{rest}" in known:
        return True
    if first not in FIRST_PARTS or first in _PREFIXES:
        return False
    return rest in _KEPT_BEFORE.get(first, ()) or _SOLID.fullmatch(rest) is None
