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
_LEFT = re.compile(r"[^\W\d_]+$")
_RIGHT = re.compile(r"[^\W\d_]+")


def keeps_hyphen(left: str, right: str, known: frozenset[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word.

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
    return before[0].casefold() in FIRST_PARTS or f"{before[0]}-{behind[0]}".casefold() in known
