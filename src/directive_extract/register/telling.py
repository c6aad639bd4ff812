"""What the log tells that there should be, beside what there is."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from directive_extract.register import tables

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

MOST_FAULTS = 100  # enough to see what happened; a broken file could give a million

_AT_A_TIME = 500

Contents = tuple[int, dict[str, Any]]
Held = tuple[int, dict[str, Any] | None]


def told_by_log(connection: Connection, column: ColumnElement[Any], prefix: str = "") -> Iterator[Contents]:
    """What the log says that each thing holds, for things that are there.

    Args:
        connection: To the register.
        column: Of `tables.event`: the key of the thing.
        prefix: Of the kinds of events that tell of such things: "" for `added`, `changed` and `removed`.

    Yields:
        Key and contents, in the order of the keys.
    """
    kinds = {f"{prefix}{name}": name for name in ("added", "changed", "removed")}
    query = (
        select(column, tables.event.c.kind, tables.event.c.after)
        .where(column.is_not(None), tables.event.c.kind.in_(kinds))
        .order_by(column, tables.event.c.seq)
        .execution_options(yield_per=_AT_A_TIME)
    )
    with connection.execute(query) as result:
        for number, rows in groupby(result, key=lambda row: int(row[0])):
            contents: dict[str, Any] | None = None
            for _, kind, after in rows:
                contents = None if kinds[kind] == "removed" else {**(contents or {}), **json.loads(after or "{}")}
            if contents is not None:
                yield number, contents


def compare(told: Iterator[Contents], held: Iterator[Held], id_of: Callable[[int], str], faults: list[str]) -> int:
    """Compare what the log tells with what there is.

    Args:
        told: Key and contents, in the order of the keys.
        held: The same of what there is; None for contents that can't be read, which has been told.
        id_of: What messages call a thing.
        faults: Takes what does not fit.

    Returns:
        How many are in both.
    """
    count = 0
    said, have = next(told, None), next(held, None)
    while (said or have) and len(faults) <= MOST_FAULTS:
        if have is None or (said is not None and said[0] < have[0]):
            assert said is not None  # noqa: S101 - one of the two is there
            faults.append(f"{id_of(said[0])}: the log has it, the register does not")
            said = next(told, None)
        elif said is None or have[0] < said[0]:
            faults.append(f"{id_of(have[0])}: the register has it, the log does not")
            have = next(held, None)
        else:
            count += 1
            faults.extend(_differences(id_of(said[0]), said[1], have[1]))
            said, have = next(told, None), next(held, None)
    return count


def _differences(name: str, told: Mapping[str, Any], held: Mapping[str, Any] | None) -> list[str]:
    if held is None:
        return []
    names = [field for field in sorted({*told, *held}) if told.get(field) != held.get(field)]
    return [f"{name}: {', '.join(names)} changed without the log"] if names else []
