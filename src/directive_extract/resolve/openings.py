"""Adverbials around a directive's subject and its cue: kept, in front of the imperative or behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.resolve.subjects import ASIDE, any_of, is_covered

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape
    from directive_extract.schema.directive import Owner

_TIES = re.compile(rf"^(?:(?:{any_of('ties')})\b[\s,:]*)+", re.IGNORECASE)
_REPORTED = re.compile(rf"\b(?:{any_of('reporting')})\b[^,]{{0,60}}$", re.IGNORECASE)
_LITTLE = re.compile(
    rf"\b(?:{any_of('little')}|{any_of('little_at_end')})\b(?!\s+\w)|^(?:{any_of('little')})\b", re.IGNORECASE
)
_ADVERBIAL = re.compile(rf"^(?:(?:{any_of('adverbial')})(?![\w-])|\w+ly\b)", re.IGNORECASE)
_INSIDE = re.compile(rf"^(?:(?:{any_of('adverbial_inside')})\b|\w+ly\b)", re.IGNORECASE)
_COMPOUND = re.compile(rf",|\b(?:{any_of('compound')})\b", re.IGNORECASE)
_ADVERB = re.compile(r"(?:\w+ly(?: and \w+ly)?|always|together|first|again)$", re.IGNORECASE)
_TENSE = re.compile(rf"\b(?:{any_of('tense')})\b", re.IGNORECASE)

MAX_BEHIND = 10  # words of an imperative behind which a short adverbial can stand without attaching to something else
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
    parts = [_before(text, shape), _behind_subject(text, shape, owners), _between(text, shape, owners)]
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
    """An adverbial in front of an imperative.

    Args:
        words: The adverbial.
        body: The imperative.

    Returns:
        "where people object, report to the Board".
    """
    return f"{words}, {body}"


def _before(text: str, shape: Shape) -> str | None:
    """The adverbial that opens the sentence; None where what stands there is none ("how")."""
    told = shape.subject[1] > shape.subject[0] and shape.frame < shape.subject[0]
    end = shape.frame if shape.subject[0] >= shape.subject[1] or told else shape.subject[0]
    words = _TIES.sub("", text[:end].strip(' ,;:"“”')).strip(' ,;:"“”–—-')
    if told or not words or _REPORTED.search(words):
        return ""
    if shape.cue == "resolve":  # "On Monday, the Board (agreed to ...)": who resolves is the issuer
        words = words.rpartition(",")[0]
        return words if _ADVERBIAL.match(words) else ""
    if not _ADVERBIAL.match(words) or (" " not in words and not _ADVERB.fullmatch(words)):
        return None
    return words


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
        words = _LITTLE.sub("", words.strip(" ,")).strip(" ,")
    return words
