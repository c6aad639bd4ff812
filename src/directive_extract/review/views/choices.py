"""What the filters of the queue offer to choose from, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from directive_extract.review.texts import Texts
from directive_extract.review.views.filters import ANY, OPEN
from directive_extract.review.views.visible import to_visible
from directive_extract.schema.register import Kind
from directive_extract.schema.review import RecordQuery, ReviewDocument, Risk, Standing

Options = list[tuple[str, str]]

LEVELS = ("0.95", "0.9", "0.8", "0.7", "0.6", "0.5")
"""Confidences to choose from. Of records above 0.9 some 97 in 100 are right; below 0.6 about every second one."""
_MORE = (
    "owner", "kind", "risk", "flag", "due_from", "due_to", "no_deadline", "min_confidence", "max_confidence", "unread",
)  # fmt: skip


def choices(query: RecordQuery, documents: Sequence[ReviewDocument], texts: Texts) -> dict[str, object]:
    """What `parts/filters.html` needs.

    Args:
        query: What is asked for.
        documents: All on the desk.
        texts: The reader's words.

    Returns:
        Options of each choice as pairs of value and words, and what is chosen where the form's values are not
        the model's.
    """
    standings = [(ANY, texts.get("queue.any")), *_named(texts, "standing", Standing)]
    orders = [("place", texts.get("queue.order_place")), ("due", texts.get("queue.order_due"))]
    return {
        "document_names": [(one.id, to_visible(one.ref.title or one.ref.name)) for one in documents],
        "standings": standings,
        "chosen_standing": _chosen_standing(query),
        "orders": orders,
        "kinds": _named(texts, "kind", Kind),
        "risks": _named(texts, "risk", Risk),
        "flags": flag_names(texts),
        "levels": levels(texts),
        "chosen_min": chosen_level(query.min_confidence),
        "chosen_max": chosen_level(query.max_confidence),
        "more_filters": any(getattr(query, name) not in {None, False} for name in _MORE),
    }


def levels(texts: Texts) -> Options:
    """Confidences to choose from, in percent."""
    return [(level, texts.percent(float(level))) for level in LEVELS]


def chosen_level(value: float | None) -> str:
    """The option for a confidence; the value itself where an address names one that is not offered."""
    if value is None:
        return ""
    return next((level for level in LEVELS if abs(float(level) - value) < 1e-9), str(value))


def flag_names(texts: Texts) -> Options:
    """Flags that the library sets."""
    before = "flag."
    return [(key.removeprefix(before), words) for key, words in texts.words.items() if key.startswith(before)]


def _named(texts: Texts, group: str, values: Iterable[str]) -> Options:
    return [(str(value), texts.name(group, str(value))) for value in values]


def _chosen_standing(query: RecordQuery) -> str:
    if not query.standings:
        return ANY
    return "" if set(query.standings) == set(OPEN) else str(query.standings[0])
