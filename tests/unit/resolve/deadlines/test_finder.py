from __future__ import annotations

import datetime as dt
import itertools
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from directive_extract.errors import ConfigError, InvalidDateError
from directive_extract.resolve.deadlines import find_deadlines, first_choice, parse_deadline
from directive_extract.schema.directive import DeadlineKind, Relation
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable

ANCHOR = dt.date(2026, 3, 12)  # a Thursday

FOUND = [
    pytest.param(
        "Ministries shall report by 30 June 2026 and every quarter thereafter.",
        [("by 30 June 2026", "2026-06-30"), ("every quarter", None)],
        id="two-in-one-sentence",
    ),
    pytest.param(
        "Before the flood season, provinces must clear the drains.",
        [("Before the flood season", None)],
        id="event-ends-at-comma",
    ),
    pytest.param(
        "Before the flood season the provinces must clear the drains.",
        [("Before the flood season", None)],
        id="event-ends-at-subject-of-modal",
    ),
    pytest.param(
        "appoint an envoy before the onset of the rainy season and keep the Council informed",
        [("before the onset of the rainy season", None)],
        id="event-ends-at-and",
    ),
    pytest.param(
        "send the draft within 10 days of receiving it, and the comments by May",
        [("within 10 days of receiving it", None), ("by May", "2026-05-31")],
        id="counted-from-event",
    ),
    pytest.param(
        "Repair the dyke | Works Department | 30 April 2026",
        [("30 April 2026", "2026-04-30")],
        id="last-cell",
    ),
    pytest.param("Repair the dyke\t30 Apr\tWorks Department", [("30 Apr", "2026-04-30")], id="cell-between-tabs"),
    pytest.param("put the text before the Government in June", [("in June", "2026-06-30")], id="place-before-a-body"),
    pytest.param("the text was moved, to 31 May, and no further", [("to 31 May", "2026-05-31")], id="moved-date"),
    pytest.param("publish the list\nbefore\nMay 31", [("before May 31", "2026-05-31")], id="line-breaks-inside"),
    pytest.param("close the gap this month", [("this month", "2026-03-31")], id="relative-without-preposition"),
    pytest.param("mend the gates by 5 pm", [("by 5 pm", "2026-03-12")], id="clock-alone"),
    pytest.param("send the list by the AGM", [("by the AGM", None)], id="milestone"),
    pytest.param("bring it by the May meeting", [("by the May meeting", None)], id="meeting-of-a-month"),
    pytest.param("come back to the May session", [("to the May session", None)], id="to-a-session-of-a-month"),
    pytest.param(
        "bring it no later than at its annual session in 2028",
        [("no later than at its annual session in 2028", "2028-12-31")],
        id="no-later-than-at-a-session",
    ),
    pytest.param("vote on it at the year-end session", [("at the year-end session", None)], id="year-end-session"),
    pytest.param("wait for the next Board", [], id="board-without-a-preposition"),
    pytest.param("draw it up before the next Board", [("before the next Board", None)], id="next-board"),
    pytest.param("Sketch of the stair, with MP, 30 April", [("30 April", "2026-04-30")], id="day-behind-comma-at-end"),
    pytest.param("Sketch of the stair, 3 April 2019", [], id="past-day-behind-comma"),
    pytest.param("mow it by next week Friday", [("by next week Friday", "2026-03-20")], id="next-week-friday"),
    pytest.param("mow it this same week", [("this same week", "2026-03-15")], id="this-same-week"),
    pytest.param("mow it by 4/22", [("by 4/22", "2026-04-22")], id="month-first-where-day-first-is-none"),
    pytest.param("fill it in a week after that", [("in a week after that", "2026-03-19")], id="after-that"),
    pytest.param(
        "The court gives the owner 90 days to fence it", [("90 days", "2026-06-10")], id="length-given-to-somebody"
    ),
    pytest.param("count them during the whole of April", [("during the whole of April", "2026-04-30")], id="whole-of"),
    pytest.param("give up to a third to the poor", [], id="up-to-a-share"),
    pytest.param("own up to every delay", [], id="up-to-a-thing"),
    pytest.param("run trains from Cu Than twice a week", [("twice a week", None)], id="than-in-a-name"),
    pytest.param("look for a month, not a half-year", [], id="half-year-as-a-length"),
    pytest.param("tag the branch before rc2 and build it", [("before rc2", None)], id="identifier"),
    pytest.param("visit each ward this May with a nurse", [("this May", "2026-05-31")], id="this-month-by-name"),
    pytest.param("pupils get this month to hand in the form", [("this month", "2026-03-31")], id="granted-period"),
    pytest.param(
        "bring the draft before the coming plenary",
        [("before the coming plenary", None)],
        id="laid-before-what-is-to-come",
    ),
    pytest.param("test the sirens on 4 and 5 June", [("on 4 and 5 June", "2026-06-05")], id="two-days"),
    pytest.param("hold two drills a year", [("a year", None)], id="rate-of-acts"),
    pytest.param("keep it shut before it is ready for that", [("before it is ready", None)], id="hanging-preposition"),
    pytest.param(
        "keep it shut until the tests are in", [("until the tests are in", None)], id="preposition-that-stays"
    ),
    pytest.param("by 31ˢᵗ May", [("by 31ˢᵗ May", "2026-05-31")], id="superscript"),
    pytest.param("by Novem\u00adber 30", [("by Novem\u00adber 30", "2026-11-30")], id="soft-hyphen"),
    pytest.param("by 30\u00a0June\u00a02026", [("by 30 June 2026", "2026-06-30")], id="no-break-spaces"),
]

