"""What stands in a document and is no statement of it: captions, bylines, recipients, related articles, preambles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from directive_extract.lexicons import load_lexicon

_CAPTION_TAIL = re.compile(
    r"(?:\((?:p\s?hoto|photos|image|illustration|ảnh|source)\b[^)]*\)|\bphoto\s*:\s*[^.]{2,60}|—\s*\S+(?:/\S+)?\s+photo\b.*"
    r"|\bin a file photo\b.*|ảnh\s+\d+\.?|/\s*sentinel\])\s*$",
    re.IGNORECASE,
)
_NAME_LINE = re.compile(r"(?:[A-ZÀ-ỸĐ][\w.'’À-ỹđ]*(?:\s*[-–&/]\s*|\s+|,\s*)?){1,5}$")
_AGENCY_LINE = re.compile(r"(?:\(?[A-Z]{2,6}(?:/[A-Z]{2,6})*\)?|VNA|VNS|PNA)\s*(?:[-–—].{0,24})?$")

MAX_CAPTION_WORDS = 45  # captions in the documents read have up to 38 words


@dataclass(frozen=True, slots=True)
class _Pattern:
    reason: str
    regex: re.Pattern[str]


@cache
def _patterns(group: str) -> tuple[_Pattern, ...]:
    entries = load_lexicon("boilerplate")[group]
    return tuple(_Pattern(e["reason"], re.compile(e["pattern"], re.IGNORECASE)) for e in entries)


def _first(group: str, text: str) -> str | None:
    return next((p.reason for p in _patterns(group) if p.regex.match(text)), None)


def line_reason(text: str) -> str | None:
    """Why one block by itself is boilerplate.

    Args:
        text: The block.

    Returns:
        The reason, or None.
    """
    found = _first("line", text)
    if found:
        return found
    words = text.split()
    if len(words) <= MAX_CAPTION_WORDS and _CAPTION_TAIL.search(text):
        return "caption"
    if len(words) <= 5 and not text.endswith((".", ":", ";")) and _AGENCY_LINE.match(text):
        return "source line"
    return None


def is_name_line(text: str) -> bool:
    """Whether a block is nothing but a name or two, as an author's line is.

    Returns:
        True for "Hoai Nhien" or "Xuan Mai - Quang Huy".
    """
    return len(text.split()) <= 6 and bool(_NAME_LINE.match(text)) and not text.endswith((".", ":"))


def tail_reason(text: str) -> str | None:
    """Why from this block on nothing belongs to the document.

    Returns:
        The reason, or None.
    """
    return _first("tail", text)


def section_reason(text: str) -> str | None:
    """Why this block and those joined to it are no statements.

    Returns:
        "recipients", "attendance" or "signature", or None.
    """
    return _first("section", text)


def is_preamble(text: str) -> bool:
    """Whether a clause only leads up to what is decided.

    Returns:
        True for "Recalling ...", "WHEREAS ...", "Pursuant to ...".
    """
    return _first("preamble", text) is not None
