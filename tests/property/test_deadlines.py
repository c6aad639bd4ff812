"""Properties of the deadline engine over generated dates."""

from __future__ import annotations

import calendar
import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from directive_extract.resolve.deadlines import find_deadlines, parse_deadline, resolve_event
from directive_extract.schema.directive import Deadline, DeadlineKind, Relation
from directive_extract.schema.settings import Settings

DAYS = st.dates(dt.date(1950, 1, 1), dt.date(2150, 12, 31))
MONTH_NAMES = list(calendar.month_name)[1:]
MONTH_ABBREVIATIONS = list(calendar.month_abbr)[1:]
ORDINAL_QUARTERS = ("first", "second", "third", "fourth")
PHRASES = (
    "by 31 March",
    "before June",
    "by the end of the third quarter",
    "in Q2",
    "in early May",
    "by mid-October",
    "within 30 days",
    "within three months",
    "by the end of this month",
    "next month",
    "next year",
    "by year-end",
    "in the first half of next year",
    "within ten working days",
    "every month, beginning on 15 June",
    "before the 20th",
    "in the last week of November",
)


def ordinal(number: int) -> str:
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def written_forms(day: dt.date) -> list[str]:
    name, short = MONTH_NAMES[day.month - 1], MONTH_ABBREVIATIONS[day.month - 1]
    return [
        f"{day.day} {name} {day.year}",
        f"{name} {day.day}, {day.year}",
        f"{name} {ordinal(day.day)}, {day.year}",
        f"the {ordinal(day.day)} of {name} {day.year}",
        f"{day.day} {short} {day.year}",
        f"{short}. {day.day}, {day.year}",
        f"{day:%A}, {day.day} {name} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d/%m/%Y}",
        f"{day:%Y-%m-%d}",
        f"{name.upper()} {day.day:02d}, {day.year}",
    ]


@given(day=DAYS, anchor=DAYS, form=st.integers(0, 10), prefix=st.sampled_from(["by", "before", "on", "no later than"]))
def test_a_written_day_reads_back(day: dt.date, anchor: dt.date, form: int, prefix: str) -> None:
    deadline = parse_deadline(f"{prefix} {written_forms(day)[form]}", anchor)
    assert deadline is not None
    assert deadline.date == day
    assert deadline.due == (day - dt.timedelta(days=1) if prefix == "before" else day)


@given(day=DAYS, anchor=DAYS)
def test_the_american_order_reads_back(day: dt.date, anchor: dt.date) -> None:
    deadline = parse_deadline(f"by {day:%m/%d/%Y}", anchor, settings=Settings(date_order="MDY"))
    assert deadline.date == day


@given(day=DAYS, anchor=DAYS)
def test_a_day_without_its_year_is_the_nearest(day: dt.date, anchor: dt.date) -> None:
    deadline = parse_deadline(f"by {day.day} {MONTH_NAMES[day.month - 1]}", anchor)
    one = dt.timedelta(days=1)
    expected = anchor
    while (expected.month, expected.day) != (day.month, day.day):  # the slow and obvious way
        expected += one
    assert deadline.date == expected


@given(year=st.integers(1950, 2150), month=st.integers(1, 12), anchor=DAYS)
def test_months_end_where_the_calendar_says(year: int, month: int, anchor: dt.date) -> None:
    last = dt.date(year, month, calendar.monthrange(year, month)[1])
    name = MONTH_NAMES[month - 1]
    assert parse_deadline(f"by the end of {name} {year}", anchor).date == last
    assert parse_deadline(f"in {name} {year}", anchor).date == last
    assert parse_deadline(f"before {name} {year}", anchor).date == last.replace(day=1) - dt.timedelta(days=1)


@given(year=st.integers(1950, 2150), quarter=st.integers(1, 4), anchor=DAYS)
def test_quarters_agree_in_all_their_forms(year: int, quarter: int, anchor: dt.date) -> None:
    roman = ("I", "II", "III", "IV")[quarter - 1]
    forms = (
        f"in the {ORDINAL_QUARTERS[quarter - 1]} quarter of {year}",
        f"Q{quarter} {year}",
        f"in Q{quarter}/{year}",
        f"quarter {roman}/{year}",
    )
    dates = {parse_deadline(form, anchor).date for form in forms}
    month = quarter * 3
    assert dates == {dt.date(year, month, calendar.monthrange(year, month)[1])}


