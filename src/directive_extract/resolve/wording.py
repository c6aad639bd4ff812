"""Action wording: a clause as the register would hold it, one self-contained imperative."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.resolve.openings import with_openings
from directive_extract.resolve.owner_first import without_owner_first
from directive_extract.resolve.predicates import (
    demand,
    has_own_auxiliary,
    imperative,
    passive_demand,
    passive_imperative,
)
from directive_extract.resolve.subjects import any_of, is_covered, is_sound
from directive_extract.resolve.without_deadline import without_deadline
from directive_extract.resolve.word_shapes import shape_of_words

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Candidate, Shape
    from directive_extract.schema.directive import Deadline, Owner

_SAID = rf"(?:{any_of('attributing')})"
_SAYER = r"(?:he|she|they|(?:the|its) [\w' ]{2,40}|[A-Z][\w.]+(?: [A-Z][\w.]+){0,5})"
_ATTRIBUTION = re.compile(rf"\s*[,–—-]\s*[\"”“]?\s*(?:{_SAYER}\s+{_SAID}|{_SAID}\s+{_SAYER}|according to {_SAYER})\W*$")
_LABEL = re.compile(
    r"^\W*(?:(?:\(?(?:[ivx]{1,5}|[a-h]|\d{1,2})[.)])\s+"
    r"|(?:first(?:ly)?|second(?:ly)?|third(?:ly)?|fourth(?:ly)?|fifth(?:ly)?|finally|lastly)\s*[,:]\s+)"
    r"|^[\s,;:.–—•*-]+",
    re.IGNORECASE,
)
_HEADER = re.compile(
    r"^(?:actions?|decision|decided|orders?|to do|todo|ap|ai|task|resolved|agreed)\s*\d*\s*[:–—-]\s+(?=\S)",
    re.IGNORECASE,
)
_OPERATIVE = re.compile(
    r"^(?:(?:also|further|furthermore|strongly|again)\s+)?(?:requests|urges|calls (?:up)?on|invites|encourages"
    r"|instructs|directs|asks|tasks|appeals to|demands(?: that)?)\s+(?=(?:all|the)\s|\w.*\bto\b)",
    re.IGNORECASE,
)
_JOINERS = re.compile(r"^(?:(?:and|but|that|also|then|therefore|thus|to|please|kindly)\b[\s,]*)+", re.IGNORECASE)
_STATES = re.compile(any_of("states"), re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:gave|gives|giving|allow(?:s|ed|ing)?)\b", re.IGNORECASE)
_RELATIVES = frozenset({"that", "which", "who", "what", "whoever", "where"})
# A body that binds itself has no owner in the record (gold/GUIDELINES.md, settled cases).
_BODY = re.compile(rf"the (?:\w+ )?(?:{any_of('bodies')})", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|them|so)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(r"it (?:corresponds|falls|belongs|is up|will be up)\b", re.IGNORECASE)
_COMPLEX = re.compile(r"\b(?:that|which|who|with|of|for|on|in|having|whose)\b", re.IGNORECASE)
_ABBREVIATED = re.compile(r"\b(?:[ap]\.m|etc|Ltd|Co|Inc|No|Jr|Sr|i\.e|e\.g|U\.S|Ph\.D)$", re.IGNORECASE)
_TAIL = re.compile(
    r"(?:,?\s+(?:and|but|or|while|that|which))?[\s,;:–—-]*(?:\./[./]*)?$"
)  # "./." closes Vietnamese documents
_SECOND = re.compile(r"(?P<first>[a-z]+)(?: (?:over|out|up|on|off|down|with|for))?,? and (?P<second>[a-z]+s)(?=,| [a-z])")
_POLITE = re.compile(r"\s+(?:may|might|can|could|will|would)$", re.IGNORECASE)  # "engineers may | kindly furnish"
_SHORTENED = re.compile(r"^(?:don|doesn)['’]t\s+", re.IGNORECASE)
_NEGATED = re.compile(r"^(?:not to|not|to not|do not|don['’]t)\s+(?!only\b|later\b|more\b|less\b)", re.IGNORECASE)


def action_of(candidate: Candidate, owners: tuple[Owner, ...], deadline: Deadline | None) -> str:
    """The task as a register would hold it.

    What its owners say is left to them, the words that report or command it are gone, the verb stands first in its base
    form. Where that can't be done safely the document's own words stay, behind "Ensure that" where they have a subject:
    a clumsy action that is true is better than a smooth one that is not.

    Args:
        candidate: The clause and how it is built.
        owners: Its owners.
        deadline: Its deadline.

    Returns:
        A phrase that starts with a capital letter and has no full stop at its end; never empty.
    """
    row = candidate.core is not None
    text, parsed = without_deadline(candidate.core or candidate.passage, None if row else candidate.shape, deadline)
    body: str | None = None
    for shape in (parsed, shape_of_words(text, owners, row=row)):
        body = body or (_shaped(text, shape, owners) if shape else None)
    body = body or without_owner_first(_LABEL.sub("", text), owners)
    return _finished(body or "") or _finished(_plain(text)) or " ".join(text.split())


def _shaped(text: str, shape: Shape, owners: tuple[Owner, ...]) -> str | None:
    subject = _POLITE.sub("", text[slice(*shape.subject)].strip(" ,"))
    body = _body(text, shape, subject, owners)
    if body is None:
        return None
    body = _joined_in_base_form(body)
    return body if shape.cue == "until" else with_openings(text, shape, body, owners)


def _body(text: str, shape: Shape, subject: str, owners: tuple[Owner, ...]) -> str | None:
    if subject.casefold() in _RELATIVES or (shape.negative and has_own_auxiliary(text, shape)):
        return None
    if _IMPERSONAL.match(text, shape.subject[0]):
        return None
    given = shape.cue == "until" and owners and _GIVEN.search(text[: shape.verb.start])
    given = given or (shape.cue == "will" and not owners and _BODY.fullmatch(subject))
    undergoes = shape.passive and not _STATES.fullmatch(text[shape.verb.stem : shape.verb.end])
    if given or (is_covered(subject, owners) and not undergoes and not _refers_back(text, shape, subject)):
        return imperative(text, shape)
    if not is_sound(subject):
        return None
    if not shape.passive:
        return demand(text, shape, subject)
    return passive_imperative(text, shape, subject, owners) or passive_demand(text, shape, subject)


def _joined_in_base_form(body: str) -> str:
    """A second verb that the parser took for a noun: "preside over and coordinates with" has no object between them."""
    match = _SECOND.match(body)
    if match is None or verb_of(match["first"]) != match["first"]:
        return body
    base = verb_of(match["second"])
    if base is None or third_person(base) != match["second"]:
        return body
    return body[: match.start("second")] + base + body[match.end("second") :]


def _refers_back(text: str, shape: Shape, subject: str) -> bool:
    """Whether a pronoun of the predicate stands for something in a long subject ("those with late lists send them")."""
    predicate = " ".join(text[shape.verb.stem :].split()[:4])
    return len(subject.split()) > 4 and _BACK.search(predicate) is not None and _COMPLEX.search(subject) is not None


def _plain(text: str) -> str:
    """The document's own words, without what joins them to the sentence before."""
    body = _JOINERS.sub("", " ".join(text.split()))
    return f"do not {body[match.end() :]}" if (match := _NEGATED.match(body)) else body


def _finished(text: str) -> str:
    """White space folded, label, attribution, stray quotation marks and closing punctuation gone, a capital first."""
    body = re.sub(r"\s+([,;:.)])", r"\1", " ".join(text.split()))
    body = _OPERATIVE.sub("", _HEADER.sub("", _ATTRIBUTION.sub("", _LABEL.sub("", body))))
    body = _TAIL.sub("", _whole_quotes(body).rstrip(" ,;:–—-?"))
    body = _SHORTENED.sub("do not ", body)
    stripped = body.rstrip(" .,;:–—-")
    body = f"{stripped}." if _ABBREVIATED.search(stripped) and body[len(stripped) :].startswith(".") else stripped
    if body.count("(") > body.count(")"):
        body += ")"
    return body[:1].upper() + body[1:]


def _whole_quotes(body: str) -> str:
    """A quotation mark that has lost its partner is taken out; one pair around everything too."""
    if body.count('"') % 2:
        body = body.replace('"', "")
    if body.count("“") != body.count("”"):
        body = body.replace("“", "").replace("”", "")
    if len(body) > 2 and body[0] in '"“' and body[-1] in '"”' and not re.search(r"[\"“”]", body[1:-1]):
        body = body[1:-1]
    return body
