"""Whom minutes, letters and resolutions address: "ACTION: Priya to ...", "Could the Dean please ..."."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from directive_extract.extract.findings import Finding
from directive_extract.extract.naming import (
    Spans,
    acts_after_that,
    at_offset,
    has_finite,
    has_verb_inside,
    is_instruction,
    who_span,
)
from directive_extract.lexicons.agents import Agency, agency, head_noun, is_agent, is_pronoun
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.schema.candidate import Subject

_FOR = re.compile(r"(?:as\s+)?for\s+(?P<who>(?:the\s+)?[^,;:]{2,80}?)\s*,\s+(?=[a-z]+\s)", re.IGNORECASE)
_POLITE = re.compile(
    r"\b(?:would|could|will|can|might)\s+(?P<who>(?!you\b|we\b|i\b)[^.;:?]{2,80}?),?\s+(?:please|kindly"
    r"|also\s+please)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?P<who>@?[\w.'’-]+(?:\s+(?:and|&|\+)\s+@?[\w.'’-]+)?)(?:,\s*(?:please|pls|kindly)\b|\s+(?:please|pls)\b|:\s+)",
    re.IGNORECASE,
)
_VOCATIVE = re.compile(
    r"(?P<who>[A-Z][\w.'’-]*(?:\s+[\w.'’-]+){0,4}?)(?:,\s+(?:(?:can|could|would|will)\s+you"
    r"|I\s+(?:need|want|would like|ask)\s|you\s+(?:must|should|need))|\s+(?:can|could|would|will)\s+you)\b"
)
_PLEASE = re.compile(r"(?P<who>[A-Z][\w'’-]+),\s.*\bplease\W*$", re.DOTALL)
_TAG = re.compile(
    r"(?:\W*\b(?:action(?:s|\s+points?|\s+items?)?|ai|ap|todo|to do|agreed|decided|owner|responsible|resp"
    r"|lead)\b\**\s*[:–—-]+\**\s*|\W*#?(?:action|agreed|AGREED|ACTION|info)\s+)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:\d+\s+)?(?:(?:and|also|further|likewise|furthermore|once again|strongly)\s+)*(?:request(?:s|ed)?"
    r"|urge[sd]?|invite[sd]?"
    r"|encourage[sd]?|instruct(?:s|ed)?|direct(?:s|ed)?|ask(?:s|ed)|order(?:s|ed)|tasks|reminds?|entrusts?|assigns?"
    r"|call(?:s|ed) (?:up)?on|appeal(?:s|ed) to|demand(?:s|ed) (?:that|of)|recommends that|requires"
    r"|authori[sz]es and directs"
    r"|decides that|resolves that|on|upon)\s+(?:also\s+|further\s+|that\s+|again\s+)*",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"[\w ,'’-]{2,60}?\s+(?:appeals to|calls (?:up)?on)\s+", re.IGNORECASE)
_TO_DO = re.compile(r",?\s+(?:not\s+)?to\s+(?:[a-z]+ly\s+)?[a-z]+|,\s")
_FRAGMENT = re.compile(
    r"(?P<who>[^;:?!]{2,160}?),?\s+to\s+(?:re-\s*)?(?:also\s+|not\s+|please\s+|[a-z]+ly\s+)?(?P<verb>[a-z]+)\b"
)
_JOINTLY = re.compile(
    rf"(?P<who>[A-Za-z][^;:,]{{2,90}}?),\s+(?:{ROLE_MARKERS.pattern})\s+[^;:]{{2,90}}?,\s+(?P<verb>[a-z]+)\s",
    re.IGNORECASE,
)
_NO_DOER = re.compile(
    r"\b(?:how|what|where|when|whether|which)$|^(?:and|or|but|to|not|of|from|in|on|by|at|with|after|before|until"
    r"|for|guide|direct)\b",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"(?:\d{1,2}:\d{2}\s+)?[^:.;]{2,60}?(?:\s*:|\s[–—-]{1,2})\s+")
_ADVERBIAL = re.compile(r"(?:from now on|in future|from (?:\d+ \w+|\w+ \d+)|in \d{4}|[^,:;]{3,50},)\s+", re.IGNORECASE)
_SAYS_THAT = re.compile(
    r"[^.;:]{2,80}?\b(?:commands?|demands?|orders?|decrees?|directs?|says?|wants?)(?:ed)?\s+that\s+"
)
_HANDLE = re.compile(r"(?<![\w.])@[A-Za-z][\w-]+")
_TAIL = re.compile(
    r"(?:\(|\[|\s[–—-]{1,2}\s+|\s[–—-]{1,2}(?=@))\s*(?:(?:action|owner|lead|resp\w*"
    r"|by)\s*:?\s+)?(?P<who>[^()\[\];–—]{2,60}?)(?:\s+w/\s[^()\[\]]*)?"
    r"(?:,\s*(?:by|before|on|until|end)\b[^()\[\]]*)?\s*(?:[)\]]|\s[–—-]|$)",
    re.IGNORECASE,
)
_EVERYBODY = frozenset({"all", "everyone", "everybody"})
LONGEST = 14  # tokens of a name with what belongs to it: "each ministry in charge of a strategic technology"


def addressed(doc: Doc, finding: Finding, text: str, base: int) -> Spans:
    """Find whom a clause of minutes, a letter or a resolution addresses.

    Args:
        doc: The parsed segment.
        finding: What was seen in the clause.
        text: The clause.
        base: Where it begins in the segment.

    Returns:
        Spans of those addressed.
    """
    for pattern in (_FOR, _POLITE):
        match = pattern.match(text) if pattern is _FOR else pattern.search(text)
        if match and is_agent(match.group("who")) and not (pattern is _FOR and _acts_itself(doc, finding, match, base)):
            return (who_span(match, base),)
    tag = _TAG.match(text)
    first = tag.end() if tag else len(text) - len(text.lstrip(" >*#-–•"))
    vocative = _VOCATIVE.match(text, first) or _PLEASE.match(text, first)
    if vocative and not is_pronoun(vocative["who"]) and agency(vocative["who"]) > Agency.UNKNOWN:
        return (who_span(vocative, base),)
    called = _CALLED.match(text, first)
    if called and _is_called(called, tagged=tag is not None):
        return (who_span(called, base),)
    return _ordered(doc, finding, text, base) or _in_minutes(doc, finding, text, base, tag)


def _acts_itself(doc: Doc, finding: Finding, match: re.Match[str], base: int) -> bool:
    """Whether somebody else is told behind "for X": "For the islands, the Ministry was instructed to ..."."""
    told = finding.cue is not None and finding.kind is Subject.AGENT
    return told and doc[finding.subject[0]].idx >= base + match.end()


def _is_called(match: re.Match[str], *, tagged: bool) -> bool:
    """Whether a name stands alone before "please" or a colon: "hana, please ...", "@kaplan: ..."."""
    who = match.group("who")
    if who.casefold() in _EVERYBODY:
        return tagged or match.group().rstrip().endswith(":")
    if agency(who) is Agency.THING:
        return False
    asked = match.group().casefold().rstrip().endswith(("please", "pls"))
    return (tagged or asked or is_agent(who)) and verb_of(who) is None and not is_pronoun(who)


def _in_minutes(doc: Doc, finding: Finding, text: str, base: int, tag: re.Match[str] | None) -> Spans:
    """Lines like "X to do Y" and "X does Y", behind a label or an adverbial too."""
    first = tag.end() if tag else len(text) - len(text.lstrip(" >*#-–•"))
    cue_free = finding.cue is None
    for begin in _beginnings(text, first):
        if cue_free and (joint := _JOINTLY.match(text, begin)) and _acts_jointly(joint):
            return (who_span(joint, base),)
        fragment = _FRAGMENT.match(text, begin)
        if fragment and fragment["who"].casefold() in _EVERYBODY and verb_of(fragment["verb"]) is not None:
            return (who_span(fragment, base),)
        if fragment and _is_fragment(doc, finding, fragment, base, tagged=tag is not None or begin > first):
            return (who_span(fragment, base),)
        if finding.cue is None or tag or finding.cue.pattern.owner == "object":
            plain = _plain_present(doc, finding, base + begin)
            if plain:
                return plain
    return ()


def _acts_jointly(match: re.Match[str]) -> bool:
    """Whether a verb follows those who act and those who help them: "The Board, together with the Bank, issues"."""
    who, verb = match["who"], match["verb"]
    base = verb_of(verb)
    return base is not None and verb in {base, third_person(base)} and is_agent(who) and not has_finite(who)


def _beginnings(text: str, first: int) -> list[int]:
    """Where a line of minutes can begin to say who does what: at its start, behind a label, behind "from now on"."""
    label = _LABELLED.match(text, first)
    said = _SAYS_THAT.match(text, first)
    adverbial = _ADVERBIAL.match(text, said.end() if said else first)
    if adverbial and (is_instruction(adverbial.group()) or agency(adverbial.group().rstrip(", ")) is Agency.KNOWN):
        adverbial = None  # "mobilise teachers, | members and officers to take part", "National University, | Hanoi"
    return [first, *(m.end() for m in (label, said, adverbial) if m is not None)]


def _ordered(doc: Doc, finding: Finding, text: str, base: int) -> Spans:
    """Whom a resolution's verb addresses, where the tagger took the verb for a noun: "Urges Member States to ..."."""
    match = _ORDER.match(text) or (_APPEAL.match(text) if finding.cue is None else None)
    if match is None:
        return ()
    begin = match.end()
    addition = match.group().strip().casefold() in {"on", "upon"}
    to_do = _TO_DO.search(text, begin)
    who = text[begin : to_do.start()] if to_do else ""
    if to_do and to_do.group().strip() != "," and is_agent(who) and not has_finite(who):
        return ((base + begin, base + to_do.start()),)
    return () if addition else at_offset(doc, finding, base + begin)


