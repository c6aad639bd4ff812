from __future__ import annotations

from array import array

import pytest

from directive_extract.resolve.targets import targets_in
from directive_extract.schema.directive import Deadline, DeadlineKind, Relation
from directive_extract.schema.outline import Passage

FOUND = [
    ("Vaccinate at least 70% of all dogs in the district", "at least 70% of all dogs", 70, "%"),
    ("Test ten percent (10%) of the samples", "ten percent (10%) of the samples", 10, "%"),
    ("Cut losses by a third before 2030", "by a third", 33, "%"),
    ("Fill three quarters of the posts", "three quarters of the posts", 75, "%"),
    ("Test one athlete in five", "one athlete in five", 20, "%"),
    ("Spend VND 45 billion on the plant", "VND 45 billion", 45e9, "VND"),
    ("Find 1.5 million dollars in the fund", "1.5 million dollars", 1.5e6, "USD"),
    ("Keep the price under $4.1 million", "under $4.1 million", 4.1e6, "$"),
    ("Plant 1,140 km of hedges", "1,140 km", 1140, "km"),
    ("Build 12 automatic monitoring stations before May", "12 automatic monitoring stations", 12, "stations"),
    ("Bring water to 21 coastal and island communes", "21 coastal and island communes", 21, "communes"),
    ("Finish the 74 overdue tasks", "the 74 overdue tasks", 74, "tasks"),
    ("Repair the last two sirens", "the last two sirens", 2, "sirens"),
    ("Train thirty-five drivers", "thirty-five drivers", 35, "drivers"),
    (
        "Renovate 20,000 (twenty thousand) unhealthy houses",
        "20,000 (twenty thousand) unhealthy houses",
        20000,
        "houses",
    ),
    ("Receive 2 million visitors a year", "2 million visitors", 2e6, "visitors"),
    ("Open at least one kiosk for residents", "at least one kiosk", 1, "kiosk"),
    ("Reach 80 children", "80 children", 80, "children"),
]

NONE = [
    "Report within 30 days",
    "Comply with Resolution 57 and Article 4 of the law",
    "Finish the 2026 programmes",
    "Ask one inspector",
    "Visit the two villages",
    "Wear grade 5 muffs",
    "Train people over 60 years old",
    "Register firms with more than 500 workers",
    "Guard every house (of 1,120 houses built)",
    "Cut losses of members whose leaks exceed 30%",
    "A third, on the stadium, goes to the police",
    "Send it before 5 p.m.",
    "Hold the meeting three times",
]


def targets(text: str, deadline: str | None = None) -> list[tuple[str, float, str | None]]:
    due = Deadline(text=deadline, kind=DeadlineKind.FIXED, relation=Relation.BY) if deadline else None
    passage = Passage(text, array("l", range(len(text))))
    found = targets_in(passage, text, due)
    assert all(
        target.evidence.text == text[target.evidence.start : target.evidence.end] == target.text for target in found
    )
    return [(target.text, target.value, target.unit) for target in found]


@pytest.mark.parametrize(("text", "quote", "value", "unit"), FOUND, ids=[case[1] for case in FOUND])
def test_targets_in(text: str, quote: str, value: float, unit: str) -> None:
    assert targets(text) == [(quote, value, unit)]


@pytest.mark.parametrize("text", NONE)
def test_targets_in_finds_none(text: str) -> None:
    assert targets(text) == []


def test_targets_in_leaves_the_starting_point_out() -> None:
    found = targets("Bring the share of women from 19 per cent to 30 per cent")
    assert [value for _, value, _ in found] == [30]


def test_targets_in_reading_order() -> None:
    assert [value for _, value, _ in targets("Train 96 shunters and 14 yard masters, at 50% of the cost")] == [
        96,
        14,
        50,
    ]


def test_targets_in_leaves_the_deadline_out() -> None:
    assert targets("Mend it in 12 sittings", deadline="in 12 sittings") == []
    assert targets("Mend it in 12 sittings") != []
