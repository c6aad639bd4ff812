"""A preposition and a time: "no later than 15 February", "within 30 days of signing", "8 May (was: 13 March)"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.events import event_end
from directive_extract.resolve.deadlines.moments import DOCUMENT_DATE, Moment, Shape
from directive_extract.resolve.deadlines.offsets import Offset, read_offset
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, moment_reading
from directive_extract.schema.directive import Anchor, DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_AHEAD = ("next", "coming", "following", "forthcoming", "subsequent", "ensuing")
_BEFORE_WORDS = (("before",), ("prior", "to"), ("ahead", "of"), ("in", "advance", "of"), ("preceding",))
_AFTER_WORDS = (
    ("starting", "from"), ("counting", "from"), ("counted", "from"), ("as", "from"), ("as", "of"), ("from",), ("after",),
    ("following",), ("of",), ("since",), ("upon",), ("on",),
)  # fmt: skip
_NOW = (("now", "on"), ("now",), ("today",), ("the", "document", "date"), ("this", "date"), ("that", "follow"))
_OWN_DOCUMENT = frozenset({
    "resolution", "decision", "notice", "report", "conclusion", "document", "instruction", "circular", "letter", "notification",
    "announcement", "date", "directive", "order", "decree", "memorandum", "memo", "communication", "meeting", "day", "despatch", "dispatch", "telegram",
    "message", "statement", "recommendation", "minute", "minutes",
})  # fmt: skip


def read_timed(clause: Clause, at: int, relation: Relation) -> Found | None:
    """Read the time behind a preposition.

    Args:
        clause: The words.
        at: Index behind the preposition.
        relation: What the preposition says.

    Returns:
        The reading and the index behind it, or None where no time follows.
    """
    return _read_offset_behind(clause, at, relation) or _read_moment_behind(clause, at, relation)


def _read_moment_behind(clause: Clause, at: int, relation: Relation) -> Found | None:
    begin = clause.skip(at, "about", "around", "approximately", "or")
    if relation in {Relation.DURING, Relation.ON}:
        ranged = read_range(clause, begin, is_opened=False)
        if ranged:
            return read_gloss(clause, ranged[0], ranged[1], Relation.DURING)
    found = read_moment(clause, begin)
    if found is None:
        return None
    moment, behind = found
    return read_gloss(clause, moment, behind, _fit(relation, moment))


def _fit(relation: Relation, moment: Moment) -> Relation:
    """What "on" and "during" mean with this moment: "at the end of March" is by, "for 13 October" on."""
    if relation in {Relation.ON, Relation.DURING}:
        if moment.shape is Shape.EDGE:
            return Relation.BY
        if moment.shape is Shape.DAY:
            return Relation.ON
        return Relation.DURING
    return relation


_MOVED = frozenset({
    "was",
    "were",
    "formerly",
    "previously",
    "originally",
    "instead",
    "moved",
    "revised",
    "unchanged",
    "new",
    "extended",
    "postponed",
    "from",
    "not",
})


def read_gloss(clause: Clause, moment: Moment, behind: int, relation: Relation) -> Found | None:
    """Read what may follow the time: a bracket that dates it or says what it was, and "at the latest".

    Args:
        clause: The words.
        moment: The time.
        behind: Index behind it.
        relation: What stands in front of it.

    Returns:
        The reading and the index behind everything that belongs to it.
    """
    if clause.words[behind] == "(":
        glossed = _read_bracket(clause, behind + 1)
        if glossed:
            moment, behind = glossed[0] or moment, glossed[1]
    begin = clause.skip(behind, ",")
    tail = clause.vocabulary.tails.match(clause.words, begin)
    if tail:
        relation, behind = tail
    reading = moment_reading(clause, moment, relation)
    return (reading, behind) if reading else None


def _read_bracket(clause: Clause, at: int) -> tuple[Moment | None, int] | None:
    """The moment that a bracket gives, or None where it only says what the date was before."""
    if clause.words[at] in _MOVED:
        end = next((i for i in range(at, min(at + 12, clause.size)) if clause.words[i] == ")"), None)
        return (None, end + 1) if end is not None else None
    found = read_range(clause, at, is_opened=False) or read_moment(clause, at)
    if found and clause.words[found[1]] == ")":
        return found[0], found[1] + 1
    return None


def read_bare_offset(clause: Clause, at: int) -> Found | None:
    """Read a length of time that no preposition opens: "six months from now", "at least 45 days before the session"."""
    begin = at + 2 if clause.follows(at, "at", "least") else at
    begin = clause.skip(begin, "the", "a")
    found = read_offset(clause, begin) or read_offset(clause, at)
    if found is None:
        return None
    offset, behind = found
    return _read_before(clause, offset, behind, Relation.BEFORE) or (
        _read_after(clause, offset, behind, Relation.BY)
        if clause.words[behind] in {"after", "from", "following"}
        else None
    )


def _read_offset_behind(clause: Clause, at: int, relation: Relation) -> Found | None:
    begin = clause.skip(at, "the", "a", "another", "at", "least", "most", "about")
    begin = clause.skip(begin, *_AHEAD, "further", "maximum", "period", "space", "least", "most", "first")
    is_ahead = clause.words[begin - 1] in _AHEAD
    begin = clause.skip(begin, "few", "of")
    found = read_offset(clause, begin) or read_offset(clause, at)
    if found is None or relation is Relation.ON:
        return None
    offset, behind = found
    if relation is Relation.BEFORE:
        return None
    fitted = Relation.BY
    if relation is Relation.DURING and is_ahead:
        fitted = Relation.DURING
    return _read_before(clause, offset, behind, fitted) or _read_after(
        clause, offset, clause.skip(behind, "time"), fitted
    )


def _read_before(clause: Clause, offset: Offset, at: int, relation: Relation) -> Found | None:
    for words in _BEFORE_WORDS:
        if clause.follows(at, *words):
            return _count_from(clause, offset, at + len(words), -1, relation)
    return None


def _read_after(clause: Clause, offset: Offset, at: int, relation: Relation) -> Found | None:
    at = at + 2 if clause.follows(at, "at", "most") else at
    if clause.words[at] in {"hence", "ahead"}:
        at += 1
    elif not clause.follows(at, "after", "that"):
        for words in _AFTER_WORDS:
            if clause.follows(at, *words):
                return _count_from(clause, offset, at + len(words), 1, relation) or None
    behind = at + 2 if clause.follows(at, "that", "follow") else at
    tail = clause.vocabulary.tails.match(clause.words, behind)
    return _counted(clause, offset, clause.anchor, 1, relation, DOCUMENT_DATE), tail[1] if tail else behind


def _count_from(clause: Clause, offset: Offset, at: int, sign: int, relation: Relation) -> Found | None:
    """Count from a day, from this document, or from an event whose day is not known."""
    for words in _NOW:
        if clause.follows(at, *words):
            return _counted(clause, offset, clause.anchor, sign, relation, DOCUMENT_DATE), at + len(words)
    day = read_moment(clause, at)
    if day and day[0].shape in {Shape.DAY, Shape.EDGE}:
        reading = moment_reading(clause, day[0], Relation.ON)
        if reading and reading.date:
            counted = _counted(clause, offset, reading.date, sign, Relation.BY, clause.quote(at, day[1]))
            return replace(counted, notes=reading.notes + counted.notes), day[1]
    end = event_end(clause, at)
    if end == at:
        return None
    event = clause.quote(at, end)
    if _is_own_document(clause.words[at:end]):
        counted = _counted(clause, offset, clause.anchor, sign, relation, event)
        return replace(counted, notes=(*counted.notes, f'"{event}" is taken for {clause.anchor}')), end
    return Reading(DeadlineKind.EVENT, relation, anchor=Anchor(text=event)), end


def _is_own_document(words: list[str]) -> bool:
    """Whether the words speak of this very document: "the signing of this Resolution"."""
    if "this" not in words:
        return False
    behind = words[words.index("this") + 1 :]
    return any(word in _OWN_DOCUMENT for word in behind[:3])


def _counted(clause: Clause, offset: Offset, base: dt.date, sign: int, relation: Relation, anchor: str) -> Reading:
    country = clause.settings.country
    try:
        day = offset.add_to(base, sign, country)
    except OverflowError:
        return Reading(DeadlineKind.RELATIVE, relation, anchor=Anchor(text=anchor, date=base))
    notes: tuple[str, ...] = ()
    if offset.is_working:
        notes = (f"working days are Monday to Friday{', holidays of ' + country + ' left out' if country else ''}",)
    past = (f"{day} lies before {clause.anchor}",) if day < clause.anchor else ()
    return Reading(
        kind=DeadlineKind.RELATIVE,
        relation=relation,
        date=day,
        start=base if sign > 0 and base <= day else None,
        due=day,
        granularity=Granularity.DAY if offset.is_working else offset.granularity,
        anchor=Anchor(text=anchor, date=base),
        notes=notes + past,
    )
