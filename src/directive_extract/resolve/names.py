"""Owner phrases to names: "Ministries of Finance and Health, together with the Audit Office" to three owners."""

from __future__ import annotations

import re
from dataclasses import dataclass

from directive_extract.lexicons.agents import head_noun, is_agent, is_proper, singular
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.schema.directive import Role

_ARTICLE = re.compile(r"(?:(?:the|a|an|his|her|its|their|our|both|neither|either|no|any|only)\s+)+", re.IGNORECASE)
_QUALIFIED = re.compile(r"(?:any|each)\s+of\s+the\s+|those\s+", re.IGNORECASE)
_RELATIVE = re.compile(
    r",?\s+(?:who|which|whose|whom|where)\b.*|\s+that\s+(?:have|has|are|is|were|was|do|does|did|still|had|lie|use|already)\b.*"
    r"|,\s+(?:as|in its|in his|in her|in accordance|for (?:its|their|his)|within|by|before|each|every|in the|on the|at the|after|to be|especially|including|not|acting|being|having)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)")
_JOINT = re.compile(
    r"\s*,\s*(?:and|or|nor|as well as|together with)\s+|\s*[,;]\s*|\s+(?:and|or|nor|as well as|&|\+)\s+|\s*/\s*(?=\w)",
    re.IGNORECASE,
)
_DISTRIBUTED = re.compile(
    r"(?P<head>(?:[\w'’-]+\s+){0,4}?(?:Ministries|Departments|Committees|Councils|Offices|Governments|Ministers|Secretaries|Chairmen|Chairs"
    r"|Universities|Provinces|Boards|Agencies|Directors|Embassies|Bureaus|Commissions|Police|Authorities|Governors|Heads))\s+(?P<of>of|for)\s+(?P<rest>.+)",
    re.IGNORECASE,
)

MAX_NAME_WORDS = 16  # the longest owner in the documents read has 14


@dataclass(frozen=True, slots=True)
class Name:
    """One name in an owner phrase.

    Attributes:
        name: As the output gives it.
        start: Offset in the phrase where the words that it was read from begin.
        end: Offset behind them.
        role: What the phrase says of its part.
    """

    name: str
    start: int
    end: int
    role: Role = Role.LEAD


def read_names(phrase: str, role: Role = Role.LEAD) -> list[Name]:
    """Split an owner phrase into names.

    Articles, relative clauses and acronyms in parentheses are dropped; "in coordination with ..." and the like give
    `support`, "under the direction of ..." gives `oversight`; a shared head or a shared complement is given to each.

    Args:
        phrase: The noun phrase as written.
        role: The role of its first part.

    Returns:
        Names in order, with their offsets in `phrase`; empty where nobody is named.
    """
    names: list[Name] = []
    for start, end, part_role in _parts(phrase, role):
        names += _split(phrase, start, end, part_role)
    return names


def _parts(phrase: str, role: Role) -> list[tuple[int, int, Role]]:
    cuts = [
        (match.start(), match.end(), Role.SUPPORT if match.group("support") else Role.OVERSIGHT)
        for match in ROLE_MARKERS.finditer(phrase)
    ]
    parts: list[tuple[int, int, Role]] = []
    start, current = 0, role
    for cut_start, cut_end, cut_role in cuts:
        parts.append((start, cut_start, current))
        start, current = cut_end, cut_role
    parts.append((start, len(phrase), current))
    return [part for part in parts if phrase[part[0] : part[1]].strip(" ,")]


def _split(phrase: str, start: int, end: int, role: Role) -> list[Name]:
    end = start + len(_RELATIVE.sub("", phrase[start:end]))
    distributed = _DISTRIBUTED.match(phrase[start:end].lstrip(" ,")) if role else None
    if distributed:
        offset = end - len(phrase[start:end].lstrip(" ,"))
        return _distribute(distributed, offset, role)
    pieces = _pieces(phrase, start, end)
    names = [_clean(phrase, first, last, role) for first, last in pieces]
    return _share_words([name for name in names if name is not None])


def _distribute(match: re.Match[str], offset: int, role: Role) -> list[Name]:
    """ "Ministries of Finance and Health" to "Ministry of Finance" and "Ministry of Health"."""
    head = _ARTICLE.sub("", match.group("head")).strip()
    rest = match.group("rest")
    base = offset + match.start("rest")
    pieces: list[tuple[int, int]] = []
    position = 0
    for joint in [*_JOINT.finditer(rest), None]:
        last = joint.start() if joint else len(rest)
        if rest[position:last].strip():
            pieces.append((position, last))
        position = joint.end() if joint else last
    own_heads = [is_agent(rest[a:b]) and not is_proper(rest[a:b].removeprefix("the ")) for a, b in pieces]
    if (
        len(pieces) < 2
        or any(own_heads)
        or not all(rest[a:b].strip()[:1].isupper() or rest[a:b].lstrip().startswith("of ") for a, b in pieces)
    ):
        return _plain_or_split(match, offset, role, pieces, own_heads)
    words = head.split()
    one = " ".join([*words[:-1], _singular_like(words[-1])])
    return [
        Name(f"{one} {match.group('of')} {rest[a:b].strip().removeprefix('of ')}", base + a, base + b, role)
        for a, b in _joined(rest, pieces)
    ]


