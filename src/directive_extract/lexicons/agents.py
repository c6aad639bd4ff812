"""Who can be told to act: tells names of bodies and people from names of things."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cache, lru_cache

from directive_extract.lexicons import load_lexicon

_HEAD_END = re.compile(
    r"\s+(?:of|in|at|for|from|to|with|on|under|by|near|within|who|which|that|whose|where|concerned|involved"
    r"|having|not|responsible|mentioned"
    r"|standing|directly|attached|belonging|working|taking|using|sending|caught|still|affected|named|between"
    r"|together|jointly|across|over|above|below|along|around|outside|inside"
    r"|without|abroad|nationwide|elsewhere|among|behind|but|except|willing|able|yet|listed|designated|--|–|—|-)(?=[\s,])(?!-).*|\s*[,(:].*",
    re.IGNORECASE | re.DOTALL,
)
_PARTICIPLE = re.compile(r"[a-z]{2,}(?:ing|ed|ly)$")
_WORD = re.compile(r"[\w'’.&/@-]+")
_ACRONYM = re.compile(r"(?:[A-Z0-9ĐƯ][A-Z0-9&./ĐƯ-]{1,11}|[A-Z][a-z]{0,3}[&]?[A-Z]{1,6}[a-z]?)s?$")
_CAPITALISED = re.compile(r"[\"“‘']?(?:[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w'’.-]*|[a-z]{1,3}['’]?[A-Z]\w+)")
_HANDLE = re.compile(r"@[\w-]+$|[a-z]{1,4}\d[a-z]{2,4}$")  # "@kaplan", a radio amateur's call sign
_SMALL = frozenset("the a an of and for in de van von der bin al la le du da dos del na on at to & - –".split())
_QUANTIFIERS = re.compile(
    r"^(?:(?:at least|at most|up to|all|each|every|both|any|no|neither|either|such|these|those|this|that|same"
    r"|said|the|a|an|its|his|her|their|our|my|other|relevant|several|various|concerned"
    r"|remaining|respective|certain|some|only|individual|first|last|next|next hosts|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|most|many|half|(?:a )?third|(?:a )?quarter|number|pair|couple"
    r"|(?:a )?majority|[\d,.]+\s?%|[\d,.]+)\s+(?:of\s+(?:the\s+|its\s+|these\s+|those\s+|all\s+)?)?)+",
    re.IGNORECASE,
)
_REST = re.compile(
    r"the\s+(?:other|remaining)\s+(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|twenty|\d+)",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    (
        "he she it they we i you who this that these those him her them us everyone everybody nobody none one all each"
        " some many most others what how where when whether there which"
    ).split()
)
_COUNTRY_CODE = re.compile(r"DE|LA|AT|AN")  # words of names by their letters, if they were small
_ABSTRACT = re.compile(r"[A-Z][a-z]+(?:tion|sion|ity|ment|ness|ance|ence|ency|ship|ism|ures?|ics|ing)s?$")
_SOMEBODY = frozenset("everyone everybody someone somebody anyone anybody".split())
_PLACES = frozenset(
    "city province commune town village district county zone ward region state municipality hamlet".split()
)
_DAY = re.compile(
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr"
    r"|jun|jul|aug|sept?|oct|nov|dec"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)day|christmas|easter|ramadan|tet|ramadhan|diwali|q[1-4]|noon"
    r"|midnight|fy|today|tomorrow|yesterday)\b",
    re.IGNORECASE,
)
_DOERS = re.compile(r"[a-z]{3,}(?:ers|ors|ists|eers|ians|ants|ees|keepers|firms|mills|makers)$")


MAX_PHRASE_WORDS = 28  # a longer stretch is no noun phrase


class Agency(IntEnum):
    """How sure it is, by its words alone, that a noun phrase names somebody who can act."""

    THING = 0
    UNKNOWN = 1
    NAME = 2
    KNOWN = 3


@cache
def _ordinary(kind: str) -> frozenset[str]:
    """Words that are no names: "words" by themselves, "openers" at the beginning of a phrase."""
    return frozenset(load_lexicon("agents")[kind])


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("agents")
    bodies, persons, titles, things = (frozenset(lexicon[kind]) for kind in ("bodies", "persons", "titles", "things"))
    return bodies, persons, titles, things


def singular(word: str) -> str:
    """The singular of an English noun, by its ending.

    Args:
        word: One word, lower case.

    Returns:
        The singular; the word itself where it has none of the plural endings.
    """
    if word.endswith("men"):
        return word[:-3] + "man"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("sses", "xes", "ches", "shes", "puses", "ruses", "nuses")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_body(noun: str) -> bool:
    """Whether a noun is one for bodies ("ministry", "councils").

    Returns:
        True for the bodies of the lexicon, in any case and number.
    """
    return singular(noun.casefold()) in _nouns()[0] or noun.casefold() in _nouns()[0]


def is_person(noun: str) -> bool:
    """Whether a noun is one for people ("director", "farmers").

    Returns:
        True for the persons of the lexicon, in any case and number.
    """
    return singular(noun.casefold()) in _nouns()[1]


def head_noun(phrase: str) -> str:
    """The head of a noun phrase: its last word before any "of ...", "in charge of ...", relative clause or comma.

    A participle behind a noun for bodies or people ends it too: "localities running late".

    Returns:
        One word as written; empty for an empty phrase.
    """
    words = _front(phrase)
    return words[-1].removesuffix("'s").removesuffix("’s") if words else ""


def _front(phrase: str) -> list[str]:
    words = _WORD.findall(_HEAD_END.sub("", phrase.strip()))
    while len(words) > 1 and words[-1].isdigit():
        words.pop()  # "Military Region 5"
    for index in range(1, len(words)):
        before = words[index - 1]
        if _PARTICIPLE.match(words[index]) and _is_listed(before):
            following = words[index + 1] if index + 1 < len(words) else ""
            if not (is_body(following) or is_person(following)):
                return words[:index]
        if words[index].endswith("ing") and words[index].islower() and before == "and" and index > 1:
            return words[: index - 1]
    return words


def _is_listed(noun: str) -> bool:
    return is_body(noun) or is_person(noun) or singular(noun.casefold()) in _nouns()[3]


@lru_cache(maxsize=8192)
def agency(phrase: str) -> Agency:
    """How sure it is that a noun phrase names somebody who can act.

    Args:
        phrase: A noun phrase as written.

    Returns:
        `KNOWN` for the bodies and people of the lexicon, `NAME` for acronyms and other proper names, `THING` for
        things, days and pronouns, `UNKNOWN` for other nouns.
    """
    bare = _QUANTIFIERS.sub("", phrase.strip())
    words = _WORD.findall(bare)
    if (words and words[0].casefold() in _SOMEBODY) or _REST.fullmatch(phrase.strip()):
        return Agency.KNOWN
    if not words or len(words) > MAX_PHRASE_WORDS or _is_pronoun_word(words[0]) or _DAY.match(bare):
        return Agency.THING
    if _is_ordinary(words[0], "openers"):
        return Agency.THING
    front = _front(bare)
    head = front[-1].removesuffix("'s").removesuffix("’s") if front else ""
    if _is_titled(words) or _is_known(front, head) or _is_person_name(front, head):
        return Agency.KNOWN
    return _by_letters(front, head)


def _is_titled(words: list[str]) -> bool:
    """A form of address before a name: "Mr. Begay", "Cllr Vine"."""
    return words[0].casefold().rstrip(".") in _nouns()[2] and len(words) > 1 and words[1][:1].isupper()


def _is_known(front: list[str], head: str) -> bool:
    """A head, alone or with the word before it, that the lexicon has: "board", "help desk"."""
    core = singular(head.casefold())
    pair = f"{front[-2].casefold()} {core}" if len(front) > 1 else core
    return any(is_body(noun) or is_person(noun) for noun in (core, pair)) or is_person(core.rsplit("-", 1)[-1])


def _is_person_name(front: list[str], head: str) -> bool:
    """A name behind a post: "Deputy Prime Minister Ho Duc Phoc", "business manager Jim Toland"."""
    if not head[:1].isupper():
        return False
    posts = any(is_person(word) for word in front[:-1] if word[:1].isupper())
    return posts or (len(front) > 1 and is_person(front[-2])) or _titled(front)


def _by_letters(front: list[str], head: str) -> Agency:
    """What the letters of an unknown head say."""
    if singular(head.casefold()) in _nouns()[3] or not re.search(r"[^\W\d_]", head):
        return Agency.THING
    if len(front) == 1 and _is_ordinary(head, "words"):
        return Agency.THING
    if _HANDLE.match(head):
        return Agency.NAME
    if len(front) == 1 and _ABSTRACT.match(head):
        return Agency.UNKNOWN
    return Agency.NAME if is_proper(" ".join(front)) or _DOERS.match(head) else Agency.UNKNOWN


def _is_ordinary(word: str, kind: str) -> bool:
    return (word.islower() or word.istitle()) and word.casefold() in _ordinary(kind)  # "MoST" is a ministry


def _is_pronoun_word(word: str) -> bool:
    return (word.islower() or word.istitle() or len(word) == 1) and re.split(r"['’]", word.casefold())[0] in _PRONOUNS


def is_titled(phrase: str) -> bool:
    """Whether a form of address or an initial opens a name.

    Returns:
        True for "Mr. Begay", "C. Reyes".
    """
    words = _WORD.findall(phrase)
    return len(words) > 1 and (_is_titled(words) or re.fullmatch(r"[A-Z]\.?", words[0]) is not None)


def is_place(noun: str) -> bool:
    """Whether a noun is one for an area with authorities of its own.

    Returns:
        True for "provinces", "City", "zone".
    """
    return singular(noun.casefold()) in _PLACES


def _titled(front: list[str]) -> bool:
    """A person's or body's name behind a common noun for what they are: "business manager Jim Toland"."""
    nouns = [i for i, word in enumerate(front) if word[:1].islower() and (is_person(word) or is_body(word))]
    rest = front[nouns[-1] + 1 :] if nouns else []
    return bool(rest) and len(rest) <= 4 and all(word[:1].isupper() for word in rest)


def is_agent(phrase: str) -> bool:
    """Whether a noun phrase names somebody who can act.

    Args:
        phrase: A noun phrase as written.

    Returns:
        True for bodies, persons, acronyms and other proper names; False for things, pronouns and ordinary words.
    """
    return agency(phrase) >= Agency.NAME


def is_proper(phrase: str) -> bool:
    """Whether a phrase is a proper name or an acronym by its letters.

    Returns:
        True for "EVN", "HoDs", "An Giang", "Petrovietnam".
    """
    words = [word for word in _WORD.findall(phrase) if word.casefold() not in _SMALL or _COUNTRY_CODE.fullmatch(word)]
    if not words or words[0][:1].isdigit():
        return False
    if len(words) == 1 and _ACRONYM.fullmatch(words[0]):
        return True
    return len(words) <= 8 and all(_CAPITALISED.match(word) or word.isdigit() for word in words)


def is_acronym(phrase: str) -> bool:
    """Whether a phrase is one acronym.

    Returns:
        True for "EVN", "HoDs", "DoP&T".
    """
    return _ACRONYM.fullmatch(phrase.strip()) is not None


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase is a pronoun, or a demonstrative that stands for a noun named before.

    Returns:
        True for "it", "they", "the latter", "the same".
    """
    bare = phrase.strip().casefold()
    if phrase.strip() == "IT":
        return False  # the department
    if bare in _SOMEBODY or bare in {
        "one",
        "all",
        "each",
        "some",
        "many",
        "most",
        "what",
        "how",
        "where",
        "when",
        "whether",
        "there",
    }:
        return False
    return bare in _PRONOUNS or bare in {"the latter", "the former", "the same", "both", "both of them", "all of them"}
