"""Whether an article that was cut out of a page is whole: nothing put elsewhere, nothing dropped from its middle."""

from __future__ import annotations

import re
from itertools import pairwise

MIN_TELLING_CHARS = 20  # a shorter line may come back anywhere
MAX_TELLING_LINES = 60  # of the head, where what was put elsewhere stood
MAX_LOOKED_UP = 200  # lines that are searched for in the whole text
_STRUCTURED = re.compile(r"\|.*\|$|\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-zA-Z]|[ivxIVX]{1,5})[.)]\s")


def keeps_order(plain: str, text: str) -> bool:
    """Whether an article has the page's first lines in their order: letterheads in inner tables are put behind it.

    Args:
        plain: All visible text of the page, one block a line.
        text: The article.

    Returns:
        False where a line comes before one that stands above it on the page.
    """
    lines = [line.strip("| ") for line in plain.splitlines() if len(line) >= MIN_TELLING_CHARS][:MAX_TELLING_LINES]
    places = [place for line in lines if (place := text.find(line)) >= 0]
    return all(first <= second for first, second in pairwise(places))


def has_hole(plain: str, text: str, *, structured: bool) -> bool:
    """Whether lines are missing from the middle of an article: lists inside the cells of old sites go.

    Args:
        plain: All visible text of the page, one block a line.
        text: The article.
        structured: Look at numbered items and table rows alone, as for news pages, whose articles have boxes inside
            them that rightly go.

    Returns:
        True where lines above and below are there and one between them is not.
    """
    kept = set(text.splitlines())
    lines = plain.splitlines()
    inside = [index for index, line in enumerate(lines) if line in kept and len(line) >= MIN_TELLING_CHARS]
    if not inside:
        return False
    looked_up = 0
    for line in lines[inside[0] : inside[-1]]:
        if line in kept or len(line) < MIN_TELLING_CHARS or (structured and not _STRUCTURED.match(line)):
            continue
        looked_up += 1
        if looked_up > MAX_LOOKED_UP or line.strip("| ") not in text:
            return True
    return False
