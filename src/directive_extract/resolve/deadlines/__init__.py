"""Deadlines of official English: what the words say when, and what that means in the calendar.

    text -> words (tokens) -> moments and offsets -> reading -> Deadline

A moment ("15 June", "the end of the third quarter") is a function from a year to an interval of days; a preposition,
the anchor date and the words around it turn it into a reading. See docs/decisions/0003-deadline-engine.md.
"""

from directive_extract.resolve.deadlines.becoming_known import resolve_event
from directive_extract.resolve.deadlines.explain import explain_deadline
from directive_extract.resolve.deadlines.finder import find_deadlines, first_choice, parse_deadline
from directive_extract.resolve.deadlines.priority import find_priority
from directive_extract.resolve.deadlines.starts import find_starts

__all__ = [
    "explain_deadline",
    "find_deadlines",
    "find_priority",
    "find_starts",
    "first_choice",
    "parse_deadline",
    "resolve_event",
]
