"""The characters of a piece as a text would have them: ligatures undone, accents joined to their letters."""

from __future__ import annotations

import re
import unicodedata
from array import array
from itertools import pairwise

LETTER_SPACED = 1.6  # times the smallest gap: a wider one parts words of a heading that is spaced out
# "ff", "fi" and the like; bullets of the symbol fonts, which have no code of their own.
_LIGATURES = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
_BULLETS = dict.fromkeys("\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf0a8\uf0e0\uf02d\uf06e\uf071", "•")
_SPECIAL = re.compile(f"[{''.join(_LIGATURES)}{''.join(_BULLETS)}]")
_SPACED_OUT = re.compile(r"(?:\w ){3,}\w\W?|(?:[A-ZÀ-ỸĐ] )+[A-ZÀ-ỸĐ]")


def mend(text: str, edges: array[float]) -> tuple[str, array[float]]:
    """Mend the spelling of a piece.

    Args:
        text: Its characters.
        edges: Left edge of each, and the right edge of the last.

    Returns:
        The same with as many edges as the new text needs.
    """
    if text.isascii():
        return _closed_up(text, edges) if _SPACED_OUT.fullmatch(text) else (text, edges)
    if _SPECIAL.search(text):
        text, edges = _without_ligatures(text, edges)
    if not unicodedata.is_normalized("NFC", text):
        text, edges = _composed(text, edges)
    return _closed_up(text, edges) if _SPACED_OUT.fullmatch(text) else (text, edges)


def _without_ligatures(text: str, edges: array[float]) -> tuple[str, array[float]]:
    parts: list[str] = []
    found = array("f")
    for character, (left, right) in zip(text, pairwise(edges), strict=True):
        written = _LIGATURES.get(character) or _BULLETS.get(character, character)
        parts.append(written)
        found.extend(left + (right - left) * step / len(written) for step in range(len(written)))
    found.append(edges[-1])
    return "".join(parts), found


def _composed(text: str, edges: array[float]) -> tuple[str, array[float]]:
    """Join combining accents to the letter before them."""
    parts: list[str] = []
    found = array("f")
    for character, left in zip(text, edges, strict=False):
        joined = unicodedata.normalize("NFC", parts[-1] + character) if parts else ""
        if len(joined) == 1:
            parts[-1] = joined
        else:
            parts.append(character)
            found.append(left)
    found.append(edges[-1])
    return "".join(parts), found


def _closed_up(text: str, edges: array[float]) -> tuple[str, array[float]]:
    """Take the spaces out of a heading that is spaced out letter by letter; those between its words stay."""
    gaps = [edges[i + 1] - edges[i] for i, character in enumerate(text) if character == " "]
    limit = LETTER_SPACED * max(min(gaps), 0.1)
    parts: list[str] = []
    found = array("f")
    for index, character in enumerate(text):
        if character != " " or edges[index + 1] - edges[index] > limit:
            parts.append(character)
            found.append(edges[index])
    found.append(edges[-1])
    return "".join(parts), found
