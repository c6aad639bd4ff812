"""Documents that a text cites."""

from __future__ import annotations


def find_references(text: str) -> tuple[str, ...]:
    return ()