def _is_fragment(doc: Doc, finding: Finding, match: re.Match[str], base: int, *, tagged: bool) -> bool:
    """Whether a clause is "X to do Y"."""
    who, verb = match.group("who"), match.group("verb")
    cue = finding.cue
    if cue is not None and base + match.start("who") <= doc[cue.start].idx < base + match.end("who"):
        return False
    british = verb.endswith("ise") and verb_of(f"{verb[:-3]}ize") is not None  # the lexicon lacks "summarise"
    if has_finite(who) or is_pronoun(who) or not (british or verb_of(verb) == verb) or _NO_DOER.search(who):
        return False
    following = match.string[match.end("verb") :].split(maxsplit=1)
    if verb == "be" and following and (verb_of(following[0]) not in {None, following[0]}):
        return False  # "Fridge to be replaced": the fridge is nobody
    if is_instruction(who) or has_verb_inside(who):
        return False
    if is_agent(who):
        return True
    words = who.replace(" and ", " ").split()
    unknown = agency(who) is Agency.UNKNOWN and len(words) <= 2 and all(verb_of(word) is None for word in words)
    return unknown and (tagged or not match.start("who")) and doc[finding.clause.start].tag_ != "DT"


def _plain_present(doc: Doc, finding: Finding, begin: int) -> Spans:
    """A name and a verb that the tagger took for a noun: "Site keepers sign all commands"."""
    clause = finding.clause
    if finding.imperative or (finding.kind is Subject.AGENT and begin <= doc[clause.start].idx):
        return ()
    subject = doc[finding.subject[0] : finding.subject[1]]
    if finding.kind is Subject.AGENT and subject.start_char < begin < subject.end_char:
        return ()  # behind a comma in a name: "the Ministry of Culture, Sports and Tourism announces"
    start = next((token.i for token in doc[clause.start : clause.end] if token.idx >= begin), clause.end)
    if start >= clause.end or doc[start].tag_ in {"IN", "TO", "CC"}:
        return ()
    for token in doc[start + 1 : min(clause.end, start + LONGEST)]:
        if _stops(doc, token, clause.end):
            break
        phrase = doc[start : token.i]
        if (
            token.lower_ == token.text
            and verb_of(token.text)
            and is_agent(phrase.text)
            and phrase[-1].tag_ not in {"IN", "DT", "CC", "HYPH"}
            and phrase[-1].text != ","
            and _agrees(doc, start, token)
            and not has_finite(phrase.text)
            and not is_instruction(phrase.text)
        ):
            last = phrase[-2 if phrase[-1].tag_ == "RB" and len(phrase) > 1 else -1]  # "provinces directly | handle"
            return ((phrase.start_char, last.idx + len(last)),)
    return ()


