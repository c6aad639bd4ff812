"""Coordinations of names: where one name ends and the next begins, and the words that several names share."""

from __future__ import annotations

import re

from directive_extract.lexicons.agents import (
    Agency,
    agency,
    head_noun,
    is_acronym,
    is_agent,
    is_body,
    is_person,
    is_place,
    is_proper,
)

JOINT = re.compile(
    r"\s*,\s*(?:and|or|nor|as well as|together with)\s+|\s*[,;]\s*|\s+(?:and|or|nor|as well as|&|\+)\s+|\s*/\s*(?=\w)",
    re.IGNORECASE,
)
_OWN_DETERMINER = re.compile(r"(?:the|all|each|every|its|their|other|relevant|both|of the)\s", re.IGNORECASE)
_DETERMINER = re.compile(r"(?:a|an|any|this|that|these|those|some|no|two|three|four|five|six|\d+)\s", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\b(?:of|for|on)\s+(?P<the>the\s+)?(?P<words>[A-Z][\w',’ -]*)$")
_COMMON_COMPLEMENT = re.compile(r"\b(?:of|in)\s+(?:(?:the|all|its|these|those)\s+)?(?:[\w-]+,?\s+){0,4}[a-z][\w-]*s$")
_SHARED_TAIL = re.compile(r"\s(?:of|in|at)\s+.+")
_LEVELS = frozenset(
    "national provincial municipal central local regional federal district county state city communal public private"
    " ministerial departmental sectoral".split()
)
"""What stands before the bodies of one level and can't stand alone: "national and provincial departments"."""
_JOINT_NAMES = frozenset(
    (
        "newspaper radio|newspaper radio-television|newspaper television|radio television|radio radio-television"
        "|health human|parks recreation|controller auditor|comptroller auditor|guidance counselling"
        "|people capability|people culture|fire rescue|search rescue|food drug|health safety|audit risk"
        "|learning development|research development|research innovation|research technology|legal compliance"
        "|sales marketing|estates facilities|disease prevention|driver vehicle|ports harbours|roads bridges"
        "|controller accountant-general"
    ).split("|")
)
"""Words around the "and" or the comma of one name, whose second word could be a body by itself."""
_JOINT_COMMON = frozenset("fire rescue|search rescue|housing urban-rural|food drug|health safety".split("|"))
"""Those that are one name in small letters as well."""
_PORTFOLIOS = frozenset("Management Personnel Administration Intelligence Media Staff".split())
"""Words for what a department deals with: "Department of Roads and Traffic Management" is one."""
_BRANCHES = frozenset({"branch", "branches"})
_OPEN_COMPLEMENT = re.compile(r"\bof\s+(?:the\s+)?(?P<adjective>[a-z][\w-]*)$")
_MASS = frozenset(
    "police customs staff personnel media press army navy government parliament cabinet management".split()
)


def cut_names(phrase: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """Cut a phrase at those coordinations whose right side stands alone; others belong to a name.

    Args:
        phrase: The owner phrase.
        start: Where to begin in it.
        end: Where to stop.

    Returns:
        Offsets of the pieces, each with the joint before it (empty for the first).
    """
    pieces: list[tuple[int, int, str]] = []
    position = first = start
    before = ""
    while joint := JOINT.search(phrase, position, end):
        left, right = phrase[first : joint.start()], phrase[joint.end() : end]
        if left.strip() and right.strip() and _parts_names(left.strip(), right, joint.group()):
            pieces.append((first, joint.start(), before))
            first, before = joint.end(), joint.group()
        position = joint.end()
    pieces.append((first, end, before))
    return pieces


def _parts_names(left: str, right: str, joint: str) -> bool:
    one_post = joint == "/" and len(left) == len(right) == 1  # "C/O", the chief officer of a ship
    return not one_post and not _is_joint_name(left, right) and _stands_alone(left, right, joint)


def _stands_alone(left: str, right: str, joint: str) -> bool:
    """Whether "LEFT and RIGHT" are two names and not one ("Science and Technology")."""
    following = JOINT.search(right)
    head = (right[: following.start()] if following else right).strip()
    if "/" in joint or _OWN_DETERMINER.match(right):
        return joint != "/" or is_acronym(left.rsplit(maxsplit=1)[-1]) or _are_first_names(left, right)
    own = head_noun(head)
    if own.islower() and _shares_places(left, head, own):
        return False
    if joint.strip() == "," and _is_unit_of(left, head, ends=following is None):
        return _leaves_list(left, right)
    if joint.strip() == "," and _leaves_list(left, right):
        return True
    complement = _COMPLEMENT.search(left)
    if complement:
        of_people = is_person(complement.group("words").rsplit(maxsplit=1)[-1])
        return _after_complement(head, bare=complement.group("the") is None, of_people=of_people)
    one = _is_compound(left, head) or _is_one_department(left, head)
    return not one and (_is_name(left, head) or (is_agent(right) and not left[:1].isupper()))


def _shares_places(left: str, head: str, own: str) -> bool:
    """Whether a complement of places goes on: "Police of provinces and cities", "boards of near and far wards"."""
    if _COMMON_COMPLEMENT.search(left) and (is_place(own) or (is_body(own) and head.islower())):
        return True  # "Committees of communes, wards and the special zone"
    adjective = _OPEN_COMPLEMENT.search(left)
    places = head.islower() and own.endswith("s") and is_place(own)
    return places and adjective is not None and not is_agent(adjective["adjective"])


def _are_first_names(left: str, right: str) -> bool:
    """Whether a stroke stands between two people's names: "Ann/Bert"."""
    right = right.split(",", maxsplit=1)[0]
    return all(" " not in name and name.istitle() and agency(name) is Agency.NAME for name in (left, right))


def _is_joint_name(left: str, right: str) -> bool:
    """Whether one name is known to have two words there: "Newspaper, Radio and Television"."""
    words = re.findall(r"[\w’'-]+", right)
    last = left.rsplit(maxsplit=1)[-1]
    pair = f"{last} {words[0]}".casefold() if words else ""
    return pair in _JOINT_COMMON or (pair in _JOINT_NAMES and right[:1].isupper())


def _leaves_list(left: str, right: str) -> bool:
    """Whether a comma ends a list: what follows is the object of what they are to do, and no further name."""
    bare = re.sub(r"^(?:the|its|their)\s+", "", left, flags=re.IGNORECASE)
    return _DETERMINER.match(right) is not None or (right[:1].islower() and bare[:1].isupper() and " " in bare)


def _is_name(left: str, head: str) -> bool:
    """Whether the right side is a name by itself; first names in small letters too: "fede and bea"."""
    if is_agent(head) or is_proper(head):
        return True
    return " " not in left and " " not in head and agency(left) is agency(head) is Agency.UNKNOWN


def _is_unit_of(left: str, right: str, *, ends: bool) -> bool:
    """Whether a comma stands between a post and its unit, or a body and its place: "Head, Planning Unit"."""
    if " of " in left or not right[:1].isupper() or is_acronym(right):
        return False
    words = left.split()
    if is_person(words[-1]) and words[-1][:1].isupper() and not words[-1].endswith(("s", "men")):
        return not is_person(head_noun(right))
    is_place = len(right.split()) <= 2 and agency(right) is Agency.NAME
    return (
        is_place
        and len(words) > 1
        and is_body(words[-1])
        and words[-1][:1].isupper()
        and (ends or len(right.split()) == 1)
    )


def _after_complement(head: str, *, bare: bool, of_people: bool) -> bool:
    """Whether a name follows after "Ministry of Culture and ...": one with a head of its own."""
    last = head_noun(head)
    if head[:1].isupper() and (last in _PORTFOLIOS or last in _BRANCHES):
        return False  # "Bank for Ports and Coastal Trade branch"
    if of_people and bare and is_proper(head) and is_person(last) and last.endswith("s"):
        return False  # "Department of Wardens and Harbour Pilots"
    if not bare:
        return is_agent(head) and not is_proper(head)
    if re.match(r"[A-Z]{2,8}\b(?!\s+[a-z])", head):
        return True
    own = head_noun(head)
    plural = own.endswith("s") and not own.endswith(("ss", "Services"))
    single = len(head.split()) == 1 and not (plural and is_person(own))
    return is_agent(own.casefold()) and not (is_proper(head) and (single or (plural and not is_person(own))))


def _is_compound(left: str, right: str) -> bool:
    """Whether both sides make one capitalised name: "Mines and Geosciences Bureau"."""
    right = right.split(" of ", maxsplit=1)[0]
    words, last = right.split(), head_noun(right)
    if len(words) < 2 or not is_proper(right) or is_place(last) or " of " in left:
        return False
    if not is_body(last) and not (is_person(last) and len(left.split()) <= 2 and agency(left) is not Agency.KNOWN):
        return False
    own = head_noun(left)
    left_is_body = is_body(own) or is_person(own) or any(is_acronym(word) for word in left.split())
    return (
        is_proper(re.sub(r"^the\s+", "", left, flags=re.IGNORECASE)) and not left_is_body and not last.endswith("ies")
    )


def _is_one_department(left: str, right: str) -> bool:
    """Whether lower-case portfolios share one body: "agriculture and environment department"."""
    words = re.sub(r"^(?:the|every|each|any|no)\s+", "", left, flags=re.IGNORECASE).split()
    last = head_noun(right)
    return (
        len(words) == 1
        and words[0].islower()
        and not is_agent(words[0])
        and len(right.split()) > 1
        and right.islower()
        and is_body(last)
        and not last.endswith("s")
    )


def share_words(names: list[str]) -> list[str]:
    """Give each of several coordinated names the head or the complement that stands only with the last.

    Args:
        names: The names as written, in order, articles taken off.

    Returns:
        As many names: "airlines, railway and coach companies" gives "airlines", "railway companies", "coach companies".
    """
    if len(names) < 2:
        return names
    last = names[-1]
    shared = [_with_head(name, _donor(names, index), first=index == 0) for index, name in enumerate(names[:-1])]
    shared[-1] = _with_tail(shared[-1], last)
    return [*shared, last]


def _donor(names: list[str], index: int) -> str:
    """The name whose head one before it lacks: for a level the next one that has a head, for others the last."""
    if names[index].casefold() not in _LEVELS:
        return names[-1]
    return next((name for name in names[index + 1 :] if len(name.split()) > 1), names[-1])


def _with_head(name: str, last: str, *, first: bool) -> str:
    head = head_noun(last)
    words = name.split()
    if len(words) > 2 or len(last.split()) < 2 or not head.endswith(("s", "men")) or words[-1].endswith(("s", "men")):
        return name
    if is_acronym(name) or words[-1].casefold() in _MASS or re.match(r"(?:the|each|every)\s", name, re.IGNORECASE):
        return name
    kind = agency(name)
    lower = name.islower() and (kind < Agency.NAME or is_body(words[-1]))
    opening = first and head.islower() and not is_body(head) and len(words) == 1 and kind is Agency.NAME
    if len(words) == 1 and words[0].casefold() in _LEVELS and is_body(head):
        _, rest = last.split(maxsplit=1)
        return f"{name} {rest}"
    title = (is_body(words[-1]) and is_person(head)) or (head[:1].isupper() and kind < Agency.KNOWN and is_person(head))
    firm = (
        first
        and kind < Agency.KNOWN
        and head.islower()
        and head.casefold().endswith(("firms", "companies", "operators", "carriers"))
    )
    return f"{name} {head}" if lower or opening or title or firm else name


def _with_tail(name: str, last: str) -> str:
    """Give a complement to both: "Secretaries and Chairmen of provinces"."""
    tail = _SHARED_TAIL.search(last)
    plural = name.endswith(("s", "men")) and len(name.split()) == 1 and is_person(name)
    return f"{name}{tail.group()}" if tail and plural and is_person(head_noun(last)) else name
