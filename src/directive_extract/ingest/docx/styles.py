"""Styles of a Word file: what a paragraph or a run gets from its style and from those that the style is based on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.ingest.docx.names import W, has_lines, is_on, left_indent, number, value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml import etree

BODY_TEXT = 9  # the outline level of text that is no heading
_TITLES = frozenset({"title", "subtitle"})


class Styles:
    """The styles of one document.

    Args:
        root: The root of `styles.xml`.
    """

    def __init__(self, root: etree._Element) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._default: str | None = None
        for style in root.iter(W + "style"):
            name = style.get(W + "styleId")
            if name is None:
                continue
            self._styles.setdefault(name, style)
            if style.get(W + "type") == "paragraph" and style.get(W + "default") in {"1", "true"}:
                self._default = name

    def of_paragraph(self, properties: etree._Element | None) -> str | None:
        """The style that a paragraph has.

        Args:
            properties: Its `w:pPr`.

        Returns:
            The style's id; the default style's where the paragraph names none.
        """
        return value(properties, "pStyle") or self._default

    def numbering(self, style: str | None) -> tuple[int, int | None] | None:
        """The list that a style numbers its paragraphs in.

        Args:
            style: Its id.

        Returns:
            The number of the list and the level, None where the list's own levels say which style is theirs; None
            where the style numbers nothing.
        """
        for element in self._chain(style):
            properties = element.find(f"{W}pPr/{W}numPr")
            listed = number(value(properties, "numId"))
            if listed is not None:
                return (listed, number(value(properties, "ilvl"))) if listed else None
        return None

    def is_hidden(self, style: str | None) -> bool:
        """Whether the text of a style is hidden.

        Args:
            style: Its id.

        Returns:
            True where it, or the nearest of its bases that says so, hides it.
        """
        return next((on for e in self._chain(style) if (on := is_on(e.find(W + "rPr"), "vanish")) is not None), False)

    def is_heading(self, style: str | None) -> bool:
        """Whether paragraphs of a style are headings.

        Args:
            style: Its id.

        Returns:
            True for Word's headings and titles, and for styles with an outline level.
        """
        for element in self._chain(style):
            level = number(value(element.find(W + "pPr"), "outlineLvl"))
            name = (value(element, "name") or "").casefold()
            if level is not None:
                return level < BODY_TEXT
            if name in _TITLES or name.startswith("heading "):
                return True
        return False

    def is_contents(self, style: str | None) -> bool:
        """Whether a style is that of lines of a table of contents.

        Args:
            style: Its id.

        Returns:
            True for "TOC 1" to "TOC 9" and what is based on them.
        """
        return any((value(e, "name") or "").casefold().startswith("toc ") for e in self._chain(style))

    def is_ruled(self, style: str | None) -> bool:
        """Whether tables of a style have lines.

        Args:
            style: Its id.

        Returns:
            True where it, or the nearest of its bases that speaks of lines, draws some.
        """
        found = (has_lines(element.find(W + "tblPr"), "tblBorders") for element in self._chain(style))
        return next((ruled for ruled in found if ruled is not None), False)

    def indent(self, style: str | None) -> int | None:
        """How far a style indents its paragraphs.

        Args:
            style: Its id.

        Returns:
            Twentieths of a point; None where neither it nor its bases say so.
        """
        return next((i for e in self._chain(style) if (i := left_indent(e.find(W + "pPr"))) is not None), None)

    def lineage(self, style: str | None) -> list[str]:
        """A style and those that it is based on.

        Args:
            style: Its id.

        Returns:
            Their ids, the nearest first.
        """
        return [element.get(W + "styleId", "") for element in self._chain(style)]

    def _chain(self, style: str | None) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:  # broken files have circles
            seen.add(style)
            yield self._styles[style]
            style = value(self._styles[style], "basedOn")
