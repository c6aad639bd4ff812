"""Why a document was read as it was: sentence by sentence, clause by clause."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from directive_extract.schema.base import Model
from directive_extract.schema.directive import Deadline, Owner
from directive_extract.schema.extraction import Statement, Verdict


class Weight(Model):
    """What one sign counts for or against a verdict.

    Attributes:
        name: Of the feature or rule, such as `cue=shall`.
        words: The same in plain words.
        value: Above 0 for it, below 0 against it. Of features log-odds against the mean of the other verdicts.
    """

    name: str
    words: str
    value: float


class ClauseExplanation(Model):
    """A clause, what it was taken for, and why.

    Attributes:
        text: The clause.
        verdict: Task, principle or background.
        confidence: Probability of the verdict.
        reason: In plain words.
        cue: Id of the wording that orders something; "imperative" or "present" where the verb's form does; else None.
        subject: What stands where those who must act would stand.
        voice: Whose words it is: the authority's, somebody else's, or nobody knows.
        mode: What the heading or lead-in above lets one expect.
        reporter: Who says it, as written, where a verb of saying governs it.
        rules_task: Evidence of the rules for a task, roughly from 0 to 1.
        rules_principle: The same for a principle.
        signs: Signs that the rules saw against a directive or for a principle, with their weights.
        probabilities: Of each verdict by the classifier; empty where the rules decide alone.
        features: What counted most in the classifier, for and against the verdict, the weightiest first.
    """

    text: str
    verdict: Verdict
    confidence: float
    reason: str
    cue: str | None = None
    subject: str = "none"
    voice: str = "unknown"
    mode: str = "open"
    reporter: str = ""
    rules_task: float
    rules_principle: float
    signs: tuple[Weight, ...] = ()
    probabilities: dict[str, float] = Field(default_factory=dict)
    features: tuple[Weight, ...] = ()


class OwnerSource(StrEnum):
    """Where an owner was found."""

    SUBJECT = "subject"
    ADDRESSED = "addressed"
    TAKING_PART = "taking-part"
    ANTECEDENT = "antecedent"
    HEADING = "heading"
    LEAD_IN = "lead-in"
    SENTENCE = "sentence"
    EARLIER = "earlier"


class DeadlineSource(StrEnum):
    """Where a deadline was found."""

    CLAUSE = "clause"
    SENTENCE = "sentence"
    FOLLOWING = "following"
    LEAD_IN = "lead-in"
    HEADING = "heading"
    CELL = "cell"
    EARLIER = "earlier"


class OwnerExplanation(Model):
    """An owner of a task and how it was found.

    Attributes:
        owner: The owner.
        source: Where it was found.
        reason: The same in plain words, with what the name was written like and what it is in the list.
    """

    owner: Owner
    source: OwnerSource
    reason: str


class TaskExplanation(Model):
    """A task that was read from a sentence.

    Attributes:
        id: The task's.
        action: Its wording.
        owners: With how each was found.
        no_owner: Why there is none; None where there are some.
        deadline: The deadline, where there is one.
        deadline_source: Where it was found; None where there is none.
        deadline_steps: Why it belongs to the task and how it was worked out, a sentence a step.
        flags: What is doubtful.
    """

    id: str
    action: str
    owners: tuple[OwnerExplanation, ...] = ()
    no_owner: str | None = None
    deadline: Deadline | None = None
    deadline_source: DeadlineSource | None = None
    deadline_steps: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()


class SentenceExplanation(Model):
    """A sentence with its clauses and the tasks that were read from it."""

    statement: Statement
    clauses: tuple[ClauseExplanation, ...] = ()
    tasks: tuple[TaskExplanation, ...] = ()


class Explanation(Model):
    """A whole document, sentence by sentence.

    Attributes:
        source: Name of the document.
        sentences: In reading order; every sentence of the document is in one.
    """

    source: str
    sentences: tuple[SentenceExplanation, ...]
