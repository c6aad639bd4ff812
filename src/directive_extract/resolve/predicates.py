"""The predicate of a directive as an imperative, or as what has to be ensured."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import third_person, verb_of

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape, Verb
    from directive_extract.schema.directive import Owner

_AUXILIARY = re.compile(
    r"(?:(?:to|must|shall|should|will|would|has to|have to|needs? to|is to|are to|also|then|ought to)\s+)+",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\b(?:that|which|who|whose|where|when|whether|if)\b|[,;:(]", re.IGNORECASE)
_JOINED = re.compile(r"\s*,?\s*(?:and|or)\s+", re.IGNORECASE)
_CAUSATIVE = re.compile(r"(?:made|seen|heard|helped|felt)\s+to\b", re.IGNORECASE)
_NO = re.compile(r"(?:no|neither|nobody|none|nothing|no one)\b", re.IGNORECASE)
_OBJECTS = {"they": "them", "he": "him", "she": "her", "we": "us"} | dict.fromkeys(("it", "this", "these", "those"), "")
_SUBJECTS = {"them": "they", "him": "he", "her": "she", "us": "we"}
_RESPONSIBLE = re.compile(
    r"be (?:responsible|accountable|in charge) (?:for|of) (?P<verb>[a-z]+ing)\b(?!.*\band \w+ing\b)"
)
_TOLD = re.compile(
    r"be (?:asked|told|requested|required|instructed|ordered|directed|urged|invited|encouraged|reminded|obliged|bound)"
    r" to (?=[a-z])"
)

_OF_THE_CUE = frozenset({"not", "never", "also", "then", "therefore", "and", "is", "are", "hereby"})
MAX_OBJECT_WORDS = 12  # a longer subject of a passive, made its object, would part the verb from what belongs to it


def imperative(text: str, shape: Shape) -> str | None:
    """The predicate with its verb in the base form, for a subject that is left to the owners.

    Args:
        text: The clause.
        shape: How it is built.

    Returns:
        Such as "do not ask twice"; None where a verb's base form is not known.
    """
    phrase = _phrase(text, shape, finite=None)
    if phrase is None:
        return None
    phrase = _TOLD.sub("", phrase, count=1) if _TOLD.match(phrase) else phrase
    if (match := _RESPONSIBLE.match(phrase)) and (verb := verb_of(match.group("verb"))):
        phrase = verb + phrase[match.end("verb") :]
    return _negated(phrase, _negation(text, shape))


def demand(text: str, shape: Shape, subject: str) -> str | None:
    """The clause behind "ensure that", for a subject that no owner stands for.

    Args:
        text: The clause.
        shape: How it is built.
        subject: Its subject as written.

    Returns:
        Such as "ensure that the dossier reaches the Committee"; None where a form is not known.
    """
    negation = "" if _NO.match(subject) else shape.negative
    phrase = _phrase(text, shape, finite=None if negation and not _is_be(text, shape) else shape)
    if phrase is None:
        return None
    if negation:
        phrase = _finite_negation(phrase, shape, negation)
    return f"ensure that {_small(subject, shape)}{_comma(text, shape)} {phrase}"


def passive_demand(text: str, shape: Shape, subject: str, owners: tuple[Owner, ...]) -> str:
    """What has to be ensured, as a passive: "ensure that no family is made to leave before June".

    Returns:
        The clause with a present-tense passive.
    """
    negation = "" if _NO.match(subject) else shape.negative
    be = "are" if shape.plural else "is"
    behind = _auxiliary_behind_be(text, shape)
    words = " ".join(part for part in (be, negation, behind) if part)
    tail = _without_agent(_without_auxiliaries(text, shape.more, shape.verb.stem), owners)
    return f"ensure that {_small(subject, shape)}{_comma(text, shape)} {words} {tail}"


def passive_imperative(text: str, shape: Shape, subject: str, owners: tuple[Owner, ...]) -> str | None:
    """A passive turned into an order: "the database must be cleaned by 1 May" to "clean the database by 1 May".

    Returns:
        None where the subject is too long to be an object, where it says "no", where another verb stands further
        behind, or where the participle's verb is not known.
    """
    if len(subject.split()) > MAX_OBJECT_WORDS or _RELATIVE.search(subject) or _NO.match(subject):
        return None
    if subject.casefold() == "there" or _CAUSATIVE.match(text, shape.verb.stem):
        return None
    heads = _joint_verbs(text, shape)
    if heads is None:
        return None
    verbs, end = heads
    rest = _without_agent(text[end:], owners)
    adverbs = _auxiliary_behind_be(text, shape)
    first, _, particle = verbs.partition(" ")
    pronoun = _OBJECTS.get(subject.casefold())
    given = pronoun or _small(subject, shape)
    if particle == "up" and rest.startswith(" to date"):  # "bring the map up to date"
        return _negated(" ".join(part for part in (adverbs, first, given, particle) if part) + rest, shape.negative)
    ordered = (first, given, particle) if pronoun is not None and not shape.more else (verbs, given)
    return _negated(" ".join(part for part in (adverbs, *ordered) if part) + rest, shape.negative)


def _joint_verbs(text: str, shape: Shape) -> tuple[str, int] | None:
    """The base forms of a participle and of those directly joined to it, and the offset behind them."""
    first = verb_of(text[shape.verb.stem : shape.verb.end])
    if first is None:
        return None
    words = first + text[shape.verb.end : shape.group_end]
    end = shape.group_end
    for verb in shape.more:
        joint = text[end : verb.stem]
        base = verb_of(text[verb.stem : verb.end])
        if not _JOINED.fullmatch(joint) or base is None or verb.start != verb.stem:
            return None
        words += f"{joint}{base}"
        end = verb.end
    return words, end


def _without_agent(rest: str, owners: tuple[Owner, ...]) -> str:
    """Without "by the ministry" where the ministry is an owner read from these words."""
    read = [owner.evidence.text.split() for owner in owners if owner.evidence is not None and not owner.inherited]
    if not read:
        return rest
    names = "|".join(r"\s+".join(map(re.escape, words)) for words in read)
    name = rf"(?:the |its |their )?(?:{names})"
    return re.sub(rf"^(.{{0,60}}?)\s+by {name}(?:(?:,|,? and) {name})*(?=[\s,.;]|$)", r"\1", rest, count=1)


def _phrase(text: str, shape: Shape, finite: Shape | None) -> str | None:
    """From the verb to the end, every verb in the form that is wanted.

    Args:
        text: The clause.
        shape: How it is built.
        finite: Its shape again where verbs have to agree with the subject; None for base forms.

    Returns:
        The phrase; None where the form of a verb is not known.
    """
    if shape.passive:
        be = "be" if finite is None else ("are" if shape.plural else "is")
        behind = _auxiliary_behind_be(text, shape)
        tail = _without_auxiliaries(text, shape.more, shape.verb.stem)
        return " ".join(part for part in (be, behind, tail) if part)
    parts: list[str] = []
    position = shape.verb.stem
    for verb in (shape.verb, *sorted(shape.more, key=lambda v: v.stem)):
        if verb.stem < position:
            continue
        start = _auxiliary_start(text, verb) if verb is not shape.verb else verb.stem
        form = _form(text, verb, shape, finite, main=verb is shape.verb)
        if form is None:
            return None
        parts += [text[position:start] if finite is None else _finite_be(text[position:start], shape), form]
        position = verb.end
    return "".join(parts) + text[position:]


def _finite_be(between: str, shape: Shape) -> str:
    """The "be" of a coordinated passive in its finite form ("... and is keyed in")."""
    return re.sub(r"\b(and|or)( also)? be $", rf"\1\2 {'are' if shape.plural else 'is'} ", between)


def _form(text: str, verb: Verb, shape: Shape, finite: Shape | None, *, main: bool) -> str | None:
    word = text[verb.stem : verb.end]
    if verb.tag in {"VBN", "VBD"} or (not main and verb.tag == "VBG" and shape.verb.tag != "VBG"):
        return word if not main else verb_of(word)
    if text[verb.end : verb.end + 1] == "-":  # "re-tests" is two words to the tokenizer
        return None if finite or verb.tag not in {"VB", "VBP"} else word
    base = word.lower() if verb.tag == "VB" else verb_of(word)
    if base is not None and finite is not None and verb_of(base) is None:
        return None
    if base is None or finite is None:
        return base or (word if verb.tag in {"VB", "VBP", "NN", "JJ"} else None)
    if base == "be":
        return "are" if shape.plural else "is"
    return base if shape.plural else third_person(base)


def _auxiliary_start(text: str, verb: Verb) -> int:
    """Where a coordinated verb begins, its "to" or "must" left out; a negation stays."""
    head = text[verb.start : verb.stem]
    return verb.start if _AUXILIARY.fullmatch(head) else verb.stem


def _without_auxiliaries(text: str, more: tuple[Verb, ...], position: int) -> str:
    parts: list[str] = []
    for verb in sorted(more, key=lambda v: v.stem):
        start = _auxiliary_start(text, verb)
        if start >= position and start != verb.stem:
            parts.append(text[position:start])
            position = verb.stem
    return "".join(parts) + text[position:]


def _auxiliary_behind_be(text: str, shape: Shape) -> str:
    """Adverbs between "be" and a participle ("promptly")."""
    words = text[shape.verb.start : shape.verb.stem].split()
    return " ".join(word for word in words[1:] if word.casefold() not in _OF_THE_CUE)


def has_own_auxiliary(text: str, shape: Shape) -> bool:
    """Whether a coordinated verb has a modal of its own, which a negation before the first verb does not reach.

    Returns:
        True for "must not refuse a patient and must keep a record".
    """
    return any(_AUXILIARY.match(text[verb.start : verb.stem]) for verb in shape.more)


def _is_be(text: str, shape: Shape) -> bool:
    return shape.passive or verb_of(text[shape.verb.stem : shape.verb.end]) == "be"


def _negation(text: str, shape: Shape) -> str:
    """The negation of an order; "no agency may" says it in its subject."""
    return shape.negative or ("not" if _NO.match(text[slice(*shape.subject)]) else "")


def _negated(phrase: str, negation: str) -> str:
    if not negation:
        return phrase
    return f"do not {phrase}" if negation == "not" else f"{negation} {phrase}"


def _finite_negation(phrase: str, shape: Shape, negation: str) -> str:
    first, _, rest = phrase.partition(" ")
    if first in {"is", "are"}:
        return f"{first} {negation} {rest}"
    if negation == "not":
        return f"{'do' if shape.plural else 'does'} not {phrase}"
    return f"{negation} {first if shape.plural else third_person(first)} {rest}"


def _small(subject: str, shape: Shape) -> str:
    """A subject as it stands inside a sentence."""
    words = " ".join(subject.split())
    if words.casefold() in _SUBJECTS:
        return _SUBJECTS[words.casefold()]
    first, _, rest = words.partition(" ")
    named = (not first[1:].islower() and len(first) > 1) or (first.endswith(("'", "’")) and rest[:1].isupper())
    return words[:1].lower() + words[1:] if shape.common and not named else words


def _comma(text: str, shape: Shape) -> str:
    """The comma that closes an apposition at the end of a subject."""
    first, last = shape.subject
    inside = text[first:last].strip(" ,")
    behind = text[first + text[first:last].find(inside) + len(inside) :]
    return "," if "," in inside and behind.lstrip().startswith(",") else ""
