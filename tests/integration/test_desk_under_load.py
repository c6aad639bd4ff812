"""The store behind the desk: many threads at once lose nothing, and whoever is killed has lost nothing answered."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from postgresql_server import ABSENT, find_programs, make_database, running_server

from directive_extract.errors import StaleRevisionError
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.directive import Task
from directive_extract.schema.extraction import Document, Engine, Extraction
from directive_extract.schema.review import Accept, RecordQuery, Reject, Seen, Standing
from directive_extract.schema.span import Span

PERSONS = 20
EACH = 12


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - times of events of a test


def paper(records: int) -> Extraction:
    lines = [f"Repair dyke section {number} of the river" for number in range(records)]
    text, tasks, start = "\n".join(lines), [], 0
    for number, line in enumerate(lines):
        span = Span(start=start, end=start + len(line), text=line)
        tasks.append(Task(id=f"i{number}", action=line, evidence=(span,), confidence=0.8))
        start += len(line) + 1
    document = Document(
        id="d", source="d.docx", sha256=hashlib.sha256(text.encode()).hexdigest(), media_type="x/y", text=text
    )
    return Extraction(document=document, tasks=tuple(tasks), engine=Engine(version="1", model="none"))


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    if find_programs() is None:
        pytest.skip(ABSENT)
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL (extra postgresql) is not installed")
    with running_server(durable=False) as server:
        yield make_database(server, "register")


def test_twenty_at_once_lose_and_double_nothing(address) -> None:
    """Each decides on records of their own, and all of them want the first one: one gets it."""
    with Register.create(address, clock=now) as register:
        desk = Desk(register)
        desk.take_in(paper(PERSONS * EACH + 1), "Lan")

        def work(person: int) -> Counter[str]:
            found: Counter[str] = Counter()
            for turn in range(EACH):
                number = 2 + person * EACH + turn
                desk.act(f"P{person}", Accept(seen=Seen(record=f"R{number}", revision=1)))
                desk.rows(RecordQuery(document="D1", limit=20))
                desk.next_open(f"R{number}")
                found["done"] += 1
            try:
                desk.act(f"P{person}", Reject(seen=Seen(record="R1", revision=1)))
                found["first"] += 1
            except StaleRevisionError:
                found["late"] += 1
            return found

        with ThreadPoolExecutor(PERSONS) as pool:
            total = sum(pool.map(work, range(PERSONS)), Counter())
        assert total == {"done": PERSONS * EACH, "first": 1, "late": PERSONS - 1}
        assert desk.counts() == {Standing.ACCEPTED: PERSONS * EACH, Standing.REJECTED: 1}
        assert len({entry.action for entry in desk.confirmed()}) == register.count()["confirmed"] == PERSONS * EACH
        assert {row.decided_by for row in desk.rows(RecordQuery(limit=300))} >= {f"P{n}" for n in range(PERSONS)}
        assert register.verify().faults == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_what_was_answered_is_there_after_a_kill(tmp_path) -> None:
    where, moments = tmp_path / "register.db", random.Random(7)
    with Register.create(where, clock=now) as register:
        Desk(register).take_in(paper(400), "Lan")
    answered: dict[str, str] = {}
    for _ in range(5):
        command = [sys.executable, __file__, str(where)]
        paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=paths) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == "begun\n"
            time.sleep(moments.uniform(0.05, 0.8))
            process.send_signal(signal.SIGKILL)
            lines = process.stdout.read().splitlines(keepends=True)
        # The last line may have been cut; and one decision more may be there than was answered.
        answered |= dict(line.split() for line in lines if line.endswith("\n"))
        with Register.open(where, clock=now) as register:
            desk = Desk(register)
            standings = {row.id: row.standing.value for row in desk.rows(RecordQuery(limit=500))}
            assert {record: standings[record] for record in answered} == answered
            decided = sum(standing != "waiting" for standing in standings.values())
            assert len(answered) <= decided <= len(answered) + 5
            assert register.count().get("confirmed", 0) == desk.counts().get(Standing.ACCEPTED, 0)
            assert register.verify().faults == ()
    assert len(answered) > 5


def decide(where: Path) -> None:
    """What is killed: accepts and rejects record after record, and says so when it is answered."""
    with Register.open(where, clock=now) as register:
        desk = Desk(register)
        print("begun", flush=True)
        for row in desk.rows(RecordQuery(standings=(Standing.WAITING,), limit=500)):
            seen = Seen(record=row.id, revision=row.revision)
            step = Reject(seen=seen) if int(row.id[1:]) % 3 == 0 else Accept(seen=seen)
            done = desk.act("killed", step)
            print(row.id, done.records[0].standing.value, flush=True)


if __name__ == "__main__":
    decide(Path(sys.argv[1]))
