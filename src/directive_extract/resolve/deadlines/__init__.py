"""Deadlines of official English: what the words say when, and what that means in the calendar."""

from directive_extract.resolve.deadlines.finder import find_deadlines, first_choice, parse_deadline

__all__ = ["find_deadlines", "first_choice", "parse_deadline"]
