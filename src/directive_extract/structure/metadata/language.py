"""The language of a text, told offline by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter

from directive_extract.lexicons import load_lexicon

SAMPLE_CHARS = 2500  # from the beginning, and again from the middle: letterheads are poor in function words
MIN_SCORE = 0.06  # share of function words; English minutes in note form have 0.15, a list of names 0.02
MIN_WORDS = 5

_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words) for language, words in load_lexicon("languages")["function_words"].items()
}
_SCRIPTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("ja", re.compile(r"[\u3040-\u30ff]")),
    ("ko", re.compile(r"[\uac00-\ud7af]")),
    ("zh", re.compile(r"[\u4e00-\u9fff]")),
    ("ru", re.compile(r"[\u0400-\u04ff]")),
    ("ar", re.compile(r"[\u0600-\u06ff]")),
    ("th", re.compile(r"[\u0e00-\u0e7f]")),
    ("lo", re.compile(r"[\u0e80-\u0eff]")),
    ("km", re.compile(r"[\u1780-\u17ff]")),
    ("hi", re.compile(r"[\u0900-\u097f]")),
)
_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN = re.compile(r"[\u0400-\u06ff\u0900-\u097f\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_MIN_SCRIPT_SHARE = 0.3
_MIN_JAPANESE_SHARE = 0.05  # kana stand between many characters that Chinese has too
_WORD = re.compile(r"[^\W\d_]+")


def detect_language(text: str, hint: str | None = None) -> str | None:
    """Tell the language of a text.

    Args:
        text: The document.
        hint: What the container says; believed where the words do not speak against it.

    Returns:
        ISO 639-1 code, or None where there is too little to tell by. Malay is told as Indonesian.
    """
    middle = len(text) // 2
    sample = text[:SAMPLE_CHARS]
    if len(text) > 2 * SAMPLE_CHARS:
        sample += "\n" + text[middle : middle + SAMPLE_CHARS]
    if _FOREIGN.search(sample):
        script = _by_script(sample)
        if script is not None:
            return script
    words = _WORD.findall(sample.lower())
    if len(words) < MIN_WORDS:
        return hint
    counts = Counter(words)
    scores = {
        language: sum(counts[word] for word in common & counts.keys()) / len(words)
        for language, common in _FUNCTION_WORDS.items()
    }
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= MIN_SCORE else hint


def _by_script(sample: str) -> str | None:
    letters = len(_LETTER.findall(sample))
    for language, pattern in _SCRIPTS:
        least = _MIN_JAPANESE_SHARE if language == "ja" else _MIN_SCRIPT_SHARE
        if len(pattern.findall(sample)) > least * letters:
            return language
    return None
