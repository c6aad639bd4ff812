"""Does the register still say what its log says?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from directive_extract.errors import RegisterError
from directive_extract.register import tables
from directive_extract.register.log import FIRST_PREVIOUS, event_rows, hash_of
from directive_extract.register.reviewing.checking import check_desk
from directive_extract.register.rows import id_of, read_entries
from directive_extract.register.telling import MOST_FAULTS, compare, told_by_log
from directive_extract.schema.entry import Verification

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import Connection

_AT_A_TIME = 500


def verify_register(connection: Connection) -> Verification:
    """Check the chain of the log, and each entry and each record on the desk against what the log says it should be.

    Args:
        connection: To the register, in one transaction.

    Returns:
        What was checked and what does not fit. Memory does not grow with the register.
    """
    faults: list[str] = []
    if connection.dialect.name == "sqlite":
        broken = [str(row[0]) for row in connection.execute(text("PRAGMA quick_check(10)"))]
        faults.extend(f"the database file: {message}" for message in broken if message != "ok")
    events, head = _check_chain(connection, faults)
    entries = compare(told_by_log(connection, tables.event.c.entry), _held(connection, faults), id_of, faults)
    _check_decisions(connection, faults)
    records = check_desk(connection, faults)
    return Verification(events=events, entries=entries, records=records, head=head, faults=tuple(faults[:MOST_FAULTS]))


def _check_chain(connection: Connection, faults: list[str]) -> tuple[int, str]:
    count, previous, expected = 0, FIRST_PREVIOUS, 1
    for row in event_rows(connection):
        count += 1
        if row["seq"] != expected:
            faults.append(f"the log: event {expected} is missing")
        if row["previous"] != previous:
            faults.append(f"the log: event {row['seq']} does not follow the one before it")
        if hash_of(row) != row["hash"]:
            faults.append(f"the log: event {row['seq']} has been changed")
        if len(faults) > MOST_FAULTS:
            break
        previous, expected = row["hash"], row["seq"] + 1
    row_of_head = connection.execute(select(tables.head)).mappings().first()
    if row_of_head is None:
        faults.append("the log: its end is not recorded")
    elif (row_of_head["last_seq"], row_of_head["last_hash"]) != (expected - 1, previous):
        faults.append(f"the log: it ends at event {expected - 1}, but should at {row_of_head['last_seq']}")
    return count, previous


def _held(connection: Connection, faults: list[str]) -> Iterator[tuple[int, dict[str, Any] | None]]:
    query = select(tables.entry.c.id).order_by(tables.entry.c.id).execution_options(yield_per=_AT_A_TIME)
    with connection.execute(query) as result:
        for part in result.scalars().partitions(_AT_A_TIME):
            try:
                yield from zip(part, (e.contents() for e in read_entries(connection, part)), strict=True)
            except RegisterError:
                yield from _one_by_one(connection, part, faults)


def _one_by_one(
    connection: Connection, numbers: Sequence[int], faults: list[str]
) -> Iterator[tuple[int, dict[str, Any] | None]]:
    for number in numbers:
        try:
            yield number, read_entries(connection, [number])[0].contents()
        except RegisterError as error:
            faults.append(error.what)
            yield number, None


def _check_decisions(connection: Connection, faults: list[str]) -> None:
    query = (
        select(tables.event.c.entry, tables.event.c.kind, tables.event.c.before, tables.event.c.after)
        .where(tables.event.c.kind.in_(("parted", "unparted")))
        .order_by(tables.event.c.seq)
    )
    told: set[tuple[str, int]] = set()
    for number, kind, before, after in connection.execute(query):
        change = (json.loads(after if kind == "parted" else before)["key"], int(number))
        told = told | {change} if kind == "parted" else told - {change}
    held = {(row[0], int(row[1])) for row in connection.execute(select(tables.decision.c.key, tables.decision.c.entry))}
    faults.extend(
        f"{id_of(number)}: a decision to keep {key} apart does not fit the log" for key, number in told ^ held
    )
