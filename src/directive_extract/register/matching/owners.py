"""Whether two tasks fall to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.register.matching.words import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.matching.profile import OwnerProfile

# Levels, the farthest first.
_ORDER = ("other body", "other", "half", "part", "same")


def compare_owners(new: Sequence[OwnerProfile], known: Sequence[OwnerProfile]) -> tuple[str, str]:
    """How far the owners of two tasks agree: the best of all pairs counts, since reports leave owners out.

    Args:
        new: Owners of one task.
        known: Owners of the other.

    Returns:
        Level and plain words. Levels: none, one side, same (name, short form or id), part (all words of one name are
        in the other), half (of the words), other, "other body" (ids of the organisation list
        that differ).
    """
    if not new and not known:
        return "none", "neither names an owner"
    if not new or not known:
        return "one side", f"only one names an owner: {(new or known)[0].name}"
    level, one, other = max(
        ((_level(one, other), one.name, other.name) for one in new for other in known),
        key=lambda found: (_ORDER.index(found[0]), found[1], found[2]),
    )
    return level, one if fold(one) == fold(other) else f"{one} and {other}"


def _level(one: OwnerProfile, other: OwnerProfile) -> str:
    if one.organisation and other.organisation:
        return "same" if one.organisation == other.organisation else "other body"
    if fold(one.name) == fold(other.name) or one.words == other.words or one.short_forms & other.short_forms:
        return "same"
    shorter = min(len(one.words), len(other.words))
    share = len(one.words & other.words) / shorter if shorter else 0.0
    if share == 1.0:
        return "part"
    return "half" if share >= 0.5 else "other"
