"""Candidates to records: owners linked, deadlines read, restatements joined, actions worded."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from directive_extract.lexicons.references import find_references
from directive_extract.resolve.back_references import with_antecedent, with_issuer
from directive_extract.resolve.counts import announced_counts
from directive_extract.resolve.flags import flags_of
from directive_extract.resolve.organisations import index_of
from directive_extract.resolve.owners import OwnerLinker
from directive_extract.resolve.restatements import Comparison, Wording, wording
from directive_extract.resolve.targets import targets_in
from directive_extract.resolve.timing import DeadlineLinker
from directive_extract.resolve.wording import action_of
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.extraction import Issue, Verdict

if TYPE_CHECKING:
    import datetime as dt

    from directive_extract.schema.candidate import Candidate, Reading
    from directive_extract.schema.directive import Deadline, Owner
    from directive_extract.schema.settings import Settings
    from directive_extract.schema.span import Span

_URGENT = re.compile(
    r"\b(?:immediately|at once|urgently|urgent|without delay|forthwith|as soon as possible|promptly|right away"
    r"|as a matter of (?:urgency|priority)|asap|top priority|first of all)\b",
    re.IGNORECASE,
)


JOINING_WORDS = 4  # between two sentences ("At the same time, ..."); more may name something that a pronoun stands for


@dataclass(frozen=True, slots=True)
class _Draft:
    """A candidate with what belongs to it, before restatements are joined."""

    candidate: Candidate
    span: Span
    owners: tuple[Owner, ...]
    deadline: Deadline | None
    words: Wording

    @property
    def fullness(self) -> tuple[int, int]:
        """How much it says: owner and deadline first, then words."""
        return bool(self.owners) + (self.deadline is not None), len(self.words.stems) + len(self.words.numbers)


class Resolver:
    """Turns one document's candidates into tasks and principles."""

    def __init__(self, reading: Reading, anchor: dt.date | None, settings: Settings) -> None:
        """Remember the document, its date and the settings."""
        self._timing = DeadlineLinker(reading, anchor, settings)
        self._reading = self._timing.reading
        self._text = reading.outline.source.text
        self._anchor = anchor
        self._linker = OwnerLinker(reading.outline, index_of(settings.organisations), anchor)
        self.issues: list[Issue] = []
        self._before: dict[tuple[int, int], _Draft] = {}

    def resolve(self) -> tuple[tuple[Task, ...], tuple[Principle, ...]]:
        """Work out all records.

        Returns:
            Tasks and principles, each in reading order of what stands first in their evidence.
        """
        drafts = list({draft.words.place: draft for draft in map(self._draft, self._reading.candidates)}.values())
        tasks = [draft for draft in drafts if draft.candidate.kind is Verdict.TASK]
        others = [draft for draft in drafts if draft.candidate.kind is not Verdict.TASK]
        self._before = {
            later.words.place: earlier for earlier, later in pairwise(tasks) if self._follows(later, earlier)
        }
        found = tuple(sorted(map(self._task, self._joined(tasks)), key=_place))
        self.issues += announced_counts(self._reading, [draft.span.start for draft in drafts])
        return found, tuple(sorted(map(self._principle, self._joined(others)), key=_place))

    def _draft(self, candidate: Candidate) -> _Draft:
        span = candidate.passage.span(self._text)
        owners = self._linker.owners(candidate)
        deadline = self._timing.deadline(candidate) if candidate.kind is Verdict.TASK else None
        text = (candidate.core or candidate.passage).text
        return _Draft(candidate, span, owners, deadline, wording(text, (span.start, span.end), owners, deadline))

    def _joined(self, drafts: list[_Draft]) -> list[list[_Draft]]:
        """Groups of drafts that say the same, the fullest first in each; each draft fits to all of its group."""
        comparison = Comparison([draft.words for draft in drafts])
        group_of = {position: [position] for position in range(len(drafts))}
        for earlier, later in comparison.pairs():
            group = group_of[earlier]
            if group is group_of[later] or len(group_of[later]) > 1:
                continue
            if comparison.is_restatement(earlier, later) and all(comparison.may_join(one, later) for one in group):
                group.append(later)
                group_of[later] = group
            elif comparison.contradicts(earlier, later):
                self._note_contradiction(drafts[earlier], drafts[later])
        groups = [group for position, group in group_of.items() if group[0] == position]
        return [sorted((drafts[i] for i in group), key=lambda draft: draft.fullness, reverse=True) for group in groups]

    def _note_contradiction(self, one: _Draft, other: _Draft) -> None:
        if one.deadline is None or other.deadline is None:
            return
        message = (
            f"the same task is due {one.deadline.text!r} at {one.span.start} and {other.deadline.text!r} here: "
            "both are kept; find out which one holds"
        )
        self.issues.append(Issue(code="contradicting_deadlines", stage="resolve", message=message, span=other.span))

    def _task(self, group: list[_Draft]) -> Task:
        fullest = group[0]
        candidate = fullest.candidate
        owners = next((draft.owners for draft in group if draft.owners), ())
        deadline = next((draft.deadline for draft in group if draft.deadline is not None), None)
        said = " ".join(draft.candidate.passage.text for draft in group)
        task = Task(
            id=self._id(fullest.span),
            action=self._action(fullest, owners, deadline),
            evidence=tuple(draft.span for draft in group),
            owners=owners,
            deadline=deadline,
            targets=targets_in(candidate.core or candidate.passage, self._text, deadline),
            modality=candidate.modality,
            priority="urgent" if _URGENT.search(said) else None,
            section=candidate.section,
            references=find_references(said),
            issuer=candidate.speaker,
            confidence=max(draft.candidate.confidence for draft in group),
        )
        return task.model_copy(update={"flags": flags_of(task, self._anchor)})

    def _action(self, draft: _Draft, owners: tuple[Owner, ...], deadline: Deadline | None) -> str:
        action = action_of(draft.candidate, owners, deadline)
        if draft.candidate.speaker is None:
            action = with_issuer(action, self._reading.outline.metadata.issuer)
        before = self._before.get(draft.words.place)
        if before is None:
            return action
        return with_antecedent(action, action_of(before.candidate, before.owners, before.deadline))

    def _follows(self, later: _Draft, earlier: _Draft) -> bool:
        """Whether a few joining words at most part two directives of one block or of one sentence's list."""
        between = self._text[earlier.words.place[1] : later.words.place[0]].split()
        listed = between[:1] in ([";"], [","])
        near = 0 <= later.candidate.block - earlier.candidate.block <= listed and later.candidate.core is None
        return near and earlier.words.place[1] <= later.words.place[0] and len(between) <= JOINING_WORDS

    def _principle(self, group: list[_Draft]) -> Principle:
        candidate = group[0].candidate
        return Principle(
            id=self._id(group[0].span),
            text=candidate.passage.text.strip(' "“”,;'),
            evidence=tuple(draft.span for draft in group),
            section=candidate.section,
            confidence=max(draft.candidate.confidence for draft in group),
        )

    def _id(self, span: Span) -> str:
        """Same document, same place, same words: same id."""
        key = f"{self._reading.outline.source.sha256}:{span.start}:{' '.join(span.text.split())}"
        return hashlib.sha256(key.encode()).hexdigest()[:16]


def _place(record: Task | Principle) -> tuple[int, int]:
    return record.evidence[0].start, record.evidence[0].end
