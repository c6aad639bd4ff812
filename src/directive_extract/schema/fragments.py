"""Links to the place of a quote in a web page: text fragments, as browsers follow them.

Source: URL Fragment Text Directives, https://wicg.github.io/scroll-to-text-fragment/ (read in November 2026).
"""

from __future__ import annotations

import re
from urllib.parse import quote

MAX_WHOLE_CHARS = 200  # a longer quote is given by its first and last words
EDGE_WORDS = 6
CONTEXT_WORDS = 4
_DIRECTIVE = ":~:text="
# What this library puts into a text that the page does not hold in one piece: ends of blocks, bars between cells, and
# the labels of lists, which browsers draw.
_SEAM = re.compile(r"\s*\n\s*|\s*\|\s*")
_LABEL = re.compile(r"\s*(?:[-–—•*+]|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)])\s+")


def text_fragment(url: str, text: str, start: int, end: int) -> str:
    """The address of a stretch of a page.

    Args:
        url: The page's address; a fragment of its own stays.
        text: The page's text as it was read.
        start: First character of the stretch.
        end: Behind its last character.

    Returns:
        The address with a directive that browsers scroll to and mark; words beside the stretch are added where it
        stands in the text more than once. The bare address for a blank stretch.
    """
    pieces = [piece for piece in (_LABEL.sub("", part, 1) for part in _SEAM.split(text[start:end])) if piece.strip()]
    if not pieces:
        return url
    first, last = " ".join(pieces[0].split()), " ".join(pieces[-1].split())
    target = _encoded(first)
    if len(pieces) > 1 or len(first) > MAX_WHOLE_CHARS:
        head, tail = first.split()[:EDGE_WORDS], last.split()[-EDGE_WORDS:]
        target = f"{_encoded(' '.join(head))},{_encoded(' '.join(tail))}"
    before, behind = _context(text, start, end, pieces)
    page, mark, fragment = url.partition("#")
    own = fragment.partition(":~:")[0]
    return f"{page}#{own if mark else ''}{_DIRECTIVE}{before}{target}{behind}"


def _context(text: str, start: int, end: int, pieces: list[str]) -> tuple[str, str]:
    """Return words before and behind, encoded, where the stretch alone would lead to another place."""
    quoted = pieces[0].casefold()
    if text.casefold().count(quoted) < 2:
        return "", ""
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", end)
    left = _LABEL.sub("", _SEAM.split(text[line_start:start])[-1], 1).split()[-CONTEXT_WORDS:]
    right = _SEAM.split(text[end : line_end if line_end >= 0 else len(text)])[0].split()[:CONTEXT_WORDS]
    before = f"{_encoded(' '.join(left))}-," if left else ""
    return before, f",-{_encoded(' '.join(right))}" if right else ""


def _encoded(words: str) -> str:
    """Percent-encode; "-" and "," have a meaning in the directive."""
    return quote(words, safe="").replace("-", "%2D")
