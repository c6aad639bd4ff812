"""Owners that stand in front of an action or behind it: the record has a field of its own for them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.subjects import is_named
from directive_extract.schema.directive import Role

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_TAIL = re.compile(
    r"(?:\s+[-–—]{1,2}\s*|\s*[(\[]\s*(?:(?:action|owner|lead|resp\w*|by)\s*:?\s+)?)(?P<who>[^()\[\]–—:;]{1,60}?)\s*[)\]]?[\s.]*$"
    r"|\s(?P<handles>@[\w-]+(?:(?:,|,? and|,? &)?\s+@[\w-]+)*)[\s.]*$",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:\[\d{1,2}[:.]\d{2}\]\s*\w+:\s*)?(?:for\s+(?:the\s+)?)?(?P<who>@?[\w.,'’& -]{2,90}):\s+(?=\S)"
    r"|\((?P<within>[\w.,'’& -]{2,60})\)\s+(?=\S)",
    re.IGNORECASE,
)
_TIED = re.compile(
    r"\b(?:and|or|to|be|is|are)$|,\s*\w+(?: \w+)?$|[\"“]$"
)  # ", drawn up | in consultation with the Bank"
_END = re.compile(r"[,;]|$")

# "Lead and work with the Port to dredge the bay": the record says who leads and who helps.
_TOGETHER = re.compile(
    r"(?:(?:take the lead|preside(?: over)?|assume the (?:prime|main) responsibility(?: for)?|lead)(?:,? and|,)\s+)?"
    r"(?:closely\s+)?(?:coordinate|co-ordinate|cooperate|collaborate|liaise|join hands|work)\s+(?:closely\s+)?with\s+"
    r"(?P<who>[^;:]{3,200}?),?\s+(?P<joint>to|in)\s+(?P<adverb>\w+ly\s+|soon\s+)?(?P<verb>[a-z]+)(?P<rest>\b.*)",
    re.IGNORECASE | re.DOTALL,
)

MIN_LEFT = 2
MIN_BEFORE = 3  # words that have to be left in front of "in coordination with ..."; "work together with the Bank" stays


def without_owner_tail(text: str, owners: tuple[Owner, ...]) -> str:
    """A clause without the names of its owners behind it: "Backport to 3.3 (Tomasz)", "... - Jo", "... @farah".

    Returns:
        What is left; the same text where other words stand there.
    """
    while match := _TAIL.search(text):
        who = match["who"] or match["handles"]
        if not is_named(who, owners) or not text[: match.start()].strip():
            break
        text = text[: match.start()]
    return text


def without_owner_label(text: str, owners: tuple[Owner, ...]) -> str:
    """A line of minutes without the owner in front: "Dod: books to Mrs Lamont".

    Returns:
        What is left; the same text where other words stand there.
    """
    match = _LABEL.match(text)
    return text[match.end() :] if match and is_named(match["who"] or match["within"], owners) else text


def without_helpers(text: str, owners: tuple[Owner, ...]) -> str:
    """An action without those who support or oversee it, where they are owners of the record.

    Args:
        text: An imperative.
        owners: The task's owners.

    Returns:
        "renovate 20,000 houses" for "renovate 20,000 houses, with the support of the Zakat Agency".
    """
    text = _without_coordinating(text, owners)
    for marker in reversed(list(ROLE_MARKERS.finditer(text))):
        before = text[: marker.start()].rstrip()
        ends = [end.start() for end in _END.finditer(text, marker.end())]
        left = (end for end in reversed(ends) if len(f"{before} {text[end:]}".split()) >= MIN_LEFT)
        end = next((end for end in left if is_named(text[marker.end() : end], owners)), None)
        short = len(before.split()) < (1 if before.endswith(",") else MIN_BEFORE)
        if end is None or short or _TIED.search(before):
            continue
        behind = text[end:]
        if behind[2:3].isupper():
            continue  # the name goes on: "the Fire Department, Johor"
        joint = "" if before.endswith(",") and behind.startswith(",") else behind[:1]
        text = f"{before.rstrip(' ,')}{joint}{behind[1:]}" if behind else before.rstrip(" ,")
    return text


def _without_coordinating(text: str, owners: tuple[Owner, ...]) -> str:
    """What is to be done with others, where those are owners that help and another one leads."""
    match = _TOGETHER.fullmatch(text)
    if match is None or not is_named(match["who"], owners):
        return text
    leads = [owner for owner in owners if owner.role is Role.LEAD and not is_named(owner.name, (*_helping(owners),))]
    base = verb_of(match["verb"])
    form = base == match["verb"] if match["joint"].casefold() == "to" else match["verb"].endswith("ing")
    return f"{match['adverb'] or ''}{base}{match['rest']}" if leads and base and form else text


def _helping(owners: tuple[Owner, ...]) -> list[Owner]:
    return [owner for owner in owners if owner.role is not Role.LEAD]
