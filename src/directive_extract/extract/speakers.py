"""Who is speaking: the authority whose directives these are, or somebody else."""

from __future__ import annotations

import re
from enum import StrEnum

from directive_extract.lexicons.agents import head_noun, is_agent, singular


class Voice(StrEnum):
    """Whose words a clause are."""

    AUTHORITY = "authority"
    OTHER = "other"
    UNKNOWN = "unknown"


_LEADERS = frozenset(
    "minister president chairman chairwoman chairperson chair secretary premier leader chief pm chancellor governor mayor king queen commissioner"
    " superintendent vice-chancellor convenor head chairs general legislator speaker".split()
)
_BODIES = frozenset(
    "council committee board cabinet government politburo assembly commission party notice dispatch circular resolution conclusion decision text document"
    " memorandum directive letter report meeting conference instruction order plenary congress senate court".split()
)
_OTHERS = re.compile(
    r"\b(?:delegates?|participants?|experts?|economists?|analysts?|observers?|residents?|villagers?|citizens|voters|parents|students?|teachers|farmers?|fishermen|owners?|investors?"
    r"|opinions|comments|several|some|many|a number of|others?|representatives?|reporters?|journalists?|unions?|associations?|companies|enterprises|businesses|company|workers"
    r"|elders?|scientists|speakers|critics|opposition|activists|groups?|spokes\w+|witness(?:es)?|visitors?|readers?|shopkeepers?|patients?|doctors?|officials|members?|attendees|counsel|auditors?|consultant|lawyers?"
    r"|ngo|ngos|director of|deputy minister|vice chairm\w+|one of|neighbou?rs|traders|drivers|operators)\b",
    re.IGNORECASE,
)
_INDEFINITE = re.compile(
    r"^(?:a|an|one|two|three|some|several|many|most|both|another|mr|mrs|ms|miss)\b\.?\s", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|we|i)$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w’'-]+")
_COMMON = frozenset(
    "the of and for party national state central general deputy standing committee ministry minister chairman president prime secretary member viet nam vietnam people".split()
)


class Speakers:
    """Tells whose words a clause are, from how a report names the one who says them."""

    def __init__(self, issuer: str | None) -> None:
        """Remember the names and titles of the document's issuer."""
        text = issuer or ""
        self._names = {word.casefold() for word in _NAME_WORD.findall(text)} - _COMMON
        self._titles = {singular(word.casefold()) for word in re.findall(r"\w+", text)} & (_LEADERS | _BODIES)
        self._person = not any(word in _BODIES for word in re.findall(r"\w+", text.casefold())) if text else True

    def voice(self, subject: str) -> Voice:
        """Whose voice a subject of "said", "stressed", "asked" is.

        Args:
            subject: The noun phrase as written.

        Returns:
            `UNKNOWN` for pronouns and empty phrases: the speaker before goes on.
        """
        text = subject.strip(' ,"“”‘’')
        if not text or _PRONOUN.match(text):
            return Voice.UNKNOWN
        words = {word.casefold() for word in re.findall(r"[\w’'-]+", text)}
        if words & self._names:
            return Voice.AUTHORITY
        if _INDEFINITE.match(text) or _OTHERS.search(text):
            return Voice.OTHER
        head = singular(head_noun(text).casefold())
        named = [
            w
            for w in _NAME_WORD.findall(text)
            if w.casefold() not in _COMMON and singular(w.casefold()) not in _LEADERS
        ]
        if head in _LEADERS or head in _BODIES:
            return Voice.AUTHORITY
        if words & _LEADERS and named:
            return Voice.OTHER
        return Voice.OTHER if is_agent(text) else Voice.UNKNOWN
