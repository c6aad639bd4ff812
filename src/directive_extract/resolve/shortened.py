"""Long actions cut down to what a register's column takes, by what only explains them."""

from __future__ import annotations

import re

from directive_extract.resolve.subjects import any_of

MAX_WORDS = 30  # of an action; beyond it a reviewer reads the evidence anyway
MIN_LEFT = 5  # words that have to be left: a shorter one says too little

_EXPLAINS = re.compile(rf"(?:,\s+|\s+(?=because\b|so that\b|in order\b))(?:{any_of('explaining')})\b", re.IGNORECASE)
_RELATIVES = frozenset({"which", "who", "whose", "where"})
_ASIDE = re.compile(r",\s+(?:which|who|whose|where)\b[^,;()]*,(?=\s)|\s*\((?![^()]*%)[^()]{25,}\)", re.IGNORECASE)


def shortened(action: str) -> str:
    """An action without what explains it, where it is too long.

    Args:
        action: An imperative.

    Returns:
        At most 30 words where reasons, purposes, relative clauses and the like can be taken from its end or its middle;
        else what is left. The words that are taken out are in the evidence.
    """
    while len(action.split()) > MAX_WORDS:
        places = [match.start() for match in _EXPLAINS.finditer(action) if not _goes_on(action, match)]
        place = next((start for start in reversed(places) if len(action[:start].split()) >= MIN_LEFT), None)
        shorter = action[:place] if place is not None else _ASIDE.sub("", action, count=1)
        if shorter == action or shorter.count("(") != shorter.count(")"):
            break
        action = shorter
    return action


def _goes_on(action: str, match: re.Match[str]) -> bool:
    """Whether the sentence goes on behind a relative clause: "the plan, which is late, is submitted"."""
    related = match.group().strip(" ,").casefold() in _RELATIVES
    return related and "," in action[match.end() :]
