"""Who met: minutes are headed by the name of the body whose meeting they record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.structure.metadata.authorities import BODY_WORD, OFFICE_WORD, name_case

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.structure.metadata.head import HeadLine

MAX_LINES = 8  # the name stands at the head, above those who are present
MAX_WORDS = 12
MAX_ACRONYM = 4
_GROUP = (
    r"(?:c(?:omm)?ttee|sub-?committee|committee|council|board|team|panel|(?:community|working|user|study|research"
    r"|steering|task|expert|sector|leadership) group|group|guild|society|association|branch|forum|club|assembly|synod"
    r"|chapter|caucus|collective|crew|circle|partnership|consortium|commission|cabinet|senate|trustees|governors"
    r"|directors|governing body|body|tac|tsc|steerco|cpc|wg|cg|sig)"
)
_OCCASION = (
    r"(?:(?:regular|weekly|monthly|quarterly|annual|ordinary|special|extraordinary|general|safety|planning|review|virtual"
    r"|full|bi-?weekly)\s)*(?:meeting|minutes|mins|call|telcon|teleconference|notes|huddle|stand-?up|sync|sitting|retro)"
)
_OF_OCCASION = re.compile(
    r"^\W*(?:(?:draft|approved|confirmed|unconfirmed|final|rough)\s)?(?:minutes|notes|mins|record)\b.{0,40}?"
    r"\bof (?:the |a )?(?:(?:\w+ )?(?:meeting|session|sitting)s? of (?:the )?)?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"^\W*(?P<who>(?:[\w&’'./-]+\s){{0,8}}?{_GROUP})\b(?:\s\d{{1,4}}\b)?(?!\s(?:member|chair)s?\b)", re.IGNORECASE
)
_MET = re.compile(
    rf"^\W*(?P<who>[\w&’'./-]+(?:\s[\w&’'./-]+){{0,8}}?)\s{_OCCASION}\b(?!\s(?:of|to|in|at)\b)", re.IGNORECASE
)
_NO_BODY = re.compile(
    r"^(?:the|this|our|a|an|next|last|previous|draft|approved|confirmed|unconfirmed|final|rough|all|in|at|on|dear|first"
    r"|second|board|group|team|council|committee|regular|special|agenda|action|present|attendees)$",
    re.IGNORECASE,
)
_NOT_NAMED = re.compile(
    r"[:;]|\b(?:present|apolog\w+|regrets|chair\w*|attend\w*|minutes? taken|scribe)\b", re.IGNORECASE
)


def find_gathering(lines: Sequence[HeadLine]) -> str | None:
    """Find the body that met.

    Args:
        lines: The first lines of minutes.

    Returns:
        Its name ("OpenTide Technical Council"); None where the head names none.
    """
    for line in lines[:MAX_LINES]:
        if line.text.endswith((".", "?", "!")):
            continue  # a sentence
        text = _OF_OCCASION.sub("", line.text)
        for pattern in (_NAMED, _MET):
            found = pattern.match(text)
            if found and _is_body(found["who"]):
                return found["who"] if _is_short(found["who"]) else name_case(found["who"])
    return None


def is_bare_office(issuer: str) -> bool:
    """Whether an issuer is an office without a name and a body: in minutes that is only the one who took the chair.

    Args:
        issuer: What was found.

    Returns:
        True for "Chair", "Director".
    """
    return OFFICE_WORD.fullmatch(issuer.strip()) is not None and BODY_WORD.search(issuer) is None


def _is_short(who: str) -> bool:
    """Whether a name in capitals is made of abbreviations ("AXR TAC") rather than set in capitals."""
    return max(map(len, who.split())) <= MAX_ACRONYM


def _is_body(who: str) -> bool:
    words = who.split()
    if len(words) > MAX_WORDS or _NO_BODY.match(who):
        return False
    if _NOT_NAMED.search(who) or any(word[:1].isdigit() and len(word) > 2 for word in words):
        return False
    return words[0][:1].isupper()
