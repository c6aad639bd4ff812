"""The deadline engine against text that is made to cost time.

Work is counted in function calls, which is the same on every machine; the wall clock is looked at once, for what the
calls can't show (a pattern that backtracks), with a bound a hundred times above what a run takes.
"""

from __future__ import annotations

import datetime as dt
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from directive_extract.resolve.deadlines import find_deadlines, parse_deadline

ANCHOR = dt.date(2026, 3, 12)
SIZE = 10_000
MOST_CALLS = 800_000  # 80 calls a character for both functions; the worst unit below makes half of that
MOST_GROWTH = 6.0  # four times the text: linear work grows by 4, quadratic by 16
MOST_SECONDS = 5.0

UNITS = (
    "by ", "before ", "every ", "the ", "1 ", "1-", "1/", "12", "2026-", "2026 ", "June ", "(June ",
    "from June to ", "mid-",
    "end of ", "the end of the ", "the first week of ", "within 10 days of ", "at least 45 days before ",
    "at its next ",
    "no later than ", "5 p.m. on ", "once a ", "the last ", "thirty-", "Q1 ", "year-", "a month ", "while it ",
    "by the time the ",
    "Monday and ", "1 June and ", "15 June, 15 December, ", "on the 1st and 15th of ", "every year from ",
    "the next ",
    "(was: ", "starting ", "the deadline ", "a", "\u00e9", "\u0130", "\u2019", ".", "  ", "i.e. ",
    "not later than 5 days before ",
    "2, 3 and ", "early to ", "one and a half ", "a year and a half ", "1 / 2 / ", "31. 12. ", "the night of ",
    "each of its next ", "day 1 month ", "by the ", "3 1 ", "two to three ", "Mondays and ", "not 1 June ",
    "week after week ", "2026 Q3 ", "in the six months to ", "third and fourth ", "5 th ", "\u00ad", "\uff11",
)  # fmt: skip


def count_calls(text: str) -> int:
    calls = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    sys.setprofile(count)
    try:
        find_deadlines(text, ANCHOR)
        parse_deadline(text, ANCHOR)
    finally:
        sys.setprofile(None)
    return calls


def filled(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]


@pytest.fixture(autouse=True, scope="module")
def _warm() -> None:
    parse_deadline("every Friday", ANCHOR)


@pytest.mark.parametrize("unit", UNITS, ids=repr)
def test_work_grows_with_the_length(unit: str) -> None:
    short, long = count_calls(filled(unit, SIZE // 4)), count_calls(filled(unit, SIZE))
    assert long <= MOST_CALLS
    assert long <= MOST_GROWTH * short + 1000


@settings(max_examples=40, deadline=None)
@given(units=st.lists(st.sampled_from(UNITS), min_size=1, max_size=4))
def test_mixtures_cost_no_more(units: list[str]) -> None:
    assert count_calls(filled("".join(units), SIZE)) <= MOST_CALLS


def test_no_pattern_backtracks() -> None:
    begin = time.process_time()
    for unit in UNITS:
        find_deadlines(filled(unit, SIZE), ANCHOR)
    assert time.process_time() - begin < MOST_SECONDS


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("within 999999999999 days", id="absurd-length"),
        pytest.param("within 9999 years", id="beyond-the-calendar"),
        pytest.param("by 99/99/9999", id="no-day"),
        pytest.param("by 31 February", id="no-such-day"),
        pytest.param("by 0 June 2026", id="day-zero"),
        pytest.param("in Q9 2026", id="no-quarter"),
        pytest.param("every 0 days", id="no-cycle"),
        pytest.param("the 2030-2026 period", id="backwards"),
        pytest.param("٣ June ٢٠٢٦", id="other-digits"),
        pytest.param("by " + "9" * 5000, id="long-figure"),
        pytest.param("(" * 3000, id="brackets"),
    ],
)
def test_nonsense_is_no_error(text: str) -> None:
    find_deadlines(text, ANCHOR)
    parse_deadline(text, ANCHOR)


EDGE_PHRASES = (
    "by Friday", "next week", "before June", "within 30 days", "by the end of the decade", "next year", "tomorrow",
    "by the 31st", "within 5 working days", "this weekend", "last quarter", "by the next working day",
    "Friday next week", "the week of 31 December", "early next month", "every year by 29 February",
)  # fmt: skip


@pytest.mark.parametrize("anchor", [dt.date.min, dt.date.max], ids=["first-day", "last-day"])
@pytest.mark.parametrize("phrase", EDGE_PHRASES)
def test_the_edges_of_the_calendar_are_no_error(phrase: str, anchor: dt.date) -> None:
    find_deadlines(phrase, anchor)
    parse_deadline(phrase, anchor)
