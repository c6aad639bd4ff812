"""Events that deadlines wait for: "the storm season", "the congress opens", "the tender is open".

An event has no date in the text; where a day stands in it or in brackets behind it, that day is the deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.near_days import read_day
from directive_extract.resolve.deadlines.readings import Reading, event_reading, moment_reading
from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.moments import Moment
    from directive_extract.resolve.deadlines.tokens import Clause
    from directive_extract.schema.directive import Relation

_MOST_WORDS = 14  # the longest event of the training documents has nine
_MODALS = frozenset({"shall", "must", "should", "will", "would", "can", "may"})
_DETERMINERS = frozenset({"the", "a", "an", "all", "each", "every", "its", "their", "any", "this", "these", "our"})
_PREPOSITIONS = frozenset({
    "of", "for", "in", "on", "at", "to", "by", "with", "from", "into", "before", "after", "or", "over", "between",
})  # fmt: skip
_BEING = frozenset({"is", "are", "was", "were", "be"})
_HANGING = _PREPOSITIONS | {"the", "a", "an"}
_BREAKS = frozenset({
    "and", "so", "which", "who", "that", "while", "including", "but", "as", "with", "under", "pending", "if",
    "because", "unless",
    "instead", "",
    ",", ";", ":", ".", "!", "?", "(", ")", "[", "]", "|", "—", "–", "*", "•", "“", "”", '"',
})  # fmt: skip
_DAY_NOUNS = frozenset({"day", "eve", "anniversary"})
_NOMINAL_ENDINGS = ("oval", "tion", "sion", "ment", "ance", "ence", "sure", "ture")
_MOST_NAME_WORDS = 5
_MOST_LETTERS = 6  # of the word in front of the number: "alpha", "sprint"


def event_end(clause: Clause, at: int) -> int:
    """Index behind the last word of an event that begins at `at`.

    An event ends at a mark, at a word that opens another clause, and in front of the subject of a modal verb ("before
    the flood season | the provinces shall").

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The index; `at` itself where there is no event.
    """
    behind = min(at + _MOST_WORDS, clause.size)
    for index in range(at, behind):
        word = clause.words[index]
        if word in _BREAKS or (word == "to" and not _leads_to_thing(clause, index)):
            return _without_tail(clause, at, index)
        if word in _MODALS and not (word == "may" and clause.is_capital(index)):
            return _subject_start(clause, at, index)
    return behind


def _without_tail(clause: Clause, first: int, end: int) -> int:
    """Index behind the last word that is no preposition or article left hanging ("before we are ready for | that")."""
    while end > first + 1 and clause.words[end - 1] in _HANGING and clause.words[end - 2] not in _BEING:  # "are in"
        end -= 1
    return end


def _leads_to_thing(clause: Clause, at: int) -> bool:
    """Whether "to" leads to a thing ("response to this report") and not to a verb ("to keep informed")."""
    return clause.words[at + 1] in _DETERMINERS or clause.is_capital(at + 1)


def _subject_start(clause: Clause, first: int, modal: int) -> int:
    """Index where the subject of the modal at `modal` begins."""
    for index in range(modal - 1, first, -1):
        if clause.words[index] in _DETERMINERS and clause.words[index - 1] not in _PREPOSITIONS:
            return index
    return modal


def read_event_behind(clause: Clause, at: int, end: int, relation: Relation) -> tuple[Reading, int] | None:
    """Read an event, dated where a day stands in it.

    Args:
        clause: The words.
        at: Index of the first word of the event.
        end: Index behind its last word.
        relation: What the words in front say.

    Returns:
        The reading and the index behind it, or None where the calendar has no such day.
    """
    dated = _find_day(clause, at, end) or read_day_name(clause, at)
    if dated is None:
        return event_reading(relation, clause.quote(at, end)), end
    reading = moment_reading(clause, dated[0], relation)
    return (reading, dated[1]) if reading else None


def _find_day(clause: Clause, at: int, end: int) -> tuple[Moment, int] | None:
    """A written day in the event ("the ferry sails on 14 November") or in brackets behind it."""
    plain = {Kind.WORD, Kind.MARK}
    for index in range(at, end):
        if clause.kinds[index] in plain and clause.words[index] not in clause.vocabulary.months:
            continue
        found = read_day(clause, index)
        if found and found[0].weekday is None:
            return found[0], max(found[1], end)
    found = read_day(clause, end + 1) if clause.words[end] == "(" else None
    return (found[0], clause.skip(found[1], ")")) if found else None


def read_day_name(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read a day with a name and its date beside it: "National Day, 2 September", "Republic Day (26.01.2026)".

    Args:
        clause: The words.
        at: Index of the name's first word.

    Returns:
        The day and the index behind it, or None where it is no such name, or has no date.
    """
    for index in range(at, min(at + _MOST_NAME_WORDS, clause.size)):
        if clause.words[index] in _DAY_NOUNS and clause.is_capital(index):
            mark = clause.words[index + 1]
            found = read_day(clause, index + 2) if mark in {",", "(", "on"} else None
            return (found[0], clause.skip(found[1], ")") if mark == "(" else found[1]) if found else None
        if clause.kinds[index] != Kind.WORD and clause.words[index] != "'":  # "Doctors' Day"
            return None
    return None


def is_event(clause: Clause, at: int, end: int) -> bool:
    """Whether words tell of something that happens, rather than of a body that sits.

    Args:
        clause: The words.
        at: Index of the first word.
        end: Index behind the last word.

    Returns:
        True for a clause ("the snow melts", "a contract is signed") and for a noun phrase whose head is known as an
        event ("the storm season"). "Before the Commission" is a place, "before approval" an order of steps.
    """
    words = clause.words[at:end]
    if is_event_clause(clause, at, end):
        return True
    events = clause.vocabulary.events
    head = _head_phrase(words)
    if not head or head[-1] in events.bodies:
        return False
    if len(words) == 1 and words[0].endswith(_NOMINAL_ENDINGS):
        return False
    if not events.nouns.isdisjoint(head):
        return True
    return len(words) > 1 and any(word.endswith(_NOMINAL_ENDINGS) for word in head)


def may_be_event(clause: Clause, at: int, end: int) -> bool:
    """Whether words behind "before" can be an event, though none that is known.

    Args:
        clause: The words.
        at: Index of the first word.
        end: Index behind the last word.

    Returns:
        False for bodies and persons ("before the Commission"), for steps of the work itself ("before submitting it",
        "before approval") and for bare words that say no more than "earlier" ("before others").
    """
    if is_event(clause, at, end):
        return True
    if clause.words[at] in _DETERMINERS and clause.words[at + 1] in clause.vocabulary.events.coming:
        return True  # "the next Council" meets at some time
    head = _head_phrase(clause.words[at:end])
    if not head or head[-1] in clause.vocabulary.events.bodies or head[0].endswith("ing") or end - at < 2:
        return False
    if _is_identifier(clause, at, end):
        return True
    return clause.words[at] in _DETERMINERS and not clause.is_capital(at + 1)


def _is_identifier(clause: Clause, at: int, end: int) -> bool:
    """Whether a letter-and-figure name of a step follows: "rc1", "v2", "beta 3", "M4"."""
    is_joined = clause.kinds[at + 1] == Kind.NUMBER and clause.starts[at + 1] <= clause.ends[at] + 1
    return end == at + 2 and clause.kinds[at] == Kind.WORD and is_joined and len(clause.words[at]) <= _MOST_LETTERS


def is_event_clause(clause: Clause, at: int, end: int) -> bool:
    """Whether words are a clause with a verb: "the court rises", "they open the gate"."""
    events = clause.vocabulary.events
    words = clause.words[at:end]
    if words and words[0] in events.subjects:
        return len(words) > 2
    return not events.verbs.isdisjoint(words[1:])


def _head_phrase(words: list[str]) -> list[str]:
    """The noun phrase in front of the first preposition, without articles."""
    phrase: list[str] = []
    for word in words:
        if word in _PREPOSITIONS and phrase:
            break
        if word not in _DETERMINERS:
            phrase.append(word)
    return phrase
