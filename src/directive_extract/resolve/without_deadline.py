"""A clause without the words of its deadline: the record has a field of its own for them."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.subjects import any_of
from directive_extract.schema.candidate import Verb

if TYPE_CHECKING:
    from directive_extract.schema.candidate import Shape
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.outline import Passage

_OPENER = re.compile(rf"(?:{any_of('deadline_openers')})\b", re.IGNORECASE)
# "Report monthly", but "the monthly report": there the word says which report.
_CYCLE = re.compile(
    r"(?:daily|weekly|fortnightly|biweekly|monthly|bimonthly|quarterly|half-yearly|biannual(?:ly)?|semi-?annual(?:ly)?"
    r"|annual(?:ly)?|yearly)",
    re.IGNORECASE,
)
_NOUN_NEXT = re.compile(
    r"\s+(?!(?:to|by|on|at|in|and|or|for|from|with|until|before|after|through|via|within|about|rather|what|how|the|a|an"
    r"|their|its|his|her|all|as|of|if|when|where|who|which|that|so|but|under|during|per|whether|thereafter|again|also)\b)[A-Za-z]"
)
_DETERMINED = re.compile(r"\b(?:a|an|the|its|their|his|her|our|your|this|that|each|every|no|any)\s+$", re.IGNORECASE)
# "Count the fires every hour instead of every three hours", "the week's figures": without the time it makes no sense.
_TIME = (
    r"(?:in|on|by|at|before|after|until|within|every|once|each|twice|daily|weekly|monthly|quarterly|annually"
    r"|the (?:end|first|second|third|fourth|current|usual)|two|three|four|\d\w*|next|this|last|later)\b"
)
_NEEDED_BY_REST = re.compile(
    rf"\s*(?:['’]s?\b|[-–]\w|,?\s*\(?(?:(?:rather than|instead of|as against)\s+{_TIME}"
    r"|(?:and |but )?not\s+(?!\w+ing\b)|except\b))",
    re.IGNORECASE,
)
# "They have until May", "reports are monthly", "for each day of delay", "because a shop today is a company tomorrow".
_NEEDED_AT_END = re.compile(
    r"\b(?:has|have|had|given|gave|is|are|was|were|be)(?: (?:only|now|still))?\s*$", re.IGNORECASE
)
_GOVERNED = re.compile(
    r"\b(?:to|of|for|than|from|with|about|behind|between|into|against|as|like|per|including)\s+$", re.IGNORECASE
)
_REASON = re.compile(r",\s*(?:because|since)\s[^;]*$", re.IGNORECASE)
_LAID = re.compile(r"\W*(?:place|put|lay|placed|laid)\b", re.IGNORECASE)  # "place it before the next meeting"
_GATHERING = re.compile(
    r"before (?:the|its|their|a) (?:\w+ )?(?:meeting|session|council|board|committee)", re.IGNORECASE
)
_PREPOSITION = re.compile(
    r"(?:by|before|within|inside|in|on|at|from|until|till|during|between|no later|not later|prior|ahead)\b",
    re.IGNORECASE,
)
# By such a day a ban has to be a fact; any other time says how long it holds, and the ban is another without it.
_ACHIEVED = re.compile(r"(?:by|no later|not later|latest|on or before|within|as soon as)\b", re.IGNORECASE)
_BAN = re.compile(r"\W*(?:do not|don['’]t|never|no|nobody|none|neither|not)\b", re.IGNORECASE)
NEAR = 60  # characters; the longest of what hangs before a deadline has 21
_HANGS_BEFORE = re.compile(
    r"(?:[\s,(]*\b(?:i\.e\.|e\.g\.|viz\.|namely|that is|if possible|preferably|ideally|at the latest|the latest|latest"
    r"|at least|due(?: date)?|deadline|target(?: date)?|timeline|starting|beginning|commencing|right|as early as|even"
    r"|already)\b[\s:,.–-]*)+$"
    r"|,?\s*(?:(?:which|this|that|it|these|they|all(?: of)?(?: this| it| them)?)?\s*"
    r"(?:is|are|has|have|must|should|shall|and)?\s*)?\bto be (?:done|finished|completed|carried out|implemented)\s*$"
    r"|,?\s*\band (?:to )?(?:do so|do this|do it|finish|complete|be done|be finished)\s*$",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH}|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?)(?:,?\s+\d{{4}})?"
_HANGS_BEHIND = re.compile(
    r"(?:[\s,]*\b(?:at the (?:very )?latest|at the earliest|or earlier|or sooner|if possible|latest|without fail)\b"
    r"|\s+to (?:me|us|him|her|them|it)\b|\s+(?:following|in|of|out|off|up|down|over|away)(?=\s*(?:[.,;]|$))"
    rf"|,\s*{_DAY}(?=\s*(?:[.,;)]|$))|\s*\(\s*{_DAY}\s*\)"
    r"|,\s+(?:which|when) (?:falls?|begins?|starts?|opens?|ends?|runs?|takes? place"
    r"|(?:is|are|was) (?:scheduled|due|planned|set|expected))\b[^,;]*)+",
    re.IGNORECASE,
)
_GLOSSED = re.compile(r"\s*\b(?:by|before|until|in time for|no later than)\s+(?:[\w'’-]+\s+){1,8}$", re.IGNORECASE)
# What is left of "each quarter and court by court", "once a year or at any time".
_JOINED_TIME = re.compile(
    r"(?:and|or) (?=(?:for the first time|at|on|in|by|when|whenever|after|before|until|again|thereafter)\b"
    r"|(?P<unit>\w+) by (?P=unit)\b)"
)
_BARE_BEFORE = re.compile(
    r"(?:[,;:(–—-]\s*|\b(?:i\.e\.|namely)\s*|"
    r"\b(?:by|on|before|until|till|within|due|for|from|not later than|no later than)\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_OWN_CLAUSE = re.compile(r"(?:and|or|but|which|who|whose|where|while|so|not|\w+ing|as|because|since)\b", re.IGNORECASE)
_AWAITS = re.compile(
    r"\b(?:and|or|but|must|shall|should|will|to|may|can|that|which|who|is|are|be|has|have|had|then|also|not)$",
    re.IGNORECASE,
)


def without_deadline(passage: Passage, shape: Shape | None, deadline: Deadline | None) -> tuple[str, Shape | None]:
    """The words of a clause without those that say when it is due.

    Args:
        passage: The clause.
        shape: How it is built.
        deadline: The task's deadline, wherever it stands.

    Returns:
        The text and the shape of what is left; both as they were where the clause does not hold the deadline, where
        the words belong to what is to be done ("the monthly report", "count every hour instead of every day"), or
        where they say how long a ban holds ("do not dredge before June").
    """
    text = passage.text
    place = _place(passage, deadline) if deadline is not None else None
    if place is None or _has_to_stay(text, *place, shape):
        return text, shape
    start, end = _with_what_hangs(text, *place)
    joint = _joint(text[:start], text[start:end], text[end:])
    if shape is not None and shape.verb.stem < end and shape.verb.end > start:  # ", to be finished | by May"
        start, end = place
        joint = " " if text[end:].strip(" .,;:") else ""
    if shape is not None:
        moved = _moved(shape, start, end, len(joint))
        if moved is None:
            return text, shape
        shape = moved
    return text[:start] + joint + text[end:], shape


def _place(passage: Passage, deadline: Deadline) -> tuple[int, int] | None:
    """Where the deadline's words stand in the clause."""
    if deadline.evidence is not None:
        start = bisect_left(passage.offsets, deadline.evidence.start)
        end = bisect_left(passage.offsets, deadline.evidence.end)
        if start < end and passage.offsets[start] == deadline.evidence.start:
            return start, end
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, deadline.text.split())) + r"(?!\w)"
    match = re.search(pattern, passage.text) if _OPENER.match(deadline.text) else None
    return match.span() if match else None


