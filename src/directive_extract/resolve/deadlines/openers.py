"""Expressions by the word that opens them: one reader for each kind, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import contexts
from directive_extract.resolve.deadlines.clock import DAY_ENDS
from directive_extract.resolve.deadlines.counting import read_bare_counted, read_counted
from directive_extract.resolve.deadlines.cycles import every
from directive_extract.resolve.deadlines.gatherings import read_gathering
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.resolve.deadlines.offsets import read_offset
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.recurring import read_cycle_behind
from directive_extract.resolve.deadlines.timed import read_gloss, read_timed
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import DeadlineKind, Granularity, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_REFERENCES = (
    "then", "that date", "that day", "that time", "that deadline", "that month", "that period", "that year",
    "this date", "this deadline", "the said date", "the said day", "the above date", "the date above",
    "the same date", "the same day", "the same deadline", "the same time",
    "the same week", "the same quarter", "that week", "that quarter",
    "the same month", "the same period", "the same year",
)  # fmt: skip
_NEAR = frozenset({
    "this", "next", "later", "today", "tonight", "tomorrow", "early", "late", "mid", "coming", "year", "month",
    "week",
    "eoy", "eom", "eoq", "eow", "eod", "cob", "noon", "the", "w", "tmrw", "tmr", "wk",
})  # fmt: skip
_REFERENCE_WORDS = tuple(phrase.split() for phrase in _REFERENCES)


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


def read_starting(clause: Clause, at: int) -> Found | None:
    """Read the day on which the work has to begin: "starting on 1 July", "as of 1 July"; not "starting next year"."""
    if clause.words[at] == "as" and clause.words[at + 1] not in {"of", "from"}:
        return None
    begin = clause.skip(clause.skip(at + 1, "on", "from", "of"), "the")
    start = read_moment(clause, begin)
    if start is None or start[0].shape is not Shape.DAY:
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
    lead = clause.lead(at)
    if lead is None:
        return None
    if lead[0].relation is Relation.BY and lead[1] > at + 1 and clause.words[lead[1]] == "at":
        return read_gathering(clause, lead[1] + 1, Relation.BY)  # "no later than at its session in 2028"
    return read_timed(clause, clause.skip(lead[1], ":", "-", "is"), lead[0])


def read_rate(clause: Clause, at: int) -> Found | None:
    """Read "per quarter" and "a month" behind a count of things to do: "one inspection per quarter"."""
    unit = clause.vocabulary.units.get(clause.words[at + 1])
    if unit in {None, "hour", "day"} or clause.words[at + 1].endswith("s") or clause.words[at + 2] == "of":
        return None
    is_whole = clause.words[at] == "per" and contexts.names_whole_text(clause, at, at + 2)
    if not is_whole and not contexts.counts_acts(clause, at):
        return None
    return read_cycle_behind(clause, every(1, str(unit)), at + 2)


def read_reference(clause: Clause, at: int) -> Found | None:
    """Read "by then", "before that date", "within the same month": the day stands elsewhere in the text."""
    lead = clause.lead(at)
    if lead is None:
        return None
    if clause.words[at] == "within" and clause.follows(lead[1], "the", "day") and clause.may_close(lead[1] + 2):
        return event_reading(lead[0].relation, "the day"), lead[1] + 2  # the day of whatever has to be done
    for words in _REFERENCE_WORDS:
        end = lead[1] + len(words)
        is_adverb = words == ["then"] and lead[0].relation not in {Relation.BY, Relation.BEFORE}  # "hand it in then"
        if clause.follows(lead[1], *words) and clause.may_close(end) and not is_adverb:
            return event_reading(lead[0].relation, " ".join(words)), end
    return None


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
    if clause.words[at] == "the" and at and not clause.is_phrase:
        return None
    opens_cell = contexts.opens_cell(clause, at)
    if not opens_cell and clause.words[at] not in _NEAR and not contexts.may_close_or_be_called(clause, at):
        return None
    is_numbered = clause.kinds[at] == Kind.NUMBER  # "8.0 Next meeting" is a heading
    gathering = read_gathering(clause, at, Relation.ON) if opens_cell and not is_numbered else None
    if gathering and (clause.is_phrase or contexts.closes_cell(clause, gathering[1])):
        return gathering
    if clause.before(at) in {"to", "-", "–"} and not opens_cell:
        return None
    found = read_range(clause, at, is_opened=False) or read_moment(clause, at)
    if found and contexts.is_tied(clause, at) and not contexts.is_granted(clause, at, found[1]):
        return None
    read = read_gloss(clause, *found, _bare_relation(clause, found[0], at)) if found else None
    return read if found and read and _may_stand_bare(clause, at, found[0], read) else None


def _may_stand_bare(clause: Clause, at: int, moment: Moment, read: Found) -> bool:
    reading, end = read
    if reading.granularity is Granularity.YEAR and clause.before(at) == "(" and clause.kinds[at] == Kind.NUMBER:
        return contexts.names_whole_text(clause, at, end)  # "Resolution 2831 (2026)"
    is_last_cell = contexts.ends_row(clause, at, end) and reading.granularity is not Granularity.YEAR
    if is_last_cell or contexts.stands_alone(clause, at, end):
        return True
    if moment.shape in {Shape.DAY, Shape.EDGE} and contexts.closes_line(clause, at, end):
        return reading.date is not None and reading.date >= clause.anchor
    if reading.kind is DeadlineKind.RELATIVE and reading.has_year:
        return clause.may_close(end) or (moment.shape is not Shape.EDGE and not contexts.describes_noun(clause, end))
    if clause.words[at] in {"this", "next"} and clause.words[at + 1] in clause.vocabulary.months:  # "this December"
        return clause.may_close(end)
    is_headline = at == 0 and moment.shape is Shape.EDGE
    return is_headline or contexts.is_called_deadline(clause, at, end) or clause.words[end - 1] == "latest"


def _bare_relation(clause: Clause, moment: Moment, at: int) -> Relation:
    if moment.shape in {Shape.PERIOD, Shape.PART}:
        return Relation.DURING
    if moment.is_timed and clause.words[at] in DAY_ENDS:  # "COB Friday"
        return Relation.BY
    is_spoken = clause.kinds[at] == Kind.WORD and moment.kind is DeadlineKind.RELATIVE and moment.shape is Shape.DAY
    return Relation.ON if is_spoken else Relation.BY
