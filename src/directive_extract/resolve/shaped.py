"""The imperative of a clause whose shape is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.resolve.openings import with_openings
from directive_extract.resolve.owner_first import in_base_form
from directive_extract.resolve.predicates import (
    demand,
    has_own_auxiliary,
    imperative,
    passive_demand,
    passive_imperative,
)
from directive_extract.resolve.subjects import any_of, is_covered, is_sound, with_whole_subject
from directive_extract.resolve.word_shapes import NEVER

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape
    from directive_extract.schema.directive import Owner

_STATES = re.compile(any_of("states"), re.IGNORECASE)
_GIVEN = re.compile(r"\b(?:gave|gives|giving|allow(?:s|ed|ing)?)\b", re.IGNORECASE)
_RELATIVES = frozenset({"that", "which", "who", "what", "whoever", "where"})
# A body that binds itself has no owner in the record (gold/GUIDELINES.md, settled cases).
_BODY = re.compile(rf"the (?:\w+ )?(?:{any_of('bodies')})", re.IGNORECASE)
_BACK = re.compile(r"\b(?:it|them|so)\b", re.IGNORECASE)
_IMPERSONAL = re.compile(r"it (?:corresponds|falls|belongs|is up|will be up)\b", re.IGNORECASE)
_ACTS = re.compile(r"\b(?:coordinates|cooperates|collaborates|works|joins|takes the lead|presides)\b", re.IGNORECASE)
_COMPLEX = re.compile(r"\b(?:that|which|who|with|of|for|on|in|having|whose)\b", re.IGNORECASE)
_SECOND = re.compile(
    r"(?P<first>[a-z]+)(?: (?:over|out|up|on|off|down|with|for))?,? and (?P<second>[a-z]+s)(?=,| [a-z])"
)
_POLITE = re.compile(r"\s+(?:may|might|can|could|will|would)$", re.IGNORECASE)  # "engineers may | kindly furnish"
_OWN_MODAL = re.compile(
    r",?\s+(?P<joint>and|or|but)\s+(?:must|shall|should|will|are to|is to|has to|have to)\s+(?:also\s+)?"
    r"(?=[a-z]{3,}\s)(?!not\b|be\b|never\b)"
)
_NEGATED_BODY = re.compile(r"do not|never", re.IGNORECASE)


def imperative_of(text: str, shape: Shape, owners: tuple[Owner, ...]) -> str | None:
    """What a clause wants done.

    Args:
        text: The clause.
        shape: How it is built.
        owners: The task's owners; a subject that only names them is left to them.

    Returns:
        An imperative that begins with a small letter; None where the shape can't be trusted or a form is not known.
    """
    shape = with_whole_subject(text, shape)
    subject = _POLITE.sub("", text[slice(*shape.subject)].strip(" ,"))
    body = _body(text, shape, subject, owners)
    if body is None:
        return None
    body = joined_in_base_form(body)
    if shape.cue == "present" and not shape.more and not body.startswith("ensure that"):
        first, _, rest = body.partition(" ")
        body = f"{first}{in_base_form(f' {rest}') or f' {rest}'}" if rest else body
    return body if shape.cue == "until" else with_openings(text, shape, body, owners)


def _body(text: str, shape: Shape, subject: str, owners: tuple[Owner, ...]) -> str | None:
    if _is_misread(text, shape, subject, owners):
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
    return passive_imperative(text, shape, subject, owners) or passive_demand(text, shape, subject, owners)


def _is_misread(text: str, shape: Shape, subject: str, owners: tuple[Owner, ...]) -> bool:
    """Whether the words of a clause say otherwise than its parse, or more than it can tell."""
    if shape.cue == "imperative" and verb_of(text[shape.verb.stem : shape.verb.end]) is None:
        return True  # a noun that the tagger took for a verb, or a verb that is not known and stays as it is
    if subject.casefold() in _RELATIVES or NEVER.match(text) or _IMPERSONAL.match(text, shape.subject[0]):
        return True
    if shape.cue == "to-do" and _ACTS.search(subject) and not is_covered(subject, owners):
        return True  # "the Agency coordinates with the districts | to fill the posts"
    return bool(shape.negative) and has_own_auxiliary(text, shape)


def joined_in_base_form(body: str) -> str:
    """A second verb in its base form as well, where the parse did not show it.

    Args:
        body: An imperative.

    Returns:
        "preside over and coordinate the work" for "preside over and coordinates the work"; "do not refuse a patient,
        and keep a bed" for "do not refuse a patient and must keep a bed".
    """
    body = _OWN_MODAL.sub(lambda found: f"{',' if _NEGATED_BODY.match(body) else ''} {found['joint']} ", body)
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
