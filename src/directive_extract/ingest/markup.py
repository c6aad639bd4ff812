"""A tree of markup as plain text: one block a line, a blank line between paragraphs, rows as `| a | b |`.

It takes HTML and the small XML that trafilatura gives (`head`, `list`, `item`, `row`, `cell`, `lb`). Everything is
done in one pass over start and end events: no recursion, so that deep nesting cannot overflow the stack.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from directive_extract.ingest.list_labels import OpenList, is_labelled, open_list

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# A cell that is longer, or has more lines, belongs to a table that only lays out the page, as old official sites have.
MAX_CELL_CHARS = 600
MAX_CELL_LINES = 6

_SKIPPED = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "object", "embed", "iframe", "canvas", "audio", "video",
    "select", "button", "textarea", "input", "option", "dialog", "graphic", "title", "meta", "link",
})  # fmt: skip
_BLOCKS = frozenset({
    "p", "div", "section", "article", "main", "body", "head", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "quote",
    "pre", "address", "figure", "figcaption", "caption", "center", "dl", "dt", "dd", "fieldset", "form", "details",
    "summary", "header", "footer", "aside", "nav", "list", "ul", "ol", "table", "tbody", "thead", "tfoot", "hr", "html",
    "code",
})  # fmt: skip
_ITEMS = frozenset({"li", "item"})
_LISTS = frozenset({"ul", "ol", "list"})
_ROWS = frozenset({"tr", "row"})
_CELLS = frozenset({"td", "th", "cell"})
_BREAKS = frozenset({"br", "lb"})
_BLANK_LINES = re.compile(r"\n{3,}")
_SPACE = re.compile(r"\s+")
_BREAK = "\x00"  # stands for <br> until a block is closed; NUL cannot occur in parsed markup

MAX_SECTION_CHARS = 120  # of a section's title in a table

_Block = tuple[str, str]  # kind ("text", "heading", "item", "row", "pre") and text


@dataclass(slots=True)
class _Rendering:
    """State of one pass.

    Attributes:
        frames: Blocks written so far, as (kind, text): of the page, and of each table cell that is open.
        rows: Of each row that is open, its finished cells.
        inline: The block that is being written.
        lists: Lists that are open.
        label: What the next block begins with.
    """

    frames: list[list[_Block]] = field(default_factory=lambda: [[]])
    rows: list[list[list[_Block]]] = field(default_factory=list)
    inline: list[str] = field(default_factory=list)
    lists: list[OpenList] = field(default_factory=list)
    label: str = ""

    def close_block(self, kind: str = "text") -> None:
        """End the block that is being written, if there is one."""
        text = _fold("".join(self.inline))
        self.inline.clear()
        if not text:
            return
        if self.label and kind == "text":
            text = text if is_labelled(text) else self.label + text
            kind = "item"
        self.label = ""
        self.frames[-1].append((kind, text))

    def close_preformatted(self) -> None:
        """End a stretch whose line breaks and columns were typed; they are kept."""
        lines = [line.rstrip() for line in "".join(self.inline).replace(_BREAK, "\n").expandtabs().splitlines()]
        self.inline.clear()
        text = "\n".join(lines).strip("\n")
        if text.strip():
            self.frames[-1].append(("pre", text))


def render(root: etree._Element, is_skipped: Callable[[etree._Element], bool] = lambda _: False) -> str:
    """Write a tree as plain text.

    Args:
        root: An element of HTML, or of trafilatura's XML.
        is_skipped: Says which further elements to leave out, with all that is in them.

    Returns:
        Paragraphs, headings, list items and table rows, each on a line of its own; "" where there is no text.
    """
    state = _Rendering()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        name = _name(element)
        if event == "start":
            if name in _SKIPPED or name == "" or is_skipped(element):
                walk.skip_subtree()
                continue
            _open(state, name, element)
            state.inline.append(element.text or "")
        else:
            if name not in _SKIPPED and name:
                _close(state, name)
            if element is not root and element.tail:
                state.inline.append(element.tail)
    state.close_block()
    return _join(state.frames[0])


def _name(element: etree._Element) -> str:
    tag = element.tag
    if not isinstance(tag, str):  # comments and processing instructions
        return ""
    return tag.rpartition("}")[2].lower()


def _open(state: _Rendering, name: str, element: etree._Element) -> None:
    if name in _BREAKS:
        state.inline.append(_BREAK)
    elif name in _CELLS and state.rows:
        state.close_block()
        state.frames.append([])
    elif name in _ROWS:
        state.close_block()
        state.rows.append([])
    elif name in _ITEMS:
        state.close_block()
        is_term = element.get("rend", "")[:2] in {"dt", "dd"}  # trafilatura's way of writing a list of definitions
        state.label = "" if is_term else state.lists[-1].next_label(element) if state.lists else "- "
    elif name in _BLOCKS:
        _open_block(state, name, element)


def _open_block(state: _Rendering, name: str, element: etree._Element) -> None:
    label = state.label
    state.close_block()
    if name in _LISTS:
        state.lists.append(open_list(element, ordered=name == "ol" or element.get("rend") == "ol"))
    elif not state.inline and label:
        state.label = label  # <li><p>: the label belongs to the paragraph inside


def _close(state: _Rendering, name: str) -> None:
    if name in _CELLS and state.rows:
        state.close_block()
        state.rows[-1].append(state.frames.pop())
    elif name in _ROWS and state.rows:
        state.close_block()
        above = state.frames[-1][-1][0] if state.frames[-1] else ""
        state.frames[-1].extend(_row(state.rows.pop(), follows_row=above == "row"))
    elif name == "pre":
        state.close_preformatted()
    elif name in _ITEMS or name in _BLOCKS:
        state.close_block("heading" if name in {"head", "h1", "h2", "h3", "h4", "h5", "h6"} else "text")
        if name in _LISTS and state.lists:
            state.lists.pop()
        if name in _ITEMS:
            state.label = ""


def _row(cells: list[list[_Block]], *, follows_row: bool) -> list[_Block]:
    """Return one line for a row of data; the blocks of its cells where the table only lays out the page.

    The title of a section, alone in its row, is a row too: the rows behind it belong to the same table.
    """
    held = [block for cell in cells for block in cell]
    folded = [" ".join(" ".join(text.split()) for _, text in cell) for cell in cells]
    if any(kind in {"row", "pre"} for kind, _ in held) or any(map(_is_long, cells)):
        return held
    filled = [text for text in folded if text]
    is_section = follows_row and len(cells) > 2 and len(filled) == 1 and len(filled[0]) <= MAX_SECTION_CHARS
    if len(filled) < 2 and not is_section:
        return held
    if len(filled) == 2 and (filled[0].endswith(":") or filled[1].startswith(":")):  # "Secretary: | Ms Lindqvist"
        return [("text", " ".join(filled))]
    return [("row", "| " + " | ".join(text.replace("|", "/") for text in folded) + " |")]


def _is_long(cell: list[_Block]) -> bool:
    lines = sum(1 + text.count("\n") for _, text in cell)
    return lines > MAX_CELL_LINES or sum(len(text) for _, text in cell) > MAX_CELL_CHARS


def _fold(text: str) -> str:
    """Fold white space; an empty line between two breaks stays, as it parts paragraphs on old sites."""
    lines = [_SPACE.sub(" ", line).strip() for line in text.split(_BREAK)]
    return _BLANK_LINES.sub("\n\n", "\n".join(lines).strip("\n"))


def _join(blocks: Iterable[tuple[str, str]]) -> str:
    """Return the text: items of a list and rows of a table stand together, everything else apart."""
    parts: list[str] = []
    last = ""
    for kind, text in blocks:
        if parts:
            parts.append("\n" if kind == last and kind in {"item", "row"} else "\n\n")
        parts.append(text)
        last = kind
    return "".join(parts)
