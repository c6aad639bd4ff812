"""Times of day: they set how fine a deadline is, and never its day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.tokens import Kind

if TYPE_CHECKING:
    from directive_extract.resolve.deadlines.tokens import Clause

_HALVES = ("am", "a.m", "pm", "p.m")
_NAMED = (
    ("12", "noon"),
    ("noon",),
    ("midday",),
    ("midnight",),
    ("the", "close", "of", "business"),
    ("the", "end", "of", "business"),
    ("the", "end", "of", "the", "working", "day"),
    ("close", "of", "business"),
    ("close", "of", "play"),
    ("end", "of", "business"),
    ("end", "of", "play"),
    ("the", "close"),
    ("cob",),
    ("eob",),
    ("cop",),
    ("the", "end", "of", "the", "day"),
    ("the", "end", "of"),
    ("end", "of"),
)
_FIRST = frozenset(name[0] for name in _NAMED)


def skip_clock(clause: Clause, at: int) -> int:
    """Index behind a time of day ("5 p.m.", "17:00", "noon", "close of business"), or `at` where there is none."""
    kind = clause.kinds[at]
    if kind == Kind.CLOCK:
        behind = clause.skip(at + 1, *_HALVES)
        return clause.skip(behind, "hours", "hrs", "noon")
    if kind == Kind.NUMBER:
        if clause.words[at + 1] in {*_HALVES, "o'clock"}:
            return at + 2
        if clause.words[at + 1] == "hours" and len(clause.words[at]) == 4:  # 1700 hours
            return at + 2
    if clause.words[at] in _FIRST:
        for name in _NAMED:
            if clause.follows(at, *name):
                return at + len(name)
    return at


def skip_clock_before_day(clause: Clause, at: int) -> int:
    """Index behind a time of day and the words that tie it to the day behind it ("5 p.m. on")."""
    behind = skip_clock(clause, at)
    if behind == at:
        return at
    return clause.skip(clause.skip(behind, ","), "on", "of")


def skip_clock_after_day(clause: Clause, at: int) -> int:
    """Index behind a time of day that follows a day (", at 5 p.m."), or `at` where there is none."""
    begin = clause.skip(clause.skip(at, ","), "at", "by", "before", "until")
    behind = skip_clock(clause, begin)
    return behind if behind > begin and clause.words[begin] not in {"the", "end"} else at
