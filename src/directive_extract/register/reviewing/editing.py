"""Corrections of a record: words, owners, deadline and the rest, or of what kind it is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from directive_extract.errors import InvalidChangeError
from directive_extract.register.reviewing.flags import edited_flags
from directive_extract.register.reviewing.risks import with_risks
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.register import Kind

if TYPE_CHECKING:
    from directive_extract.register.reviewing.changing import Changes
    from directive_extract.schema.review import Edit, ReviewRecord

_TASK_FIELDS = ("owners", "deadline", "targets", "modality", "priority")
_WORDS = ("action", "text")
EDITABLE = ("kind", *_WORDS, *_TASK_FIELDS)
"""What a person may set; `action` and `text` are both the words of the record."""


def edit(changes: Changes, step: Edit) -> None:
    """Correct a record.

    Args:
        changes: In which it is done.
        step: Which, and its new values.
    """
    record = changes.open(step.seen)
    item = edited_item(record, step.changes)
    if isinstance(item, Task):
        day = changes.document(record.document).date
        item = item.model_copy(update={"flags": edited_flags(item, record.item, day)})
    kind = Kind.PRINCIPLE if isinstance(item, Principle) else Kind.TASK
    changes.replace(record, with_risks(record.model_copy(update={"item": item, "kind": kind})))


def edited_item(record: ReviewRecord, changes: Mapping[str, Any]) -> Task | Principle:
    """What a record holds, with new values.

    Args:
        record: As it is.
        changes: New values by field, plain as JSON has them.

    Returns:
        A task or a principle. What was read and not changed keeps the place that it was read from.

    Raises:
        InvalidChangeError: There is no such field, or its value does not fit.
    """
    unknown = sorted(set(changes) - set(EDITABLE))
    if unknown:
        raise InvalidChangeError(
            f"{', '.join(unknown)} can't be set", source=record.id, hint=f"what can: {', '.join(EDITABLE)}"
        )
    try:
        kind = Kind(changes.get("kind", record.kind))
    except ValueError as error:
        raise InvalidChangeError("the kind is task or principle", source=record.id) from error
    words = _words(record, changes)
    try:
        if kind is Kind.PRINCIPLE:
            return _principle(record.item, words)
        return _task(record, words, {name: changes[name] for name in _TASK_FIELDS if name in changes})
    except ValidationError as error:
        problem = error.errors()[0]
        where = ".".join(str(part) for part in problem["loc"])
        raise InvalidChangeError(f"{where}: {problem['msg']}", source=record.id, hint="give another value") from error


def _words(record: ReviewRecord, changes: Mapping[str, Any]) -> str:
    given = next((changes[name] for name in _WORDS if name in changes), record.words)
    words = given.strip() if isinstance(given, str) else ""
    if not words:
        raise InvalidChangeError("no words are left", source=record.id, hint="reject it if it is none")
    return words


def _principle(item: Task | Principle, words: str) -> Principle:
    return Principle(id=item.id, text=words, evidence=item.evidence, section=item.section, confidence=item.confidence)


def _task(record: ReviewRecord, words: str, values: Mapping[str, Any]) -> Task:
    item = record.item
    if isinstance(item, Principle):
        # What was read as a task once gets back what was read with it.
        kept = record.read.model_dump() if isinstance(record.read, Task) else {}
        base = {**kept, "id": item.id, "evidence": item.evidence, "section": item.section}
        base["confidence"] = item.confidence
        return Task.model_validate({**base, **_with_places(values, record.read or item), "action": words})
    plain = {name: getattr(item, name) for name in Task.model_fields}
    return Task.model_validate({**plain, **_with_places(values, item), "action": words})


def _with_places(values: Mapping[str, Any], old: Task | Principle) -> dict[str, Any]:
    """Values that a person gave, with the places of those that stood there before."""
    placed = dict(values)
    if isinstance(placed.get("owners"), (list, tuple)):
        known = {owner.name: owner for owner in old.owners} if isinstance(old, Task) else {}
        placed["owners"] = [_placed(owner, known.get(_get(owner, "name"))) for owner in placed["owners"]]
    deadline = placed.get("deadline")
    if isinstance(deadline, Mapping) and isinstance(old, Task) and old.deadline is not None:
        same = deadline.get("text") == old.deadline.text
        placed["deadline"] = {"evidence": old.deadline.evidence if same else None, **deadline}
    if isinstance(placed.get("targets"), (list, tuple)):
        # A number that a person adds has no place of its own; it belongs to the words of the task.
        places = {target.text: target.evidence for target in old.targets} if isinstance(old, Task) else {}
        placed["targets"] = [
            {"evidence": places.get(_get(target, "text"), old.evidence[0]), **target}
            if isinstance(target, Mapping)
            else target
            for target in placed["targets"]
        ]
    return placed


def _placed(owner: Any, known: Any) -> Any:
    if not isinstance(owner, Mapping) or known is None:
        return owner
    return {"evidence": known.evidence, "inherited": known.inherited, **owner}


def _get(value: Any, name: str) -> Any:
    return value.get(name) if isinstance(value, Mapping) else None
