"""Where what is said ends and the one who says it follows: “Mend it first,” he told the yard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.lexicons.cues import verbs

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MARKS = frozenset('"”’»')
_OPENING = frozenset('"“«')
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_NAMES_IT = frozenset({"is", "was"})  # "... ” is how the order puts it"

MIN_WORDS = 3  # a quotation of fewer tokens is a title or a word that is mentioned
REACH = 12  # tokens behind a quotation within which its speaker says it


def quotation_end(doc: Doc) -> int | None:
    """Where those words begin that only say who is quoted.

    A comma beside the closing mark is the sign: tagger and parser take what is quoted without a verb, or as an order,
    for a part of the sentence around it.

    Args:
        doc: A parsed segment.

    Returns:
        Index of the first token behind the quotation; None where the segment does not open with one.
    """
    mark = next((token for token in doc[1:] if token.text in _MARKS or token.text in _OPENING), None)
    if mark is None:
        return _attribution(doc)
    if mark.text not in _MARKS or mark.nbor(-1).whitespace_ or mark.i < MIN_WORDS:
        return None
    if mark.i + 2 >= len(doc):
        return None
    following = mark.nbor()
    within, behind = mark.nbor(-1).text == ",", following.text == ","
    begin = following.i + 1 if behind else following.i
    if within or behind:
        return begin if _speaks(doc, begin) else None
    names = doc[0].text in _OPENING and following.lower_ in _NAMES_IT and doc[following.i + 1].tag_ == "WRB"
    return begin if names else None


def _speaks(doc: Doc, begin: int) -> bool:
    """Whether somebody says something right behind a quotation."""
    return any(token.lower_ in verbs("speech") or token.tag_ in _FINITE for token in doc[begin : begin + REACH])


def _attribution(doc: Doc) -> int | None:
    """Where a sentence ends in a pronoun that says it: ", she added."."""
    last = len(doc) - 1
    while last > MIN_WORDS and doc[last].is_punct:
        last -= 1
    said = last > MIN_WORDS and doc[last].lower_ in verbs("speech") and doc[last].tag_ in _FINITE
    return last - 1 if said and doc[last - 1].tag_ == "PRP" and doc[last - 2].text == "," else None
