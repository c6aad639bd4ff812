"""A desk as it looks in the middle of a working day: for pictures, and for what is tested on every page."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from directive_extract import Extractor
from directive_extract.register.reviewing import Desk
from directive_extract.register.store import Register
from directive_extract.schema.review import Accept, Edit, RecordQuery, Reject, ReviewRecord, Risk, Seen, Skip, Standing

KINDS = frozenset({".txt", ".html", ".docx", ".rtf", ".eml", ".pdf"})
OTHERS = ("Trần Minh", "Amara Diallo")
ALL = RecordQuery(limit=5_000)


def lay_all(register: Register, folder: Path, reviewer: str) -> None:
    """Lay all documents of a folder on the desk, each held against what the register has by then.

    Args:
        register: Where.
        folder: With the documents.
        reviewer: Who takes them in.
    """
    extractor, desk = Extractor(), Desk(register)
    for path in sorted(folder.iterdir()):
        if path.suffix not in KINDS:
            continue
        extraction, data = extractor.extract(path), path.read_bytes()
        desk.take_in(extraction, reviewer, content=data, found=register.match(extraction))


def work(register: Register, reviewer: str) -> None:
    """Decide on records as reviewers have by noon.

    Args:
        register: With documents on its desk.
        reviewer: Who has decided on most; two others have done the rest.
    """
    desk = Desk(register)
    for number, record in enumerate(desk.records(ALL)):
        _decide(desk, record, number, OTHERS[0] if number // 10 % 3 == 2 else reviewer)
    two = Desk(register, readers=2)
    for record in two.records(RecordQuery(standings=(Standing.WAITING,), kind="task", limit=3)):
        seen = Seen(record=record.id, revision=record.revision)
        two.act(OTHERS[0], Accept(seen=seen))
        two.act(OTHERS[1], Reject(seen=Seen(record=record.id, revision=two.record(record.id).revision)))


def _decide(desk: Desk, record: ReviewRecord, number: int, reviewer: str) -> None:
    """What became of a record: of each ten, four are accepted, one rejected, one corrected, one skipped."""
    seen = Seen(record=record.id, revision=record.revision)
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


def addresses(desk: Desk) -> dict[str, str]:
    """Every page, by a name.

    Args:
        desk: On which `work` was done.

    Returns:
        Paths.
    """
    documents = {document.ref.name: document.id for document in desk.documents()}
    irrigation, gazette = documents["news-irrigation.txt"], documents["pdf-gazette.pdf"]
    record = _first(desk.records(RecordQuery(document=irrigation, standings=(Standing.WAITING,))))
    corrected = _first(one for one in desk.records(ALL) if one.is_edited)
    known = _first(desk.records(RecordQuery(risk=Risk.MAYBE_KNOWN)) or [record])
    return {
        "queue": "/",
        "queue-filters": "/?min_confidence=0.6&owner=a&order=due&due_from=someday",
        "queue-nothing": "/?text=nothing+has+these+words",
        "desk": f"/documents/{irrigation}?record={record.id}",
        "desk-pages": f"/documents/{gazette}?view=pages",
        "desk-text-of-pages": f"/documents/{gazette}?view=text",
        "desk-known": f"/documents/{known.document}?record={known.id}",
        "desk-corrected": f"/documents/{corrected.document}?record={corrected.id}",
        "why": f"/records/{record.id}/why",
        "bulk": "/bulk",
        "bulk-nothing": "/bulk?text=nothing+has+these+words",
        "upload": "/upload",
        "history-record": f"/records/{corrected.id}/history",
        "history-document": f"/documents/{irrigation}/history",
        "disagreements": "/disagreements",
        "export": "/export",
        "help": "/help",
        "error": "/records/R99999",
        "login": "/login",
    }


def _first(records: Iterable[ReviewRecord]) -> ReviewRecord:
    return next(iter(records))
