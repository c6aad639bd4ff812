"""Slips of the recogniser that are mended by rule, each where its shape leaves one reading.

What was seen on scans of the training documents and of fixtures (docs/decisions/0006): "Il." and "IIl-" for the labels
II and III, "|" for I, "Ist" for 1st, "I April" for 1 April, letters among the digits of dates, specks read as marks,
and the rulings of tables read as "|".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.ingest.ocr.word import Word

SPECK_CONFIDENCE = 0.5  # signs without letter or digit below it are specks; list marks have 0.7 and more
RULING = 1.3  # times the size of type: a "|" higher than that is a drawn line
_STROKES = str.maketrans("l|!", "III")
_NUMERAL = re.compile(r"(?P<number>[IVXl|!]{2,5})(?P<mark>[.)\-:]?)")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_FIGURES = re.compile(r"[(\[]?[\dOoIl|]*\d[\dOoIl|]*(?:[./:,\-–][\dOoIl|]+)*[)\].,;:]*")
_DIGITS = str.maketrans("OoIl|", "00111")
_ORDINAL = re.compile(r"(?P<number>\d{0,2}[Il|])(?P<ending>st[.,;:]?)")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)[.,;:)]*"
)
_LIGATURE = re.compile("[\ufb00-\ufb06]")


def mend(line: Sequence[Word]) -> list[Word]:
    """Mend the words of one line.

    Args:
        line: Its words, from left to right.

    Returns:
        Words with other texts, boxes as they were; without specks and rulings.
    """
    words = [word for word in line if not _is_speck(word)]
    texts = [_mended(word.text, first=number == 0) for number, word in enumerate(words)]
    for number, following in enumerate(texts[1:]):
        if texts[number] in {"I", "l"} and _MONTH.fullmatch(following):
            texts[number] = "1"
    return [replace(word, text=text) for word, text in zip(words, texts, strict=True)]


def _is_speck(word: Word) -> bool:
    if any(character.isalnum() for character in word.text):
        return False
    height = word.box[3] - word.box[1]
    return word.confidence < SPECK_CONFIDENCE or (set(word.text) <= set("|[]¦") and height > RULING * word.size)


def _mended(text: str, *, first: bool) -> str:
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if text == "|":
        return "I"
    ordinal = _ORDINAL.fullmatch(text)
    if ordinal is not None:
        return ordinal["number"].translate(_DIGITS) + ordinal["ending"]
    if _FIGURES.fullmatch(text) and sum(character.isdigit() for character in text) * 2 >= len(text.strip(".,;:()[]")):
        return text.translate(_DIGITS)
    numeral = _NUMERAL.fullmatch(text) if first else None
    if numeral is not None and _ROMAN.fullmatch(number := numeral["number"].translate(_STROKES)):
        return number + numeral["mark"]
    return text