NOTHING = [
    pytest.param("implement Resolution 57 of December 2024", id="date-in-a-title"),
    pytest.param("carry out the 2021-2025 plan", id="years-of-a-plan"),
    pytest.param("settle the claims filed in 2024", id="past-year"),
    pytest.param("answer the letter received on 2 March", id="day-of-receipt"),
    pytest.param("apply the new tariff from the 2026-2027 school year", id="start-of-validity"),
    pytest.param("No household may be moved before its new house is ready", id="condition"),
    pytest.param("lay the paper before the Committee", id="body"),
    pytest.param("act immediately and as soon as possible", id="vague"),
    pytest.param("raise output by 10 per cent", id="amount"),
    pytest.param("the last two months of the plan were lost", id="lost-months"),
    pytest.param("it may march on", id="modal-and-verb"),
    pytest.param("the driest spring was the lowest in five years", id="measured-over-a-time"),
    pytest.param("prices rose by 9 per cent in seven months", id="growth-over-a-time"),
    pytest.param("in the six months to September sales fell", id="stretch-that-ends"),
    pytest.param("Resolution 2831 (2026) is recalled", id="year-of-a-resolution"),
    pytest.param("the rule comes into force on 1 May 2026", id="entry-into-force"),
    pytest.param("the text adopted by the AGM", id="milestone-as-doer"),
    pytest.param("at its last meeting it heard the chair", id="gathering-that-is-over"),
    pytest.param("rents of 900 euros a month", id="amount-a-month"),
    pytest.param("open Monday to Friday, 8:00-17:00", id="opening-hours"),
    pytest.param("seed for the summer-autumn crop", id="crop-as-a-thing"),
    pytest.param("a guard on duty 24/7 at the gate", id="round-the-clock"),
    pytest.param("", id="empty"),
    pytest.param("   \n ", id="blank"),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_find_deadlines_finds(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = find_deadlines(text, ANCHOR)
    assert [(deadline.text, str(deadline.date) if deadline.date else None) for deadline in found] == expected


@pytest.mark.parametrize("text", NOTHING)
def test_find_deadlines_leaves_alone(text: str) -> None:
    assert find_deadlines(text, ANCHOR) == []


def test_find_deadlines_overlap_nowhere() -> None:
    text = "by 30 June, before 1 July 2026 at the latest, every Friday before 3 p.m., within 10 days of the end of May"
    spans = [deadline.evidence for deadline in find_deadlines(text, ANCHOR)]
    assert len(spans) >= 4
    assert all(one.end <= other.start for one, other in itertools.pairwise(spans))


def test_past_day_is_kept_and_noted() -> None:
    deadline = parse_deadline("by 1 June 2024", ANCHOR)
    assert deadline.date == dt.date(2024, 6, 1)
    assert "2024-06-01 lies before 2026-03-12" in deadline.assumptions


def test_year_left_out_is_noted() -> None:
    deadline = parse_deadline("by 1 March", ANCHOR)
    assert deadline.date == dt.date(2027, 3, 1)
    assert any("2027" in note for note in deadline.assumptions)


def test_order_of_day_and_month_is_noted() -> None:
    assert any("day, month, year" in note for note in parse_deadline("by 03/04/2026", ANCHOR).assumptions)
    assert parse_deadline("by 13/04/2026", ANCHOR).assumptions == ()


def test_weekday_that_does_not_fit_is_noted() -> None:
    assert any("a Friday" in note for note in parse_deadline("by Monday, 20 March 2026", ANCHOR).assumptions)
    assert parse_deadline("by Friday, 20 March 2026", ANCHOR).assumptions == ()


def test_year_over_two_calendar_years_is_not_guessed() -> None:
    deadline = parse_deadline("by the end of FY 2026-27", ANCHOR)
    assert deadline.kind is DeadlineKind.PERIOD
    assert deadline.date is None
    assert deadline.assumptions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("the plan for 2027 before 1 May", "before 1 May", id="dated-over-for"),
        pytest.param("before the next session, by 1 May", "by 1 May", id="dated-over-event"),
        pytest.param("those due by 1 May 2025 by 1 May 2026", "by 1 May 2026", id="ahead-over-past"),
        pytest.param("by 1 May and by 1 June", "by 1 May", id="first-of-equals"),
    ],
)
def test_first_choice(text: str, expected: str) -> None:
    assert first_choice(find_deadlines(text, ANCHOR)).text == expected


