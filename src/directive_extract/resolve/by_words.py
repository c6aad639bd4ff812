"""The imperative of a clause by its words alone, where its parse gave none."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.resolve.nominal import with_verb_for_noun
from directive_extract.resolve.openings import opening_of, placed
from directive_extract.resolve.owner_first import in_base_form, without_owner_first
from directive_extract.resolve.shaped import imperative_of, joined_in_base_form
from directive_extract.resolve.subjects import any_of, is_covered
from directive_extract.resolve.word_shapes import NEVER, shape_of_appended, shape_of_words

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_DETERMINER = r"(?:the|an?|its|their|his|her|all|each|every|any|this|that|these|those|no|at least|\d[\d.,]*)\b"
_FORBIDDEN = re.compile(  # "mixing the waste again is strictly forbidden"
    r"(?P<verb>[a-z]+ing)(?P<object>\s[^,;:]{2,80}?)\s+(?:is|are)\s+(?:strictly\s+|absolutely\s+|hereby\s+)?"
    r"(?:forbidden|prohibited|banned|barred)(?P<rest>\b.*)",
    re.IGNORECASE,
)
_WISHED = re.compile(  # "I should be grateful if you would count the boats", "Ann, could you count them"
    r"(?:i|we|it)(?:['’]d| (?:would|should)) be (?:\w+ )?(?:grateful|glad|obliged|appreciated|helpful|good) if "
    r"(?P<who>you|it|they|(?:the |mr |ms |mrs )?[\w ]{2,40}?) (?:would|could|were to|can)(?: also| please| kindly)? "
    r"(?P<rest>.+)"
    r"|(?:[a-z]+,?\s+)?(?:can|could|would|will) (?P<asked>you) (?:please |pls |kindly )?(?P<done>.+)",
    re.IGNORECASE | re.DOTALL,
)
_UP_TO = re.compile(  # "it is up to Alba and Iberia to lend a ship", "it is necessary for the Board to meet"
    r"(?:(?P<opening>[^,]{3,90}),\s+)?it (?:is|will be|would be|falls|fell)(?: \w+)? (?:(?:for|to|up to|on|upon) )?"
    r"(?P<who>[^:;.]{2,160}?)(?: (?:that|who) (?:has|have|is|are))? to (?P<rest>(?:\w+ly |soon )?[a-z]+\s.+)",
    re.IGNORECASE | re.DOTALL,
)
_THIRD = re.compile(
    rf"(?!(?:{any_of('operative')}|{any_of('no_orders')})\b)(?P<verb>[a-z]+s)"
    rf"(?P<rest>\s+{_DETERMINER}.*|\s+and\s+[a-z]+s\s.*|,\s+with\s.*)",
    re.IGNORECASE | re.DOTALL,
)
_GERUND = re.compile(
    rf"(?!(?:following|regarding|concerning|starting|including|during|according)\b)(?P<adverb>[a-z]+ly\s+)?"
    rf"(?P<verb>[a-z]+ing)(?P<rest>\s+(?:for\s+|on\s+)?{_DETERMINER}.*)",
    re.IGNORECASE | re.DOTALL,
)
_TOPIC_FIRST = re.compile(r"(?P<topic>[^:–—]{3,40}?)\s*(?:[:–—]|\s-)\s+(?P<rest>\S.*)", re.DOTALL)
_EVERYBODY = frozenset({"all", "everyone", "everybody", "both"})
_NEGATIVE = re.compile(r"(?:no|nobody|no one|nothing|none)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:must|shall|should|may|can|will|be|to)\b", re.IGNORECASE)
_STATES_A_FACT = re.compile(
    r"no\b.*\b(?:is|are|gets?|goes|go|leaves?)\b|(?:nobody|no one|nothing) [a-z]+s\b"
    rf"|(?:each|every)\s[^,:;]{{3,80}}?\s[a-z]{{3,}}s\s+{_DETERMINER}",
    re.IGNORECASE,
)


def imperative_by_words(text: str, owners: tuple[Owner, ...], *, row: bool, decided: bool = False) -> str | None:
    """What a clause wants done.

    Args:
        text: A clause without what introduces it.
        owners: The task's owners.
        row: Whether it is a task cell.
        decided: Whether words like "it was decided that" stood in front of it.

    Returns:
        An imperative that begins with a small letter; None where the words leave it open.
    """
    fixed = _by_form(text, owners)
    if fixed is not None:
        return fixed
    shape = shape_of_words(text, owners, row=row)
    body = (imperative_of(text, shape, owners) if shape else None) or without_owner_first(text, owners)
    if body is None and decided:
        shape = shape_of_words(text, owners, row=True, decided=True)
        body = imperative_of(text, shape, owners) if shape else None
    if body is not None:
        return joined_in_base_form(body)
    if _is_stated(text, decided=decided):
        return f"ensure that {text[:1].lower()}{text[1:]}"
    return _by_place(text, owners)


def _by_form(text: str, owners: tuple[Owner, ...]) -> str | None:
    """What fixed forms of words want done."""
    if match := NEVER.match(text):
        return _forbidden(text[match.end() :], owners)
    if (match := _FORBIDDEN.match(text)) and (base := verb_of(match["verb"])):
        return f"do not {base}{match['object']}{match['rest']}"
    if match := _WISHED.fullmatch(text):
        who, rest = match["who"] or match["asked"], match["rest"] or match["done"]
        return rest if _begins_with_verb(rest) and is_covered(who, owners) else None
    if (match := _UP_TO.fullmatch(text)) and owners and is_covered(match["who"], owners):
        return placed(match["opening"] or "", match["rest"])
    return _by_first_word(text)


def _by_first_word(text: str) -> str | None:
    """What a clause wants done that begins with its verb in another form: "introduces a tariff", "forming a team"."""
    if match := _THIRD.fullmatch(text):
        base, rest = verb_of(match["verb"]), in_base_form(match["rest"])
        return f"{base}{rest}" if base and rest and third_person(base) == match["verb"].casefold() else None
    match = _GERUND.fullmatch(text)
    base = verb_of(match["verb"]) if match else None
    return f"{(match['adverb'] or '').lower()}{base}{match['rest']}" if match and base else None


def _by_place(text: str, owners: tuple[Owner, ...]) -> str | None:
    """What is wanted where it stands behind something else: an adverbial, a topic, the thing that it is done to."""
    appended = shape_of_appended(text)
    if appended is not None:
        return imperative_of(text, appended, owners)
    match = _TOPIC_FIRST.fullmatch(text)
    if match and (body := _of_owner(match["rest"], owners)):
        return _with_topic(body.rstrip(" .–—-"), match["topic"])
    return _behind_opening(text, owners) or with_verb_for_noun(text)


def _with_topic(body: str, topic: str) -> str:
    if topic.casefold() in _EVERYBODY:
        return body
    return f"{body} ({topic[:1].lower() if topic[1:2].islower() else topic[:1]}{topic[1:]})"


def _of_owner(text: str, owners: tuple[Owner, ...]) -> str | None:
    """What a line wants done behind its topic: of an owner, or by a verb that stands first there."""
    if text.count("(") != text.count(")"):
        return None
    if _begins_with_verb(text):
        return text
    shape = shape_of_words(text, owners, row=False)
    return imperative_of(text, shape, owners) if shape is not None and not shape.passive else None


def _behind_opening(text: str, owners: tuple[Owner, ...]) -> str | None:
    """The imperative behind an adverbial that opens the clause, with the adverbial behind it."""
    end = opening_of(text)
    if end is None:
        return None
    rest, words = text[end:], text[:end].rstrip(" ,")
    body = rest if _begins_with_verb(rest) else imperative_by_words(rest, owners, row=True)
    if body is None or (owners and is_covered(words, owners)):
        return body
    return placed(words, body)


def _forbidden(text: str, owners: tuple[Owner, ...]) -> str | None:
    """What "in no case may" governs, as a ban."""
    shape = shape_of_words(text, owners, row=True)
    if shape is not None:
        return imperative_of(text, replace(shape, negative="not"), owners)
    body = without_owner_first(text, owners)
    return f"do not {body}" if body else None


def _is_stated(text: str, *, decided: bool) -> bool:
    """Whether a clause states what is to be so: "no text from anybody who has not declared gets merged"."""
    if decided and _NEGATIVE.match(text):
        return True
    return _STATES_A_FACT.match(text) is not None and not _MODAL.search(text)


def _begins_with_verb(text: str) -> bool:
    word = re.match(r"[a-z]+(?=\s)", text)
    return word is not None and verb_of(word.group()) == word.group()
