from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import InvalidDateError
from directive_extract.resolve.deadlines import parse_deadline, resolve_event
from directive_extract.schema.settings import Settings

ANCHOR = dt.date(2026, 3, 12)
DAY = dt.date(2026, 6, 18)  # a Thursday


@pytest.mark.parametrize(
    ("phrase", "date", "due"),
    [
        pytest.param("before the next session", "2026-06-18", "2026-06-17", id="before"),
        pytest.param("at its next session", "2026-06-18", "2026-06-18", id="on"),
        pytest.param("by then", "2026-06-18", "2026-06-18", id="reference"),
        pytest.param("before that day", "2026-06-18", "2026-06-17", id="before-reference"),
        pytest.param("within the same month", "2026-06-30", "2026-06-30", id="same-month"),
        pytest.param("within 10 days of receiving the draft", "2026-06-28", "2026-06-28", id="counted"),
        pytest.param("within 10 working days of signing", "2026-07-02", "2026-07-02", id="working-days"),
        pytest.param("at least 45 days before the opening", "2026-05-04", "2026-05-04", id="back"),
        pytest.param(
            "not later than seven working days before the meeting", "2026-06-09", "2026-06-09", id="work-back"
        ),
        pytest.param("within three months of the vote", "2026-09-18", "2026-09-18", id="months"),
    ],
)
def test_resolve_event(phrase: str, date: str, due: str) -> None:
    deadline = resolve_event(parse_deadline(phrase, ANCHOR), DAY)
    assert (str(deadline.date), str(deadline.due)) == (date, due)
    assert deadline.anchor.date == DAY
    assert deadline.assumptions


def test_holidays_count_where_a_country_is_set() -> None:
    deadline = parse_deadline("within 2 working days of signing", ANCHOR)
    resolved = resolve_event(deadline, dt.date(2026, 7, 2), settings=Settings(country="US"))
    assert resolved.date == dt.date(2026, 7, 7)  # Friday 3 July: Independence Day observed


def test_what_waits_for_nothing_stays() -> None:
    deadline = parse_deadline("by 1 June 2026", ANCHOR)
    assert resolve_event(deadline, DAY) is deadline


def test_a_length_out_of_the_calendar_is_refused() -> None:
    deadline = parse_deadline("within 90 years of the vote", ANCHOR)
    with pytest.raises(InvalidDateError):
        resolve_event(deadline, dt.date(9950, 1, 1))
