"""Bodies that share a head: "Ministries of Finance and Health" to "Ministry of Finance" and "Ministry of Health"."""

from __future__ import annotations

import re

from directive_extract.lexicons.agents import is_agent, is_proper, singular
from directive_extract.resolve.coordination import JOINT

_SHARED_HEAD = re.compile(
    r"(?P<head>(?:(?:the\s+)?(?:Chairpersons|Chairmen|Heads|Directors|Secretaries"
    r"|Leaders)\s+of\s+(?:the\s+)?)?(?:[\w'’-]+\s+){0,4}?(?:Ministries|Departments|Committees|Councils|Offices"
    r"|Governments|Ministers|Secretaries|Chairmen|Chairs"
    r"|Chairpersons|Universities|Provinces|Boards|Agencies|Directors|Embassies|Bureaus|Commissions|Authorities"
    r"|Governors|Heads|Faculties|Institutes))\s+(?P<of>of|for)\s+(?P<rest>.+)",
    re.IGNORECASE,
)
_TITLES = {"cllrs": "Cllr", "messrs": "Mr", "drs": "Dr", "profs": "Prof", "comrades": "Comrade", "mmes": "Mrs"}
_SHARED_TITLE = re.compile(rf"(?P<title>{'|'.join(_TITLES)})\.?\s+(?=[A-Z])", re.IGNORECASE)
_AND_OF = re.compile(r"\s*,?\s+and\s+of\s+(?:the\s+)?|\s*,\s+of\s+(?:the\s+)?", re.IGNORECASE)
_JOINT_PORTFOLIOS = frozenset(
    (
        "agriculture and environment|science and technology|education and training|industry and trade"
        "|culture and society|information and communications|law and justice|economy and finance"
        "|planning and investment|youth and sports|natural resources and environment"
        "|labour and social affairs|housing and urban development|health and welfare|trade and industry"
        "|home and cultural affairs|defense and security|health and family welfare|roads and bridges"
        "|water and sanitation|mines and energy|justice and constitutional affairs|tourism and wildlife"
        "|transport and communications|women and children|forests and environment"
    ).split("|")
)


def distribute(phrase: str, start: int, end: int) -> tuple[list[tuple[str, int, int]], int]:
    """Give a plural head to each of the names behind it.

    Args:
        phrase: The owner phrase.
        start: Where to begin in it.
        end: Where to stop.

    Returns:
        Names with their offsets, and where the rest of the phrase begins; no names where no head is shared.
    """
    titles = _SHARED_TITLE.match(phrase, start, end)
    if titles:
        found = [(a, b) for a, b in _portfolios(phrase, titles.end(), end) if phrase[a:b].strip()]
        one_title = _TITLES[titles.group("title").casefold()]
        return [(f"{one_title} {phrase[a:b].strip()}", a, b) for a, b in found], found[-1][1] if found else start
    match = _SHARED_HEAD.match(phrase, start, end)
    if match is None:
        return [], start
    base = match.start("rest")
    pieces = _portfolios(phrase, base, end)
    if len(pieces) < 2:
        return [], start
    head = re.sub(r"^(?:the|all|both)\s+", "", match.group("head"), flags=re.IGNORECASE)
    one = re.sub(r"\w+(?=\s+of\s)|\w+$", lambda plural: _one_of(plural.group()), head)
    names = [(f"{one} {match.group('of')} {phrase[a:b].strip()}", a, b) for a, b in pieces]
    return names, pieces[-1][1]


def _one_of(plural: str) -> str:
    one = singular(plural.casefold())
    return one.capitalize() if plural[:1].isupper() else one


def _portfolios(phrase: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names that share the head: capitalised, without a head of their own."""
    joint = _AND_OF if _AND_OF.search(phrase, start, end) else JOINT
    pieces: list[tuple[int, int]] = []
    position = start
    while position < end:
        cut = joint.search(phrase, position, end)
        last = cut.start() if cut else end
        text = phrase[position:last].strip()
        own_head = is_agent(text) and not is_proper(text)
        if not (text[:1].isupper() or joint is _AND_OF) or (pieces and own_head):
            break
        if pieces and f"{phrase[slice(*pieces[-1])].strip()} and {text}".casefold() in _JOINT_PORTFOLIOS:
            pieces[-1] = (pieces[-1][0], last)
        else:
            pieces.append((position, last))
        position = cut.end() if cut else end
    return pieces
