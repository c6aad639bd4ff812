"""Working days: Monday to Friday, without the holidays of a country where one is set."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from directive_extract.errors import ConfigError
from directive_extract.resolve.deadlines.intervals import DAY

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Container

_SATURDAY = 5


@cache
def _holidays_of(country: str) -> Container[dt.date]:
    import holidays  # noqa: PLC0415 - slow to import, and only needed where a country is set

    try:
        return holidays.country_holidays(country.upper())
    except NotImplementedError as error:
        what = f"no holidays are known for country {country!r}"
        raise ConfigError(what, hint="give an ISO 3166 code that the holidays package lists") from error


def is_working_day(day: dt.date, country: str | None) -> bool:
    """Whether offices work on the day.

    Args:
        day: The day.
        country: ISO 3166 code whose public holidays are free; None looks at the weekday only.

    Returns:
        False on Saturdays, Sundays and the country's public holidays.
    """
    if day.weekday() >= _SATURDAY:
        return False
    return country is None or day not in _holidays_of(country)


def add_working_days(day: dt.date, count: int, country: str | None) -> dt.date:
    """The `count`-th working day after the day (before it, where the count is negative)."""
    step = DAY if count >= 0 else -DAY
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day, country)
    return day


def last_working_day(day: dt.date, country: str | None) -> dt.date:
    """The day itself where it is a working day, else the last one before it."""
    while not is_working_day(day, country):
        day -= DAY
    return day
