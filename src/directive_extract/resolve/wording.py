"""Action wording: a clause as the register would hold it, one self-contained imperative."""

from __future__ import annotations

import re

from directive_extract.schema.directive import Owner

_ATTRIBUTION = re.compile(
    r",?\s*[\"”]?\s*(?:he|she|they|the [\w' ]{2,40}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,4})\s+(?:said|added|stressed|noted|emphasi[sz]ed|went on|concluded|told .*|warned|remarked|continued)\b[^,]*$"
)
_CUE = re.compile(
    r"^(?P<subject>.{0,220}?)\b(?:must|shall|should|has to|have to|needs? to|is to|are to|was to|were to|will have to|ought to|will|(?:is|are|was|were|be)(?: \w+ly| also)* (?:requested|asked|urged|told"
    r"|instructed|ordered|directed|assigned|invited|encouraged|reminded|required|tasked|called (?:up)?on) (?:to|with))\s+(?P<rest>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_INFINITIVE = re.compile(r"^(?P<subject>.{0,160}?)\bto\s+(?P<rest>[a-z].+)$", re.DOTALL)
_OPENING = re.compile(
    r"^(?:and|but|that|to|also|then|therefore|please|it is (?:also )?(?:necessary|essential|important|imperative) (?:to|that)|there is a need to)\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"^[\"“”'‘’\s]+|[\"“”\s]+$")
_BE = re.compile(r"^(?P<not>not\s+)?be\s+(?P<rest>.+)$", re.IGNORECASE | re.DOTALL)


def action_of(text: str, owners: tuple[Owner, ...], deadline_text: str | None) -> str:
    """The task as a register would hold it.

    Args:
        text: The clause.
        owners: Its owners; a subject that only names them is dropped.
        deadline_text: Its deadline's words; kept, as they may be part of the sense.

    Returns:
        A phrase that starts with a capital letter and has no full stop at its end.
    """
    body = _LABEL.sub("", " ".join(text.split()))
    body = _ATTRIBUTION.sub("", body).strip(" ,;.")
    match = _CUE.match(body)
    if match and owners and _only_names(match.group("subject"), owners):
        lead = _adverbial(match.group("subject"), owners)
        body = _drop_be(match.group("rest")) + lead
    else:
        infinitive = _INFINITIVE.match(body)
        if infinitive and owners and _only_names(infinitive.group("subject"), owners):
            body = infinitive.group("rest")
    body = _OPENING.sub("", body).strip(" ,;.:–—-")
    if deadline_text is None and not body:
        body = " ".join(text.split())
    return body[:1].upper() + body[1:]


def _drop_be(rest: str) -> str:
    match = _BE.match(rest)
    return rest if match is None else f"{match.group('not') or ''}be {match.group('rest')}"


def _only_names(subject: str, owners: tuple[Owner, ...]) -> bool:
    """Whether a subject holds nothing but owners and little words."""
    left = subject.casefold()
    for owner in owners:
        for word in re.findall(r"\w+", owner.name.casefold()):
            left = re.sub(rf"\b{re.escape(word)}s?\b", " ", left)
    words = [w for w in re.findall(r"\w+", left) if w not in _LITTLE]
    return len(words) <= 3 or "," in subject


_LITTLE = frozenset(
    "the a an of and or in with on for by to all each every other relevant coordination together jointly its their they it also both must should that at under".split()
)


def _adverbial(subject: str, owners: tuple[Owner, ...]) -> str:
    """An opening "By mid-2026," goes behind the verb phrase."""
    head, comma, _ = subject.partition(",")
    names = " ".join(owner.name.casefold() for owner in owners)
    if (
        comma
        and re.match(r"(?:by|before|within|in|from|until|during|on|at|no later)\b", head.strip(), re.IGNORECASE)
        and head.strip().casefold() not in names
    ):
        return f" {head.strip()[:1].lower()}{head.strip()[1:]}"
    return ""
