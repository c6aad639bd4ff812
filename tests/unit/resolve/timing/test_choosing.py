import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines
from directive_extract.resolve.timing.choosing import choose
from directive_extract.resolve.timing.expressions import Expression

ANCHOR = dt.date(2026, 3, 12)


def chosen(text: str, subject: tuple[int, int] | None = None) -> tuple[str, str | None, str | None] | None:
    found = [
        Expression(deadline, text, deadline.evidence.start, deadline.evidence.end)
        for deadline in find_deadlines(text, ANCHOR)
        if deadline.evidence is not None
    ]
    best = choose(found, ANCHOR, subject)
    return (best.text, best.date.isoformat() if best.date else None, best.recurrence) if best else None


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("hand over site A by 1 June and site B by 1 August", "by 1 June"),
        ("publish the list in the second quarter, and report on it every month", "in the second quarter"),
        ("set up a register in the third quarter, to be renewed every month", "in the third quarter"),
        ("after the talks on 4 May send the plan by 1 July", "by 1 July"),
        ("present the estimate for 2027 to the Board, by 1 July", "by 1 July"),
        ("submit by 24 September a review, in addition to quarterly reports", "by 24 September"),
        ("send the data by 30 April instead of the 25th", "by 30 April"),
        ("send daily figures to the office every Monday", "every Monday"),
        ("plant 200 trees each year by 2030", "by 2030"),
        ("hold a market twice a week in each ward until 19 June", "until 19 June"),
        ("check the pumps every Monday until the end of June", "every Monday until the end of June"),
        ("test the alarm two weeks before the fair, which falls on 21 June", "two weeks before the fair"),
        ("double the number of books lent each year to pupils by 2029", "by 2029"),
    ],
)
def test_the_clearest_is_chosen(text: str, quote: str) -> None:
    result = chosen(text)
    assert result is not None
    assert result[0] == quote


@pytest.mark.parametrize(
    "text",
    [
        "evict the tenant if he has not paid by 30 November",
        "check the theses of students registered before 31.12.2023",
        "stop washing the towels daily",
        "include the kitchens in its inspection plan for 2027",
        "replace them without waiting for the end of the year",
        "at the same time, cut the fees",
        "withdraw the licence of any firm with three accidents within twelve months",
    ],
)
def test_what_says_nothing_of_the_task(text: str) -> None:
    assert chosen(text) is None


def test_a_time_inside_the_subject_gives_way() -> None:
    text = "Reports for the two wards due by 20 April must be sent by 5 May"
    assert chosen(text, subject=(0, text.index(" must"))) == ("by 5 May", "2026-05-05", None)


@pytest.mark.parametrize(
    ("text", "day", "recurrence"),
    [
        ("report annually and for the first time in December 2026", "2026-12-31", "annual"),
        ("show the accounts every quarter, starting with the April meeting", "2026-04-30", "quarterly"),
        ("From 9 June until 13 June the wards report every day", "2026-06-09", "daily"),
        ("suspend fishing from 15 March to 15 June each year", None, "annual"),
    ],
)
def test_a_recurrence_gets_its_first_day(text: str, day: str | None, recurrence: str) -> None:
    result = chosen(text)
    assert result is not None
    assert result[1:] == (day, recurrence)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Upon receipt of an order, the unit must answer within 15 days", ("within 15 days", None, None)),
        ("record each case in the system within 24 hours", ("within 24 hours", None, None)),
        ("audit every pillar box within ten days", ("within ten days", "2026-03-22", None)),
        ("Monthly returns shall be sent by the 10th", ("by the 10th", None, "monthly")),
        ("The return shall be sent by the 20th", ("by the 20th", "2026-03-20", None)),
    ],
)
def test_standing_duties(text: str, expected: tuple[str, str | None, str | None]) -> None:
    assert chosen(text) == expected
