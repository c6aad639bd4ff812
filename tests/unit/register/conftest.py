"""Registers to test with: the same tests run on SQLite and, where a server can be started, on PostgreSQL."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from postgresql_server import ABSENT, find_programs, make_database, running_server

from directive_extract.register.store import Register
from directive_extract.schema.directive import Deadline, Owner, Principle, Task
from directive_extract.schema.entry import DocumentRef, Entry, EntrySource, Origin, Ruling
from directive_extract.schema.span import Span

START = dt.datetime(2026, 3, 9, 8, 0, tzinfo=dt.UTC)


class Clock:
    """A minute later at every look."""

    def __init__(self):
        self.minutes = itertools.count()

    def __call__(self):
        return START + dt.timedelta(minutes=next(self.minutes))


class Builder:
    """Values of which a test says only what matters to it."""

    def document(self, name="minutes", **values):
        return DocumentRef(sha256=f"{name:0<64}", id=name, name=f"{name}.txt", date=dt.date(2026, 3, 2), **values)

    def deadline(self, due="2026-04-30", **values):
        day = dt.date.fromisoformat(due)
        return Deadline(**{"text": f"by {due}", "kind": "fixed", "date": day, "due": day, "relation": "by", **values})

    def task(self, action="Repair the dyke", owner="Water Board", due="2026-04-30", **values):
        return Task(**{
            "id": "t-" + "-".join(action.lower().split()),
            "action": action,
            "evidence": (Span(start=5, end=5 + len(action), text=action, page=1),),
            "owners": (Owner(name=owner, evidence=Span(start=0, end=3, text="the")),) if owner else (),
            "deadline": self.deadline(due) if due else None,
            "confidence": 0.87,
            **values,
        })

    def principle(self, text="Safety comes first", **values):
        span = Span(start=0, end=len(text), text=text)
        return Principle(**{"id": "p-" + text, "text": text, "evidence": (span,), "confidence": 0.7, **values})

    def ruling(self, act="add", item=None, document=None, **values):
        return Ruling(act=act, item=item or self.task(), document=document or self.document(), **values)

    def draft(self, action="Repair the dyke", place="typed by Lan", **values):
        source = EntrySource(origin=Origin.PERSON, place=place)
        return Entry(**{"id": "E0", "action": action, "sources": (source,), "state": "confirmed", **values})


@pytest.fixture
def make():
    return Builder()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture(scope="session")
def postgresql():
    """The beginning of addresses of a server's databases."""
    if find_programs() is None:
        pytest.skip(ABSENT)
    pytest.importorskip("psycopg", reason="the driver for PostgreSQL (extra postgresql) is not installed")
    with running_server(durable=False) as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request, tmp_path):
    """Where a register can be made."""
    if request.param == "sqlite":
        return str(tmp_path / "register.db")
    server = request.getfixturevalue("postgresql")
    return make_database(server, "register")


@pytest.fixture
def register(address, clock):
    with Register.create(address, clock=clock) as made:
        yield made


@pytest.fixture
def small(tmp_path, clock):
    """A register in an SQLite file, for what does not depend on the kind of database."""
    with Register.create(tmp_path / "small.db", clock=clock) as made:
        yield made
