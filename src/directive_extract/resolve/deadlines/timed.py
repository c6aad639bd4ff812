"""A preposition and a time: "no later than 15 February", "within 30 days of signing", "8 May (was: 13 March)"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.counting import read_counted
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.resolve.deadlines.periods import read_plain_unit
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, moment_reading
from directive_extract.schema.directive import Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause
    from directive_extract.resolve.deadlines.vocabulary import Lead

Found = tuple[Reading, int]

_AHEAD = frozenset({"next", "coming", "following", "forthcoming", "subsequent", "ensuing"})
_BRACKET_REACH = 12  # words; a longer bracket tells a story
_MOVED = frozenset({
    "was", "were", "formerly", "previously", "originally", "instead", "moved", "revised", "unchanged", "new",
    "extended", "postponed",
    "from", "not", "brought", "earlier", "old", "deferred", "confirmed", "at",
})  # fmt: skip
_INSTEAD = (["instead", "of"], ["rather", "than"], ["and", "not"])
_ENDINGS = (
    ("is", "over"), ("is", "out"), ("is", "up"), ("is", "through"), ("ends",), ("closes",), ("has", "ended"),
    ("runs", "out"),
    ("comes", "to", "an", "end"), ("comes", "to", "a", "close"), ("draws", "to", "a", "close"),
    ("draws", "to", "an", "end"), ("finishes",), ("expires",),
)  # fmt: skip


def read_timed(clause: Clause, at: int, lead: Lead) -> Found | None:
    """Read the time behind a preposition.

    Args:
        clause: The words.
        at: Index behind the preposition.
        lead: What the preposition says.

    Returns:
        The reading and the index behind it, or None where no time follows.
    """
    return _read_length(clause, at, lead) or _read_moment_behind(clause, at, lead.relation)


def _read_length(clause: Clause, at: int, lead: Lead) -> Found | None:
    """Read "30 days" behind "within", "the next three months" behind "over", "10 days before X" behind anything."""
    begin = clause.skip(at, "the", "about", "a")
    begin = begin if begin == at or clause.words[at] != "a" or clause.words[begin] in {"further", "maximum"} else at
    ahead = clause.skip(begin, *_AHEAD)
    is_ahead = ahead > begin
    begin = clause.skip(ahead, "few", "further", "another")
    found = read_counted(clause, begin, _length_relation(lead.relation, is_ahead=is_ahead))
    if found is None:
        return None
    is_counted_from_event = found[0].anchor is not None and found[0].anchor.date != clause.anchor
    may_open = lead.takes_length or is_ahead or (is_counted_from_event and lead.relation is Relation.BY)
    return found if may_open else None


def _length_relation(relation: Relation, *, is_ahead: bool) -> Relation:
    return Relation.DURING if relation is Relation.DURING and is_ahead else Relation.BY


def _read_moment_behind(clause: Clause, at: int, relation: Relation) -> Found | None:
    if relation in {Relation.DURING, Relation.ON}:
        ranged = read_range(clause, at, is_opened=False)
        if ranged:
            return read_gloss(clause, *ranged, Relation.DURING)
    found = _read_ending(clause, at) or read_moment(clause, at)
    if found is None or _names_an_event(clause, found[1]):
        return None
    moment, behind = found
    read = read_gloss(clause, moment, behind, _fit(relation, moment))
    waits_for_it = read is not None and read[0].date is None and relation is Relation.BEFORE
    return None if waits_for_it else read  # "before the school year begins", if nobody knows when, is an event


def _names_an_event(clause: Clause, behind: int) -> bool:
    """Whether the time only says which event: "the June meeting", "the 2026 admission season"."""
    events = clause.vocabulary.events
    return clause.words[behind] in events.meetings or clause.words[behind] in events.timed_nouns


def _read_ending(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read "June is over", "the year ends", which name the period's last day."""
    found = read_moment(clause, at) or read_plain_unit(clause, at)
    if found is None or found[0].shape is not Shape.PERIOD:
        return None
    for words in _ENDINGS:
        if clause.follows(found[1], *words):
            return found[0].within(lambda interval: interval, Shape.EDGE), found[1] + len(words)
    return None


def _fit(relation: Relation, moment: Moment) -> Relation:
    """What "on" and "in" mean with this moment: "at the end of March" is by, "for 13 October" is on."""
    if relation not in {Relation.ON, Relation.DURING}:
        return relation
    by_shape = {Shape.EDGE: Relation.BY, Shape.DAY: Relation.ON}
    return by_shape.get(moment.shape, Relation.DURING)


def read_gloss(clause: Clause, moment: Moment, behind: int, relation: Relation) -> Found | None:
    """Read what may follow a time: what dates it, what it was before, and "at the latest".

    Args:
        clause: The words.
        moment: The time.
        behind: Index behind it.
        relation: What stands in front of it.

    Returns:
        The reading and the index behind everything that belongs to it, or None where the calendar has no such day.
    """
    gloss = _read_bracket(clause, behind) or _read_old_date(clause, behind) or _read_day_behind(clause, moment, behind)
    if gloss:
        moment, behind = gloss[0] or moment, gloss[1]
    begin = clause.skip(behind, ",")
    tail = clause.vocabulary.tails.match(clause.words, begin)
    if tail:
        relation, behind = tail
    reading = moment_reading(clause, moment, relation)
    return (reading, behind) if reading else None


def _read_bracket(clause: Clause, at: int) -> tuple[Moment | None, int] | None:
    """The moment that a bracket gives, or no moment where it only says what the date was before."""
    if clause.words[at] != "(":
        return None
    begin = at + 1
    if clause.words[begin] in _MOVED:
        reach = range(begin, min(begin + _BRACKET_REACH, clause.size))
        end = next((index for index in reach if clause.words[index] == ")"), None)
        return (None, end + 1) if end is not None else None
    found = read_range(clause, begin, is_opened=False) or read_moment(clause, begin)
    return (found[0], found[1] + 1) if found and clause.words[found[1]] == ")" else None


def _read_old_date(clause: Clause, at: int) -> tuple[None, int] | None:
    """Skip ", not 31 October" and "instead of 1 June", which only say what the date was before."""
    if not clause.is_phrase:  # in running text the two are read apart, and the old one is set aside
        return None
    begin = clause.skip(at, ",")
    begin = begin + 1 if clause.words[begin] == "not" else begin + 2
    is_denied = clause.words[begin - 1] == "not" or clause.words[begin - 2 : begin] in _INSTEAD
    old = read_moment(clause, begin) if is_denied else None
    return (None, old[1]) if old else None


def _read_day_behind(clause: Clause, moment: Moment, at: int) -> tuple[Moment, int] | None:
    """The day that dates a period or its edge: "the opening of the school year on 8 June"."""
    if clause.words[at] != "on" or (moment.shape is Shape.DAY and moment.kind.value == "fixed"):
        return None
    found = read_moment(clause, at + 1)
    return found if found and found[0].shape is Shape.DAY and found[0].weekday is None else None
