"""Finding deadline expressions in running text.

deadline = recurring | preposition time | preposition event | gathering | from-to range
| length-of-time from now, before or after something | a time that stands alone
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import contexts
from directive_extract.resolve.deadlines.events import event_end, is_event, read_event_behind, read_gathering
from directive_extract.resolve.deadlines.moments import Shape
from directive_extract.resolve.deadlines.offsets import read_offset
from directive_extract.resolve.deadlines.ranges import read_moment, read_range
from directive_extract.resolve.deadlines.readings import Reading, event_reading, make_deadline, moment_reading
from directive_extract.resolve.deadlines.recurring import read_recurring
from directive_extract.resolve.deadlines.timed import read_bare_offset, read_gloss, read_timed
from directive_extract.resolve.deadlines.tokens import Clause, Kind, make_clause
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary
from directive_extract.schema.directive import Anchor, Deadline, DeadlineKind, Relation
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.resolve.deadlines.moments import Moment

Found = tuple[Reading, int]

_DEFAULT_SETTINGS = Settings()
# One of these words or forms stands in every deadline expression. One linear pass sorts out most clauses.
_TRIGGER = re.compile(
    r"\d{4}|\d{1,2}[./-]\d{1,2}|\d(?:st|nd|rd|th)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"|\b(?:before|until|till|prior|ahead|advance|while|time|times|then|today|tonight|tomorrow|christmas|eo[ymqwd]|cob"
    r"|hours?|days?|weeks?|months?|quarters?|half|semester|year|years|year's|decades?|fortnight|weekday|every|each|once|twice"
    r"|daily|nightly|weekly|biweekly|fortnightly|monthly|bimonthly|quarterly|yearly|annual|annually|semiannual\w*|biannual\w*|biennial\w*"
    r"|q[1-4]|h[12]|fy|session|meeting|congress|conference|summit|plenary|plenum|sitting|assembly|midyear|midsummer|due)\b",
    re.IGNORECASE,
)
_FORMS = frozenset({
    Kind.ISO,
    Kind.DATE,
    Kind.YEARS,
    Kind.MONTH_YEAR,
    Kind.DAY_MONTH,
    Kind.LABEL,
    Kind.ORDINAL,
    Kind.NUMBER,
})
_EVENT_OPENERS = {
    ("by", "the", "time"): Relation.BY,
    ("in", "time", "for"): Relation.BY,
    ("in", "good", "time", "for"): Relation.BY,
    ("before",): Relation.BEFORE,
    ("prior", "to"): Relation.BEFORE,
    ("ahead", "of"): Relation.BEFORE,
    ("in", "advance", "of"): Relation.BEFORE,
    ("until",): Relation.BY,
    ("till",): Relation.BY,
    ("no", "later", "than"): Relation.BY,
    ("not", "later", "than"): Relation.BY,
    ("by", "no", "later", "than"): Relation.BY,
    ("while",): Relation.DURING,
    ("by",): Relation.BY,
    ("within",): Relation.BY,
    ("at",): Relation.ON,
    ("on",): Relation.ON,
    ("during",): Relation.DURING,
    ("by", "no", "later", "than"): Relation.BY,
}
_GATHERING_OPENERS = frozenset({"at", "in", "for", "to", "during", "until", "by"})
_REFERENCES = ("then", "that date", "that day", "that time", "the same date", "the same day", "that deadline", "the same deadline",
               "the same time", "the same month", "that month", "the same period", "that period", "the same year", "this date", "this deadline")  # fmt: skip
_EDGES = frozenset({"end", "close", "beginning", "start", "opening", "conclusion", "completion", "closing"})


def find_deadlines(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> list[Deadline]:
    """Find every deadline expression in running text.

    Args:
        text: A clause, a sentence or more.
        anchor_date: The day on which the text was issued; relative expressions count from it.
        settings: Day-month order, country of the holidays, start of fiscal and school years.

    Returns:
        The deadlines in the order of the text, none overlapping another; the evidence of each counts in `text`.
    """
    if not _TRIGGER.search(text):
        return []
    clause = make_clause(text, anchor_date, settings or _DEFAULT_SETTINGS, load_vocabulary())
    return _scan(clause, is_phrase=False)


def parse_deadline(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> Deadline | None:
    """Read the deadline that a phrase or short clause holds.

    Args:
        text: Such as "by the end of the third quarter" or "within 10 days of receiving the draft".
        anchor_date: The day on which the words were issued.
        settings: Day-month order, country of the holidays, start of fiscal and school years.

    Returns:
        The deadline, its evidence counted in `text`; the first dated or recurring one where the text holds several;
        None where the words set none.
    """
    clause = make_clause(text, anchor_date, settings or _DEFAULT_SETTINGS, load_vocabulary())
    return first_choice(_scan(clause, is_phrase=True))


def first_choice(deadlines: list[Deadline]) -> Deadline | None:
    """The one to take where a single task states several: the first that has a date or recurs, else the first."""
    for deadline in deadlines:
        if deadline.date or deadline.recurrence:
            return deadline
    return deadlines[0] if deadlines else None


def _scan(clause: Clause, *, is_phrase: bool) -> list[Deadline]:
    found: list[Deadline] = []
    starters = _starters()
    at = 0
    while at < clause.size:
        if clause.words[at] in starters or clause.kinds[at] in _FORMS:
            read = _read_at(clause, at, is_phrase=is_phrase)
            if read:
                reading, end = read
                found.append(make_deadline(clause, at, end, reading))
                at = end
                continue
            at = _skip_name(clause, at)
            continue
        at += 1
    return found


@cache
def _starters() -> frozenset[str]:
    """The words with which an expression can begin."""
    vocabulary = load_vocabulary()
    tables = (vocabulary.relations, vocabulary.frequencies, vocabulary.named_days, vocabulary.tails)
    words = frozenset().union(*(table.first_words() for table in tables))
    plain = {*vocabulary.months, *vocabulary.weekdays, *vocabulary.numbers, *vocabulary.ordinals}
    return words | plain | {
        "the", "every", "each", "once", "twice", "thrice", "from", "between", "to", "while", "this", "next", "early", "mid", "late",
        "end", "today", "tonight", "tomorrow", "quarter", "fy", "year", "month", "a", "half", "eoy", "eom", "eoq", "eow", "eod",
        "cob", "midyear", "middle", "noon", "midnight", "starting",
    }  # fmt: skip


def _skip_name(clause: Clause, at: int) -> int:
    """Index behind words that hold a date and are no deadline, so that no part of them is read again."""
    found = (
        read_moment(clause, at) if clause.kinds[at] in _FORMS or clause.words[at] in clause.vocabulary.months else None
    )
    return found[1] if found else at + 1


def _read_at(clause: Clause, at: int, *, is_phrase: bool) -> Found | None:
    recurring = read_recurring(clause, at)
    if recurring and not (at and clause.words[at - 1] in {"from", "-"}):
        return recurring
    found = _read_range(clause, at) or _read_behind_preposition(clause, at)
    if found:
        return (
            None
            if contexts.is_of_a_thing(clause, at, found[1], found[0])
            and not (is_phrase and at == 0 and _is_whole(clause, found[1]))
            else found
        )
    event = _read_event(clause, at, is_phrase=is_phrase)
    if event:
        return None if contexts.is_condition(clause, at) else event
    return _read_bare_offset(clause, at, is_phrase=is_phrase) or _read_bare(clause, at, is_phrase=is_phrase)


def _is_whole(clause: Clause, end: int) -> bool:
    return end >= clause.size - 1 and clause.words[end] in {"", ".", ",", ";"}


def _read_range(clause: Clause, at: int) -> Found | None:
    """Read "from X to Y", "between X and Y", and the begin of work: "pilot it from X"."""
    if clause.words[at] not in {"from", "between"}:
        return None
    begin = clause.skip(at + 1, "now", "today")
    if begin > at + 1:
        return None
    found = read_range(clause, begin, is_opened=True)
    if found:
        relation = Relation.BY if contexts.moves_date(clause, at) else Relation.DURING
        return read_gloss(clause, found[0], found[1], relation)
    start = read_moment(clause, begin)
    if start and clause.words[at] == "from" and contexts.begins_work(clause, at):
        reading = moment_reading(clause, start[0], Relation.ON)
        return (reading, start[1]) if reading else None
    return None


def _read_behind_preposition(clause: Clause, at: int) -> Found | None:
    if clause.words[at] == "to":
        if not contexts.moves_date(clause, at):
            return None
        moment = read_moment(clause, at + 1)
        return read_gloss(clause, moment[0], moment[1], Relation.BY) if moment else None
    relation = clause.vocabulary.relations.match(clause.words, at)
    if relation is None:
        return None
    begin = clause.skip(relation[1], ":", "-", "is")
    return read_timed(clause, begin, relation[0])


def _read_event(clause: Clause, at: int, *, is_phrase: bool) -> Found | None:
    return (
        _read_reference(clause, at)
        or _read_gathering(clause, at)
        or _read_event_clause(clause, at, is_phrase=is_phrase)
    )


def _read_reference(clause: Clause, at: int) -> Found | None:
    """Read "by then", "before that date", "within the same month": the day stands elsewhere."""
    relation = clause.vocabulary.relations.match(clause.words, at)
    if relation is None:
        return None
    for reference in _REFERENCES:
        words = reference.split()
        if clause.follows(relation[1], *words) and clause.may_close(relation[1] + len(words)):
            return Reading(DeadlineKind.EVENT, relation[0], anchor=Anchor(text=reference)), relation[1] + len(words)
    return None


def _read_gathering(clause: Clause, at: int) -> Found | None:
    if clause.words[at] not in _GATHERING_OPENERS:
        return None
    relation = Relation.BY if clause.words[at] in {"by", "until"} else Relation.ON
    return read_gathering(clause, at + 1, relation)


def _read_event_clause(clause: Clause, at: int, *, is_phrase: bool) -> Found | None:
    for words, relation in _EVENT_OPENERS.items():
        if clause.follows(at, *words):
            begin = at + len(words)
            break
    else:
        return None
    if not _opens_event(clause, at, begin, words[0], is_phrase=is_phrase):
        return None
    return read_event_behind(clause, begin, relation)


def _opens_event(clause: Clause, at: int, begin: int, opener: str, *, is_phrase: bool) -> bool:
    """Whether the words behind an opener are an event, and not a body, an amount or the doer of a passive."""
    if opener in {"by", "at", "on", "during", "within"} and begin == at + 1:
        start = clause.skip(begin, "the")
        return clause.words[start] in _EDGES and clause.words[start + 1] == "of" and is_event(clause, start + 2)
    if opener == "while":
        return (is_event(clause, begin) and not is_phrase and clause.words[begin + 1] != ",") or is_phrase
    if contexts.is_laid_before(clause, at):
        return False
    if begin > at + 2 and opener in {"by", "in"}:
        return True
    return (is_phrase and at == 0 and event_end(clause, begin) >= clause.size - 1) or is_event(clause, begin)


def _read_bare_offset(clause: Clause, at: int, *, is_phrase: bool) -> Found | None:
    found = read_bare_offset(clause, at)
    if found:
        return found
    length = read_offset(clause, at)
    if length is None:
        return None
    offset, behind = length
    is_alone = is_phrase and at == 0 and _is_whole(clause, behind)
    if not is_alone and not contexts.is_granted(clause, at, behind):
        return None
    return read_timed(clause, at, Relation.BY)


def _read_bare(clause: Clause, at: int, *, is_phrase: bool) -> Found | None:
    """Read a time without a preposition: alone in its cell, or one that counts from now ("next week")."""
    if clause.words[at] == "the" and not is_phrase and at:
        return None
    ranged = read_range(clause, at, is_opened=False)
    found = ranged or read_moment(clause, at)
    if found is None or contexts.is_tied(clause, at):
        return _read_bare_gathering(clause, at) if is_phrase and at == 0 else None
    moment, behind = found
    relation = _bare_relation(clause, moment, at)
    read = read_gloss(clause, moment, behind, relation)
    if read is None:
        return None
    reading, end = read
    return (reading, end) if _may_stand_bare(clause, at, end, reading) else None


def _read_bare_gathering(clause: Clause, at: int) -> Found | None:
    return read_gathering(clause, at, Relation.ON)


def _may_stand_bare(clause: Clause, at: int, end: int, reading: Reading) -> bool:
    if contexts.stands_alone(clause, at, end):
        return True
    if reading.kind is DeadlineKind.RELATIVE and reading.has_year:
        return clause.may_close(end) and not contexts.is_of_a_thing(clause, at, end, reading)
    return contexts.ends_text(clause, at, end) or (end > at and clause.words[end - 1] in {"latest", ")"})


def _bare_relation(clause: Clause, moment: Moment, at: int) -> Relation:
    if moment.shape is Shape.PERIOD or moment.shape is Shape.PART:
        return Relation.DURING
    is_spoken_day = clause.kinds[at] == Kind.WORD and moment.kind is DeadlineKind.RELATIVE and moment.shape is Shape.DAY
    return Relation.ON if is_spoken_day else Relation.BY


__all__ = ["find_deadlines", "first_choice", "parse_deadline"]
_ = event_reading
