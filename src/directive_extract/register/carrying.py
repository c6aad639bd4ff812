"""Decisions on what was read, carried out on the register."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import func, select

from directive_extract.errors import InvalidChangeError
from directive_extract.register import tables
from directive_extract.register.drafting import draft_entry, join_entry, source_of
from directive_extract.register.rows import id_of
from directive_extract.register.undoing import is_parted, part
from directive_extract.schema.entry import Act, Entry, Ruling

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from directive_extract.register.transaction import Transaction

T = TypeVar("T")

_AT_A_TIME = 500


def in_parts(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """Values, some hundreds at a time: as many as may stand in one statement."""
    return (values[start : start + _AT_A_TIME] for start in range(0, len(values), _AT_A_TIME))


def entries_by_source(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """Which entries have these sources.

    Args:
        connection: To the register.
        keys: Of sources.

    Returns:
        Entry ids by key, for the keys that are known.
    """
    source, found = tables.source.c, {}
    for some in in_parts(keys):
        # By the oldest entry, where several name one source.
        query = select(source.key, func.min(source.entry)).where(source.key.in_(some)).group_by(source.key)
        found.update({key: id_of(number) for key, number in connection.execute(query)})
    return found


def carry_out(work: Transaction, ruling: Ruling) -> Entry:
    """Carry a decision out; one that has been carried out before changes nothing.

    Args:
        work: In which it is done.
        ruling: The decision.

    Returns:
        The entry that it made, joined or kept apart from.

    Raises:
        InvalidChangeError: The record belongs to another entry already.
    """
    key = source_of(ruling.item, ruling.document, ruling.relation).key
    if ruling.act is Act.APART:
        entry = work.get(ruling.entry or "")
        if not is_parted(work, key, entry.id):
            work.get(entry.id, ruling.revision)
            part(work, key, entry.id)
        return entry
    holder = entries_by_source(work.connection, [key]).get(key)
    if holder is not None:  # carried out before
        if ruling.act is Act.JOIN and ruling.entry != holder:
            raise InvalidChangeError(
                f"this record belongs to {holder} already", source=ruling.entry, hint="undo that decision first"
            )
        return work.get(holder)
    known = None if ruling.entry is None else work.get(ruling.entry, ruling.revision)
    if ruling.act is Act.JOIN and known is not None:
        return work.change(known, join_entry(known, ruling, work.at))
    return work.add([draft_entry(ruling, work.at)])[0]
