"""Documents taken in: the extraction as it is, and a record for each task and principle."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from sqlalchemy import insert, select, update

from directive_extract.register import tables
from directive_extract.register.carrying import entries_by_source, in_parts
from directive_extract.register.reviewing.changing import NEW_RECORD
from directive_extract.register.reviewing.reversing import mark_present
from directive_extract.register.reviewing.risks import slim, with_risks
from directive_extract.register.rows import number_of
from directive_extract.schema.directive import Principle
from directive_extract.schema.entry import DocumentRef, EventKind, State
from directive_extract.schema.register import Kind
from directive_extract.schema.review import ReviewRecord, Standing

if TYPE_CHECKING:
    from directive_extract.register.reviewing.changing import Changes
    from directive_extract.schema.directive import Task
    from directive_extract.schema.entry import Reconciliation
    from directive_extract.schema.extraction import Extraction


def take_in(
    changes: Changes, extraction: Extraction, found: Reconciliation | None, text: str | None, *, has_file: bool
) -> int:
    """Put a document and its records on the desk.

    Args:
        changes: In which it is done.
        extraction: What was read.
        found: What the register holds of it.
        text: That spans count in, where the extraction does not have it.
        has_file: Whether the file is kept.

    Returns:
        The key of the document; where the same bytes are on the desk already, nothing changes.
    """
    table, connection = tables.review_document, changes.work.connection
    held = connection.execute(
        select(table.c.id, table.c.present).where(table.c.sha256 == extraction.document.sha256)
    ).first()
    if held is not None and held.present:
        return int(held.id)
    plain = extraction.model_dump_json()
    if held is None:
        number = _insert(changes, extraction, plain, text, has_file=has_file)
    else:  # taken off the desk by an undo, and now wanted after all, perhaps read anew
        number = int(held.id)
        mark_present(changes.work, number, present=True)
        values = {"extraction": plain, "text": _stored(text)}
        at = tables.review_extraction.c.document == number
        connection.execute(update(tables.review_extraction).where(at).values(**values))
        connection.execute(
            update(table).where(table.c.id == number).values(**_reading(changes, extraction, has_file=has_file))
        )
    after = {
        "sha256": extraction.document.sha256,
        "name": extraction.document.source,
        "extraction": hashlib.sha256(plain.encode()).hexdigest(),
    }
    changes.work.log_on_desk(EventKind.DOCUMENT_ADDED, (number, None), None, after)
    changes.add(_records(changes, extraction, found, f"D{number}"))
    return number


def _insert(changes: Changes, extraction: Extraction, plain: str, text: str | None, *, has_file: bool) -> int:
    number, document, connection = changes.work.new_document(), extraction.document, changes.work.connection
    row = {
        "id": number,
        "sha256": document.sha256,
        "present": True,
        **_reading(changes, extraction, has_file=has_file),
    }
    connection.execute(insert(tables.review_document).values(**row))
    values = {"document": number, "extraction": plain, "text": _stored(text)}
    connection.execute(insert(tables.review_extraction).values(**values))
    return number


def _reading(changes: Changes, extraction: Extraction, *, has_file: bool) -> dict[str, object]:
    document = extraction.document
    return {
        "ref": DocumentRef.of(document).model_dump(mode="json"),
        "media_type": document.media_type,
        "pages": document.pages,
        "has_file": has_file,
        "arrived": changes.at.isoformat(),
        "by": changes.actor,
        "issues": len(extraction.issues),
    }


def _stored(text: str | None) -> str | None:
    return None if text is None else json.dumps(text, ensure_ascii=False).replace("\x00", "\\u0000")


def _records(
    changes: Changes, extraction: Extraction, found: Reconciliation | None, document: str
) -> list[ReviewRecord]:
    known = {} if found is None else {one.record: slim(one) for one in found.items}
    items: list[Task | Principle] = sorted(
        (*extraction.tasks, *extraction.principles), key=lambda item: (item.evidence[0].start, item.evidence[0].end)
    )
    keys = [f"{extraction.document.sha256}/{item.id}" for item in items]
    settled = _settled(changes, keys)
    records = []
    for item, key in zip(items, keys, strict=True):
        entry = settled.get(key)
        record = ReviewRecord(
            id=NEW_RECORD,
            document=document,
            position=item.evidence[0].start,
            kind=Kind.PRINCIPLE if isinstance(item, Principle) else Kind.TASK,
            standing=Standing.WAITING if entry is None else Standing.ACCEPTED,
            item=item,
            read=item,
            entry=entry,
            known=known.get(item.id),
        )
        records.append(with_risks(record))
    return records


def _settled(changes: Changes, keys: list[str]) -> dict[str, str]:
    """Entries by the sources that persons have confirmed already, before the document came to the desk."""
    connection, table = changes.work.connection, tables.entry.c
    held = entries_by_source(connection, keys)
    confirmed: set[str] = set()
    for some in in_parts(sorted(set(held.values()))):
        query = select(table.id).where(
            table.id.in_([number_of(entry) for entry in some]), table.state != State.PROPOSED.value
        )
        confirmed |= {f"E{number}" for number in connection.execute(query).scalars()}
    return {key: entry for key, entry in held.items() if entry in confirmed}
