"""Where a phrase names somebody, and where a word that the tagger took for a noun is the verb behind the name."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from directive_extract.extract.findings import Finding
from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import Agency, agency, is_agent, is_body, is_person
from directive_extract.lexicons.verbforms import third_person, verb_of

Spans = tuple[tuple[int, int], ...]
"""Offsets in the text of a segment, half-open; empty where nobody is named."""

_FINITE = re.compile(
    r"\b(?:having|being|shall|must|should|will|would|may|can|could|is|are|was|were|has|have|had|be|been|need"
    r"|needs|agreed|asked|told|said|noted|that|which|who|if|when|decided|resolved)\b",
    re.IGNORECASE,
)
_PLURALS = (
    "reports",
    "plans",
    "works",
    "offers",
    "records",
    "checks",
    "needs",
    "posts",
    "orders",
    "charges",
    "heads",
    "leads",
    "forces",
    "controls",
    "supports",
    "projects",
)

_OBJECT = frozenset({"DT", "NN", "NNS", "PRP$", "CD"})

_ORDERS = frozenset(
    "move create add update provide ensure specify populate invite remove publish send prepare submit complete develop"
    " establish implement strengthen improve continue take give make keep get put bring click compel mobilise mobilize"
    " build recruit clarify discuss explain investigate identify obtain organise organize propose encourage".split()
)
"""Verbs that never open a name, whatever follows: "Move User Feedback Survey efforts to ..."."""
_DETERMINERS = frozenset("the a an all its their this each every one two".split())
MAX_ACRONYM = 5  # letters; a longer word in capitals that is a verb is one ("SUBMIT a plan")


def chars(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """Offsets of tokens.

    Returns:
        Where the first begins and where the one before `last` ends.
    """
    return doc[first].idx, doc[last - 1].idx + len(doc[last - 1])


def who_span(match: re.Match[str], base: int) -> tuple[int, int]:
    """Offsets of the group `who`.

    Returns:
        Its span, counted from `base`.
    """
    return base + match.start("who"), base + match.end("who")


def named_at(doc: Doc, start: int, end: int) -> Spans:
    """The phrase that begins at a token, where it names somebody; a verb taken for a noun is cut off.

    Returns:
        Its span.
    """
    first, last = phrase_from(doc, start, end)
    cut = up_to_verb(doc, first, last)
    if first < cut < last:
        return (chars(doc, first, cut),)
    number = next((i for i in range(first + 1, last) if doc[i].tag_ == "CD" and doc[i - 1].tag_.startswith("NN")), last)
    if number < last and not is_agent(doc[first:last].text):
        last = number  # "gave mayors | 45 days"
    while first < last:
        if is_agent(doc[first:last].text):
            return (chars(doc, first, last),)
        if last - first < 2 or verb_of(doc[last - 1].text) is None:
            break
        last -= 1
    return ()


def at_offset(doc: Doc, finding: Finding, offset: int, *, skip: bool = False) -> Spans:
    """Who is named at an offset.

    Args:
        doc: The parsed segment.
        finding: What was seen in the clause.
        offset: Where the phrase begins.
        skip: Whether an adverbial may stand before it ("that from May the bank pay ...").

    Returns:
        The span of the phrase.
    """
    end = finding.clause.end
    token = next((t.i for t in doc[finding.clause.start : end] if t.idx >= offset), None)
    if token is None:
        return ()
    if skip and doc[token].tag_ == "IN":
        token = next(
            (t.i for t in doc[token + 1 : min(end, token + 8)] if t.tag_ == "DT" and doc[t.i - 1].tag_ != "IN"), token
        )
    return named_at(doc, token, end)


def up_to_verb(doc: Doc, start: int, end: int) -> int:
    """Cut a phrase at a verb that the tagger took for a noun: "the Government direct ministries".

    Returns:
        Where the name ends; `end` where there is no verb.
    """
    for i in range(start + 1, end):
        word = doc[i].text
        verb = verb_of(word) if word.islower() else None
        if (
            verb is None
            or word not in {verb, third_person(verb)}
            or (is_agent(word) and not _is_subjunctive(doc, start, i))
            or agency(doc[i : i + 2].text) is Agency.KNOWN  # "Police check posts"
            or doc[i - 1].tag_ in {"IN", "DT", "CC", "JJ", "HYPH"}
        ):
            continue
        objects = i + 1 < end and doc[i + 1].tag_ in {"DT", "PRP$"} and word == verb
        if objects and agency(doc[start:i].text) >= Agency.NAME:
            return i  # "that Dot telephone the owner"
        if (
            agency(doc[start:i].text) is Agency.KNOWN
            and (
                i + 1 == end
                or doc[i + 1].text == ","  # "the Ministry presides, | the provinces coordinate"
                or agency(doc[i + 1 : end].text) is not Agency.KNOWN
                or word in {"direct", "instruct"}
                or doc[i + 1].lower_ == "and"
            )
        ):
            return i
    return end


def _is_subjunctive(doc: Doc, start: int, verb: int) -> bool:
    """Whether a noun for people is a verb here: "moved that the Watch | guard the pier"."""
    behind = doc[verb + 1].tag_ if verb + 1 < len(doc) else ""
    return start > 0 and doc[start - 1].lower_ == "that" and behind in {"DT", "PRP$"}


def acts_after_that(doc: Doc, start: int, verb: int) -> bool:
    """Whether a word in the base form is the verb of "that X DO ..."; no finite verb may follow it at once.

    A segment of a resolution begins behind "that": there its object must follow the verb.

    Args:
        doc: The parsed segment.
        start: First token of the name.
        verb: The word.

    Returns:
        False for "that the COO report be published", whose verb comes later.
    """
    if verb + 1 >= len(doc):
        return False
    behind = doc[start - 1].lower_ == "that" if start else doc[0].tag_ == "DT" and doc[verb + 1].tag_ in _OBJECT
    if not behind:
        return False
    for token in doc[verb + 1 : verb + 9]:
        if token.is_punct or token.tag_ in {"WDT", "WP", "WRB", "TO"}:
            break
        if token.tag_ in {"MD", "VBZ"} or token.lower_ in {"be", "is", "are"}:
            return False
    return True


def has_finite(phrase: str) -> bool:
    """Whether a phrase holds a verb in a finite form, so that it is no noun phrase.

    Args:
        phrase: Words before "to".

    Returns:
        True for "the Ministry studies the plan", "Mr Diaz gave lenders a week"; False for nouns that verbs share.
    """
    if _FINITE.search(phrase):
        return True
    for written in phrase.split()[1:]:
        word = written.rstrip(",")
        verb = verb_of(word) if word.islower() else None
        if verb is None or word == verb or word.endswith(("ed", "ing", "en")) or is_agent(word):
            continue
        if word != third_person(verb) or not word.endswith(_PLURALS):
            return True
    return False


def is_instruction(who: str) -> bool:
    """Whether a line begins with a bare verb: "Recruit teachers to ...".

    Returns:
        False for "Staff committees to ...", whose first word names a body.
    """
    words = [word.rstrip(",") for word in who.split()]
    first = words[0].casefold()
    if words[0].isupper() and len(first) <= MAX_ACRONYM:
        return False
    if len(words) > 1 and first in _ORDERS:
        return True
    return (
        len(words) > 1 and verb_of(first) == first and words[1].islower() and not (is_body(first) or is_person(first))
    )


def has_verb_inside(who: str) -> bool:
    """Whether a verb follows a name.

    Returns:
        True for "the Registrar convene the meeting".
    """
    words = who.split()
    for index in range(1, len(words) - 1):
        word = words[index]
        verb = verb_of(word) if word.islower() else None
        if (
            verb is not None
            and word in {verb, third_person(verb)}
            and not is_agent(word)
            and (words[index + 1] in _DETERMINERS or (word != verb and words[index + 1] == "with"))
        ):
            named = Agency.NAME if words[index + 1] in {"its", "their"} else Agency.KNOWN
            return agency(" ".join(words[:index])) >= named
    return False
