"""What a length of time is counted from: the document's date, a day, or an event that is still to come.

counted = length                                 from the document's date
        | length from now | of this resolution   the same
        | length before | after DAY              from that day
        | length before | after EVENT            no date until the event has one
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.cycle_words import read_cycle
from directive_extract.resolve.deadlines.events import event_end
from directive_extract.resolve.deadlines.moments import Shape
from directive_extract.resolve.deadlines.offsets import Offset, read_offset
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.readings import (
    DOCUMENT_DATE,
    Reading,
    event_reading,
    moment_reading,
    past_note,
)
from directive_extract.schema.directive import Anchor, DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.cycles import Cycle
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

Words = tuple[str, ...]

_BEFORE: tuple[Words, ...] = (("before",), ("prior", "to"), ("ahead", "of"), ("in", "advance", "of"), ("preceding",))
_AFTER: tuple[Words, ...] = (
    ("starting", "from"), ("counting", "from"), ("counted", "from"), ("as", "from"), ("as", "of"),
    ("from", "the", "date", "of"),
    ("from", "the", "day", "of"),
    ("of", "the", "date", "of"), ("from",), ("after",), ("following",), ("of",), ("since",), ("upon",),
)  # fmt: skip
_NOW: tuple[Words, ...] = (
    ("now", "on"),
    ("now",),
    ("today",),
    ("the", "document", "date"),
    ("this", "date"),
    ("hence",),
    ("today's", "date"),
)
_DATE_OF = (["the", "date", "of"], ["the", "day", "of"])
_OWN_ACTS = frozenset({"signing", "signature", "issue", "issuance", "issuing", "promulgation"})
_STRONG_AFTER = frozenset({"after", "from", "following"})
_OWN_DOCUMENT = frozenset({
    "resolution", "decision", "notice", "report", "conclusion", "conclusions", "document", "instruction",
    "circular", "letter",
    "notification", "announcement", "date", "directive", "order", "decree", "memorandum", "memo", "communication",
    "meeting",
    "dispatch", "despatch", "telegram", "message", "statement", "recommendation", "minutes", "day", "session",
})  # fmt: skip


def read_counted(clause: Clause, at: int, relation: Relation) -> Found | None:
    """Read a length of time and what it is counted from.

    Args:
        clause: The words.
        at: Index of the length's first word.
        relation: What stands in front of it.

    Returns:
        The reading and the index behind it, or None.
    """
    found = read_offset(clause, at)
    if found is None:
        return None
    offset, behind = found
    behind = clause.skip(behind, "time")
    if clause.words[behind] == "to" and read_moment(clause, behind + 1):  # "in the six months to September"
        return None
    base = _read_base(clause, behind)
    if base:
        return _count_from(clause, offset, base[1], base[0], relation)
    behind = clause.skip(behind, "hence", "ahead")
    is_tied_on = clause.follows(behind, "that", "follow") or (
        clause.follows(behind, "after", "that") and clause.may_close(behind + 2)
    )
    behind = behind + 2 if is_tied_on else behind
    tail = clause.vocabulary.tails.match(clause.words, behind)
    return counted(clause, offset, clause.anchor, 1, relation), tail[1] if tail else behind


def read_bare_counted(clause: Clause, at: int) -> Found | None:
    """Read a length that no preposition opens: "six months from now", "at least 45 days before the session".

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The reading and the index behind it, or None where the length is not said to be counted from anything.
    """
    begin = at + 2 if clause.follows(at, "at", "least") else at
    begin = clause.skip(begin, "the")
    found = read_offset(clause, begin)
    base = _read_base(clause, found[1]) if found else None
    if found and clause.words[found[1]] == "hence":  # "two months hence"
        return counted(clause, found[0], clause.anchor, 1, Relation.BY), found[1] + 1
    if found is None or base is None:
        return None
    sign, behind = base
    if sign < 0:
        return _count_from(clause, found[0], behind, sign, Relation.BEFORE)
    is_strong = clause.words[found[1]] in _STRONG_AFTER
    return _count_from(clause, found[0], behind, sign, Relation.BY) if is_strong else None


def find_count(clause: Clause) -> tuple[Offset, int] | None:
    """The first length in a text that is counted from something, and whether forwards (1) or back (-1)."""
    for at in range(clause.size):
        found = read_offset(clause, at)
        base = _read_base(clause, found[1]) if found else None
        if found and base:
            return found[0], base[0]
    return None


def _read_base(clause: Clause, at: int) -> tuple[int, int] | None:
    """Read "before" (-1) or "after" and its like (1) behind a length."""
    for words in _BEFORE:
        if clause.follows(at, *words):
            return -1, at + len(words)
    for words in _AFTER:
        if clause.follows(at, *words) and not clause.follows(at, "after", "that"):
            return 1, at + len(words)
    return None


def _count_from(clause: Clause, offset: Offset, at: int, sign: int, relation: Relation) -> Found | None:
    for words in _NOW:
        if clause.follows(at, *words):
            return counted(clause, offset, clause.anchor, sign, relation), at + len(words)
    day = read_moment(clause, at)
    if day and day[0].shape in {Shape.DAY, Shape.EDGE}:
        base = moment_reading(clause, day[0], Relation.ON)
        if base and base.date:
            reading = counted(clause, offset, base.date, sign, Relation.BY, clause.quote(at, day[1]))
            return replace(reading, notes=base.notes + reading.notes), day[1]
    end = event_end(clause, at)
    if end == at:
        return None
    event = clause.quote(at, end)
    cycle = _cycle_that_ends(clause, at)
    if cycle:
        rule = cycle[0].rrule
        reading = Reading(DeadlineKind.RECURRING, Relation.EVERY, recurrence=cycle[0].recurrence, rrule=rule)
        return reading, cycle[1]
    if _is_own_document(clause.words[at:end]) or _is_own_signing(clause, at, end):
        reading = counted(clause, offset, clause.anchor, sign, relation, event)
        return replace(reading, notes=(*reading.notes, f'"{event}" is taken for {clause.anchor}')), end
    return event_reading(relation, event), end


def _cycle_that_ends(clause: Clause, at: int) -> tuple[Cycle, int] | None:
    """The cycle in "within 15 days of | the end of each quarter", and the index behind it."""
    begin = clause.skip(at, "the")
    if clause.words[begin] not in {"end", "close", "beginning", "start"} or clause.words[begin + 1] != "of":
        return None
    cycle = read_cycle(clause, begin + 2) if clause.words[begin + 2] in {"each", "every"} else None
    return (cycle[0].noting(f"counted from {clause.quote(at, cycle[1])}"), cycle[1]) if cycle else None


def _is_own_signing(clause: Clause, at: int, end: int) -> bool:
    """Whether "signing" is all that follows "from the date of": a document speaks of its own, as official ones do."""
    is_date_of = at >= 3 and clause.words[at - 3 : at] in _DATE_OF
    return is_date_of and end == at + 1 and clause.words[at] in _OWN_ACTS


def _is_own_document(words: list[str]) -> bool:
    """Whether the words speak of this very document: "the signing of this Resolution", "the date of signing"."""
    if "hereof" in words:
        return True
    pointer = next((word for word in words if word in {"this", "present"}), None)
    if pointer is None:
        return False
    behind = words.index(pointer) + 1
    return not _OWN_DOCUMENT.isdisjoint(words[behind : behind + 3])


def counted(
    clause: Clause, offset: Offset, base: dt.date, sign: int, relation: Relation, anchor: str = DOCUMENT_DATE
) -> Reading:
    """The reading of a length that is counted from a known day.

    Args:
        clause: Gives the country of the holidays and the anchor date.
        offset: The length.
        base: The day that it is counted from.
        sign: 1 forwards, -1 back.
        relation: What stands in front of it.
        anchor: The words that name `base`.

    Returns:
        The reading.
    """
    country = clause.settings.country
    anchored = Anchor(text=" ".join(anchor.split()), date=base)
    day = offset.add_to(base, sign, country)
    working = f"working days are Monday to Friday{f', without the holidays of {country}' if country else ''}"
    return Reading(
        kind=DeadlineKind.RELATIVE,
        relation=relation,
        date=day,
        start=base if sign > 0 else None,
        due=day,
        granularity=Granularity.DAY if offset.is_working else offset.granularity,
        anchor=anchored,
        notes=((working,) if offset.is_working else ()) + past_note(day, clause.anchor),
    )
