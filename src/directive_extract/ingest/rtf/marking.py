"""Marks for what striprtf (0.0.35) does not hand on: rows, cells and their merging, line breaks.

striprtf gives every cell as text with "|" behind it, whatever the text holds, and forgets which cells are merged. It
also shows hidden text and what tracked changes have deleted, and some of its patterns take time that grows with the
square or the cube of what a hostile file holds. So one pass over the control words, before striprtf sees them, puts
characters of the private use area where rows and cells begin and end, hides what is not shown, and takes out what its
patterns stumble over.
"""

from __future__ import annotations

import re

ROW, ROW_END, CELL_END, BREAK = "\ue000", "\ue001", "\ue002", "\ue003"
EDGE, EDGE_END = "\ue004", "\ue005"  # around the definition of a cell: how it is merged, and its right edge
MERGED_UP, MERGED_LEFT, FREE = "u", "l", "f"
MARKS = re.compile("[\ue000-\ue005]")

MAX_FONTS = 5_000
_WORD = re.compile(r"\\(?:\\|\{|\}|'|([a-z]{1,32})(-?\d{1,10})?[ ]?)", re.IGNORECASE)
_BINARY = re.compile(r"\\bin(\d{1,10}) ?")
_FONT = re.compile(r"\\f(\d{1,5})(?!\d)|\\fcharset(\d{1,3})(?!\d)")
_FONT_TABLE = re.compile(r"\{[^{}\\]*\\fonttbl")
_BRACE = re.compile(r"\\[\\{}]|([{}])")
# Groups that are not shown: hidden text, and what a tracked change has deleted. "\*" makes striprtf pass over the rest
# of a group; Word and LibreOffice put each such stretch into a group of its own.
_UNSEEN = {"v": r"\*", "deleted": r"\*"}
_MERGED = {"clvmrg": MERGED_UP, "clmrg": MERGED_LEFT}
_MARK_CODES = frozenset(str(code - shift) for code in range(0xE000, 0xE006) for shift in (0, 0x10000))
# The last wants no brace behind it in striprtf's pattern for links, which is quadratic.
_REPLACED = {"nestcell": r"\par ", "pntext": r"\listtext ", "fldinst": r"\fldinst  "}
_PLAIN = {"cell": CELL_END, "row": ROW_END, "line": BREAK, "trowd": ROW}


def marked(text: str) -> str:
    """Put marks into RTF.

    Args:
        text: RTF.

    Returns:
        RTF for striprtf; its text has the marks where rows, cells and line breaks are.
    """
    text = _without_binary(MARKS.sub("", text))
    text = _with_plain_fonts(text)
    return _WORD.sub(_Marker().mark, text)


class _Marker:
    """Replaces control words, one after the other; how a cell is merged stands before its edge."""

    def __init__(self) -> None:
        self._merged = FREE

    def mark(self, found: re.Match[str]) -> str:
        """What stands for one control word."""
        word, number = found[1], found[2]
        if word == "cellx" and number is not None:
            edge, self._merged = f"{{{EDGE}{self._merged}{number}{EDGE_END}}}", FREE
            return edge
        if word in _MERGED:
            self._merged = _MERGED[word]
        elif word in _PLAIN:
            self._merged = FREE
            return f"{{{_PLAIN[word]}}}"  # the braces end what a character code may swallow
        elif (word in _UNSEEN and number != "0") or (word == "u" and number in _MARK_CODES):
            return _UNSEEN.get(word, r"\u32 ")
        return _REPLACED.get(word, found[0])


def _without_binary(text: str) -> str:
    parts: list[str] = []
    position = 0
    while (found := _BINARY.search(text, position)) is not None:
        parts.append(text[position : found.start()])
        position = found.end() + int(found[1])
    parts.append(text[position:])
    return "".join(parts)


def _with_plain_fonts(text: str) -> str:
    """Write the table of fonts anew with nothing but what decodes characters: the character set of each font."""
    start = _FONT_TABLE.search(text)
    if start is None:
        return text
    depth, end = 1, len(text)
    for brace in _BRACE.finditer(text, start.end()):
        depth += {"{": 1, "}": -1}.get(brace[1] or "", 0)
        if not depth:
            end = brace.end()
            break
    sets: dict[str, str] = {}
    font = None
    for found in _FONT.finditer(text, start.end(), end):
        if found[1] is not None:
            font = found[1]
        elif font is not None and len(sets) < MAX_FONTS:
            sets.setdefault(font, found[2])
    entries = "".join(f"\n{{\\f{font}\\fcharset{number} x;}}" for font, number in sets.items())
    return f"{text[: start.start()]}{{\\fonttbl{entries}}}{text[end:]}"
