"""What the queue shows: documents and records, and who is at them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directive_extract.review.views.filters import Asked
from directive_extract.review.views.progress import Progress
from directive_extract.schema.review import ReviewDocument, ReviewRow, Risk

FIRST_DOCUMENTS = 12
"""So many documents are shown before all are asked for: what is beyond can be found by its name or by its records."""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list.

    Attributes:
        document: The document.
        progress: Of its records.
        present: Who has it open, without the one who looks.
    """

    document: ReviewDocument
    progress: Progress
    present: tuple[str, ...]

    @property
    def name(self) -> str:
        """Its title, or the name of its file where it has none."""
        return self.document.ref.title or self.document.ref.name


@dataclass(frozen=True, slots=True)
class RecordRow:
    """A record in the list.

    Attributes:
        record: The record.
        document: Title or file name of its document.
        address: Of its desk, with the filters that it was found by.
    """

    record: ReviewRow
    document: str
    address: str

    @property
    def flags(self) -> tuple[str, ...]:
        """Flags worth a word of their own: what the columns and the risks beside them don't say already."""
        said = {"no_owner", "no_deadline"}
        if Risk.LOW_CONFIDENCE in self.record.risks:
            said.add("low_confidence")
        return tuple(flag for flag in self.record.flags if flag not in said)

    @property
    def risks(self) -> tuple[Risk, ...]:
        """Why it should be looked at; that it has flags is said by the flags."""
        return tuple(risk for risk in self.record.risks if risk is not Risk.FLAGGED)


@dataclass(frozen=True, slots=True)
class RiskCount:
    """How many of the records that are asked for have a risk.

    Attributes:
        risk: Which.
        count: How many.
        address: Of the list of them; where they are what is shown, of the list without this filter.
        is_shown: Whether they are what is shown.
    """

    risk: Risk
    count: int
    address: str
    is_shown: bool


@dataclass(frozen=True, slots=True)
class Paging:
    """Which part of a list is shown.

    Attributes:
        offset: So many were passed over.
        shown: So many are shown.
        total: So many there are.
        earlier: Address of the page before; None on the first.
        later: Address of the page after; None on the last.
    """

    offset: int
    shown: int
    total: int
    earlier: str | None
    later: str | None


def document_rows(
    documents: Sequence[ReviewDocument], present: Mapping[str, Sequence[str]], reader: str
) -> tuple[DocumentRow, ...]:
    """Rows of documents.

    Args:
        documents: In the order of the list.
        present: Names of those who have a document open, by its id.
        reader: Who looks, and need not be told that it is they.

    Returns:
        A row for each.
    """
    return tuple(
        DocumentRow(one, Progress.of(one.counts), tuple(name for name in present.get(one.id, ()) if name != reader))
        for one in documents
    )


def record_rows(records: Sequence[ReviewRow], names: Mapping[str, str], asked: Asked) -> tuple[RecordRow, ...]:
    """Rows of records.

    Args:
        records: In the order of the list.
        names: Title or file name of a document by its id.
        asked: What they were found by: the desk goes on in the same list.

    Returns:
        A row for each.
    """
    return tuple(RecordRow(one, names.get(one.document, one.document), _desk_address(one, asked)) for one in records)


def risk_counts(counts: Mapping[Risk, int], asked: Asked) -> tuple[RiskCount, ...]:
    """Counts by risk, the gravest first; risks that no record has are left out.

    Args:
        counts: Of the records that are asked for, whatever their risk.
        asked: What is asked for.

    Returns:
        One for each risk, with the way to its records.
    """
    return tuple(
        RiskCount(
            risk,
            counts[risk],
            asked.address("/", risk=None if asked.query.risk is risk else risk, offset=None),
            asked.query.risk is risk,
        )
        for risk in Risk
        if counts.get(risk)
    )


def paging(asked: Asked, shown: int, total: int, path: str) -> Paging:
    """The page of a list and its neighbours.

    Args:
        asked: What is asked for.
        shown: How many are shown.
        total: How many there are.
        path: Of the list.

    Returns:
        Addresses of the pages before and after.
    """
    offset, limit = asked.query.offset, asked.query.limit
    before = max(0, offset - limit)
    return Paging(
        offset=offset,
        shown=shown,
        total=total,
        earlier=asked.address(path, offset=before or None) if offset > 0 else None,
        later=asked.address(path, offset=offset + limit) if offset + shown < total else None,
    )


def _desk_address(record: ReviewRow, asked: Asked) -> str:
    return asked.address(f"/documents/{record.document}", record=record.id, offset=None, limit=None, document=None)