def _stops(doc: Doc, token: Token, end: int) -> bool:
    """Whether a name can't go on: at punctuation that joins no names, and at verbs."""
    if token.text == ",":
        joined = any(t.lower_ == "and" for t in doc[token.i + 1 : min(end, token.i + 6)])
        return not (joined and doc[token.i + 1].tag_.startswith("NN"))
    return (token.is_punct and token.tag_ != "HYPH") or token.tag_ in {"MD", "VBD", "WDT"}


def _agrees(doc: Doc, start: int, verb: Token) -> bool:
    """Whether a word can be the verb of the name before it: by its number, or in the subjunctive behind "that"."""
    form = verb.text
    if form.endswith("s"):
        return True
    if form != verb_of(form):
        return False
    head = head_noun(doc[start : verb.i].text)
    several = head.endswith(("s", "men")) or doc[verb.i - 1].text.endswith(("s", "men"))
    return several or acts_after_that(doc, start, verb.i)


def named_at_end(doc: Doc, end: int) -> Spans:
    """Owners at the end of a line: "(Clerk)", "(Action: Registrar)", "- Jo -", "-- @kaplan".

    Returns:
        Their span.
    """
    begin = max(0, end - 60)
    for match in _TAIL.finditer(doc.text, begin):
        who = match.group("who")
        if match.end() < len(doc.text.rstrip(" .)")) - 45 or len(who.split()) > 6:
            continue
        if is_agent(who) and not re.search(r"\d", who.replace("@", "")):
            return ((match.start("who"), match.end("who")),)
    return tuple(match.span() for match in _HANDLE.finditer(doc.text, begin) if match.end() <= end)