def _has_to_stay(text: str, start: int, end: int, shape: Shape | None) -> bool:
    words, before, behind = text[start:end], text[:start], text[end:]
    if _NEEDED_BY_REST.match(behind) or not (before + behind).strip(" .,;:()") or _REASON.search(before):
        return True
    if _NEEDED_AT_END.search(before) and not behind.strip(" .,;:"):
        return True
    if _CYCLE.fullmatch(words):
        return _DETERMINED.search(before) is not None or _NOUN_NEXT.match(behind) is not None
    if _is_argument(before, words, text if shape is None else text[shape.verb.stem :]):
        return True
    return _is_ban(text, shape) and not _ACHIEVED.match(words)


def _is_argument(before: str, words: str, predicate: str) -> bool:
    """Whether the words are the object of a verb or preposition, or part of a name, and no adverbial."""
    if _LAID.match(predicate) and _GATHERING.match(words):
        return True
    if not _OPENER.match(words):
        return not _BARE_BEFORE.search(before)
    return not _PREPOSITION.match(words) and _GOVERNED.search(before) is not None


def _is_ban(text: str, shape: Shape | None) -> bool:
    if shape is None:
        return _BAN.match(text) is not None
    return bool(shape.negative) or _BAN.match(text[slice(*shape.subject)]) is not None


