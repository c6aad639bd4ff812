from __future__ import annotations

import pytest

from directive_extract.structure.metadata.mentions import find_date_mentions, read_year_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("27 May 2026", (2026, 5, 27), id="day-month-year"),
        pytest.param("the 3rd November, 2025", (2025, 11, 3), id="ordinal-comma"),
        pytest.param("14-Jan-2026", (2026, 1, 14), id="hyphens"),
        pytest.param("30-Apr-26 |", (2026, 4, 30), id="hyphens-short-year"),
        pytest.param("Tues 11 Nov 25, hall", (2025, 11, 11), id="short-year"),
        pytest.param("at 12 May 10 people", (None, 5, 12), id="number-behind-is-no-year"),
        pytest.param("2 to 5 June\n2026", (2026, 6, 5), id="range-ends"),
        pytest.param("June 2-5, 2026", (2026, 6, 5), id="range-month-first"),
        pytest.param("December 19, 2025", (2025, 12, 19), id="month-first"),
        pytest.param("Sept. 8", (None, 9, 8), id="abbreviation"),
        pytest.param("OCTOBER 07, 2025", (2025, 10, 7), id="capitals"),
        pytest.param("day 14 month 01 year 2026", (2026, 1, 14), id="translated-word-by-word"),
        pytest.param("ngày 14 tháng 01 năm 2026", (2026, 1, 14), id="vietnamese"),
        pytest.param("2026-06-04", (2026, 6, 4), id="iso"),
        pytest.param("17.10.2025", (2025, 10, 17), id="dots"),
        pytest.param("19/12/2025", (2025, 12, 19), id="slashes"),
        pytest.param("Tuesday (10/02)", (None, 2, 10), id="bracketed"),
        pytest.param("4 Februari 2026", (2026, 2, 4), id="indonesian"),
        pytest.param("this fourth day of March 2026", (2026, 3, 4), id="day-in-words"),
        pytest.param(
            "9th day of July, in the year of Our Lord, Two\nThousand and Twenty-Six.",
            (2026, 7, 9),
            id="year-in-words",
        ),
    ],
)
def test_one_day_is_read(text: str, expected: tuple[int | None, int, int]) -> None:
    mentions = find_date_mentions(text)
    assert [(found.year, found.month, found.day) for found in mentions] == [expected]
    assert text[mentions[0].start : mentions[0].end] == mentions[0].text


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("October 2025", id="month-only"),
        pytest.param("Decree No. 39/2022/ND-CP", id="number-of-a-decree"),
        pytest.param("No. 1/28/3/2025-Cab.", id="number-of-a-file"),
        pytest.param("31 February 2026", id="no-such-day"),
        pytest.param("2024-26", id="years"),
        pytest.param("10.12.4.5", id="clause"),
        pytest.param("may 5.2 percent", id="decimal"),
        pytest.param("v1.2.3 of 4/5", id="version"),
        pytest.param("we may 300 times", id="modal"),
    ],
)
def test_other_numbers_are_no_days(text: str) -> None:
    assert find_date_mentions(text) == []


def test_weekday_beside_the_day_is_read() -> None:
    before, after = find_date_mentions("Wednesday, 4 March 2026 and 05.03.2026 (THURSDAY)")
    assert (before.weekday, after.weekday) == (2, 3)


def test_order_is_swapped_only_where_both_ways_are_days() -> None:
    open_one, settled = find_date_mentions("03/04/2026, 13/04/2026")
    assert (open_one.month, open_one.day, open_one.swapped) == (4, 3, (3, 4))
    assert settled.swapped is None


def test_month_first_order() -> None:
    first, impossible = find_date_mentions("03/04/2026, 13/04/2026", order="MDY")
    assert (first.month, first.day) == (3, 4)
    assert (impossible.month, impossible.day) == (4, 13)


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("Two Thousand and Twenty-Six", 2026),
        ("two thousand nineteen", 2019),
        ("twenty twenty-six", 2026),
        ("nineteen hundred and ninety-nine", 1999),
        ("Two Thousand and Twenty-Six by the President", 2026),
        ("of grace", None),
        ("twelve", None),
    ],
)
def test_year_words(words: str, year: int | None) -> None:
    assert read_year_words(words) == year
