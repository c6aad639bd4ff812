"""Finding deadline expressions in running text: each word can open an expression of the kinds that it stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines import contexts, event_openers, openers
from directive_extract.resolve.deadlines.readings import Reading, make_deadline
from directive_extract.resolve.deadlines.recurring import read_recurring
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
# One of these words or forms stands in every deadline expression. One linear pass sorts out most clauses.
_TRIGGER = re.compile(
    r"\d{4}|\d{1,2}[./-]\d{1,2}|\d(?:st|nd|rd|th)\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun)"
    r"|\b(?:before|until|till|prior|ahead|advance|while|times?|then|today|tonight|tomorrow|christmas|eo[ymqwd]|cob|due|once|twice"
    r"|hours?|days?|weeks?|months?|quarters?|half|semester|years?|year's|decades?|fortnight|weekday|every|each|h[12]|q[1-4]|fy|end"
    r"|daily|nightly|(?:bi)?weekly|fortnightly|(?:bi)?monthly|quarterly|yearly|annual(?:ly)?|(?:semi|bi)annual(?:ly)?|biennial(?:ly)?"
    r"|sessions?|meetings?|congress|conference|summit|plenary|plenum|sitting|assembly|round|mid\w*)\b",
    re.IGNORECASE,
)
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
_WEAK_OPENINGS = ("for ", "starting ", "beginning ", "commencing ", "until ")
_BARE_WORDS = frozenset({
    "the", "this", "later", "next", "early", "mid", "middle", "late", "end", "today", "tonight", "tomorrow",
    "quarter", "half", "fy",
    "year", "month", "week", "eoy", "eom", "eoq", "eow", "eod", "cob", "midyear", "noon", "midnight", "close",
    "coming",
})  # fmt: skip


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
    return _scan(make_clause(text, anchor_date, settings or _DEFAULT_SETTINGS, load_vocabulary()))


def parse_deadline(text: str, anchor_date: dt.date, *, settings: Settings | None = None) -> Deadline | None:
    """Read the deadline that a phrase or short clause holds.

    Args:
        text: Such as "by the end of the third quarter" or "within 10 days of receiving the draft".
        anchor_date: The day on which the words were issued.
        settings: Day-month order, country of the holidays, start of fiscal and school years.

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
    readers = _readers_by_word()
    found: list[Deadline] = []
    at = 0
    while at < clause.size:
        candidates = readers.get(clause.words[at]) or (_FORM_READERS if clause.kinds[at] in _FORMS else ())
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
        found = reader(clause, at)
        if found:
            return found
    return None


def _is_deadline(clause: Clause, at: int, read: Found) -> bool:
    reading, end = read
    return contexts.names_whole_text(clause, at, end) or not contexts.is_of_a_thing(clause, at, end, reading)


@cache
def _readers_by_word() -> dict[str, tuple[Reader, ...]]:
    """The readers to try, in order, by the word that opens an expression."""
    vocabulary = load_vocabulary()
    leads = vocabulary.leads.first_words()
    numbers = {*vocabulary.numbers, "a", "half"}
    times = {*vocabulary.months, *vocabulary.weekdays, *vocabulary.ordinals} | vocabulary.named_days.first_words()
    table: tuple[tuple[Iterable[str], Reader], ...] = (
        ({"from", "between"}, openers.read_from),
        (leads | vocabulary.frequencies.first_words() | numbers | _CYCLE_WORDS, read_recurring),
        (leads, openers.read_behind_lead),
        (leads, openers.read_reference),
        ({"at", "in", "for", "to", "during", "with", "by"}, event_openers.read_gathering_behind),
        (leads | {"while"}, event_openers.read_event),
        ({"to"}, openers.read_to),
        ({"per"}, openers.read_rate),
        ({"starting", "beginning", "commencing"}, openers.read_starting),
        (numbers | {"at", "the"}, openers.read_length),
        (times | numbers | _BARE_WORDS, openers.read_bare),
    )
    readers: dict[str, list[Reader]] = {}
    for words, reader in table:
        for word in words:
            readers.setdefault(word, []).append(reader)
    return {word: tuple(of_word) for word, of_word in readers.items()}
