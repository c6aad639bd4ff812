"""Deadlines that wait for an event: "before the storm season", "at its next session", "while the ballot is running"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.days import read_day
from directive_extract.resolve.deadlines.moments import Moment
from directive_extract.resolve.deadlines.ranges import read_moment
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.tokens import Kind
from directive_extract.schema.directive import Relation

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_MOST_WORDS = 14  # the longest event of the training documents has nine
_MODALS = frozenset({"shall", "must", "should", "will", "would", "may", "can"})
_DETERMINERS = frozenset({"the", "a", "an", "all", "each", "every", "its", "their", "any", "this", "these"})
_PREPOSITIONS = frozenset({
    "of",
    "for",
    "in",
    "on",
    "at",
    "to",
    "by",
    "with",
    "from",
    "into",
    "before",
    "after",
    "or",
    "over",
})
_BREAKS = frozenset({
    "and",
    "so",
    "which",
    "who",
    "that",
    "while",
    "including",
    "but",
    "as",
    "with",
    "under",
    "pending",
    "if",
})
_MARK_BREAKS = frozenset(',;:.!?()[]|—–*•“”"')
_NOMINAL = ("tion", "sion", "ment", "ance", "ence", "sure", "ture")


def event_end(clause: Clause, at: int) -> int:
    """Index behind the last word of an event that begins at `at`.

    An event ends at a mark, at a word that opens another clause, and in front of the subject of a modal verb
    ("before the flood season | the provinces shall").
    """
    behind = min(at + _MOST_WORDS, clause.size)
    for index in range(at, behind):
        word = clause.words[index]
        if (word in _MODALS and word != "may") or (word == "may" and not clause.is_capital(index)):
            return _subject_start(clause, at, index)
        if (word in _MARK_BREAKS and clause.kinds[index] == Kind.MARK) or word in _BREAKS:
            return index
        if word == "to" and not _is_object_to(clause, index):
            return index
    return behind


def _is_object_to(clause: Clause, at: int) -> bool:
    """Whether "to" leads to a thing ("response to this report") and not to a verb ("to keep informed")."""
    return clause.words[at + 1] in _DETERMINERS or clause.is_capital(at + 1)


def _subject_start(clause: Clause, first: int, modal: int) -> int:
    """Index where the subject of the modal at `modal` begins."""
    for index in range(modal - 1, first, -1):
        if clause.words[index] in _DETERMINERS and clause.words[index - 1] not in _PREPOSITIONS:
            return index
    return modal


def read_event_behind(clause: Clause, at: int, relation: Relation) -> tuple[Reading, int] | None:
    """Read what follows "before", "until" or "in time for" as an event; a day in it dates it.

    Args:
        clause: The words.
        at: Index of the first word of the event.
        relation: What the words in front say.

    Returns:
        The reading and the index behind it, or None where nothing follows.
    """
    end = event_end(clause, at)
    if end == at:
        return None
    dated = _day_inside(clause, at, end)
    if dated:
        moment, behind = dated
        reading = moment_reading(clause, moment, relation)
        return (reading, behind) if reading else None
    return event_reading(relation, clause.quote(at, end)), end


def _day_inside(clause: Clause, at: int, end: int) -> tuple[Moment, int] | None:
    """A written day in the event ("the first contractor arrives on 20 December") or in apposition to it."""
    for index in range(at, end):
        if clause.kinds[index] in {Kind.WORD, Kind.MARK} and clause.words[index] not in clause.vocabulary.months:
            continue
        found = read_day(clause, index)
        if found and found[0].weekday is None:
            return found[0], max(found[1], end)
    if clause.words[end] in {",", "("}:
        found = read_day(clause, end + 1)
        if found and (clause.words[end] == "(" or clause.words[end - 1] in {"day", "eve", "anniversary"}):
            return found[0], clause.skip(found[1], ")")
    return None


def is_event(clause: Clause, at: int) -> bool:
    """Whether the words at `at` tell of something that happens, rather than of a body that sits.

    A clause ("the rains come", "anything is signed") does, and so does a noun phrase whose head is known as an event.
    """
    events = clause.vocabulary.events
    end = event_end(clause, at)
    if end == at:
        return False
    words = clause.words[at:end]
    if words[0] in events.subjects:
        return any(word in events.verbs for word in words[1:]) or len(words) > 2
    if any(word in events.verbs for word in words[1:]):
        return True
    head = _first_phrase(words)
    if head and (head[-1] in events.bodies or "-".join(head) == "somebody-else"):
        return False
    return any(word in events.nouns or word.endswith(_NOMINAL) or word in events.meetings for word in head)


def _first_phrase(words: list[str]) -> list[str]:
    """The noun phrase in front of the first preposition, without articles."""
    phrase = []
    for word in words:
        if word in _PREPOSITIONS and phrase:
            break
        if word not in _DETERMINERS:
            phrase.append(word)
    return phrase


def read_gathering(clause: Clause, at: int, relation: Relation) -> tuple[Reading, int] | None:
    """Read "its next session", "the August meeting", "the Oct. 13 meeting" behind "at", "in" or "for".

    Returns:
        An event; dated where the words name a day or a month, or a bracket behind them does.
    """
    events = clause.vocabulary.events
    moment: Moment | None = None
    is_picked = False
    for index in range(at, min(at + 8, clause.size)):
        word = clause.words[index]
        if word in events.meetings and (is_picked or moment):
            return _gathering(clause, at, index, relation, moment)
        if word in _MARK_BREAKS or word in _BREAKS or (word in _PREPOSITIONS and index > at):
            return None
        is_picked = is_picked or word in events.pickers or clause.kinds[index] == Kind.ORDINAL
        if moment is None and word in clause.vocabulary.months:
            found = read_moment(clause, index)
            moment = found[0] if found else None
    return None


def _gathering(
    clause: Clause, at: int, head: int, relation: Relation, moment: Moment | None
) -> tuple[Reading, int] | None:
    end = head + 1
    if clause.words[end] == "(":
        found = read_moment(clause, end + 1)
        if found and clause.words[found[1]] == ")":
            moment, end = found[0], found[1] + 1
    elif clause.words[end] in {"of", "in", "on"}:
        found = read_moment(clause, end + 1)
        if found:
            moment, end = found
        elif clause.words[end] == "of":
            end = event_end(clause, end)
    if moment is None:
        return event_reading(relation, clause.quote(at, end)), end
    reading = moment_reading(clause, moment, relation)
    if reading and reading.start is not None and relation is Relation.ON:
        reading = moment_reading(clause, moment, Relation.DURING)
    return (reading, end) if reading else None
