"""What kind of document it is, by its layout and its opening words."""

from __future__ import annotations

import re
from functools import cache

from directive_extract.lexicons import load_lexicon
from directive_extract.schema.outline import Genre

HEAD = 2500  # characters: letterheads, titles and attendance lists stand here
NEWS_BY_DEFAULT = 0.5  # less than any sign weighs


@cache
def _signs() -> tuple[tuple[Genre, float, re.Pattern[str]], ...]:
    entries = load_lexicon("genres")["sign"]
    return tuple(
        (
            Genre(entry["genre"]),
            entry["weight"],
            re.compile(entry["pattern"], re.MULTILINE if entry.get("cased") else re.MULTILINE | re.IGNORECASE),
        )
        for entry in entries
    )


def guess_genre(text: str) -> Genre:
    """Tell news reports, official papers, minutes and resolutions apart.

    Args:
        text: The document.

    Returns:
        The kind with most signs; news where nothing speaks for another.
    """
    head = text[:HEAD]
    scores = dict.fromkeys(Genre, 0.0)
    scores[Genre.NEWS] = NEWS_BY_DEFAULT
    for genre, weight, pattern in _signs():
        scores[genre] += weight * bool(pattern.search(head))
    return max(scores, key=lambda genre: scores[genre])
