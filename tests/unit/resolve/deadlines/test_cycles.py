from __future__ import annotations

import datetime as dt

import pytest
from dateutil.rrule import rrulestr

from directive_extract.resolve.deadlines import parse_deadline
from directive_extract.resolve.deadlines.cycles import every, from_frequency, times_per
from directive_extract.schema.directive import Recurrence

ANCHOR = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("count", "unit", "recurrence", "rule"),
    [
        pytest.param(1, "day", Recurrence.DAILY, "FREQ=DAILY", id="day"),
        pytest.param(7, "day", Recurrence.WEEKLY, "FREQ=DAILY;INTERVAL=7", id="seven-days"),
        pytest.param(30, "day", Recurrence.MONTHLY, "FREQ=DAILY;INTERVAL=30", id="thirty-days"),
        pytest.param(90, "day", Recurrence.QUARTERLY, "FREQ=DAILY;INTERVAL=90", id="ninety-days"),
        pytest.param(1, "fortnight", Recurrence.WEEKLY, "FREQ=WEEKLY;INTERVAL=2", id="fortnight"),
        pytest.param(3, "month", Recurrence.QUARTERLY, "FREQ=MONTHLY;INTERVAL=3", id="three-months"),
        pytest.param(4, "month", Recurrence.QUARTERLY, "FREQ=MONTHLY;INTERVAL=4", id="four-months"),
        pytest.param(1, "half", Recurrence.SEMIANNUAL, "FREQ=MONTHLY;INTERVAL=6", id="half-year"),
        pytest.param(12, "month", Recurrence.ANNUAL, "FREQ=MONTHLY;INTERVAL=12", id="twelve-months"),
        pytest.param(2, "year", Recurrence.ANNUAL, "FREQ=YEARLY;INTERVAL=2", id="two-years"),
    ],
)
def test_every(count: int, unit: str, recurrence: Recurrence, rule: str) -> None:
    cycle = every(count, unit)
    assert (cycle.recurrence, cycle.rrule) == (recurrence, rule)


@pytest.mark.parametrize(
    ("count", "unit", "recurrence"),
    [
        pytest.param(1, "month", Recurrence.MONTHLY, id="once-a-month"),
        pytest.param(2, "year", Recurrence.SEMIANNUAL, id="twice-a-year"),
        pytest.param(4, "year", Recurrence.QUARTERLY, id="four-times-a-year"),
        pytest.param(3, "year", Recurrence.ANNUAL, id="three-times-a-year"),
        pytest.param(2, "day", Recurrence.DAILY, id="twice-a-day"),
        pytest.param(4, "month", Recurrence.WEEKLY, id="four-times-a-month"),
    ],
)
def test_times_per(count: int, unit: str, recurrence: Recurrence) -> None:
    assert times_per(count, unit).recurrence is recurrence


def test_what_no_rule_can_say_is_noted() -> None:
    assert times_per(3, "year").notes
    assert not times_per(1, "year").notes


def test_from_frequency() -> None:
    assert from_frequency("biennial").rrule == "FREQ=YEARLY;INTERVAL=2"


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param("before the 25th of each month", ["2026-03-25", "2026-04-25", "2026-05-25"], id="day-of-month"),
        pytest.param("every Friday", ["2026-03-13", "2026-03-20", "2026-03-27"], id="weekday"),
        pytest.param(
            "on the first Monday of each month", ["2026-04-06", "2026-05-04", "2026-06-01"], id="first-monday"
        ),
        pytest.param("at the end of each month", ["2026-03-31", "2026-04-30", "2026-05-31"], id="month-end"),
        pytest.param(
            "on the last working day of every month", ["2026-03-31", "2026-04-30", "2026-05-29"], id="last-working-day"
        ),
        pytest.param(
            "semi-annually, by 15 June and 15 December",
            ["2026-06-15", "2026-12-15", "2027-06-15"],
            id="two-days-a-year",
        ),
        pytest.param("by 31 March every year", ["2026-03-31", "2027-03-31", "2028-03-31"], id="day-of-year"),
    ],
)
def test_rules_are_understood_by_others(phrase: str, expected: list[str]) -> None:
    """dateutil, an independent implementation of RFC 5545, finds the days that the words mean."""
    rule = rrulestr(parse_deadline(phrase, ANCHOR).rrule, dtstart=dt.datetime(2026, 3, 12))  # noqa: DTZ001
    assert [f"{moment:%Y-%m-%d}" for moment in rule[:3]] == expected
