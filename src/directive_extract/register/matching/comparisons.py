"""What two records are compared in. Each comparison gives one of a few levels; what a level is worth is learned.

Levels carry "later" where the documents lie more than a week apart: reports of one meeting cannot move a deadline or
finish a part, later documents do so all the time.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.register.matching.owners import compare_owners
from directive_extract.register.matching.rarity import rarity_of
from directive_extract.register.matching.words import stems_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_extract.register.matching.profile import Profile
    from directive_extract.schema.register import Due

ONE_MEETING_DAYS = 7  # reports of a meeting and the minutes taken of it; most follow within three days

MEANING_CUTS = (0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85)
WORDING_CUTS = (0.15, 0.3, 0.45, 0.6, 0.8)
SHARED_CUTS = (0.1, 0.2, 0.35, 0.5, 0.75)


@dataclass(frozen=True, slots=True)
class Part:
    """What was found in one comparison, before it is weighed.

    Attributes:
        name: What was compared.
        level: How far the two agree.
        words: The same in plain words.
    """

    name: str
    level: str
    words: str


def compare_content(new: Profile, known: Profile, meaning: float | None) -> list[Part]:
    """Compare two records part by part; the order of the two changes no level.

    Args:
        new: One record.
        known: The other.
        meaning: Cosine between the encoder's vectors; None where there is no encoder.

    Returns:
        One part a comparison, always the same names in the same order.
    """
    parts = [] if meaning is None else [_meaning(meaning)]
    return parts + [comparison(new, known) for comparison in _COMPARISONS]


def are_together(new: Profile, known: Profile) -> bool:
    """Whether both documents may speak of one meeting: issued within a week, or a day is not known.

    Args:
        new: One record.
        known: The other.

    Returns:
        False where they lie further apart.
    """
    one, other = new.record.document_date, known.record.document_date
    return one is None or other is None or abs((one - other).days) <= ONE_MEETING_DAYS


def shared_wording(one: Profile, other: Profile) -> float:
    """Share of all words of two directives that both have, rare words counting more.

    Args:
        one: One record.
        other: The other.

    Returns:
        From 0 to 1.

    Source:
        Jaccard coefficient, weighted by rarity.
    """
    both = sum(map(rarity_of, one.stems & other.stems))
    return both / (sum(map(rarity_of, one.stems | other.stems)) or 1.0)


def contained_wording(one: Profile, other: Profile) -> float:
    """Share of the shorter directive's words that the longer one has, rare words counting more.

    Args:
        one: One record.
        other: The other.

    Returns:
        From 0 to 1.

    Source:
        Szymkiewicz-Simpson coefficient, weighted by rarity. No evidence on its own: a subset scores 1.
    """
    both = sum(map(rarity_of, one.stems & other.stems))
    smaller = min(sum(map(rarity_of, one.stems)), sum(map(rarity_of, other.stems)))
    return both / (smaller or 1.0)


def band(value: float, cuts: tuple[float, ...]) -> str:
    """The band that a value lies in.

    Args:
        value: Any number.
        cuts: Lower bounds of the bands, ascending, without that of the lowest.

    Returns:
        The lower bound as a text; "low" for the lowest band.
    """
    index = bisect_right(cuts, value)
    return f"{cuts[index - 1]:g}" if index else "low"


def _meaning(cosine: float) -> Part:
    return Part("meaning", band(cosine, MEANING_CUTS), f"nearness of meaning {cosine:.2f}")


def _wording(new: Profile, known: Profile) -> Part:
    value = contained_wording(new, known)
    common = sorted(new.stems & known.stems, key=lambda one: (-rarity_of(one), one))[:6]
    words = f"{value:.0%} of the shorter wording is in the other"
    return Part("wording", band(value, WORDING_CUTS), words + (f" ({', '.join(common)})" if common else ""))


def _shared(new: Profile, known: Profile) -> Part:
    value = shared_wording(new, known)
    return Part("shared words", band(value, SHARED_CUTS), f"{value:.0%} of all words are shared")


def _sets(name: str, get: Callable[[Profile], frozenset[str]], noun: str) -> Callable[[Profile, Profile], Part]:
    def compare(new: Profile, known: Profile) -> Part:
        one, other = get(new), get(known)
        if not one and not other:
            return Part(name, "none", f"neither has {noun}")
        if not one or not other:
            return Part(name, "one side", f"only one has {noun}: {_listed(one or other)}")
        if one & other:
            return Part(name, "shared", f"both have {_listed(one & other)}")
        return Part(name, "different", f"{_listed(one)} and {_listed(other)}")

    return compare


def _numbers(new: Profile, known: Profile) -> Part:
    part = _NUMBER_SETS(new, known)
    return Part(part.name, part.level + _later(new, known, part.level), part.words)


def _later(new: Profile, known: Profile, level: str) -> str:
    return "" if level == "none" or are_together(new, known) else ", later"


def _deadline(new: Profile, known: Profile) -> Part:
    one, other = new.record.deadline, known.record.deadline
    level = deadline_level(one, other)
    if level == "far" and not are_together(new, known) and _had_passed(new, known):
        level = "passed"
    words = f"{_due_words(one)} and {_due_words(other)}" if one or other else "neither has a deadline"
    return Part("deadline", level + _later(new, known, level), words)


def deadline_level(one: Due | None, other: Due | None) -> str:
    """How far two deadlines agree.

    Args:
        one: One deadline.
        other: The other.

    Returns:
        none, one side, same, near (four days), other (45 days), far, or "event" where only one names a day.
    """
    if one is None or other is None:
        return "none" if one is other else "one side"
    if one.is_recurring or other.is_recurring:
        return "same" if one.recurrence == other.recurrence and one.is_recurring == other.is_recurring else "far"
    if one.date and other.date:
        days = min(abs((one.date - other.date).days), abs(((one.day or one.date) - (other.day or other.date)).days))
        return "same" if days <= 1 else "near" if days <= 4 else "other" if days <= 45 else "far"
    if one.date or other.date:
        return "event"
    stems, others = set(stems_of(one.text)), set(stems_of(other.text))
    return "same" if len(stems & others) * 2 >= max(1, min(len(stems), len(others))) else "other"


def _had_passed(new: Profile, known: Profile) -> bool:
    """Whether the earlier document's deadline was over, or nearly, when the later one was issued."""
    dated = [(p.record.document_date, p.record.deadline.date) for p in (new, known) if p.record.deadline]
    if len(dated) < 2 or any(issued is None or due is None for issued, due in dated):
        return False
    (_, first_due), (issued, second_due) = sorted(dated)
    return bool(first_due and second_due and issued and first_due < second_due and first_due <= issued)


