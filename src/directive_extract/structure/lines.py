"""The lines of a text with their offsets and what can be seen of their layout."""

from __future__ import annotations

import re
from array import array
from dataclasses import dataclass

from directive_extract.lexicons.compounds import FIRST_PARTS
from directive_extract.schema.outline import Passage

_LINE = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\f\v\x85\u2028\u2029]")
_SPACE_BEFORE_MARK = re.compile(r"(?<=[\w)\]”\"’])[ \u00a0]+(?=[,.;:!?](?:\s|$))")


@dataclass(frozen=True, slots=True)
class Line:
    """One line.

    Attributes:
        start: Source offset of its first character that is not white space.
        end: Source offset behind its last character that is not white space.
        indent: Columns before its first character.
        text: What stands between `start` and `end`.
    """

    start: int
    end: int
    indent: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing stands on it."""
        return not self.text

    @property
    def width(self) -> int:
        """Column behind its last character."""
        return self.indent + len(self.text)


def read_lines(text: str) -> list[Line]:
    """Split a text into lines.

    Returns:
        All lines, blank ones too, in order.
    """
    lines: list[Line] = []
    position = 0
    while position <= len(text):
        match = _LINE.match(text, position)
        raw_end = match.end() if match else position
        raw = text[position:raw_end]
        body = raw.strip(" \t\u00a0\ufeff\u200b")
        indent = len(raw) - len(raw.lstrip(" \t\u00a0\ufeff\u200b")) if body else 0
        indent_columns = len(raw[:indent].expandtabs(4))
        lines.append(Line(position + indent, position + indent + len(body), indent_columns, body))
        ending = _BREAK.match(text, raw_end)
        if ending is None:
            break
        position = ending.end()
    return lines


def join(source_text: str, ranges: list[tuple[int, int]]) -> Passage:
    """Join stretches of the source into one readable passage.

    White space is folded to single spaces, a space before a comma or full stop (machine translation leaves them) is
    dropped, and a word hyphenated at a line end is closed up; its hyphen stays where it belongs to the word.

    Args:
        source_text: The document.
        ranges: Half-open stretches, ascending.

    Returns:
        The passage; each of its characters keeps its offset.
    """
    characters: list[str] = []
    offsets = array("L")
    for start, end in ranges:
        if characters and not _hyphenated(characters, source_text[start : start + 1]):
            characters.append(" ")
            offsets.append(max(start - 1, offsets[-1]))
        elif characters and not _keeps_hyphen(characters, source_text, start):
            characters.pop()
            offsets.pop()
        _append_folded(source_text, start, end, characters, offsets)
    return _without_stray_spaces("".join(characters), offsets)


def _append_folded(source_text: str, start: int, end: int, characters: list[str], offsets: array[int]) -> None:
    stretch = source_text[start:end]
    if "  " not in stretch and "\t" not in stretch and "\u00a0" not in stretch:
        characters.extend(stretch)
        offsets.extend(range(start, end))
        return
    previous_space = False
    for position, character in enumerate(stretch, start):
        if character.isspace():
            if previous_space:
                continue
            character = " "  # noqa: PLW2901 - folded
        previous_space = character == " "
        characters.append(character)
        offsets.append(position)


def _hyphenated(characters: list[str], following: str) -> bool:
    return len(characters) > 1 and characters[-1] == "-" and characters[-2].islower() and following.islower()


def _keeps_hyphen(characters: list[str], source_text: str, start: int) -> bool:
    """Whether a hyphen at a line end belongs to the word: a known first part, or written so elsewhere."""
    left = re.search(r"[^\W\d_]+-$", "".join(characters[-24:]))
    right = re.match(r"[^\W\d_]+", source_text[start : start + 24])
    if left is None or right is None:
        return True
    return left.group()[:-1].casefold() in FIRST_PARTS or left.group() + right.group() in source_text


def _without_stray_spaces(text: str, offsets: array[int]) -> Passage:
    if not _SPACE_BEFORE_MARK.search(text):
        return Passage(text, offsets)
    parts: list[str] = []
    kept = array("L")
    position = 0
    for match in _SPACE_BEFORE_MARK.finditer(text):
        parts.append(text[position : match.start()])
        kept.extend(offsets[position : match.start()])
        position = match.end()
    parts.append(text[position:])
    kept.extend(offsets[position:])
    return Passage("".join(parts), kept)
