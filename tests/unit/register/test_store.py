"""Entries in, changes, questions: on both kinds of database."""

from __future__ import annotations

import datetime as dt

import pytest
from pydantic import ValidationError

from directive_extract.errors import (
    ConfigError,
    EntryNotFoundError,
    InvalidChangeError,
    RegisterExistsError,
    StaleRevisionError,
)
from directive_extract.register.queries import Query
from directive_extract.register.store import Register
from directive_extract.schema.entry import Entry, Link

DAY = dt.date(2026, 5, 1)


def test_what_is_added_is_read_back_as_it_was(register, make) -> None:
    task = make.task(targets=(), flags=("no_owner",), section=("I. Dykes", "1."), references=("Resolution 57",))
    [added] = register.apply([make.ruling(item=task)], "Lan")
    assert register.get("E1") == added
    assert (added.id, added.revision, added.state) == ("E1", 1, "proposed")
    assert (added.owners, added.deadline, added.section) == (task.owners, task.deadline, task.section)
    assert added.sources[0].spans == task.evidence
    assert added.sources[0].document == make.document()


def test_principles_are_kept_too(register, make) -> None:
    [added] = register.apply([make.ruling(item=make.principle("Safety comes first"))], "Lan")
    assert register.get(added.id).kind == "principle"
    assert register.find(Query(kind="principle")) == [added]
    assert register.overdue(dt.date(2100, 1, 1)) == []


def test_the_same_document_twice_changes_nothing(register, make) -> None:
    rulings = [make.ruling(item=make.task("Dig")), make.ruling(item=make.task("Fill"))]
    first = register.apply(rulings, "Lan")
    before = register.last_event()
    assert register.apply(rulings, "Minh") == first
    assert register.last_event() == before


def test_joining_twice_changes_nothing(register, make) -> None:
    [entry] = register.apply([make.ruling()], "Lan")
    joining = make.ruling("join", document=make.document("news"), entry=entry.id)
    [once] = register.apply([joining], "Lan")
    assert [source.document.id for source in once.sources] == ["minutes", "news"]
    assert register.apply([joining], "Lan") == [once]


def test_a_record_that_belongs_to_one_entry_is_not_joined_to_another(register, make) -> None:
    register.apply([make.ruling(item=make.task("Dig")), make.ruling(item=make.task("Fill"))], "Lan")
    with pytest.raises(InvalidChangeError, match="belongs to E1"):
        register.apply([make.ruling("join", item=make.task("Dig"), entry="E2")], "Lan")


def test_a_moved_deadline_keeps_the_one_before(register, make) -> None:
    register.apply([make.ruling()], "Lan")
    later = make.task(due="2026-06-30")
    ruling = make.ruling("join", item=later, document=make.document("news"), entry="E1", relation="deadline_moved")
    [entry] = register.apply([ruling], "Lan")
    assert [str(version.deadline.due) for version in entry.deadlines] == ["2026-04-30", "2026-06-30"]
    assert entry.due == dt.date(2026, 6, 30)
    assert entry.deadlines[-1].source == entry.sources[-1].key
    assert register.get("E1") == entry


def test_a_linked_record_is_an_entry_of_its_own(register, make) -> None:
    register.apply([make.ruling()], "Lan")
    ruling = make.ruling("link", document=make.document("next"), entry="E1", relation="next_period")
    [entry] = register.apply([ruling], "Lan")
    assert (entry.id, entry.links) == ("E2", (Link(entry="E1", relation="next_period"),))


def test_what_is_kept_apart_is_remembered(register, make) -> None:
    register.apply([make.ruling()], "Lan")
    ruling = make.ruling("apart", document=make.document("news"), entry="E1")
    register.apply([ruling, ruling], "Lan")
    key = f"{make.document('news').sha256}/{ruling.item.id}"
    assert register.parted([key, "unknown"]) == {key: {"E1"}}
    assert register.sources([key]) == {}


def test_decisions_are_carried_out_all_or_none(register, make) -> None:
    rulings = [make.ruling(), make.ruling("join", document=make.document("news"), entry="E99")]
    with pytest.raises(EntryNotFoundError, match="E99"):
        register.apply(rulings, "Lan")
    assert register.find() == []
    assert register.last_event() == 0


