"""Whether the text layer of a page can be trusted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.ingest.pdf import native

if TYPE_CHECKING:
    from directive_extract.ingest.layout.pieces import Piece

MIN_CHARACTERS = 40  # fewer say nothing
MAX_FOREIGN_SHARE = 0.15  # of characters without a meaning: the Unicode replacement mark, private use, controls
MAX_UNMAPPED_SHARE = 0.3  # of sampled characters for which the font gives no code point
MIN_WORD_SHARE = 0.5  # of the tokens that could be words; texts of this project's documents have 0.9 and more
MIN_TOKENS = 25
MAX_TOKENS = 60  # that are looked at
SAMPLES = 50
_FOREIGN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x01\x03-\x1f\x7f-\x9f]")
_WORD = re.compile(
    r"[\"“‘'(\[«]*(?:[A-ZÀ-ỸĐ]?[a-zà-ỹđ’'\x02]+|[A-ZÀ-ỸĐ]+|[A-Za-zÀ-ỹĐđ]+(?:[-/–&.][\wÀ-ỹ]+)+"
    r"|[\d.,:/%$€£()+–-]+(?:st|nd|rd|th)?|[^\w\s])[.,;:!?)\]”’\"'»…]*"
)
_VOWEL = re.compile(r"[aeiouyà-ỹ]", re.IGNORECASE)


def is_garbled(text_page: int, count: int, pieces: list[Piece]) -> bool:
    """Whether a page's text layer is no text: a font without code points, or what a poor recogniser left behind.

    Args:
        text_page: Address of the page's text.
        count: Of its characters.
        pieces: What was made of them.

    Returns:
        True where it should rather be recognised from the picture.
    """
    text = " ".join(piece.text for piece in pieces)
    if len(text) < MIN_CHARACTERS:
        return False
    if len(_FOREIGN.findall(text)) > MAX_FOREIGN_SHARE * len(text):
        return True
    sampled = range(0, count, max(1, count // SAMPLES))
    unmapped = sum(native.unmapped(text_page, index) == 1 for index in sampled)
    if unmapped > MAX_UNMAPPED_SHARE * len(sampled):
        return True
    return _share_of_words(text) < MIN_WORD_SHARE


def _share_of_words(text: str) -> float:
    tokens = text.split()
    if len(tokens) < MIN_TOKENS:
        return 1.0
    looked_at = tokens[:: max(1, len(tokens) // MAX_TOKENS)]
    return sum(_is_word(token) for token in looked_at) / len(looked_at)


def _is_word(token: str) -> bool:
    if _WORD.fullmatch(token) is None:
        return False
    letters = sum(character.isalpha() for character in token)
    return letters < 4 or token.isupper() or _VOWEL.search(token) is not None
