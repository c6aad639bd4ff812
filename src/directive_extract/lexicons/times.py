"""Whether words say when at all: a cheap test, before anything is read."""

from __future__ import annotations

import re

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME = re.compile(
    rf"""\b(?:before|by|within|until|till|no\ later\ than|not\ later\ than|every|each\ (?:day|week|month|quarter|year|friday|monday|meeting)
    |daily|weekly|monthly|quarterly|annually|yearly|once\ a|twice\ a|(?:this|next|coming|following)\ (?:week|month|quarter|year|session|meeting)
    |in\ (?:{_MONTH}|20\d\d|q[1-4]|early|mid|late|the\ (?:first|second|third|fourth))|(?:first|second|third|fourth)\ (?:quarter|half)
    |end\ of|q[1-4]\b|from\ (?:now|(?:{_MONTH})\ \d)|on\ (?:\d|{_MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    |today|tomorrow|tonight|thereafter|at\ the\ (?:end|next|latest))""",
    re.IGNORECASE | re.VERBOSE,
)


def has_time(text: str) -> bool:
    """Whether a text may say when.

    Args:
        text: A clause or a part of one.

    Returns:
        True where a word of time stands in it; it need not be a deadline.
    """
    return _TIME.search(text) is not None
