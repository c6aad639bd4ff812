"""The text inside a paragraph: characters, tabs, breaks, symbols, and fields of which only the result is text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.ingest.blocks.breaks import BREAK
from directive_extract.ingest.docx.names import W

if TYPE_CHECKING:
    from lxml import etree

SOFT_HYPHEN = "\u00ad"
# Symbols that lists and forms are made with, by font and the low byte of their code (Microsoft's code charts). Word
# stores the code in the private use area, U+F000 and up.
_WINGDINGS = {
    0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x75: "◆", 0x76: "❖", 0x9F: "•", 0xA7: "▪",
    0xA8: "☐", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_SYMBOL = {
    0xA3: "≤", 0xAE: "→", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xDE: "⇒", 0xE2: "®", 0xE3: "©", 0xE4: "™",
}  # fmt: skip
_FONTS = {"wingdings": _WINGDINGS, "symbol": _SYMBOL}
_PRIVATE = range(0xE000, 0xF900)
_FOLDED = str.maketrans({"\n": " ", "\r": " ", "\x85": " ", "\u2028": " ", "\u2029": " ", SOFT_HYPHEN: None})


def text_of(element: etree._Element) -> str:
    """The text that an element inside a run stands for.

    Args:
        element: A child of `w:r`.

    Returns:
        Its characters; "" for what shows none.
    """
    name = element.tag.removeprefix(W)
    if name == "t":
        return (element.text or "").translate(_FOLDED)
    if name in {"tab", "ptab"}:
        return "\t"
    if name in {"br", "cr"}:
        return BREAK if element.get(W + "type", "textWrapping") == "textWrapping" else " "
    if name == "noBreakHyphen":
        return "-"
    return _symbol(element) if name == "sym" else ""


def _symbol(element: etree._Element) -> str:
    try:
        code = int(element.get(W + "char", ""), 16)
    except ValueError:
        return ""
    known = _FONTS.get(element.get(W + "font", "").casefold(), {})
    if code & 0xFF in known and (code < 0x100 or code in _PRIVATE):
        return known[code & 0xFF]
    if code < 0x20 or code in _PRIVATE or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return ""  # a picture in some font that nobody but the author has
    return chr(code)


class Fields:
    """Which part of a field the text stands in: fields can stand in one another, and run over paragraphs."""

    def __init__(self) -> None:
        self._in_code: list[bool] = []

    def mark(self, element: etree._Element) -> None:
        """Take note of the beginning, the middle or the end of a field.

        Args:
            element: A `w:fldChar`.
        """
        kind = element.get(W + "fldCharType")
        if kind == "begin":
            self._in_code.append(True)
        elif self._in_code and kind == "separate":
            self._in_code[-1] = False
        elif self._in_code and kind == "end":
            self._in_code.pop()

    def end_paragraph(self) -> None:
        """Forget fields whose code has not ended: the file is broken, and what follows must not be lost."""
        self._in_code = [False for in_code in self._in_code if not in_code]

    @property
    def is_code(self) -> bool:
        """Whether text here belongs to an instruction."""
        return any(self._in_code)
