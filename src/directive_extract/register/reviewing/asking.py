"""Questions to the desk: which records, in which order, which comes next."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from sqlalchemy import Date, and_, func, literal, or_, select, tuple_

from directive_extract.register import tables
from directive_extract.register.reviewing.ids import document_number
from directive_extract.register.reviewing.rows import BREAK, NO_RISK
from directive_extract.register.wording import without_unstorable
from directive_extract.schema.review import Risk, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import ColumnElement, Connection

    from directive_extract.schema.review import RecordQuery

_RECORD = tables.review_record.c
NO_OWNER = "-"
"""In place of an owner's name: records that nobody is named in."""

_LAST_DAY = dt.date(9999, 12, 31)  # what has no day comes after all that has
_DUE = func.coalesce(_RECORD.due, literal(_LAST_DAY, Date))
_ORDERS: Mapping[str, Sequence[ColumnElement[Any]]] = {
    "place": (_RECORD.document, _RECORD.position, _RECORD.id),
    "risk": (_RECORD.risk, _RECORD.confidence, _RECORD.document, _RECORD.position, _RECORD.id),
    "due": (_DUE, _RECORD.document, _RECORD.position, _RECORD.id),
}
_NEVER_IN_BULK = (Risk.CONTRADICTION, Risk.DISAGREEMENT, Risk.MAYBE_KNOWN)


def order_of(query: RecordQuery) -> Sequence[ColumnElement[Any]]:
    """The columns that records are sorted by; no two records are equal in all of them."""
    return _ORDERS[query.order]


def conditions_of(query: RecordQuery) -> list[ColumnElement[bool]]:
    """What must hold of a record.

    Args:
        query: Which records.

    Returns:
        Conditions on `tables.review_record`.
    """
    conditions: list[ColumnElement[bool]] = []
    if query.document is not None:
        conditions.append(_RECORD.document == document_number(query.document))
    if query.standings:
        conditions.append(_RECORD.standing.in_([standing.value for standing in query.standings]))
    if query.kind is not None:
        conditions.append(_RECORD.kind == query.kind.value)
    if query.text:
        conditions.append(_RECORD.words.icontains(_tidy(query.text), autoescape=True))
    conditions += _owner_conditions(query.owner) + _due_conditions(query) + _doubt_conditions(query)
    return conditions


def bulk_conditions() -> list[ColumnElement[bool]]:
    """What must hold of a record that may be accepted without being opened: waiting, and nothing like it known."""
    least = max(list(Risk).index(risk) for risk in _NEVER_IN_BULK)
    unknown = [~_RECORD.risks.contains(_part(risk.value)) for risk in _NEVER_IN_BULK]
    return [_RECORD.standing == Standing.WAITING.value, _RECORD.risk > least, *unknown]


def next_open(
    connection: Connection, after: int, query: RecordQuery, others: Sequence[ColumnElement[bool]] = ()
) -> int | None:
    """The record to decide on after another one.

    Args:
        connection: To the register.
        after: Key of the other one.
        query: Among which, and in which order.
        others: What must hold besides.

    Returns:
        The key of the next one that waits, from the first on where none follows; where none waits, of the next one
        that was skipped; None where all is decided.
    """
    order = order_of(query)
    place = connection.execute(select(*order).where(_RECORD.id == after)).first()
    conditions = [*conditions_of(query), *others, _RECORD.id != after]
    for standing in (Standing.WAITING, Standing.SKIPPED):
        base = select(_RECORD.id).where(*conditions, _RECORD.standing == standing.value).order_by(*order).limit(1)
        following = () if place is None else (base.where(_follows(order, tuple(place))),)
        for statement in (*following, base):
            found = connection.execute(statement).scalar()
            if found is not None:
                return int(found)
    return None


def _follows(order: Sequence[ColumnElement[Any]], place: tuple[Any, ...]) -> ColumnElement[bool]:
    values = [literal(value, column.type) for value, column in zip(place, order, strict=True)]
    return tuple_(*order) > tuple_(*values)


def _owner_conditions(owner: str | None) -> list[ColumnElement[bool]]:
    if not owner:
        return []
    if owner == NO_OWNER:
        return [_RECORD.owners == ""]
    wanted = _tidy(owner)
    named = _RECORD.owners.icontains(wanted, autoescape=True)
    return [or_(named, _RECORD.organisations.contains(_part(wanted), autoescape=True))]


def _due_conditions(query: RecordQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.due_from is not None:
        conditions.append(_RECORD.due >= query.due_from)
    if query.due_to is not None:
        conditions.append(_RECORD.due <= query.due_to)
    if query.no_deadline:
        conditions.append(_RECORD.deadline.is_(None))
    return conditions


def _doubt_conditions(query: RecordQuery) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if query.flag:
        conditions.append(_RECORD.flags.contains(_part(query.flag), autoescape=True))
    if query.risk is not None:
        conditions.append(and_(_RECORD.risk < NO_RISK, _RECORD.risks.contains(_part(query.risk.value))))
    if query.min_confidence is not None:
        conditions.append(_RECORD.confidence >= query.min_confidence)
    if query.max_confidence is not None:
        conditions.append(_RECORD.confidence <= query.max_confidence)
    if query.unread:
        conditions.append(~_RECORD.voters.contains(_part(query.unread), autoescape=True))
    return conditions


def _part(text: str) -> str:
    """A whole part of a list that is kept in one column."""
    return f"{BREAK}{_tidy(text)}{BREAK}"


def _tidy(text: str) -> str:
    """What is asked for as it would be stored."""
    return without_unstorable(" ".join(text.split()))
