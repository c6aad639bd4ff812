"""A document held against the register: each record is new, known, or a change of something known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.register.knowing import Known, index_folder, records_of, refresh_index
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.entry import DocumentRef, Entry, Reconciliation
from directive_extract.schema.register import Decision, Lookup, Match, Reconciled, Record, Relation

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sqlalchemy import URL

    from directive_extract.register.store import Register
    from directive_extract.schema.extraction import Extraction


def reconcile_document(
    register: Register, url: URL, extraction: Extraction, *, semantic: bool = True
) -> Reconciliation:
    """Say of each record of a document what it is to the register.

    Args:
        register: The register.
        url: Its address: the index lies beside it.
        extraction: The document.
        semantic: Whether the sentence encoder is used, where it is installed.

    Returns:
        An answer for each task and principle, in their order. What persons have decided before stays so.
    """
    from directive_extract.register.matching import TantivyIndex  # noqa: PLC0415 - only matching needs it

    folder = index_folder(url)
    index = TantivyIndex(folder)
    refresh_index(register, index, folder)
    document = DocumentRef.of(extraction.document)
    items = reconcile_records(
        register, Known(register, index), folder, (document.sha256, document_records(extraction)), semantic=semantic
    )
    return Reconciliation(document=document, items=items)


def reconcile_records(
    register: Register, known: Lookup, folder: Path, read: tuple[str, Sequence[Record]], *, semantic: bool = True
) -> tuple[Reconciled, ...]:
    """Say of records of one document what they are to the register.

    Args:
        register: The register.
        known: Finds entries by an index that is up to date.
        folder: Of the index.
        read: Hash of the document, and records of it.
        semantic: Whether the sentence encoder is used, where it is installed.

    Returns:
        An answer for each record, in their order.
    """
    from directive_extract.register.matching import (  # noqa: PLC0415 - only matching needs it
        reconcile,
        remembered_encoder,
    )

    sha256, records = read
    keys = {record.id: f"{sha256}/{record.id}" for record in records}
    holders = register.sources(list(keys.values()))
    parted = register.parted(list(keys.values()))
    decisions = [
        Decision(one=one, other=entry, same=False) for one, key in keys.items() for entry in parted.get(key, ())
    ]
    unknown = [record for record in records if keys[record.id] not in holders]
    encoder = remembered_encoder(folder) if semantic else None
    found = reconcile(unknown, known, decisions, encoder=encoder, semantic=semantic)
    answers = {one.record: one for one in found}
    held = {entry.id: entry for entry in register.read(list(holders.values()))}
    for record in records:
        if record.id not in answers:
            answers[record.id] = _held(record.id, keys[record.id], held[holders[keys[record.id]]])
    return tuple(answers[record.id] for record in records)


def document_records(extraction: Extraction) -> list[Record]:
    """The records of a document as matching sees them.

    Args:
        extraction: The document.

    Returns:
        Its tasks, then its principles.
    """
    items: tuple[Task | Principle, ...] = (*extraction.tasks, *extraction.principles)
    return [Record.of(item, extraction.document, position) for position, item in enumerate(items)]


def explain_match(entry: Entry, record: Record) -> Match:
    """Compare a record with an entry, by the wording of the entry that comes nearest.

    Args:
        entry: The entry.
        record: Of a document.

    Returns:
        The match, with every comparison and its weight.
    """
    from directive_extract.register.matching import compare  # noqa: PLC0415 - only matching needs it

    return max((compare(record, known) for known in records_of(entry)), key=lambda match: match.probability)


def _held(record: str, key: str, entry: Entry) -> Reconciled:
    """The answer for a record that is a source of an entry already."""
    relation = next(source.relation for source in entry.sources if source.key == key)
    relation = Relation.SAME if relation is Relation.NEW else relation  # the entry was made of it
    return Reconciled(record=record, match=Match(entry=entry.id, relation=relation, probability=1.0, decided=True))
