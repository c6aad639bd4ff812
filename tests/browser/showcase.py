"""A desk as it looks in the middle of a working day: for pictures, and for what is tested on every page."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from directive_extract import Extractor
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.review import Accept, Edit, RecordQuery, Reject, ReviewRecord, Seen, Skip

FIXTURES = Path(__file__).parents[2] / "fixtures"
KINDS = frozenset({".txt", ".html", ".docx", ".rtf", ".eml", ".pdf"})
MORNING = dt.datetime(2026, 11, 25, 8, 30, tzinfo=dt.UTC)


class Clock:
    """A minute passes with every look at it: pictures are the same on every day."""

    def __init__(self) -> None:
        self._now = MORNING

    def __call__(self) -> dt.datetime:
        self._now += dt.timedelta(minutes=1)
        return self._now


def make_register(where: Path) -> Register:
    """An empty register with a clock of its own.

    Args:
        where: Address of the database that is made.

    Returns:
        The register, opened.
    """
    return Register.create(str(where), clock=Clock())


def fill(desk: Desk, reviewers: tuple[str, str]) -> None:
    """Lay the fixtures on a desk and decide on some of their records.

    Args:
        desk: An empty one.
        reviewers: Who takes the documents in, and who else decides.
    """
    extractor = Extractor()
    for path in sorted(FIXTURES.iterdir()):
        if path.suffix in KINDS:
            extraction = extractor.extract(path)
            found = desk.register.match(extraction)
            desk.take_in(extraction, reviewers[0], content=path.read_bytes(), found=found)
    for number, record in enumerate(desk.records(RecordQuery(limit=5_000))):
        _decide(desk, record, number, reviewers)


def _decide(desk: Desk, record: ReviewRecord, number: int, reviewers: tuple[str, str]) -> None:
    """What became of a record by noon: of each ten, four are accepted, one rejected, one corrected, one skipped."""
    seen = Seen(record=record.id, revision=record.revision)
    reviewer = reviewers[number // 10 % 2]
    match number % 10:
        case 0 | 3 | 5 | 8:
            desk.act(reviewer, Accept(seen=seen))
        case 1:
            desk.act(reviewer, Reject(seen=seen))
        case 2:
            field = "action" if record.kind == "task" else "text"
            desk.act(reviewer, Edit(seen=seen, changes={field: f"{record.words}, and tell the office"}))
        case 6:
            desk.act(reviewer, Skip(seen=seen))
        case _:
            pass
