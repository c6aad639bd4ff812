"""Pieces of words that are looked for before a pattern is: most patterns stand in few clauses."""

from __future__ import annotations


def may_match(lowered: str, stems: tuple[str, ...]) -> bool:
    """Whether a text is worth a search.

    Args:
        lowered: The text, casefolded.
        stems: Pieces in small letters, one of which stands in whatever the pattern matches; none: unknown.

    Returns:
        False only where the pattern can't match.
    """
    return not stems or any(map(lowered.__contains__, stems))
