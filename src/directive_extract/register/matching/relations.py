"""How a new record stands to a known one, once their probability is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from directive_extract.register.matching.comparisons import contained_wording, deadline_level
from directive_extract.register.matching.owners import compare_owners
from directive_extract.schema.register import Relation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from directive_extract.register.matching.profile import Profile
    from directive_extract.register.matching.weights import Model

_COMPLETED = re.compile(
    r"\b(?:has|have|had|was|were|is|are)\s+(?:now\s+|already\s+|been\s+|fully\s+)*"
    r"(?:completed|finished|fulfilled|done|closed|achieved|accomplished|delivered)\b|\b(?:status|progress):\s*(?:done|"
    r"completed|closed|100\s?%)",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\b(?:is|are|was|were|been|stands?)\s+(?:now\s+|hereby\s+)?(?:cancelled|canceled|withdrawn|rescinded|revoked|dropped|"
    r"abandoned|discontinued|lifted)\b|\bno longer (?:required|necessary|needed|to be)\b",
    re.IGNORECASE,
)
_HANDED_OVER = re.compile(
    r"\b(?:instead of|in place of|takes? over|taken over|transferred (?:to|from)|reassigned|replac(?:es|ing)|"
    r"handed over (?:to|from)|in lieu of)\b",
    re.IGNORECASE,
)
_CONTAINED = 0.9  # of the shorter wording's words, from which the other may be the same with more, or with less
_FEWER_WORDS = 3  # that the longer wording must have more, for that


def relate(new: Profile, known: Profile, certainty: float, vetoes: Sequence[str], model: Model) -> Relation:
    """The relation of a new record to a known one.

    Args:
        new: The new one.
        known: The known one.
        certainty: Probability that both are one commitment.
        vetoes: What forbids to join them.
        model: Whose thresholds count.

    Returns:
        The relation.
    """
    if certainty < model.unsure:
        return Relation.NEW
    if vetoes:
        return _vetoed(new, known, vetoes)
    if certainty < model.join:
        return _scope(new, known)
    return _update(new, known)


def _vetoed(new: Profile, known: Profile, vetoes: Sequence[str]) -> Relation:
    names = {veto.partition(":")[0] for veto in vetoes}
    if "polarity" in names:
        return Relation.CONTRADICTS
    if names == {"period"} or (names == {"number", "period"} and _is_next(new, known)):
        return Relation.NEXT_PERIOD
    if names == {"owner"} and _HANDED_OVER.search(new.record.text):
        return Relation.OWNER_CHANGED
    return Relation.UNSURE


def _is_next(new: Profile, known: Profile) -> bool:
    return bool(new.years and known.years and max(new.years) > max(known.years))


def _scope(new: Profile, known: Profile) -> Relation:
    """Where one wording holds the other: the longer asks for something narrower, since it says of what."""
    if contained_wording(new, known) < _CONTAINED:
        return Relation.UNSURE
    if len(new.stems) >= len(known.stems) + _FEWER_WORDS:
        return Relation.NARROWER
    if len(known.stems) >= len(new.stems) + _FEWER_WORDS:
        return Relation.BROADER
    return Relation.UNSURE


def _update(new: Profile, known: Profile) -> Relation:
    for pattern, ended in ((_CANCELLED, Relation.CANCELLED), (_COMPLETED, Relation.COMPLETED)):
        if pattern.search(new.record.text) and not pattern.search(known.record.text):
            return ended
    return _changed(new, known)


def _changed(new: Profile, known: Profile) -> Relation:
    if _is_next_occurrence(new, known):
        return Relation.NEXT_PERIOD
    if deadline_level(new.record.deadline, known.record.deadline) in {"other", "far"}:
        return Relation.DEADLINE_MOVED
    if compare_owners(new.owners, known.owners)[0] == "other":
        return Relation.OWNER_CHANGED
    if new.numbers and known.numbers and new.numbers != known.numbers:
        return Relation.EXTENDED
    return Relation.SAME


def _is_next_occurrence(new: Profile, known: Profile) -> bool:
    """Whether a duty that recurs falls due anew: same words for another year."""
    due, was_due = new.record.deadline, known.record.deadline
    if not new.years or not known.years or new.years & known.years:
        return False
    return bool(due and was_due and due.is_recurring and was_due.is_recurring)
