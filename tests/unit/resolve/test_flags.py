from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from directive_extract.resolve.flags import LOW_CONFIDENCE, flags_of
from directive_extract.schema.directive import Deadline, DeadlineKind, Owner, Recurrence, Relation, Role, Target, Task
from directive_extract.schema.span import Span

ANCHOR = dt.date(2026, 3, 3)
SPAN = Span(start=0, end=4, text="Mend")


def task(**changes: Any) -> Task:
    deadline = Deadline(text="by May 1", kind=DeadlineKind.FIXED, due=dt.date(2026, 5, 1), relation=Relation.BY)
    fields: dict[str, Any] = {
        "id": "1",
        "action": "Mend the pier",
        "evidence": (SPAN,),
        "owners": (Owner(name="Port"),),
        "deadline": deadline,
        "confidence": 0.9,
    }
    return Task(**(fields | changes))


def due(**changes: Any) -> Deadline:
    fields: dict[str, Any] = {"text": "by then", "kind": DeadlineKind.FIXED, "relation": Relation.BY}
    return Deadline(**(fields | changes))


CASES = [
    pytest.param(task(), (), id="complete"),
    pytest.param(task(owners=()), ("no_owner",), id="no-owner"),
    pytest.param(task(deadline=None), ("no_deadline",), id="no-deadline"),
    pytest.param(task(deadline=due(due=dt.date(2026, 3, 2))), ("past_deadline",), id="past"),
    pytest.param(task(deadline=due(due=ANCHOR)), (), id="due-today"),
    pytest.param(
        task(deadline=due(due=dt.date(2026, 3, 2), recurrence=Recurrence.MONTHLY)), (), id="recurring-is-never-past"
    ),
    pytest.param(task(deadline=due(assumptions=("day before month: order DMY",))), ("ambiguous_date",), id="ambiguous"),
    pytest.param(task(owners=(Owner(name="A"), Owner(name="B"))), ("two_leads",), id="two-leads"),
    pytest.param(task(owners=(Owner(name="A"), Owner(name="B", role=Role.SUPPORT))), (), id="support-is-no-lead"),
    pytest.param(
        task(action="Strengthen discipline", deadline=None), ("no_deadline", "unmeasurable"), id="unmeasurable"
    ),
    pytest.param(task(action="Strengthen discipline"), (), id="a-deadline-can-be-measured"),
    pytest.param(
        task(action="Increase wages", deadline=None, targets=(Target(text="5%", value=5, evidence=SPAN),)),
        ("no_deadline",),
        id="a-target-can-be-measured",
    ),
    pytest.param(task(confidence=LOW_CONFIDENCE - 0.01), ("low_confidence",), id="low-confidence"),
    pytest.param(task(evidence=(SPAN, SPAN)), ("restated",), id="restated"),
]


@pytest.mark.parametrize(("given", "expected"), CASES)
def test_flags_of(given: Task, expected: tuple[str, ...]) -> None:
    assert flags_of(given, ANCHOR) == expected


def test_flags_of_without_an_anchor() -> None:
    assert flags_of(task(deadline=due(due=dt.date(1900, 1, 1))), None) == ()
