"""The grounds of a decision: the same walk as in `reading`, with what the rules and the classifier saw kept."""

from __future__ import annotations

import math
from itertools import pairwise

from spacy.language import Language

from directive_extract.extract.actions import Actions
from directive_extract.extract.classifier import Classifier
from directive_extract.extract.deciding import Decision, Looks, decide_all
from directive_extract.extract.feature_words import feature_words
from directive_extract.extract.features import features
from directive_extract.extract.heeding import heed
from directive_extract.extract.neighbours import SMALLEST, Chances
from directive_extract.extract.sightings import Sighting, walk
from directive_extract.extract.threads import one_thread
from directive_extract.extract.verdicts import evidence, signs
from directive_extract.schema.explanation import ClauseExplanation, Weight
from directive_extract.schema.outline import Outline

MOST = 8  # features shown of each clause: those behind the eighth hardly move a verdict
# What the second and the third look add, beside the features of the clause.
LATER_LOOKS = (("neighbours", "what stands around it"), ("encoder", "its wording as a whole"))
LEAST = 0.1  # log-odds below which a feature is not shown


@one_thread
def explain_clauses(
    outline: Outline, nlp: Language, classifier: Classifier | None, part: tuple[int, int] | None = None
) -> dict[tuple[int, int], tuple[ClauseExplanation, ...]]:
    """Explain what every clause of a document was taken for.

    Args:
        outline: The document's blocks.
        nlp: Tagger and parser.
        classifier: The trained weights; None for the rules alone.
        part: Half-open offsets in the document, where only what stands there is to be explained.

    Returns:
        Place of a sentence in the text, as its statement has it, to its clauses.
    """
    found: dict[tuple[int, int], tuple[ClauseExplanation, ...]] = {}
    actions = Actions(outline)
    for segment, decided in decide_all(walk(outline, nlp, part), classifier):
        heeded = heed(decided, actions.find(segment))
        found[segment.passage.place()] = tuple(
            _explain(sighting, decision, classifier, first.looks)
            for (sighting, decision), (_, first) in zip(heeded, decided, strict=True)
        )
    return found


def _explain(sighting: Sighting, decision: Decision, classifier: Classifier | None, looks: Looks) -> ClauseExplanation:
    task, principle = evidence(sighting)
    against = signs("neither", sighting.text)
    rules = [*against, *((f"principle: {name}", weight) for name, weight in signs("principle", sighting.text))]
    names = features(sighting) if classifier else []
    return ClauseExplanation(
        text=sighting.text,
        verdict=decision.verdict,
        confidence=decision.confidence,
        reason=decision.reason,
        cue=_cue(sighting),
        subject=sighting.finding.kind,
        voice=sighting.voice,
        mode=sighting.scope.mode,
        reporter=" ".join(sighting.reporter.split()),
        rules_task=round(task, 2),
        rules_principle=round(principle, 2),
        signs=tuple(Weight(name=name, words=name, value=weight) for name, weight in rules),
        probabilities=_rounded(looks[-1]),
        features=_weightiest(names, decision, classifier, looks) if classifier else (),
    )


def _cue(sighting: Sighting) -> str | None:
    finding = sighting.finding
    if finding.cue is not None:
        return finding.cue.pattern.id
    return "imperative" if finding.imperative else "present" if finding.present else None


def _rounded(probabilities: Chances) -> dict[str, float]:
    return {label: round(chance, 3) for label, chance in probabilities.items()}


def _weightiest(names: list[str], decision: Decision, classifier: Classifier, looks: Looks) -> tuple[Weight, ...]:
    """The features that speak most for or against a verdict, each held against the mean of the other verdicts."""
    chosen = classifier.labels.index(decision.verdict)
    others = len(classifier.labels) - 1
    leads = [_lead(chances, decision.verdict) for chances in looks]
    found: list[Weight] = []
    for (name, words), (before, after) in zip(LATER_LOOKS, pairwise(leads), strict=True):
        if abs(after - before) >= LEAST:
            found.append(Weight(name=name, words=words, value=round(after - before, 2)))
    for name in names:
        row = classifier.weights.get(name)
        if row is None:
            continue
        value = row[chosen] - (sum(row) - row[chosen]) / others
        if abs(value) >= LEAST:
            found.append(Weight(name=name, words=feature_words(name), value=round(value, 2)))
    return tuple(sorted(found, key=lambda weight: -abs(weight.value))[:MOST])


def _lead(chances: Chances, verdict: str) -> float:
    """Log-odds of a verdict against the mean of the others."""
    logs = {label: math.log(max(SMALLEST, chance)) for label, chance in chances.items()}
    others = [value for label, value in logs.items() if label != verdict]
    return logs[verdict] - sum(others) / len(others)
