"""Numbers of list paragraphs, as Word shows them. They stand nowhere in the text: Word counts when it prints.

Source: ECMA-376 part 1, 17.9 (numbering), held against what LibreOffice shows for the same files
(tests/integration/test_docx_and_office.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from directive_extract.ingest.docx.counting import written
from directive_extract.ingest.docx.names import W, is_on, left_indent, number, value

if TYPE_CHECKING:
    from lxml import etree

    from directive_extract.ingest.docx.styles import Styles

LEVELS = 9
MAX_LINKS = 5  # lists that take their levels from a style that takes them from a list ...
BULLET = "-"
_PLACE = re.compile(r"%([1-9])")
_CUSTOM = re.compile(r"0*1\b")  # "001, 002, 003": figures padded to that width


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a list.

    Attributes:
        start: The first number.
        style: How numbers are written, `w:numFmt`.
        text: What is shown, "%1.%2)".
        restart: From 1: the level that has it begin anew; 0 for never, None for any level above.
        legal: Whether all levels are shown in figures.
        width: To how many figures a number is padded.
        paragraph_style: The style whose paragraphs are of this level.
        indent: How far its paragraphs are indented, in twentieths of a point; None where it does not say.
    """

    start: int = 1
    style: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    width: int = 0
    paragraph_style: str | None = None
    indent: int | None = None


@dataclass(frozen=True, slots=True)
class _List:
    """A list: the definition it shares its counters with, its levels, and where it begins anew."""

    shared: str
    levels: dict[int, Level]
    starts: dict[int, int]


@dataclass(slots=True)
class Numbering:
    """Counts the paragraphs of all lists of a document.

    Attributes:
        root: The root of `numbering.xml`; None where there is none.
        styles: The document's styles.
    """

    root: etree._Element | None
    styles: Styles
    _definitions: dict[str, etree._Element] = field(default_factory=dict)
    _instances: dict[int, etree._Element] = field(default_factory=dict)
    _lists: dict[int, _List | None] = field(default_factory=dict)
    _counts: dict[str, list[int | None]] = field(default_factory=dict)
    _begun: set[tuple[int, int]] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Look up lists by their numbers."""
        if self.root is None:
            return
        for element in self.root.iter(W + "abstractNum"):
            self._definitions.setdefault(element.get(W + "abstractNumId", ""), element)
        for element in self.root.iter(W + "num"):
            listed = number(element.get(W + "numId"))
            if listed is not None:
                self._instances.setdefault(listed, element)

    def place(self, properties: etree._Element | None, style: str | None) -> tuple[int, int] | None:
        """The list that a paragraph stands in, by its own properties or by its style's.

        Args:
            properties: Its `w:pPr`.
            style: The id of its style.

        Returns:
            The number of the list, and the level from 0; None where it stands in none.
        """
        own = None if properties is None else properties.find(W + "numPr")
        listed, level = number(value(own, "numId")), number(value(own, "ilvl"))
        if listed is None:
            inherited = self.styles.numbering(style)
            if inherited is None:
                return None
            listed = inherited[0]
            level = level if level is not None else inherited[1]
            if level is None:
                level = self._level_of(listed, style)
        if not listed:  # 0 takes a paragraph out of its style's list
            return None
        return listed, min(max(level or 0, 0), LEVELS - 1)

    def label(self, listed: int, level: int) -> str | None:
        """Count one paragraph.

        Args:
            listed: The number of its list.
            level: From 0.

        Returns:
            What Word shows before it; "-" for every bullet; None where it shows nothing.
        """
        found = self._list(listed)
        if found is None or level not in found.levels:
            return None
        counts = self._counts.setdefault(found.shared, [None] * LEVELS)
        self._count(found, counts, listed, level)
        definition = found.levels[level]
        if definition.style == "bullet":
            return BULLET
        shown = _PLACE.sub(lambda place: _figure(found.levels, counts, int(place[1]) - 1, definition), definition.text)
        return " ".join(shown.split()) or None

    def indent(self, listed: int, level: int) -> int | None:
        """How far a list indents the paragraphs of a level.

        Args:
            listed: The number of the list.
            level: From 0.

        Returns:
            Twentieths of a point; None where the list does not say.
        """
        found = self._list(listed)
        return None if found is None or level not in found.levels else found.levels[level].indent

    def _count(self, found: _List, counts: list[int | None], listed: int, level: int) -> None:
        start = found.starts.get(level) if (listed, level) not in self._begun else None
        self._begun.add((listed, level))
        current = counts[level]
        if start is not None:
            counts[level] = start
        else:
            counts[level] = found.levels[level].start if current is None else current + 1
        for deeper in range(level + 1, LEVELS):
            restart = found.levels[deeper].restart if deeper in found.levels else None
            if restart is None or level < restart:
                counts[deeper] = None

    def _level_of(self, listed: int, style: str | None) -> int:
        """Return the level that a list keeps for a style."""
        found = self._list(listed)
        if found is None:
            return 0
        kept = {level.paragraph_style: index for index, level in found.levels.items() if level.paragraph_style}
        return next((kept[name] for name in self.styles.lineage(style) if name in kept), 0)

    def _list(self, listed: int) -> _List | None:
        if listed not in self._lists:
            self._lists[listed] = self._read_list(listed)
        return self._lists[listed]

    def _read_list(self, listed: int) -> _List | None:
        instance = self._instances.get(listed)
        shared = value(instance, "abstractNumId")
        for _ in range(MAX_LINKS):
            link = value(self._definitions.get(shared or ""), "numStyleLink")
            inherited = None if link is None else self.styles.numbering(link)
            if inherited is None:
                break
            shared = value(self._instances.get(inherited[0]), "abstractNumId")
        definition = self._definitions.get(shared or "")
        if instance is None or shared is None or definition is None:
            return None
        levels = _levels(definition)
        starts: dict[int, int] = {}
        for override in instance.iter(W + "lvlOverride"):
            level = number(override.get(W + "ilvl")) or 0
            levels |= _levels(override)
            start = number(value(override, "startOverride"))
            if start is not None:
                starts[level] = start
        return _List(shared, levels, starts)


def _levels(parent: etree._Element) -> dict[int, Level]:
    found = ((number(element.get(W + "ilvl")), element) for element in parent.iterchildren(W + "lvl"))
    return {index: _level(element) for index, element in found if index is not None and 0 <= index < LEVELS}


def _level(element: etree._Element) -> Level:
    formats = list(element.iter(W + "numFmt"))  # a custom one stands in mc:AlternateContent
    style = formats[0].get(W + "val", "decimal") if formats else "decimal"
    custom = _CUSTOM.match(formats[0].get(W + "format", "")) if formats else None
    level = Level(
        start=number(value(element, "start")) or 0,
        style=style,
        text=value(element, "lvlText") or "",
        restart=number(value(element, "lvlRestart")),
        legal=bool(is_on(element, "isLgl")),
        paragraph_style=value(element, "pStyle"),
        indent=left_indent(element.find(W + "pPr")),
    )
    return replace(level, width=min(len(custom[0]), LEVELS)) if style == "custom" and custom else level


def _figure(levels: dict[int, Level], counts: list[int | None], index: int, shown_in: Level) -> str:
    """Return one number of a label; a level above that has not been counted yet shows its first number."""
    level = levels.get(index, Level())
    current = counts[index]
    count = max(level.start if current is None else current, 0)
    if shown_in.legal:
        return str(count)
    return written(count, level.style).zfill(level.width)
