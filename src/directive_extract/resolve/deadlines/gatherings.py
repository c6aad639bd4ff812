"""Gatherings at which something is due: "at its next session", "at the Oct. 15 sitting", "the August meeting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.events import event_end
from directive_extract.resolve.deadlines.moments import Shape
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_MOST_WORDS = 8  # between "at" and "session"
_NEXT = frozenset({"week's", "month's", "year's"})  # "next week's session"
_STOPS = frozenset({
    "of", "for", "in", "on", "at", "to", "by", "with", "from", "and", "or", "which", "that", "is", "are", "was",
    "before", "after", "until", "",
    ",", ";", ":", ".", "(", ")", "|", "—",
})  # fmt: skip


def read_gathering(clause: Clause, at: int, relation: Relation, *, is_picked: bool = False) -> Found | None:
    """Read the noun phrase of a gathering that is yet to come.

    Args:
        clause: The words.
        at: Index of the phrase's first word.
        relation: What the words in front say.
        is_picked: Whether the words in front say which one is meant ("each of its meetings").

    Returns:
        An event; dated where the words or a bracket behind them name a day or a month. None where nothing picks one
        gathering out ("at the meeting" is the one that the document reports).
    """
    head, moment = _find_head(clause, at, is_picked=is_picked)
    if head is None:
        return None
    in_front = moment
    moment, end = _read_behind(clause, head + 1, in_front)
    is_month_alone = moment is not None and moment is in_front and moment.shape is not Shape.DAY and moment.year is None
    if moment is None or (relation is Relation.BY and is_month_alone):  # "by the May meeting", whenever in May that is
        return event_reading(relation, clause.quote(at, end)), end
    reading = moment_reading(clause, moment, relation)
    if reading and reading.start is not None and relation is Relation.ON:
        reading = moment_reading(clause, moment, Relation.DURING)
    return (reading, end) if reading else None


def _find_head(clause: Clause, at: int, *, is_picked: bool) -> tuple[int | None, Moment | None]:
    """Index of the noun and the time in front of it."""
    events = clause.vocabulary.events
    moment: Moment | None = None
    for index in range(at, min(at + _MOST_WORDS, clause.size)):
        word = clause.words[index]
        if word in events.meetings and (is_picked or moment):
            return index + (clause.words[index + 1] in events.meetings), moment  # "plenary meeting"
        if word in events.papers and clause.words[index - 1] in events.coming:
            return index, moment
        is_dash = word in {"-", "–"} and clause.starts[index] > clause.ends[index - 1]  # not that of "mid-year"
        if word in _STOPS or is_dash:
            break
        is_picked = (
            is_picked
            or word in events.pickers
            or (word in clause.vocabulary.ordinals and word != "last")  # the last one is over
            or (word.endswith("'s") and word[:-2] in _NEXT)
            or (word == "end" and clause.words[index - 2 : index] == ["year", "-"])
            or clause.kinds[index] == Kind.ORDINAL
        )
        if moment is None and word in clause.vocabulary.months:
            found = read_moment(clause, index)
            moment = found[0] if found else None
    return None, None


def _read_behind(clause: Clause, at: int, moment: Moment | None) -> tuple[Moment | None, int]:
    """The time, or the words that belong to the gathering, behind its noun."""
    word = clause.words[at]
    if word not in {"(", "of", "in", "on"}:
        return moment, at
    found = read_moment(clause, at + 1)
    if found and (word != "(" or clause.words[found[1]] == ")"):
        return found[0], found[1] + (word == "(")
    return moment, event_end(clause, at) if word == "of" else at
