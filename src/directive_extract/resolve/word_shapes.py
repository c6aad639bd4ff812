"""The shape of a clause by its words alone, for what was not parsed or not understood: rows, "OWNER to publish ..."."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.subjects import any_of, is_covered
from directive_extract.schema.candidate import Shape, Verb

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_CUE = (
    r"(?P<cue>must|shall|should|may|to|will have to|will|would|is to|are to|has to|have to|needs? to"
    rf"|(?:is|are|was|were|has been|have been|having been|be)\s+(?:\w+\s+(?:and\s+)?)?(?:{any_of('asking')})\s+to)"
    r"(?:,[^,]{2,40},|\s+(?:each|also|then|soon|thereafter|therefore|now)|\s+\w+ly)?\s+(?P<not>not\s+|no\s+longer\s+)?"
)
_SUBJECT = r"^(?P<subject>(?:[^,:;.()]|(?<=\d)[.,](?=\d)){3,90}?(?:,[^,:;.()]{3,60},)?)\s+"
# "a plan for sending children home, to be worked out by the district"
_APPENDED = re.compile(
    r"^(?P<subject>[^:;.]{3,120}?)(?P<cue>)[,:]\s+to\s+(?P<not>)(?P<be>be)\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
_PASSIVE = re.compile(rf"{_SUBJECT}{_CUE}(?P<be>be)\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)", re.IGNORECASE)
_SUBJUNCTIVE = re.compile(  # "that the car park be resurfaced"
    rf"{_SUBJECT}(?P<cue>)(?P<not>not\s+)?(?P<be>be)\s+(?:and\s+is\s+hereby\s+)?(?:\w+ly\s+)?(?P<verb>[a-z-]+)",
    re.IGNORECASE,
)
_STATED = re.compile(  # "mixing the waste again is strictly forbidden"
    rf"{_SUBJECT}(?P<cue>)(?P<not>)(?P<be>is|are)\s+(?:(?:\w+ly|hereby|also)\s+)?(?P<verb>{any_of('stated')})\b",
    re.IGNORECASE,
)
_ACTIVE = re.compile(rf"^(?P<subject>[^:;.]{{2,120}}?),?\s+{_CUE}(?P<be>)(?P<verb>[a-z-]+)(?!\s*:)", re.IGNORECASE)
_HOSTS = re.compile(  # "that the Watch guard the pier"
    r"^(?P<subject>(?:the|all|each|every|its|both)\s[^,:;.()]{3,60}?)\s+(?P<cue>)(?P<not>not\s+)?(?P<be>)(?P<verb>[a-z]{3,})"
    r"(?=\s+(?:the|an?|its|their|his|her|all|each|every|one|two|three|\d+|at least|no|to the|with|in|on)\s)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"(?:are|were|have)\b", re.IGNORECASE)
_MANY = re.compile(
    r"(?:two|three|four|five|six|seven|eight|nine|ten|all|both|these|those|they|we|some|many|\d+)\b", re.IGNORECASE
)
_PARTICLE = re.compile(r"\s+(?:up|down|out|off|over|away)(?=\s*(?:[,.;]|$|\s[^\d\s]))")
NEVER = re.compile(
    r"(?:nor|in no (?:case|event)|under no circumstances|at no time|on no account)\s+"
    r"(?:may|shall|must|should|can|will|is|are)\s+",
    re.IGNORECASE,
)
_NO = re.compile(r"(?:no|nobody|nothing|none|neither)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:how|whether|when|where|what|who|which|that|not|than|as|order|able|and|or|,|must|shall|should|may|can|will"
    r"|would|could|might|cannot|authority|power|right|duty|ability|effort|chance|opportunity|way|time|need|plan|decision"
    r"|proposal|request)$|['’](?:d|ll|re|ve|t)$|^(?:i|we|you|he|she|it)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:strive|aim|ensure|allow|enable|cause|get|have|arrange|request|order|ask|require|need|want|see|let|make)\b"
    r"|\b(?:who|which|that|must|shall|should|is|are|was|were|has|have)\b|,\s*(?:but|and|so)\b",
    re.IGNORECASE,
)

MAX_DOER = 4  # words of a name in a row that is to do something, though it is no owner: "CFO to sign"


def shape_of_words(text: str, owners: tuple[Owner, ...], *, row: bool, decided: bool = False) -> Shape | None:
    """The shape of a clause, where its words leave no doubt.

    Args:
        text: A task cell, or a clause whose parse gave no shape.
        owners: The task's owners.
        row: Whether it is a task cell, or the rest of a clause that was never parsed by itself; of other clauses the
            parser sees what the modal verbs govern.
        decided: Whether "it was decided that" stood in front, so that a verb in its base form has a subject before it.

    Returns:
        The shape of "LIST to be published ...", of "LIST be published ..." and of "OWNER to publish ..."; None for
        everything else, which is an imperative or a nominal phrase and stays as it is.
    """
    for pattern in (_PASSIVE, _SUBJUNCTIVE, _STATED):
        match = pattern.match(text)
        if match is not None and _is_sure(match, row=row) and _is_participle(match["verb"]):
            return _shape(match, passive=True)
    match = _ACTIVE.match(text)
    if match is not None and verb_of(match["verb"]) is not None:
        decided_on = decided and not _doubtful(match["subject"])
        found = _shape(match, passive=False) if decided_on or _acts(match, owners, row=row) else None
        return replace(found, common=not _is_name(found, text)) if found and decided else found
    match = _HOSTS.match(text) if decided else None
    base = match is not None and verb_of(match["verb"]) == match["verb"].casefold()
    return _shape(match, passive=False) if match and base and not _doubtful(match["subject"]) else None


def _is_name(shape: Shape, text: str) -> bool:
    """Whether a subject inside a sentence begins with a name."""
    return text[slice(*shape.subject)][:1].isupper()


def shape_of_appended(text: str) -> Shape | None:
    """The shape of a thing with what is to be done to it behind: "a plan for the roof, to be worked out by the Board".

    Args:
        text: A clause that says it in no other way.

    Returns:
        A passive's; None where the clause is none such.
    """
    match = _APPENDED.match(text)
    sure = (
        match is not None
        and match["subject"].count("(") == match["subject"].count(")")
        and not _doubtful(match["subject"])
    )
    return _shape(match, passive=True) if match and sure and _is_participle(match["verb"]) else None


def _doubtful(subject: str) -> bool:
    begun = re.match(r"(?:to )?([a-z]+)\s+(?:the|an?|its|their|all|each|every|up|out|over)\b", subject, re.IGNORECASE)
    imperative = begun is not None and verb_of(begun[1]) == begun[1].casefold()
    return imperative or _OPEN.search(subject) is not None or _CLAUSE.search(subject) is not None


def _is_sure(match: re.Match[str], *, row: bool) -> bool:
    """Whether the words in front of a passive are its subject and nothing else."""
    cue, subject = match["cue"].casefold(), match["subject"]
    if _doubtful(subject):
        return False
    return row or cue in {"to", ""} or (cue == "may" and _NO.match(subject) is not None)


def _acts(match: re.Match[str], owners: tuple[Owner, ...], *, row: bool) -> bool:
    """Whether the words in front of an infinitive or modal are those who act."""
    subject = match["subject"]
    if _OPEN.search(subject):
        return False
    if is_covered(subject, owners) and not _CLAUSE.search(subject):
        return True
    if match["cue"].casefold() != "to":
        return False
    if any(
        re.match(rf"(?:the |those )?{re.escape(owner.name)}\s+(?:that|which|who|whose)\b", subject, re.IGNORECASE)
        for owner in owners
    ):
        return True  # "governments that lack one to name an institution"
    return row and len(subject.split()) <= MAX_DOER and re.match(r"[A-Z]{2,}\b", subject) is not None


def _is_participle(word: str) -> bool:
    verb = verb_of(word)
    if verb is None:
        return word.casefold().endswith("ed")
    return not word.casefold().endswith("ing") and (verb != word.casefold() or word.casefold() in _UNCHANGED)


_UNCHANGED = frozenset({
    "put",
    "set",
    "cut",
    "shut",
    "let",
    "cast",
    "read",
    "split",
    "spread",
    "hit",
    "bid",
    "become",
    "run",
})


def _shape(match: re.Match[str], *, passive: bool) -> Shape:
    subject = match.span("subject")
    head = re.split(r"\s+(?:of|for|in|on|to|from|at|with|by|that|which|who|whose)\s+", match["subject"])[0]
    verb_start, verb_end = match.span("verb")
    start = match.start("be") if passive else verb_start
    particle = _PARTICLE.match(match.string, verb_end) if passive else None
    return Shape(
        cue="modal",
        subject=subject,
        plural=bool(_PLURAL.match(match["cue"]) or _MANY.match(match["subject"]))
        or (head.endswith("s") and not head.endswith("ss"))
        or re.match(r"\S+ and \S+$", head) is not None,
        common=not re.match(r"(?:[A-Z][\w-]*\s+)?[A-Z]{2,}|[A-Z]\w+\s+[A-Z]", match["subject"]),
        frame=match.start("cue"),
        opening=match.start("be") if passive else match.end("cue"),
        verb=Verb(start, verb_start, verb_end, "VBN" if passive else "VB"),
        passive=passive,
        negative="not" if match["not"] else "",
        group_end=particle.end() if particle else verb_end,
    )
