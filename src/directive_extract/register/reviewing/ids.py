"""Ids of what lies on the desk: "R12" is a record, "D3" a document."""

from __future__ import annotations

from directive_extract.errors import EntryNotFoundError
from directive_extract.register.rows import parse_id


def record_number(record_id: str) -> int:
    """The key of a record.

    Args:
        record_id: Such as "R12".

    Returns:
        Such as 12.

    Raises:
        EntryNotFoundError: No record can have this id.
    """
    number = parse_id(record_id, "R")
    if number is None:
        raise EntryNotFoundError(f"{record_id!r} is no id of a record", hint="ids are like R12; the desk shows them")
    return number


def document_number(document_id: str) -> int:
    """The key of a document on the desk.

    Args:
        document_id: Such as "D3".

    Returns:
        Such as 3.

    Raises:
        EntryNotFoundError: No document can have this id.
    """
    number = parse_id(document_id, "D")
    if number is None:
        raise EntryNotFoundError(f"{document_id!r} is no id of a document", hint="ids are like D3; the desk shows them")
    return number


def record_id(number: int) -> str:
    """The id of a record, from its key."""
    return f"R{number}"


def document_id(number: int) -> str:
    """The id of a document on the desk, from its key."""
    return f"D{number}"
