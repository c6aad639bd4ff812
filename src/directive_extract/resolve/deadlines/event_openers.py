"""Prepositions in front of events: what must follow each of them so that an event is meant.

before, prior to, no later than    anything but a body, a step of the work, and what is laid before somebody
until                              a known event or a clause
while                              a clause
by, at, on, in                     the day, the end or the beginning of a known event
in time for, by the time           anything
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import contexts
from directive_extract.resolve.deadlines.events import (
    event_end,
    is_event,
    is_event_clause,
    may_be_event,
    read_day_name,
    read_event_behind,
)
from directive_extract.resolve.deadlines.gatherings import read_gathering
from directive_extract.resolve.deadlines.numbers import read_year
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.readings import Reading, event_reading
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import Granularity, Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

Found = tuple[Reading, int]

_EDGES = frozenset({"end", "close", "beginning", "start", "opening", "conclusion", "completion", "closing"})
_GATHERING_RELATIONS = {
    "at": Relation.ON,
    "in": Relation.ON,
    "for": Relation.ON,
    "to": Relation.ON,
    "with": Relation.ON,
    "during": Relation.ON,
    "by": Relation.BY,
}
_NO_EVENTS = frozenset({"further", "now", "recently", "lately"})  # "until further notice"
_ANYTHING = (
    ["in", "time", "for"],
    ["in", "good", "time"],
    ["in", "advance", "of"],
    ["by", "the", "time"],
    ["by", "no", "later"],
    ["by", "not", "later"],
    ["in", "no", "case"],
    ["on", "or", "before"],
)
_SEASONS = frozenset({"spring", "summer", "autumn", "winter"})  # half the world has them at another time: no date
_CROPS = frozenset({"crop", "crops", "harvest", "season"})
_MOST_MILESTONE_WORDS = 4
_BEFORE = frozenset({"before", "prior", "ahead", "earlier", "sooner", "no", "not", "up"})
_UNTIL = frozenset({"until", "till"})
_DURING = frozenset({"during", "throughout"})


def read_gathering_behind(clause: Clause, at: int) -> Found | None:
    """Read "at its next session", "to the August meeting"."""
    relation = _GATHERING_RELATIONS.get(clause.words[at])
    if relation is None or (clause.words[at] == "to" and not _opens_noun_phrase(clause, at + 1)):
        return None
    is_each = clause.words[at + 1] in {"each", "every"}
    begin = at + 3 if is_each and clause.words[at + 2] == "of" else at + 1  # "at each of its meetings"
    found = read_gathering(clause, begin, Relation.EVERY if is_each else relation, is_picked=begin > at + 1)
    if found is not None and clause.words[at] == "to" and _is_of_month(found[0]):  # "come back to the June meeting"
        return event_reading(Relation.BY, clause.quote(begin, found[1])), found[1]
    if found is None or clause.words[at] != "with" or found[0].date is not None:
        return found
    return found if _names_paper(clause, begin, found[1]) else None


def _is_of_month(reading: Reading) -> bool:
    """Whether a gathering is only known by the month that it falls in, so that it has no day."""
    return reading.granularity is Granularity.MONTH and not reading.has_year


def _names_paper(clause: Clause, at: int, end: int) -> bool:
    """Whether a paper is named: "with its next report", but not "with its first meeting behind it"."""
    return not clause.vocabulary.events.papers.isdisjoint(clause.words[at:end])


def _opens_noun_phrase(clause: Clause, at: int) -> bool:
    """Whether a thing follows "to" ("to the next session") and not a verb ("to cancel the next session")."""
    word = clause.words[at]
    return word in {"the", "its", "their", "our", "next"} or word in clause.vocabulary.months or clause.is_capital(at)


def read_event(clause: Clause, at: int) -> Found | None:
    """Read "before the storm season", "until the congress opens", "in time for the session", "by the time ..."."""
    if clause.follows(at, "by", "the", "time"):
        begin, relation = at + 3, Relation.BY
    elif clause.words[at] == "while":
        begin, relation = at + 1, Relation.DURING
    else:
        lead = clause.lead(at)
        if lead is None:
            return None
        begin, relation = lead[1], lead[0].relation
    end = event_end(clause, begin)
    is_state = clause.words[begin] in _NO_EVENTS or clause.follows(at, "up", "to", "date")
    if end == begin or is_state or not _is_meant(clause, at, begin, end):
        return None
    return read_event_behind(clause, begin, end, relation)


def _is_meant(clause: Clause, at: int, begin: int, end: int) -> bool:
    """Whether the words from `begin` to `end` are an event for the preposition at `at`."""
    opener = clause.words[at]
    if begin > at + 2 and clause.words[at : at + 3] in _ANYTHING:
        return True
    if opener == "while":
        return is_event_clause(clause, begin, end) and _lasts(clause, begin, end)
    is_whole = contexts.names_whole_text(clause, at, end)
    if opener in _UNTIL or clause.follows(at, "up", "to"):  # not "up to a third", "own up to every delay"
        return is_whole or is_event(clause, begin, end)
    if opener in _DURING and is_whole:
        return is_event(clause, begin, end)
    if opener in _BEFORE:
        return is_whole or _is_meant_by_before(clause, at, begin, end)
    is_doer = opener != "by" or (_is_agent(clause, at) and not is_whole)
    return (
        _is_milestone(clause, begin, end, is_doer=is_doer)
        or _is_season(clause, begin)
        or _is_day_of_event(clause, begin)
        or _is_edge_of_event(clause, begin, end)
    )


def _is_milestone(clause: Clause, begin: int, end: int, *, is_doer: bool) -> bool:
    """Whether "the AGM", "the next sprint" is all that follows, and not as who did it."""
    is_known = not is_doer and clause.words[end - 1] in clause.vocabulary.events.milestones
    return is_known and end - begin <= _MOST_MILESTONE_WORDS and clause.words[begin] in {"the", "our", "next", "code"}


def _is_agent(clause: Clause, at: int) -> bool:
    """Whether a participle makes "by" name who did it: "adopted by the AGM"."""
    before = clause.before(at)
    return before.endswith("ed") or before in clause.vocabulary.objects.done


def _lasts(clause: Clause, begin: int, end: int) -> bool:
    """Whether something is going on ("the ballot is running"); "while communes have two years" sets things apart."""
    words = clause.words[begin:end]
    for index, word in enumerate(words):
        if word in {"is", "are", "remains", "remain"} and index + 1 < len(words):
            return words[index + 1].endswith("ing") or words[index + 1] in {"under", "in", "open", "valid", "on"}
    return False


def _is_meant_by_before(clause: Clause, at: int, begin: int, end: int) -> bool:
    if contexts.is_laid_before(clause, at):
        return False
    is_dated = clause.words[end] == "(" and read_moment(clause, end + 1) is not None
    return is_dated or _is_day_of_event(clause, begin) or may_be_event(clause, begin, end)


def _is_day_of_event(clause: Clause, begin: int) -> bool:
    """Whether "polling day", "the day of the vote", "the eve of the summit" or a day's name with its date follows."""
    at = clause.skip(clause.skip(begin, "the"), "first", "last")  # "the last day of term"
    if clause.words[at] in {"day", "eve"} and clause.words[at + 1] in {"of", "before"}:
        return True
    if clause.words[at + 1] == "day" and clause.words[at] in clause.vocabulary.events.nouns:
        return True
    return read_day_name(clause, begin) is not None


