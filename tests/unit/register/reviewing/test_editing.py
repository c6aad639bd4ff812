"""Corrections of a record."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import InvalidChangeError
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.review import Edit, RecordQuery


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


@pytest.fixture
def edit(laid, saw):
    def editing(record, **changes):
        laid.act("Lan", Edit(seen=saw(record), changes=changes))
        return laid.record(record)

    return editing


def test_words_are_corrected(laid, edit) -> None:
    record = edit("R1", action="  Raise the dyke ")
    assert (record.item.action, record.is_edited, record.revision) == ("Raise the dyke", True, 2)
    assert record.read.action == "Repair the dyke by 30 april 2026"
    assert laid.rows(RecordQuery(text="RAISE"))[0].id == "R1"


def test_nothing_changed_is_no_action(laid, saw) -> None:
    action = laid.record("R1").item.action
    assert laid.act("Lan", Edit(seen=saw("R1"), changes={"action": action})).batch == 0
    assert laid.record("R1").revision == 1


def test_owners_that_stay_keep_the_place_they_were_read_from(laid, edit) -> None:
    read = laid.record("R1").item.owners[0]
    record = edit("R1", owners=[{"name": "Water Board", "role": "support"}, {"name": "Mayor", "role": "lead"}])
    assert [(owner.name, owner.role.value, owner.evidence) for owner in record.item.owners] == [
        ("Water Board", "support", read.evidence),
        ("Mayor", "lead", None),
    ]


def test_a_new_deadline_mends_the_flag(laid, edit, make) -> None:
    assert laid.record("R2").item.flags == ("no_deadline",)
    record = edit("R2", deadline=make.deadline("2026-05-31").model_dump(mode="json"))
    assert (record.item.deadline.due, record.item.flags) == (dt.date(2026, 5, 31), ())
    assert [row.id for row in laid.rows(RecordQuery(due_from=dt.date(2026, 5, 1)))] == ["R2"]
    assert edit("R2", deadline=None).item.flags == ("no_deadline",)


def test_the_same_words_of_a_deadline_keep_their_place(laid, saw, papers, make) -> None:
    extraction = papers.extraction("Minutes\nThe Clerk shall close the list.")
    placed = make.deadline(evidence=extraction.tasks[0].evidence[0])
    task = extraction.tasks[0].model_copy(update={"deadline": placed})
    laid.take_in(extraction.model_copy(update={"tasks": (task,)}), "Lan")
    later = {**placed.model_dump(mode="json", exclude={"evidence"}), "date": "2026-06-30", "due": "2026-06-30"}
    laid.act("Lan", Edit(seen=saw("R5"), changes={"deadline": later}))
    deadline = laid.record("R5").item.deadline
    assert (deadline.due, deadline.evidence) == (dt.date(2026, 6, 30), placed.evidence)


def test_a_number_that_a_person_adds_stands_in_the_words_of_the_task(laid, edit) -> None:
    record = edit("R4", targets=[{"text": "1,000 trees", "value": 1000, "unit": "trees"}])
    assert record.item.targets[0].evidence == record.item.evidence[0]


@pytest.mark.parametrize("owners", [[], [{"name": "Mayor"}]], ids=["none", "one"])
def test_flags_on_owners_follow_the_owners(edit, owners) -> None:
    assert ("no_owner" in edit("R1", owners=owners).item.flags) is not bool(owners)


def test_a_task_becomes_a_principle_and_a_task_again(laid, edit) -> None:
    record = edit("R1", kind="principle", text="The dyke is kept in repair")
    assert record.item == Principle(
        id=record.read.id,
        text="The dyke is kept in repair",
        evidence=record.read.evidence,
        confidence=record.read.confidence,
    )
    again = edit("R1", kind="task")
    assert isinstance(again.item, Task)
    assert again.item.owners == again.read.owners  # what was read with it comes back
    assert again.item.action == "The dyke is kept in repair"


def test_a_principle_becomes_a_task(laid, edit) -> None:
    record = edit("R3", kind="task", action="Put safety first", owners=[{"name": "Mayor"}])
    assert (record.kind.value, record.item.action, record.item.flags) == ("task", "Put safety first", ("no_deadline",))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        pytest.param({"colour": "red"}, "colour can't be set", id="no-such-field"),
        pytest.param({"confidence": 1.0}, "confidence can't be set", id="not-for-persons"),
        pytest.param({"action": "  "}, "no words", id="empty"),
        pytest.param({"action": None}, "no words", id="none"),
        pytest.param({"owners": [{"role": "lead"}]}, "owners.0.name", id="owner-without-name"),
        pytest.param({"owners": "Mayor"}, "owners", id="owners-as-text"),
        pytest.param({"owners": ["Mayor"]}, "owners.0", id="owner-as-text"),
        pytest.param({"deadline": {"text": "soon"}}, "deadline.kind", id="half-a-deadline"),
        pytest.param({"deadline": "soon"}, "deadline", id="deadline-as-text"),
        pytest.param({"targets": ["3"]}, "targets.0", id="target-as-text"),
        pytest.param({"kind": "motto"}, "task or principle", id="no-such-kind"),
        pytest.param({"modality": "wish"}, "modality", id="no-such-modality"),
    ],
)
def test_what_does_not_fit_is_refused(laid, edit, changes, message) -> None:
    before = laid.register.last_event()
    with pytest.raises(InvalidChangeError, match=message):
        edit("R1", **changes)
    assert laid.register.last_event() == before
