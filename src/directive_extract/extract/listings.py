"""Lines of minutes that only list something: who voted how, and what the issues on the agenda are called."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.schema.outline import Block, Outline

_COUNTED = (
    r"(?:yeas?|nays?|ayes?|noes|yes|no|for|against|in favou?r|opposed|abst(?:ain(?:ed|ing)?|entions?)?|absent|recused)"
)
_WHO = r"(?-i:[A-Z][\w.’'-]*|none|nil|all|and|\d+|[&,;()/.–-])"
# "Voting yea: Ames, Orr", "Roll call: 4 yea, 1 nay (Orr).", "Ayes 5, Noes 0". Of 4,200 quotes of annotated items in
# the training documents none is worded so, of the sentences of their minutes 40 are.
_TALLY = re.compile(
    r"\W*(?:roll[- ]?call(?: vote)?\W+)?(?:(?:the )?vote(?:s|d)?\W+|voting\s+)?"
    rf"(?:{_COUNTED}\b\s*[:–—-]?(?:\s*{_WHO})+[\s,;.]*"
    rf"|(?:\d+|all|none)\s+{_COUNTED}\b(?:\s*\((?:{_WHO}|\s)+\))?[\s,;.]*)+$",
    re.IGNORECASE,
)
# "Labels for dry wells [#12](https://...)"; not "Jo: look at it [#12]" nor "Jo adds the label to [#12]".
_NUMBERED = re.compile(
    r"(?!.*[.:–—]\s).*(?<!\bto)(?<!\bof)(?<!\bin)(?<!\bon)(?<!\bfor)(?<!\bsee)(?<!\band)(?<!\bwith)(?<!\bfrom)"
    r"(?<!\bmerge)(?<!\bclose)(?<!\breview)\s\[?(?P<number>#\d+)\W*$"
)

LONGEST = 400  # characters: lists of names, not prose
MIN_ISSUES = 3  # titles with notes below them, from which those without notes are titles too


@dataclass(frozen=True, slots=True)
class Listings:
    """Tells the lines of one document that list something.

    Attributes:
        titles: Indices of the blocks that are an issue's title, its number linked behind it.
    """

    titles: frozenset[int] = frozenset()

    @classmethod
    def of(cls, outline: Outline) -> Listings:
        """Look for the titles of issues.

        Returns:
            What tells the document's lines.
        """
        linked = [index for index, block in enumerate(outline.blocks) if _is_linked(outline, block)]
        parents = {block.parent for block in outline.blocks}
        noted = [index for index in linked if index in parents]
        return cls(frozenset(linked if len(noted) >= MIN_ISSUES else noted))

    def says(self, block: int, text: str) -> str:
        """What a line lists.

        Args:
            block: Index of its block.
            text: A sentence or part of one.

        Returns:
            In plain words; empty where it is no list.
        """
        if block in self.titles:
            return "the title of an issue"
        return "says who voted how" if len(text) <= LONGEST and _TALLY.match(text) else ""


def _is_linked(outline: Outline, block: Block) -> bool:
    """Whether a block is a title with a linked number behind it; the link itself is no part of its passage."""
    match = _NUMBERED.match(block.passage.text) if "#" in block.passage.text else None
    if match is None or block.label is None:
        return False
    start, end = (block.passage.offsets[at] for at in (match.start("number"), match.end("number") - 1))
    return outline.source.text[start - 1 : start] == "[" and outline.source.text[end + 1 : end + 3] == "]("
