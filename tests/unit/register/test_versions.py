"""A register is told from other databases and other versions; migrations and tables agree."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from directive_extract.errors import (
    ForeignDatabaseError,
    RegisterExistsError,
    RegisterNotFoundError,
    RegisterVersionError,
)
from directive_extract.register import tables
from directive_extract.register.store import Register
from directive_extract.register.versions import KNOWN, NEWEST


def test_migrations_make_the_tables_that_the_code_uses(register) -> None:
    with register._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_the_newest_version_is_the_last_migration() -> None:
    config = Config()
    config.set_main_option("script_location", "directive_extract.register:migrations")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_current_head() == NEWEST
    assert [script.revision for script in scripts.walk_revisions()][::-1] == list(KNOWN)


def test_an_sqlite_register_says_what_it_is(small) -> None:
    with sqlite3.connect(small.name) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (0x44585247,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.parametrize("version", ["0003", "9999", "x"])
def test_a_newer_version_is_refused_untouched(register, address, version) -> None:
    with register._engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
    for call in (Register.open, Register.upgrade):
        with pytest.raises(RegisterVersionError, match="newer version"):
            call(address)


def test_an_up_to_date_register_needs_no_upgrade(register, address, make) -> None:
    register.add([make.draft()], "Lan")
    assert Register.upgrade(address) == NEWEST
    assert register.verify().faults == ()


def test_there_is_none(tmp_path) -> None:
    with pytest.raises(RegisterNotFoundError, match="no register here"):
        Register.open(tmp_path / "absent.db")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "content",
    [pytest.param(b"task;owner\r\nDig;Lan\r\n", id="csv"), pytest.param(b"PK\x03\x04" + b"\0" * 99, id="workbook")],
)
def test_a_file_that_is_no_database_is_refused_untouched(tmp_path, content) -> None:
    path = tmp_path / "register.db"
    path.write_bytes(content)
    for call in (Register.open, Register.create, Register.upgrade):
        with pytest.raises(ForeignDatabaseError, match="no database"):
            call(path)
    assert path.read_bytes() == content


def test_another_programs_database_is_refused_untouched(tmp_path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE head (x)")
    connection.close()
    for call in (Register.open, Register.create, Register.upgrade):
        with pytest.raises(ForeignDatabaseError):
            call(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("head",)]
    connection.close()


def test_an_empty_file_becomes_a_register_but_is_none(tmp_path) -> None:
    path = tmp_path / "register.db"
    path.touch()
    with pytest.raises(ForeignDatabaseError):
        Register.open(path)
    Register.create(path).close()
    with pytest.raises(RegisterExistsError):
        Register.create(path)


OLD = Path(__file__).parents[2] / "data" / "register" / "version-0001.sql"
"""A register that version 0001 made: two entries typed, two read, one changed, one parted, one action undone."""


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "old.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text("utf-8"))
    return path


def test_an_older_register_is_refused_with_the_way_out(old) -> None:
    before = old.read_bytes()
    with pytest.raises(RegisterVersionError, match=r"older version \(0001\).*register init --upgrade"):
        Register.open(old)
    assert old.read_bytes() == before


def test_an_upgrade_keeps_all_there_was_and_its_chain(old, clock) -> None:
    with closing(sqlite3.connect(old)) as connection:
        chain = connection.execute("SELECT seq, hash FROM event").fetchall()
    assert Register.upgrade(old) == "0001"
    with Register.open(old, clock=clock) as register:
        found = register.verify()
        assert (found.events, found.entries, found.faults) == (7, 4, ())
        assert [(event.seq, event.hash) for event in register.history()] == chain
        assert register.undo("Lan", 3)  # events of before are undone like others
        assert register.verify().faults == ()
        with register.reading() as connection:
            assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []


def test_each_version_is_upgraded_to_the_tables_that_the_code_uses(address, clock) -> None:
    from alembic import command

    from directive_extract.register.addresses import WRITING, address_of, make_engine

    engine = make_engine(address_of(address), 5.0)
    config = Config()
    config.set_main_option("script_location", "directive_extract.register:migrations")
    with engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, KNOWN[0])
    engine.dispose()
    with pytest.raises(RegisterVersionError, match="older version"):
        Register.open(address)
    assert Register.upgrade(address) == KNOWN[0]
    with Register.open(address, clock=clock) as register, register.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
