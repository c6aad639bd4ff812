"""What kind of document it is, by its layout and its opening words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Any

from directive_extract.lexicons import load_lexicon
from directive_extract.schema.outline import Genre

HEAD = 2500  # characters: letterheads, titles and attendance lists stand here
END = 1000  # characters: the next meeting and the end of this one are told here
NEWS_BY_DEFAULT = 0.5  # less than any sign weighs
_LINE_START = re.compile(r"(?<![\[\\])\^")


@dataclass(frozen=True, slots=True)
class _Sign:
    """What speaks for a kind.

    Attributes:
        genre: The kind.
        weight: How much it speaks for it.
        pattern: What is looked for.
        opening: The same with a line feed for each beginning of a line.
        at_end: Whether it stands at the end of a document.
        least: How often it must be seen.
    """

    genre: Genre
    weight: float
    pattern: re.Pattern[str]
    opening: re.Pattern[str]
    at_end: bool
    least: int

    def shows(self, head: str, end: str) -> bool:
        """Whether it is seen often enough where it belongs."""
        text = end if self.at_end else head
        if not self.opening.search(f"\n{text}"):
            return False
        return self.least == 1 or sum(1 for _ in islice(self.pattern.finditer(text), self.least)) == self.least


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(_sign(entry) for entry in load_lexicon("genres")["sign"])


def _sign(entry: dict[str, Any]) -> _Sign:
    flags = re.MULTILINE if entry.get("cased") else re.MULTILINE | re.IGNORECASE
    pattern = re.compile(entry["pattern"], flags)
    # A search for a line feed skips from line to line; one for "^" tries at every character.
    opening = re.compile(_LINE_START.sub(r"\\n", entry["pattern"]), flags)
    at_end, least = entry.get("place") == "end", entry.get("least", 1)
    return _Sign(Genre(entry["genre"]), entry["weight"], pattern, opening, at_end, least)


@lru_cache(maxsize=2)  # asked for the issuer and again for the layout of the same text
def guess_genre(text: str) -> Genre:
    """Tell news reports, official papers, minutes and resolutions apart.

    Args:
        text: The document.

    Returns:
        The kind with most signs; news where nothing speaks for another.
    """
    head, end = text[:HEAD], text[-END:]
    scores = dict.fromkeys(Genre, 0.0)
    scores[Genre.NEWS] = NEWS_BY_DEFAULT
    for sign in _signs():
        scores[sign.genre] += sign.weight * sign.shows(head, end)
    return max(scores, key=lambda genre: scores[genre])
