"""Everything can be taken back from the log, across documents and after a restart."""

from __future__ import annotations

import pytest

from directive_extract.errors import EntryNotFoundError, StaleRevisionError
from directive_extract.register.store import Register


def contents(register):
    return {entry.id: entry.contents() for entry in register.entries()}


def test_each_action_is_undone_as_a_whole_the_last_first(register, make) -> None:
    stages = [contents(register)]
    register.apply([make.ruling(item=make.task(name)) for name in ("A", "B", "C")], "Lan")
    stages.append(contents(register))
    register.change("E2", {"state": "confirmed"}, "Lan")
    stages.append(contents(register))
    joining = make.ruling("join", item=make.task(due="2026-07-01"), document=make.document("news"), entry="E2",
                          relation="deadline_moved")  # fmt: skip
    register.apply([joining, make.ruling("apart", document=make.document("other"), entry="E1")], "Minh")
    for stage in reversed(stages):
        register.undo("Lan")
        assert contents(register) == stage
        assert register.verify().faults == ()
    with pytest.raises(EntryNotFoundError, match="nothing to undo"):
        register.undo("Lan")


def test_an_undo_is_undone_by_its_number(register, make) -> None:
    register.apply([make.ruling(item=make.task(name)) for name in ("A", "B")], "Lan")
    before = contents(register)
    register.undo("Lan")
    assert contents(register) == {}
    register.undo("Lan", next(register.history(newest_first=True)).batch)
    assert contents(register) == before
    assert register.verify().faults == ()
    register.undo("Lan")  # the action is in effect again, and can be undone again
    assert contents(register) == {}


def test_what_comes_back_has_a_revision_that_it_never_had(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.undo("Lan")
    register.undo("Lan", next(register.history(newest_first=True)).batch)
    with pytest.raises(StaleRevisionError):
        register.change("E1", {"progress": "x"}, "Minh", revision=1)


def test_ids_are_not_given_twice(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.undo("Lan")
    assert register.add([make.draft()], "Lan")[0].id == "E2"


def test_parting_is_undone_and_redone(register, make) -> None:
    register.apply([make.ruling()], "Lan")
    ruling = make.ruling("apart", document=make.document("news"), entry="E1")
    register.apply([ruling], "Lan")
    key = f"{make.document('news').sha256}/{ruling.item.id}"
    register.undo("Lan")
    assert register.parted([key]) == {}
    register.undo("Lan", next(register.history(newest_first=True)).batch)
    assert register.parted([key]) == {key: {"E1"}}


def test_what_was_changed_later_is_not_overwritten(register, make) -> None:
    register.add([make.draft()], "Lan")
    first = register.change("E1", {"progress": "begun", "percent": 10}, "Lan")
    batch = next(register.history(newest_first=True)).batch
    register.change("E1", {"percent": 50}, "Minh")
    with pytest.raises(StaleRevisionError, match="changed since"):
        register.undo("Lan", batch)
    with pytest.raises(StaleRevisionError, match="changed since"):
        register.undo("Lan", 1)
    assert register.get("E1").progress == first.progress


def test_changes_of_other_fields_do_not_stand_in_the_way(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.change("E1", {"progress": "begun"}, "Lan")
    register.change("E1", {"result": "none yet"}, "Minh")
    register.undo("Lan", only_own=True)
    assert (register.get("E1").progress, register.get("E1").result) == (None, "none yet")


def test_an_action_is_not_undone_twice(register, make) -> None:
    register.add([make.draft()], "Lan")
    register.undo("Lan", 1)
    with pytest.raises(EntryNotFoundError, match="undone already"):
        register.undo("Lan", 1)
    with pytest.raises(EntryNotFoundError, match="no action 77"):
        register.undo("Lan", 77)


def test_undo_works_after_a_restart(address, clock, make) -> None:
    with Register.create(address, clock=clock) as register:
        register.add([make.draft()], "Lan")
    with Register.open(address, clock=clock) as register:
        assert register.undo("Minh") == ["E1"]
        assert [(event.kind, event.actor, event.undoes) for event in register.history()] == [
            ("added", "Lan", None),
            ("removed", "Minh", 1),
        ]
