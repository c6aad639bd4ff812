"""Targets: numbers that a task must reach."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.resolve.quantities import quantities
from directive_extract.schema.directive import Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.resolve.quantities import Quantity
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.outline import Passage

_LEXICON = load_lexicon("quantities")
_BASELINE = re.compile(rf"\b(?:{'|'.join(_LEXICON['baselines'])})(?:\s+the)?(?:\s+\w+)?\s*$", re.IGNORECASE)
_EXPLAINING = re.compile(rf"\b(?:{'|'.join(_LEXICON['explaining'])})\b[^,;]*$", re.IGNORECASE)
_PARENTHESIS = re.compile(r"\((?!\s*\d+(?:\.\d+)?\s*%)[^()]*\)?")

LOOK_BACK = 60  # characters before a number that say what it is ("with a vaccination rate below")


def targets_in(passage: Passage, source_text: str, deadline: Deadline | None = None) -> tuple[Target, ...]:
    """Numbers that a clause sets as a target.

    Args:
        passage: The clause, or the task cell of a row.
        source_text: The document.
        deadline: The task's deadline; its numbers are no targets.

    Returns:
        Targets in reading order: shares in "%", money as its full value with the currency, counts with the noun that
        is counted. What says how things are ("from 19 per cent") or explains ("whose losses exceed 30%") is left out.
    """
    text = passage.text
    aside = [match.span() for match in _PARENTHESIS.finditer(text)]
    taken: list[tuple[int, int]] = []
    if deadline is not None:
        taken = list(_places(deadline.text, text))
    found: list[Quantity] = []
    for entry in quantities(text):
        free = all(entry.end <= start or end <= entry.number for start, end in taken)
        inside = any(start <= entry.number < end for start, end in aside)
        if free and not inside and not _only_describes(text, entry):
            found.append(entry)
            taken.append((entry.start, entry.end))
    return tuple(
        Target(
            text=text[entry.start : entry.end],
            value=entry.value,
            unit=entry.unit,
            evidence=passage.span(source_text, entry.start, entry.end),
        )
        for entry in sorted(found, key=lambda entry: entry.start)
    )


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Where some words stand in a text, none overlapping another."""
    at = text.find(words) if words else -1
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words))


def _only_describes(text: str, entry: Quantity) -> bool:
    if _EXPLAINING.search(text[: entry.number]):
        return True
    counted = entry.unit != "%" and not re.search(r"[$A-Z]", entry.unit)
    return not counted and any(
        _BASELINE.search(text[max(0, at - LOOK_BACK) : at]) for at in {entry.start, entry.number}
    )