@given(anchor=DAYS, count=st.integers(1, 400))
def test_days_are_counted_from_the_anchor(anchor: dt.date, count: int) -> None:
    assert parse_deadline(f"within {count} days", anchor).date == anchor + dt.timedelta(days=count)
    assert parse_deadline(f"within {count} calendar days", anchor).date == anchor + dt.timedelta(days=count)


@given(anchor=DAYS, count=st.integers(1, 60))
def test_working_days_agree_with_a_count_day_by_day(anchor: dt.date, count: int) -> None:
    day, left = anchor, count
    while left:
        day += dt.timedelta(days=1)
        left -= day.weekday() < 5
    assert parse_deadline(f"within {count} working days", anchor).date == day


@given(anchor=DAYS, phrase=st.sampled_from(PHRASES), filler=st.sampled_from(["", "the list shall be sent ", "do it "]))
def test_intervals_are_ordered(anchor: dt.date, phrase: str, filler: str) -> None:
    for deadline in find_deadlines(filler + phrase, anchor):
        assert_ordered(deadline)


def assert_ordered(deadline: Deadline) -> None:
    assert deadline.date is not None
    if deadline.start:
        assert deadline.start <= deadline.date
    assert deadline.due is not None
    assert deadline.due <= deadline.date <= deadline.due + dt.timedelta(days=1)


@given(anchor=DAYS, phrase=st.sampled_from(PHRASES), cycles=st.integers(-3, 3))
def test_shifting_by_whole_calendars_shifts_the_result(anchor: dt.date, phrase: str, cycles: int) -> None:
    """After 28 years (1901 to 2099) leap days and weekdays come round again."""
    years = 28 * cycles
    low, high = anchor.year, anchor.year + years
    if min(low, high) < 1905 or max(low, high) > 2090:
        return
    one = parse_deadline(phrase, anchor)
    other = parse_deadline(phrase, anchor.replace(year=anchor.year + years))
    assert other.date == one.date.replace(year=one.date.year + years)
    assert other.due == one.due.replace(year=one.due.year + years)


@given(anchor=DAYS, phrase=st.sampled_from(["by 31 March", "before June", "in Q2", "by mid-October", "in early May"]))
def test_shifting_by_a_year_shifts_calendar_phrases(anchor: dt.date, phrase: str) -> None:
    if (anchor.month, anchor.day) == (2, 29):
        return
    one = parse_deadline(phrase, anchor)
    other = parse_deadline(phrase, anchor.replace(year=anchor.year + 1))
    assert other.date == one.date.replace(year=one.date.year + 1)


@given(text=st.text(max_size=200), anchor=DAYS)
def test_any_text_is_read_without_an_error(text: str, anchor: dt.date) -> None:
    assert_sound(text, find_deadlines(text, anchor))
    parse_deadline(text, anchor)


WORDS = (
    "by", "before", "until", "within", "no", "later", "than", "the", "end", "of", "next", "this", "June",
    "Q3", "2026", "31", "3rd", "first", "half", "every", "month", "quarter", "Friday", "and", "to", "from",
    "-", "/", ",", "(", ")", "on", "at", "in", "session", "meeting", "30", "days", "working", "of", "each",
    "twice", "a", "year", "tomorrow", "mid", "late", ",", ".", "may", "March", "12/2026", "31.12.2025", "FY",
    "SY", "2026-27", "5", "p.m.", "noon", "week", "last", "beginning", "starting", "per", "not", "once",
    "Tết",
)  # fmt: skip


@given(words=st.lists(st.sampled_from(WORDS), max_size=25), anchor=st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)))
def test_any_order_of_date_words_is_read_without_an_error(words: list[str], anchor: dt.date) -> None:
    text = " ".join(words)
    assert_sound(text, find_deadlines(text, anchor))
    parse_deadline(text, anchor)


def assert_sound(text: str, deadlines: list[Deadline]) -> None:
    end = 0
    for deadline in deadlines:
        span = deadline.evidence
        assert span is not None
        assert end <= span.start < span.end
        assert text[span.start : span.end] == span.text
        assert (deadline.relation is Relation.EVERY) or deadline.kind is not DeadlineKind.RECURRING
        assert deadline.kind is not DeadlineKind.RECURRING or deadline.rrule
        end = span.end


@given(anchor=DAYS, day=DAYS)
def test_an_event_that_becomes_known_is_its_day(anchor: dt.date, day: dt.date) -> None:
    resolved = resolve_event(parse_deadline("at its next session", anchor), day)
    assert (resolved.date, resolved.due) == (day, day)
