from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines, find_priority


@pytest.mark.parametrize(
    "text",
    [
        "replace them immediately",
        "Urgently review the list",
        "report as soon as possible.",
        "act without further delay, and say so",
        "reply ASAP",
        "in the coming time, promote exports",
    ],
)
def test_urgent(text: str) -> None:
    assert find_priority(text) == "urgent"
    assert find_deadlines(text, dt.date(2026, 3, 12)) == []


@pytest.mark.parametrize("text", ["by 1 June 2026", "", "it is not urgent", "a monsoon is near", "the soonest date"])
def test_not_urgent(text: str) -> None:
    assert find_priority(text) is None
