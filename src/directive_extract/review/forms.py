"""Forms of the desk as steps that the store carries out."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any

from directive_extract.errors import InvalidChangeError
from directive_extract.registering import read_typed_deadline
from directive_extract.resolve.quantities import quantities
from directive_extract.review.views.fields import Fields, Readers
from directive_extract.schema.entry import Act
from directive_extract.schema.register import Kind, Relation
from directive_extract.schema.review import Accept, Edit, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from starlette.datastructures import FormData

    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.review import ReviewRecord, Seen
    from directive_extract.schema.settings import Settings

_MOST_DIGITS = 9
_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")


def number_of(form: FormData, name: str) -> int:
    """A number of a form.

    Args:
        form: The form.
        name: Of the field.

    Returns:
        A number of at least 1.

    Raises:
        InvalidChangeError: There is none.
    """
    value = str(form.get(name, ""))
    if not value.isascii() or not value.isdigit() or len(value) > _MOST_DIGITS or int(value) < 1:
        raise InvalidChangeError(f"{name} is missing or no number", hint="reload the page")
    return int(value)


def editing(form: FormData, record: ReviewRecord, seen: Seen, readers: Readers) -> Sequence[Edit]:
    """What a form changes of a record.

    Args:
        form: The form; a field that it lacks is as it was.
        record: The record as it was shown.
        seen: The same, for the store.
        readers: Of typed words.

    Returns:
        One step, or none where nothing was changed.
    """
    changes = Fields.sent(form, Fields.of(record)).changes(record, readers)
    return (Edit(seen=seen, changes=changes),) if changes else ()


def readers_of(settings: Settings, day: dt.date | None) -> Readers:
    """What reads the words that a person types.

    Args:
        settings: Order of day and month, and the rest.
        day: That relative deadlines count from.

    Returns:
        The readers.
    """

    def deadline(words: str) -> Deadline:
        found = read_typed_deadline(words, day, settings)
        if found is None:
            raise InvalidChangeError(f"no deadline in “{words}”", hint="write a day, or clear the field")
        return found

    return Readers(deadline, read_target)


def read_target(words: str) -> dict[str, Any]:
    """A target as a person types it.

    Args:
        words: A number with what it counts.

    Returns:
        Its `text`, `value` and `unit`; it has no place in the document of its own.

    Raises:
        InvalidChangeError: There is no number in the words.
    """
    found = next(iter(quantities(words)), None)
    if found is not None:
        return {"text": words, "value": found.value, "unit": found.unit}
    number = _NUMBER.search(words)
    if number is None:
        raise InvalidChangeError(f"no number in “{words}”", hint="write how much or how many")
    return {"text": words, "value": float(number[0].replace(",", "")), "unit": None}


def accepting(form: FormData, seen: Seen) -> Accept:
    """How a record is accepted.

    Args:
        form: With `choice` ("add", "same E1 3", "update E1 3", "apart E1 3": entry and its revision), or with `act`,
            `entry`, `relation` and `entry_revision`.
        seen: The record.

    Returns:
        The step.

    Raises:
        InvalidChangeError: The form says nothing of the kind.
    """
    choice = str(form.get("choice", "")).split()
    try:
        if choice:
            return _chosen(choice, form, seen)
        entry = str(form.get("entry", "")) or None
        return Accept(
            seen=seen,
            act=Act(str(form.get("act", Act.ADD))),
            entry=entry,
            relation=Relation(str(form.get("relation", "") or Relation.SAME)),
            entry_revision=number_of(form, "entry_revision") if form.get("entry_revision") else None,
        )
    except ValueError as error:
        raise InvalidChangeError("the form does not say how to accept it", hint="reload the page") from error


def _chosen(choice: list[str], form: FormData, seen: Seen) -> Accept:
    if choice == ["add"]:
        return Accept(seen=seen)
    how, entry, revision = choice  # a ValueError, where it is anything else
    relation = Relation(str(form.get(f"relation-{entry}", Relation.EXTENDED))) if how == "update" else Relation.SAME
    acts = {"same": Act.JOIN, "update": Act.JOIN if relation.is_one_entry else Act.LINK, "apart": Act.APART}
    if how not in acts:
        raise ValueError(how)
    return Accept(seen=seen, act=acts[how], entry=entry, relation=relation, entry_revision=int(revision))


def parts_of(form: FormData, record: ReviewRecord) -> tuple[Part, ...]:
    """The records that one is split into.

    Args:
        form: With `parts`, a line each.
        record: The record.

    Returns:
        Parts; those whose words stand in the document as they are know where.

    Raises:
        InvalidChangeError: There are fewer than two.
    """
    lines = [" ".join(line.split()) for line in str(form.get("parts", "")).splitlines()]
    wanted = [line for line in lines if line]
    if len(wanted) < 2:
        raise InvalidChangeError("two parts at least are needed", source=record.id, hint="write a line for each")
    return tuple(_part(words, record) for words in wanted)


def kind_of(form: FormData) -> Kind:
    """What a new record is.

    Args:
        form: With `kind`.

    Returns:
        Task, where it says nothing else.
    """
    return Kind.PRINCIPLE if form.get("kind") == Kind.PRINCIPLE else Kind.TASK


def _part(words: str, record: ReviewRecord) -> Part:
    span = record.item.evidence[0]
    at = span.text.casefold().find(words.casefold().rstrip(".;"))
    if at < 0 or len(span.text.casefold()) != len(span.text):
        return Part(words=words)
    return Part(words=words, start=span.start + at, end=span.start + at + len(words.rstrip(".;")))
