"""List labels at the start of a printed line, as far as they tell where a new item begins."""

from __future__ import annotations

import re

_LABEL = re.compile(
    r"(?:[-–—]{1,2}|[•▪●◦‣·*+>§➢❖✓☐☑☒]{1,2}|o)\s+(?=\S)"
    r"|(?:section|article|chapter|part|rule|clause|annex|appendix|item|recommendation|resolution|decision|action)\s+"
    r"(?:\d{1,3}|[IVX]{1,5}|[A-Z])\s*[.:)–—-]+\s"
    r"|\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[a-zA-ZđĐ]|[ivxIVX]{1,6})[.)/:](?:\)|(?<=\)))?\s+(?=\S)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}\s+(?=[A-ZÀ-ỸĐ“\"(])"
    r"|\((?:\d{1,3}|[a-zđ]|[ivx]{1,6})\)\s*(?=\S)",
    re.IGNORECASE,
)
_NEITHER = re.compile(r"[A-Z]\.\s?[A-Z]\.|\d{1,2}[./]\d{1,2}[./]\d{2,4}|[-–—]{2,}\s*$|\d{1,2}[:.]\d{2}\b(?![.)])")
_BULLET = re.compile(r"[\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf0e0\u2022\u25cf\u25aa\u25e6\u2219\uf02d](?=\s|$)")
_INITIAL = re.compile(r"[A-Z]\.\s+[A-Z][a-z]")  # "A. Person": a name more often than an item, unless it hangs


def label_length(text: str) -> int:
    """How long the label is that a line starts with.

    Args:
        text: The line.

    Returns:
        Characters up to the text that it labels; 0 where there is none.
    """
    if _NEITHER.match(text):
        return 0
    match = _LABEL.match(text)
    return match.end() if match else 0


def is_bullet(text: str) -> bool:
    """Whether a line starts with a bullet, those of symbol fonts (private-use characters) included.

    Args:
        text: The line.

    Returns:
        True for a bullet with white space or nothing behind it.
    """
    return _BULLET.match(text) is not None
