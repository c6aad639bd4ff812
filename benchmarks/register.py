"""The register under load: many writers at once, and a process that is killed while it works.

    python benchmarks/register.py [--writers 8] [--decisions 1000] [--kills 50]

Prints figures as JSON. The tests run the same functions at a smaller size.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import openpyxl
import typer
from postgresql_server import ABSENT, find_programs, make_database, running_server

from directive_extract.errors import StaleRevisionError
from directive_extract.register.store import Register
from directive_extract.registering import ImportOptions, read_register_file, take_in, write_register_file
from directive_extract.schema.directive import Task
from directive_extract.schema.entry import DocumentRef, Ruling
from directive_extract.schema.span import Span

DOCUMENT = DocumentRef(sha256="d" * 64, id="minutes", name="minutes.txt")
SHARED = 5
"""Entries that all writers change, each on the revision that it has just read."""


def now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - a measurement


def ruling(name: str) -> Ruling:
    span = Span(start=0, end=len(name), text=name)
    task = Task(id=name, action=f"Repair {name}", evidence=(span,), confidence=0.9)
    return Ruling(act="add", document=DOCUMENT, item=task)


def write(where: str, writer: int, decisions: int) -> list[float]:
    """One writer: half of its decisions add an entry, half change one that all of them change; seconds for each."""
    seconds = []
    with Register.open(where, clock=now) as register:
        for number in range(decisions):
            begin = time.perf_counter()
            if number % 2 == 0:
                register.apply([ruling(f"w{writer}-{number}")], f"writer {writer}")
            else:
                _note(register, f"E{1 + (writer + number) % SHARED}", f"{writer}:{number}")
            seconds.append(time.perf_counter() - begin)
    return seconds


def _note(register: Register, entry_id: str, note: str) -> None:
    while True:  # as a person does: look, decide, and look again where somebody was quicker
        entry = register.get(entry_id)
        with suppress(StaleRevisionError):
            register.change(entry_id, {"progress": note}, note.split(":", maxsplit=1)[0], revision=entry.revision)
            return


def many_writers(where: str, writers: int, decisions: int) -> dict[str, Any]:
    """Let processes write at once, and count what came of it.

    Args:
        where: Address of a new register.
        writers: How many processes.
        decisions: How many each writes.

    Returns:
        What was lost and doubled, whether the log holds, and how long it took.
    """
    with Register.create(where, clock=now) as register:
        register.apply([ruling(f"shared-{number}") for number in range(SHARED)], "maker")
    begin = time.perf_counter()
    with get_context("spawn").Pool(writers) as pool:
        jobs = [(where, writer, decisions) for writer in range(writers)]
        seconds = sorted(second for part in pool.starmap(write, jobs) for second in part)
    total = time.perf_counter() - begin
    added = {f"w{writer}-{number}" for writer in range(writers) for number in range(0, decisions, 2)}
    noted = {f"{writer}:{number}" for writer in range(writers) for number in range(1, decisions, 2)}
    with Register.open(where) as register:
        held = Counter(entry.sources[0].item for entry in register.entries())
        notes = Counter((event.after or {}).get("progress") for event in register.history() if event.kind == "changed")
        faults = register.verify().faults
    return {
        "decisions": writers * decisions,
        "lost": len(added - set(held)) + len(noted - set(notes)),
        "doubled": sum(count - 1 for counts in (held, notes) for count in counts.values()),
        "chain_intact": not faults,
        "decisions_per_second": round(writers * decisions / total),
        "longest_s": round(seconds[-1], 3),
        "p95_s": round(seconds[int(len(seconds) * 0.95)], 3),
    }


def work_on(folder: str) -> None:
    """What is killed: imports the office's file and writes back, again and again."""
    file = Path(folder) / "office.xlsx"
    with Register.open(Path(folder) / "register.db", clock=now) as register:
        print("begun", flush=True)
        for turn in range(1_000_000):
            take_in(register, read_register_file(file, now(), ImportOptions()), "killed")
            register.apply([ruling(f"{os.getpid()}-{turn}")], "killed")
            register.change("E1", {"progress": f"turn {turn} of {os.getpid()}"}, "killed")
            write_register_file(file, register.find(), ImportOptions())


