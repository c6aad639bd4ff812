"""Who directs in a report: the person or body that headline and lead name, and that the verbs of directing follow."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from directive_extract.structure.metadata.authorities import BODY, DIRECTING, NAME_FIRST, PERSON

if TYPE_CHECKING:
    from collections.abc import Iterator

SCANNED_CHARS = 5000
LEAD_CHARS = 900  # headline, stamp, first paragraph
MAX_WORDS = 14
_TITLE_WEIGHT, _LEAD_WEIGHT, _VERB_WEIGHT = 3.0, 2.0, 2.0
_CAPTION = re.compile(r"\bphoto\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"['’]s$")


@dataclass(slots=True)
class _Authority:
    """One person or body with all that speaks for it."""

    weight: float = 0.0
    names: list[str] = field(default_factory=list)


def find_reported_authority(text: str, title: str | None) -> str | None:
    """Find whose directives a report carries.

    Args:
        text: The report.
        title: Its headline.

    Returns:
        The fullest form of the name in the first paragraphs; None where no authority is named.
    """
    found: dict[str, _Authority] = defaultdict(_Authority)
    scanned = text[:SCANNED_CHARS]
    for start, end, name, key in (*_persons(scanned), *_bodies(scanned)):
        entry = found[key]
        entry.names.append(name)
        entry.weight += _weight(scanned, start, end, title)
    if not found:
        return None
    best = max(found.values(), key=lambda entry: entry.weight)
    return max(best.names[:6], key=lambda name: (min(len(name.split()), 7), -best.names.index(name)))


def _weight(text: str, start: int, end: int, title: str | None) -> float:
    line_end = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else len(text)]
    if _CAPTION.search(line) and len(line) < 200:
        return 0.5
    weight = 1.0 + (_LEAD_WEIGHT if start < LEAD_CHARS else 0.0)
    if title and start < LEAD_CHARS and text[start:end] in title:
        weight += _TITLE_WEIGHT
    if DIRECTING.match(text, end):
        weight += _VERB_WEIGHT
    return weight


def _persons(text: str) -> Iterator[tuple[int, int, str, str]]:
    for match in NAME_FIRST.finditer(text):
        yield match.start(), match.end(), f"{match['office']} {match['name']}", _key(match["name"])
    for match in PERSON.finditer(text):
        name = _POSSESSIVE.sub("", " ".join(match["who"].split()))
        if len(name.split()) <= MAX_WORDS:
            yield match.start(), match.end(), name, _key(name)


def _bodies(text: str) -> Iterator[tuple[int, int, str, str]]:
    for match in BODY.finditer(text):
        name = " ".join(match["who"].split())
        if len(name.split()) <= MAX_WORDS:
            yield match.start(), match.end(), name, name.lower()


def _key(name: str) -> str:
    """Return the last word: family names vary, "Tran Cam Tu" and "Tu" are one."""
    return name.split()[-1].lower()
