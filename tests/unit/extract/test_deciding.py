"""Rules and classifier put together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directive_extract.extract.classifier import Classifier, load_classifier
from directive_extract.extract.deciding import NO_DIRECTIVE, decide, decide_all, decide_by_rules
from directive_extract.extract.neighbours import NAMES, SecondLook
from directive_extract.schema.extraction import Verdict

LABELS = ("background", "principle", "task")


def always(label: str) -> Classifier:
    bias = tuple(3.0 * (other == label) for other in LABELS)
    return Classifier("always", LABELS, bias, {}, {})


@pytest.mark.parametrize("label", LABELS)
def test_the_classifier_has_the_last_word(see, label) -> None:
    decision = decide(replace(see("The Ministry must mend the quay.")[0], alone=False), always(label))
    assert decision.verdict is Verdict(label)
    assert decision.confidence == pytest.approx(0.909, abs=0.001)
    assert decision.reason == f"cue 'modal'; {label} with probability 0.91"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param(
            "The tasks are as follows:\n\n1. Mend the quay.\n\n2. Lock it.\n", "announces a list", id="announcement"
        ),
        pytest.param("Must the Ministry mend the quay?", "a question", id="question"),
    ],
)
def test_what_can_be_no_directive_is_not_left_to_the_classifier(see, text, reason) -> None:
    decision = decide(see(text)[0], always("task"))
    assert (decision.verdict, decision.reason) == (Verdict.BACKGROUND, reason)


def test_a_polite_question_may_be_a_directive(see) -> None:
    assert decide(see("Could the Ministry please mend the quay?")[0], always("task")).verdict is Verdict.TASK


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The Ministry must mend the quay by 3 May 2027.", Verdict.TASK),
        ("The Prime Minister asked the Ministry of Ports to report before 3 May.", Verdict.TASK),
        ("The quay was built of oak a hundred years ago.", Verdict.BACKGROUND),
    ],
)
def test_rules_and_shipped_classifier_agree_on_what_is_clear(see, text, verdict) -> None:
    [sighting] = see(text)
    for decision in (decide_by_rules(sighting), decide(sighting, load_classifier())):
        assert decision.verdict is verdict
        assert 0.5 < decision.confidence <= 1
        assert decision.reason


def like_the_one_before(label: str) -> Classifier:
    """Says `label` of each clause by itself, and task of each that has a likely task before it."""
    weights = {name: [0.0, 0.0, 0.0] for name in NAMES} | {"task -1": [0.0, 0.0, 20.0]}
    return replace(always(label), second=SecondLook((1.0, 0.0, 0.0), weights))


def decisions(sightings, classifier):
    walked = [(sighting.segment, [replace(sighting, alone=False)]) for sighting in sightings]
    return [decision for _, [(_, decision)] in decide_all(walked, classifier)]


def test_a_clause_is_decided_among_its_neighbours(see) -> None:
    sightings = see("The quay must be mended. The crane must be sold. The gate is old.")
    first, *others = decisions(sightings, like_the_one_before("task"))
    assert first.verdict is Verdict.BACKGROUND
    assert first.reason.endswith(", by what stands around it")
    assert [decision.verdict for decision in others] == [Verdict.TASK, Verdict.TASK]
    assert others[0].looks[0]["task"] < others[0].looks[1]["task"] == pytest.approx(others[0].confidence, abs=0.001)


def test_what_is_settled_by_its_form_is_no_directive_to_its_neighbours(see) -> None:
    sightings = see("Must the quay be mended? The crane must be sold.")
    question, other = decisions(sightings, like_the_one_before("task"))
    assert question.looks[0] == NO_DIRECTIVE
    assert (question.verdict, other.verdict) == (Verdict.BACKGROUND, Verdict.BACKGROUND)


def test_a_text_of_a_few_sentences_is_looked_at_once(see) -> None:
    walked = [(sighting.segment, [sighting]) for sighting in see("The quay must be mended.")]
    [(_, [(_, decision)])] = decide_all(walked, like_the_one_before("task"))
    assert decision.verdict is Verdict.TASK
    assert decision.looks[0] == decision.looks[1]


@pytest.mark.parametrize("text", ["The Ministry must mend the quay.", "The quay is old.", "Safety comes first."])
def test_confidence_of_the_rules_is_a_probability(see, text) -> None:
    assert 0 < decide_by_rules(see(text)[0]).confidence < 1
