"""Candidates to records: owners linked, deadlines read, restatements joined, actions worded."""

from __future__ import annotations

import datetime as dt
import hashlib
import re

from directive_extract.resolve.counts import announced_counts
from directive_extract.resolve.owners import OwnerLinker
from directive_extract.resolve.restatements import Wording, is_restatement, wording
from directive_extract.resolve.targets import targets_in
from directive_extract.resolve.timing import DeadlineLinker
from directive_extract.resolve.wording import action_of
from directive_extract.schema.candidate import Candidate, Reading
from directive_extract.schema.directive import Deadline, Owner, Principle, Role, Task
from directive_extract.schema.extraction import Issue, Verdict
from directive_extract.schema.settings import Settings
from directive_extract.schema.span import Span

LOW_CONFIDENCE = 0.6  # below it a record is flagged; see the reliability table in models/README.md
_NO_DATE = dt.date(1, 1, 1)
_URGENT = re.compile(
    r"\b(?:immediately|at once|urgently|urgent|without delay|forthwith|as soon as possible|promptly|right away|as a matter of (?:urgency|priority)|asap|top priority|first of all)\b",
    re.IGNORECASE,
)


class Resolver:
    """Turns one document's candidates into tasks and principles."""

    def __init__(self, reading: Reading, anchor: dt.date | None, settings: Settings) -> None:
        """Remember the document, its date and the settings."""
        self._reading = reading
        self._text = reading.outline.source.text
        self._anchor = anchor
        self._settings = settings
        self._linker = OwnerLinker(reading.outline, settings.organisations)
        self._timing = DeadlineLinker(reading, anchor, settings)
        self._tasks: list[tuple[Task, Wording]] = []
        self._principles: list[tuple[Principle, Wording]] = []
        self.issues: list[Issue] = []

    def resolve(self) -> tuple[tuple[Task, ...], tuple[Principle, ...]]:
        """Work out all records.

        Returns:
            Tasks and principles, each in reading order.
        """
        for candidate in self._reading.candidates:
            if candidate.kind is Verdict.TASK:
                self._add_task(candidate)
            else:
                self._add_principle(candidate)
        tasks = tuple(task for task, _ in self._tasks)
        self.issues += announced_counts(self._reading, tasks)
        return tasks, tuple(principle for principle, _ in self._principles)

    def _add_task(self, candidate: Candidate) -> None:
        owners = self._linker.owners(candidate)
        deadline = self._timing.deadline(candidate)
        span = candidate.passage.span(self._text)
        words = wording(candidate.passage.text)
        for position, (task, known) in enumerate(self._tasks):
            if is_restatement(known, words) and _agree(task, owners, deadline):
                self._tasks[position] = (_joined(task, span, owners, deadline), known)
                return
        self._tasks.append((self._task(candidate, span, owners, deadline), words))

    def _task(self, candidate: Candidate, span: Span, owners: tuple[Owner, ...], deadline: Deadline | None) -> Task:
        text = candidate.passage.text
        return Task(
            id=self._id(span),
            action=action_of(candidate, owners, deadline),
            evidence=(span,),
            owners=owners,
            deadline=deadline,
            targets=targets_in(candidate.passage, self._text),
            modality=candidate.modality,
            priority="urgent" if _URGENT.search(text) else None,
            section=candidate.section,
            issuer=candidate.speaker,
            confidence=candidate.confidence,
            flags=self._flags(candidate, owners, deadline),
        )

    def _flags(self, candidate: Candidate, owners: tuple[Owner, ...], deadline: Deadline | None) -> tuple[str, ...]:
        flags = []
        if not owners:
            flags.append("no_owner")
        if deadline is None:
            flags.append("no_deadline")
        elif deadline.due and self._anchor and deadline.due < self._anchor and not deadline.recurrence:
            flags.append("past_deadline")
        if deadline and any("order" in assumption for assumption in deadline.assumptions):
            flags.append("ambiguous_date")
        if sum(owner.role is Role.LEAD for owner in owners) > 1:
            flags.append("two_leads")
        if candidate.confidence < LOW_CONFIDENCE:
            flags.append("low_confidence")
        return tuple(flags)

    def _add_principle(self, candidate: Candidate) -> None:
        span = candidate.passage.span(self._text)
        words = wording(candidate.passage.text)
        for position, (principle, known) in enumerate(self._principles):
            if is_restatement(known, words):
                evidence = (*principle.evidence, span)
                self._principles[position] = (principle.model_copy(update={"evidence": evidence}), known)
                return
        principle = Principle(
            id=self._id(span),
            text=candidate.passage.text.strip(' "“”,;'),
            evidence=(span,),
            section=candidate.section,
            confidence=candidate.confidence,
        )
        self._principles.append((principle, words))

    def _id(self, span: Span) -> str:
        """Same document, same place, same words: same id."""
        key = f"{self._reading.outline.source.sha256}:{span.start}:{' '.join(span.text.split())}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _agree(task: Task, owners: tuple[Owner, ...], deadline: Deadline | None) -> bool:
    """Whether owner and deadline of a restatement don't contradict the task."""
    if (
        task.deadline
        and deadline
        and (task.deadline.date, task.deadline.recurrence) != (deadline.date, deadline.recurrence)
    ):
        return False
    one = {owner.name.casefold() for owner in task.owners}
    other = {owner.name.casefold() for owner in owners}
    return not one or not other or bool(one & other)


def _joined(task: Task, span: Span, owners: tuple[Owner, ...], deadline: Deadline | None) -> Task:
    flags = [
        flag for flag in task.flags if flag not in {"no_owner" if owners else "", "no_deadline" if deadline else ""}
    ]
    update = {
        "evidence": (*task.evidence, span),
        "owners": task.owners or owners,
        "deadline": task.deadline or deadline,
        "flags": tuple(dict.fromkeys([*flags, "restated"])),
    }
    return task.model_copy(update=update)
