"""Two records compared by themselves."""

from __future__ import annotations

from directive_extract.register.matching.encoder import Encoder, find_encoder
from directive_extract.register.matching.judging import Judge
from directive_extract.register.matching.profile import Profile
from directive_extract.schema.register import Match, Record


def compare(new: Record, known: Record, *, encoder: Encoder | None = None) -> Match:
    """Whether two records are one commitment, part by part.

    Args:
        new: A record of a new document.
        known: A known one.
        encoder: The sentence encoder; by default the one of the extra `semantic`, where it is installed.

    Returns:
        The match: its entry is the known record's id, its relation is the new one's to the known one.
    """
    return Judge(encoder or find_encoder()).judge(Profile(new), Profile(known))
