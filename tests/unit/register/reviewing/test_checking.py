"""Whoever changes the desk behind its log is found out."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest


@pytest.fixture
def register(small):
    return small  # the database's own doors are open in SQLite only


@pytest.fixture
def used(laid, accept, papers):
    accept("R1")
    laid.take_in(papers.extraction("Minutes\nThe Clerk shall close the list."), "Lan")
    return laid


def tamper(desk, statement) -> None:
    with closing(sqlite3.connect(desk.register.name)) as connection, connection:
        connection.execute("DROP TRIGGER event_no_UPDATE")
        connection.execute(statement)


def test_an_untouched_desk_has_no_faults(used) -> None:
    found = used.register.verify()
    assert (found.faults, found.entries, found.records) == ((), 1, 5)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        pytest.param(
            "UPDATE review_record SET contents = replace(contents, 'clinics', 'clinicx') WHERE id = 2",
            "R2: item, read changed without the log",
            id="contents",
        ),
        pytest.param(
            "UPDATE review_record SET words = 'Nothing' WHERE id = 2", "R2: words in lists not as in", id="column"
        ),
        pytest.param(
            "UPDATE review_record SET standing = 'rejected' WHERE id = 2", "R2: standing in lists", id="standing"
        ),
        pytest.param("UPDATE review_record SET contents = '{}' WHERE id = 2", "R2 is damaged", id="no-record"),
        pytest.param("UPDATE review_record SET contents = 'x' WHERE id = 2", "R2 is damaged", id="no-json"),
        pytest.param("DELETE FROM review_record WHERE id = 4", "R4: the log has it, the register does", id="gone"),
        pytest.param("UPDATE review_record SET id = 9 WHERE id = 5", "R9: the register has it, the log", id="put-in"),
        pytest.param(
            "UPDATE review_extraction SET extraction = extraction || ' ' WHERE document = 1",
            "D1: extraction changed without the log",
            id="extraction",
        ),
        pytest.param("UPDATE review_document SET present = 0 WHERE id = 2", "D2: the log has it", id="hidden"),
        pytest.param("UPDATE event SET record = 3 WHERE seq = 3", "event 3 has been changed", id="event-moved"),
        pytest.param("UPDATE event SET record = NULL WHERE seq = 3", "event 3 has been changed", id="event-cut-off"),
        pytest.param("UPDATE event SET document = 2 WHERE seq = 3", "event 3 has been changed", id="event-of-another"),
    ],
)
def test_tampering_shows(used, statement, fault) -> None:
    tamper(used, statement)
    faults = used.register.verify().faults
    assert [line for line in faults if fault in line] != [], faults
