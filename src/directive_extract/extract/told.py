"""Whom a clause tells to act by its grammar: subjects of "must" and "was told to", objects of "asked"."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from directive_extract.extract.findings import Finding
from directive_extract.extract.naming import Spans, chars, is_instruction, named_at, up_to_verb
from directive_extract.extract.phrases import phrase_from, phrases_before
from directive_extract.lexicons.agents import Agency, agency, head_noun, is_agent, is_person, is_proper
from directive_extract.lexicons.times import has_time
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.candidate import Subject

TOLD = frozenset({"until", "forbidden", "request-active", "request-passive", "responsible"})
"""Cues whose subject is addressed though the verb is passive: "was told to", "is not allowed to"."""

_GIVING = re.compile(
    r"\b(?:gave|gives?|giving)\b(?=[^.;,]{3,70}?\b(?:until|till|(?<!within )(?<!in )(?:\d+|an?|one|two|three|four"
    r"|five|six|seven|ten)\s+(?:more\s+)?(?:days?|weeks?|months?|hours?|fortnight|years?)))\b",
    re.IGNORECASE,
)
_GRANTED = frozenset("supposed given allowed granted authorised authorized permitted empowered entitled".split())
_AND_TOLD = re.compile(
    r"\s*and\s+(?:obliged|told|required|directed|asked|instructed|encouraged|requested)\s+to\b", re.IGNORECASE
)
_STATES = frozenset(
    "cost have be include contain cover meet reach show last exceed follow match state list bear carry comprise".split()
)
_TIME = re.compile(
    r"\d|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b", re.IGNORECASE
)
_ROLE_AFTER_BE = re.compile(
    r"(?:\w+ly\s+)?(?:responsible|accountable|in charge|present|represented|prepared|vigilant|proactive|active"
    r"|ready to|able to|determined|resolute|the (?:lead|focal|core))",
    re.IGNORECASE,
)


def told_by_grammar(doc: Doc, finding: Finding) -> Spans:
    """Find those who are the subject of a cue's verb, or its object.

    Args:
        doc: The parsed segment.
        finding: What was seen in the clause.

    Returns:
        Their spans; none where the verb is a passive that tells its subject nothing.
    """
    cue, clause = finding.cue, finding.clause
    told = (cue is not None and cue.pattern.id in TOLD) or _is_given(doc, finding)
    gives = (cue is None or cue.pattern.id == "until") and _GIVING.search(doc[clause.start : clause.end].text)
    if (finding.passive and not told) or gives or _is_assigned(doc, finding) or _is_kept(doc, finding):
        return ()
    start, end = finding.subject
    acts = told or _acts_alone(doc, finding) or _is_to_do(doc, finding)
    if finding.kind is Subject.AGENT and (acts or not _is_common(doc, start, end)):
        return _subject(doc, finding)
    if cue is not None and cue.pattern.id == "resolve" and doc[cue.end : cue.end + 1].text.casefold() == "that":
        return ()  # who decides is not who acts
    if cue is not None and cue.pattern.owner == "object":
        return _object(doc, finding)
    if finding.imperative or (finding.kind is Subject.PRONOUN and doc[start].lower_ not in {"which", "who", "that"}):
        return ()
    return _other_subject(doc, finding)


def _subject(doc: Doc, finding: Finding) -> Spans:
    """The subject that the parser found, its bounds mended."""
    start, end = finding.subject
    start = _without_adverbial(doc, start, end)
    start, end = _leftward(doc, finding, start, _longer(doc, finding, start, end))
    instructs = _names_nobody(finding) and not _is_before_verb(doc, finding) and is_instruction(doc[start:end].text)
    if instructs or _is_state(doc, finding, end):
        return ()
    return (chars(doc, start, _asked_for(doc, finding, start, up_to_verb(doc, start, end))),)


def _is_before_verb(doc: Doc, finding: Finding) -> bool:
    """Whether a noun opens the subject and a finite verb follows it at once: "Market wardens publish the prices"."""
    start, end = finding.subject
    follows = doc[end].tag_ if finding.cue is None and end < len(doc) else ""
    return follows in {"VBP", "VBZ"} and doc[start].tag_.startswith("NN")


def _is_given(doc: Doc, finding: Finding) -> bool:
    """Whether somebody is given a time to act in: "is granted May to test the pumps"."""
    clause = finding.clause
    if not finding.passive or doc[clause.head].lower_ not in _GRANTED:
        return False
    behind = doc[clause.head + 1 : clause.end]
    if _AND_TOLD.match(behind.text):
        return True
    to_act = any(t.tag_ == "TO" and t.i + 1 < clause.end and doc[t.i + 1].tag_ == "VB" for t in behind)
    if doc[clause.head].lower_ == "supposed":
        return to_act and behind[:2].text.casefold() != "to be"
    return (to_act and has_time(behind.text)) or (len(behind) > 0 and behind[0].lower_ in {"until", "till"})


def _is_assigned(doc: Doc, finding: Finding) -> bool:
    """Whether a passive gives its subject to somebody: "general control is assigned to the Office"."""
    cue, clause = finding.cue, finding.clause
    verb = cue.verb if cue is not None else clause.head
    if not finding.passive or doc[verb].lower_ not in {"assigned", "entrusted", "delegated", "allotted", "referred"}:
        return False
    return verb + 2 < clause.end and doc[verb + 1].lower_ == "to" and doc[verb + 2].tag_ in {"DT", "NNP", "NNPS"}


def _is_kept(doc: Doc, finding: Finding) -> bool:
    """Whether something is only to be kept as it is: "the lamps are to be kept burning"."""
    cue = finding.cue
    if cue is None or doc[cue.verb].lower_ not in {"continue", "continues", "remain"}:
        return False
    to, be, verb = (doc[i] if i < len(doc) else doc[cue.verb] for i in range(cue.verb + 1, cue.verb + 4))
    return to.lower_ == "to" and be.lower_ == "be" and verb.tag_ in {"VBN", "VBD"}


def _acts_alone(doc: Doc, finding: Finding) -> bool:
    """Whether a single capitalised word, by its verb and object, is somebody's name: "Zofia chases the other teams"."""
    end, head = finding.subject[1], doc[finding.clause.head]
    return (
        finding.cue is None
        and finding.present
        and head.i == end
        and head.tag_ == "VBZ"
        and doc[end - 1].tag_ == "NN"
        and any(child.dep_ == "dobj" for child in head.children)
    )


