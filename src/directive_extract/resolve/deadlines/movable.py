"""Days that move with Easter: "Easter Monday", "Good Friday", "Whit Monday".

Western churches' Easter, by the Gregorian computus (J.-M. Oudin, 1940); the reading says so, for Eastern churches often
keep another day.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from directive_extract.resolve.deadlines.intervals import Interval, single_day
from directive_extract.resolve.deadlines.moments import Moment, Shape
from directive_extract.schema.directive import DeadlineKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from directive_extract.resolve.deadlines.tokens import Clause

# Longer names first; days from Easter Sunday.
_NAMES = (
    (("easter", "sunday"), 0),
    (("easter", "day"), 0),
    (("easter", "monday"), 1),
    (("good", "friday"), -2),
    (("ash", "wednesday"), -46),
    (("palm", "sunday"), -7),
    (("maundy", "thursday"), -3),
    (("ascension", "day"), 39),
    (("whit", "sunday"), 49),
    (("whit", "monday"), 50),
    (("pentecost",), 49),
    (("easter",), 0),
)
FIRST_WORDS = frozenset(words[0] for words, _ in _NAMES)
_NOTE = "Easter is the Western churches'"


def read_movable_day(clause: Clause, at: int) -> tuple[Moment, int] | None:
    """Read a day that moves with Easter.

    Args:
        clause: The words.
        at: Index of the first word.

    Returns:
        The day without its year and the index behind it; None for other words, and where a noun follows that the day
        only describes ("the Easter term").
    """
    if clause.words[at] not in FIRST_WORDS or not clause.is_capital(at):
        return None
    for words, offset in _NAMES:
        behind = at + len(words)
        if clause.follows(at, *words):
            return (Moment(_maker(offset), Shape.DAY, DeadlineKind.FIXED, notes=(_NOTE,)), behind)
    return None


def _maker(offset: int) -> Callable[[int], Interval | None]:
    return lambda year: single_day(easter_sunday(year) + dt.timedelta(days=offset))


def easter_sunday(year: int) -> dt.date:
    """Easter Sunday of a year in the Gregorian calendar.

    Args:
        year: Such as 2026.

    Returns:
        A day from 22 March to 25 April.
    """
    century = year // 100
    golden = year % 19
    skipped = (century - 17) // 25
    epact = (century - century // 4 - (century - skipped) // 3 + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (epact // 28) * (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    days = epact - weekday
    month = 3 + (days + 40) // 44
    return dt.date(year, month, days + 28 - 31 * (month // 4))
