"""Expressions by the word that opens them: one reader for each kind, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import contexts
from directive_extract.resolve.deadlines.counting import read_bare_counted, read_counted
from directive_extract.resolve.deadlines.events import (
    event_end,
    is_event,
    is_event_clause,
    read_day_name,
    read_event_behind,
)
from directive_extract.resolve.deadlines.gatherings import read_gathering
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.resolve.deadlines.offsets import read_offset
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.timed import read_gloss, read_timed
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_REFERENCES = tuple(
    phrase.split()
    for phrase in (
        "then", "that date", "that day", "that time", "that deadline", "that month", "that period", "that year", "this date", "this deadline",
        "the same date", "the same day", "the same deadline", "the same time", "the same month", "the same period", "the same year",
    )
)  # fmt: skip
_EDGES = frozenset({"end", "close", "beginning", "start", "opening", "conclusion", "completion", "closing"})
_GATHERING_RELATIONS = {
    "at": Relation.ON, "in": Relation.ON, "for": Relation.ON, "to": Relation.ON, "during": Relation.ON, "by": Relation.BY,
}  # fmt: skip
_NO_EVENTS = frozenset({"further", "now", "recently", "lately"})  # "until further notice"
_UNTIL_WORDS = frozenset({"until", "till"})
_STRONG_OPENERS = frozenset({"before", "prior", "ahead", "earlier", "sooner", "no", "not", "up"})
_STRONG_PHRASES = (
    ["in", "time", "for"], ["in", "good", "time"], ["in", "advance", "of"], ["by", "the", "time"], ["by", "no", "later"],
    ["by", "not", "later"], ["in", "no", "case"], ["on", "or", "before"],
)  # fmt: skip


def read_from(clause: Clause, at: int) -> Found | None:
    """Read "from X to Y" and "between X and Y"; behind a verb of beginning also the start, "pilot it from X"."""
    found = read_range(clause, at + 1, is_opened=True)
    if found:
        relation = Relation.BY if contexts.moves_date(clause, at) else Relation.DURING
        return read_gloss(clause, *found, relation)
    start = read_moment(clause, at + 1) if clause.words[at] == "from" else None
    if start is None or not contexts.begins_work(clause, at):
        return None
    reading = moment_reading(clause, start[0], Relation.ON)
    return (reading, start[1]) if reading else None


def read_to(clause: Clause, at: int) -> Found | None:
    """Read the day to which a deadline was moved: "extended by one month, to 31 January"."""
    if not contexts.moves_date(clause, at) and not (clause.is_phrase and at == 0):
        return None
    moment = read_moment(clause, at + 1)
    return read_gloss(clause, *moment, Relation.BY) if moment else None


def read_behind_lead(clause: Clause, at: int) -> Found | None:
    """Read a preposition and a time."""
    lead = clause.vocabulary.leads.match(clause.words, at)
    if lead is None:
        return None
    return read_timed(clause, clause.skip(lead[1], ":", "-", "is"), lead[0])


def read_reference(clause: Clause, at: int) -> Found | None:
    """Read "by then", "before that date", "within the same month": the day stands elsewhere in the text."""
    lead = clause.vocabulary.leads.match(clause.words, at)
    if lead is None:
        return None
    for words in _REFERENCES:
        end = lead[1] + len(words)
        if clause.follows(lead[1], *words) and clause.may_close(end):
            return event_reading(lead[0].relation, " ".join(words)), end
    return None


def read_gathering_behind(clause: Clause, at: int) -> Found | None:
    """Read "at its next session", "to the August meeting"."""
    relation = _GATHERING_RELATIONS.get(clause.words[at])
    return read_gathering(clause, at + 1, relation) if relation else None


def read_event(clause: Clause, at: int) -> Found | None:
    """Read "before the storm season", "until the congress opens", "in time for the second session", "by the time ..."."""
    if clause.follows(at, "by", "the", "time"):
        begin, relation = at + 3, Relation.BY
    elif clause.words[at] == "while":
        begin, relation = at + 1, Relation.DURING
    else:
        lead = clause.vocabulary.leads.match(clause.words, at)
        if lead is None:
            return None
        begin, relation = lead[1], lead[0].relation
    end = event_end(clause, begin)
    if end == begin or clause.words[begin] in _NO_EVENTS or not _opens_event(clause, at, begin, end):
        return None
    return read_event_behind(clause, begin, end, relation)


def _opens_event(clause: Clause, at: int, begin: int, end: int) -> bool:
    """Whether the words behind an opener are an event, and no body, amount or doer of a passive."""
    opener = clause.words[at]
    if clause.words[at : at + 3] in _STRONG_PHRASES:
        return True
    if opener in _UNTIL_WORDS:  # "until the results are in" says how long, "until the New Year" by when
        is_whole = contexts.names_whole_text(clause, at, end)
        return is_whole or (is_event(clause, begin, end) and not is_event_clause(clause, begin, end))
    if opener == "while":
        return is_event_clause(clause, begin, end)
    if opener not in _STRONG_OPENERS:
        return read_day_name(clause, begin) is not None or _is_edge_of_event(clause, begin, end)
    if contexts.is_laid_before(clause, at):
        return False
    is_whole = contexts.names_whole_text(clause, at, end) and opener != "not"
    return is_whole or is_event(clause, begin, end) or _is_dated(clause, end)


def _is_dated(clause: Clause, end: int) -> bool:
    return clause.words[end] == "(" and read_moment(clause, end + 1) is not None


def _is_edge_of_event(clause: Clause, begin: int, end: int) -> bool:
    """Whether "by" and "at" stand before "the end of every round"."""
    edge = clause.skip(begin, "the")
    is_edge = clause.words[edge] in _EDGES and clause.words[edge + 1] == "of"
    return is_edge and edge + 2 < end and is_event(clause, edge + 2, end)


def read_length(clause: Clause, at: int) -> Found | None:
    """Read a length of time without a preposition: counted from something, given to somebody, or the whole text."""
    found = read_bare_counted(clause, at)
    if found:
        return found
    length = read_offset(clause, at)
    if length is None:
        return None
    may_stand = contexts.is_granted(clause, at, length[1]) or contexts.names_whole_text(clause, at, length[1])
    return read_counted(clause, at, Relation.BY) if may_stand else None


def read_bare(clause: Clause, at: int) -> Found | None:
    """Read a time without a preposition: alone in its cell, or counted from the anchor date ("next week")."""
    if clause.is_phrase and at == 0:
        gathering = read_gathering(clause, at, Relation.ON)
        if gathering:
            return gathering
    if contexts.is_tied(clause, at) or (clause.words[at] == "the" and at and not clause.is_phrase):
        return None
    found = read_range(clause, at, is_opened=False) or read_moment(clause, at)
    read = read_gloss(clause, *found, _bare_relation(clause, found[0], at)) if found else None
    return read if found and read and _may_stand_bare(clause, at, found[0], read) else None


def _may_stand_bare(clause: Clause, at: int, moment: Moment, read: Found) -> bool:
    reading, end = read
    if contexts.stands_alone(clause, at, end) or contexts.ends_row(clause, at, end):
        return True
    if reading.kind is DeadlineKind.RELATIVE and reading.has_year:
        return clause.may_close(end)
    is_headline = at == 0 and moment.shape is Shape.EDGE
    return is_headline or clause.words[end - 1] == "latest"


def _bare_relation(clause: Clause, moment: Moment, at: int) -> Relation:
    if moment.shape in {Shape.PERIOD, Shape.PART}:
        return Relation.DURING
    is_spoken = clause.kinds[at] == Kind.WORD and moment.kind is DeadlineKind.RELATIVE and moment.shape is Shape.DAY
    return Relation.ON if is_spoken else Relation.BY
