"""What an acceptance does to the register, and how it is taken back."""

from __future__ import annotations

import datetime as dt

import pytest

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, StaleRevisionError
from directive_extract.schema.entry import Act, Ruling, State
from directive_extract.schema.register import Relation
from directive_extract.schema.review import Accept, Edit, RecordQuery, Reopen, Seen, Standing


@pytest.fixture
def known(register, make):
    """E1: what the register has of the dyke."""
    return register.add([make.draft("Mend the dyke", deadlines=(), state="proposed")], "Minh")[0]


@pytest.fixture
def reopen(laid, saw):
    return lambda record: laid.act("Lan", Reopen(seen=saw(record)))


def test_join_as_the_same_makes_it_a_source_and_confirms(known, laid, accept) -> None:
    accept("R1", act="join", entry="E1")
    entry = laid.entry("E1")
    assert [source.relation for source in entry.sources] == [Relation.NEW, Relation.SAME]
    assert (entry.action, entry.state) == ("Mend the dyke", State.CONFIRMED)
    assert laid.record("R1").relation is Relation.SAME


def test_join_as_a_moved_deadline_moves_it(known, laid, accept) -> None:
    accept("R1", act="join", entry="E1", relation="deadline_moved", entry_revision=1)
    assert laid.entry("E1").due == dt.date(2026, 4, 30)


def test_link_makes_an_entry_tied_to_the_known_one(known, laid, accept) -> None:
    done = accept("R1", act="link", entry="E1", relation="next_period")
    assert done.entries == ("E2",)
    assert [(link.entry, link.relation) for link in laid.entry("E2").links] == [("E1", Relation.NEXT_PERIOD)]


def test_apart_makes_an_entry_and_is_remembered(known, laid, accept) -> None:
    accept("R1", act="apart", entry="E1")
    assert laid.entry("E2").links == ()
    key = laid.entry("E2").sources[0].key
    assert laid.register.parted([key]) == {key: {"E1"}}
    laid.undo("Lan")
    assert laid.register.parted([key]) == {}


@pytest.mark.parametrize(
    ("values", "error", "message"),
    [
        pytest.param({"act": "join"}, InvalidChangeError, "an entry is named", id="join-what"),
        pytest.param({"act": "add", "entry": "E1"}, InvalidChangeError, "names no entry", id="add-to"),
        pytest.param({"act": "join", "entry": "E9"}, EntryNotFoundError, "no entry E9", id="no-such-entry"),
        pytest.param(
            {"act": "join", "entry": "E1", "relation": "broader"},
            InvalidChangeError,
            "one entry of two",
            id="two-entries",
        ),
        pytest.param({"act": "link", "entry": "E1"}, InvalidChangeError, "joined, not linked", id="link-the-same"),
        pytest.param({"act": "join", "entry": "E1", "entry_revision": 7}, StaleRevisionError, "E1", id="stale-entry"),
    ],
)
def test_what_can_not_be_is_refused_and_changes_nothing(known, laid, accept, values, error, message) -> None:
    before = laid.register.last_event()
    with pytest.raises(error, match=message):
        accept("R1", **values)
    assert laid.register.last_event() == before


def test_a_principle_is_not_the_same_as_a_task(known, accept) -> None:
    with pytest.raises(InvalidChangeError, match="a principle is not the same as a task"):
        accept("R3", act="join", entry="E1")


def test_two_records_may_join_one_entry_in_one_action(known, laid) -> None:
    steps = [Accept(seen=Seen(record=f"R{n}", revision=1), act="join", entry="E1", entry_revision=1) for n in (1, 2)]
    laid.act("Lan", *steps)
    assert len(laid.entry("E1").sources) == 3
    laid.undo("Lan")
    assert laid.entry("E1").contents() == known.contents()


# Reopening


