"""The numbers of a task, however they are written."""

from __future__ import annotations

import re

from directive_extract.register.matching.words import fold

_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_VALUES: dict[str, float] = {
    **{word: float(value) for value, word in enumerate(_UNITS)},
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "dozen": 12,
    "pair": 2,
    "twice": 2,
    "half": 0.5,
    "third": 1 / 3,
    "quarter": 0.25,
}
_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "bn": 1e9, "m": 1e6}
_FRACTIONS = {"half", "third", "quarter"}
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
# Days, times and years say when, not how many.
_WHEN = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?\b|\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"(?:,?\s+\d{4}\b)?|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?\b"
    r"|\b\d{1,2}(?::\d\d)?\s?[ap]\.?m\b|\b\d{1,2}(?:st|nd|rd|th)\b"
)
_NUMBER = re.compile(
    r"(?<![\w.])(\d{1,3}(?:[,\s]\d{3})+|\d+)(\.\d+)?\s?(hundred|thousand|million|billion|trillion|bn|m)?\b"
    r"|\b(a\s)?(" + "|".join(_VALUES) + r")(?:[\s-](" + "|".join(_UNITS[1:10]) + r"))?"
    r"(?:\s(hundred|thousand|million|billion))?\b"
)  # fmt: skip


def numbers_of(text: str) -> frozenset[float]:
    """The amounts in a text; days, times and years are left out, and so are "one" and "a quarter" of a year.

    Args:
        text: A directive, best without the words of its deadline.

    Returns:
        Their values: "1.5 million" is 1500000, "twenty-two" 22, "a third" 1/3.
    """
    found: set[float] = set()
    for digits, decimals, scale, article, word, unit, word_scale in _NUMBER.findall(_WHEN.sub(" ", fold(text))):
        if digits:
            value = float(re.sub(r"[,\s]", "", digits) + decimals) * _SCALES.get(scale, 1.0)
        elif word == "one" or (word in _FRACTIONS and not (article or word == "half")):
            continue
        else:
            value = (_VALUES[word] + _VALUES.get(unit, 0.0)) * _SCALES.get(word_scale, 1.0)
        found.add(round(value, 4))
    return frozenset(found)


def years_of(text: str) -> frozenset[str]:
    """The years named in a text.

    Args:
        text: Any text.

    Returns:
        Years of the last and this century, as written.
    """
    return frozenset(re.findall(r"\b(?:19|20)\d\d\b", text))
