"""What kind of document it is, by its layout and its opening words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice

from directive_extract.lexicons import load_lexicon
from directive_extract.schema.outline import Genre

HEAD = 2500  # characters: letterheads, titles and attendance lists stand here
END = 1000  # characters: the next meeting and the end of this one are told here
NEWS_BY_DEFAULT = 0.5  # less than any sign weighs


@dataclass(frozen=True, slots=True)
class _Sign:
    genre: Genre
    weight: float
    pattern: re.Pattern[str]
    at_end: bool
    least: int

    def shows(self, head: str, end: str) -> bool:
        """Whether it is seen often enough where it belongs."""
        found = self.pattern.finditer(end if self.at_end else head)
        return sum(1 for _ in islice(found, self.least)) == self.least


@cache
def _signs() -> tuple[_Sign, ...]:
    return tuple(
        _Sign(
            Genre(entry["genre"]),
            entry["weight"],
            re.compile(entry["pattern"], re.MULTILINE if entry.get("cased") else re.MULTILINE | re.IGNORECASE),
            entry.get("place") == "end",
            entry.get("least", 1),
        )
        for entry in load_lexicon("genres")["sign"]
    )


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
