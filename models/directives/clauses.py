"""Verdicts clause by clause: rules alone, model alone, both; on other documents or by cross-validation."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from counting import Count
from train import deal_out, train

from directive_extract.extract.deciding import Decision, decide_all, decide_by_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dataset import Example
    from recipe import Measuring, Training

    from directive_extract.extract.classifier import Classifier

KINDS = ("task", "principle")
# What the rules conclude, as features: the model alone is trained without.
FROM_RULES = ("rules-task=", "rules-principle=", "against=", "principle=")
# Words and pairs of words, as they stand.
WORDS = ("w=", "b=", "w0=", "w1=", "w2=", "last=", "after=", "before=", "previous=")
SMALLEST = 1e-6  # probability below which log loss counts no further


@dataclass(frozen=True, slots=True)
class Judged:
    """A clause with what it was taken for.

    Attributes:
        example: The clause and its label.
        decision: The verdict and its confidence.
        chance: Probability of the right label; None for the rules, which give none.
    """

    example: Example
    decision: Decision
    chance: float | None = None


def without(examples: Sequence[Example], prefixes: tuple[str, ...]) -> list[Example]:
    """The same clauses with fewer features.

    Args:
        examples: The clauses.
        prefixes: Features that begin with one of them are left out.

    Returns:
        Examples in the same order.
    """
    return [replace(e, names=[name for name in e.names if not name.startswith(prefixes)]) for e in examples]


def judge_by_rules(examples: Sequence[Example]) -> list[Judged]:
    """What the rules alone say of each clause."""
    return [Judged(e, decide_by_rules(e.sighting)) for e in examples if e.label is not None]


def judge(examples: Sequence[Example], classifier: Classifier) -> list[Judged]:
    """What the library says of whole documents; features that the classifier was not trained on count nothing."""
    judged: list[Judged] = []
    for _, document in groupby(examples, key=lambda example: example.document):
        clauses = list(document)
        walked = [(example.sighting.segment, [example.sighting]) for example in clauses]
        for example, (_, [(_, decision)]) in zip(clauses, decide_all(walked, classifier), strict=True):
            if example.label is not None:
                judged.append(Judged(example, decision, decision.looks[-1][example.label]))
    return judged


def cross_validate(examples: Sequence[Example], recipe: Training, measuring: Measuring) -> list[Judged]:
    """Judge every clause by a classifier that was trained without its family.

    Args:
        examples: Labelled clauses.
        recipe: How to train.
        measuring: Number of folds, and the seed that deals the families out.

    Returns:
        All labelled clauses, fold after fold.
    """
    fold = deal_out(examples, measuring.folds, measuring.seed)
    judged: list[Judged] = []
    for number in range(measuring.folds):
        classifier = train([e for e in examples if fold[e.family] != number], recipe)
        judged += judge([e for e in examples if fold[e.family] == number], classifier)
    return judged


def count(judged: Sequence[Judged], kind: str, of: Callable[[Example], str]) -> dict[str, Count]:
    """Count right verdicts of a kind.

    Args:
        judged: Clauses with their verdicts.
        kind: task or principle.
        of: What to count by, such as the family.

    Returns:
        Counts by that key.
    """
    counts: dict[str, Count] = defaultdict(Count)
    for entry in judged:
        found, wanted = entry.decision.verdict == kind, entry.example.label == kind
        counts[of(entry.example)] += Count(int(found and wanted), int(found), int(wanted))
    return counts


def log_loss(judged: Sequence[Judged]) -> float:
    """Mean surprise at the right labels, in nats; lower is better."""
    chances = [max(SMALLEST, entry.chance) for entry in judged if entry.chance is not None]
    return -sum(map(math.log, chances)) / len(chances)
