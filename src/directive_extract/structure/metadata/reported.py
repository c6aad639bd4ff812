"""Who directs in a report: the person or body that headline and lead name, and that the verbs of directing follow."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.structure.metadata.authorities import BODY, DIRECTING, NAME_FIRST, PERSON, split_person

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

SCANNED_CHARS = 5000
LEAD_CHARS = 900  # headline, stamp, first paragraph
MAX_WORDS = 14
_TITLE_WEIGHT, _LEAD_WEIGHT, _VERB_WEIGHT, _CAPTION_WEIGHT = 3.0, 2.0, 2.0, 0.5
_PERSON_FACTOR = 1.5  # a report names a body in passing more often than a person
_MAX_CAPTION_CHARS = 200
_DEPUTIES = frozenset({"deputy", "vice", "permanent", "acting"})
_CAPTION = re.compile(r"\bphoto\b", re.IGNORECASE)


# Who is told to act is not the one who directs: "The Harbour Office is to: ...".
_TOLD = re.compile(r",?\s+(?:shall|must|should|(?:is|are|has|have|was|were)\s+(?:\w+ed\s+)?to)\b")


@dataclass(frozen=True, slots=True)
class _Mention:
    """One place where an authority is named.

    Attributes:
        office: "deputy prime minister", lower case; "" for a body.
        name: A person's name, or a body's; "" where only the office stands.
        shown: As the text has it.
        weight: How much the place speaks for its being the one who directs.
    """

    office: str
    name: str
    shown: str
    weight: float


def find_reported_authority(text: str, title: str | None) -> str | None:
    """Find whose directives a report carries.

    Args:
        text: The report.
        title: Its headline.

    Returns:
        The fullest form of the name in the first paragraphs; None where no authority is named.
    """
    scanned = text[:SCANNED_CHARS]
    spans: list[tuple[int, int]] = []
    persons = list(_persons(scanned, title, spans))
    bodies = list(_bodies(scanned, title, spans))
    groups = [*_group_persons(persons), *_group_bodies(bodies)]
    if not groups:
        return None
    best = max(groups, key=lambda group: sum(mention.weight for mention in group))
    return _fullest(best) if any(mention.weight for mention in best) else None


def _fullest(group: Sequence[_Mention]) -> str:
    """Return the name at its longest among the first mentions; the earlier of two of one length."""
    family = next((mention.name.split()[-1] for mention in group if mention.name), "")
    named = [mention for mention in group if family and mention.shown.endswith(family)] or list(group)
    return max(named[:6], key=lambda mention: min(len(mention.shown.split()), 8)).shown


def _weight(text: str, start: int, end: int, title: str | None) -> float:
    line_end = text.find("\n", end)
    line = text[text.rfind("\n", 0, start) + 1 : line_end if line_end >= 0 else len(text)]
    if len(line) < _MAX_CAPTION_CHARS and _CAPTION.search(line):
        return _CAPTION_WEIGHT
    if _TOLD.match(text, end):
        return 0.0
    weight = 1.0 + (_LEAD_WEIGHT if start < LEAD_CHARS else 0.0)
    if title and start < LEAD_CHARS and text[start:end] in title:
        weight += _TITLE_WEIGHT
    if DIRECTING.match(text, end):
        weight += _VERB_WEIGHT
    return weight


def _persons(text: str, title: str | None, spans: list[tuple[int, int]]) -> Iterator[_Mention]:
    for match in NAME_FIRST.finditer(text):
        spans.append(match.span())
        office, name = match["office"] or "", match["name"]
        weight = _PERSON_FACTOR * _weight(text, match.start("name"), match.end("name"), title)
        yield _Mention(office.lower(), name, f"{office} {name}".strip(), weight)
    for match in PERSON.finditer(text):
        office, name = split_person(match["who"])
        spans.append(match.span())
        weight = _PERSON_FACTOR * _weight(text, match.start(), match.end(), title)
        if len(match["who"].split()) <= MAX_WORDS:
            yield _Mention(office.lower(), name, f"{office} {name}".strip(), weight)


def _group_persons(mentions: Sequence[_Mention]) -> list[list[_Mention]]:
    """Return what names one person together: by family name, and bare offices with the holder named most."""
    groups: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if mention.name:
            groups.setdefault(mention.name.split()[-1].lower(), []).append(mention)
    named = sorted(groups.values(), key=lambda group: -sum(mention.weight for mention in group))
    bare: dict[str, list[_Mention]] = {}
    for mention in mentions:
        if not mention.name:
            holder = groups.get(mention.office.split()[-1])  # "Minister of Public Works Hale", where "Hale" is a name
            holder = holder or next((group for group in named if _holds(group, mention.office)), None)
            (holder if holder is not None else bare.setdefault(mention.office, [])).append(mention)
    return [*named, *bare.values()]


def _holds(group: Iterable[_Mention], office: str) -> bool:
    """Return whether one of the group has the office; a deputy does not hold that of the chief."""
    words = set(office.split())
    for mention in group:
        held = set(mention.office.split())
        if mention.name and words <= held and not (held - words) & _DEPUTIES:
            return True
    return False


def _bodies(text: str, title: str | None, spans: Sequence[tuple[int, int]]) -> Iterator[_Mention]:
    for match in BODY.finditer(text):
        start, end = match.span("who")
        if any(start < other_end and other_start < end for other_start, other_end in spans):
            continue
        name = " ".join(match["who"].split())
        name = re.sub(r"^(?:The|A|An)\s", "", name)
        if len(name.split()) <= MAX_WORDS:
            yield _Mention("", name, name, _weight(text, start, end, title))


def _group_bodies(mentions: Sequence[_Mention]) -> list[list[_Mention]]:
    """Return short names ("the Council") with the full one that holds them ("Security Council")."""
    groups: dict[str, list[_Mention]] = {}
    for mention in mentions:
        key = mention.name.lower()
        fuller = next((other for other in groups if key != other and f" {key} " in f" {other} "), None)
        groups.setdefault(fuller or key, []).append(mention)
    merged: dict[str, list[_Mention]] = {}
    for key, group in groups.items():
        fuller = next((other for other in groups if other != key and f" {key} " in f" {other} "), None)
        merged.setdefault(fuller or key, []).extend(group)
    return list(merged.values())
