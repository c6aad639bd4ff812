"""The desk: whatever persons do there, undo brings back what was, redo what became of it, and the log tells it."""

from __future__ import annotations

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, RegisterError, StaleRevisionError
from directive_extract.register import tables
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.directive import Owner, Principle, Task
from directive_extract.schema.entry import Act, DocumentRef, Entry, EntrySource, Origin, Ruling
from directive_extract.schema.extraction import Document, Engine, Extraction
from directive_extract.schema.review import (
    Accept,
    Add,
    Edit,
    Merge,
    Part,
    RecordQuery,
    Reject,
    Reopen,
    Seen,
    Skip,
    Split,
    Step,
)
from directive_extract.schema.span import Span

START = dt.datetime(2026, 3, 9, 8, 0, tzinfo=dt.UTC)
TEXT = "Dig the well. Plant the trees. Count the sheep. Mend the roof. Safety first. Paint the school."
RECORDS = 6
State = tuple[Any, ...]


class Clock:
    """A minute later at every look."""

    def __init__(self) -> None:
        self.looks = 0

    def __call__(self) -> dt.datetime:
        self.looks += 1
        return START + dt.timedelta(minutes=self.looks)


def extraction() -> Extraction:
    items: list[Task | Principle] = []
    start = 0
    for number, words in enumerate(TEXT.split(". ")):
        span = Span(start=start, end=start + len(words), text=words)
        start += len(words) + 2
        if words == "Safety first":
            items.append(Principle(id=f"i{number}", text=words, evidence=(span,), confidence=0.9))
        else:
            owners = (Owner(name=f"Board {number % 2}"),)
            items.append(Task(id=f"i{number}", action=words, evidence=(span,), owners=owners, confidence=0.8))
    document = Document(
        id="d", source="d.docx", sha256=hashlib.sha256(b"d").hexdigest(), media_type="application/msword", text=TEXT
    )
    tasks = tuple(item for item in items if isinstance(item, Task))
    principles = tuple(item for item in items if isinstance(item, Principle))
    return Extraction(document=document, tasks=tasks, principles=principles, engine=Engine(version="1", model="none"))


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A register with three entries, and a document on its desk: copied for each example."""
    path = tmp_path_factory.mktemp("desk") / "laid.db"
    source = EntrySource(origin=Origin.PERSON, place="typed")
    with Register.create(path, clock=Clock()) as register:
        register.add(
            [
                Entry(id="E0", action="Dig a well", sources=(source,), state="proposed"),
                Entry(id="E0", action="Count all sheep", sources=(source,), state="confirmed"),
            ],
            "Minh",
        )
        # The first record is a source of E3 already, which nobody has confirmed.
        read = extraction()
        register.apply([Ruling(act=Act.ADD, document=DocumentRef.of(read.document), item=read.tasks[0])], "Minh")
        Desk(register).take_in(read, "Minh")
    return path


@contextmanager
def opened(laid: Path, readers: int) -> Iterator[Desk]:
    copy = laid.with_name("copy.db")
    for suffix in ("", "-wal", "-shm"):
        copy.with_name(copy.name + suffix).unlink(missing_ok=True)
    shutil.copy(laid, copy)
    with Register.open(copy, clock=Clock()) as register:
        yield Desk(register, readers=readers)


def state(desk: Desk) -> State:
    """All that is there, but for revisions, which only grow."""
    with desk.register.reading() as connection:
        parted = sorted(connection.execute(select(tables.decision.c.key, tables.decision.c.entry)).all())
    return (
        {record.id: record.contents() for record in desk.records()},
        {entry.id: entry.contents() for entry in desk.register.entries()},
        parted,
        [document.model_dump() for document in desk.documents()],
    )


@st.composite
def doings(draw: st.DrawFn) -> dict[str, Any]:
    """What a person tries to do: much of it can't be done, and must then change nothing."""
    number = st.integers(1, RECORDS + 3)
    return {
        "what": draw(
            st.sampled_from("accept join link apart reject skip reopen edit owners kind add split merge bulk".split())
        ),
        "record": draw(number),
        "other": draw(number),
        "entry": draw(st.integers(1, 5)),
        "word": draw(st.sampled_from(["Dig", "Mend", "Sell"])),
        "relation": draw(st.sampled_from(["same", "owner_changed", "completed", "cancelled", "narrower"])),
    }


