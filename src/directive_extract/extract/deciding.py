"""The decision: what the rules see and what the classifier has learned, put together."""

from __future__ import annotations

from dataclasses import dataclass

from directive_extract.extract.classifier import Classifier
from directive_extract.extract.features import features
from directive_extract.extract.sightings import Sighting
from directive_extract.extract.verdicts import judge, reason
from directive_extract.schema.extraction import Verdict

SURE = 0.6  # evidence of the rules from which a clause of a short text is a task
DOUBTFUL = 0.5  # the confidence that such a task has at least; it is flagged as low


@dataclass(frozen=True, slots=True)
class Decision:
    """What a clause is taken for.

    Attributes:
        verdict: Task, principle or background.
        confidence: Probability of that verdict, from 0 to 1.
        reason: In plain words.
    """

    verdict: Verdict
    confidence: float
    reason: str


def decide_by_rules(sighting: Sighting) -> Decision:
    """Decide by the rules alone.

    Returns:
        The decision; its confidence is a rough guess.
    """
    judgement = judge(sighting)
    score = max(judgement.task, judgement.principle)
    if judgement.verdict is Verdict.BACKGROUND:
        score = 1 - score
    return Decision(judgement.verdict, round(min(0.95, max(0.05, 0.4 + 0.5 * score)), 2), judgement.reason)


def decide(sighting: Sighting, classifier: Classifier) -> Decision:
    """Decide by the classifier, for which what the rules see is evidence.

    Args:
        sighting: The clause in its surroundings.
        classifier: The trained weights.

    Returns:
        The verdict that the classifier settles on, with its probability. What only announces a list is background.
    """
    if sighting.announces:
        return Decision(Verdict.BACKGROUND, 0.99, "announces a list")
    if _only_asks(sighting):
        return Decision(Verdict.BACKGROUND, 0.95, "a question")
    probabilities = classifier.probabilities(features(sighting))
    label = classifier.choose(probabilities)
    chance = probabilities[label]
    why = reason(sighting)
    if label == Verdict.BACKGROUND and sighting.alone and _plainly_asks(sighting):
        chance = max(probabilities[Verdict.TASK], DOUBTFUL)
        return Decision(Verdict.TASK, round(chance, 3), f"{why}; by the rules alone")
    return Decision(Verdict(label), round(chance, 3), f"{why}; {label} with probability {chance:.2f}")


def _plainly_asks(sighting: Sighting) -> bool:
    """Whether the rules are sure of a task: in a text of a few sentences the classifier has too little to go by."""
    judgement = judge(sighting)
    return judgement.verdict is Verdict.TASK and judgement.task >= SURE


def _only_asks(sighting: Sighting) -> bool:
    """Whether a clause is a question and no polite request ("Could the Ministry please ...?")."""
    if not sighting.segment.passage.text.rstrip("\"”’')* ").endswith("?"):
        return False
    cue = sighting.finding.cue
    return cue is None or cue.pattern.id != "please"
