"""Tampering shows."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError

from directive_extract.register.log import FIRST_PREVIOUS, hash_of


@pytest.fixture
def used(small, make):
    small.apply([make.ruling(item=make.task(name)) for name in ("A", "B", "C")], "Lan")
    small.change("E1", {"state": "confirmed"}, "Minh")
    small.apply([make.ruling("apart", document=make.document("news"), entry="E3")], "Lan")
    return small


def tamper(register, *statements):
    with sqlite3.connect(register.name) as connection:
        connection.execute("DROP TRIGGER event_no_update")
        connection.execute("DROP TRIGGER event_no_delete")
        for statement in statements:
            connection.execute(statement)
    connection.close()


def test_an_untouched_register_has_no_faults(used) -> None:
    found = used.verify()
    assert (found.events, found.entries, found.faults) == (5, 3, ())
    assert found.head == list(used.history())[-1].hash


def test_each_event_names_the_one_before(used) -> None:
    previous = FIRST_PREVIOUS
    for event in used.history():
        assert event.previous == previous
        previous = event.hash


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        pytest.param("UPDATE event SET actor = 'X' WHERE seq = 2", "event 2 has been changed", id="event-changed"),
        pytest.param("UPDATE event SET after = '{}' WHERE seq = 4", "event 4 has been changed", id="contents-changed"),
        pytest.param("DELETE FROM event WHERE seq = 4", "event 4 is missing", id="event-missing"),
        pytest.param("DELETE FROM event WHERE seq = 5", "ends at event 4, but should at 5", id="last-event-missing"),
        pytest.param("DELETE FROM event", "ends at event 0", id="log-emptied"),
        pytest.param("DELETE FROM head", "its end is not recorded", id="end-gone"),
        pytest.param("UPDATE entry SET action = 'Z' WHERE id = 2", "E2: action changed without", id="entry-changed"),
        pytest.param("UPDATE owner SET name = 'Z' WHERE entry = 3", "E3: owners changed without", id="owner-changed"),
        pytest.param("UPDATE deadline SET deadline = NULL", "E1: deadlines changed without", id="deadline-changed"),
        pytest.param("UPDATE entry SET state = 'lost' WHERE id = 2", "E2 is damaged", id="impossible-state"),
        pytest.param("DELETE FROM entry WHERE id = 3", "E3: the log has it, the register does not", id="entry-gone"),
        pytest.param("UPDATE entry SET id = 9 WHERE id = 3", "E9: the register has it, the log does not", id="put-in"),
        pytest.param("DELETE FROM source WHERE entry = 1", "E1 is damaged", id="source-gone"),
        pytest.param("DELETE FROM decision", "E3: a decision to keep", id="decision-gone"),
    ],
)
def test_tampering_shows(used, statement, fault) -> None:
    tamper(used, statement)
    faults = used.verify().faults
    assert [line for line in faults if fault in line] != [], faults


def test_a_rehashed_event_breaks_the_chain_behind_it(used) -> None:
    with sqlite3.connect(used.name) as connection:
        connection.row_factory = sqlite3.Row
        row = dict(connection.execute("SELECT * FROM event WHERE seq = 2").fetchone())
    connection.close()
    row["actor"] = "X"
    tamper(used, f"UPDATE event SET actor = 'X', hash = '{hash_of(row)}' WHERE seq = 2")
    assert used.verify().faults == ("the log: event 3 does not follow the one before it",)


@pytest.mark.parametrize("statement", ["UPDATE event SET actor = 'X'", "DELETE FROM event"])
def test_the_database_itself_keeps_the_log(register, make, statement) -> None:
    register.add([make.draft()], "Lan")
    with register._engine.connect() as connection, pytest.raises(DatabaseError, match="append-only"):
        connection.exec_driver_sql(statement)
