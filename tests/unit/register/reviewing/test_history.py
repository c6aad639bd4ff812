"""Undo and redo at length, histories, documents taken off the desk."""

from __future__ import annotations

import pytest

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, StaleRevisionError
from directive_extract.register.reviewing import Desk
from directive_extract.schema.review import Edit, Skip, Standing


@pytest.fixture
def register(small):
    return small  # nothing here depends on the kind of database


def state(desk: Desk):
    """All that undo has to bring back."""
    records = {record.id: record.contents() for record in desk.records()}
    return records, {entry.id: entry.contents() for entry in desk.register.entries()}


def test_undo_and_redo_go_back_and_forth(laid, accept, saw) -> None:
    states = [state(laid)]
    for act in (
        lambda: accept("R1"),
        lambda: laid.act("Lan", Skip(seen=saw("R2"))),
        lambda: laid.act("Lan", Edit(seen=saw("R3"), changes={"text": "Safety"})),
    ):
        act()
        states.append(state(laid))
    for before in states[-2::-1]:
        laid.undo("Lan")
        assert state(laid) == before
    for after in states[1:]:
        laid.redo("Lan")
        assert state(laid) == after
    with pytest.raises(EntryNotFoundError, match="nothing to redo"):
        laid.redo("Lan")
    laid.undo("Lan")
    laid.undo("Lan")
    laid.redo("Lan")
    assert state(laid) == states[2]
    assert laid.register.verify().faults == ()


def test_there_is_nothing_to_redo_after_something_else(laid, accept) -> None:
    accept("R1")
    laid.undo("Lan")
    accept("R2")
    with pytest.raises(EntryNotFoundError, match="nothing to redo"):
        laid.redo("Lan")


def test_what_others_do_meanwhile_does_not_keep_one_from_redoing(laid, accept, papers) -> None:
    accept("R1")
    laid.undo("Lan")
    accept("R2", "Minh")
    laid.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Lan")
    assert [record.id for record in laid.redo("Lan").records] == ["R1"]
    with pytest.raises(EntryNotFoundError, match="nothing to redo"):
        laid.redo("Minh")


def test_a_document_that_comes_in_is_not_ones_last_action(laid, accept, papers) -> None:
    accept("R1")
    laid.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Lan")
    assert [record.id for record in laid.undo("Lan").records] == ["R1"]


def test_what_another_has_changed_since_is_not_undone(laid, accept, saw) -> None:
    accept("R1")
    laid.register.change("E1", {"percent": 20}, "Minh")
    before = state(laid)
    with pytest.raises(StaleRevisionError, match="undo the later change first"):
        laid.undo("Lan")
    assert state(laid) == before


def test_any_action_is_undone_by_its_number_and_once(laid, accept) -> None:
    batch = accept("R1", "Minh").batch
    laid.undo("Lan", batch)
    assert laid.counts() == {Standing.WAITING: 4}
    with pytest.raises(EntryNotFoundError, match="undone already"):
        laid.undo("Lan", batch)
    for number in (0, -1, 999, 10**30):
        with pytest.raises(EntryNotFoundError, match=f"no action {number}"):
            laid.undo("Lan", number)


def test_the_registers_own_undo_takes_back_what_was_done_on_the_desk(laid, accept) -> None:
    accept("R1")
    assert laid.register.undo("Minh") == ["R1", "E1"]
    assert laid.counts() == {Standing.WAITING: 4}


def test_a_record_and_its_document_have_a_history(laid, accept, saw) -> None:
    laid.act("Minh", Edit(seen=saw("R1"), changes={"action": "Raise the dyke"}))
    accept("R1")
    laid.undo("Lan")
    told = laid.record_history("R1")
    assert [(event.kind.value, event.actor, event.record, event.document) for event in told] == [
        ("record_added", "Lan", "R1", "D1"),
        ("record_changed", "Minh", "R1", "D1"),
        ("record_changed", "Lan", "R1", "D1"),
        ("record_changed", "Lan", "R1", "D1"),
    ]
    assert told[1].before["item"]["action"] == "Repair the dyke by 30 april 2026"
    assert told[1].after["item"]["action"] == "Raise the dyke"
    assert told[3].undoes == told[2].batch
    of_document = laid.document_history("D1")
    assert [event.kind.value for event in of_document[:2]] == ["document_added", "record_added"]
    assert len(of_document) == 8
    assert laid.record_history("R99") == []


# Documents taken off the desk


def taken_in(desk):
    return next(event.batch for event in desk.document_history("D1"))


def test_taking_in_is_undone_by_its_number_and_so_is_that(laid) -> None:
    before = state(laid)
    done = laid.undo("Minh", taken_in(laid))
    assert set(done.removed) == {"R1", "R2", "R3", "R4"}
    assert (laid.documents(), laid.records()) == ([], [])
    with pytest.raises(EntryNotFoundError):
        laid.document("D1")
    with pytest.raises(EntryNotFoundError):
        laid.extraction("D1")
    laid.undo("Minh", done.batch)
    assert state(laid) == before
    assert [document.id for document in laid.documents()] == ["D1"]
    assert laid.register.verify().faults == ()


def test_it_can_be_taken_in_anew_but_then_not_brought_back(laid, papers) -> None:
    off = laid.undo("Minh", taken_in(laid)).batch
    anew = papers.extraction()
    anew = anew.model_copy(update={"tasks": anew.tasks[:1], "principles": ()})
    assert laid.take_in(anew, "Hoa").id == "D1"
    assert (laid.document("D1").by, laid.extraction("D1")) == ("Hoa", anew)
    assert [row.id for row in laid.rows()] == ["R5"]
    with pytest.raises(InvalidChangeError, match="taken in anew"):
        laid.undo("Minh", off)
    assert laid.register.verify().faults == ()


def test_it_stays_where_something_was_decided_or_added(laid, accept) -> None:
    from directive_extract.schema.review import Add

    batch = taken_in(laid)
    laid.act("Lan", Add(document="D1", start=0, end=5))
    with pytest.raises(InvalidChangeError, match="records were added"):
        laid.undo("Minh", batch)
    laid.undo("Lan")
    accept("R1")
    with pytest.raises(StaleRevisionError):
        laid.undo("Minh", batch)
    assert laid.document("D1").total == 4
