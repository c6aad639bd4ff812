"""Lines of a plain text, and which of them are page furniture that somebody pasted along."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from layouts.parts import Words

SIDES_GAP = 4  # spaces inside a line that part what stands left from what stands right
_PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?[-–—\s]*|.*\bpage\s+\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\s*"
    r"|.*\s{8,}\d{1,3}",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*")
_SURE_NUMBER = re.compile(r"[-–—\s]*\d{1,3}[-–—\s]*|.*\bpage\s+\d{1,3}\s+of\s+\d{1,3}", re.IGNORECASE)
FAR_RIGHT = 40  # columns: a number that stands there is a page's
NEAR = 2  # lines between a page number and the running title that belongs to it


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without the white space around it.

    Attributes:
        start: Offset of its first character.
        indent: Columns before it.
        text: The characters.
    """

    start: int
    indent: int
    text: str

    @property
    def width(self) -> int:
        return self.indent + len(self.text)

    def words(self, first: int = 0, last: int | None = None) -> Words:
        """A stretch of the line, in columns of its text."""
        piece = self.text[first:last]
        start = self.start + first + len(piece) - len(piece.lstrip())
        stripped = piece.strip()
        return Words(" ".join(stripped.split()), ((start, start + len(stripped)),)) if stripped else Words()


def read_lines(text: str) -> list[Line]:
    """All lines of a text, blank ones too."""
    lines: list[Line] = []
    offset = 0
    for raw in re.split(r"(?<=[\n\f])", text):
        body = raw.rstrip()
        indent = len(body) - len(body.lstrip())
        lines.append(Line(offset + indent, len(body[:indent].expandtabs(4)), body[indent:]))
        offset += len(raw)
    return lines


def without_furniture(lines: list[Line]) -> tuple[list[Line], set[int]]:
    """The lines without page numbers, and the running titles beside them: a layout gives the document its own.

    With them the offsets of the lines before which something was taken out.

    Only what is clearly furniture goes: a line that ends in a page number and comes back with another number, a bare
    number between blank lines, a numbered line that breaks a sentence off, and a title that is repeated beside such
    a line.
    """
    numbered = {i for i, line in enumerate(lines) if _PAGE_NUMBER.fullmatch(line.text)}
    shapes = Counter(_shape(lines[i]) for i in numbered)
    numbers = {
        i
        for i in numbered
        if (alone(lines, i) or lines[i].indent > FAR_RIGHT or not _BARE_NUMBER.fullmatch(lines[i].text))
        and (shapes[_shape(lines[i])] > 1 or _SURE_NUMBER.fullmatch(lines[i].text))
    }
    numbers |= {i for i in numbered if alone(lines, i) and _interrupts(lines, i)}
    repeated = Counter(_shape(line) for line in lines if line.text)
    titles = {
        i
        for i, line in enumerate(lines)
        if repeated[_shape(line)] > 1 and any(abs(i - number) <= NEAR for number in numbers)
    }
    removed = numbers | titles
    resumed = {next((line.start for line in lines[i + 1 :] if line.text), -1) for i in removed}
    return [line for i, line in enumerate(lines) if i not in removed], resumed


def _interrupts(lines: list[Line], index: int) -> bool:
    """Whether a sentence breaks off above a line and goes on in small letters below it."""
    above = next((line.text for line in reversed(lines[:index]) if line.text), ".")
    below = next((line.text for line in lines[index + 1 :] if line.text), "")
    return above[-1].isalnum() and below[:1].islower()


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", " ".join(line.text.split()))


def alone(lines: list[Line], index: int) -> bool:
    """Whether blank lines or the ends of the text stand around a line."""
    before = lines[index - 1].text if index else ""
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    return not before and not after


def margin(lines: list[Line]) -> int | None:
    """The column at which the text was wrapped by hand; None where lines are whole paragraphs."""
    widths = sorted(line.width for line in lines if len(line.text) > 45)
    if len(widths) < 4 or sum(width > 125 for width in widths) > 0.15 * len(widths):
        return None
    return widths[int(0.97 * (len(widths) - 1))]


def joined(stretches: list[Words], whole: str) -> Words:
    """Lines as running text: a word hyphenated at a line end is closed up unless the text has it with its hyphen.

    Args:
        stretches: The lines.
        whole: The text that they come from.
    """
    text = ""
    for stretch in stretches:
        first = re.match(r"[^\W\d_]+", stretch.text)
        last = re.search(r"[^\W\d_]+-$", text)
        if not text:
            text = stretch.text
        elif first and last and first[0].islower():
            is_written = last[0] + first[0] in whole or len(last[0]) < 5 or len(first[0]) > 5
            text = (text if is_written else text[:-1]) + stretch.text
        else:
            text = f"{text} {stretch.text}"
    return Words(text, tuple(found for stretch in stretches for found in stretch.ranges))
