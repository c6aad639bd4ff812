"""Targets: numbers that a task must reach."""

from __future__ import annotations

import re

from directive_extract.schema.directive import Target
from directive_extract.schema.outline import Passage

_TARGET = re.compile(
    r"(?P<bound>at least|no (?:less|fewer) than|not (?:less|lower|more|higher|exceeding) than|at most|up to|under|below|over|more than|all)?\s*"
    r"(?P<number>\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?P<percent>%|per ?cent\b|percent\b)"
    r"(?:\s+of\s+(?P<of>(?:the\s+|all\s+)?[\w'’-]+(?:\s+(?:and\s+)?[\w'’-]+){0,3}))?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:at least|no (?:less|fewer) than|a minimum of|up to|at most|no more than|a target of)\s+(?P<number>\d{1,3}(?:,\d{3})+|\d+|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty)\s+"
    r"(?P<unit>[a-z][\w-]*(?:\s+[a-z][\w-]*)?)",
    re.IGNORECASE,
)
_STOP = re.compile(
    r"\s+(?:to|by|before|in|on|within|is|are|be|must|should|will|have|has|with|from|at|for|that|which|no|and)\b.*$",
    re.IGNORECASE,
)
_WORDS = {
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "twelve": 12,
    "twenty": 20,
}
_DURATION = re.compile(r"(?:hours?|days?|weeks?|months?|years?|minutes?|times?)$", re.IGNORECASE)


def targets_in(passage: Passage, source_text: str, deadline: object = None) -> tuple[Target, ...]:
    """Numbers that a clause sets as a target: percentages, and counts with a bound.

    Args:
        passage: The clause.
        source_text: The document.

    Returns:
        Targets in reading order.
    """
    found: list[tuple[int, int, float, str | None]] = []
    for match in _TARGET.finditer(passage.text):
        end = match.end()
        if match.group("of"):
            end = match.start("of") + len(_STOP.sub("", match.group("of")))
        found.append((match.start("number"), end, _number(match.group("number")), "%"))
    for match in _COUNT.finditer(passage.text):
        unit = _STOP.sub("", match.group("unit"))
        if _DURATION.search(unit) or any(a <= match.start("number") < b for a, b, _, _ in found):
            continue
        found.append((match.start("number"), match.start("unit") + len(unit), _number(match.group("number")), unit))
    return tuple(
        Target(text=passage.text[a:b], value=value, unit=unit, evidence=passage.span(source_text, a, b))
        for a, b, value, unit in sorted(found)
    )


def _number(text: str) -> float:
    return float(_WORDS.get(text.casefold(), 0)) or float(text.replace(",", "").replace("\u00a0", ""))
