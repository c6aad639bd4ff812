"""The meeting, as the head of a document names it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SCANNED_CHARS = 2500
MAX_MEETING_CHARS = 160
_ORDINAL = (
    r"(?:\d{1,5}(?:st|nd|rd|th)|(?:[a-z]+\shundred\sand\s)?(?:twenty|thirty|forty|fifty|sixty|seventy|eighty"
    r"|ninety)-[a-z]+"
    r"|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w+tieth)"
)
_KIND = r"(?:meetings?|session|conference|plenary(?:\smeeting)?|congress|sitting|plenum|working\ssession|summit)"
_ADJECTIVES = (
    r"(?:(?:regular|ordinary|extraordinary|special|emergency|annual|monthly|weekly|quarterly|online|virtual|national"
    r"|standing|thematic|joint|cabinet"
    r"|committee|council|board|steering|working|government(?:['’]s)?|general|plenary|formal|limited|nationwide|full"
    r"|group|tac|executive|members?)\s)"
)
_STOP = (
    r"(?=\s*(?:[,.;:()\[\]–—\"“”|]|-\s|\n\s*\n|$|\b(?:held|chaired|which|that|who|took|was|were|has|had|said|under"
    r"|today|yesterday|this)\b"
    r"|\b(?:on|at|in|from)\s+(?:the\s+)?(?:\d|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov"
    r"|dec|morning|afternoon|evening)))"
)
# The noun is looked for first, then what stands before and behind it: a third of the time of one pattern for all.
_NOUN = re.compile(rf"\b{_KIND}\b", re.IGNORECASE)
_BEFORE = re.compile(rf"(?<!\w)(?:(?P<ordinal>{_ORDINAL})\s)?{_ADJECTIVES}{{0,4}}$", re.IGNORECASE)
_CAPITALS = re.compile(r"(?<!\w)(?:[A-Z][\w&.]*\s){1,6}$")
_BEHIND = re.compile(
    rf"(?:\sno\.\s?[\w/]+)?(?:\s(?:of|on|between|to\sreview"
    rf"|with)\s[^,.;:()\n|]{{3,110}}?(?:\n[^,.;:()\n|]{{3,60}}?)?)?{_STOP}",
    re.IGNORECASE,
)
_BEFORE_CHARS = 80


def find_meeting(text: str, title: str | None) -> str | None:
    """Find the meeting whose outcome a document records or reports.

    Args:
        text: The document.
        title: Its title; a meeting that it names comes first.

    Returns:
        The meeting in the text's words ("7th meeting of the Wells Committee"), None where none is named.
    """
    candidates = [*_candidates(title or "", 3), *_candidates(text[:SCANNED_CHARS], 0)]
    if not candidates:
        return None
    _, name = max(candidates, key=lambda entry: entry[0])
    return name


def _candidates(text: str, bonus: int) -> Iterator[tuple[float, str]]:
    for noun in _NOUN.finditer(text):
        behind = _BEHIND.match(text, noun.end())
        if behind is None:
            continue
        window = max(0, noun.start() - _BEFORE_CHARS)
        before = _BEFORE.search(text, window, noun.start())
        capitals = _CAPITALS.search(text, window, noun.start())
        start = min(match.start() for match in (before, capitals, noun) if match is not None)
        name = " ".join(text[start : behind.end()].split())
        detail = min(2, len(name.split()) // 3)
        ordinal = 2 if before is not None and before["ordinal"] else 0
        if len(name.split()) > 1 and len(name) <= MAX_MEETING_CHARS:
            yield bonus + detail + ordinal - noun.start() / SCANNED_CHARS, name
