"""Quantities in a clause: shares, ratios, sums of money, counts of things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.stems import may_match

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LEXICON = load_lexicon("quantities")
_WORDS: dict[str, int] = _LEXICON["words"]
_SCALES: dict[str, int] = _LEXICON["scales"]
_SHARES: dict[str, int] = _LEXICON["shares"]
_NO_UNITS = frozenset(_LEXICON["no_units"])
_CLOSING = frozenset(_LEXICON["closing"])
_MEASURES = frozenset(_LEXICON["measures"])
_SINGULAR_S = frozenset(_LEXICON["singular_s"])


def _any_of(entries: Iterable[str]) -> str:
    """Alternatives, the longest first, so that "at least" is not cut short."""
    return "|".join(sorted(entries, key=len, reverse=True))


_DIGITS = r"\d{1,3}(?:[,\u00a0]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_NUMBER = rf"(?:{_DIGITS}|(?:{_TENS})-(?:{_any_of(_WORDS)})|{_any_of(_WORDS)})"
_SCALE = rf"(?:[ -](?:{_any_of(_SCALES)})\b)?"
_BOUND = rf"(?:(?:{_any_of(_LEXICON['bounds'])})\s+)*"
_COMPARED = rf"(?:(?:{_any_of(_LEXICON['comparing'])})\s+)?"
_OF = r"(?:\s+of\s+(?P<of>(?:the\s+|all\s+|its\s+|their\s+)?[\w'’-]+(?:\s+(?:and\s+)?[\w'’-]+){0,3}))?"
_PERCENT = re.compile(
    rf"{_BOUND}{_COMPARED}\b(?P<number>{_NUMBER})\s*(?:%|per ?cent\b)(?:\s*\(\d+(?:\.\d+)?\s*%\))?{_OF}",
    re.IGNORECASE,
)
_SHARE = re.compile(
    rf"(?P<by>\bby\s+)?{_BOUND}{_COMPARED}\b(?P<share>{_any_of(_SHARES)})\b"
    rf"(?!\s+of\s+(?:it|them|which|the year)\b){_OF}",
    re.IGNORECASE,
)
_RATIO = re.compile(
    rf"{_BOUND}\b(?P<number>{_any_of(_WORDS)}|\d+) (?:[a-z]+ )?(?:in|out of|of) (?:every )?"
    rf"(?P<all>{_any_of(_WORDS)}|\d+)\b(?:\s+[a-z]+s\b)?",
    re.IGNORECASE,
)
_SYMBOL = r"(?:US|J|A|NZ|HK|S)?\$|£|€|₹"
_CODE = r"VND|USD|EUR|GBP|PHP|PKR|INR|IDR|KES|KSh|Ksh|Sh|Rs\.?|Rp|Php|PhP|P(?=\d{3})"
_NAMED = "dollars|dong|đồng|euros|pounds|pesos|shillings|rupees"
_MONEY = re.compile(
    rf"{_COMPARED}(?:(?P<before>{_SYMBOL}|\b(?:{_CODE}))\s?(?P<number>{_DIGITS})(?P<scale>{_SCALE})"
    rf"|\b(?P<number2>{_NUMBER})(?P<scale2>{_SCALE})\s(?P<after>{_CODE}|{_NAMED})\b)"
)
_COUNT = re.compile(
    rf"(?P<bound>{_BOUND})(?P<number>\b{_NUMBER})(?P<scale>{_SCALE})(?:\s\([\w -]{{1,30}}\))?\s+"
    r"(?P<noun>[^\W\d_][\w'’-]*(?:\s+[^\W\d_][\w'’-]*){0,5})",
    re.IGNORECASE,
)
_NAME = re.compile(rf"(?:\b(?i:{_any_of(_LEXICON['naming'])})\s*|(?<=\s)[A-Z][\w’']*\s+|[\w:/.-])$")
_COMPARING = re.compile(rf"(?<!hand )(?<!take )(?<!turn )\b(?:{_any_of(_LEXICON['comparing'])})\s+$", re.IGNORECASE)
_TELLING = re.compile(rf"\b(?:{_any_of(_LEXICON['telling_apart'])})\b", re.IGNORECASE)
_LEAST_ONE = re.compile(r"at least|minimum|no less|no fewer", re.IGNORECASE)
# What stands in every percentage, share and ratio: quick to look for, and in one clause of twenty.
_PER_CENT = ("%", "cent")
_FRACTIONS = tuple(dict.fromkeys(re.split("[ -]", share)[-1].removesuffix("s") for share in _SHARES))
_OUT_OF = re.compile(rf"\b(?:in|of) (?:every )?(?:{_any_of(_WORDS)}|\d)", re.IGNORECASE)
_ANY = re.compile(rf"\d|\b(?:{_any_of(_WORDS)}|{_any_of(_SHARES)})\b", re.IGNORECASE)
_BOUNDED = re.compile(r"least|most|than|imum|up to", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_END = re.compile(
    r"\s+(?:to|by|before|in|on|within|is|are|be|must|should|will|have|has|with|from|at|for|that|which|no|and)\b.*$",
    re.IGNORECASE,
)
_CURRENCIES = {"dollars": "USD", "dong": "VND", "đồng": "VND", "euros": "EUR", "€": "EUR", "£": "GBP", "₹": "INR"}

MAX_NAMED = 12  # "the six provinces" names things; "the 74 overdue tasks" says how much is to be done
LOOK_BACK = 30  # characters before a number that say whether it is a name ("grade 5")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with what it measures; offsets in the clause's text.

    Attributes:
        start: Where its words begin, the bound included ("at least 30 wells").
        end: Offset behind them.
        number: Where the number itself stands.
        value: Its value; money in units of the currency.
        unit: "%", a currency, or the noun that is counted.
    """

    start: int
    end: int
    number: int
    value: float
    unit: str