def _plain_or_split(
    match: re.Match[str], offset: int, role: Role, pieces: list[tuple[int, int]], own_heads: list[bool]
) -> list[Name]:
    rest = match.group("rest")
    base = offset + match.start("rest")
    cut = next((i for i, own in enumerate(own_heads) if own and i > 0), len(pieces))
    first_end = pieces[cut - 1][1] if pieces else len(rest)
    start = offset + match.start("head")
    whole = match.string[match.start("head") : match.start("rest") + first_end]
    names = [_named(whole, start, role)]
    for a, b in pieces[cut:]:
        names.append(_named(rest[a:b], base + a, role))
    return [name for name in names if name is not None]


def _joined(rest: str, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Put back together what is one name ("Agriculture and Environment" is left to the lexicon of joint portfolios)."""
    joined: list[tuple[int, int]] = []
    for a, b in pieces:
        if (
            joined
            and f"{rest[joined[-1][0] : joined[-1][1]].strip()} and {rest[a:b].strip()}".casefold() in _JOINT_PORTFOLIOS
        ):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
    return joined


_JOINT_PORTFOLIOS = frozenset(
    """agriculture and environment|science and technology|education and training|industry and trade|culture and society
    |information and communications|law and justice|economy and finance|planning and investment|natural resources and environment
    |labour and social affairs|housing and urban development|health and welfare|trade and industry|home and cultural affairs|defense and security""".replace(
        "\n    |", "|"
    ).split("|")
)


def _singular_like(word: str) -> str:
    one = singular(word.casefold())
    return one.capitalize() if word[:1].isupper() else one


def _pieces(phrase: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut at coordinations whose right side stands alone; others belong to a name."""
    pieces: list[tuple[int, int]] = []
    position = first = start
    while True:
        joint = _JOINT.search(phrase, position, end)
        if joint is None:
            break
        right = phrase[joint.end() : end]
        left = phrase[first : joint.start()]
        if left.strip() and right.strip() and _stands_alone(left, right, joint.group()):
            pieces.append((first, joint.start()))
            first = joint.end()
        position = joint.end()
    pieces.append((first, end))
    return pieces


def _stands_alone(left: str, right: str, joint: str) -> bool:
    """Whether "LEFT and RIGHT" are two names and not one ("Science and Technology")."""
    next_joint = _JOINT.search(right)
    head = right[: next_joint.start()] if next_joint else right
    if re.match(r"(?:the|all|each|every|its|other|relevant|both|of the)\s", head, re.IGNORECASE):
        return True
    if "/" in joint or "&" in joint or "+" in joint:
        return is_agent(left) or is_proper(left) or left.strip().islower()
    in_name = re.search(r"\b(?:of|for|on)\s+[A-Z][\w' -]*$", left) is not None and not is_agent_head(left)
    if in_name:
        return (
            is_agent(head)
            and not is_proper(head.strip())
            or bool(re.match(r"[A-Z]{2,8}\b(?!\s+[a-z])", head))
            or _headed(head)
        )
    return is_agent(head) or is_proper(head) or (is_agent(right) and not left.strip()[:1].isupper())


def is_agent_head(phrase: str) -> bool:
    """Whether the last word of a phrase is itself a body or person ("Committee on Law and People's Court")."""
    words = phrase.split()
    return bool(words) and is_agent(words[-1].casefold())


def _headed(phrase: str) -> bool:
    """Whether a capitalised phrase has a body or person as its own head ("Department of Transport")."""
    return is_agent(head_noun(phrase).casefold())


def _share_words(names: list[Name]) -> list[Name]:
    """ "airlines, railway and coach companies": give the shared head to those that have none of their own."""
    if len(names) < 2:
        return names
    last = names[-1].name
    shared_tail = re.search(r"(?:^|\s)(?:of|in|at)\s+.+", last)
    shared: list[Name] = []
    for name in names[:-1]:
        words = name.name.split()
        text = name.name
        if (
            len(words) == 1
            and words[0].endswith(("s", "men"))
            and words[0][:1].isupper()
            and shared_tail
            and head_noun(last).endswith(("s", "men"))
        ):
            text = (
                f"{words[0]}{shared_tail.group() if shared_tail.group().startswith(' ') else ' ' + shared_tail.group()}"
            )
        elif len(words) == 1 and not is_agent(text) and text.islower() and len(last.split()) > 1:
            text = f"{words[0]} {head_noun(last)}"
        elif len(words) == 1 and not is_agent(text.casefold()) and last.split()[-1].islower() and not is_proper(text):
            text = f"{words[0]} {last.split()[-1]}"
        shared.append(Name(text, name.start, name.end, name.role))
    return [*shared, names[-1]]


def _clean(phrase: str, start: int, end: int, role: Role) -> Name | None:
    return _named(phrase[start:end], start, role)


def _named(raw: str, start: int, role: Role) -> Name | None:
    """Trim a stretch to the name in it."""
    text = _RELATIVE.sub("", raw)
    lead = len(text) - len(text.lstrip(' ,;:–—-"“'))
    article = _ARTICLE.match(text, lead) or _QUALIFIED.match(text, lead)
    first = article.end() if article and article.end() < len(text) else lead
    body = _PARENTHESIS.sub("", text[first:]).rstrip(' ,;:.–—"”-')
    words = body.split()
    if not words or len(words) > MAX_NAME_WORDS or not re.search(r"\w", body):
        return None
    visible = text[first:].rstrip(' ,;:.–—"”-')
    return Name(body, start + first, start + first + len(visible), role)
