"""Owner phrases in a clause: those who must act, those who support, those who oversee."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc

from directive_extract.extract.actors import Actors, find_actors
from directive_extract.extract.findings import Finding
from directive_extract.extract.naming import acts_after_that
from directive_extract.extract.phrases import phrase_from, phrases_before
from directive_extract.lexicons.agents import Agency, agency, is_agent
from directive_extract.lexicons.roles import ROLE_MARKERS
from directive_extract.lexicons.verbforms import third_person, verb_of
from directive_extract.schema.candidate import OwnerMention, Subject
from directive_extract.schema.directive import Role
from directive_extract.schema.outline import Passage

_DELEGATING = re.compile(
    r"(?:^(?:(?:and|to|also|please)\s+)*|\b(?:must|shall|should|to|will|and|please|told to)\s+)"
    r"(?:direct|instruct|order|cause|have|get|require|assign|entrust|make|making|command|oblige|compel|urge|supervise"
    r"|see to it that|see that|ensure that|making sure that|make sure that)\s+"
    r"|\b(?:ask|asks)\s+(?=your\s)"
    r"|\b(?:to|shall|must)\s+(?:directly|closely)\s+(?:guide|direct|supervise|urge)(?:\s+and\s+(?:guide|urge"
    r"|supervise))?\s+",
    re.IGNORECASE,
)
_DIRECTS = frozenset("directs instructs orders guides direct instruct order guide".split())
_GOES_ON = frozenset({"continue", "continues"})
_STATES = frozenset({"has", "have", "is", "are", "be", "do", "does"})
_HELPING = re.compile(
    r"\bwith\s+(?P<who>[^,;]{2,80}?)\s+(?:assisting|helping|supporting|at the table|in support|in attendance"
    r"|cooperating|co-operating|to assist|to help|to support)\b",
    re.IGNORECASE,
)
_ALSO_DOING = re.compile(
    r",\s+(?P<who>(?:the\s+)?[^,;]{2,80}?)\s+(?:co-?ordinates?|cooperates?|assists?)\b(?!\s+with)", re.IGNORECASE
)
_POSSESSED = re.compile(
    r"\bunder\s+(?P<who>(?:the\s+)?[\w ]{2,50}?)['’]s?\s+"
    r"(?:direct\s+)?(?:supervision|direction|guidance|leadership|oversight)\b",
    re.IGNORECASE,
)
_HELP_OF = re.compile(
    r"\bwith\s+(?P<who>(?:the\s+)?[\w ]{2,50}?)['’]s?\s+(?:help|support|assistance|participation)\b", re.IGNORECASE
)
_OVERSEEING = re.compile(
    r",\s+(?P<who>(?:the\s+)?[\w.’' -]{2,60}?)\s+(?:(?:is\s+|are\s+)?to\s+)?(?:supervis(?:e|ing)|oversee(?:ing)?)"
    r"(?=\s*(?:[,.;]|$|it\b|this\b|them\b))",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"(?:,\s*with|^[Ww]ith)\s+(?=(?:the\s+)?[A-Z@]|(?:the|its|his|her|their)\s|(?:[a-z-]+\s+){0,3}"
    r"(?:teams|departments|ministries|agencies|companies|associations|councils|forces|police|partners)\b)"
)  # "The Authority, with the Police, shall"; "With the school district, open ..."


def mentions_in(passage: Passage, doc: Doc, finding: Finding) -> tuple[tuple[OwnerMention, ...], Subject]:
    """Owner phrases of one clause.

    Args:
        passage: The segment that was parsed.
        doc: Its parse.
        finding: What was seen in the clause.

    Returns:
        Phrases with their roles, in reading order, and what stands where those who must act would stand; pronouns and
        things are no owners.
    """
    actors = find_actors(doc, finding)
    delegates = _delegates(passage, doc, finding, actors.spans) or _directed(passage, doc, finding)
    if delegates and finding.cue is not None and finding.cue.pattern.owner == "object":
        actors = Actors(_director(doc, finding) or actors.spans, actors.kind)
    lead_role = Role.OVERSIGHT if delegates else Role.LEAD
    leads = [OwnerMention(passage.cut(start, end), lead_role) for start, end in actors.spans]
    leads = [mention for mention in leads if not _same(mention, delegates)]
    found = leads + delegates
    taken = {offset for mention in found for offset in mention.passage.offsets}
    found += [free for m in _marked(passage, doc, finding) if (free := _up_to(m, taken)) is not None]
    kind = Subject.NONE if delegates and not leads else actors.kind
    return tuple(found), kind


def _up_to(mention: OwnerMention, taken: set[int]) -> OwnerMention | None:
    """A phrase as far as no other takes its words: "Together with FAO, | the secretariat was tasked"."""
    offsets = mention.passage.offsets
    free = next((i for i, offset in enumerate(offsets) if offset in taken), len(offsets))
    if free == len(offsets):
        return mention
    return replace(mention, passage=mention.passage.cut(0, free)) if is_agent(mention.passage.text[:free]) else None


def _director(doc: Doc, finding: Finding) -> tuple[tuple[int, int], ...]:
    """Who directs others: "The Ministry directs airports to ...", "the Bank continues to direct banks to ..."."""
    cue, clause = finding.cue, finding.clause
    if cue is None or doc[cue.start].lower_ not in _DIRECTS:
        return ()
    stop = cue.start
    while stop > clause.start and (doc[stop - 1].tag_ in {"TO", "MD", "RB"} or doc[stop - 1].lower_ in _GOES_ON):
        stop -= 1
    start, end = next((p for p in phrases_before(doc, clause.start, stop) if p[1] == stop), (stop, stop))
    if not (start < end == stop and is_agent(doc[start:end].text)):
        return ()
    if (
        stop == cue.start
        and doc[stop].lower_ in {"direct", "instruct", "order", "guide"}
        and not acts_after_that(doc, start, stop)
    ):
        return ()
    return ((doc[start].idx, doc[end - 1].idx + len(doc[end - 1])),)


def _directed(passage: Passage, doc: Doc, finding: Finding) -> list[OwnerMention]:
    if finding.cue is None or not _director(doc, finding):
        return []
    start, end = phrase_from(doc, finding.cue.end, finding.clause.end)
    follows = doc[end].lower_ if start < end < finding.clause.end else ""
    if start >= end or agency(doc[start:end].text) < (Agency.UNKNOWN if follows == "to" else Agency.NAME):
        return []
    return [OwnerMention(_cut(passage, doc, start, end), delegated=True)]


def _same(mention: OwnerMention, others: list[OwnerMention]) -> bool:
    return any(set(mention.passage.offsets) & set(other.passage.offsets) for other in others)


def _cut(passage: Passage, doc: Doc, start: int, end: int) -> Passage:
    span = doc[start:end]
    return passage.cut(span.start_char, span.end_char)


def _delegates(passage: Passage, doc: Doc, finding: Finding, leads: tuple[tuple[int, int], ...]) -> list[OwnerMention]:
    """Those whom the owner is told to direct: "shall direct Y to do Z", "to have Y do Z"."""
    clause = finding.clause
    if clause.start >= clause.end:
        return []
    text = doc[clause.start : clause.end].text
    base = doc[clause.start].idx
    match = _DELEGATING.search(text)
    if match is None:
        return []
    offset = base + match.end()
    token = next((t.i for t in doc[clause.start : clause.end] if t.idx >= offset), clause.end)
    start, end = phrase_from(doc, token, clause.end)
    follows = end
    while start < follows < clause.end - 1 and (doc[follows].text == ")" or doc[follows].tag_ == "RB"):
        follows += 1  # "direct the Centre (NIC) | to", "direct offices abroad | to"
    lone = any(first < offset <= last for first, last in leads)
    if lone or not start < end <= follows < clause.end or doc[start].lower_ == "no":
        return []
    if not _is_set_to_act(doc, (start, end), follows, match.group().casefold().strip()):
        return []
    return [OwnerMention(_cut(passage, doc, start, end), delegated=True)]


def _is_set_to_act(doc: Doc, phrase: tuple[int, int], follows: int, verb: str) -> bool:
    """Whether what follows a phrase says what those named in it are to do.

    Args:
        doc: The parsed segment.
        phrase: Tokens of the phrase.
        follows: Token that says what follows it.
        verb: The words that direct them, in small letters.

    Returns:
        False for things, and for a state to be brought about: "see to it that each village has a nurse".
    """
    start, end = phrase
    following, after = doc[follows], doc[min(follows + 1, len(doc) - 1)]
    told = following.tag_ == "TO" and after.tag_ == "VB" and after.lower_ != "be"
    if agency(doc[start:end].text) < (Agency.UNKNOWN if told else Agency.NAME):
        return False
    if (verb.endswith("that") and following.lower_ in _STATES) or (verb.endswith(("make", "making")) and told):
        return False  # "make full use of the cameras to"
    return (
        following.tag_ in {"TO", "VB", "VBP", "VBZ"}
        or following.lower_ == "not"
        or (following.text == "," and not verb.endswith(("have", "get", "make", "making")))
        or (following.lower_ == "with" and verb.endswith("entrust"))
        or (following.lower_ == "in" and after.tag_ == "VBG")
    )


def _marked(passage: Passage, doc: Doc, finding: Finding) -> list[OwnerMention]:
    """What follows "in coordination with", "under the direction of" and the like."""
    clause = finding.clause
    if clause.start >= clause.end:
        return []
    span = doc[clause.start : clause.end]
    text, base = span.text, span.start_char  # a span puts its text together anew each time
    found: list[OwnerMention] = []
    for match in ROLE_MARKERS.finditer(text):
        role = Role.SUPPORT if match.group("support") else Role.OVERSIGHT
        found += _named_behind(passage, doc, finding, base + match.end(), role)
    for match in _COMPANY.finditer(text):
        if not any(m.role is Role.SUPPORT for m in found):
            found += _named_behind(passage, doc, finding, base + match.end(), Role.SUPPORT)
    for pattern, role in ((_POSSESSED, Role.OVERSIGHT), (_OVERSEEING, Role.OVERSIGHT), (_HELP_OF, Role.SUPPORT)):
        for match in pattern.finditer(text):
            if is_agent(match.group("who")):
                start, end = base + match.start("who"), base + match.end("who")
                found.append(OwnerMention(passage.cut(start, end), role))
    helping = _HELPING.search(text) or _ALSO_DOING.search(text)
    if helping and is_agent(helping.group("who")):
        start, end = base + helping.start("who"), base + helping.end("who")
        found = [
            *(m for m in found if not _within(m, passage, start, end)),
            OwnerMention(passage.cut(start, end), Role.SUPPORT),
        ]
    return found


def _within(mention: OwnerMention, passage: Passage, start: int, end: int) -> bool:
    return bool(set(mention.passage.offsets) & set(passage.cut(start, end).offsets))


def _named_behind(passage: Passage, doc: Doc, finding: Finding, offset: int, role: Role) -> list[OwnerMention]:
    token = next((t.i for t in doc[finding.clause.start : finding.clause.end] if t.idx >= offset), finding.clause.end)
    start, end = phrase_from(doc, token, finding.clause.end)
    end = next((t.i for t in doc[start:end] if t.text == "," and t.i + 1 < end and _is_deed(doc, t.i + 1, end)), end)
    return [OwnerMention(_cut(passage, doc, start, end), role)] if start < end and is_agent(doc[start:end].text) else []


def _is_deed(doc: Doc, index: int, end: int) -> bool:
    """Whether a comma ends the helpers: "together with the Ministry, | completing the dossier", "| issue the menu"."""
    token = doc[index]
    if token.tag_ == "VBG":
        return token.lower_ not in {"including", "neighbouring", "participating"}
    base = verb_of(token.text) if token.text.islower() and not is_agent(token.text) else None
    if base is not None and index + 1 == end and token.text == third_person(base):
        return True  # "in coordination with the Ministry, | reviews"
    return (
        base == token.text
        and base is not None
        and index + 1 < end
        and doc[index + 1].tag_ in {"IN", "DT", "PRP$", "CD"}
    )
