"""How much a shared word says: the rarer, the more."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files


@cache
def _table() -> tuple[dict[str, float], float]:
    raw = json.loads(files(__package__).joinpath("rarity.json").read_text(encoding="utf-8"))
    return raw["rarity"], raw["unknown"]


def rarity_of(stem: str) -> float:
    """How rare a stem is in directives.

    Args:
        stem: A stem of `words.stems_of`.

    Returns:
        Natural logarithm of documents over documents with the stem, in the training documents; for a stem that is not
        in them, that of half a document.
    """
    rarity, unknown = _table()
    return rarity.get(stem, unknown)
