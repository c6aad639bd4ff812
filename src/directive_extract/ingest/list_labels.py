"""Labels of list items in HTML: what a browser shows before each, by its list's type, start and values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_LABELLED = re.compile(r"(?:[-–—•*+]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s")
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)", re.IGNORECASE)
_STYLES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I", "decimal": "1", "none": "",
}  # fmt: skip
_WRAPPERS = frozenset({"p", "div", "span", "b", "strong", "em", "i", "u", "font", "a"})
_HEAD_CHARS = 24  # of an item's text, in which its own label would stand
_MAX_DIGITS = 5


@dataclass(slots=True)
class OpenList:
    """A list that is open.

    Attributes:
        style: How its items are labelled: "1", "a", "A", "i", "I"; "" for none; None for bullets.
        count: How many items there were, or the number of the last one.
    """

    style: str | None
    count: int = 0

    def next_label(self, element: etree._Element) -> str:
        """The label of the next item.

        Args:
            element: The item; its `value` sets the number.

        Returns:
            The label with a space behind it; "" where the list shows none.
        """
        if self.style is None:
            return "- "
        value = element.get("value", "")
        self.count = int(value) if value.isdecimal() and len(value) <= _MAX_DIGITS else self.count + 1
        if not self.style:
            return ""
        if self.style in {"a", "A"} and 1 <= self.count <= 26:
            return f"{chr(ord(self.style) + self.count - 1)}) "
        if self.style in {"i", "I"} and self.count <= 39:
            numeral = _roman(self.count)
            return f"({numeral}) " if self.style == "i" else f"{numeral.upper()}. "
        return f"{self.count}. "


def open_list(element: etree._Element, *, ordered: bool) -> OpenList:
    """A list as its element says.

    Args:
        element: `ol`, `ul`, or a list of trafilatura's.
        ordered: Whether its items are numbered.

    Returns:
        The list before its first item.
    """
    if not ordered:
        return OpenList(None)
    found = _STYLE.search(element.get("style", "")[:500])
    style = _STYLES.get(found[1].lower()) if found else None
    start = element.get("start", "")
    count = int(start) - 1 if start.isdecimal() and len(start) <= _MAX_DIGITS else 0
    return OpenList(element.get("type", "1") if style is None else style, count)


def is_labelled(text: str) -> bool:
    """Whether an item's text begins with a label that somebody typed."""
    return _LABELLED.match(text) is not None


def write_labels(root: etree._Element) -> None:
    """Write the labels of ordered lists into their items, in place.

    What extracts the main text keeps neither the type nor the start of a list, nor what level an item is on; a label
    in the text tells all three.

    Args:
        root: A page.
    """
    for element in root.iter("ol"):
        current = open_list(element, ordered=True)
        for item in element.iterchildren("li"):
            label = current.next_label(item)
            if label and not is_labelled(_beginning(item)):
                _prefix(item, label)


def _beginning(item: etree._Element) -> str:
    text = ""
    for piece in item.itertext():
        text = (text + piece).lstrip()
        if len(text) >= _HEAD_CHARS:
            break
    return text


def _prefix(item: etree._Element, label: str) -> None:
    """Put a label before an item's first word, inside the paragraph that holds it."""
    holder = item
    while not (holder.text or "").strip() and len(holder) and holder[0].tag in _WRAPPERS:
        holder = holder[0]
    holder.text = label + (holder.text or "").lstrip()


def _roman(number: int) -> str:
    tens, units = divmod(number, 10)
    return "x" * tens + ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[units]