def test_reopening_takes_the_entry_that_it_made_out_again(laid, accept, reopen) -> None:
    before = laid.record("R1").contents()
    accept("R1")
    assert reopen("R1").entries == ("E1",)
    assert laid.register.find() == []
    assert laid.record("R1").contents() == before
    laid.undo("Lan")
    assert (laid.record("R1").standing, laid.entry("E1").id) == (Standing.ACCEPTED, "E1")
    reopen("R1")
    assert laid.register.find() == []
    assert laid.register.verify().faults == ()


def test_reopening_one_of_a_bulk_acceptance_leaves_the_others(laid, reopen) -> None:
    laid.act("Lan", *(Accept(seen=seen) for seen in laid.bulk(RecordQuery())))
    held = laid.record("R2").entry
    reopen("R2")
    assert [entry.id for entry in laid.register.find()] == [f"E{n}" for n in range(1, 5) if f"E{n}" != held]


@pytest.mark.parametrize("again", [False, True], ids=["at-once", "after-undo-and-redo"])
def test_reopening_what_was_joined_gives_the_entry_back_as_it_was(known, laid, accept, reopen, again) -> None:
    accept("R1", act="join", entry="E1", relation="deadline_moved")
    if again:
        laid.undo("Lan")
        laid.redo("Lan")
    reopen("R1")
    assert laid.entry("E1").contents() == known.contents()


def test_reopening_is_refused_where_the_entry_was_changed_since(laid, accept, reopen) -> None:
    accept("R1")
    laid.register.change("E1", {"percent": 10}, "Minh")
    before = laid.register.last_event()
    with pytest.raises(StaleRevisionError, match="E1 has been changed since"):
        reopen("R1")
    assert laid.register.last_event() == before


def test_what_is_open_is_not_reopened(reopen) -> None:
    with pytest.raises(InvalidChangeError, match="it is open"):
        reopen("R1")


# Documents that the register knew before they came to the desk


@pytest.fixture
def applied(desk, papers):
    """E1 is made of the dyke's task without the desk, E2 of that of the clinics; nobody has confirmed E1."""

    def taking_in(*states):
        extraction = papers.extraction()
        from directive_extract.schema.entry import DocumentRef

        ref = DocumentRef.of(extraction.document)
        rulings = [
            Ruling(act=Act.ADD, document=ref, item=task, state=state)
            for task, state in zip(extraction.tasks, states, strict=False)
        ]
        desk.register.apply(rulings, "Minh")
        desk.take_in(extraction, "Lan")
        return desk

    return taking_in


def test_what_persons_confirmed_before_is_accepted_already(applied) -> None:
    desk = applied("proposed", "confirmed")
    assert [(row.standing.value, row.entry) for row in desk.rows()] == [
        ("waiting", None), ("accepted", "E2"), ("waiting", None), ("waiting", None),
    ]  # fmt: skip


def test_accepting_what_was_only_proposed_confirms_it_with_the_corrections(applied) -> None:
    desk = applied("proposed")
    seen = Seen(record="R1", revision=1)
    desk.act("Lan", Edit(seen=seen, changes={"action": "Raise the dyke", "deadline": None}), Accept(seen=seen))
    entry = desk.entry("E1")
    assert (entry.state, entry.action, entry.due) == (State.CONFIRMED, "Raise the dyke", None)
    assert desk.register.count() == {"confirmed": 1}
    desk.act("Lan", Reopen(seen=Seen(record="R1", revision=3)))
    assert (desk.entry("E1").state, desk.entry("E1").due) == (State.PROPOSED, dt.date(2026, 4, 30))


def test_it_is_not_joined_to_another_entry(applied) -> None:
    desk = applied("proposed", "proposed")
    with pytest.raises(InvalidChangeError, match="belongs to E1 already"):
        desk.act("Lan", Accept(seen=Seen(record="R1", revision=1), act="join", entry="E2"))


def test_confirmed_entries_of_a_document(applied, papers) -> None:
    desk = applied("proposed", "confirmed")
    desk.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Lan")
    desk.act("Lan", Accept(seen=Seen(record="R5", revision=1)))
    assert [entry.id for entry in desk.confirmed("D1")] == ["E2"]
    assert [entry.id for entry in desk.confirmed()] == ["E2", "E3"]
