"""What a database refuses comes as one of our errors, and nothing is lost by it."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import DBAPIError, OperationalError

from directive_extract.errors import (
    ConfigError,
    DamagedRegisterError,
    RegisterError,
    RegisterLockedError,
    RegisterNotFoundError,
    UnwritableRegisterError,
)
from directive_extract.register.addresses import address_of, name_of
from directive_extract.register.refusals import refusals_told
from directive_extract.register.store import Register

CODES = sorted({
    value
    for name, value in vars(sqlite3).items()
    if name.startswith("SQLITE_") and isinstance(value, int) and 0 < value < 4096
})


def test_a_locked_register_is_told_after_the_wait(address, clock, make, register) -> None:
    with Register.open(address, clock=clock, wait_s=0.2) as other, register.writing("Lan"):
        with pytest.raises(RegisterLockedError, match="another process is writing"):
            other.add([make.draft()], "Minh")
        assert other.find() == []  # reading goes on


def test_a_read_only_register_is_read_and_not_written(small, clock, make) -> None:
    small.add([make.draft()], "Lan")
    small.close()
    where = f"sqlite:///file:{small.name}?mode=ro&uri=true"
    with Register.open(where, clock=clock) as register:
        assert register.get("E1").action == "Repair the dyke"
        with pytest.raises(UnwritableRegisterError, match="can't be written"):
            register.add([make.draft()], "Lan")


def test_a_full_disk_loses_only_what_was_not_answered(small, make) -> None:
    small.add([make.draft()], "Lan")

    @event.listens_for(small._engine, "connect")
    def leave_no_room(connection, _record):
        [(pages,)] = connection.execute("PRAGMA page_count").fetchall()
        connection.execute(f"PRAGMA max_page_count = {pages}")

    small._engine.dispose()
    with pytest.raises(UnwritableRegisterError, match="the disk is full"):
        small.add((make.draft(f"Task {n}") for n in range(5_000)), "Lan")
    assert [entry.id for entry in small.entries()] == ["E1"]
    assert small.verify().faults == ()


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda data: data[:100] + b"\xff" * 1000 + data[1100:], id="first-page-overwritten"),
        pytest.param(lambda data: data[: len(data) // 3], id="cut-off"),
        pytest.param(lambda data: data[:4096] + b"\xaa" * (len(data) - 4096), id="all-but-the-first-page-overwritten"),
    ],
)
def test_a_damaged_file_is_told(small, make, damage) -> None:
    small.add((make.draft(f"Task {n}") for n in range(300)), "Lan")
    small.close()
    with closing(sqlite3.connect(small.name)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    path = Path(small.name)
    path.write_bytes(damage(path.read_bytes()))
    found = what_is_told(path)
    assert found is DamagedRegisterError or (isinstance(found, tuple) and found)


def what_is_told(path):
    """The faults that are found, or the kind of the error."""
    try:
        with Register.open(path) as register:
            list(register.entries())
            return register.verify().faults
    except RegisterError as error:
        return type(error)


def test_a_folder_that_is_not_there_is_told(tmp_path) -> None:
    with pytest.raises(RegisterNotFoundError, match="can't be opened"):
        Register.create(tmp_path / "absent" / "register.db")


def test_a_server_that_does_not_answer_is_told(tmp_path) -> None:
    pytest.importorskip("psycopg")
    where = f"postgresql://lan:secret@/register?host={tmp_path}"
    with pytest.raises(RegisterNotFoundError) as caught:
        Register.open(where)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("where", "message"),
    [
        pytest.param("mysql://x/y", "not kept in mysql", id="another-kind-of-database"),
        pytest.param("://", "no address", id="no-address"),
    ],
)
def test_an_address_of_no_register_is_refused(where, message) -> None:
    with pytest.raises(ConfigError, match=message):
        address_of(where)


def test_a_password_is_never_told() -> None:
    assert name_of(address_of("postgresql://lan:secret@server/register")).count("secret") == 0


@pytest.mark.parametrize("code", CODES)
def test_every_code_of_sqlite_becomes_one_of_our_errors(code) -> None:
    said = sqlite3.OperationalError("no")
    said.sqlite_errorcode = code
    with pytest.raises(RegisterError, match="no"), refusals_told("register.db"):
        raise OperationalError("SELECT", {}, said)


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        ("55P03", RegisterLockedError),
        ("40P01", RegisterLockedError),
        ("53100", UnwritableRegisterError),
        ("42501", UnwritableRegisterError),
        ("XX001", DamagedRegisterError),
        ("28P01", RegisterNotFoundError),
        ("99999", DamagedRegisterError),
        (None, RegisterNotFoundError),
    ],
)
def test_states_of_postgresql(state, kind) -> None:
    said = Exception("no")
    said.sqlstate = state
    with pytest.raises(kind), refusals_told("register"):
        raise DBAPIError("SELECT", {}, said)
