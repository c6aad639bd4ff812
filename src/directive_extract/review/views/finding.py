"""Words looked up in a document."""

from __future__ import annotations

import re


def find_quote(text: str, quote: str) -> tuple[int, int] | None:
    """Where words stand in a text.

    Args:
        text: Of the document.
        quote: The words; white space may be other than in the text, and so may upper and lower case.

    Returns:
        Half-open offsets of the first place; None where they do not stand in it.
    """
    words = quote.split()
    if not words:
        return None
    found = re.search(r"\s+".join(map(re.escape, words)), text, re.IGNORECASE)
    return found.span() if found else None
