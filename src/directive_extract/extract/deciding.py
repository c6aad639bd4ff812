"""The decision: what the rules see and what the classifier has learned, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from directive_extract.extract.classifier import Classifier
from directive_extract.extract.features import features
from directive_extract.extract.neighbours import Chances
from directive_extract.extract.segments import Segment
from directive_extract.extract.sightings import Sighting
from directive_extract.extract.verdicts import judge, reason
from directive_extract.schema.extraction import Verdict

SURE = 0.6  # evidence of the rules from which a clause of a short text is a task
# What the classifier is told to have said of a clause on which it has no say.
NO_DIRECTIVE = {"background": 0.98, "principle": 0.01, "task": 0.01}
DOUBTFUL = 0.5  # the confidence that such a task has at least; it is flagged as low

Looks = tuple[Chances, Chances, Chances]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a clause is taken for.

    Attributes:
        verdict: Task, principle or background.
        confidence: Probability of that verdict, from 0 to 1.
        reason: In plain words.
        looks: What the classifier says of the clause by itself, among its neighbours, and after reading it again with
            the encoder; empty where it was not asked.
    """

    verdict: Verdict
    confidence: float
    reason: str
    looks: Looks = ({}, {}, {})


def decide_all(
    walked: Iterable[tuple[Segment, list[Sighting]]], classifier: Classifier | None
) -> Iterator[tuple[Segment, list[tuple[Sighting, Decision]]]]:
    """Decide on all clauses of a document, each among its neighbours.

    Args:
        walked: Its segments with their clauses, in reading order.
        classifier: The trained weights; None for the rules alone.

    Yields:
        Every segment with its clauses and what they are taken for.
    """
    if classifier is None:
        for segment, sightings in walked:
            yield segment, [(sighting, decide_by_rules(sighting)) for sighting in sightings]
        return
    segments = list(walked)
    sightings = [sighting for _, found in segments for sighting in found]
    first = first_looks(sightings, classifier)
    second = second_looks(sightings, first, classifier)
    looks = zip(first, second, third_looks(sightings, second, classifier), strict=True)
    for segment, found in segments:
        yield segment, [(sighting, _decision(sighting, next(looks), classifier)) for sighting in found]


def first_looks(sightings: Sequence[Sighting], classifier: Classifier) -> list[dict[str, float]]:
    """What the classifier says of each clause by itself.

    Args:
        sightings: Clauses.
        classifier: The trained weights.

    Returns:
        Label to probability for each.
    """
    return [
        NO_DIRECTIVE if _is_settled(sighting) else classifier.probabilities(features(sighting))
        for sighting in sightings
    ]


def second_looks(
    sightings: Sequence[Sighting], first: Sequence[Chances], classifier: Classifier
) -> list[dict[str, float]]:
    """What it says of each among its neighbours; a text of a few sentences has too few of them.

    Args:
        sightings: The clauses of a document in reading order.
        first: What `first_looks` says of them.
        classifier: The trained weights.

    Returns:
        Label to probability for each.
    """
    if not sightings or sightings[0].alone:
        return [dict(chances) for chances in first]
    return classifier.reconsider(first, [sighting.segment.block for sighting in sightings])


def third_looks(
    sightings: Sequence[Sighting], second: Sequence[Chances], classifier: Classifier
) -> list[dict[str, float]]:
    """What it says of each after reading again, with the encoder, those that are open still.

    Args:
        sightings: The clauses of a document in reading order.
        second: What `second_looks` says of them.
        classifier: The trained weights.

    Returns:
        Label to probability for each.
    """
    return classifier.reread(second, [sighting.text for sighting in sightings])


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
    """Decide on a clause by itself, for which what the rules see is evidence.

    Args:
        sighting: The clause in its surroundings.
        classifier: The trained weights.

    Returns:
        The verdict that the classifier settles on, with its probability. What only announces a list is background.
    """
    [look] = first_looks([sighting], classifier)
    return _decision(sighting, (look, look, look), classifier)


def _is_settled(sighting: Sighting) -> bool:
    return sighting.announces or _only_asks(sighting)


def _decision(sighting: Sighting, looks: Looks, classifier: Classifier) -> Decision:
    if sighting.announces:
        return Decision(Verdict.BACKGROUND, 0.99, "announces a list", looks)
    if _only_asks(sighting):
        return Decision(Verdict.BACKGROUND, 0.95, "a question", looks)
    probabilities = looks[-1]
    label = classifier.choose(probabilities)
    chance = probabilities[label]
    why = reason(sighting)
    if label == Verdict.BACKGROUND and sighting.alone and _plainly_asks(sighting):
        chance = max(probabilities[Verdict.TASK], DOUBTFUL)
        return Decision(Verdict.TASK, round(chance, 3), f"{why}; by the rules alone", looks)
    turned = _turned(label, looks, classifier)
    return Decision(Verdict(label), round(chance, 3), f"{why}; {label} with probability {chance:.2f}{turned}", looks)


def _turned(label: str, looks: Looks, classifier: Classifier) -> str:
    """Which of the later looks brought the verdict, where the first would have had another."""
    if classifier.choose(looks[1]) != label:
        return ", by its wording as a whole"
    return ", by what stands around it" if classifier.choose(looks[0]) != label else ""


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
