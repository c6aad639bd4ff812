"""Whether a text writes the month first: "3/14" in one place settles how "5/2" is to be read in another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.structure.metadata.mentions import DateOrder

_FIGURES = re.compile(r"(?<![\w/.,-])(?P<one>\d{1,2})/(?P<two>\d{1,2})(?P<year>/(?:\d{4}|\d\d))?(?![\w/%]|[.,-]\d)")
# What stands before a day and not before a share, a house number or a paper's number.
_OPENS = re.compile(
    r"(?:\b(?:on|by|until|till?|before|after|from|since|through|due|next|last|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun"
    r"|\w+day|(?:minutes|meeting|notes) of)\.?,?\s+)$",
    re.IGNORECASE,
)

MONTHS, DAYS = 12, 31
MIN_BARE = (
    3  # days of the month, with no year nor word before them: shares ("5/16, 9/16") are of one and the same number
)
_BEFORE = 16  # characters in which a word that opens a date stands


def settle_date_order(text: str, order: DateOrder) -> DateOrder:
    """Say how a text writes its days in figures.

    Args:
        text: The document.
        order: What is taken where the text does not settle it.

    Returns:
        "MDY" where days such as "by 3/14" or "3/14/2025" can only be read so and none can only be read the other way;
        "DMY" where it is the other way round; else the order given. A text with the year first is left alone.
    """
    if order == "YMD" or "/" not in text:
        return order
    sure = {"MDY": False, "DMY": False}
    bare: dict[DateOrder, set[int]] = {"MDY": set(), "DMY": set()}
    for match in _FIGURES.finditer(text):
        one, two = int(match["one"]), int(match["two"])
        shown = _order_of(one, two)
        if shown is None:
            continue
        bare[shown].add(max(one, two))
        opened = match["year"] or _OPENS.search(text, max(0, match.start() - _BEFORE), match.start())
        sure[shown] = sure[shown] or bool(opened)
    other: DateOrder = "DMY" if order == "MDY" else "MDY"
    return other if (sure[other] or len(bare[other]) >= MIN_BARE) and not bare[order] else order


def _order_of(one: int, two: int) -> DateOrder | None:
    """The only order in which two figures name a day; None where both do, or neither."""
    if 1 <= one <= MONTHS < two <= DAYS:
        return "MDY"
    return "DMY" if 1 <= two <= MONTHS < one <= DAYS else None
