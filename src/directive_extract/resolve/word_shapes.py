"""The shape of a clause by its words alone, for what was not parsed or not understood: rows, "OWNER to publish ..."."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.lexicons.verbforms import verb_of
from directive_extract.resolve.subjects import is_covered
from directive_extract.schema.candidate import Shape, Verb

if TYPE_CHECKING:
    from directive_extract.schema.directive import Owner

_CUE = r"(?P<cue>must|shall|should|to|will|is to|are to|has to|have to|needs? to)\s+(?P<not>not\s+)?"
_PASSIVE = re.compile(
    rf"^(?P<subject>[^,:;.()]{{3,90}}?)\s+{_CUE}(?P<be>be)\s+(?:\w+ly\s+)?(?P<verb>[a-z-]+)", re.IGNORECASE
)
_ACTIVE = re.compile(rf"^(?P<subject>[^:;.]{{2,120}}?),?\s+{_CUE}(?P<be>)(?P<verb>[a-z-]+)(?!\s*:)", re.IGNORECASE)
_OPEN = re.compile(
    r"\b(?:how|whether|when|where|what|who|which|that|not|than|as|order|able|and|or|,"
    r"|authority|power|right|duty|ability|effort|chance|opportunity|way|time|need|plan|decision|proposal|request)$",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"^(?:strive|aim|ensure|allow|enable|cause|get|have|arrange|request|order|ask|require|need|want|see)\b"
    r"|\b(?:who|which|that|must|shall|should|is|are|was|were|has|have)\b",
    re.IGNORECASE,
)


def shape_of_words(text: str, owners: tuple[Owner, ...], *, row: bool) -> Shape | None:
    """The shape of a clause, where its words leave no doubt.

    Args:
        text: A task cell, or a clause whose parse gave no shape.
        owners: The task's owners.
        row: Whether it is a task cell; of a clause only "to" is taken for a cue, for the parser sees the others.

    Returns:
        The shape of "LIST to be published ..." and of "OWNER to publish ..."; None for everything else, which is an
        imperative or a nominal phrase and stays as it is.
    """
    match = _PASSIVE.match(text)
    if match is None or _doubtful(match, row=row):
        match = _ACTIVE.match(text)
        known = match and not _doubtful(match, row=row) and owners and is_covered(match.group("subject"), owners)
        return _shape(match, passive=False) if match and known else None
    participle = match.group("verb").casefold()
    passive = not participle.endswith("ing") and verb_of(participle) != participle
    return _shape(match, passive=True) if passive else None


def _doubtful(match: re.Match[str], *, row: bool) -> bool:
    cue, subject = match.group("cue").casefold(), match.group("subject")
    wrong_cue = cue != "to" and not row
    return wrong_cue or verb_of(match.group("verb")) is None or bool(_OPEN.search(subject) or _CLAUSE.search(subject))


def _shape(match: re.Match[str], *, passive: bool) -> Shape:
    subject = match.span("subject")
    head = re.split(r"\s+(?:of|for|in|on|to|from|at|with|by)\s+", match.group("subject"))[0]
    verb_start, verb_end = match.span("verb")
    start = match.start("be") if passive else verb_start
    return Shape(
        cue="modal",
        subject=subject,
        plural=head.endswith("s") and not head.endswith("ss"),
        common=not re.match(r"(?:[A-Z][\w-]*\s+)?[A-Z]{2,}|[A-Z]\w+\s+[A-Z]", match.group("subject")),
        frame=match.start("cue"),
        opening=match.end("cue"),
        verb=Verb(start, verb_start, verb_end, "VBN" if passive else "VB"),
        passive=passive,
        negative="not" if match.group("not") else "",
        group_end=verb_end,
    )
