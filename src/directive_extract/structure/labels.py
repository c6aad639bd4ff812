"""List labels and section numbers: every way of numbering that official texts use."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line.

    Attributes:
        text: As written ("a)", "SECTION 5.", "-").
        style: Labels of one list share it: "1.", "1.1", "(1)", "a)", "(a)", "i", "I", "-", "section", ...
        length: Characters up to the text that it labels.
        count: How many levels the number has ("2.1.3" has 3).
    """

    text: str
    style: str
    length: int
    count: int = 1


_ROMAN = r"(?:x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3})"
_PATTERNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "section",
        re.compile(
            r"(?:section|article|chapter|part|rule|clause|annex|appendix)\s+(?:\d{1,3}|[IVX]{1,5}|[A-Z])\s*[.:)–—-]+\s+",
            re.IGNORECASE,
        ),
    ),
    (
        "entry",
        re.compile(
            r"(?:item|agenda item|recommendation|resolution|decision|action|point|directive|motion|topic)\s+"
            r"(?:no\.?\s*)?[A-Z]{0,4}-?\d{1,4}(?:[./-]\d{1,3}){0,3}[a-z]?\s*(?:[.:)–—-]+(?=\s|$)|(?=\s{2})|$)\s*",
            re.IGNORECASE,
        ),
    ),
    ("ordinal", re.compile(r"(?:FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH)\s*[:.]\s+")),
    ("#", re.compile(r"#{1,6}\s+")),
    ("check", re.compile(r"(?:[-*•]\s+)?(?:\[[ xX✓✔]?\]|[☐☑☒✅✔✓❌⬜]️?)\s+")),
    ("arrow", re.compile(r"(?:[-=]{1,2}>|[→⇒➔➜])\s*(?=\S)")),
    ("bullet", re.compile(r"(?:[-–—]{1,2}|[•▪●◦‣·*+>§]{1,3}|o)\s+(?=\S)")),
    ("numbers", re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}(?:[.):]\s+|\s{2,}|\s(?=[\"“(A-ZÀ-ỸĐ]))(?=\D)")),
    # "I.1." and "A.2": figures below a part that a letter or a roman number counts
    ("numbers", re.compile(r"(?:[IVX]{1,5}|[A-H])(?:\.\d{1,2}){1,3}(?:[.):]\s*|\s+)(?=[\"“(A-ZÀ-ỸĐ])(?=\D)")),
    ("numbers", re.compile(r"\d{1,2}(?:\.\d{1,2}){2,3}\s(?=[a-z])")),
    (".1", re.compile(r"\.\d{1,2}\s+(?=[a-z])")),
    ("(1)", re.compile(r"\(\d{1,2}\)\s*")),
    ("1", re.compile(r"\d{1,2}(?:[.)/:]|\s?[-–—](?=\s))\s*(?=[^\s\d.,%])")),
    ("1 ", re.compile(r"\d{1,2}\s{2,}(?=\D)")),
    ("I", re.compile(r"[IVX]{1,5}(?:[.)/:]|\s?[-–—](?=\s))\s*(?=\S)")),
    ("(i)", re.compile(rf"\({_ROMAN}\)\s*")),
    ("i", re.compile(rf"{_ROMAN}[.)]\s+")),
    ("(a)", re.compile(r"\((?:[a-zđ]|dd)\)\s*")),
    ("a", re.compile(r"(?:[a-zđ][.)]|dd\))\s*(?=[^\s.])")),
    ("(A)", re.compile(r"\([A-Z]\)\s*")),
    ("A", re.compile(r"[A-H][.)]\s+(?=[A-Z])")),
)
_NEITHER = re.compile(
    r"\d{1,2}[.:]\d{2}\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|[A-Z]\.\s?[A-Z]\.|[-–—]{2,}\s*$|\d{1,2}\.\d+%"
)

_WORD_ORDINAL = re.compile(
    r"(?:and\s+)?(?:"
    r"first(?:ly)?(?:\s+of\s+all)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|sixth(?:ly)?|seventh(?:ly)?"
    r"|eighth(?:ly)?|ninth(?:ly)?|tenth(?:ly)?|two|three|four|five|six|seven|eight|nine|ten"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten)\s+is|(?:the\s+)?(?:first|second|third|fourth|fifth)\s+is"
    r"|finally|lastly|next)\s*[,:]\s*(?:it\s+is\s+that\s+)?",
    re.IGNORECASE,
)


def read_label(text: str) -> Label | None:
    """The list label that a line starts with.

    Args:
        text: The line without leading white space.

    Returns:
        The label, or None where the line starts with its text.
    """
    if _NEITHER.match(text):
        return None
    for style, pattern in _PATTERNS:
        match = pattern.match(text)
        if match is None:
            continue
        written = match.group().strip()
        if style == "numbers":
            count = len(re.findall(r"\d+|[A-Z]+", written))
            return Label(written, f"numbers{count}", match.end(), count)
        if style == "bullet":
            return Label(written, written[:1], match.end())
        if style == "1":
            return Label(written, style + written[-1:], match.end())
        return Label(written, style, match.end())
    return None


def word_ordinal(text: str) -> int:
    """Length of a spelt-out ordinal that a sentence starts with ("First of all, ", "Third , ", "One is, ").

    Returns:
        Characters up to the text that it labels; 0 where there is none.
    """
    match = _WORD_ORDINAL.match(text)
    return match.end() if match else 0
