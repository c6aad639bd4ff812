from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.review.views.candidates import candidates, likelihood
from directive_extract.schema.directive import Deadline, DeadlineKind, Owner, Task
from directive_extract.schema.directive import Relation as DueRelation
from directive_extract.schema.entry import DeadlineVersion, Entry, EntrySource, Origin
from directive_extract.schema.register import Comparison, Kind, Match, Reconciled, Relation
from directive_extract.schema.review import ReviewRecord
from directive_extract.schema.span import Span


def due(day: dt.date) -> Deadline:
    return Deadline(text=f"by {day}", kind=DeadlineKind.FIXED, relation=DueRelation.BY, date=day, due=day)


def record(owner: str = "Water Board", day: dt.date = dt.date(2026, 6, 30)) -> ReviewRecord:
    span = Span(start=0, end=1, text="x")
    owners = (Owner(name=owner),)
    task = Task(id="t", action="Publish the list", evidence=(span,), owners=owners, deadline=due(day), confidence=1)
    return ReviewRecord(id="R1", document="D1", kind=Kind.TASK, item=task, read=task)


def entry(name: str = "E1") -> Entry:
    return Entry(
        id=name,
        action="Publish a list",
        owners=(Owner(name="Water Board"),),
        deadlines=(DeadlineVersion(deadline=due(dt.date(2026, 5, 1)), since=dt.datetime(2026, 1, 1, tzinfo=dt.UTC)),),
        sources=(EntrySource(origin=Origin.PERSON, place="Ana"),),
    )


def match(name: str = "E1", relation: Relation = Relation.SAME, *weights: float) -> Match:
    comparisons = tuple(Comparison(name=str(n), level="", weight=w, words=f"sign {w}") for n, w in enumerate(weights))
    return Match(entry=name, relation=relation, probability=0.9, comparisons=comparisons, vetoes=("owner: other",))


def only(relation: Relation = Relation.SAME, *weights: float, of: ReviewRecord | None = None):
    found = Reconciled(record="t", match=match("E1", relation, *weights))
    (one,) = candidates(of or record(), found, {"E1": entry()})
    return one


def test_nothing_known() -> None:
    nothing = Reconciled(record="t", match=Match(entry="", relation=Relation.NEW, probability=0))
    assert candidates(record(), nothing, {}) == ()
    assert candidates(record(), None, {}) == ()


def test_each_entry_once_likeliest_first_and_those_that_are_gone_not_at_all() -> None:
    found = Reconciled(record="t", match=match("E2"), alternatives=(match("E1"), match("E2"), match("E9")))
    assert [one.entry.id for one in candidates(record(), found, {"E1": entry("E1"), "E2": entry("E2")})] == ["E2", "E1"]


def test_signs_are_parted_and_the_weightiest_come_first() -> None:
    one = only(Relation.SAME, 0.5, -4.0, 0.01, 3.5, -0.2)
    assert [sign.words for sign in one.speaks_for] == ["sign 3.5", "sign 0.5"]
    assert [(sign.words, sign.is_strong) for sign in one.speaks_against] == [("sign -4.0", True), ("sign -0.2", False)]


@pytest.mark.parametrize(
    ("relation", "of", "update"),
    [
        pytest.param(Relation.NARROWER, record(), Relation.NARROWER, id="as it was found"),
        pytest.param(Relation.SAME, record(), Relation.DEADLINE_MOVED, id="another day"),
        pytest.param(
            Relation.UNSURE, record("School Service", dt.date(2026, 5, 1)), Relation.OWNER_CHANGED, id="another owner"
        ),
        pytest.param(Relation.SAME, record(day=dt.date(2026, 5, 1)), Relation.EXTENDED, id="nothing else"),
    ],
)
def test_proposed_update(relation: Relation, of: ReviewRecord, update: Relation) -> None:
    assert only(relation, of=of).update is update


def test_what_differs() -> None:
    one = only()
    assert one.is_reworded
    assert (one.due.before, one.due.after, one.due.differs) == (dt.date(2026, 5, 1), dt.date(2026, 6, 30), True)
    assert not one.owners.differs


@pytest.mark.parametrize(
    ("probability", "name"),
    [
        (1.0, "nearly_certain"),
        (0.95, "nearly_certain"),
        (0.8, "likely"),
        (0.5, "rather"),
        (0.2, "possible"),
        (0, "unlikely"),
    ],
)
def test_likelihood(probability: float, name: str) -> None:
    assert likelihood(probability) == name
