"""Who can be told to act: tells names of bodies and people from names of things."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from directive_extract.lexicons import load_lexicon

_HEAD_END = re.compile(
    r"\s+(?:of|in|at|for|from|to|with|on|under|by|near|within|who|which|that|whose|where|concerned|involved|having|not|responsible|mentioned"
    r"|standing|directly|attached|belonging|working|taking|using|sending|caught|still|affected|named|between|across|over|without|among)\b.*|\s*[,(].*",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[\w'’.&/-]+")
_ACRONYM = re.compile(r"(?:[A-Z0-9ĐƯ][A-Z0-9&./ĐƯ-]{1,11}|[A-Z][a-z]{0,3}[A-Z]{1,6}[a-z]?)s?$")
_CAPITALISED = re.compile(r"[\"“‘']?(?:[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w'’.-]*|[a-z]{1,3}['’]?[A-Z]\w+)")
_SMALL = frozenset("the a an of and for in de van von der bin al la le du da dos del on at to & - –".split())
_QUANTIFIERS = re.compile(
    r"^(?:(?:all|each|every|both|any|no|neither|either|such|these|those|the|a|an|its|his|her|their|our|other|relevant|several|various|concerned"
    r"|remaining|respective|certain|some|only|individual|first|last|two|three|four|five|six|seven|eight|nine|ten|\d+)\s+(?:of\s+(?:the|its|these|those)\s+)?)+",
    re.IGNORECASE,
)
_PRONOUNS = frozenset(
    "he she it they we i you who this that these those him her them us everyone everybody nobody none".split()
)


@cache
def _nouns() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_lexicon("agents")
    return (
        frozenset(lexicon["bodies"]), frozenset(lexicon["persons"]), frozenset(lexicon["titles"]), frozenset(lexicon["things"]),
    )  # fmt: skip


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
    if word.endswith(("sses", "xes", "ches", "shes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def head_noun(phrase: str) -> str:
    """The head of a noun phrase: its last word before any "of ...", "in charge of ...", relative clause or comma.

    Returns:
        One word as written; empty for an empty phrase.
    """
    words = _WORD.findall(_HEAD_END.sub("", phrase.strip()))
    return words[-1].removesuffix("'s").removesuffix("’s") if words else ""


@lru_cache(maxsize=8192)
def is_agent(phrase: str) -> bool:
    """Whether a noun phrase names somebody who can act.

    Args:
        phrase: A noun phrase as written.

    Returns:
        True for bodies, persons, acronyms and other proper names; False for things and pronouns.
    """
    bare = _QUANTIFIERS.sub("", phrase.strip())
    words = _WORD.findall(bare)
    if not words or len(words) > 28 or words[0].casefold() in _PRONOUNS:
        return False
    bodies, persons, titles, things = _nouns()
    if words[0].casefold().rstrip(".") in titles and len(words) > 1 and words[1][:1].isupper():
        return True
    head = head_noun(bare)
    core = singular(head.casefold())
    front = _WORD.findall(_HEAD_END.sub("", bare))
    pair = f"{front[-2].casefold()} {core}" if len(front) > 1 else ""
    if core in bodies or core in persons or pair in bodies or pair in persons:
        return True
    if any(singular(word.casefold()) in persons for word in front[:-1] if word[:1].isupper()) and head[:1].isupper():
        return True  # "Deputy Prime Minister Ho Duc Phoc", "Superintendent Alan Mercado"
    if core in things:
        return False
    if "-" in core and core.rsplit("-", 1)[-1] in persons:
        return True
    return is_proper(bare)


def is_proper(phrase: str) -> bool:
    """Whether a phrase is a proper name or an acronym by its letters.

    Returns:
        True for "EVN", "HoDs", "An Giang", "Petrovietnam".
    """
    words = [word for word in _WORD.findall(phrase) if word.casefold() not in _SMALL]
    if not words or words[0][:1].isdigit():
        return False
    if len(words) == 1 and _ACRONYM.fullmatch(words[0]):
        return True
    return len(words) <= 8 and all(_CAPITALISED.match(word) or word.isdigit() for word in words)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase is a pronoun, or a demonstrative that stands for a noun named before.

    Returns:
        True for "it", "they", "the latter", "the same".
    """
    bare = phrase.strip().casefold()
    return bare in _PRONOUNS or bare in {"the latter", "the former", "the same", "both", "both of them", "all of them"}
