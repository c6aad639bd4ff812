"""Who takes part in a meeting: names and initials that its minutes use without saying whose they are."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.lexicons.agents import Agency, agency
from directive_extract.lexicons.verbforms import verb_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.schema.outline import Block, Outline

_HANDLE = re.compile(r"(?<![\w@])@[\w-]{2,}")
_LEGEND = re.compile(r"\b([A-Z]{1,4}\d?) = [A-Z]")
_POST = re.compile(r"\b[A-Z][\w.’'& -]{2,60}?\s\(([A-Z][A-Za-z&]{0,5})\)")
_NAME = re.compile(r"\b[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w’'-]*(?:[ .]+[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠ-Ỹ][\w’'-]*){0,3}")
_JOINT = re.compile(r"\s*(?:,|;|/|&|\+|\band\b|\bwith\b|\bw/)\s*")
_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|dr|prof|cllr|revd?|fr|pc|sgt|sister|brother|big|wee|old|young|the|all)\b\.?\s+)+",
    re.IGNORECASE,
)
_COMMON = frozenset(
    "present apologies chair minutes secretary member members in attendance and the of for also absent regrets"
    " ltd inc item no time date venue place guest guests not there here also mr mrs ms miss dr cllr pc".split()
)

MAX_WORDS = 10  # words that name those who own one action


@dataclass(frozen=True, slots=True)
class Participants:
    """The people and bodies whom a document's own lists name.

    Attributes:
        known: Single names, initials and handles, in lower case.
    """

    known: frozenset[str]

    @classmethod
    def of(cls, outline: Outline) -> Participants:
        """Gather them from attendance lists, chat names, legends and the columns of owners.

        Returns:
            The participants.
        """
        known: set[str] = set()
        for block in outline.blocks:
            known.update(word.casefold() for word in _names_in(block))
        return cls(frozenset(known - _COMMON))

    def knows(self, text: str) -> bool:
        """Whether words are nothing but names of participants.

        Args:
            text: "Jo", "fede and bea".

        Returns:
            True where the document's own lists have each of the joined names.
        """
        parts = [part for part in _JOINT.split(text.strip(" .:*_()[]!")) if part]
        return bool(parts) and all(self._has(_ADDRESS.sub("", part).casefold().split()) for part in parts)

    def _has(self, words: list[str]) -> bool:
        return bool(words) and all(word.strip(".") in self.known for word in words)

    def names(self, text: str) -> bool:
        """Whether words are nothing but names of participants, or of others who can act for sure.

        Args:
            text: "Jo", "fede and bea", "DSW with Computer Centre", "@kaplan".

        Returns:
            True where each of the joined names is known.
        """
        parts = [part for part in _JOINT.split(text.strip(" .:*_()[]!")) if part]
        return bool(parts) and len(text.split()) <= MAX_WORDS and all(self._is_name(part) for part in parts)

    def _is_name(self, part: str) -> bool:
        bare = _ADDRESS.sub("", part).strip(" .'’")
        words = bare.casefold().split()
        if not words:
            return False
        if all(word.strip(".") in self.known for word in words) or _HANDLE.fullmatch(bare):
            return True
        if not bare[:1].isupper() and not bare.startswith("all "):
            return False
        return agency(bare) is Agency.KNOWN and len(words) <= 6 and all(verb_of(w) is None for w in words[1:])


def _names_in(block: Block) -> Iterator[str]:
    text = block.passage.text
    if "@" in text:  # a look for the mark that each form needs is a tenth of the search
        yield from _HANDLE.findall(text)
    if block.speaker:
        yield block.speaker
        yield from block.speaker.split()
    for cell in block.cells:
        if cell.column == "lead":
            yield from re.findall(r"[A-Z@][\w’'-]*", cell.passage.text)
    if block.reason == "attendance":
        for match in _NAME.finditer(text):
            words = match.group().replace(".", " ").split()
            yield from words
            yield "".join(word[0] for word in words) if len(words) > 1 else words[0]
    if " = " in text:
        yield from _LEGEND.findall(text)
    if "(" in text:
        yield from _POST.findall(text)
