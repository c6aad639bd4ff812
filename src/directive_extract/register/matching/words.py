"""Words as matching compares them: folded, without the small ones, cut to their stems."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_SMALL = frozenset(
    """
    a about above after again against all along also among an and any are as at back be because been before being below
    between both but by can could did do does doing down due during each every few for from further had has have having
    he her here hers him his how i if in into is it its itself just let made make may might more most must my need needs
    next no nor not now of off on once one only or other others our out over own per put same shall she should so some
    such than that the their them themselves then there these they this those through to too under until up upon us very
    was we well were what when where which while who whom whose why will with within without would yet you your
    ask asked asks assign assigned call called calls decide decides direct directed ensure instruct instructed order
    ordered request requested requests require required said task tasked tasks told urge urged urges underscore strive
    stressed necessary
    """.split()
)

# Endings in the order in which they are tried, with what stays in their place; the rest must keep three letters or
# more. Rough on purpose: two words of one stem need not be one word, but one word's forms should be one stem.
_ENDINGS = (
    ("isations", "iz"), ("izations", "iz"), ("isation", "iz"), ("ization", "iz"), ("ational", "at"), ("ements", ""),
    ("ement", ""), ("ments", ""), ("ment", ""), ("ations", "at"), ("ation", "at"), ("ities", ""), ("ity", ""),
    ("ising", "iz"), ("izing", "iz"), ("ised", "iz"), ("ized", "iz"), ("ises", "iz"), ("izes", "iz"), ("ions", ""),
    ("ion", ""), ("ances", ""), ("ance", ""), ("ences", ""), ("ence", ""), ("ately", "at"), ("ating", "at"),
    ("ated", "at"), ("ates", "at"), ("ate", "at"), ("ings", ""), ("ing", ""), ("ied", "y"), ("ies", "y"), ("edly", ""),
    ("ed", ""), ("ers", ""), ("er", ""), ("ors", ""), ("or", ""), ("als", ""), ("al", ""), ("ly", ""), ("es", ""),
    ("s", ""), ("e", ""),
)  # fmt: skip


def fold(text: str) -> str:
    """A text in lower case without diacritics, so that "Khánh Hòa" and "Khanh Hoa" are one.

    Args:
        text: Any text.

    Returns:
        The text; its length may differ.
    """
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.replace("Đ", "D").replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part)).lower()


def words_of(text: str) -> list[str]:
    """The words of a text, folded; "'s" is left out.

    Args:
        text: Any text.

    Returns:
        Words in order, with repeats.
    """
    return [re.sub(r"['’].*", "", word) for word in _WORD.findall(fold(text))]


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """What is left of a word without its ending.

    Args:
        word: A folded word.

    Returns:
        Its stem, three letters at least; numbers and short words stay as they are.
    """
    if len(word) < 4 or not word.isalpha():
        return word
    for ending, rest in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            root = word[: -len(ending)] + rest
            return root[:-1] if len(root) > 3 and root[-1] == root[-2] and root[-1] not in "lsz" else root
    return word


def stems_of(text: str) -> tuple[str, ...]:
    """The stems of a text's words, without the small words and those that only say who told whom.

    Args:
        text: Any text.

    Returns:
        Stems in order, with repeats.
    """
    return tuple(stem(word) for word in words_of(text) if word not in _SMALL and (len(word) > 1 or word.isdigit()))
