"""Questions to the register."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, func, or_, select

from directive_extract.register import tables
from directive_extract.schema.base import Model
from directive_extract.schema.entry import State
from directive_extract.schema.register import Kind

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Select

_ENTRY = tables.entry.c


class Query(Model):
    """Which entries; all that is given must hold.

    Attributes:
        kind: Tasks or principles.
        states: In one of these states; in any where empty.
        owner: A part of an owner's name, upper or lower case, or an organisation's id.
        text: A part of the action, upper or lower case.
        document: Hash, id or file name of a document that is a source.
        overdue_on: Late on this day.
        due_from: Last day on time not before this day.
        due_to: Last day on time not after this day.
        number: The number that an imported register gave it.
    """

    kind: Kind | None = None
    states: tuple[State, ...] = ()
    owner: str | None = None
    text: str | None = None
    document: str | None = None
    overdue_on: dt.date | None = None
    due_from: dt.date | None = None
    due_to: dt.date | None = None
    number: str | None = None


def select_numbers(query: Query, after: int = 0) -> Select[Any]:
    """The statement that finds entries.

    Args:
        query: Which.
        after: Only entries with a greater key.

    Returns:
        A statement that gives keys in their order.
    """
    return select(_ENTRY.id).where(_ENTRY.id > after, *_conditions(query)).order_by(_ENTRY.id)


def count_by_state(connection: Connection) -> dict[str, int]:
    """How many entries are in each state.

    Args:
        connection: To the register.

    Returns:
        Numbers by state, states without entries left out.
    """
    rows = connection.execute(select(_ENTRY.state, func.count()).group_by(_ENTRY.state))
    return {str(state): int(count) for state, count in sorted(rows)}


def _conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.kind is not None:
        conditions.append(_ENTRY.kind == query.kind.value)
    if query.states:
        conditions.append(_ENTRY.state.in_([state.value for state in query.states]))
    if query.text:
        conditions.append(_ENTRY.action.icontains(query.text, autoescape=True))
    if query.number is not None:
        conditions.append(_ENTRY.number == query.number)
    conditions.extend(_due_conditions(query))
    conditions.extend(_part_conditions(query))
    return conditions


def _due_conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.overdue_on is not None:
        open_states = [state.value for state in State if state.is_open]
        conditions += [
            _ENTRY.due < query.overdue_on,
            _ENTRY.state.in_(open_states),
            _ENTRY.kind == Kind.TASK.value,
        ]
    if query.due_from is not None:
        conditions.append(_ENTRY.due >= query.due_from)
    if query.due_to is not None:
        conditions.append(_ENTRY.due <= query.due_to)
    return conditions


def _part_conditions(query: Query) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.owner:
        owner = tables.owner.c
        fits = or_(owner.name.icontains(query.owner, autoescape=True), owner.organisation == query.owner)
        conditions.append(exists().where(owner.entry == _ENTRY.id, fits))
    if query.document:
        source, document = tables.source.c, tables.document.c
        named = or_(*(column == query.document for column in (document.sha256, document.document_id, document.name)))
        conditions.append(exists().where(source.entry == _ENTRY.id, source.document == document.id, named))
    return conditions
