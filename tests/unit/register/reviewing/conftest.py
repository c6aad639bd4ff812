"""Documents on a desk to test with."""

from __future__ import annotations

import hashlib

import pytest

from directive_extract.register.reviewing import Desk
from directive_extract.schema.directive import Owner, Principle, Task
from directive_extract.schema.extraction import Document, Engine, Extraction
from directive_extract.schema.review import Accept, Seen
from directive_extract.schema.span import Span

ORDERS = """Conclusions of the meeting of 2 March 2026
The Water Board shall repair the dyke by 30 April 2026.
The Ministry of Health shall report on the clinics.
Safety comes first.
All districts shall plant trees along the roads."""


class Papers:
    """Extractions of which a test says only what matters to it. Each line of the text but the first is a record."""

    def __init__(self, make):
        self.make = make

    def spans(self, text):
        start = 0
        for line in text.splitlines(keepends=True):
            yield Span(start=start, end=start + len(line.strip()), text=line.strip())
            start += len(line)

    def items(self, text):
        for number, span in enumerate(list(self.spans(text))[1:], start=1):
            if "comes first" in span.text:
                yield Principle(id=f"i{number}", text=span.text, evidence=(span,), confidence=0.9)
                continue
            owner, _, action = span.text.partition(" shall ")
            place = Span(start=span.start, end=span.start + len(owner), text=owner)
            yield Task(
                id=f"i{number}",
                action=action.strip(".").capitalize(),
                evidence=(span,),
                owners=(Owner(name=owner.removeprefix("The "), evidence=place),),
                deadline=self.make.deadline(text="by 30 April 2026") if "by 30 April" in action else None,
                confidence=0.5 + number / 10,
                flags=() if "by 30 April" in action else ("no_deadline",),
            )

    def extraction(self, written=ORDERS, /, name="orders", **document):
        items = list(self.items(written))
        return Extraction(
            document=Document(**{
                "id": name,
                "source": f"{name}.docx",
                "sha256": hashlib.sha256(written.encode()).hexdigest(),
                "media_type": "application/msword",
                "text": written,
                **document,
            }),
            tasks=tuple(item for item in items if isinstance(item, Task)),
            principles=tuple(item for item in items if isinstance(item, Principle)),
            engine=Engine(version="1", model="none"),
        )


@pytest.fixture(autouse=True)
def folders(tmp_path, monkeypatch):
    """Files and index of a register on a server lie in the user's folders: not in those of who runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def papers(make):
    return Papers(make)


@pytest.fixture
def desk(register):
    return Desk(register)


@pytest.fixture
def laid(desk, papers):
    """A desk with one document: R1 dyke, R2 clinics, R3 the principle, R4 trees."""
    desk.take_in(papers.extraction(), "Lan")
    return desk


@pytest.fixture
def saw(laid):
    """What a person who looks at a record now sees of it."""
    return lambda record: Seen(record=record, revision=laid.record(record).revision)


@pytest.fixture
def accept(laid, saw):
    """Accept a record as it is now."""

    def accepting(record, reviewer="Lan", **values):
        return laid.act(reviewer, Accept(seen=saw(record), **values))

    return accepting
