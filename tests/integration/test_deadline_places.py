"""Where a task's deadline may stand: in its clause, behind it, above it, in a column, or in another task's words."""

from __future__ import annotations

import pytest

from directive_extract import Extractor

CONCLUSION = """CONCLUSION of the Governor at the meeting on school buildings, 14 October 2025

The Department of Education shall inspect all roofs. This work must end before 30 November.
The Department of Finance is requested to release the funds. It has until mid-December to do so.
The districts must draw up their lists by 20 November; the Department of Construction shall check them in December.
By 31 December 2025:
a) The Department of Health shall train two nurses per school;
b) The police shall post a guard at each gate every morning.
The Department of Justice shall revise the contracts by 10 November. The Department of Finance shall confirm the sums by
the same date.
The Roads Office shall clear the drains by 5 December. The Parks Board must plant the slope by 15 December. The Police
shall mark the crossings by the same date as the Roads Office.
Schools must send a report monthly, on the 5th. The first must be sent by 5 January 2026.
From 1 January 2026, the districts shall pay the guards.
The Department of Culture shall implement Decree 15 of 2018 and the 2021-2025 plan.
The Engineer shall finish the bridge by 1 July 2026 instead of 1 June.

Tasks to be completed in the third quarter of 2026
1. The Mayor shall open the library.
2. The Clerk shall number the houses, no later than 15 August.
"""
ACTIONS = """Action list of the Safety Group, 3 March 2026

| No | Action | Owner | Due |
|---|---|---|---|
| 1 | Check the extinguishers before every shift | Mr Lund | standing |
| 2 | Order new masks | Ms Ray | 20 March 2026 |
| 3 | Repaint the gates by June | Mr Lund | ongoing |
| 4 | Replace the pump | Ms Ray | eow |
| 5 | Write the leaflet | Ms Ray | COB Fri |
| 6 | Move the store | Ms Ray | 1 July 2026 (was: 1 June) |
"""


@pytest.fixture(scope="module")
def due() -> dict[str, tuple[str, str | None] | None]:
    """For each task the day that its deadline names and how often it comes, by the start of its action."""
    extractor = Extractor()
    return {
        task.action: (str(task.deadline.date), task.deadline.recurrence) if task.deadline else None
        for text in (CONCLUSION, ACTIONS)
        for task in extractor.extract(text).tasks
    }


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        pytest.param("Inspect all roofs", ("2025-11-30", None), id="following-sentence"),
        pytest.param("Release the funds", ("2025-12-15", None), id="following-sentence-that-gives-time"),
        pytest.param("Draw up their lists", ("2025-11-20", None), id="own-clause"),
        pytest.param("Check them", ("2025-12-31", None), id="clause-behind-a-semicolon"),
        pytest.param("Train two nurses", ("2025-12-31", None), id="lead-in"),
        pytest.param("Post a guard", ("None", "daily"), id="own-words-before-the-lead-in"),
        pytest.param("Confirm the sums", ("2025-11-10", None), id="same-date"),
        pytest.param("Mark the crossings", ("2025-12-05", None), id="same-date-as-another-body"),
        pytest.param("Send a report", ("2026-01-05", "monthly"), id="first-time-in-the-next-sentence"),
        pytest.param("Pay the guards", ("2026-01-01", None), id="start-in-front"),
        pytest.param("Implement Decree 15", None, id="dates-of-things"),
        pytest.param("Finish the bridge", ("2026-07-01", None), id="moved"),
        pytest.param("Open the library", ("2026-09-30", None), id="heading"),
        pytest.param("Number the houses", ("2026-08-15", None), id="own-words-before-the-heading"),
        pytest.param("Check the extinguishers", None, id="column-says-standing"),
        pytest.param("Repaint the gates", None, id="column-says-ongoing"),
        pytest.param("Order new masks", ("2026-03-20", None), id="column"),
        pytest.param("Replace the pump", ("2026-03-08", None), id="column-in-short"),
        pytest.param("Write the leaflet", ("2026-03-06", None), id="column-of-a-chat"),
        pytest.param("Move the store", ("2026-07-01", None), id="column-moved"),
    ],
)
def test_a_deadline_is_found_where_it_stands(
    due: dict[str, tuple[str, str | None] | None], action: str, expected: tuple[str, str | None] | None
) -> None:
    (found,) = [value for name, value in due.items() if name.startswith(action)]
    assert found == expected
