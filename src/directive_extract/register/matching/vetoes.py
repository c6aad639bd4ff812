"""What forbids to join two records without a person, whatever the sum of their weights.

A veto needs a contrast: the wording is much the same, and the one thing that differs is who, how many, where, when or
whether. Where the wording differs altogether, other numbers and names only mean that one report says more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.register.matching.comparisons import are_together, shared_wording
from directive_extract.register.matching.owners import compare_owners

if TYPE_CHECKING:
    from directive_extract.register.matching.profile import Profile

CONTRAST = 0.5  # share of all words that both have, from which the rest counts as a contrast
CONTRAST_OF_TWO = 0.3  # and from which two things that differ do
_SAME_WORDS = 0.75  # and from which another owner is one of several who are told the same


def find_vetoes(new: Profile, known: Profile) -> tuple[str, ...]:
    """What forbids to join two records.

    Args:
        new: The new one.
        known: The known one.

    Returns:
        In plain words, each starting with its name and a colon; empty where nothing does.
    """
    level, names = compare_owners(new.owners, known.owners)
    bodies = [f"owner: {names} are two bodies"] if level == "other body" else []
    wording = shared_wording(new, known)
    if wording < CONTRAST_OF_TWO:
        return tuple(bodies)
    found = []
    if level in {"other", "half"} and wording >= _SAME_WORDS:
        found.append(f"owner: the same is asked of {names}")
    carried = not are_together(new, known) and (new.is_carried or known.is_carried)
    if not carried:
        found += _differing("number", _texts(new.numbers), _texts(known.numbers))
    found += _differing("place", new.named, known.named)
    found += _differing("period", new.years, known.years)
    found += _differing("reference", new.references, known.references)
    if new.is_negative != known.is_negative:
        found.append("polarity: one says what must not be done, the other what must")
    enough = wording >= CONTRAST or len(found) > 1
    return tuple(bodies + found if enough else bodies)


def _texts(numbers: frozenset[float]) -> frozenset[str]:
    return frozenset(f"{number:,.10g}" for number in numbers)


def _differing(name: str, one: frozenset[str], other: frozenset[str]) -> list[str]:
    """A veto where each side has what the other lacks, and nothing is shared."""
    if not one or not other or one & other:
        return []
    return [f"{name}: {', '.join(sorted(one))} is not {', '.join(sorted(other))}"]
