"""Names of elements and attributes of WordprocessingML, and how its values are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_OFF = frozenset({"0", "false", "off", "none"})
_MAX_DIGITS = 9


def value(element: etree._Element | None, child: str) -> str | None:
    """The `w:val` of a child.

    Args:
        element: The parent, or None.
        child: Local name.

    Returns:
        The attribute; None where parent, child or attribute is missing.
    """
    found = None if element is None else element.find(W + child)
    return None if found is None else found.get(W + "val")


def number(text: str | None) -> int | None:
    """A whole number, as far as it is one.

    Args:
        text: An attribute.

    Returns:
        The number; None for anything else, and for numbers that no document counts to.
    """
    if text is None or not text.lstrip("-").isdecimal() or len(text) > _MAX_DIGITS:
        return None
    return int(text)


def is_on(element: etree._Element | None, child: str) -> bool | None:
    """A switch, such as `w:vanish`.

    Args:
        element: The parent, or None.
        child: Local name.

    Returns:
        True or False as the child says (without a value it means True); None where it is not there.
    """
    found = None if element is None else element.find(W + child)
    if found is None:
        return None
    return (found.get(W + "val") or "true").lower() not in _OFF


def has_lines(properties: etree._Element | None, child: str) -> bool | None:
    """Whether lines are drawn.

    Args:
        properties: The properties of a table or a cell.
        child: `tblBorders` or `tcBorders`.

    Returns:
        True or False as they say; None where they say nothing.
    """
    found = None if properties is None else properties.find(W + child)
    if found is None:
        return None
    return any(line.get(W + "val", "none") not in {"none", "nil"} for line in found)


def left_indent(properties: etree._Element | None) -> int | None:
    """How far a paragraph is indented.

    Args:
        properties: A `w:pPr`.

    Returns:
        Twentieths of a point; None where it is not stated.
    """
    found = None if properties is None else properties.find(W + "ind")
    return None if found is None else number(found.get(W + "left") or found.get(W + "start"))
