"""Parts of names that are spelled like English words: "To Lam", "Can Tho", "An Giang", "Ca Mau"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Token

# Words of the grammar, for which tagger and parser know one use only, whatever their capital letter; a subject is then
# torn apart at them. "May" is left out: it is a month far more often.
_SPELLINGS = ("An", "Can", "Ca", "To", "Do", "So", "My")
_WORDS = frozenset(map(str.casefold, _SPELLINGS))
# The word stands first in the pattern, so that the search looks at capitals only; a look behind it comes after.
_SEEN = re.compile("|".join(rf"{word}\b(?<=(?:\w[\s,]|[-–—,] ){word})" for word in _SPELLINGS))
_NORM = "nguyen"  # a name that the model takes for nothing else


def read_names(language: Language) -> None:
    """Let a pipeline see such words as parts of names where they stand beside a capitalised word within a sentence.

    Args:
        language: A pipeline; its tokenizer is replaced by one that sets the norm of such tokens.
    """
    tokenize = language.tokenizer

    def tokenize_names(text: str) -> Doc:
        doc: Doc = tokenize(text)
        if _SEEN.search(text):
            for token in doc[1:]:
                if token.lower_ in _WORDS and token.text.istitle() and _stands_in_name(doc, token):
                    token.norm_ = _NORM
        return doc

    language.tokenizer = tokenize_names


def _stands_in_name(doc: Doc, token: Token) -> bool:
    before = doc[token.i - 1]
    after = doc[token.i + 1] if token.i + 1 < len(doc) else before
    return before.text not in {".", "!", "?", ":", ";", "“", '"'} and (_is_name(before) or _is_name(after))


def _is_name(token: Token) -> bool:
    return token.text.istitle() and token.is_alpha
