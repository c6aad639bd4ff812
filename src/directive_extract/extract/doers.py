"""Doers that stand behind the verb: "is wanted from X", "falls to X", "with X in charge", "by X", "that X draw up"."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from directive_extract.extract.findings import Finding
from directive_extract.extract.naming import Spans, at_offset, chars, named_at, who_span
from directive_extract.extract.phrases import phrase_from, phrases_before
from directive_extract.lexicons.agents import Agency, agency, head_noun, is_agent, is_body, singular
from directive_extract.lexicons.verbforms import verb_of
from directive_extract.schema.candidate import Subject

_NEXT = 24  # characters behind a name in which "to act" or "could" begins
NOT_ACTING = frozenset("we i us ourselves".split())
"""Subjects that nobody can be held to: the speaker's own."""

_BEHIND = re.compile(
    r"\b(?:requested|wanted|required|needed|awaited|due|expected|demanded|sought"
    r"|called for)\s+(?:\w+\s+){0,2}?(?:from|of)\s+"
    r"|\b(?:placed|rests?|lies?|left|falls?|fell|(?:is|be|was)(?: also| now| then)? up"
    r"|entrusted|assigned|corresponds?|delegated|allotted"
    r"|allocated|in the hands|incumbent)"
    r"\s+(?:with|to|on|upon|of)\s+|\b(?:gives?|gave|giving)\s+(?=(?:the\s+)?[\w’' -]{2,60}\b(?:until|till|\d+|one"
    r"|two|three|four|five|six|a)\b)"
    r"|\b(?:bars?|barred|bans?|banned|forbids?|forbade|prohibits?|prohibited)\s+(?=[^.;,]{2,80}?\s(?:from\s+\w+ing|to)\b)"
    r"|\b(?:duty|responsibility|job|task)\s+of\s+(?=(?:the\s+)?[\w ]{2,60}?\s+to\b)"
    r"|\b(?:orders?|instructions?|demands?)\s+(?:to|on)\s+(?=(?:the|all|every|each)\b)"
    r"|\bit\s+(?:is|was|will\s+be)\s+(?:also\s+|now\s+|then\s+)?(?:time\s+)?for\s+(?=[^.;,]{2,80}?\s+to\s)"
    r"|(?:^|,\s+)let\s+(?=(?:the\s+)?(?-i:[A-Z]))(?![^.;,]{2,60}?\s(?:know|have|see(?! how| to it))\b)"
    r"|^(?:to\s+)?(?:charge|task|entrust)s?\s+(?=[^.;]{2,120}?\bwith\b)"
    r"|\b(?:task|job|work|responsibility)\s+(?:is\s+|was\s+)?given\s+to\s+",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+", re.IGNORECASE)
_FOR_TO = re.compile(
    r"\b(?:necessary|essential|imperative|vital|important|urgent|up|time|need)\s+(?:for|to)\s+", re.IGNORECASE
)
_THAT = re.compile(r"\bthat,?\s+", re.IGNORECASE)
_IN_CHARGE = re.compile(
    r"\bwith\s+(?P<who>[^,;]{2,80}?)\s+(?:in charge|in the lead|in the chair|leading|to lead|responsible"
    r"|presiding|as (?:the )?lead)\b",
    re.IGNORECASE,
)
_BEING_IN_CHARGE = re.compile(
    r"(?:,\s+(?!\()|\()(?P<who>[^;()]{2,80}?)\s+"
    r"(?:being\s+(?:in\s+charge|responsible)|(?:is|are)\s+responsible(?=\s*(?:$|,))"
    r"|(?<=\w )in\s+charge(?=\s*(?:\)|$)))",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?:\W*|.{3,120}?,\s+|also\s+)(?:and\s+|so\s+|but\s+)?(?:I|we)(?:['’]d|\s+would|\s+should|\s+shall|\s+will)?\s+(?:also\s+|still\s+|now\s+)?"
    r"(?:(?:need|want|like|prefer|expect)\s+(?!to\b|you\b)|be\s+(?:\w+ly\s+)?(?:obliged|grateful|thankful|glad|pleased)"
    r"\s+if\s+(?!you\b))",
    re.IGNORECASE,
)
_TO_ACT = re.compile(r"(?: concerned)?,?\s*(?:to\s+[a-z]|could\b|would\b|can\b|will\b|were to\b)")
_BASE = re.compile(r"\s+(?P<verb>[a-z]+)(?=\s)")
_ASKING = re.compile(
    r"\b(?:ask|request|urge|invite|call (?:up)?on|remind|beg|tell|require)\s+(?!that\b|for\b|to\b)", re.IGNORECASE
)


def doers_elsewhere(doc: Doc, finding: Finding, text: str, base: int) -> Spans:
    """Find doers that stand behind the verb.

    Args:
        doc: The parsed segment.
        finding: What was seen in the clause.
        text: The clause.
        base: Where it begins in the segment.

    Returns:
        Their spans.
    """
    charge = _IN_CHARGE.search(text) or _BEING_IN_CHARGE.search(text)
    if charge and is_agent(charge.group("who")):
        return (who_span(charge, base),)
    found = _by_agent(doc, finding)
    for behind in _BEHIND.finditer(text):
        found = found or at_offset(doc, finding, base + behind.end())
    return found or _wished(doc, finding, text, base) or _by_cue(doc, finding, text, base)


def _wished(doc: Doc, finding: Finding, text: str, base: int) -> Spans:
    """Whom a speaker wants to act: "I need shift leaders to ...", "I should be obliged if the Service could ..."."""
    match = _WISH.match(text)
    if match is None:
        return ()
    spans = at_offset(doc, finding, base + match.end())
    behind = doc.text[spans[0][1] : spans[0][1] + _NEXT] if spans else ""
    acts = (
        match.group().rstrip().endswith("if")
        and (verb := _BASE.match(behind))
        and verb_of(verb["verb"]) == verb["verb"]
    )
    return spans if acts or _TO_ACT.match(behind) else ()


def _by_cue(doc: Doc, finding: Finding, text: str, base: int) -> Spans:
    """Doers that stand where the cue lets expect them: "it is necessary for X to", "resolved that X draw up"."""
    cue = finding.cue
    if cue is None or (cue.pattern.owner == "object" and finding.kind is Subject.PRONOUN):
        return ()
    if cue.pattern.id == "call-for" and (match := _FROM.search(text)):
        return at_offset(doc, finding, base + match.end())
    subject = doc[finding.subject[0] : finding.subject[1]].text.casefold()
    if subject in NOT_ACTING | {"you"} and (match := _ASKING.search(text)):
        return at_offset(doc, finding, base + match.end())
    impersonal = cue.pattern.owner == "none"
    found = _agreeing(doc, finding) if cue.pattern.id == "resolve" else ()
    asked_that = subject == "it" and finding.passive
    openers = (_FOR_TO, _THAT) if impersonal or asked_that else (_FOR_TO,) if finding.kind is Subject.PRONOUN else ()
    match = next((m for opener in openers if (m := opener.search(text))), None)
    if found or match is None:
        return found
    return _active(doc, finding, at_offset(doc, finding, base + match.end(), skip=True))


def _agreeing(doc: Doc, finding: Finding) -> Spans:
    """One person who agrees to act; a body that does so binds itself and owns nothing."""
    cue = finding.cue
    if cue is None:
        return ()
    first, last = phrase_from(doc, finding.clause.start, cue.start)
    text = doc[first:last].text
    head = head_noun(text)
    one_person = is_agent(text) and not is_body(head) and singular(head.casefold()) == head.casefold()
    return (chars(doc, first, last),) if first < last == cue.start and one_person else ()


def _active(doc: Doc, finding: Finding, spans: Spans) -> Spans:
    """Only where no passive follows: "that the Registrar furnish copies", not "that books be bought"."""
    if not spans:
        return ()
    following = [token for token in doc[finding.clause.start : finding.clause.end] if token.idx >= spans[0][1]]
    verbs = [token for token in following[:6] if token.tag_.startswith(("VB", "MD")) or verb_of(token.text)]
    return () if verbs and verbs[0].lower_ in {"be", "is", "are"} else spans


def _by_agent(doc: Doc, finding: Finding) -> Spans:
    """The doers of the clause's own passive verb: "to be repaired by the province"."""
    clause, cue = finding.clause, finding.cue
    main = {clause.head} | ({cue.verb} if cue is not None else set())
    for token in doc[clause.start : clause.end]:
        if token.lower_ != "by" or token.i + 1 >= clause.end:
            continue
        if not _is_done_by(doc, finding, token, main):
            continue
        first, last = _without_adjective(doc, *phrase_from(doc, token.i + 1, clause.end))
        text = doc[first:last].text
        unit = last - first == 1 and doc[first].tag_ == "NNP" and text.isalpha() and agency(text) > Agency.THING
        if first < last and (is_agent(text) or unit):  # "emptied by Maintenance"
            return (chars(doc, first, last),)
    return ()


def _is_done_by(doc: Doc, finding: Finding, by: Token, main: set[int]) -> bool:
    """Whether "by" belongs to the clause's own passive verb."""
    cue, verb = finding.cue, by.head
    if verb.tag_ not in {"VBN", "VBD"}:
        # "is to be read out at the gate by the Warden": read as a part of what stands before it
        following = doc[by.i + 1]
        return finding.passive and cue is not None and by.i > cue.verb and following.tag_ in {"DT", "PRP$", "NNP"}
    chain = {verb.i} | {ancestor.i for ancestor in verb.ancestors if ancestor.dep_ not in {"relcl", "acl", "advcl"}}
    own_aim = finding.imperative or (cue is not None and cue.pattern.id == "strive")  # what others order is no task
    infinitive = verb.dep_ in {"acl", "relcl"} and any(child.lower_ == "to" for child in verb.children)
    if infinitive and not own_aim:
        return True  # "the wish for a lamp to be lit by ..."
    outside = {"relcl", "acl", "advcl"} | ({"ccomp"} if cue is None or cue.pattern.owner == "subject" else set())
    return bool(main & ({verb.i} if verb.dep_ in outside else chain))


def _without_adjective(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A phrase without the adjective that opens what follows its noun: "piers | open to all ships"."""
    for i in range(first + 1, last):
        ends = i + 1 == last or doc[i + 1].tag_ in {"IN", "TO"}
        if doc[i].tag_ == "JJ" and doc[i - 1].tag_.startswith("NN") and ends:
            return first, i
    return first, last


def told_by_reporter(doc: Doc, finding: Finding) -> Spans:
    """Whom the governing clause tells: "told the charity that the inspections need to be ...".

    Returns:
        Their span.
    """
    index = finding.clause.reporter
    if index is None or doc[index].lower_ not in {"told", "tells", "reminded", "warned", "reminds", "warns"}:
        return ()
    if any(child.dep_ == "auxpass" for child in doc[index].children):
        for first, last in phrases_before(doc, 0, index):
            return named_at(doc, first, last)
    return named_at(doc, index + 1, len(doc))
