"""What of a record can be changed in place, as a form shows it and sends it back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

from directive_extract.schema.directive import Deadline, Modality, Owner, Principle, Role, Task
from directive_extract.schema.register import Kind

if TYPE_CHECKING:
    from starlette.datastructures import FormData

    from directive_extract.schema.review import ReviewRecord


@dataclass(frozen=True, slots=True)
class Readers:
    """What reads the words that a person types; each raises InvalidChangeError where they say nothing of the kind.

    Attributes:
        deadline: From words to a deadline.
        target: From words to a target's `text`, `value` and `unit`.
    """

    deadline: Callable[[str], Deadline]
    target: Callable[[str], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class OwnerField:
    """An owner as it is typed.

    Attributes:
        name: Of the owner.
        role: lead, support or oversight.
        organisation: Id in the organisation list; "" where it is in none.
    """

    name: str
    role: str = Role.LEAD.value
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Fields:
    """The form of a record.

    Attributes:
        kind: Task or principle.
        words: The action or text.
        owners: Those with a name.
        deadline: As typed; "" for none.
        targets: The words of each.
        modality: Obligation, prohibition, commitment or invitation.
        priority: "urgent" or "".
    """

    kind: Kind
    words: str
    owners: tuple[OwnerField, ...] = ()
    deadline: str = ""
    targets: tuple[str, ...] = ()
    modality: str = Modality.OBLIGATION.value
    priority: str = ""

    @classmethod
    def of(cls, record: ReviewRecord) -> Self:
        """The form as it shows a record.

        Args:
            record: The record.

        Returns:
            Its values.
        """
        item = record.item
        if isinstance(item, Principle):
            return cls(record.kind, _tidy(item.text))
        return cls(
            kind=record.kind,
            words=_tidy(item.action),
            owners=tuple(OwnerField(_tidy(one.name), one.role.value, one.organisation or "") for one in item.owners),
            deadline=_tidy(item.deadline.text) if item.deadline else "",
            targets=tuple(_tidy(target.text) for target in item.targets),
            modality=item.modality.value,
            priority=item.priority or "",
        )

    @classmethod
    def sent(cls, form: FormData, shown: Fields) -> Fields:
        """The form as it comes back.

        Args:
            form: Its fields; those that are missing are as they were shown.
            shown: The form as it was shown.

        Returns:
            The values that a person wants.
        """

        def text(name: str, before: str) -> str:
            return _tidy(str(form[name])) if name in form else before

        kind = text("kind", shown.kind.value)
        return cls(
            kind=Kind(kind) if kind in set(Kind) else shown.kind,
            words=text("words", shown.words),
            owners=_owners(form) if "owner" in form else shown.owners,
            deadline=text("deadline", shown.deadline),
            targets=_filled(form, "target") if "target" in form else shown.targets,
            modality=text("modality", shown.modality),
            priority=text("priority", shown.priority),
        )

    def changes(self, record: ReviewRecord, readers: Readers) -> dict[str, Any]:
        """What a person changed, as a step of the desk takes it.

        Args:
            record: The record that was shown.
            readers: Of typed words.

        Returns:
            New values by field; empty where nothing changed.
        """
        shown = Fields.of(record)
        changed: dict[str, Any] = {}
        if self.kind is not shown.kind:
            changed["kind"] = self.kind.value
        if self.words != shown.words:
            changed["text" if self.kind is Kind.PRINCIPLE else "action"] = self.words
        if self.kind is Kind.PRINCIPLE or not isinstance(record.item, Task):
            return changed
        return changed | self._task_changes(shown, record.item, readers)

    def _task_changes(self, shown: Fields, task: Task, readers: Readers) -> dict[str, Any]:
        changed: dict[str, Any] = {}
        if self.owners != shown.owners:
            changed["owners"] = [_owner(one, task) for one in self.owners]
        if self.deadline != shown.deadline:
            read = readers.deadline(self.deadline) if self.deadline else None
            changed["deadline"] = read.model_dump(mode="json") if read else None
        if self.targets != shown.targets:
            before = {_tidy(target.text): target.model_dump(mode="json") for target in task.targets}
            changed["targets"] = [before.get(text) or readers.target(text) for text in self.targets]
        if self.modality != shown.modality:
            changed["modality"] = self.modality
        if self.priority != shown.priority:
            changed["priority"] = self.priority or None
        return changed


def _filled(form: FormData, name: str) -> tuple[str, ...]:
    return tuple(text for one in form.getlist(name) if (text := _tidy(str(one))))


def _owners(form: FormData) -> tuple[OwnerField, ...]:
    names = [_tidy(str(name)) for name in form.getlist("owner")]
    roles = [str(role) for role in form.getlist("role")]
    ids = [str(known) for known in form.getlist("organisation")]
    filled = [*roles, *[Role.LEAD.value] * (len(names) - len(roles))]
    known = [*ids, *[""] * (len(names) - len(ids))]
    return tuple(OwnerField(*one) for one in zip(names, filled, known, strict=False) if one[0])


def _owner(typed: OwnerField, task: Task) -> dict[str, Any]:
    """An owner with the words it was read from, where a person has left the name as it was."""
    before = next((one for one in task.owners if _tidy(one.name) == typed.name), None)
    values = {"role": typed.role, "organisation": typed.organisation or None}
    if before is None:
        return Owner(name=typed.name).model_dump(mode="json") | values
    return before.model_dump(mode="json") | values


def _tidy(text: str) -> str:
    """Without line breaks, which a form would bring back as others than it was given."""
    return " ".join(text.split())
