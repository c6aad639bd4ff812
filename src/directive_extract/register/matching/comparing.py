"""Two records compared by themselves."""

from __future__ import annotations

from directive_extract.register.matching.encoder import Encoder
from directive_extract.register.matching.judging import make_judge
from directive_extract.register.matching.profile import Profile
from directive_extract.schema.register import Match, Record


def compare(new: Record, known: Record, *, encoder: Encoder | None = None, semantic: bool = True) -> Match:
    """Whether two records are one commitment, part by part.

    Args:
        new: A record of a new document.
        known: A known one.
        encoder: The sentence encoder; by default the one that is installed.
        semantic: False compares words alone: ten times as fast, and misses more.

    Returns:
        The match: its entry is the known record's id, its relation is the new one's to the known one.
    """
    return make_judge(encoder, semantic=semantic).judge(Profile(new), Profile(known))
