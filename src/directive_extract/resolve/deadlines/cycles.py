"""How often: recurrences, their class and their RFC 5545 rule."""

from __future__ import annotations

from dataclasses import dataclass

from directive_extract.schema.directive import Recurrence

WEEKDAY_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# The shortest cycle, in days, that counts as each class: "every two months" is still monthly, every 90 days quarterly.
_CLASSES = (
    (360, Recurrence.ANNUAL),
    (180, Recurrence.SEMIANNUAL),
    (89, Recurrence.QUARTERLY),
    (28, Recurrence.MONTHLY),
    (7, Recurrence.WEEKLY),
    (1, Recurrence.DAILY),
)
# Days, RFC 5545 frequency and interval of one unit.
_UNITS = {
    "hour": (1, "DAILY", 1),
    "day": (1, "DAILY", 1),
    "week": (7, "WEEKLY", 1),
    "fortnight": (14, "WEEKLY", 2),
    "month": (30, "MONTHLY", 1),
    "quarter": (91, "MONTHLY", 3),
    "half": (182, "MONTHLY", 6),
    "year": (365, "YEARLY", 1),
    "decade": (3650, "YEARLY", 10),
}
_FREQUENCIES = {
    "daily": ("day", 1),
    "weekly": ("week", 1),
    "fortnightly": ("week", 2),
    "monthly": ("month", 1),
    "bimonthly": ("month", 2),
    "quarterly": ("quarter", 1),
    "semiannual": ("half", 1),
    "annual": ("year", 1),
    "biennial": ("year", 2),
}


@dataclass(frozen=True, slots=True)
class Cycle:
    """A recurrence.

    Attributes:
        recurrence: Its class, as the gold standard names them.
        frequency: FREQ of the rule.
        interval: INTERVAL of the rule.
        selectors: Further parts of the rule, such as `BYMONTHDAY=25`.
        notes: What was assumed.
    """

    recurrence: Recurrence
    frequency: str
    interval: int = 1
    selectors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def rrule(self) -> str:
        """The rule, without the `RRULE:` prefix."""
        interval = (f"INTERVAL={self.interval}",) if self.interval != 1 else ()
        return ";".join((f"FREQ={self.frequency}", *interval, *self.selectors))

    def selecting(self, *selectors: str) -> Cycle:
        """The same cycle on the days that the selectors pick."""
        return Cycle(self.recurrence, self.frequency, self.interval, (*self.selectors, *selectors), self.notes)

    def on_days_of_year(self, *selectors: str) -> Cycle:
        """The same recurrence on given days of the year: "semi-annually, by 15 June and 15 December"."""
        return Cycle(self.recurrence, "YEARLY", 1, selectors, self.notes)

    def noting(self, *notes: str) -> Cycle:
        """The same cycle with more that was assumed."""
        return Cycle(self.recurrence, self.frequency, self.interval, self.selectors, (*self.notes, *notes))


def every(count: int, unit: str) -> Cycle:
    """The cycle "every `count` `unit`s"."""
    days, frequency, interval = _UNITS[unit]
    length = days * count
    recurrence = next((name for shortest, name in _CLASSES if length >= shortest), Recurrence.DAILY)
    return Cycle(recurrence, frequency, interval * count)


def times_per(count: int, unit: str) -> Cycle:
    """The cycle "`count` times a `unit`", which names a finer class only where that has a name of its own."""
    if unit == "year" and count in {2, 4, 12}:
        return every(12 // count, "month")
    if unit == "month" and count == 4:
        return every(1, "week")
    if count == 1:
        return every(1, unit)
    return every(1, unit).noting(f"{count} times in every {unit}, on no given days")


def from_frequency(name: str) -> Cycle:
    """The cycle of "weekly", "quarterly", "annual" and the like, by its name in the lexicon."""
    unit, count = _FREQUENCIES[name]
    return every(count, unit)
