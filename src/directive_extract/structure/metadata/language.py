"""The language of a text, told offline by its script and its function words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE_CHARS = 2500  # from the beginning, and again from the middle: letterheads are poor in function words
MIN_SCORE = 0.06  # share of function words; English minutes in note form have 0.15, a list of names 0.02
MIN_WORDS = 5

# The commonest words of running text, those left out that two of the languages share with English ("a", "on", "in").
_FUNCTION_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is for with be by was are must shall from this not have will at which an has its or"
        " should been before all on their who it as were he she they we you if no",
        "vi": "và của các là có được cho trong với không những một này đã về để khi phải theo cần từ đến tại ngày thực hiện"
        " chỉ đạo yêu cầu trên năm bộ",
        "fr": "le la les des et est dans pour que qui une sur au aux par avec du ce cette sont doit il elle nous ne pas en un",
        "es": "el los las y del que en por para una con se un al es su lo como más sus no debe este esta la de",
        "pt": "o os as e do da dos das que em para uma com não por ao é um na no se pela pelo deve",
        "de": "der die das und ist von den dem zu mit für auf ein eine nicht im des sich werden wird bis als auch es an zur muss",
        "it": "il lo gli e di che è per una con del della dei non da si nel alla al le sono un deve entro",
        "nl": "de het een en van is dat voor met op niet zijn te aan door wordt worden bij als ook naar moet deze",
        "id": "yang dan di untuk dengan dari pada ini itu tidak dalam adalah akan oleh kepada harus telah juga atau agar"
        " para sebagai tersebut",
        "tl": "ang ng mga sa na ay at ito para nang hindi kung ni si dapat bilang may mula",
        "sw": "ya wa na kwa ni katika la za kuwa hii hiyo cha kama pia vya mwa ili lazima",
    }.items()
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
