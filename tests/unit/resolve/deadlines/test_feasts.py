import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines, find_starts
from directive_extract.schema.directive import DeadlineKind, Relation

ANCHOR = dt.date(2026, 3, 12)


@pytest.mark.parametrize(
    ("text", "quote", "relation"),
    [
        ("Repaint the hall before Diwali and light it", "before Diwali", Relation.BEFORE),
        ("The band has to be paid by Farmers' Day", "by Farmers' Day", Relation.BY),
        ("Fell the dead trees ahead of Khmer New Year, with care", "ahead of Khmer New Year", Relation.BEFORE),
        ("Send out the forms by half-term", "by half-term", Relation.BY),
        ("Guard the orchard during the harvest", "during the harvest", Relation.DURING),
        (
            "Keep two boats ready throughout the entire rainy season",
            "throughout the entire rainy season",
            Relation.DURING,
        ),
        ("Dig the pond this dry season", "this dry season", Relation.DURING),
        ("Return the keys by the last day of term, if possible", "by the last day of term", Relation.BY),
    ],
)
def test_feasts_and_seasons_are_events(text: str, quote: str, relation: Relation) -> None:
    (deadline,) = find_deadlines(text, ANCHOR)
    assert (deadline.text, deadline.kind, deadline.relation) == (quote, DeadlineKind.EVENT, relation)
    assert deadline.date is None


@pytest.mark.parametrize(
    ("text", "quote", "day"),
    [
        ("Open the kiosk no later than Nurses' Day, May 12", "no later than Nurses' Day, May 12", dt.date(2026, 5, 12)),
        ("Sweep the square before Diwali on 8 November", "before Diwali on 8 November", dt.date(2026, 11, 8)),
        ("Close the sluice before sundown", "before sundown", ANCHOR),
    ],
)
def test_a_day_beside_the_name_dates_it(text: str, quote: str, day: dt.date) -> None:
    (deadline,) = find_deadlines(text, ANCHOR)
    assert (deadline.text, deadline.date) == (quote, day)


@pytest.mark.parametrize(
    "text",
    [
        "Hire guards for the Diwali rush",
        "Ask for help by lent rooms",
        "Weigh the grain of the harvest",
        "The hall was lit by Day and Sons",
    ],
)
def test_what_only_holds_such_a_name(text: str) -> None:
    assert find_deadlines(text, ANCHOR) == []


def test_a_feast_is_a_day_of_beginning() -> None:
    (start,) = find_starts("Halve the fare from Diwali.", ANCHOR)
    assert (start.text, start.kind, start.relation) == ("from Diwali", DeadlineKind.EVENT, Relation.ON)
