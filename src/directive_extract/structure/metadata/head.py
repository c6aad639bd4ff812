"""The first lines of a document, as title, meeting and issuer are read from them."""

from __future__ import annotations

import re
from dataclasses import dataclass

HEAD_CHARS = 3000
MAX_LINES = 40
_LINE = re.compile(r"[^\n\r\f\v]+")
_WORD = re.compile(r"[^\W_]")
_MARKS = " \t\u00a0\ufeff\u200b#*_|=>"
_COLUMNS = re.compile(r"\s{4,}|\s*\|\s*|\t+")


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line that is not blank.

    Attributes:
        text: The line without markup at its ends, its white space folded.
        columns: What stands side by side on it, as in a letterhead.
        row: Number of the line in the text, blank ones counted: consecutive rows belong together.
        heading: A mark of markup says that it is a heading.
    """

    text: str
    columns: tuple[str, ...]
    row: int
    heading: bool


def read_head(text: str) -> tuple[HeadLine, ...]:
    """Read the first lines.

    Args:
        text: The document.

    Returns:
        Up to 40 lines of the first 3,000 characters that hold a letter or a digit.
    """
    lines: list[HeadLine] = []
    row, last = 0, 0
    for match in _LINE.finditer(text, 0, HEAD_CHARS):
        row += text.count("\n", last, match.start())
        last = match.start()
        raw = match[0].strip(_MARKS)
        if not _WORD.search(raw):
            continue
        folded = " ".join(raw.split())
        columns: tuple[str, ...] = (folded,)
        if len(folded) < len(raw) or "|" in raw:
            columns = tuple(" ".join(part.split()) for part in _COLUMNS.split(raw) if part.strip())
        lines.append(HeadLine(folded, columns, row, match[0].lstrip().startswith("#")))
        if len(lines) == MAX_LINES:
            break
    return tuple(lines)
