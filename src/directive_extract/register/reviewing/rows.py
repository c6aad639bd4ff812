"""Records of the desk to rows and back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError
from sqlalchemy import select

from directive_extract.errors import DamagedRegisterError
from directive_extract.register import tables
from directive_extract.register.log import to_canonical
from directive_extract.register.reviewing.ids import document_id, document_number, record_id, record_number
from directive_extract.register.rows import id_of, number_of
from directive_extract.register.wording import without_unstorable
from directive_extract.schema.directive import Task
from directive_extract.schema.review import ReviewRecord, ReviewRow, Risk

if TYPE_CHECKING:
    from sqlalchemy import Connection

Row = dict[str, Any]

BREAK = "\n"
"""Before and behind each part of a list that is kept in one column, so that a part is found without a join."""

RISK_ORDER = tuple(Risk)
NO_RISK = len(RISK_ORDER)

_AT_A_TIME = 500

_LISTED = tuple(
    column for column in tables.review_record.columns if column.name not in {"contents", "organisations", "risk"}
)


def record_row(record: ReviewRecord) -> Row:
    """The row of a record.

    Args:
        record: The record.

    Returns:
        Values by column: its contents, and what is asked for in columns of their own.
    """
    return {
        "id": record_number(record.id),
        "revision": record.revision,
        "document": document_number(record.document),
        "position": record.position,
        "kind": record.kind.value,
        "standing": record.standing.value,
        "risks": joined(risk.value for risk in record.risks),
        "risk": RISK_ORDER.index(record.risks[0]) if record.risks else NO_RISK,
        "voters": joined(vote.reviewer for vote in record.votes),
        "edited": record.is_edited,
        "entry": None if record.entry is None else number_of(record.entry),
        "relation": None if record.relation is None else record.relation.value,
        "decided_by": record.decided_by,
        "contents": to_canonical(record.contents()),
        **_item_columns(record),
    }


def _item_columns(record: ReviewRecord) -> Row:
    item = record.item
    owners = item.owners if isinstance(item, Task) else ()
    deadline = item.deadline if isinstance(item, Task) else None
    return {
        "item": item.id,
        "words": without_unstorable(record.words),
        "owners": joined(owner.name for owner in owners),
        "organisations": joined(owner.organisation for owner in owners if owner.organisation),
        "deadline": None if deadline is None else without_unstorable(deadline.text),
        "due": None if deadline is None else deadline.due,
        "confidence": item.confidence,
        "flags": joined(item.flags) if isinstance(item, Task) else "",
        "spans": " ".join(f"{span.start}:{span.end}" for span in item.evidence),
        "page": item.evidence[0].page,
    }


def joined(parts: Iterable[str]) -> str:
    """A list as one column holds it.

    Args:
        parts: Texts; a line break in one becomes a space, and what databases refuse U+FFFD.

    Returns:
        The parts, each between line breaks; "" where there are none.
    """
    flat = [without_unstorable(" ".join(part.split())) for part in parts]
    return f"{BREAK}{BREAK.join(flat)}{BREAK}" if flat else ""


def split(column: str) -> tuple[str, ...]:
    """What `joined` joined."""
    return tuple(column[1:-1].split(BREAK)) if column else ()


def read_records(connection: Connection, numbers: Sequence[int], name: str = "the register") -> list[ReviewRecord]:
    """Whole records.

    Args:
        connection: To the register.
        numbers: Their keys, at most some hundreds: they stand in the statement.
        name: What messages call the register.

    Returns:
        Those that exist, in the order of the keys given.

    Raises:
        DamagedRegisterError: A row holds what no record can hold.
    """
    if not numbers:
        return []
    table = tables.review_record.c
    query = select(table.id, table.revision, table.contents).where(table.id.in_(numbers))
    found: dict[int, ReviewRecord] = {}
    for number, revision, contents in connection.execute(query):
        try:
            found[number] = to_record(number, revision, json.loads(contents))
        except ValueError as error:  # not JSON, or not a record
            raise DamagedRegisterError(
                f"{record_id(number)} is damaged: {reason_of(error)}",
                source=name,
                hint="register verify tells what was changed",
            ) from error
    return [found[number] for number in numbers if number in found]


def reason_of(error: ValueError) -> str:
    """Why contents are none of a record, in a few words."""
    return str(error.errors()[0]["msg"]) if isinstance(error, ValidationError) else str(error)


def read_many(connection: Connection, numbers: Sequence[int], name: str = "the register") -> list[ReviewRecord]:
    """Whole records, any number of them.

    Args:
        connection: To the register.
        numbers: Their keys.
        name: What messages call the register.

    Returns:
        Those that exist, in the order of the keys given.
    """
    parts = (numbers[start : start + _AT_A_TIME] for start in range(0, len(numbers), _AT_A_TIME))
    return [record for part in parts for record in read_records(connection, part, name)]


def to_record(number: int, revision: int, contents: Mapping[str, Any]) -> ReviewRecord:
    """A record from its contents.

    Args:
        number: Its key.
        revision: Its revision.
        contents: As `ReviewRecord.contents` gives them.

    Returns:
        The record.
    """
    return ReviewRecord.model_validate({**contents, "id": record_id(number), "revision": revision})


def select_rows() -> Any:
    """The statement that lists records, without conditions and order."""
    return select(*_LISTED)


def to_row(row: Mapping[str, Any]) -> ReviewRow:
    """A record as lists show it.

    Args:
        row: Of the statement of `select_rows`.

    Returns:
        The row.
    """
    return ReviewRow.model_validate({
        **row,
        "id": record_id(row["id"]),
        "document": document_id(row["document"]),
        "owners": split(row["owners"]),
        "flags": split(row["flags"]),
        "risks": split(row["risks"]),
        "voters": split(row["voters"]),
        "spans": tuple(tuple(map(int, span.split(":"))) for span in row["spans"].split()),
        "entry": None if row["entry"] is None else id_of(row["entry"]),
    })
