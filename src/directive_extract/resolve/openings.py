"""Adverbials around a directive's subject and its cue: kept, behind the imperative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.resolve.lead_ins import without_lead_in
from directive_extract.resolve.subjects import ASIDE, any_of, is_covered

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape
    from directive_extract.schema.directive import Owner

_TIES = re.compile(rf"^(?:(?:{any_of('ties')})\b[\s,:]*)+", re.IGNORECASE)
_REPORTED = re.compile(rf"\b(?:{any_of('reporting')})\b[^,]{{0,60}}$", re.IGNORECASE)
_LITTLE = re.compile(
    rf"\b(?:{any_of('little')}|{any_of('little_at_end')})\b(?!\s+\w)|^(?:{any_of('little')})\b", re.IGNORECASE
)
_HELPER = re.compile(r"(?:^|\s)(?:do|does)$", re.IGNORECASE)  # "absolutely do | not accept"
_ADVERBIAL = re.compile(rf"^(?:(?:{any_of('adverbial')})(?![\w-])|\w+ly\b)", re.IGNORECASE)
_OPENING = re.compile(rf"(?:{any_of('adverbial')})\b[^,;:]{{3,150}},\s+(?=\S)", re.IGNORECASE)
_INSIDE = re.compile(rf"^(?:(?:{any_of('adverbial_inside')})\b|\w+ly\b)", re.IGNORECASE)
_CONDITION = re.compile(rf"(?:{any_of('conditions')})\b", re.IGNORECASE)
_TOPIC = re.compile(rf"(?:{any_of('topics')})\b", re.IGNORECASE)
_EMPTY = re.compile(rf"^(?:(?:{any_of('empty_openings')})(?![\w-])[\s,]*)+", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|them|they|its|their|him|her|his)\b", re.IGNORECASE)
_ADVERB = re.compile(r"(?:\w+ly(?: and \w+ly)?|always|together|first|again)$", re.IGNORECASE)
_TENSE = re.compile(rf"\b(?:{any_of('tense')})\b", re.IGNORECASE)

_ADDRESSED = re.compile(r"[A-Z][\w.]+(?: [A-Z][\w.]+)?")  # "Olga, the lamp needs oil"
_NAME = re.compile(r"(?:(?:the|its|their) )?[^\W\d]+$|(?:the|its|their)(?: [^\W\d][\w’'-]+)+$", re.IGNORECASE)

MIN_COMMA = 3  # "fund such pilots themselves, by the regulations": without a comma "by" seems to name who does it
MAX_BEHIND = 12  # words of an imperative behind which an adverbial needs no comma
MAX_NAME = 4
MAX_INSIDE = 10  # words of an adverbial between cue and verb; longer ones are a misread clause


def with_openings(text: str, shape: Shape, body: str, owners: tuple[Owner, ...]) -> str | None:
    """An imperative with the adverbials that stand around its subject.

    Args:
        text: The clause.
        shape: How it is built.
        body: The imperative without them.
        owners: The task's owners; what only names them is dropped.

    Returns:
        The whole phrase; None where words would be lost that are no adverbial, so that the clause has to stay whole.
    """
    parts = [_before(text, shape, owners), _behind_subject(text, shape, owners), _between(text, shape, owners)]
    words: list[str] = []
    for part in parts:
        if part is None:
            return None
        if _ADVERB.fullmatch(part):
            body = f"{part} {body}"
        elif part:
            words.append(part)
    return placed(", ".join(words), body) if words else body


def placed(words: str, body: str) -> str:
    """An adverbial behind an imperative, so that the verb stands first.

    Args:
        words: The adverbial.
        body: The imperative.

    Returns:
        "apply the law where people object"; in front where the imperative has a pronoun for something in it ("where
        prices are wrong, correct them") and where it says what a long imperative is about.
    """
    words = without_empty_opening(words)
    if not words:
        return body
    topic, long = _TOPIC.match(words), len(body.split()) > MAX_BEHIND or "," in body
    if (topic and long) or ((topic or _CONDITION.match(words)) and _POINTS_BACK.search(body)):
        return f"{words}, {body}"
    first, _, rest = words.partition(" ")
    small = first.lower() if first[1:].islower() or len(first) == 1 else first
    comma = "," if long or "," in words or (small == "by" and len(body.split()) > MIN_COMMA) else ""
    return f"{body.rstrip(' ,.;')}{comma} {small}{' ' if rest else ''}{rest}"


def opening_of(text: str) -> int | None:
    """Where an adverbial that opens a clause and is closed by a comma ends.

    Args:
        text: The clause.

    Returns:
        Offset of what follows; None where no such adverbial opens it.
    """
    match = _OPENING.match(text)
    return match.end() if match else None


def without_empty_opening(words: str) -> str:
    """Words without a "from now on" or "first of all" in front, which every directive could have.

    Returns:
        What is left; may be empty.
    """
    return _EMPTY.sub("", words)


def _before(text: str, shape: Shape, owners: tuple[Owner, ...]) -> str | None:
    """The adverbial that opens the sentence; None where what stands there is none ("how")."""
    told = shape.subject[1] > shape.subject[0] and shape.frame < shape.subject[0]
    end = shape.frame if shape.subject[0] >= shape.subject[1] or told else shape.subject[0]
    words = _HELPER.sub("", _TIES.sub("", text[:end].strip(' ,;:"“”')).strip(' ,;:"“”–—-'))
    if told or not words or _REPORTED.search(words) or (owners and is_covered(words, owners)):
        return ""
    if not without_lead_in(f"{words} ").strip():  # "Decides that"
        return ""
    if shape.cue == "resolve":  # "On Monday, the Board (agreed to ...)": who resolves is the issuer
        words = words.rpartition(",")[0]
        return words if _ADVERBIAL.match(words) else ""
    if _ADVERBIAL.match(words) and (" " in words or _ADVERB.fullmatch(words)):
        return words
    if _ADDRESSED.fullmatch(words) and text[end : end + 1].islower() and text[:end].rstrip().endswith(","):
        return ""
    return "" if _is_of_name(text, words, end) and is_covered(text[slice(*shape.subject)], owners) else None


def _is_of_name(text: str, words: str, end: int) -> bool:
    """Whether words right before a name belong to it: "the highways authority | KeNHA", "Can | Tho"."""
    near = not re.search(r"[,;:.–—]\s*$", text[:end])
    named = _NAME.match(words) is not None and not _ADVERBIAL.match(words)
    return near and named and len(words.split()) <= MAX_NAME and text[end : end + 1].isupper()


def _behind_subject(text: str, shape: Shape, owners: tuple[Owner, ...]) -> str | None:
    """What stands between the subject and the cue: nothing, an aside, or an adverbial; None for anything else."""
    if shape.frame <= shape.subject[1] or shape.subject[0] >= shape.subject[1]:
        return ""
    words = _trimmed(ASIDE.sub(" ", text[shape.subject[1] : shape.frame]))
    if not _trimmed(_TENSE.sub(" ", words)) or (owners and is_covered(words, owners)):
        return ""
    return words if len(words.split()) <= MAX_INSIDE and _INSIDE.match(words) else None


def _between(text: str, shape: Shape, owners: tuple[Owner, ...]) -> str | None:
    words = _trimmed(text[shape.opening : shape.verb.start])
    if shape.cue == "until" or not words or (owners and is_covered(words, owners)):
        return ""
    parts = [part.strip() for part in words.split(",") if part.strip()]
    if len(words.split()) > MAX_INSIDE or not all(_INSIDE.match(part) for part in parts):
        return None
    return words


def _trimmed(words: str) -> str:
    """Without the little words at both ends that belong to the cue or tie the sentence to others."""
    previous = None
    while words != previous:
        previous = words
        words = _HELPER.sub("", _LITTLE.sub("", words.strip(" ,"))).strip(" ,")
    return words
