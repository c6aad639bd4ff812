"""Rules and classifier put together."""

from __future__ import annotations

from dataclasses import replace

import pytest

from directive_extract.extract.classifier import Classifier, load_classifier
from directive_extract.extract.deciding import decide, decide_by_rules
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


@pytest.mark.parametrize("text", ["The Ministry must mend the quay.", "The quay is old.", "Safety comes first."])
def test_confidence_of_the_rules_is_a_probability(see, text) -> None:
    assert 0 < decide_by_rules(see(text)[0]).confidence < 1
