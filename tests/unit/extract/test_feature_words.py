"""Features in plain words."""

from __future__ import annotations

import pytest

from directive_extract.extract.classifier import load_classifier
from directive_extract.extract.feature_words import feature_words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("w=report", "the word “report”"),
        ("b=report_to", "the words “report to”"),
        ("time=True", "it names a time"),
        ("time=False", "it names no time"),
        ("rules-task=3", "the rules' evidence for a task: +0.75"),
        ("cue+kind=shall/agent", "what orders, and who would act: shall, agent"),
        ("aux=must_not_be/VBN", "auxiliaries and form of its verb: must_not_be, VBN"),
        ("w==", "the word “=”"),
        ("new=1", "new=1"),
    ],
)
def test_words(name: str, words: str) -> None:
    assert feature_words(name) == words


def test_every_feature_of_the_shipped_weights_has_words() -> None:
    names = load_classifier().weights
    assert [name for name in names if feature_words(name) == name] == []
