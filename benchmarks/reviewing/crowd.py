"""Many reviewers at once, each with a session of their own; and a server that is killed while they decide."""

from __future__ import annotations

import random
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from directive_extract.register.reviewing import Desk, Reviewers
from directive_extract.register.store import Register
from directive_extract.schema.extraction import Extraction
from directive_extract.schema.review import RecordQuery, ReviewRecord, Standing
from reviewing.serving import free_port, now, serving, started

ACTS = ("accept", "accept", "reject")


@dataclass(slots=True)
class Answered:
    """Decisions that the server has answered.

    Attributes:
        seconds: How long each took.
        standings: What each record became, by its id.
        by: Who decided on it.
        refused: Answers that were no success.
    """

    seconds: list[float] = field(default_factory=list)
    standings: dict[str, Standing] = field(default_factory=dict)
    by: dict[str, str] = field(default_factory=dict)
    refused: list[str] = field(default_factory=list)


def furnish(where: Path, extraction: Extraction, reviewers: int) -> dict[str, str]:
    """Make a register with a document on its desk and people who may decide.

    Args:
        where: File of the new register.
        extraction: The document.
        reviewers: How many people.

    Returns:
        The password of each, by name.
    """
    with Register.create(where, clock=now) as register:
        Desk(register).take_in(extraction, "clerk")
        people = {f"reviewer {number}": f"a long enough password {number}" for number in range(reviewers)}
        for name, password in people.items():
            Reviewers(register).add(name, password)
        return people


def decide_at_once(where: Path, people: dict[str, str], decisions: int) -> Answered:
    """Let everybody decide on records of their own, all at the same time.

    Args:
        where: The register.
        people: Passwords by name.
        decisions: How many for each.

    Returns:
        What was answered.
    """
    shares = _shares(where, people, decisions)
    answered = Answered()
    with serving(where) as address, ThreadPoolExecutor(len(people)) as pool:
        jobs = [
            pool.submit(_decide, address, (name, people[name]), records, answered) for name, records in shares.items()
        ]
        for job in jobs:
            job.result()
    return answered


def decide_and_be_killed(where: Path, people: dict[str, str], decisions: int, seed: int) -> Answered:
    """The same, with a server that is killed at a random moment.

    Args:
        where: The register.
        people: Passwords by name.
        decisions: How many for each, at most.
        seed: Of the moment.

    Returns:
        What was answered before.
    """
    shares = _shares(where, people, decisions)
    answered = Answered()
    port = free_port()
    process = started(where, port)
    killer = threading.Thread(target=_kill, args=(process, answered, random.Random(seed).uniform(0.0, 1.0)))
    with ThreadPoolExecutor(len(people)) as pool:
        killer.start()
        jobs = [
            pool.submit(_decide, f"http://127.0.0.1:{port}", (name, people[name]), records, answered)
            for name, records in shares.items()
        ]
        ended = [job.exception() for job in jobs]
    killer.join()
    process.wait(30)
    unexpected = [error for error in ended if error is not None and not isinstance(error, httpx.TransportError)]
    if unexpected:
        raise unexpected[0]
    return answered


def lost(where: Path, answered: Answered) -> list[str]:
    """Decisions that were answered and are not in the register.

    Args:
        where: The register.
        answered: What was answered.

    Returns:
        Ids of records.
    """
    with Register.open(where) as register:
        desk = Desk(register)
        found = {record_id: desk.record(record_id) for record_id in answered.standings}
        return [
            record_id
            for record_id, record in found.items()
            if record.standing != answered.standings[record_id] or record.decided_by != answered.by[record_id]
        ]


def _kill(process: subprocess.Popen[bytes], answered: Answered, moment: float) -> None:
    while not answered.seconds and process.poll() is None:  # logging in takes its time
        time.sleep(0.005)
    time.sleep(moment)
    process.send_signal(signal.SIGKILL)


def _shares(where: Path, people: dict[str, str], decisions: int) -> dict[str, list[ReviewRecord]]:
    with Register.open(where) as register:
        desk = Desk(register)
        waiting = RecordQuery(standings=(Standing.WAITING,), limit=len(people) * decisions)
        records = [desk.record(record.id) for record in desk.records(waiting)]
    return {name: records[number :: len(people)][:decisions] for number, name in enumerate(people)}


def _decide(address: str, person: tuple[str, str], records: list[ReviewRecord], answered: Answered) -> None:
    name, password = person
    headers = {"Origin": address, "X-Desk": "fragment"}
    with httpx.Client(base_url=address, headers=headers, timeout=60) as client:
        client.post("/login", data={"name": name, "password": password})
        for number, record in enumerate(records):
            act = ACTS[number % len(ACTS)]
            begin = time.perf_counter()
            answer = client.post(f"/records/{record.id}/{act}", data={"revision": str(record.revision)})
            answered.seconds.append(time.perf_counter() - begin)
            if answer.is_success:
                answered.standings[record.id] = Standing.ACCEPTED if act == "accept" else Standing.REJECTED
                answered.by[record.id] = name
            else:
                answered.refused.append(f"{record.id}: {answer.status_code} {answer.text[:200]}")
