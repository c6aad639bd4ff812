from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.resolve.deadlines import explain_deadline, parse_deadline

ANCHOR = dt.date(2026, 3, 12)


def explain(phrase: str) -> str:
    return " ".join(explain_deadline(parse_deadline(phrase, ANCHOR), ANCHOR))


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        pytest.param(
            "by the end of the third quarter of 2026",
            ["1 July 2026", "30 September 2026", "last day on time"],
            id="edge-of-period",
        ),
        pytest.param("before 1 June 2026", ["1 June 2026", "last day on time is Sunday, 31 May 2026"], id="before-day"),
        pytest.param("before the end of June", ["30 June 2026", "still on time"], id="before-edge"),
        pytest.param("within 30 days", ["12 March 2026", "11 April 2026", "30 days from"], id="counted"),
        pytest.param("before the next session", ["an event", '"the next session"', "no date"], id="event"),
        pytest.param("every Friday", ["weekly", "FREQ=WEEKLY;BYDAY=FR", "no first date"], id="recurring"),
        pytest.param("every week, starting on 5 May", ["first time is Tuesday, 5 May 2026"], id="recurring-with-start"),
        pytest.param("by 1 May", ["Assumed: no year is given"], id="assumption"),
        pytest.param("by 1 May 2025", ["Assumed: 2025-05-01 lies before", "before the document's date"], id="past"),
    ],
)
def test_explanation_says(phrase: str, expected: list[str]) -> None:
    explanation = explain(phrase)
    assert [words for words in expected if words not in explanation] == []


def test_every_step_is_a_sentence() -> None:
    for phrase in ("by 1 May", "every Friday", "before the AGM", "in Q3", "tomorrow noon", "within 5 working days"):
        steps = explain_deadline(parse_deadline(phrase, ANCHOR), ANCHOR)
        assert len(steps) >= 2
        assert all(step[0].isupper() or step[0] == '"' for step in steps)
        assert all(step.endswith(".") and ".." not in step for step in steps)