def test_a_stale_change_is_refused(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.change("E1", {"progress": "half way"}, "Lan", revision=1)
    with pytest.raises(StaleRevisionError, match="at revision 2, not 1"):
        register.change("E1", {"progress": "nothing yet"}, "Minh", revision=1)
    assert register.get("E1").progress == "half way"


def test_a_stale_decision_is_refused(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.change("E1", {"progress": "half way"}, "Lan")
    with pytest.raises(StaleRevisionError):
        register.apply([make.ruling("join", entry="E1", revision=1)], "Minh")


def test_two_decisions_on_one_entry_are_carried_out_together(register, make) -> None:
    register.add([make.draft()], "Lan")
    names = ("news", "notice")
    rulings = [make.ruling("join", document=make.document(name), entry="E1", revision=1) for name in names]
    assert [entry.revision for entry in register.apply(rulings, "Minh")] == [2, 3]


def test_a_change_to_the_same_value_is_no_change(register, make) -> None:
    [entry] = register.add([make.draft(progress="half way")], "Lan")
    before = register.last_event()
    assert register.change("E1", {"progress": "half way"}, "Lan") == entry
    assert register.last_event() == before


def test_no_entry_without_a_source() -> None:
    with pytest.raises(ValidationError, match="sources"):
        Entry(id="E0", action="Dig", sources=())


def test_a_new_entry_brings_no_id(register, make) -> None:
    with pytest.raises(InvalidChangeError, match="no id of its own"):
        register.add([make.draft().model_copy(update={"id": "E7"})], "Lan")


def test_characters_that_a_database_refuses_are_shown(register, make) -> None:
    [entry] = register.add([make.draft(action="Dig\x00 here", columns={"Ghi\x00 chú": "x"})], "Lan")
    assert register.get("E1").action == "Dig\ufffd here"
    assert entry.columns == {"Ghi\ufffd chú": "x"}
    assert register.verify().faults == ()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        pytest.param({}, "1 2 3 4", id="all"),
        pytest.param({"owner": "bộ y tế"}, "1", id="owner-in-lower-case-beyond-ascii"),
        pytest.param({"owner": "mof"}, "2", id="owner-by-organisation"),
        pytest.param({"owner": "%"}, "", id="percent-sign-is-no-pattern"),
        pytest.param({"text": "ĐÊ"}, "3", id="text-in-upper-case-beyond-ascii"),
        pytest.param({"states": ("done",)}, "3", id="state"),
        pytest.param({"states": ("done", "proposed")}, "3 4", id="states"),
        pytest.param({"due_from": "2026-04-01", "due_to": "2026-04-30"}, "1 3 4", id="due-between"),
        pytest.param({"number": "12"}, "2", id="number"),
        pytest.param({"overdue_on": "2026-05-01"}, "1", id="overdue-the-day-after"),
        pytest.param({"overdue_on": "2026-04-30"}, "", id="not-overdue-on-the-day"),
    ],
)
def test_queries(register, make, query, expected) -> None:
    since = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    dated = [{"deadline": make.deadline(), "since": since}]
    register.add(
        [
            make.draft("Buy vaccines", owners=[{"name": "Bộ Y tế"}], deadlines=dated),
            make.draft("Pay", owners=[{"name": "Finance", "organisation": "mof"}], number="12"),
            make.draft("Sửa đê", state="done", percent=100, deadlines=dated),
            make.draft("Plan", state="proposed", deadlines=dated),
        ],
        "Lan",
    )
    assert " ".join(entry.id[1:] for entry in register.find(Query(**query))) == expected


def test_entries_of_a_document(register, make) -> None:
    register.apply([make.ruling(document=make.document("one")), make.ruling(document=make.document("two"))], "Lan")
    for name in ("two", "two.txt", make.document("two").sha256):
        assert [entry.id for entry in register.find(Query(document=name))] == ["E2"]


def test_all_entries_are_read_however_many(register, make) -> None:
    register.add((make.draft(f"Task {n}") for n in range(1_203)), "Lan")
    assert [entry.id for entry in register.entries()] == [f"E{n}" for n in range(1, 1_204)]
    assert len(register.find(limit=7)) == 7
    assert [entry.id for entry in register.read(["E1203", "E5", "E9999"])] == ["E1203", "E5"]
    assert register.count() == {"confirmed": 1_203}


def test_overdue_is_the_latest_first(register, make) -> None:
    register.apply([make.ruling(item=make.task("A", due="2026-04-02"), state="confirmed")], "Lan")
    register.apply([make.ruling(item=make.task("B", due="2026-04-01"), state="confirmed")], "Lan")
    assert [entry.id for entry in register.overdue(DAY)] == ["E2", "E1"]
    assert all(entry.is_overdue(DAY) for entry in register.overdue(DAY))


def test_changed_since_tells_what_an_index_has_to_read_again(register, make) -> None:
    register.add([make.draft("A"), make.draft("B")], "Lan")
    seen = register.last_event()
    register.change("E2", {"progress": "x"}, "Lan")
    assert register.changed_since(seen) == ["E2"]
    assert register.changed_since(0) == ["E1", "E2"]


def test_writing_needs_a_clock_and_reading_does_not(address, clock, make) -> None:
    with Register.create(address, clock=clock) as register:
        register.add([make.draft()], "Lan")
    with Register.open(address) as register:
        assert register.get("E1").action == "Repair the dyke"
        with pytest.raises(ConfigError, match="without a clock"):
            register.change("E1", {"progress": "x"}, "Lan")


def test_a_clock_without_a_time_zone_is_refused(small, make) -> None:
    small._clock = lambda: dt.datetime(2026, 1, 1)  # noqa: DTZ001 - that is the point
    with pytest.raises(ConfigError, match="time zone"):
        small.add([make.draft()], "Lan")


def test_somebody_has_to_be_named(small, make) -> None:
    with pytest.raises(ConfigError, match="nobody is named"):
        small.add([make.draft()], "  ")


def test_a_register_is_not_made_twice(address) -> None:
    Register.create(address).close()
    with pytest.raises(RegisterExistsError):
        Register.create(address)


@pytest.mark.parametrize("wrong", ["", "12", "X12", "E", "E-1", "E1x", "E" + "9" * 30, "E٣"])
def test_what_is_no_id_is_not_found(small, wrong) -> None:
    with pytest.raises(EntryNotFoundError):
        small.get(wrong)
