"""Owner phrases to names: "Ministries of Finance and Health, together with the Audit Office" to three owners."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from directive_extract.lexicons.agents import (
    Agency,
    agency,
    head_noun,
    is_agent,
    is_body,
    is_person,
    is_place,
    is_titled,
)
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.coordination import cut_names, share_words
from directive_extract.resolve.distribution import distribute
from directive_extract.schema.directive import Role

_ARTICLE = re.compile(
    r"(?:(?:the|a|an|(?:his|her|its|their) own"
    r"|his|her|its|their|our|my|your|this|that|both(?=.*\band\b)|neither|either|no|any|only|these|those|said|same"
    r"|above-mentioned|aforementioned|aforesaid)\s+)+",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"(?:any|each|most|many|some|half|all|one|[\d,.]+\s?%)\s+of\s+(?:the\s+|its\s+|these\s+|those\s+)?"
    r"|in particular\s+|especially\s+",
    re.IGNORECASE,
)
_TIME = (
    r"(?:in|on|by|before|from|until|till|during|within|at|after|every|as of|no later than|not later than)\s+(?:the\s+)?"
    r"(?:\d|Q[1-4]\b|first|second|third|fourth|last|early|mid|late|this|next|coming|end|start|beginning|(?:Mon"
    r"|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|January|February|March|April|May\b|June|July|August|September|October|November|December|time\b|due\b"
    r"|future|turn\b|advance)"
)
_CUT = re.compile(
    r",?\s+(?:who|which|whose|whom|where)\b.*"
    r"|\s+that\b.*"
    rf"|,?\s+{_TIME}.*"
    r"|,?\s+(?:in|for|by|with)\s+[a-z]+ing\b.*"
    r"|,?\s+(?:wishing|willing|able|unable|yet|due|ready|required|obliged|supposed|but)\b.*|\s+(?:above|over"
    r"|below)\s+\d.*"
    r"|,\s+(?!including\b|neighbouring\b|participating\b)[a-z]+ing\b.*"
    r"|,\s+(?:as|in(?! particular)|on|at|for|by|to|with|from|after|before|within|under|over|upon|per|each|every"
    r"|to be|especially|including|not|some|most|many|when|if|so|to|one|and subject)\b.*"
    r"|\s+(?:directs?|directed|instructs?|instructed)\b.*"
    r"|\s+(?:shall|must|should|will|would|may|can|is|are|was|were|has|have|had)\b.*"
    r"|\s+in\s+(?:support|the lead|attendance|person|turn)$"
    r"|,?\s+(?:assisted|supported|backed|aided|helped|joined|accompanied|henceforth|thereafter|meanwhile)$"
    r"|\s+(?:giving|providing|keeping|supplying|hosting|paying|helping|assisting|lending|bearing)\b.*"
    r"|\s+(?:itself|themselves|himself|herself)\b.*"
    r"|\s+not\s+(?!only\b).*"
    r"|(?<!\bof)(?<!\bin)(?<!\bfor)(?<!\bat)\s+each\s+(?!of\b)[a-z]+\b.*"
    r"|\s+(?:voted|agreed|refused|decided|resolved|told|asked|said|gave)\b.*"
    r"|\s+to\s+(?!the\b|a\b|an\b)[a-z].*|\s+to$"
    r"|\s+(?:named|mentioned|listed|referred to|indicated|described)\s+(?:above|below|therein|herein"
    r"|(?:in|under|at)\s+th(?:e|is|ese|ose))\b.*"
    r"|\s+(?:--|[–—])\s.*",
    re.DOTALL,
)
# "stations from the county to parish levels": what stands behind this "to" is nothing to be done.
_RANGE = re.compile(
    r"\bfrom (?:the )?(?:[\w-]+ )(?:levels? )?to (?:the )?[\w-]+ levels?\b"
    r"|\b(?:central|national|federal|provincial|regional|county|district|top|highest)(?: levels?)? to (?:the )?"
    r"(?:provincial|regional|county|district|communal?|municipal|local|grassroots|bottom|lowest)\b"
)
_HOLDER = re.compile(r"(?P<post>[^,;]{3,80}),\s+(?P<who>[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){1,4})[.\s]*")
_LABEL = re.compile(
    r"#?(?:action|agreed|decided|AI|ACTION|AGREED)\b[\s:*–-]+"
    r"|(?:New\s+)?(?:[A-Z]{1,3}-?\d+(?:[./-]\d+)*|\d+[./]\d+|\d+[./]?\s+\d+)[\s:*\[.)–-]+(?=[^\W\d_])"
    r"|(?:Art(?:icle)?|Clause|Section)\.?\s+\d+\W+(?=[^\W\d_])"  # "AP3.2** Vessla", "4/7 Quill", "Art. 3 The Fund"
)
_DANGLING = re.compile(
    r"\s+(?:in|of|for|to|and|on|with|or|their|its|the|still|also|then|now|again"
    r"|(?!family|elderly|assembly|supply|july|italy|monopoly)[a-z]{3,}ly)$"
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)?")
_POST = re.compile(r"[A-Z][\w-]*\s+\([A-Z][\w -]+\)")  # "Dean (Academic)": the unit is part of the post
_ACRONYM = re.compile(r"\([A-Z0-9&/. -]{2,}\)")
_APPOSITION = re.compile(r"(?:the|a|an)\s", re.IGNORECASE)  # two names are never joined by a comma alone
_WITH = re.compile(r",?\s+with\s+")  # "Red Cross, with WFP"; "institutes with more than 50 staff" is no company
_HELP = re.compile(r"(?<=\w)['’]s?\s+(?:help|support|assistance|participation)$")
_EDGE = ' ,;:–—-"“”‘*_>#'

_SMALL = frozenset(
    "the a an of and or for in at to with on under within from by between among into over through as their its his her"
    " all each every this that these those who which including concerned respective relevant together jointly".split()
)

MAX_ACRONYM = 4  # letters: a longer word in a heading of capitals is a word
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
    return list(_read(phrase, role))


@lru_cache(maxsize=1024)  # a lead-in's phrase is read again for each of its items
def _read(phrase: str, role: Role) -> tuple[Name, ...]:
    phrase = _in_small_letters(phrase) if phrase.isupper() and " " in phrase else phrase
    return tuple(name for start, end, part in _parts(phrase, role) for name in _split(phrase, start, end, part))


def _in_small_letters(phrase: str) -> str:
    """A heading of capitals as it would be written in a sentence, letter for letter; short words may be acronyms."""
    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", lambda word: _lowered(word.group()), phrase)


def _lowered(word: str) -> str:
    if word.casefold() in _SMALL:
        return word.casefold()
    known = is_body(word) or is_person(word)
    return word[:1] + word[1:].lower() if known or len(word) > MAX_ACRONYM else word


def _parts(phrase: str, role: Role) -> list[tuple[int, int, Role]]:
    cuts = [
        (match.start(), match.end(), Role.SUPPORT if match.group("support") else Role.OVERSIGHT)
        for match in ROLE_MARKERS.finditer(phrase)
    ]
    company = _WITH.search(phrase)
    if company and not any(start < company.end() for start, _, _ in cuts) and _is_company(phrase, company):
        cuts.insert(0, (company.start(), company.end(), Role.SUPPORT))
    parts: list[tuple[int, int, Role]] = []
    start, current = 0, role
    for cut_start, cut_end, cut_role in cuts:
        parts.append((start, cut_start, current))
        start, current = cut_end, cut_role
    parts.append((start, len(phrase), current))
    return [part for part in parts if phrase[part[0] : part[1]].strip(_EDGE)]


def _is_company(phrase: str, match: re.Match[str]) -> bool:
    """Whether "with" names a companion: "Red Cross, with WFP", not "tasked the Academy with assembling a group"."""
    behind = phrase[match.end() :]
    first = behind.split(maxsplit=1)[0] if behind.strip() else ""
    if "," in phrase[: match.start()] or first.endswith("ing"):
        return False
    aside = match.group().startswith(",") and (first[:1].isupper() or first == "the") and agency(behind) > Agency.THING
    return aside or _HELP.search(behind) is not None or is_agent(behind)


def _split(phrase: str, start: int, end: int, role: Role) -> list[Name]:
    start += len(phrase[start:end]) - len(phrase[start:end].lstrip(_EDGE))
    end = start + _length(phrase[start:end])
    end = _without_holder(phrase, start, end)
    shared, position = distribute(phrase, start, end)
    names = [Name(name, a, b, role) for name, a, b in shared]
    if position >= end:
        return names
    pieces = [(a, b, joint) for a, b, joint in cut_names(phrase, position, end) if phrase[a:b].strip(_EDGE)]
    if len(pieces) == 2 and pieces[1][2].strip() == "," and _APPOSITION.match(phrase, pieces[1][0]):
        pieces.pop()
    plain: list[Name] = []
    for a, b, joint in pieces:
        name = _named(phrase[a:b], a, role)
        if name is None:
            continue
        if (plain or names) and _ends_list(name, joint, last=b == pieces[-1][1]):
            break
        plain.append(name)
    words = [name.name for name in plain]
    if any(re.search(r"\w|&", joint) for _, _, joint in pieces):
        words = share_words(words)
    return names + [replace(name, name=text) for name, text in zip(plain, words, strict=True)]


def _without_holder(phrase: str, start: int, end: int) -> int:
    """Where a post ends whose holder stands behind a comma: "the Harbour Master, Mr Quill" names one who must act.

    Args:
        phrase: The owner phrase.
        start: Where to begin in it.
        end: Where to stop.

    Returns:
        The offset of the comma; `end` where what follows is a unit, a place or a further name.
    """
    match = _HOLDER.fullmatch(phrase, start, end)
    if match is None:
        return end
    post, who = match["post"], match["who"]
    head = head_noun(post)
    words = who.split()
    titled = is_titled(who)
    plain = len(words) in {2, 3, 4} and not any(is_body(w) or is_person(w) or is_place(w) for w in words)
    one_post = (
        agency(post) is Agency.KNOWN
        and not is_titled(post)
        and (is_person(head) or not is_body(head) or head == "executive")
        and not head.endswith("s")
    )
    return match.end("post") if one_post and (titled or plain) and (titled or " of " not in post) else end


def _length(text: str) -> int:
    """Where the names of a stretch end: before relative clauses, adverbials and verbs; capitals are read as small."""
    plain = text.lower() if text.isupper() else text
    plain = _RANGE.sub(lambda found: found[0].replace(" to ", " .. "), plain)  # as long as before
    return len(_DANGLING.sub("", _CUT.sub("", plain)))


def _ends_list(name: Name, joint: str, *, last: bool) -> bool:
    """Whether what stands behind a comma is what they are to do and no further name of the list."""
    kind = agency(name.name)
    if name.role is Role.LEAD or joint.strip() != ",":
        aside = joint.strip() == "," and kind is Agency.UNKNOWN and name.name.islower() and " and " in name.name
        return (kind is Agency.THING or aside) and last  # "all pilots, | young and old"
    return kind < Agency.NAME or _is_deed(name.name)


def _is_deed(words: str) -> bool:
    """Whether words behind the helpers say what is to be done: "together with the Union, | arrange young people"."""
    first, *rest = words.split()
    return bool(rest) and first.islower() and verb_of(first) == first and not is_agent(first)


def _named(raw: str, start: int, role: Role) -> Name | None:
    """Trim a stretch to the name in it."""
    text = raw[: _length(raw)]
    first = len(text) - len(text.lstrip(_EDGE))
    label = _LABEL.match(text, first)
    first = label.end() if label and label.end() < len(text.rstrip()) else first
    while match := _QUALIFIED.match(text, first) or _ARTICLE.match(text, first):
        if match.end() >= len(text.rstrip()):
            break
        first = match.end()
    body = text[first:]
    body = _ACRONYM.sub("", body) if _POST.match(body) else _PARENTHESIS.sub("", body)
    body = re.sub(r"\s+", " ", body).rstrip(_EDGE + ".")
    words = body.split()
    if not words or len(words) > MAX_NAME_WORDS or not re.search(r"\w", body):
        return None
    if role is Role.SUPPORT:
        body = _HELP.sub("", body)
    visible = text[first:].rstrip(_EDGE + ".")
    return Name(body, start + first, start + first + len(visible), role)
