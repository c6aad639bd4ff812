"""Does the desk still hold what the log says?"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from directive_extract.register import tables
from directive_extract.register.reviewing.ids import document_id, record_id
from directive_extract.register.reviewing.rows import reason_of, record_row, to_record
from directive_extract.register.telling import compare, told_by_log

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection

    from directive_extract.register.telling import Held

_AT_A_TIME = 200  # extractions have megabytes, records some kilobytes


def check_desk(connection: Connection, faults: list[str]) -> int:
    """Check each record and each document on the desk against the log.

    Args:
        connection: To the register, in one transaction.
        faults: Takes what does not fit.

    Returns:
        How many records were compared.
    """
    event = tables.event.c
    records = compare(
        told_by_log(connection, event.record, "record_"), _held_records(connection, faults), record_id, faults
    )
    documents = told_by_log(connection, event.document, "document_")
    compare(documents, _held_documents(connection), document_id, faults)
    return records


def _held_records(connection: Connection, faults: list[str]) -> Iterator[Held]:
    table = tables.review_record
    query = select(table).order_by(table.c.id).execution_options(yield_per=_AT_A_TIME)
    with connection.execute(query) as result:
        for row in result.mappings():
            try:
                record = to_record(row["id"], row["revision"], json.loads(row["contents"]))
            except ValueError as error:
                faults.append(f"{record_id(row['id'])} is damaged: {reason_of(error)}")
                yield row["id"], None
                continue
            faults.extend(_columns_that_differ(dict(row), record_row(record)))
            yield row["id"], record.contents()


def _columns_that_differ(row: Mapping[str, Any], expected: Mapping[str, Any]) -> list[str]:
    """Columns that lists are read from, where they are not what the contents say."""
    wrong = [name for name, value in expected.items() if name != "contents" and _plain(row[name]) != _plain(value)]
    return [f"{record_id(row['id'])}: {', '.join(wrong)} in lists not as in the record"] if wrong else []


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, dt.date) else value


def _held_documents(connection: Connection) -> Iterator[Held]:
    table, kept = tables.review_document.c, tables.review_extraction.c
    query = (
        select(table.id, table.sha256, table.ref, kept.extraction)
        .join(tables.review_extraction, kept.document == table.id)
        .where(table.present)
        .order_by(table.id)
        .execution_options(yield_per=1)
    )
    with connection.execute(query) as result:
        for row in result:
            digest = hashlib.sha256(row.extraction.encode()).hexdigest()
            yield row.id, {"sha256": row.sha256, "name": row.ref.get("name"), "extraction": digest}
