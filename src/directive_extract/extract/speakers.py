"""Who is speaking: the authority whose directives these are, or somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.agents import head_noun, is_agent, singular


class Voice(StrEnum):
    """Whose words a clause are."""

    AUTHORITY = "authority"
    OTHER = "other"
    UNKNOWN = "unknown"


_INDEFINITE = re.compile(
    r"^(?:a|an|one|two|three|some|several|many|most|both|another|mr|mrs|ms|miss)\b\.?\s", re.IGNORECASE
)
_PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|we|i)$", re.IGNORECASE)
_NAME_WORD = re.compile(r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w’'-]+")


@dataclass(frozen=True, slots=True)
class _Words:
    leaders: frozenset[str]
    bodies: frozenset[str]
    common: frozenset[str]
    others: re.Pattern[str]
    report_openings: re.Pattern[str]


@cache
def _lexicon() -> _Words:
    raw = load_lexicon("speakers")
    others = re.compile(rf"\b(?:{'|'.join(raw['others'])})\b", re.IGNORECASE)
    openings = re.compile(rf"(?:{'|'.join(raw['report_openings'])})", re.IGNORECASE)
    return _Words(frozenset(raw["leaders"]), frozenset(raw["bodies"]), frozenset(raw["common"]), others, openings)


def opens_report(text: str) -> bool:
    """Whether a paragraph begins by reporting what others said.

    Returns:
        True for "Reporting at the meeting, the Ministry said ...".
    """
    return _lexicon().report_openings.match(text) is not None


class Speakers:
    """Tells whose words a clause are, from how a report names the one who says them."""

    def __init__(self, issuer: str | None) -> None:
        """Remember the names and titles of the document's issuer."""
        self._words = _lexicon()
        self._names = {word.casefold() for word in _NAME_WORD.findall(issuer or "")} - self._words.common

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
        if _INDEFINITE.match(text) or self._words.others.search(text):
            return Voice.OTHER
        return self._by_title(text, words)

    def _by_title(self, text: str, words: set[str]) -> Voice:
        """Know by a title: "the minister" speaks with authority; "Minister Le Van A" only where he is the issuer."""
        leaders, bodies, common = self._words.leaders, self._words.bodies, self._words.common
        head = singular(head_noun(text).casefold())
        if head in leaders or head in bodies:
            return Voice.AUTHORITY
        name_words = (word.casefold() for word in _NAME_WORD.findall(text))
        named = any(word not in common and singular(word) not in leaders for word in name_words)
        if words & leaders and named:
            return Voice.OTHER
        return Voice.OTHER if is_agent(text) else Voice.UNKNOWN
