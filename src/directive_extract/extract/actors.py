"""Who a clause tells to act: subjects, objects of orders, and the turns of phrase that put the doer elsewhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc

from directive_extract.extract.findings import Finding
from directive_extract.extract.phrases import phrase_from
from directive_extract.lexicons.agents import Agency, agency, head_noun, is_agent, is_body, is_person, is_pronoun, is_proper, singular
from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.schema.candidate import Subject


@dataclass(frozen=True, slots=True)
class Actors:
    """Who a clause tells to act.

    Attributes:
        spans: Where they are named: offsets in the text of the segment.
        kind: What stands where they would stand.
    """

    spans: tuple[tuple[int, int], ...]
    kind: Subject


_NOT_ACTING = frozenset("we i us ourselves".split())
_NO = re.compile(
    r"\b(?:no|neither|not one|none of the)\s+(?P<who>(?!longer\b|later\b|less\b|fewer\b|more\b|case\b|circumstances?\b)[^.;:]{2,90}?)"
    r"\s+(?:may|can|is|are|shall|should|must|will)\b",
    re.IGNORECASE,
)
_SUFFERING = re.compile(r"\s+(?:to\s+)?be\s+(?P<verb>\w+)", re.IGNORECASE)
_OPENS = re.compile(
    r"(?:in|until|after|as|from|under|for|during|before|with|on|at|once|when|if|where)\b", re.IGNORECASE
)
_ORDER = re.compile(
    r"(?:(?:and|also|further|likewise|furthermore|once again|strongly)\s+)*(?:requests?|urges?|invites?|encourages?|instructs?|directs?|asks|orders|tasks|reminds?|entrusts?|assigns?"
    r"|calls (?:up)?on|appeals to|demands (?:that|of)|recommends that|requires|authori[sz]es and directs|decides that|resolves that|on|upon)\s+(?:also\s+|further\s+|that\s+|again\s+)*",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"[\w ,'’-]{2,60}?\s+(?:appeals to|calls (?:up)?on)\s+", re.IGNORECASE)
_TO_DO = re.compile(r",?\s+(?:not\s+)?to\s+(?:[a-z]+ly\s+)?[a-z]+|,\s")
_GIVING = re.compile(
    r"\b(?:gave|gives?|giving)\b(?=[^.;,]{3,70}?\b(?:until|till|(?<!within )(?<!in )(?:\d+|an?|one|two|three|four|five|six|seven|ten)\s+(?:more\s+)?(?:days?|weeks?|months?|hours?|fortnight|years?)))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"\b(?:nobody|no one|no-one|nothing|no funds?)\b", re.IGNORECASE)
_FOR = re.compile(r"(?:as\s+)?for\s+(?P<who>(?:the\s+)?[^,;:]{2,80}?)\s*,\s+(?=[a-z]+\s)", re.IGNORECASE)
_IN_NO_CASE = re.compile(r"(?:in no (?:case|event)|under no circumstances)\s+(?:may|shall|should|must|can|are|is)\s+", re.IGNORECASE)
_POLITE = re.compile(
    r"\b(?:would|could|will|can|might)\s+(?P<who>(?!you\b|we\b|i\b)[^.;:?]{2,80}?),?\s+(?:please|kindly|also\s+please)\b",
    re.IGNORECASE,
)
_CALLED = re.compile(
    r"(?P<who>@?[\w.'’-]+(?:\s+(?:and|&|\+)\s+@?[\w.'’-]+)?)(?:,\s*(?:please|pls|kindly)\b|\s+(?:please|pls)\b|:\s+)",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"(?:\W*\b(?:action(?:s|\s+points?|\s+items?)?|ai|ap|todo|to do|agreed|decided|owner|responsible|resp|lead)\b\**\s*[:–—-]+\**\s*|\W*#?(?:action|agreed|AGREED|ACTION|info)\s+)",
    re.IGNORECASE,
)
_FRAGMENT = re.compile(
    r"(?P<who>[^;:?!]{2,160}?),?\s+to\s+(?:re-\s*)?(?:also\s+|not\s+|please\s+|[a-z]+ly\s+)?(?P<verb>[a-z]+)\b"
)
_ROLE_AFTER_BE = re.compile(r"(?:\w+ly\s+)?(?:responsible|accountable|in charge|present|represented|prepared|vigilant|proactive|active|ready to|able to|determined|resolute|the (?:lead|focal|core))", re.IGNORECASE)
_NO_DOER = re.compile(
    r"\b(?:how|what|where|when|whether|which)$|^(?:and|or|but|to|not|of|from|in|on|by|at|with|after|before|until|for|guide|direct)\b",
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
_LABELLED = re.compile(r"[^:.;]{2,60}?(?:\s*:|\s[–—-]{1,2})\s+")
_ADVERBIAL = re.compile(r"(?:from now on|in future|from (?:\d+ \w+|\w+ \d+)|in \d{4}|[^,:;]{3,50},)\s+", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:having|being|shall|must|should|will|would|may|can|could|is|are|was|were|has|have|had|be|been|need|needs|agreed|asked|told|said|noted|that|which|who|if|when|decided|resolved)\b",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\b(?:requested|wanted|required|needed|awaited|due|expected|demanded|sought|called for)\s+(?:\w+\s+){0,2}?(?:from|of)\s+"
    r"|\b(?:placed|rests?|lies?|left|falls?|fell|is up|entrusted|assigned|corresponds?|delegated|allotted|allocated|in the hands|incumbent)"
    r"\s+(?:with|to|on|upon|of)\s+|\b(?:gives?|gave|giving)\s+(?=(?:the\s+)?[\w’' -]{2,60}\b(?:until|till|\d+|one|two|three|four|five|six|a)\b)"
    r"|\b(?:orders?|instructions?|demands?)\s+(?:to|on)\s+(?=(?:the|all|every|each)\b)",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\s+", re.IGNORECASE)
_FOR_TO = re.compile(
    r"\b(?:necessary|essential|imperative|vital|important|urgent|up|time|need)\s+(?:for|to)\s+", re.IGNORECASE
)
_THAT = re.compile(r"\bthat,?\s+", re.IGNORECASE)
_IN_CHARGE = re.compile(
    r"\bwith\s+(?P<who>[^,;]{2,80}?)\s+(?:in charge|in the lead|in the chair|leading|to lead|responsible|presiding|as (?:the )?lead)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:\(|\[|\s[–—-]{1,2}\s+|\s[–—-]{1,2}(?=@))\s*(?:(?:action|owner|lead|resp\w*|by)\s*:?\s+)?(?P<who>[^()\[\];–—]{2,60}?)(?:\s+w/\s[^()\[\]]*)?"
    r"(?:,\s*(?:by|before|on|until|end)\b[^()\[\]]*)?\s*(?:[)\]]|\s[–—-]|$)",
    re.IGNORECASE,
)
_ASKING = re.compile(
    r"\b(?:ask|request|urge|invite|call (?:up)?on|remind|beg|tell|require)\s+(?!that\b|for\b|to\b)", re.IGNORECASE
)
_TOLD = frozenset({"until", "forbidden", "request-active", "request-passive", "responsible"})
_OPENERS = frozenset({"IN", "RB", "VBG", "VBN", "WRB", "TO", "RBR", "CD"})


def find_actors(doc: Doc, finding: Finding) -> Actors:
    """Find those whom a clause tells to act.

    Args:
        doc: The parsed segment.
        finding: What was seen in one of its clauses.

    Returns:
        Their spans, and what stands in their place where there are none.
    """
    clause = finding.clause
    if clause.start >= clause.end:
        return Actors((), finding.kind)
    start, end = doc[clause.start].idx, doc[clause.end - 1].idx + len(doc[clause.end - 1])
    text = doc.text[start:end]
    forbidden = _forbidden(text, start)
    if forbidden is not None:
        return forbidden
    never = _IN_NO_CASE.match(text)
    if never and (spans := _at_offset(doc, finding, start + never.end())):
        return Actors(spans, Subject.AGENT)
    steps: list[Callable[[], tuple[tuple[int, int], ...]]] = [
        lambda: _addressed(doc, finding, text, start),
        lambda: _grammatical(doc, finding),
        lambda: _elsewhere(doc, finding, text, start),
        lambda: _tail(doc, end),
        lambda: _told_by_reporter(doc, finding),
    ]
    if finding.cue is None:
        steps.insert(1, steps.pop(-2))
    for step in steps:
        if spans := step():
            return Actors(spans, Subject.AGENT)
    return Actors((), _kind_without(doc, finding))


def _kind_without(doc: Doc, finding: Finding) -> Subject:
    """What stands for the doers where none are named."""
    cue = finding.cue
    subject = doc[finding.subject[0] : finding.subject[1]].text.casefold()
    if subject in _NOT_ACTING and not finding.imperative:
        return Subject.NOBODY
    if finding.kind is Subject.PRONOUN and subject:
        if cue is not None and cue.pattern.owner == "none":
            return Subject.NOBODY if cue.pattern.modality else Subject.THING
        if finding.passive and not (cue is not None and cue.pattern.id in _TOLD):
            return Subject.THING
    return Subject.THING if finding.kind is Subject.AGENT else finding.kind


def _span(match: re.Match[str], base: int) -> tuple[int, int]:
    return base + match.start("who"), base + match.end("who")


def _forbidden(text: str, base: int) -> Actors | None:
    """ "No hospital may ...": the hospital; "no boat may ...", "nobody may ...": nobody."""
    match = _NO.search(text)
    if match and match.start() <= 80 and (not match.start() or (_OPENS.match(text) and not has_finite(text[: match.start()]))):
        suffering = _SUFFERING.match(text, match.end())
        if suffering and verb_of(suffering.group("verb")) not in {None, suffering.group("verb")}:
            return Actors((), Subject.THING if is_agent(match.group("who")) else Subject.NOBODY)
        if is_agent(match.group("who")) and not match.group("who").istitle():
            return Actors((_span(match, base),), Subject.AGENT)
        return Actors((), Subject.NOBODY)
    return Actors((), Subject.NOBODY) if _NOBODY.match(text) else None


def _addressed(doc: Doc, finding: Finding, text: str, base: int) -> tuple[tuple[int, int], ...]:
    """Whom minutes, letters and chats address: "Could the Dean please ...", "ACTION: Priya to ...", "@kaplan: ..."."""
    named = _FOR.match(text)
    if named and is_agent(named.group("who")):
        return (_span(named, base),)
    polite = _POLITE.search(text)
    if polite and is_agent(polite.group("who")):
        return (_span(polite, base),)
    tag = _TAG.match(text)
    first = tag.end() if tag else len(text) - len(text.lstrip(" >*#-–•"))
    called = _CALLED.match(text, first)
    if (
        called
        and (tag or is_agent(called.group("who")) or called.group().casefold().rstrip().endswith(("please", "pls")))
        and not verb_of(called.group("who"))
    ):
        if not is_pronoun(called.group("who")):
            return (_span(called, base),)
    ordered = _ordered(doc, finding, text, base)
    if ordered:
        return ordered
    for begin in _beginnings(text, first):
        fragment = _FRAGMENT.match(text, begin)
        if fragment and _is_fragment(doc, finding, fragment, base, tagged=tag is not None or begin > first):
            return (_span(fragment, base),)
        if finding.cue is None or tag or finding.cue.pattern.owner == "object":
            plain = _plain_present(doc, finding, base + begin)
            if plain:
                return plain
    return ()


def _beginnings(text: str, first: int) -> list[int]:
    """Where a line of minutes can begin to say who does what: at its start, behind a label, behind "from now on"."""
    label = _LABELLED.match(text, first)
    adverbial = _ADVERBIAL.match(text, first)
    return [first, *(m.end() for m in (label, adverbial) if m is not None)]


def _ordered(doc: Doc, finding: Finding, text: str, base: int) -> tuple[tuple[int, int], ...]:
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
    return () if addition else _at_offset(doc, finding, base + begin)


def has_finite(phrase: str) -> bool:
    """Whether a phrase holds a verb in a finite form, so that it is no noun phrase.

    Args:
        phrase: Words before "to".

    Returns:
        True for "the Ministry studies the plan", "Mr Diaz gave lenders a week"; False for nouns that verbs share.
    """
    if _FINITE.search(phrase):
        return True
    for word in phrase.split()[1:]:
        verb = verb_of(word) if word.islower() else None
        if verb is None or word == verb or word.endswith(("ed", "ing", "en")) or is_agent(word):
            continue
        if word != third_person(verb) or not word.endswith(_PLURALS):
            return True
    return False


def _is_fragment(doc: Doc, finding: Finding, match: re.Match[str], base: int, *, tagged: bool) -> bool:
    """Whether a clause is "X to do Y"."""
    who, verb = match.group("who"), match.group("verb")
    cue = finding.cue
    if cue is not None and base + match.start("who") <= doc[cue.start].idx < base + match.end("who"):
        return False
    if has_finite(who) or is_pronoun(who) or verb_of(verb) != verb or _NO_DOER.search(who):
        return False
    following = match.string[match.end("verb") :].split(maxsplit=1)
    if verb == "be" and following and (verb_of(following[0]) not in {None, following[0]}):
        return False  # "Fridge to be replaced": the fridge is nobody
    if _is_instruction(who) or _verb_inside(who):
        return False
    if is_agent(who):
        return True
    words = who.replace(" and ", " ").split()
    unknown = agency(who) is Agency.UNKNOWN and len(words) <= 2 and all(verb_of(word) is None for word in words)
    return unknown and (tagged or not match.start("who")) and doc[finding.clause.start].tag_ not in {"VB", "DT"}


def _is_instruction(who: str) -> bool:
    """Whether a line begins with a bare verb: "Recruit teachers to ..."."""
    words = who.split()
    first = words[0].casefold()
    return len(words) > 1 and verb_of(first) == first and words[1].islower() and not (is_body(first) or is_person(first))


def _verb_inside(who: str) -> bool:
    """Whether a verb follows a name: "the Registrar convene the meeting"."""
    words = who.split()
    for index in range(1, len(words) - 1):
        word = words[index]
        if word.islower() and verb_of(word) == word and not is_agent(word) and words[index + 1] in {"the", "a", "an", "all", "its", "their"}:
            return agency(" ".join(words[:index])) is Agency.KNOWN
    return False


def _plain_present(doc: Doc, finding: Finding, begin: int) -> tuple[tuple[int, int], ...]:
    """ "Site keepers sign all commands", "DK does the plan": a name and a verb that the tagger took for a noun."""
    clause = finding.clause
    if finding.imperative or (finding.kind is Subject.AGENT and begin <= doc[clause.start].idx):
        return ()
    start = next((token.i for token in doc[clause.start : clause.end] if token.idx >= begin), clause.end)
    for token in doc[start + 1 : min(clause.end - 1, start + 8)]:
        if token.is_punct or token.tag_ in {"MD", "VBD", "WDT"}:
            break
        if doc[start].tag_ in {"IN", "TO", "CC"}:
            break
        phrase = doc[start : token.i]
        if (
            token.lower_ == token.text
            and verb_of(token.text)
            and is_agent(phrase.text)
            and phrase[-1].tag_ not in {"IN", "DT", "CC"}
        ):
            form = token.text
            plural = form == verb_of(form)
            if form.endswith("s") or (plural and phrase[-1].text.endswith(("s", "men"))):
                return ((phrase.start_char, phrase.end_char),)
    return ()


def _grammatical(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
    """Subjects of modals and objects of orders."""
    cue, clause = finding.cue, finding.clause
    told = cue is not None and cue.pattern.id in _TOLD
    if finding.passive and not told:
        return ()
    if (cue is None or cue.pattern.id == "until") and _GIVING.search(doc[clause.start : clause.end].text):
        return ()
    start, end = finding.subject
    if finding.kind is Subject.AGENT and not _is_common(doc, start, end):
        start = _without_adverbial(doc, start, end)
        start, end = _leftward(doc, finding, start, _longer(doc, finding, start, end))
        if _is_state(doc, finding, end) or (cue is None and _is_instruction(doc[start:end].text)):
            return ()
        trimmed = _up_to_verb(doc, start, end)
        return ((doc[start].idx, doc[trimmed - 1].idx + len(doc[trimmed - 1])),)
    if cue is not None and cue.pattern.owner == "object":
        return _object(doc, finding)
    if finding.imperative or (finding.kind is Subject.PRONOUN and doc[start].lower_ not in {"which", "who", "that"}):
        return ()
    stop = cue.start if cue is not None else clause.head
    for first, last in _phrases_before(doc, clause.start, stop):
        kind = agency(doc[first:last].text)
        if (kind >= Agency.NAME and not _is_common(doc, first, last)) or (kind is Agency.UNKNOWN and _is_told_to(doc, finding, first)):
            return ((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),)
    return _shared_subject(doc, finding) if finding.kind is Subject.NONE else ()


def _up_to_verb(doc: Doc, start: int, end: int) -> int:
    """Cut a phrase at a verb that the tagger took for a noun: "the Government direct ministries"."""
    for i in range(start + 1, end):
        word = doc[i].text
        verb = verb_of(word) if word.islower() else None
        if (
            verb is None
            or word not in {verb, third_person(verb)}
            or is_agent(word)
            or doc[i - 1].tag_ in {"IN", "DT", "CC", "JJ", "HYPH"}
        ):
            continue
        if agency(doc[start:i].text) is Agency.KNOWN and (
            i + 1 == end or agency(doc[i + 1 : end].text) is not Agency.KNOWN or word in {"direct", "instruct"}
        ):
            return i
    return end


def _leftward(doc: Doc, finding: Finding, start: int, end: int) -> tuple[int, int]:
    """A subject whose first part was cut off: "An Giang and | Ca Mau have ...", or that is not the clause's first phrase."""
    clause = finding.clause
    if start == clause.start and start > 1 and doc[start - 1].lower_ in {"and", ","} and not _has_verb(doc, 0, start):
        return (0, end) if is_agent(doc[0 : start - 1].text) else (start, end)
    first, last = phrase_from(doc, clause.start, start)
    if first < last < start and doc[last].text != "," and agency(doc[first:last].text) is Agency.KNOWN and not _has_verb(doc, last, start):
        return first, last
    return start, end


