"""The desk: documents in, questions, decisions, undo."""

from __future__ import annotations

import pytest

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, StaleRevisionError
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.review import Accept, Edit, RecordQuery, Reject, Seen, Skip, Standing


def test_a_document_brings_a_record_for_each_task_and_principle_in_its_order(laid) -> None:
    rows = laid.rows(RecordQuery(document="D1"))
    assert [(row.id, row.kind.value, row.words) for row in rows] == [
        ("R1", "task", "Repair the dyke by 30 april 2026"),
        ("R2", "task", "Report on the clinics"),
        ("R3", "principle", "Safety comes first."),
        ("R4", "task", "Plant trees along the roads"),
    ]
    assert laid.counts() == {Standing.WAITING: 4}
    assert [document.id for document in laid.documents()] == ["D1"]


def test_the_same_document_is_taken_in_once(laid, papers) -> None:
    before = laid.register.last_event()
    assert laid.take_in(papers.extraction(), "Minh").id == "D1"
    assert laid.register.last_event() == before
    assert len(laid.documents()) == 1


def test_what_was_taken_in_is_kept_as_it_was(laid, papers) -> None:
    assert laid.extraction("D1") == papers.extraction()
    assert laid.text("D1") == papers.extraction().document.text


def test_nothing_is_in_the_register_before_a_person_accepts_it(laid, accept) -> None:
    assert laid.register.find() == []
    done = accept("R1")
    assert done.entries == ("E1",)
    entry = laid.entry("E1")
    assert (entry.state.value, entry.action) == ("confirmed", "Repair the dyke by 30 april 2026")
    assert entry.sources[0].document.sha256 == laid.document("D1").ref.sha256
    record = laid.record("R1")
    assert (record.standing, record.entry, record.decided_by) == (Standing.ACCEPTED, "E1", "Lan")
    assert done.records == (record,)


def test_rejected_and_skipped_records_stay_on_the_desk(laid, saw) -> None:
    laid.act("Lan", Reject(seen=saw("R1")), Skip(seen=saw("R2")))
    assert laid.counts() == {Standing.WAITING: 2, Standing.SKIPPED: 1, Standing.REJECTED: 1}
    assert laid.record("R1").decided_by == "Lan"
    assert laid.register.find() == []


def test_a_decision_on_an_older_revision_is_refused_and_changes_nothing(laid, saw) -> None:
    old = saw("R1")
    laid.act("Minh", Edit(seen=old, changes={"action": "Raise the dyke"}))
    before = laid.register.last_event()
    with pytest.raises(StaleRevisionError, match="R1 has been changed meanwhile"):
        laid.act("Lan", Accept(seen=saw("R2")), Accept(seen=old))
    assert laid.register.last_event() == before
    assert laid.record("R2").standing is Standing.WAITING


def test_one_action_may_do_several_things_to_one_record(laid, saw) -> None:
    seen = saw("R1")
    laid.act("Lan", Edit(seen=seen, changes={"action": "Raise the dyke"}), Accept(seen=seen))
    assert laid.entry("E1").action == "Raise the dyke"
    laid.undo("Lan")
    assert laid.record("R1").item == laid.record("R1").read


@pytest.mark.parametrize("step", [Accept, Reject, Skip])
def test_what_is_decided_is_not_decided_again(laid, accept, saw, step) -> None:
    accept("R1")
    with pytest.raises(InvalidChangeError, match="accepted by Lan"):
        laid.act("Minh", step(seen=saw("R1")))


@pytest.mark.parametrize("record", ["R9", "E1", "R", "", "R99999999999999999999"])
def test_a_record_that_is_not_there(laid, record) -> None:
    with pytest.raises(EntryNotFoundError):
        laid.act("Lan", Reject(seen=Seen(record=record, revision=1)))
    with pytest.raises(EntryNotFoundError):
        laid.record(record)


def test_undo_takes_back_the_record_and_the_entry(laid, accept) -> None:
    before = laid.record("R1").contents()
    accept("R1")
    done = laid.undo("Lan")
    assert laid.record("R1").contents() == before
    assert laid.register.find() == []
    assert done.entries == ("E1",)
    assert [record.id for record in done.records] == ["R1"]


def test_undo_goes_on_over_documents_and_after_a_restart(laid, papers, address, clock) -> None:
    laid.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Minh")
    laid.act("Lan", Accept(seen=Seen(record="R1", revision=1)))
    laid.act("Lan", Reject(seen=Seen(record="R5", revision=1)))
    laid.register.close()
    with Register.open(address, clock=clock) as register:
        again = Desk(register)
        assert [again.undo("Lan").records[0].id for _ in range(2)] == ["R5", "R1"]
        assert again.counts() == {Standing.WAITING: 5}
        with pytest.raises(EntryNotFoundError, match="nothing to undo"):
            again.undo("Lan")


def test_undo_without_a_number_is_of_ones_own(laid, accept) -> None:
    accept("R1", "Lan")
    accept("R2", "Minh")
    assert laid.undo("Lan").entries == ("E1",)
    with pytest.raises(EntryNotFoundError, match="nothing to undo"):
        laid.undo("Lan")


def test_a_bulk_acceptance_is_one_action(laid) -> None:
    done = laid.act("Lan", *(Accept(seen=seen) for seen in laid.bulk(RecordQuery(min_confidence=0.7))))
    assert [record.id for record in done.records] == ["R2", "R3", "R4"]
    laid.undo("Lan", done.batch)
    assert laid.counts() == {Standing.WAITING: 4}
    assert laid.register.verify().faults == ()


def test_nothing_done_is_no_action(laid) -> None:
    assert laid.act("Lan").batch == 0


def test_the_next_to_decide_comes_round_and_skipped_ones_come_last(laid, accept, saw) -> None:
    assert laid.next_open("R4") == "R1"
    laid.act("Lan", Skip(seen=saw("R2")))
    accept("R3")
    assert laid.next_open("R1") == "R4"
    accept("R4")
    assert laid.next_open("R1") == "R2"
    accept("R1")
    assert laid.next_open("R1") == "R2"
    accept("R2")
    assert laid.next_open("R2") is None


def test_the_next_to_decide_goes_on_in_the_next_document(laid, papers, accept) -> None:
    laid.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Minh")
    assert laid.next_open("R4") == "R1"
    for record in ("R1", "R2", "R3"):
        accept(record)
    assert laid.next_open("R4") == "R5"
