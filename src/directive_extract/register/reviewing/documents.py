"""Documents on the desk: lists of them, what was read, the text that spans count in."""

from __future__ import annotations

import datetime as dt
import json
from collections import OrderedDict, defaultdict
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from sqlalchemy import func, select

from directive_extract.errors import EntryNotFoundError
from directive_extract.register import tables
from directive_extract.register.reviewing.ids import document_id, document_number
from directive_extract.register.reviewing.rows import NO_RISK, RISK_ORDER
from directive_extract.schema.entry import DocumentRef
from directive_extract.schema.extraction import Extraction
from directive_extract.schema.review import ReviewDocument, Standing

if TYPE_CHECKING:
    from sqlalchemy import Connection

_KEPT = 8  # extractions in memory: that of 200 pages takes a quarter of a second to parse, and some 20 MB


@dataclass(frozen=True, slots=True)
class Source:
    """What a document of the desk was read as.

    Attributes:
        extraction: As it was taken in.
        text: That spans count in; None where nobody gave it.
    """

    extraction: Extraction
    text: str | None


class Sources:
    """What documents were read as; the last ones stay in memory, since they never change."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Source] = OrderedDict()
        self._lock = Lock()

    def get(self, connection: Connection, wanted: str) -> Source:
        """What a document was read as.

        Args:
            connection: To the register.
            wanted: Id of the document on the desk.

        Returns:
            The extraction and its text.

        Raises:
            EntryNotFoundError: There is no such document.
        """  # noqa: DOC502 - by `_reading_of`
        key = _reading_of(connection, wanted)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        source = _read_source(connection, wanted)
        with self._lock:
            self._kept[key] = source
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return source


def list_documents(connection: Connection, only: str | None = None) -> list[ReviewDocument]:
    """Documents with the counts of their records.

    Args:
        connection: To the register.
        only: Id of the only one that is wanted.

    Returns:
        Those with records to decide on first, by their gravest risk, then as they came.
    """
    table = tables.review_document.c
    query = select(tables.review_document).where(table.present).order_by(table.id)
    if only is not None:
        query = query.where(table.id == document_number(only))
    rows = list(connection.execute(query).mappings())
    counts, gravest = _counts(connection, only)
    documents = [
        ReviewDocument(
            id=document_id(row["id"]),
            ref=DocumentRef.model_validate(row["ref"]),
            arrived=dt.datetime.fromisoformat(row["arrived"]),
            counts=counts[row["id"]],
            riskiest=None if gravest[row["id"]] == NO_RISK else RISK_ORDER[gravest[row["id"]]],
            **{name: row[name] for name in ("media_type", "pages", "has_file", "by", "issues")},
        )
        for row in rows
    ]
    # Sorting is stable: what is equal stays as it came.
    return sorted(documents, key=lambda one: (not one.waiting, gravest[document_number(one.id)]))


def _counts(connection: Connection, only: str | None) -> tuple[dict[int, dict[Standing, int]], dict[int, int]]:
    table = tables.review_record.c
    query = select(table.document, table.standing, func.count(), func.min(table.risk)).group_by(
        table.document, table.standing
    )
    if only is not None:
        query = query.where(table.document == document_number(only))
    counts: dict[int, dict[Standing, int]] = defaultdict(dict)
    gravest: dict[int, int] = defaultdict(lambda: NO_RISK)
    for document, standing, count, risk in connection.execute(query):
        counts[document][Standing(standing)] = int(count)
        if Standing(standing).is_open:
            gravest[document] = min(gravest[document], int(risk))
    return counts, gravest


def _reading_of(connection: Connection, wanted: str) -> str:
    """What tells one reading of a document from another: it may be taken off the desk and taken in anew."""
    table = tables.review_document.c
    query = select(table.sha256, table.arrived).where(table.id == document_number(wanted), table.present)
    row = connection.execute(query).first()
    if row is None:
        raise EntryNotFoundError(f"there is no document {wanted} on the desk", hint="the queue shows what there is")
    return f"{row.sha256} {row.arrived}"


def _read_source(connection: Connection, wanted: str) -> Source:
    table = tables.review_extraction.c
    row = connection.execute(
        select(table.extraction, table.text).where(table.document == document_number(wanted))
    ).one()
    extraction = Extraction.model_validate_json(row.extraction)
    text = extraction.document.text if row.text is None else json.loads(row.text)
    return Source(extraction, text)
