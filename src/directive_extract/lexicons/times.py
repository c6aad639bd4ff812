"""Whether words say when at all: a cheap test, before anything is read."""

from __future__ import annotations

import re

_MONTH = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIME = re.compile(
    rf"""\b(?:
    (?:before|by|within|until|till|no\ later\ than|not\ later\ than|thereafter|every|once\ a|twice\ a)\b
    |each\ (?:day|week|month|quarter|year|friday|monday|meeting)
    |daily|weekly|monthly|quarterly|annually|yearly
    |(?:this|next|coming|following|same)\ (?:week|month|quarter|year|session|meeting)
    |in\ (?:{_MONTH}|20\d\d|q[1-4]|early|mid|late|the\ (?:first|second|third|fourth))
    |(?:first|second|third|fourth)\ (?:quarter|half)
    |end\ of|q[1-4]\b
    |from\ (?:now|(?:{_MONTH})\ \d)
    |on\ (?:\d|{_MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)
    |today|tomorrow|tonight|at\ the\ (?:end|next|latest))""",
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


_RECURRING = re.compile(
    r"\b(?:every|each)\s+(?:\w+\s+)?(?:day|week|month|quarter|year|morning|evening|meeting|session"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b"
    r"|\b(?:daily|weekly|fortnightly|monthly|quarterly|annually|yearly|once a|twice a|semi-annually)\b",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"\b(?:before|by|within|until|till|after|ahead of|from(?!\s+\d+\s+to\b)|as of|starting|during|no later than"
    rf"|not later than|in|on|end of)\s+"
    rf"(?:(?:the\s+)?(?:end\s+of\s+)?(?:\d|{_MONTH}|(?:first|second|third|fourth)(?!\s+place)|today|tomorrow|tonight"
    rf"|next|this|same|coming|current|early|mid|late|year-end|christmas|easter|tet|ramadan|noon|midnight"
    rf"|(?:mon|tues|wednes|thurs|fri|satur|sun)day"
    rf"|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|sixty|ninety)\b)"
    rf"|the\s+(?:\w+\s+)?(?:session|meeting|year|month|quarter|season|week|term|rains?)\b)",
    re.IGNORECASE,
)


def is_recurring(text: str) -> bool:
    """Whether a text says that something is done again and again.

    Returns:
        True for "every month", "weekly", "once a year".
    """
    return _RECURRING.search(text) is not None


def is_dated(text: str) -> bool:
    """Whether a text names a day or period once.

    Returns:
        True for "before 15 June", "within 30 days", "in the first quarter".
    """
    return _DATED.search(text) is not None
