"""Whether a document writes the month first: "2/20" settles how its "3/6" is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.schema.settings import Settings

_FIGURES = re.compile(r"(?<![\d/.,-])(\d{1,2})/(\d{1,2})(?:/(?:19|20|21)?\d\d)?(?![\d/])(?!\s+of\b)")
_MONTHS = 12
_DAYS = 31


def with_order_of(text: str, settings: Settings) -> Settings:
    """Settings with the order of day and month that a document's own figures show.

    Args:
        text: The document.
        settings: The user's choices; an order that the user has set stays.

    Returns:
        The settings with month before day where some figures can be read only so and none only the other way.
    """
    if "date_order" in settings.model_fields_set or settings.date_order != "DMY":
        return settings
    shows = {_order(int(match[1]), int(match[2])) for match in _FIGURES.finditer(text)}
    return settings.model_copy(update={"date_order": "MDY"}) if shows - {None} == {"MDY"} else settings


def _order(first: int, second: int) -> str | None:
    """The only order in which two figures are a day and a month; None where both or neither would do."""
    if 0 < first <= _MONTHS < second <= _DAYS:
        return "MDY"
    return "DMY" if 0 < second <= _MONTHS < first <= _DAYS else None