def read_bare_season(clause: Clause, at: int) -> Found | None:
    """Read "this summer", "next winter", "the coming spring"."""
    begin = clause.skip(clause.skip(at, "the"), "this", "next", "coming")
    if (
        clause.words[begin] not in clause.vocabulary.events.stretches
        or clause.words[begin - 1] == "the"
        or not clause.may_close(begin + 1)
    ):
        return None
    return event_reading(Relation.DURING, clause.quote(at, begin + 1)), begin + 1


def _is_season(clause: Clause, begin: int) -> bool:
    """Whether "summer", "the spring of 2026" or "next winter" follows, and no noun that it describes."""
    at = clause.skip(clause.skip(begin, "the"), "this", "next", "coming", "early", "late")
    if _is_crop(clause, at):
        return True
    if clause.words[at + 1] == "-":  # "the summer-autumn crop" is a thing
        return False
    end = clause.skip(at + 1, "of")
    year = read_year(clause, end)
    return clause.words[at] in _SEASONS and clause.may_close(year[1] if year else end)


def _is_crop(clause: Clause, at: int) -> bool:
    """Whether "2026-2027 summer-autumn crop" follows: the farming seasons of a year or two."""
    if clause.kinds[at] not in {Kind.YEARS, Kind.NUMBER}:
        return False
    behind = clause.skip(clause.skip(at + 2, "-", "–", "/"), *_SEASONS)
    return clause.words[at + 1] in _SEASONS and clause.words[behind] in _CROPS


def _is_edge_of_event(clause: Clause, begin: int, end: int) -> bool:
    """Whether "the end of every round" follows."""
    edge = clause.skip(begin, "the")
    is_edge = clause.words[edge] in _EDGES and clause.words[edge + 1] == "of"
    is_idiom = clause.follows(edge + 2, "the", "day")  # "at the end of the day"
    return is_edge and not is_idiom and edge + 2 < end and is_event(clause, edge + 2, end)
