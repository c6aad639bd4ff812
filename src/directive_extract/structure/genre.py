"""What kind of document it is, by its layout and its opening words."""

from __future__ import annotations

import re

from directive_extract.schema.outline import Genre

_HEAD = 2500  # characters: letterheads, titles and attendance lists stand here

_SIGNS: tuple[tuple[Genre, float, re.Pattern[str]], ...] = (
    (Genre.MINUTES, 3, re.compile(r"^\W*(?:draft |confirmed |unconfirmed )?minutes\b(?! ago)", re.I | re.M)),
    (Genre.MINUTES, 2, re.compile(r"^\W*(?:present|in attendance|apologies|attendees|regrets|scribe|here)\b.{0,30}:", re.I | re.M)),
    (Genre.MINUTES, 2, re.compile(r"action (?:items?|tracker|log|points?)|action taken report|matters arising|any other business", re.I)),
    (Genre.MINUTES, 3, re.compile(r"^\W{0,3}\d{1,2}:\d{2}(?::\d{2})?\W+<\w+>", re.M)),
    (Genre.MINUTES, 2, re.compile(r"^\W*(?:ref|no|item)\W.{0,60}\b(?:owner|who|lead)\b.{0,60}\b(?:due|by|deadline|status)\b", re.I | re.M)),
    (Genre.MINUTES, 1, re.compile(r"meeting (?:called|opened|came|began)|call to order|quorum", re.I)),
    (Genre.RESOLUTION, 2, re.compile(r"^\s*(?:recalling|reaffirming|noting|recogni[sz]ing|whereas|having considered|having examined)\b", re.I | re.M)),
    (Genre.RESOLUTION, 2, re.compile(r"\b(?:hereby )?(?:be it (?:further )?resolved|resolves? (?:that|to)|adopts the following)", re.I)),
    (Genre.RESOLUTION, 2, re.compile(r"^\W*(?:(?:draft )?resolution|decision)s?\b.{0,60}$", re.I | re.M)),
    (Genre.RESOLUTION, 2, re.compile(r"^\W*(?:conclusions and )?recommendations?\b.{0,10}$|^recommendation \d", re.I | re.M)),
    (Genre.OFFICIAL, 3, re.compile(r"^\s*(?:f\. )?no\.?\s*:?\s*\d+[\w./&-]*[-/][\w./&-]+", re.I | re.M)),
    (Genre.OFFICIAL, 2, re.compile(r"socialist republic|independence\s*[-–]\s*freedom", re.I)),
    (Genre.OFFICIAL, 2, re.compile(r"^\s*(?:official dispatch|notice|conclusion|memorandum|circular|instruction|directive|order|decree|decision|plan)\b.{0,70}$", re.I | re.M)),
    (Genre.OFFICIAL, 2, re.compile(r"^\s*(?:pursuant to|the (?:prime minister|president|government)\W{0,3}$|to:\s*$|dear )", re.I | re.M)),
    (Genre.OFFICIAL, 1, re.compile(r"^\s*section 1\b", re.I | re.M)),
    (Genre.NEWS, 3, re.compile(r"\((?:VNA|VNS|AFP|Reuters|AP|Xinhua|PNA|ANTARA|[A-Z]{2,5})\)\s*[-–—]|^[A-ZÀ-Ỹ .,']{3,30}\s[-–—]\s|\bPhoto:|\(Photo", re.M)),
    (Genre.NEWS, 2, re.compile(r"^\W*(?:by [A-Z]\w+ [A-Z]\w+)|GMT|\b(?:newspaper|news)\b|/\d{4}\s+[-–]?\s*\d{1,2}:\d{2}", re.M)),
    (Genre.NEWS, 2, re.compile(r"[”\"],? (?:he|she|the \w+(?: \w+)?) (?:said|stressed|added|emphasi[sz]ed)|,? (?:he|she) (?:said|added)\b", re.I)),
)  # fmt: skip


def guess_genre(text: str) -> Genre:
    """Tell news reports, official papers, minutes and resolutions apart.

    Args:
        text: The document.

    Returns:
        The kind with most signs; news where nothing speaks for another.
    """
    head = text[:_HEAD]
    scores = dict.fromkeys(Genre, 0.0)
    scores[Genre.NEWS] = 0.5
    for genre, weight, pattern in _SIGNS:
        scores[genre] += weight * bool(pattern.search(head))
    return max(scores, key=lambda genre: scores[genre])
