"""Finding deadline expressions in running text: each word can open an expression of the kinds that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from directive_extract.errors import ConfigError
from directive_extract.resolve.deadlines import contexts, event_openers, feasts, movable, openers
from directive_extract.resolve.deadlines.cycle_words import REPEATED
from directive_extract.resolve.deadlines.readings import Reading, make_deadline
from directive_extract.resolve.deadlines.recurring import read_recurring, read_repeated, read_weekdays_alone
from directive_extract.resolve.deadlines.tokens import Clause, Kind, make_clause
from directive_extract.resolve.deadlines.vocabulary import load_vocabulary
from directive_extract.schema.directive import Deadline, DeadlineKind
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

Found = tuple[Reading, int]
Reader = Callable[[Clause, int], Found | None]

_DEFAULT_SETTINGS = Settings()
# A form of figures, or one of the words of `_trigger_words`, stands in every deadline expression.
_FIGURES = re.compile(r"\d{4}|\d[./-]\d|\d\s?(?:st|nd|rd|th|h|[ap]\.?m)\b", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_TRIGGERS = frozenset({
    "tmrw", "tmr", "wkend", "o'clock", "cop", "date", "day", "year", "quarter", "period", "season", "close",
    "start", "beginning", "hereof", "later", "opening", "conclusion", "completion", "closing",
    "before", "until", "till", "prior", "ahead", "advance", "while", "time", "times", "then", "today", "tonight",
    "tomorrow", "due",
    "once", "twice", "thrice", "every", "each", "fy", "sy", "q", "h", "end", "midyear", "weekend", "weekends",
    "weekday", "weekdays", "earlier",
    "sooner", "deadline", "cob", "eob", "eod", "eow", "eom", "eoq", "eoy", "per", "morning", "afternoon",
    "evening", "midnight", "noon",
    "week", "eve", "sundown", "sunset", "nightfall",
})  # fmt: skip
_FORMS = (
    Kind.ISO,
    Kind.DATE,
    Kind.YEARS,
    Kind.MONTH_YEAR,
    Kind.DAY_MONTH,
    Kind.LABEL,
    Kind.ORDINAL,
    Kind.NUMBER,
    Kind.CLOCK,
)
_FORM_READERS: tuple[Reader, ...] = (read_recurring, openers.read_length, openers.read_bare)
_CYCLE_WORDS = frozenset({
    "every",
    "each",
    "not",
    "no",
    "weekends",
    "once",
    "twice",
    "thrice",
    "at",
    "on",
    "in",
    "by",
    "a",
})
_WEAK_OPENINGS = ("for ", "starting ", "beginning ", "commencing ", "as ", "until ")
_RECURRENCE_WORDS = frozenset({
    "every", "each", "once", "twice", "thrice", "time", "times", "weekends", "month", "per", "annually", "yearly",
    "week", "weekend",
})  # fmt: skip
_BARE_WORDS = frozenset({
    "w",
    "the", "this", "later", "next", "early", "mid", "middle", "late", "end", "today", "tonight", "tomorrow",
    "quarter", "half", "fy",
    "year", "month", "week", "eoy", "eom", "eoq", "eow", "eod", "cob", "eob", "cop", "tmrw", "tmr", "wk", "day",
    "ngày", "midyear", "noon", "midnight", "close",
    "coming",
})  # fmt: skip


def find_deadlines(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> list[Deadline]:
    """Find every deadline expression in running text.

    Args:
        text: A clause, a sentence or more.
        anchor_date: The day on which the text was issued; relative expressions count from it.
        settings: Day-month order, country of the holidays, start of fiscal and school years. A country without known
            holidays is a `ConfigError` where working days are counted; an anchor that is no date an `InvalidDateError`.

    Returns:
        The deadlines in the order of the text, none overlapping another; the evidence of each counts in `text`.
    """
    if not _may_hold_deadline(text):
        return []
    return _scan(make_clause(text, anchor_date, settings or _DEFAULT_SETTINGS, load_vocabulary()))


def parse_deadline(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> Deadline | None:
    """Read the deadline that a phrase or short clause holds.

    Args:
        text: Such as "by the end of the third quarter" or "within 10 days of receiving the draft".
        anchor_date: The day on which the words were issued.
        settings: Day-month order, country of the holidays, start of fiscal and school years. A country without known
            holidays is a `ConfigError` where working days are counted; an anchor that is no date an `InvalidDateError`.

    Returns:
        The deadline, its evidence counted in `text`; where the text holds several, the one that `first_choice` takes;
        None where the words set none.
    """
    clause = make_clause(text, anchor_date, settings or _DEFAULT_SETTINGS, load_vocabulary(), is_phrase=True)
    return first_choice(_scan(clause))


def first_choice(deadlines: Iterable[Deadline]) -> Deadline | None:
    """The deadline to take where one task states several.

    Args:
        deadlines: In the order of the text.

    Returns:
        The first that is dated or recurs, else the first; a period behind "for" ("the plan for 2026") and a day that
        has passed only where there is no other.
    """
    return max(deadlines, key=_weight, default=None)


def _weight(deadline: Deadline) -> int:
    """How much speaks for a deadline; of equals, `max` takes the first."""
    is_past = any("lies before" in note for note in deadline.assumptions)
    if is_past:
        return 0
    if deadline.text.lower().startswith(_WEAK_OPENINGS):
        return 1
    return 3 if deadline.date or deadline.recurrence else 2


def _scan(clause: Clause) -> list[Deadline]:
    recurs = not _recurrence_words().isdisjoint(clause.words)
    readers = _readers_by_word(recurs=recurs)
    form_readers = _FORM_READERS if recurs else _FORM_READERS[1:]
    found: list[Deadline] = []
    at = 0
    while at < clause.size:
        candidates = readers.get(clause.words[at]) or (form_readers if clause.kinds[at] in _FORMS else ())
        read = _read_first(clause, at, candidates)
        if read and _is_deadline(clause, at, read):
            found.append(make_deadline(clause, at, read[1], read[0]))
            at = read[1]
        else:
            at = _skip_rejected(clause, at, read)
    return found


def _skip_rejected(clause: Clause, at: int, read: Found | None) -> int:
    """Index behind a time that is no deadline: no part of it is one either. An event may hold another expression."""
    if read and read[0].kind is not DeadlineKind.EVENT:
        return read[1]
    moment = clause.moments.get(at)
    return moment[1] if moment else at + 1


def _read_first(clause: Clause, at: int, readers: Iterable[Reader]) -> Found | None:
    for reader in readers:
        try:
            found = reader(clause, at)
        except ConfigError:  # a ValueError, too: no holidays are known for the country that was asked for
            raise
        except (OverflowError, ValueError):  # a day outside the years 1 to 9999, which is all the calendar there is
            continue
        if found:
            return found
    return None


def _is_deadline(clause: Clause, at: int, read: Found) -> bool:
    reading, end = read
    return contexts.names_whole_text(clause, at, end) or not contexts.is_of_a_thing(clause, at, end, reading)


def _may_hold_deadline(text: str) -> bool:
    """Whether a text holds any word or form of deadlines: two quick passes sort out most clauses."""
    letters = _LETTERS.findall(text.replace("\u00ad", "").replace("\u200b", "").casefold())
    return bool(_FIGURES.search(text)) or not _trigger_words().isdisjoint(letters)


@cache
def _trigger_words() -> frozenset[str]:
    """The words of which every deadline expression has one, unless it is in figures."""
    vocabulary = load_vocabulary()
    events = vocabulary.events
    names = {*vocabulary.months, *vocabulary.weekdays, *(f"{name}s" for name in vocabulary.weekdays), *vocabulary.units}
    named_days = vocabulary.named_days.first_words()
    return (
        _TRIGGERS
        | movable.FIRST_WORDS
        | feasts.FIRST_WORDS
        | vocabulary.feasts.first_words()
        | names
        | named_days
        | vocabulary.frequencies.first_words()
        | events.meetings
        | events.coming
        | events.milestones
        | events.stretches
    )


@cache
def _recurrence_words() -> frozenset[str]:
    """The words of which every recurring duty has one."""
    vocabulary = load_vocabulary()
    weekdays = {*vocabulary.weekdays, *(f"{name}s" for name in vocabulary.weekdays)}
    return _RECURRENCE_WORDS | weekdays | vocabulary.frequencies.first_words()


@cache
def _readers_by_word(*, recurs: bool) -> dict[str, tuple[Reader, ...]]:
    """The readers to try, in order, by the word that opens an expression.

    Args:
        recurs: Whether the text holds any word of a recurring duty; most do not, and save the search for one.

    Returns:
        A table to be read, not to be changed.
    """
    vocabulary = load_vocabulary()
    leads = vocabulary.leads.first_words()
    numbers = {*vocabulary.numbers, "a", "half"}
    times = {
        *movable.FIRST_WORDS,
        *vocabulary.months,
        *vocabulary.weekdays,
        *vocabulary.ordinals,
    } | vocabulary.named_days.first_words()
    table: tuple[tuple[Iterable[str], Reader], ...] = (
        ({"from", "between"}, openers.read_from),
        (leads | vocabulary.frequencies.first_words() | numbers | _CYCLE_WORDS, read_recurring),
        (REPEATED, read_repeated),
        ({"weekdays", *(f"{name}s" for name in vocabulary.weekdays)}, read_weekdays_alone),
        (leads, openers.read_behind_lead),
        (leads, openers.read_reference),
        ({"at", "in", "for", "to", "during", "with", "by"}, event_openers.read_gathering_behind),
        (feasts.OPENERS, feasts.read_feast_behind),
        (leads | {"while"}, event_openers.read_event),
        ({"to"}, openers.read_to),
        ({"per", "a"}, openers.read_rate),
        ({"starting", "beginning", "commencing", "as"}, openers.read_starting),
        ({"this", "next", "the"}, event_openers.read_bare_season),
        ({"this", "next", "the"}, feasts.read_bare_weather),
        (numbers | {"at", "the"}, openers.read_length),
        (times | numbers | _BARE_WORDS, openers.read_bare),
    )
    readers: dict[str, list[Reader]] = {}
    for words, reader in table if recurs else [entry for entry in table if entry[1] is not read_recurring]:
        for word in words:
            readers.setdefault(word, []).append(reader)
    return {word: tuple(of_word) for word, of_word in readers.items()}