def _due_words(due: Due | None) -> str:
    return "no deadline" if due is None else f"“{due.text}”" + (f" ({due.date})" if due.date else "")


def _owner(new: Profile, known: Profile) -> Part:
    level, words = compare_owners(new.owners, known.owners)
    return Part("owner", level, words)


def _polarity(new: Profile, known: Profile) -> Part:
    if new.is_negative != known.is_negative:
        level = "different" + _later(new, known, "different")
        return Part("polarity", level, "one says what must not be done, the other what must")
    if new.is_negative:
        return Part("polarity", "both forbid", "both say what must not be done")
    return Part("polarity", "same", "both say what must be done")


def _carried(new: Profile, known: Profile) -> Part:
    if are_together(new, known):
        return Part("carried on", "together", "issued within a week")
    first, second = new.record.document_date, known.record.document_date
    later = new if first is not None and second is not None and first > second else known
    if later.is_carried:
        return Part("carried on", "taken up", "the later one takes up something settled before")
    return Part("carried on", "plain", "the later one does not say that it goes on with something")


def _issuer(new: Profile, known: Profile) -> Part:
    one, other = new.issuer, known.issuer
    names = f"{new.record.issuer or 'unknown'} and {known.record.issuer or 'unknown'}"
    if not one or not other:
        return Part("issuer", "unknown", names)
    return Part("issuer", "same" if 2 * len(one & other) >= min(len(one), len(other)) else "other", names)


def _issued(new: Profile, known: Profile) -> Part:
    one, other = new.record.document_date, known.record.document_date
    if one is None or other is None:
        return Part("issued", "unknown", "a document's day is not known")
    days = abs((one - other).days)
    level = "same day" if days == 0 else "week" if days <= ONE_MEETING_DAYS else "month" if days < 30 else "later"
    return Part("issued", level, f"issued {days} days apart" if days else "issued on one day")


def _amount(value: float) -> str:
    return f"{value:,.10g}"


def _listed(values: frozenset[str]) -> str:
    return ", ".join(sorted(values)[:5])


_NUMBER_SETS = _sets("numbers", lambda profile: frozenset(map(_amount, profile.numbers)), "a number")
_COMPARISONS: tuple[Callable[[Profile, Profile], Part], ...] = (
    _wording,
    _shared,
    _owner,
    _deadline,
    _numbers,
    _sets("names", lambda profile: profile.names, "a name"),
    _sets("references", lambda profile: profile.references, "a document named"),
    _polarity,
    _carried,
    _issuer,
    _issued,
)