def test_an_unknown_country_is_refused_and_hides_nothing() -> None:
    with pytest.raises(ConfigError, match="XX"):
        parse_deadline("within 3 working days", ANCHOR, settings=Settings(country="XX"))


@pytest.mark.parametrize("read", [find_deadlines, parse_deadline])
@pytest.mark.parametrize("anchor", [None, "2026-03-12", 20260312])
def test_an_anchor_that_is_no_date_is_refused(read: Callable[..., object], anchor: object) -> None:
    with pytest.raises(InvalidDateError, match=r"datetime\.date"):
        read("by Friday", anchor)


def test_a_datetime_counts_as_its_day() -> None:
    moment = dt.datetime(2026, 3, 12, 9, 30, tzinfo=dt.UTC)
    assert parse_deadline("by Friday", moment) == parse_deadline("by Friday", ANCHOR)


def test_a_term_named_semester_is_not_guessed() -> None:
    deadline = parse_deadline("in the second semester", ANCHOR)
    assert deadline.date is None
    assert any("semester" in note for note in deadline.assumptions)


def test_first_choice_of_none() -> None:
    assert first_choice([]) is None


def test_relation_of_bare_times() -> None:
    assert parse_deadline("Q3 2026", ANCHOR).relation is Relation.DURING
    assert parse_deadline("3 June 2026", ANCHOR).relation is Relation.BY
    assert parse_deadline("tomorrow", ANCHOR).relation is Relation.ON


def test_no_language_model_is_loaded() -> None:
    code = (
        "import sys, datetime; from directive_extract.resolve.deadlines import parse_deadline; "
        "parse_deadline('by Friday', datetime.date(2026, 3, 12)); "
        "sys.exit(any(name in sys.modules for name in ('spacy', 'dateparser', 'holidays')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