def _is_to_do(doc: Doc, finding: Finding) -> bool:
    """Whether a single capitalised plural, by what it must do, is somebody: "Estates must replace all dispensers"."""
    cue = finding.cue
    if cue is None or finding.passive or cue.pattern.id not in {"modal", "should", "will", "be-to", "have-to"}:
        return False
    verb = doc[cue.verb]
    return (verb_of(verb.lower_) or verb.lower_) not in _STATES and any(child.dep_ == "dobj" for child in verb.children)


def _names_nobody(finding: Finding) -> bool:
    """Whether a capitalised verb at the beginning may have been taken for a name ("Recruit teachers to fill ...")."""
    return finding.cue is None or finding.cue.pattern.id == "to-do"


def _asked_for(doc: Doc, finding: Finding, start: int, end: int) -> int:
    """Where those asked end: "asked the water company | for a price"."""
    cue = finding.cue
    if cue is None or not doc[cue.start].lower_.startswith("ask"):
        return end
    return next((i for i in range(start + 1, end) if doc[i].lower_ == "for" and is_agent(doc[start:i].text)), end)


def _other_subject(doc: Doc, finding: Finding) -> Spans:
    """A subject that the parser did not find, by tags; else the one of the clause before."""
    cue, clause = finding.cue, finding.clause
    for first, last in phrases_before(doc, clause.start, cue.start if cue is not None else clause.head):
        kind = agency(doc[first:last].text)
        named = kind >= Agency.NAME and not _is_common(doc, first, last)
        if named or (kind is Agency.UNKNOWN and _is_told_to(doc, finding, first)):
            return (chars(doc, first, last),)
    return _shared_subject(doc, finding) if finding.kind is Subject.NONE else ()


def _leftward(doc: Doc, finding: Finding, start: int, end: int) -> tuple[int, int]:
    """Take in the first part where it was cut off: "An Giang and | Ca Mau have ..."; or the clause's first phrase."""
    clause = finding.clause
    if start == clause.start and start > 1 and doc[start - 1].lower_ in {"and", ","} and not _has_verb(doc, 0, start):
        return (0, end) if is_agent(doc[0 : start - 1].text) else (start, end)
    first, last = phrase_from(doc, clause.start, start)
    opens = doc[first].tag_ == "VBG"  # "concerning the harbour dues, | the Treasury"
    if (
        first < last == start - 1
        and doc[last].text == ","
        and not opens
        and agency(doc[first:last].text) is Agency.KNOWN
    ):
        return first, end  # "Wards, | districts and provinces", "the Ministry of Culture, | Sports and Tourism"
    if (
        first < last < start
        and doc[last].text != ","
        and agency(doc[first:last].text) is Agency.KNOWN
        and not _has_verb(doc, last, start)
    ):
        return first, last
    return start, end


def _is_state(doc: Doc, finding: Finding, end: int) -> bool:
    """Whether a body is only to be in some state: "a lifeboat should be at each pier"."""
    cue = finding.cue
    if cue is None or cue.pattern.id not in {"modal", "should", "be-to", "have-to", "need-to", "will"}:
        return False
    verb = doc[cue.verb]
    if verb.lower_ == "open" and any(child.dep_ == "dobj" for child in verb.children):
        return False  # "the post office shall open a counter"
    if verb.lower_ not in {"be", "open", "last", "cost", "remain", "exist"} or is_person(
        head_noun(doc[finding.subject[0] : end].text)
    ):
        return False
    rest = doc[verb.i + 1 : finding.clause.end].text
    return _ROLE_AFTER_BE.match(rest) is None