def quantities(text: str) -> Iterator[Quantity]:
    """All quantities of a clause, shares and money before counts, so that the more telling reading comes first.

    Args:
        text: The clause.

    Yields:
        Quantities, which may overlap.
    """
    if not _ANY.search(text):
        return
    lowered = text.casefold()
    if may_match(lowered, _PER_CENT):
        yield from _percentages(text)
    yield from _money(text)
    if may_match(lowered, _FRACTIONS):
        yield from _shares(text)
    if _OUT_OF.search(text):
        yield from _ratios(text)
    yield from _counts(text)


def _percentages(text: str) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        yield Quantity(match.start(), _end(match), match.start("number"), _value(match["number"]), "%")


def _shares(text: str) -> Iterator[Quantity]:
    for match in _SHARE.finditer(text):
        if match["of"] or match["by"]:  # "a third, about the stadium" is the third of several things
            share = float(_SHARES[" ".join(match["share"].casefold().split())])
            yield Quantity(match.start(), _end(match), match.start("share"), share, "%")


def _ratios(text: str) -> Iterator[Quantity]:
    for match in _RATIO.finditer(text):
        number, whole = _value(match["number"]), _value(match["all"])
        if 0 < number < whole <= 10:
            yield Quantity(match.start(), match.end(), match.start("number"), float(round(100 * number / whole)), "%")


def _money(text: str) -> Iterator[Quantity]:
    for match in _MONEY.finditer(text):
        unit = (match["before"] or match["after"]).rstrip(".")
        number = "number" if match["number"] else "number2"
        value = _value(match[number], match["scale"] or match["scale2"])
        yield Quantity(match.start(), match.end(), match.start(number), value, _CURRENCIES.get(unit, unit))


def _counts(text: str) -> Iterator[Quantity]:
    position = 0
    while (match := _COUNT.search(text, position)) is not None:
        position = match.end("number")
        value = _value(match["number"], match["scale"])
        noun_end = _noun_end(match["noun"], counts_one=value == 1)
        if noun_end is None or not _is_amount(text, match, value):
            continue
        position = match.start("noun") + noun_end
        yield Quantity(match.start(), position, match.start("number"), value, match["noun"][:noun_end].split()[-1])


def _is_amount(text: str, match: re.Match[str], value: float) -> bool:
    """Whether a count is an amount of work, and not a name, a year, a paragraph's number or a condition."""
    bound, start = match["bound"], match.start("number")
    before = text[max(0, start - LOOK_BACK) : start]
    if not bound and (_NAME.search(before) or match["noun"][:2].isupper()):
        return False
    if _COMPARING.search(before) and not bound:
        return False
    if value == 1:
        return _LEAST_ONE.search(bound) is not None
    definite = bound.casefold().strip().endswith("the") and not _TELLING.search(bound + match["noun"].split()[0])
    is_year = _YEAR.fullmatch(match["number"]) is not None and not _BOUNDED.search(bound)
    return not is_year and not (definite and value <= MAX_NAMED)


def _noun_end(noun: str, *, counts_one: bool) -> int | None:
    """Where the counted noun ends: at the last plural of the phrase; None where there is none."""
    end: int | None = None
    for word in re.finditer(r"\S+", noun):
        bare = word[0].casefold()
        if bare in _NO_UNITS and end is None:
            return None
        if end is None and bare in {"and", "or"}:  # "coastal and island communes"
            continue
        if bare in _CLOSING or (end is not None and not _is_plural(word[0])):
            break
        if counts_one or _is_plural(word[0]):
            end = word.end()
    return end


def _is_plural(word: str) -> bool:
    bare = word.casefold()
    if word in _MEASURES or bare in _MEASURES:
        return True
    return bare.endswith("s") and not bare.endswith(("ss", "us", "is")) and bare not in _SINGULAR_S


def _end(match: re.Match[str]) -> int:
    return match.start("of") + len(_OF_END.sub("", match["of"])) if match["of"] else match.end()


def _value(number: str, scale: str | None = None) -> float:
    words = number.casefold().split("-")
    named = words[0] in _WORDS
    value = float(sum(_WORDS[word] for word in words)) if named else float(re.sub(r"[,\u00a0]", "", number))
    return round(value * _SCALES.get((scale or "").strip(" -").casefold(), 1), 6)