def steps(desk: Desk, doing: dict[str, Any]) -> list[Step]:
    rows = {row.id: row.revision for row in desk.rows()}

    def saw(number: int) -> Seen:
        return Seen(record=f"R{number}", revision=rows.get(f"R{number}", 1))

    seen, entry = saw(doing["record"]), f"E{doing['entry']}"
    edits: dict[str, dict[str, Any]] = {
        "edit": {"action": doing["word"]},
        "owners": {"owners": [{"name": doing["word"]}]},
        "kind": {"kind": "principle" if doing["entry"] % 2 else "task"},
    }
    what = doing["what"]
    if what in edits:
        return [Edit(seen=seen, changes=edits[what])]
    if what in {"join", "link", "apart"}:
        return [Accept(seen=seen, act=what, entry=entry, relation=doing["relation"])]
    if what == "bulk":
        return [Accept(seen=one) for one in desk.bulk(RecordQuery())]
    if what == "split":
        return [Split(seen=seen, parts=(Part(words="One"), Part(words="Two", start=0, end=doing["entry"] * 5)))]
    simple: dict[str, Step] = {
        "accept": Accept(seen=seen),
        "reject": Reject(seen=seen),
        "skip": Skip(seen=seen),
        "reopen": Reopen(seen=seen),
        "add": Add(document="D1", start=doing["record"], end=doing["record"] + 12),
        "merge": Merge(seen=(seen, saw(doing["other"]))),
    }
    return [simple[what]]


PERSONS = st.sampled_from(["Lan", "Hoa"])
DONE = st.lists(st.tuples(PERSONS, doings()), min_size=1, max_size=14)
SETTINGS = settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@SETTINGS
@given(done=DONE, readers=st.sampled_from([1, 2]))
def test_all_of_it_is_undone_and_redone(laid: Path, done: list[tuple[str, dict[str, Any]]], readers: int) -> None:
    with opened(laid, readers) as desk:
        states, batches = [state(desk)], []
        for person, doing in done:
            try:
                batch = desk.act(person, *steps(desk, doing)).batch
            except (InvalidChangeError, EntryNotFoundError, StaleRevisionError):
                assert state(desk) == states[-1]  # what is refused changes nothing
                continue
            if batch:
                batches.append(batch)
                states.append(state(desk))
        undone = []
        for batch, before in zip(batches[::-1], states[-2::-1], strict=True):
            undone.append(desk.undo("Minh", batch).batch)
            assert state(desk) == before
        for batch, after in zip(undone[::-1], states[1:], strict=True):
            desk.undo("Minh", batch)
            assert state(desk) == after
        assert desk.register.verify().faults == ()


@SETTINGS
@given(done=st.lists(st.one_of(st.sampled_from(["undo", "redo"]), doings()), min_size=1, max_size=20))
def test_undo_and_redo_are_what_they_are_in_any_program(laid: Path, done: list[Any]) -> None:
    """Against a plain model: two stacks of states, and whatever is done empties the second."""
    with opened(laid, 1) as desk:
        behind: list[State] = []
        ahead: list[State] = []
        now = state(desk)
        for doing in done:
            try:
                if doing == "undo":
                    desk.undo("Lan")
                elif doing == "redo":
                    desk.redo("Lan")
                elif not desk.act("Lan", *steps(desk, doing)).batch:
                    continue
            except RegisterError:
                assert not {"undo": behind, "redo": ahead}.get(str(doing))
                assert state(desk) == now
                continue
            if doing == "undo":
                ahead.append(now)
                now = behind.pop()
            elif doing == "redo":
                behind.append(now)
                now = ahead.pop()
            else:
                behind.append(now)
                ahead.clear()
                now = state(desk)
            assert state(desk) == now
        assert desk.register.verify().faults == ()
