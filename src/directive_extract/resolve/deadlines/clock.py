"""Times of day: they set how fine a deadline is, and never its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.numbers import read_count
from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_HOURS = frozenset({"hours", "hrs", "h"})
_HALVES = ("am", "a.m", "pm", "p.m")
# Longest first. "The end of" counts as a time only in front of a day ("the end of Friday").
_NAMED = (
    ("the", "end", "of", "the", "working", "day"),
    ("the", "close", "of", "business"),
    ("the", "end", "of", "business"),
    ("the", "end", "of", "the", "day"),
    ("close", "of", "business"),
    ("close", "of", "play"),
    ("end", "of", "business"),
    ("end", "of", "play"),
    ("end", "of", "day"),
    ("end", "of", "the", "day"),
    ("the", "morning", "of"),
    ("the", "afternoon", "of"),
    ("the", "evening", "of"),
    ("the", "night", "of"),
    ("noon",),
    ("midday",),
    ("midnight",),
    ("sundown",),
    ("sunset",),
    ("nightfall",),
    ("cob",),
    ("eob",),
    ("cop",),
    ("eod",),
    ("the", "end", "of"),
    ("end", "of"),
    ("the", "close", "of"),
    ("close", "of"),
)
DAY_ENDS = frozenset({"cob", "eob", "cop", "eod", "close", "end", "the"})  # words that open the end of a working day
_BY_PAIR = {name[:2]: [other for other in _NAMED if other[:2] == name[:2]] for name in _NAMED if len(name) > 1}
_SINGLE = frozenset(name[0] for name in _NAMED if len(name) == 1)


def skip_clock(clause: Clause, at: int) -> int:
    """Index behind a time of day ("5 p.m.", "17:00", "noon", "close of business"), or `at` where there is none."""
    kind = clause.kinds[at]
    if kind == Kind.CLOCK:
        return clause.skip(clause.skip(at + 1, *_HALVES), "hours", "hrs")
    if kind == Kind.NUMBER and clause.words[at] == "12" and clause.words[at + 1] == "noon":
        return at + 2
    if kind == Kind.NUMBER:
        behind = clause.words[at + 1]
        is_clock = behind in _HALVES or behind == "o'clock" or (behind in _HOURS and len(clause.words[at]) == 4)
        return at + 2 if is_clock else at
    if clause.words[at + 1] == "o'clock" and clause.words[at] in clause.vocabulary.numbers:
        return at + 2
    if clause.words[at] in {"half", "quarter"} and clause.words[at + 1] in {"past", "to"}:  # "half past five"
        return at + 3 if read_count(clause, at + 2) else at
    names = _BY_PAIR.get((clause.words[at], clause.words[at + 1]), ())
    single = at + 1 if clause.words[at] in _SINGLE else at
    return next((at + len(name) for name in names if clause.follows(at, *name)), single)


def skip_clock_before_day(clause: Clause, at: int) -> int:
    """Index behind a time of day and the words that tie it to the day behind it ("5 p.m. on the")."""
    behind = skip_clock(clause, at)
    if behind == at:
        return at
    return clause.skip(clause.skip(clause.skip(behind, ","), "on", "of"), "the")


def skip_clock_after_day(clause: Clause, at: int) -> int:
    """Index behind a time of day that follows a day (", at 5 p.m."), or `at` where there is none."""
    begin = clause.skip(clause.skip(at, ","), "at", "by", "before", "until")
    behind = skip_clock(clause, begin)
    return behind if behind > begin and clause.words[behind - 1] != "of" else at