def _with_what_hangs(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch with a preposition of its own, with "at the latest", and with brackets and commas around it."""
    opened = _BARE_BEFORE.search(text, 0, start) if not _OPENER.match(text, start) else None
    if opened and opened.group().strip(" ,;:(–—-"):
        start = opened.start()
    behind = _HANGS_BEHIND.match(text, end)
    end = behind.end() if behind else end
    hangs = _HANGS_BEFORE.search(text, max(0, start - NEAR), start)  # most often nothing does: a look at the end tells
    before = hangs and _HANGS_BEFORE.search(text, 0, start)
    if before and re.match(r"\s*(?:$|[.,;:)–—])", text[end:]):
        start = before.start()
    bare = text[:start].rstrip(" ,")
    rest = len(text) - len(text[end:].lstrip(" ,"))
    if bare.endswith("(") and text[rest : rest + 1] in {")", ""}:
        bare, end = _GLOSSED.sub("", bare[:-1]).rstrip(" ,"), rest + 1
    rest = len(text) - len(text[end:].lstrip(" ,"))
    joined = _JOINED_TIME.match(text, rest)
    return len(bare), joined.end() if joined else rest


def _joint(before: str, removed: str, behind: str) -> str:
    """What stands between the two parts that are left: nothing, a space, or the comma that belongs to what follows."""
    if not before.strip() or not behind.strip() or behind[0] in ".;:)?!" or before[-1] == "(":
        return ""
    closed = removed.rstrip().endswith(",") and not _AWAITS.search(before)
    alone = not removed.lstrip().startswith(",")
    return ", " if closed and (alone or _OWN_CLAUSE.match(behind)) else " "


def _moved(shape: Shape, start: int, end: int, joint: int) -> Shape | None:
    """The shape with its offsets in the shortened text; None where its main verb was taken out."""

    def place(offset: int) -> int:
        if offset <= start:
            return offset
        return offset - (end - start) + joint if offset >= end else start + joint

    def lost(verb: Verb) -> bool:
        return verb.stem < end and verb.end > start

    def shifted(verb: Verb) -> Verb:
        return Verb(place(verb.start), place(verb.stem), place(verb.end), verb.tag)

    if lost(shape.verb):
        return None
    first, last = shape.subject
    return replace(
        shape,
        subject=(place(first), start if start < last < end else place(last)) if first < last else shape.subject,
        frame=place(shape.frame),
        opening=place(shape.opening),
        verb=shifted(shape.verb),
        more=tuple(shifted(verb) for verb in shape.more if not lost(verb)),
        group_end=place(shape.group_end),
    )
