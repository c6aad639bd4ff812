"""Markdown's emphasis, set as bold and italic; and which labels a word processor could have counted by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from layouts.parts import Part

_EMPHASIS = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|(?<!\w)_(?P<italic>[^_\n]+)_(?!\w)|`(?P<code>[^`\n]+)`")
COUNTED = frozenset({"1.", "1)", "(1)", "a)", "(a)", "(i)", "I.", "bullet"})
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")


class Run(NamedTuple):
    """Characters of one face."""

    text: str
    bold: bool = False
    italic: bool = False


def runs(text: str) -> list[Run]:
    """A text as runs; its marks of emphasis become faces."""
    found: list[Run] = []
    position = 0
    for match in _EMPHASIS.finditer(text):
        if match.start() > position:
            found.append(Run(text[position : match.start()]))
        found.append(Run(match[match.lastgroup or 0], match.lastgroup == "bold", match.lastgroup == "italic"))
        position = match.end()
    if position < len(text):
        found.append(Run(text[position:]))
    return found


def counted(parts: list[Part]) -> dict[int, int]:
    """Items whose label a list that counts by itself would show just so: index of the part to index of its list.

    A list is a run of items of one style and depth that begins at the first label and leaves none out; deeper items
    and paragraphs that go on may stand between.
    """
    lists: dict[int, list[int]] = {}
    open_lists: dict[tuple[int, str], int] = {}
    for index, part in enumerate(parts):
        if part.kind == "heading":
            open_lists.clear()
        if part.kind != "item" or part.style not in COUNTED:
            continue
        for depth, style in [key for key in open_lists if key[0] > part.depth]:
            del open_lists[depth, style]
        key = (part.depth, part.style)
        if _written(part.style, 0, part.label) == part.label:
            open_lists[key] = index
            lists[index] = [index]
        elif key in open_lists:
            members = lists[open_lists[key]]
            if _written(part.style, len(members), part.label) == part.label:
                members.append(index)
            else:
                del open_lists[key]
    return {member: first for first, members in lists.items() if len(members) > 1 for member in members}


def _written(style: str, index: int, label: str) -> str:
    """The label of the item at an index of its list."""
    if style == "bullet":
        return label
    number = ROMAN[min(index, 14)] if "i" in style.lower() else chr(97 + index % 26) if "a" in style else str(index + 1)
    return style.replace("I", number.upper()).replace("i", number).replace("a", number).replace("1", number)