def _is_state(doc: Doc, finding: Finding, end: int) -> bool:
    """Whether a body is only to be in some state: "a team should be in place in every hospital"."""
    cue = finding.cue
    if cue is None or cue.pattern.id not in {"modal", "should", "be-to", "have-to", "need-to", "will"}:
        return False
    verb = doc[cue.verb]
    if verb.lower_ not in {"be", "open", "last", "cost", "remain", "exist"} or is_person(head_noun(doc[finding.subject[0] : end].text)):
        return False
    rest = doc[verb.i + 1 : finding.clause.end].text
    return _ROLE_AFTER_BE.match(rest) is None


def _without_adverbial(doc: Doc, start: int, end: int) -> int:
    """Where a subject begins behind an adverbial that was read as a part of it: "From May to June | the police"."""
    if doc[start].tag_ != "IN":
        return start
    for i in range(start + 1, end):
        opens = doc[i].tag_ == "DT" or doc[i].tag_.startswith(("NN", "JJ"))
        if opens and doc[i - 1].tag_ not in {"IN", "DT", "JJ"} and is_agent(doc[i:end].text) and agency(doc[i].text) is not Agency.THING:
            return i
    return start


def _has_verb(doc: Doc, start: int, end: int) -> bool:
    return any(token.tag_ in {"VBD", "VBZ", "VBP", "MD"} and token.text[:1].islower() for token in doc[start:end])


