"""Many writers at once, and a process that is killed: nothing lost, nothing doubled (benchmarks/register.py, small)."""

from __future__ import annotations

import sys

import pytest
from postgresql_server import ABSENT, find_programs, make_database, running_server
from register import kill_often, many_writers

INTACT = {"lost": 0, "doubled": 0, "chain_intact": True}


def test_many_writers_of_one_sqlite_register(tmp_path) -> None:
    found = many_writers(str(tmp_path / "register.db"), writers=3, decisions=30)
    assert {name: found[name] for name in INTACT} == INTACT


@pytest.mark.skipif(find_programs() is None, reason=ABSENT)
def test_many_writers_of_one_postgresql_register() -> None:
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL (extra postgresql) is not installed")
    with running_server(durable=False) as server:
        found = many_writers(make_database(server, "register"), writers=3, decisions=30)
    assert {name: found[name] for name in INTACT} == INTACT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_process_killed_at_random_moments_leaves_all_intact(tmp_path) -> None:
    found = kill_often(tmp_path, kills=4, rows=60, within_s=1.5)
    assert (found["register_intact"], found["file_intact"]) == (4, 4)
    assert found["events"] > 60
