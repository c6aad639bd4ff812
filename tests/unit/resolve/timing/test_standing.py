import datetime as dt

import pytest

from directive_extract.resolve.deadlines import find_deadlines
from directive_extract.resolve.timing.expressions import Expression
from directive_extract.resolve.timing.standing import as_standing

ANCHOR = dt.date(2026, 3, 12)


def standing(text: str) -> tuple[str | None, dt.date | None]:
    (deadline,) = find_deadlines(text, ANCHOR)
    assert deadline.evidence is not None
    read = as_standing(Expression(deadline, text, deadline.evidence.start, deadline.evidence.end))
    return read.anchor.text if read.anchor else None, read.date


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The keeper shall report any leak to the office within two days", "any leak"),
        ("The desk answers written complaints within three weeks", "written complaints"),
        ("The registrar decides on an application within thirty days", "an application"),
        ("On receipt of a form, the clerk stamps it within five days", "On receipt of a form"),
    ],
)
def test_a_length_counts_from_each_case(text: str, event: str) -> None:
    assert standing(text) == (event, None)


@pytest.mark.parametrize(
    "text",
    [
        "The keeper shall look for leaks in every cellar within two days",
        "The desk publishes the complaints within two days",
    ],
)
def test_one_act_counts_from_the_document(text: str) -> None:
    assert standing(text)[1] == dt.date(2026, 3, 14)