def _without_adverbial(doc: Doc, start: int, end: int) -> int:
    """Where a subject begins behind an adverbial that was read as a part of it: "From May to June | the police"."""
    if doc[start].tag_ != "IN":
        return start
    for i in range(start + 1, end):
        opens = doc[i].tag_ == "DT" or doc[i].tag_.startswith(("NN", "JJ"))
        if (
            opens
            and doc[i - 1].tag_ not in {"IN", "DT", "JJ"}
            and is_agent(doc[i:end].text)
            and agency(doc[i].text) is not Agency.THING
        ):
            return i
        timed = doc[i - 1].tag_ in {"NN", "NNP", "CD"} and _TIME.search(doc[start:i].text) is not None
        if opens and timed and is_agent(doc[i:end].text):
            return i  # "Between May and July | wardens"
    return start


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.text[:1].islower() for token in doc[start:end])


def _is_common(doc: Doc, start: int, end: int) -> bool:
    """Whether a single capitalised word at the beginning is a common noun: "Doses should cost ..."."""
    return (
        end - start == 1
        and doc[start].tag_ in {"NN", "NNS"}
        and agency(doc[start].text) is Agency.NAME
        and doc[start].text[1:].islower()
        and not is_agent(doc[start].lower_)  # "Negotiators are not to ..."
    )


def _longer(doc: Doc, finding: Finding, start: int, end: int) -> int:
    """Where a subject that the parser cut short ends: "The Vice-President for People", "Council of Can Tho"."""
    cue = finding.cue
    if cue is None:
        head = finding.clause.head
        is_part = end == head and doc[head].tag_.startswith("NN") and is_agent(doc[start : head + 1].text)
        return end + 1 if is_part else _with_rest(doc, start, end)  # "Ward | pharmacist to do"
    if cue.pattern.owner != "subject" or not start < end <= cue.start:
        return end
    if doc[end - 1].tag_ == "IN":
        return cue.start
    _, last = phrase_from(doc, start, cue.start)
    return last if last == cue.start else _with_rest(doc, start, end)


def _with_rest(doc: Doc, start: int, end: int) -> int:
    """Where a word ends of which the parser saw only the first part: "Vice-|Deans"."""
    joined = end + 1 < len(doc) and doc[end].text == "-" and doc[end + 1].tag_.startswith("NN")
    return end + 2 if joined and is_agent(doc[start : end + 2].text) else end


def _is_told_to(doc: Doc, finding: Finding, first: int) -> bool:
    cue = finding.cue
    return cue is not None and cue.pattern.id in {"request-passive", "until"} and cue.end < len(doc) and (
        cue.pattern.id == "until" or doc[cue.end].lower_ in {"to", "not", "that", "for"}
    ) and first == finding.clause.start  # fmt: skip


def _shared_subject(doc: Doc, finding: Finding) -> Spans:
    """The subject of the clause before, that a coordinated verb shares: "X is authorised and directed to ..."."""
    cue, clause = finding.cue, finding.clause
    if finding.imperative:
        return ()
    verb = doc[cue.verb] if cue is not None else doc[clause.head]
    for token in (verb, *verb.ancestors):
        for child in token.children:
            if child.dep_ in {"nsubj", "nsubjpass"} and child.i < clause.start:
                phrase = doc[child.left_edge.i : child.right_edge.i + 1]
                return ((phrase.start_char, phrase.end_char),) if is_agent(phrase.text) else ()
        if token.dep_ not in {"conj", "xcomp"}:
            break
    return ()


def _goes_on(doc: Doc, finding: Finding) -> bool:
    """Whether a verb of asking is one more thing that the subject does: "monitors and urges the work"."""
    cue = finding.cue
    if cue is None or finding.imperative or finding.complement not in {"object", "none"}:
        return False
    verb = doc[cue.verb]
    joined = verb.dep_ == "conj" and verb.tag_ in {"VB", "VBZ", "VBP"} and verb.i == finding.clause.start
    return joined and (finding.kind is Subject.THING or verb.tag_ == "VB")


def _object(doc: Doc, finding: Finding) -> Spans:
    """Those whom an order names, where the first phrase behind its verb names nobody."""
    cue, clause = finding.cue, finding.clause
    if cue is None or finding.kind is Subject.PRONOUN:
        return ()
    start, end = finding.subject
    if _goes_on(doc, finding):
        return _shared_subject(doc, finding)
    if finding.passive and cue.pattern.id == "request-active":
        for first, last in phrases_before(doc, clause.start, cue.start):
            return named_at(doc, first, last)
    if start < end and cue.pattern.id == "request-active" and finding.kind is Subject.THING:
        follows = doc[end].lower_ if end < clause.end else ""
        text = doc[start:end].text
        if follows in {"to", "not"} and (agency(text) is Agency.UNKNOWN or (end - start > 1 and is_proper(text))):
            return (chars(doc, start, end),)
    skipped = {"also", "again", "of", "to", "that", "then", "further", "in", "turn", "both"}
    position = cue.end
    while position < clause.end and (doc[position].lower_ in skipped or doc[position].tag_ == "RB"):
        position += 1
    return named_at(doc, position, clause.end)
