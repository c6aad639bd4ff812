"""Words that press without saying when: "urgently", "as soon as possible"; a priority and no deadline."""

from __future__ import annotations

from directive_extract.resolve.deadlines.tokens import split_words
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary

_PADDING = [""] * 8
_DENYING = frozenset({"not", "no", "less", "non"})


def find_priority(text: str) -> str | None:
    """Whether a clause presses.

    Args:
        text: A clause or sentence.

    Returns:
        "urgent" where it does, else None.
    """
    urgency = load_vocabulary().urgency
    words = split_words(text)
    padded = words + _PADDING
    first_words = urgency.first_words()
    for at, word in enumerate(words):
        if word not in first_words or (at and words[at - 1] in _DENYING):
            continue
        found = urgency.match(padded, at)
        if found:
            return found[0]
    return None