def make_office_file(path: Path, rows: int) -> None:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Tasks")
    sheet.append(["No", "Task", "Owner", "Deadline", "Status"])
    for number in range(1, rows + 1):
        sheet.append([number, f"Repair dyke section {number}", f"Board {number % 7}", "30/6/2026", "in progress"])
    book.save(path)


def kill_often(folder: Path, kills: int, *, rows: int = 200, within_s: float = 3.0) -> dict[str, Any]:
    """Kill a process with SIGKILL at random moments while it imports and writes back, and look at what is left.

    Args:
        folder: An empty one.
        kills: How often.
        rows: Of the office's file.
        within_s: The moments lie evenly between the start of the work and so many seconds later.

    Returns:
        How often the register opened with its log intact, and the office's file was a whole one.
    """
    moments = random.Random(7)
    make_office_file(folder / "office.xlsx", rows)
    with Register.create(folder / "register.db", clock=now) as register:
        take_in(register, read_register_file(folder / "office.xlsx", now(), ImportOptions()), "maker")
    good = whole = events = 0
    for _ in range(kills):
        command = [sys.executable, __file__, "--work-on", str(folder)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            process.stdout.readline()
            time.sleep(moments.uniform(0.0, within_s))
            process.send_signal(signal.SIGKILL)
        with Register.open(folder / "register.db", clock=now) as register:
            found = register.verify()
            good += not found.faults and found.events >= events
            events = found.events
        book = openpyxl.load_workbook(folder / "office.xlsx")
        whole += sum(1 for row in book["Tasks"].iter_rows(min_row=2, max_col=2, values_only=True) if row[1]) == rows
    return {"kills": kills, "register_intact": good, "file_intact": whole, "events": events}


def sizes(folder: Path, entries: int) -> dict[str, Any]:
    """How long it takes to open a large register, and to add 1,000 entries to it."""
    where = folder / "large.db"
    with Register.create(where, clock=now) as register:
        for start in range(0, entries, 10_000):
            register.apply([ruling(f"n{number}") for number in range(start, start + 10_000)], "maker")
    opened = _timed(lambda: Register.open(where).close())
    with Register.open(where, clock=now) as register:
        added = _timed(lambda: register.apply([ruling(f"x{number}") for number in range(1_000)], "maker"))
        got = sorted(_timed(lambda: register.get(f"E{entries // 2}")) for _ in range(20))[10]
        overdue = _timed(lambda: register.overdue(dt.date(2030, 1, 1)))
        verified = _timed(register.verify)
    return {
        "entries": entries,
        "bytes": where.stat().st_size,
        "open_s": opened,
        "add_1000_s": added,
        "get_median_s": got,
        "overdue_s": overdue,
        "verify_s": verified,
    }


def _timed(call: Callable[[], object]) -> float:
    begin = time.perf_counter()
    call()
    return round(time.perf_counter() - begin, 4)


def main(writers: int = 8, decisions: int = 1_000, kills: int = 50, entries: int = 100_000) -> None:
    results: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as folder:
        results["sqlite"] = many_writers(f"{folder}/register.db", writers, decisions)
        (Path(folder) / "kills").mkdir()
        results["sigkill"] = kill_often(Path(folder) / "kills", kills)
        results["size"] = sizes(Path(folder), entries)
    if find_programs() is None:
        results["postgresql"] = ABSENT
    else:
        with running_server() as server:
            results["postgresql"] = many_writers(make_database(server, "register"), writers, decisions)
    print(json.dumps(results, indent=2))


if __name__ == "__main__":
    if "--work-on" in sys.argv:
        work_on(sys.argv[-1])
    else:
        typer.run(main)
