"""Whose directives a document holds: a paper says so by its form, a report by who does the directing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.schema.outline import Genre
from directive_extract.structure.genre import guess_genre
from directive_extract.structure.metadata.authorities import AUTHORITY, BODY_WORD, OFFICE_WORD, name_case
from directive_extract.structure.metadata.gathering import find_gathering, is_bare_office
from directive_extract.structure.metadata.mentions import find_date_mentions
from directive_extract.structure.metadata.reported import find_reported_authority

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from directive_extract.structure.metadata.head import HeadLine

MAX_NAME_WORDS = 12
BARE_BODY_WORDS = 2  # "Academic Council" belongs to some university; "Harbour Users' Committee" names itself
MAX_TITLE_WORDS = 25  # a longer one is the first sentence of a report without a headline
MAX_LETTERHEAD_LINES = 8
MAX_PREAMBLE_LINE = 30
_PAPER = (
    r"(?:conclusions?|directive|instruction|decisions?|statement|dispatch|order|communiqu[eé]|resolutions?|decree|plan"
    r"|circular|minutes|extract|record|declaration)"
)
_IS_PAPER = re.compile(rf"^\W*(?:\w+\s){{0,3}}{_PAPER}\b", re.IGNORECASE)
_TITLE_OF = re.compile(
    r"\b(?:conclusions?|directive|instruction|decisions?|statement|dispatch|order|communiqu[eé]|resolutions?|decree"
    r"|circular|declaration)\s(?:made\s|taken\s|adopted\s|passed\s)?(?:of|by)\s(?:the\s|ms\.?\s|mr\.?\s|mrs\.?\s"
    r"|comrade\s)*(?P<who>.+?)"
    r"(?=,?\s(?:at|on|in|regarding|concerning|about|number|no\.|held)\b|\s?[:;(]|$)",
    re.IGNORECASE,
)
_MEETING_OF = re.compile(
    r"\b(?:meeting|session)\b[^.]{0,40}?\bof\s(?:the\s)?(?P<who>[^,.(|]{4,80}?)(?=\s?(?:,|\.|\(|\||\bheld\b|\bon\s\d"
    r"|$))",
    re.IGNORECASE,
)
_CHAIRED = re.compile(
    r"\bunder the chairmanship of\s(?:the\s|shri\s)?(?P<who>.{4,60}?)(?=\s(?:on|at|in)\b|[,.(]|$)", re.IGNORECASE
)
_PREAMBLE = re.compile(r"^(?:by\s)?the\s(?P<who>[^.;]{3,90}?)\s?(?:,|:|\bto\s?:|\bhereby\b.*)?$", re.IGNORECASE)
_ADDRESSES = re.compile(r"\b(?:is|are|shall|must|should|will|has|have)$", re.IGNORECASE)  # "The Office is to:"
_COUNTRY = re.compile(r"\b(?:republic|kingdom|commonwealth|state) of (?:the )?(?P<name>[\w ]{3,30})$", re.IGNORECASE)
_PARTY = re.compile(r"\b(?P<name>communist party of [\w ]{3,30})$", re.IGNORECASE)
_OWNER_WORD = re.compile(
    r"\b(?:nations|union|university|college|company|limited|ltd|inc|plc|bhd|berhad|corporation|consortium|foundation"
    r"|district|commons|lords|government|organi[sz]ation|council|town"
    r"|association|agency|ministry|technology|holdings|institute|trust|school|bank|timber)\b",
    re.IGNORECASE,
)

_LISTED = re.compile(r"[-–•+[(]")  # those who are present stand in a list
_PLACE_AFTER = re.compile(r",\s[\w-]+(?:\s[A-Z\d]{2,4}){0,2}$")  # ", VINH", ", Hull HU1 2AB"
_NO_NAME = re.compile(
    r"[:(]|\d{3}|\b(?:memorandum|dispatch|report|minutes|meeting|session|extract|paper|spokes\w+)\b", re.IGNORECASE
)


def find_issuer(text: str, lines: Sequence[HeadLine], title: str | None) -> str | None:
    """Find who directs.

    Args:
        text: The document.
        lines: Its first lines.
        title: Its title.

    Returns:
        A person with the office ("Deputy Prime Minister Ann Van Hale"), or a body with what it belongs to ("Academic
        Council of Arda University"); None where nobody stands out.
    """
    is_paper = (
        bool(
            title and (_IS_PAPER.match(title) or (len(title.split()) <= MAX_TITLE_WORDS and _MEETING_OF.search(title)))
        )
        or _preamble(lines, title) is not None
        or _has_letterhead(lines)
    )
    if is_paper:
        for rule in _PAPER_RULES:
            found = rule(lines, title)
            if found:
                return _with_owner(found, lines)
    if guess_genre(text) is Genre.MINUTES:
        return _of_minutes(text, lines, title)
    return find_reported_authority(text, title)


def _of_minutes(text: str, lines: Sequence[HeadLine], title: str | None) -> str | None:
    met = find_gathering(lines)
    if met is not None:
        bare = len(met.split()) <= BARE_BODY_WORDS and BODY_WORD.search(met) is not None
        return _with_owner(met, lines) if bare else met
    reported = find_reported_authority(text, title)
    return None if reported is None or is_bare_office(reported) else reported


def _has_letterhead(lines: Sequence[HeadLine]) -> bool:
    return len(_letterhead(lines)) > 1


def _title_of(_: Sequence[HeadLine], title: str | None) -> str | None:
    for found in _TITLE_OF.finditer(title or ""):
        if AUTHORITY.search(found["who"]) and _is_name(found["who"]):
            return found["who"]
    return None


def _preamble(lines: Sequence[HeadLine], _: str | None) -> str | None:
    for line in lines[:MAX_PREAMBLE_LINE]:
        found = _PREAMBLE.match(line.columns[0])
        if found and not _ADDRESSES.search(found["who"]) and AUTHORITY.search(found["who"]) and _is_name(found["who"]):
            return found["who"]
    return None


def _meeting_of(lines: Sequence[HeadLine], title: str | None) -> str | None:
    for candidate in (title or "", *(line.text for line in lines[:MAX_LETTERHEAD_LINES])):
        for pattern in (_CHAIRED, _MEETING_OF):
            found = pattern.search(candidate)
            if found and _is_name(found["who"]) and AUTHORITY.search(found["who"]):
                return found["who"]
    return None


def _title_body(_: Sequence[HeadLine], title: str | None) -> str | None:
    found = re.match(r"(?P<who>cabinet|council|board|politburo)\b", title or "", re.IGNORECASE)
    return found["who"] if found else None


def _letterhead_body(lines: Sequence[HeadLine], _: str | None) -> str | None:
    bodies = [name for name in _letterhead(lines) if BODY_WORD.search(name)]
    return bodies[-1] if bodies else None


_PAPER_RULES: tuple[Callable[[Sequence[HeadLine], str | None], str | None], ...] = (
    _title_of, _preamble, _meeting_of, _title_body, _letterhead_body,
)  # fmt: skip


def _letterhead(lines: Sequence[HeadLine]) -> list[str]:
    """Return the names that stand above a paper, left column first; a name that runs on ("OF ARDA") is joined."""
    names: list[str] = []
    row = lines[0].row if lines else 0
    for line in lines[:MAX_LETTERHEAD_LINES]:
        if line.row > row + 1 and any(BODY_WORD.search(name) for name in names):
            break  # the block that names a body ends; an addressee may stand below
        row = line.row
        for at, column in enumerate(line.columns):
            if at == 0 and names and column.lower().startswith("of "):
                names[0] = f"{names[0]} {column}"
            elif _is_name(_PLACE_AFTER.sub("", column)) and (BODY_WORD.search(column) or _OWNER_WORD.search(column)):
                names.append(column)
    return names


def _is_name(text: str) -> bool:
    words = text.split()
    if not words or len(words) > MAX_NAME_WORDS or text.rstrip().endswith(".") or _NO_NAME.search(text):
        return False
    if any(word[0].islower() and len(word) > 3 for word in words[:1]) or find_date_mentions(text):
        return False
    return sum(word[0].islower() for word in words if len(word) > 4) <= 1


def _with_owner(who: str, lines: Sequence[HeadLine]) -> str:
    """Return a bare body with what it belongs to; an office needs nothing."""
    name = name_case(who)
    if (OFFICE_WORD.search(name) and not BODY_WORD.search(name)) or (" of " in name and len(name.split()) > 4):
        return name
    owner = _owner(lines, name)
    if owner is None:
        return name
    if owner.lower() in {"united nations", "house of commons", "house of lords"}:
        return f"{owner} {name}"
    return f"{name} of {owner}"


def _owner(lines: Sequence[HeadLine], name: str) -> str | None:
    columns = [column for line in lines[:MAX_LETTERHEAD_LINES] for column in line.columns if not _LISTED.match(column)]
    for pattern in (_PARTY, _COUNTRY):
        for column in columns:
            found = pattern.search(column)
            if found:
                return found["name"].title() if pattern is _COUNTRY else name_case(found["name"])
    for column in columns:
        if _OWNER_WORD.search(column) and _is_name(_PLACE_AFTER.sub("", column)) and name.lower() not in column.lower():
            return name_case(_PLACE_AFTER.sub("", column))
    return None