def _is_common(doc: Doc, start: int, end: int) -> bool:
    """Whether a single capitalised word at the beginning is a common noun: "Doses should cost ..."."""
    return end - start == 1 and doc[start].tag_ in {"NN", "NNS"} and agency(doc[start].text) is Agency.NAME and doc[start].text[1:].islower()


def _longer(doc: Doc, finding: Finding, start: int, end: int) -> int:
    """Where a subject that the parser cut short ends: "The Vice-President for People", "Council of Can Tho"."""
    cue = finding.cue
    if cue is None or cue.pattern.owner != "subject" or not start < end <= cue.start:
        return end
    if doc[end - 1].tag_ == "IN":
        return cue.start
    _, last = phrase_from(doc, start, cue.start)
    return last if last == cue.start else end


def _is_told_to(doc: Doc, finding: Finding, first: int) -> bool:
    cue = finding.cue
    return cue is not None and cue.pattern.id in {"request-passive", "until"} and cue.end < len(doc) and (
        cue.pattern.id == "until" or doc[cue.end].lower_ in {"to", "not", "that", "for"}
    ) and first == finding.clause.start  # fmt: skip


def _phrases_before(doc: Doc, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """Noun phrases that can be the subject: the clause's first, or the one behind an opening adverbial."""
    opens = doc[start].tag_ in _OPENERS if start < stop else False
    for token in doc[start:stop]:
        first = token.i == start
        before = doc[token.i - 1] if token.i else token
        if token.tag_ in {"IN", "CC", "RB", "TO", "CD"} and not (first and token.tag_ == "CD"):
            continue
        if not first and not (
            before.text == "," or (opens and before.tag_ not in {"IN", "DT", "JJ", "PRP$", "POS", "NNP", "CC"})
        ):
            if not (before.lower_ == "on" and token.i > 1 and doc[token.i - 2].lower_ == "now"):
                continue
        begin, end = phrase_from(doc, token.i, stop)
        if begin < end and (first or end >= stop or doc[end].tag_ in {"RB", ",", "WDT", "MD", "-LRB-", ":"}):
            yield begin, end


def _shared_subject(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
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


def _object(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
    """Those whom an order names, where the first phrase behind its verb names nobody."""
    cue, clause = finding.cue, finding.clause
    if cue is None or finding.kind is Subject.PRONOUN:
        return ()
    start, end = finding.subject
    if finding.passive and cue.pattern.id == "request-active":
        for first, last in _phrases_before(doc, clause.start, cue.start):
            return _named_at(doc, first, last)
    if start < end and cue.pattern.id == "request-active" and finding.kind is Subject.THING:
        follows = doc[end].lower_ if end < clause.end else ""
        text = doc[start:end].text
        if follows in {"to", "not"} and (agency(text) is Agency.UNKNOWN or (end - start > 1 and is_proper(text))):
            return ((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])),)
    skipped = {"also", "again", "of", "to", "that", "then", "further", "in", "turn", "both"}
    position = cue.end
    while position < clause.end and (doc[position].lower_ in skipped or doc[position].tag_ == "RB"):
        position += 1
    return _named_at(doc, position, clause.end)


def _named_at(doc: Doc, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """The phrase that begins at a token, where it names somebody; a verb taken for a noun is cut off."""
    first, last = phrase_from(doc, start, end)
    cut = _up_to_verb(doc, first, last)
    if first < cut < last:
        return ((doc[first].idx, doc[cut - 1].idx + len(doc[cut - 1])),)
    while first < last:
        if is_agent(doc[first:last].text):
            return ((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),)
        if last - first < 2 or verb_of(doc[last - 1].text) is None:
            break
        last -= 1
    return ()


def _at_offset(doc: Doc, finding: Finding, offset: int, *, skip: bool = False) -> tuple[tuple[int, int], ...]:
    """Who is named at an offset; with `skip`, behind an adverbial that stands there ("that from May the bank pay ...")."""
    end = finding.clause.end
    token = next((t.i for t in doc[finding.clause.start : end] if t.idx >= offset), None)
    if token is None:
        return ()
    if skip and doc[token].tag_ == "IN":
        token = next((t.i for t in doc[token + 1 : min(end, token + 8)] if t.tag_ == "DT" and doc[t.i - 1].tag_ != "IN"), token)
    return _named_at(doc, token, end)


def _elsewhere(doc: Doc, finding: Finding, text: str, base: int) -> tuple[tuple[int, int], ...]:
    """Doers that stand behind the verb: "is wanted from X", "falls to X", "with X in charge", "by X", "that X draw up"."""
    charge = _IN_CHARGE.search(text)
    if charge and is_agent(charge.group("who")):
        return (_span(charge, base),)
    found = _by_agent(doc, finding)
    if found:
        return found
    for behind in _BEHIND.finditer(text):
        found = _at_offset(doc, finding, base + behind.end())
        if found:
            return found
    cue = finding.cue
    pattern = cue.pattern if cue is not None else None
    if pattern is None or (pattern.owner == "object" and finding.kind is Subject.PRONOUN):
        return ()
    if pattern.id == "call-for" and (match := _FROM.search(text)):
        return _at_offset(doc, finding, base + match.end())
    subject = doc[finding.subject[0] : finding.subject[1]].text.casefold()
    if subject in _NOT_ACTING | {"you"} and (match := _ASKING.search(text)):
        return _at_offset(doc, finding, base + match.end())
    if pattern.id == "resolve" and cue is not None:
        first, last = phrase_from(doc, finding.clause.start, cue.start)
        text = doc[first:last].text
        if first < last == cue.start and is_agent(text) and not is_body(head_noun(text)) and singular(head_noun(text).casefold()) == head_noun(text).casefold():
            return ((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),)
    if pattern.owner == "none" or finding.kind is Subject.PRONOUN:
        for opener in (_FOR_TO, _THAT):
            if (match := opener.search(text)) and (pattern.owner == "none" or opener is _FOR_TO):
                return _active(doc, finding, _at_offset(doc, finding, base + match.end(), skip=True))
    return ()


def _active(doc: Doc, finding: Finding, spans: tuple[tuple[int, int], ...]) -> tuple[tuple[int, int], ...]:
    """Only where a verb that is not passive follows: "that the Registrar furnish copies", not "that books be bought"."""
    if not spans:
        return ()
    following = [token for token in doc[finding.clause.start : finding.clause.end] if token.idx >= spans[0][1]]
    verbs = [token for token in following[:6] if token.tag_.startswith(("VB", "MD")) or verb_of(token.text)]
    return () if verbs and verbs[0].lower_ in {"be", "is", "are"} else spans


def _by_agent(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
    """The doers of the clause's own passive verb: "to be repaired by the province"."""
    clause, cue = finding.clause, finding.cue
    main = {clause.head} | ({cue.verb} if cue is not None else set())
    for token in doc[clause.start : clause.end]:
        if token.lower_ != "by" or token.i + 1 >= clause.end or token.head.tag_ not in {"VBN", "VBD"}:
            continue
        verb = token.head
        chain = {verb.i} | {ancestor.i for ancestor in verb.ancestors if ancestor.dep_ not in {"relcl", "acl", "advcl"}}
        outside = {"relcl", "acl", "advcl"} | ({"ccomp"} if cue is None or cue.pattern.owner != "none" else set())
        if main & ({verb.i} if verb.dep_ in outside else chain):
            first, last = phrase_from(doc, token.i + 1, clause.end)
            if first < last and is_agent(doc[first:last].text):
                return ((doc[first].idx, doc[last - 1].idx + len(doc[last - 1])),)
    return ()


def _told_by_reporter(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
    """Whom the governing clause tells: "told the charity that the inspections need to be ..."."""
    index = finding.clause.reporter
    if index is None or doc[index].lower_ not in {"told", "tells", "reminded", "warned", "reminds", "warns"}:
        return ()
    if any(child.dep_ == "auxpass" for child in doc[index].children):
        for first, last in _phrases_before(doc, 0, index):
            return _named_at(doc, first, last)
    return _named_at(doc, index + 1, len(doc))


def _tail(doc: Doc, end: int) -> tuple[tuple[int, int], ...]:
    """Owners at the end of a line: "(Clerk)", "(Action: Registrar)", "- Jo -", "-- @kaplan"."""
    begin = max(0, end - 60)
    for match in _TAIL.finditer(doc.text, begin):
        who = match.group("who")
        if match.end() < len(doc.text.rstrip(" .)")) - 45 or len(who.split()) > 6:
            continue
        if is_agent(who) and not re.search(r"\d", who.replace("@", "")):
            return ((match.start("who"), match.end("who")),)
    return ()
