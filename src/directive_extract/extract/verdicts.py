"""The rules: is a clause a task, a principle, or neither?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from directive_extract.extract.findings import Finding
from directive_extract.extract.scopes import Mode, Scope
from directive_extract.extract.speakers import Voice
from directive_extract.lexicons import load_lexicon
from directive_extract.schema.candidate import Subject
from directive_extract.schema.extraction import Verdict

THRESHOLD = 0.5


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict with its grounds.

    Attributes:
        verdict: Task, principle or background.
        task: Evidence for a task, roughly from 0 to 1.
        principle: Evidence for a principle, likewise.
        reason: In plain words.
    """

    verdict: Verdict
    task: float
    principle: float
    reason: str


@dataclass(frozen=True, slots=True)
class Sight:
    """Everything that a judgement rests on.

    Attributes:
        text: The clause.
        finding: What was seen in it.
        scope: What governs it from outside.
        voice: Whose words it is.
        item: Whether it stands in a list.
        quoted: Whether it is a quotation.
        reported: Whether a verb of saying governs it.
    """

    text: str
    finding: Finding
    scope: Scope
    voice: Voice
    item: bool
    quoted: bool
    reported: bool


@cache
def _signs(group: str) -> tuple[tuple[str, re.Pattern[str], float], ...]:
    entries = load_lexicon("verdicts")[group]
    return tuple((e.get("id", group), re.compile(e["pattern"], re.IGNORECASE), e["weight"]) for e in entries)


def signs(group: str, text: str) -> list[tuple[str, float]]:
    """Signs of a group that a text shows.

    Args:
        group: `principle` or `neither`.
        text: A clause.

    Returns:
        Names and weights.
    """
    return [(name, weight) for name, pattern, weight in _signs(group) if pattern.search(text)]


def judge(sight: Sight) -> Judgement:
    """Judge a clause by the rules.

    Args:
        sight: What is known of it.

    Returns:
        The judgement; its reason names the cue and what spoke against it.
    """
    task, why = _task_evidence(sight)
    principle = _principle_evidence(sight)
    against = signs("neither", sight.text)
    task += sum(weight for _, weight in against) * (0.5 if sight.scope.mode is Mode.DIRECTIVE else 1.0)
    principle += 0.5 * sum(weight for name, weight in against if name in {"law", "past", "hope", "proposal"})
    if sight.voice is Voice.OTHER:
        task, principle = task - 0.5, principle - 0.5
    if against:
        why += "; against it: " + ", ".join(name for name, _ in against)
    if sight.voice is Voice.OTHER:
        why += "; said by somebody else"
    if principle >= THRESHOLD and principle >= task - 0.1:
        return Judgement(Verdict.PRINCIPLE, task, principle, "worded as a rule or motto")
    if task >= THRESHOLD:
        return Judgement(Verdict.TASK, task, principle, why)
    return Judgement(Verdict.BACKGROUND, task, principle, why)


def _task_evidence(sight: Sight) -> tuple[float, str]:
    finding, scope = sight.finding, sight.scope
    in_list = scope.mode is Mode.DIRECTIVE or (sight.item and bool(scope.owners))
    if finding.cue is not None:
        weight = finding.cue.pattern.weight
        if finding.cue.nested:
            weight -= 0.4
        if finding.kind in {Subject.AGENT, Subject.PRONOUN}:
            weight += 0.1
        elif finding.cue.pattern.owner == "object" and finding.kind is Subject.NONE:
            weight -= 0.3
        return weight + 0.1 * in_list, f"cue '{finding.cue.pattern.id}'"
    if finding.imperative:
        return (0.85 if in_list else 0.6), "imperative" + (" in a list of tasks" if in_list else "")
    if finding.present and finding.kind is Subject.AGENT and (in_list or scope.mode is Mode.OPEN and sight.voice is Voice.AUTHORITY):
        return (0.6 if in_list else 0.4), "told what to do in the present tense"
    return 0.0, "no cue"


def _principle_evidence(sight: Sight) -> float:
    evidence = sum(weight for _, weight in signs("principle", sight.text))
    if sight.scope.mode is Mode.VIEWPOINT:
        evidence += 0.5
    if sight.finding.kind is Subject.AGENT and sight.finding.cue is not None:
        evidence -= 0.3
    if sight.quoted:
        evidence += 0.15
    if sight.finding.past:
        evidence -= 0.3
    return evidence
