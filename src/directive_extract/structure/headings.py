"""Which blocks are headings, and which short lines say something although they end in no full stop."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.cues import has_cue
from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.schema.outline import Genre
from directive_extract.structure.sentences import split_sentences

if TYPE_CHECKING:
    from directive_extract.structure.blocks import Draft

BULLETS = frozenset("-–—•▪●◦‣·*+>o§") | {"check"}
MAX_HEADING_WORDS = 16  # section titles in the documents read have up to 15 words
MIN_SAID = 4  # words of a line that says something; "CALL TO ORDER" has three, and a cue of the lexicon

_SENTENCE_END = re.compile(r"[.!?;…][\"”’'»)\]]*$")
_FINITE = re.compile(r"\b(?:shall|must|should|will|has|have|had|was|were|is|are|to)\b", re.IGNORECASE)
_MARKED = re.compile(
    r"\W*(?:(?:(?:ACTION|DECISION)S?|AI|AP|TODO|AGREED|RESOLUTION|RESOLVED|DECIDED"
    r"|Actions?|Decisions?|Agreed|Resolved|Decided)(?:[ #-]{1,2}\d[\w.-]*)?\s*:|#(?:action|agreed|decision|todo)\b)"
    r"\s*\S+ \S"
)
_BROKEN = re.compile(r"[a-z0-9][.?!]\s(?=[a-z])")
_TO_DO = re.compile(
    r"(?:^|[.:;,!?\[\]]\s|\band )\w[\w.’'-]*(?: (?:and |& |\+ )?[A-Z][\w.’'-]*)*"
    r" to (?:not |also |please |[a-z]+ly )?(?P<verb>[a-z-]{2,})\b"
)
_DOES = re.compile(
    r"(?<=\w )(?P<verb>[a-z]{3,}s) "
    r"(?:it|them|him|us|the|an?|his|her|their|this|that|each|every|all|up|out|off|in|at|by|to|with)\b"
)

_OWNED = re.compile(r"\w[\w.’'-]*(?:(?:,| and| &| \+| /) [A-Z][\w.’'-]*){0,3} [–—-]{1,2} [a-z]")


def is_heading(draft: Draft, following: Draft | None, genre: Genre) -> bool:
    """Whether a block is a heading by its wording and by what follows it.

    Args:
        draft: The block.
        following: The next block that is no boilerplate.
        genre: The kind of document: minutes are written in short lines that end in no full stop.

    Returns:
        True for "3. Money", "ANY OTHER BUSINESS"; False for "Jo to chase the invoice".
    """
    if draft.chat or draft.text.startswith("| ") or following is None:
        return False
    if len(draft.text.split()) > MAX_HEADING_WORDS or _SENTENCE_END.search(draft.text):
        return False
    looks = _stands_over(draft, following) if draft.label is None else _is_labelled(draft, following)
    return looks and not says_something(draft, genre)


def _stands_over(draft: Draft, following: Draft) -> bool:
    text = draft.text
    title_like = not text[:1].islower() and (draft.gap or following.gap or following.label is not None)
    return title_like and not text.endswith((",", ":"))


def _is_labelled(draft: Draft, following: Draft) -> bool:
    text, style = draft.text, draft.label.style if draft.label else ""
    if style == "#" or text.endswith((",", ":")):
        return style == "#"
    if style in BULLETS:
        return following.label is not None and following.label.style != style and following.indent > draft.indent
    if following.label is None:
        return not _FINITE.search(text) or text.isupper()
    deeper = following.label.style != style and following.indent >= draft.indent
    return text.isupper() or (deeper and not _FINITE.search(text))


def says_something(draft: Draft, genre: Genre) -> bool:
    """Whether a short line is an entry of minutes: marked, of several sentences, or with somebody who acts.

    Of 620 lines taken for headings in the training documents' minutes 26 were what somebody has to do; of the others
    these tests take 14, most of them what somebody says.

    Args:
        draft: A block that would be a heading by its layout.
        genre: The kind of document.

    Returns:
        True for "AGREED: Jo pays the deposit", and in minutes for "bins - still full. Jo rings the council".
    """
    text = draft.text
    if draft.label is not None and draft.label.style == "#":
        return False
    if _MARKED.match(text) is not None or (draft.label is not None and draft.label.style == "arrow"):
        return True
    if genre is not Genre.MINUTES or text.isupper() or len(text.split()) < MIN_SAID:
        return False
    if _BROKEN.search(text) or _OWNED.match(text) or len(split_sentences(text)) > 1 or has_cue(text):
        return True
    told = _TO_DO.search(text)
    if told is not None and verb_of(told["verb"]) == told["verb"]:
        return True
    does = (verb for verb in (match["verb"] for match in _DOES.finditer(text)))
    return any(word == third_person(verb_of(word) or "") for word in does)
