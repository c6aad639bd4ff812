"""Names of offices, persons and bodies, as patterns made from the lexicon `authorities`."""

from __future__ import annotations

import re

from directive_extract.lexicons import load_lexicon


def _alternatives(name: str) -> str:
    """Return the entries of one list as alternatives of a pattern, longest first."""
    return "|".join(sorted(map(re.escape, load_lexicon("authorities")[name]), key=len, reverse=True))


_CAP = r"[A-ZÀ-ÖØ-ÞĐĂƠƯẠ-Ỹ][\w’'-]*"
_TAIL = rf"(?:\s(?:(?:of|for|on|and|the|&|to)\s){{0,2}}{_CAP})"
_BEFORE = rf"(?:{_CAP}\s(?:of\s)?){{0,4}}"
OFFICES, BODIES = _alternatives("offices"), _alternatives("bodies")

# "Deputy Prime Minister Ann Van Hale", "Minister of Public Works Ann Van Hale"; office and name are one phrase.
PERSON = re.compile(rf"\b(?P<who>{_BEFORE}(?:{OFFICES})\b{_TAIL}{{0,10}})")
# "comrade Bo Lund, Secretary of the Provincial Party Committee"; the office may be left out
NAME_FIRST = re.compile(
    rf"\b(?:[Cc]omrade|Mr\.?|Ms\.?|Mrs\.?)\s(?P<name>{_CAP}(?:\s{_CAP}){{1,4}})"
    rf"(?:\s?,\s(?P<office>{_BEFORE}(?:{OFFICES})\b{_TAIL}{{0,8}}))?"
)
BODY = re.compile(
    rf"\b(?P<who>(?:{_CAP}\s(?:(?:of|for|on|and|the)\s){{0,2}}){{0,6}}(?:{BODIES})\b(?:\s(?:of|for"
    rf"|on)\s(?:the\s)?{_CAP}{_TAIL}{{0,8}})?"
    r"|(?:(?:school|town|city|county|village|borough)\s)(?:board|council))\b"
)
AUTHORITY = re.compile(rf"\b(?:{OFFICES}|{BODIES})\b", re.IGNORECASE)
BODY_WORD = re.compile(rf"\b(?:{BODIES}|committees|c(?:omm)?ttee)\b", re.IGNORECASE)
OFFICE_WORD = re.compile(rf"\b(?:{OFFICES})\b", re.IGNORECASE)
DIRECTING = re.compile(rf"[^.;\n“\"]{{0,60}}?\b(?:{_alternatives('directing')})\b")
_OFFICE_END = re.compile(rf"(?:{OFFICES})\b(?!\s(?:{OFFICES})\b)")
_COMPLEMENT = re.compile(r"\s(?:of|for|on)\s")
MAX_NAME_WORDS = 4
MIN_WORDS_WITH_NAME = 5  # "Minister of Public Works Ann Van Hale": a name is in it, but where it begins is not told
_ARTICLE = re.compile(r"^(?:The|A|An)\s")
_SMALL = frozenset({"of", "the", "and", "for", "on", "in", "to", "at"})


def name_case(name: str) -> str:
    """Write a name set in capitals as a name: "PEOPLE’S COMMITTEE OF ARDA" becomes "People’s Committee of Arda".

    Args:
        name: As the document has it.

    Returns:
        The name; unchanged where it is not all in capitals, or is a short acronym.
    """
    folded = " ".join(name.split()).strip(" ,;:-–—*|")
    if not folded.isupper() or (len(folded) < 6 and " " not in folded):
        return folded
    return " ".join(_word_case(word, at) for at, word in enumerate(folded.split()))


def split_person(phrase: str) -> tuple[str, str]:
    """Part an office from the name of who holds it.

    Args:
        phrase: What `PERSON` found: "Deputy Prime Minister Ann Van Hale", "The PM".

    Returns:
        Office and name; the name is "" where the phrase holds the office only. Where a complement runs into the name
        ("Minister of Public Works Ann Van Hale") the last three words are the name.
    """
    folded = _ARTICLE.sub("", " ".join(phrase.split()))
    folded = re.sub(r"\bPM\b", "Prime Minister", folded)
    end = _OFFICE_END.search(folded)
    if end is None:
        return folded, ""
    office, rest = folded[: end.end()], folded[end.end() :]
    if not rest.strip():
        return office, ""
    if not _COMPLEMENT.match(rest):
        name = re.sub(r"['’]s$", "", rest.strip())
        return office, name if len(name.split()) <= MAX_NAME_WORDS else ""  # longer: a headline in capitals
    words = rest.split()
    if sum(word[0].isupper() for word in words) < MIN_WORDS_WITH_NAME:
        return folded, ""
    return f"{office} {' '.join(words[:-3])}", " ".join(words[-3:])


def _word_case(word: str, at: int) -> str:
    if any(mark.isdigit() for mark in word):
        return word
    return word.lower() if at and word.lower() in _SMALL else word.capitalize()
