"""Cuts words into the pieces that the sentence encoder was trained on (WordPiece, the vocabulary of uncased BERT)."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

_LONGEST_WORD = 100  # longer ones are unknown to the encoder; so it was trained
UNKNOWN, START, END = 100, 101, 102  # numbers of [UNK], and of the marks [CLS] and [SEP]
_PLAIN = re.compile(r"[a-z0-9]+|[^ a-z0-9]")  # words and marks of plain printable ASCII, as `_split` finds them
_REMEMBERED = 20_000  # words


@cache
def _vocabulary() -> dict[str, int]:
    text = files(__package__).joinpath("wordpiece.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")) if piece}


def piece_ids(text: str, limit: int = 256) -> list[int]:
    """The numbers of a text's pieces, between the marks of its beginning and end.

    Args:
        text: Any text.
        limit: How many numbers at most, the two marks among them; what is beyond is cut off.

    Returns:
        Numbers in the vocabulary.

    Source:
        Devlin et al. 2018, "BERT"; greedy longest match from the left inside each word.
    """
    ids = bare_piece_ids(text)
    return [START, *ids[: limit - 2], END]


def bare_piece_ids(text: str) -> list[int]:
    """The numbers of a text's pieces, without marks and without limit.

    Args:
        text: Any text.

    Returns:
        Numbers in the vocabulary.
    """
    words = _PLAIN.findall(text.lower()) if text.isascii() and text.isprintable() else _split(text)
    return [number for word in words for number in _pieces(word)]


def _split(text: str) -> list[str]:
    """Words and single punctuation marks, in lower case without diacritics."""
    spaced: list[str] = []
    for char in unicodedata.normalize("NFD", text.lower()):
        category = unicodedata.category(char)
        if category == "Mn" or (category in {"Cc", "Cf"} and not char.isspace()) or char == "\ufffd":
            continue
        alone = _is_punctuation(char, category) or "\u4e00" <= char <= "\u9fff"
        spaced.append(f" {char} " if alone else char)
    return "".join(spaced).split()


def _is_punctuation(char: str, category: str) -> bool:
    return category.startswith("P") or (char.isascii() and not char.isalnum() and not char.isspace())


@lru_cache(maxsize=_REMEMBERED)
def _pieces(word: str) -> tuple[int, ...]:
    vocabulary = _vocabulary()
    if len(word) > _LONGEST_WORD:
        return (UNKNOWN,)
    found: list[int] = []
    start = 0
    while start < len(word):
        mark = "##" if start else ""
        end = next((end for end in range(len(word), start, -1) if mark + word[start:end] in vocabulary), None)
        if end is None:
            return (UNKNOWN,)
        found.append(vocabulary[mark + word[start:end]])
        start = end
    return tuple(found)
