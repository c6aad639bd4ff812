"""The rules: is a clause a task, a principle, or neither?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from directive_extract.extract.scopes import Mode
from directive_extract.extract.segments import UNPACKED
from directive_extract.extract.sightings import Sighting
from directive_extract.extract.speakers import Voice
from directive_extract.lexicons import load_lexicon
from directive_extract.lexicons.stems import StemIndex
from directive_extract.schema.candidate import Subject
from directive_extract.schema.extraction import Verdict
from directive_extract.schema.outline import BlockKind

_AGREED = re.compile(
    r"\b(?:it (?:was|is|has been)(?:,? (?:\w+ly|also|then|further|finally|therefore|after [\w ]{3,40}))?,? |so |"
    r"(?:moved|seconded|proposed)\b[^.;]{0,60}\band )(?:agreed|resolved|decided|settled|voted|carried)"
    r"(?: (?:\w+ly|by \w+|on a vote of [\w ]+))?,? that,?\s+",
    re.IGNORECASE,
)
_WOULD = re.compile(r"^(?:[^,;]|,[^,;]*,){2,80}?\b(?:would|should|shall|will|must)\b(?! (?:have|be (?:a|an|the)\b))")
_TO_BE_DONE = re.compile(r"^[^,;]{2,80}?(?<!would )(?<!could )(?<!can )(?<!may )(?<!might )\bbe [a-z]+(?:ed|en|t|n)\b")

SETTLED = 0.75  # evidence for what was agreed: as much as for a clause with "must"
BEFORE = 120  # characters before a clause in which "it was agreed that" opens it
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


class _Sign(NamedTuple):
    name: str
    pattern: re.Pattern[str]
    weight: float


@cache
def _signs(group: str) -> StemIndex[_Sign]:
    return StemIndex(
        (_Sign(e.get("id", group), re.compile(e["pattern"], re.IGNORECASE), e["weight"]), tuple(e.get("stems", ())))
        for e in load_lexicon("verdicts")[group]
    )


@lru_cache(maxsize=1024)  # rules, features and reasons ask for the same clause
def signs(group: str, text: str) -> tuple[tuple[str, float], ...]:
    """Signs of a group that a text shows.

    Args:
        group: `principle` or `neither`.
        text: A clause.

    Returns:
        Names and weights.
    """
    worth = _signs(group).worth(text.casefold())
    return tuple((sign.name, sign.weight) for sign in worth if sign.pattern.search(text))


def evidence(sighting: Sighting) -> tuple[float, float]:
    """What the rules find in favour of a task and of a principle.

    Args:
        sighting: The clause in its surroundings.

    Returns:
        Two numbers, each roughly from 0 to 1.
    """
    if sighting.announces:
        return 0.0, 0.0
    task, _ = _task_evidence(sighting)
    principle = _principle_evidence(sighting)
    against = signs("neither", sighting.text)
    if is_settled(sighting):
        against = tuple(sign for sign in against if sign[0] != "proposal")
        task = max(task, SETTLED)
    task += sum(weight for _, weight in against) * (0.5 if sighting.scope.mode is Mode.DIRECTIVE else 1.0)
    principle += 0.5 * sum(weight for name, weight in against if name in {"law", "past", "hope", "proposal"})
    if sighting.voice is Voice.OTHER and not is_settled(sighting):
        task, principle = task - 0.5, principle - 0.5
    return task, principle


def is_settled(sighting: Sighting) -> bool:
    """Whether a clause says what those who met agreed that somebody does, in whatever mood it is put.

    Args:
        sighting: The clause in its surroundings.

    Returns:
        True for "it was agreed that | the Clerk would write", "moved, seconded and resolved that the hut be let".
    """
    opening = f"{sighting.before[-BEFORE:]}{sighting.text}"
    opened = _AGREED.search(opening) if "that" in opening else None  # most clauses have none, and the search is long
    if opened is None or sighting.scope.mode in {Mode.BACKGROUND, Mode.VIEWPOINT}:
        return False
    said = sighting.text[max(0, opened.end() - len(sighting.before[-BEFORE:])) :]
    if _TO_BE_DONE.search(said):
        return True
    return sighting.finding.kind is Subject.AGENT and _WOULD.search(said) is not None


def judge(sighting: Sighting) -> Judgement:
    """Judge a clause by the rules.

    Args:
        sighting: The clause in its surroundings.

    Returns:
        The judgement; its reason names the cue and what spoke against it.
    """
    task, principle = evidence(sighting)
    why = reason(sighting)
    if principle >= THRESHOLD and principle >= task - 0.1:
        return Judgement(Verdict.PRINCIPLE, task, principle, "worded as a rule or motto")
    if task >= THRESHOLD:
        return Judgement(Verdict.TASK, task, principle, why)
    return Judgement(Verdict.BACKGROUND, task, principle, why)


def reason(sighting: Sighting) -> str:
    """What the rules saw, in plain words.

    Returns:
        The cue, and what speaks against a directive.
    """
    if sighting.announces:
        return "announces a list"
    _, why = _task_evidence(sighting)
    settled = is_settled(sighting)
    if settled and why == "no cue":
        why = "what was agreed"
    against = [name for name, _ in signs("neither", sighting.text) if not (settled and name == "proposal")]
    if sighting.voice is Voice.OTHER and not settled:
        against.append("said by somebody else")
    return why + ("; against it: " + ", ".join(against) if against else "")


def _task_evidence(sighting: Sighting) -> tuple[float, str]:
    finding, scope = sighting.finding, sighting.scope
    in_list = scope.mode is Mode.DIRECTIVE or ((sighting.block.kind is BlockKind.ITEM) and bool(scope.owners))
    if finding.cue is not None:
        weight = finding.cue.pattern.weight
        if finding.cue.nested:
            weight -= 0.4
        if finding.kind in {Subject.AGENT, Subject.PRONOUN}:
            weight += 0.1
        if finding.complement in {"none", "object"} and finding.cue.pattern.id == "request-active":
            weight -= 0.4
        return weight + 0.1 * in_list, f"cue '{finding.cue.pattern.id}'"
    if finding.imperative:
        return (0.85 if in_list else 0.6), "imperative" + (" in a list of tasks" if in_list else "")
    if (
        finding.present
        and finding.kind is Subject.AGENT
        and (in_list or (scope.mode is Mode.OPEN and sighting.voice is Voice.AUTHORITY))
    ):
        return (0.6 if in_list else 0.4), "told what to do in the present tense"
    return 0.0, "no cue"


def _principle_evidence(sighting: Sighting) -> float:
    evidence = sum(weight for _, weight in signs("principle", sighting.text))
    if sighting.scope.mode is Mode.VIEWPOINT:
        evidence += 0.5
    if UNPACKED.match(sighting.segment.passage.text):
        evidence += 0.6
    if sighting.finding.kind is Subject.AGENT and sighting.finding.cue is not None:
        evidence -= 0.3
    if sighting.quoted:
        evidence += 0.15
    if sighting.finding.past:
        evidence -= 0.3
    return evidence
