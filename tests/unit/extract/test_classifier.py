"""The trained classifier: probabilities from named features, and its file."""

from __future__ import annotations

import json
import math

import pytest

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract import classifier as module
from directive_extract.extract.classifier import Classifier, load_classifier
from directive_extract.extract.neighbours import NAMES
from directive_extract.schema.extraction import Verdict

SMALL = Classifier(
    name="small",
    labels=("background", "task"),
    bias=(0.5, 0.0),
    weights={"cue=must": [-1.0, 1.0], "past": [2.0, -2.0]},
    preference={"task": 3.0},
)


@pytest.mark.parametrize(
    ("names", "difference"),
    [
        pytest.param([], 0.5, id="bias-alone"),
        pytest.param(["cue=must"], 0.5 - 2.0, id="one-feature"),
        pytest.param(["cue=must", "past"], 0.5 - 2.0 + 4.0, id="features-add-up"),
        pytest.param(["never seen in training"], 0.5, id="unknown-features-count-nothing"),
    ],
)
def test_probabilities_are_those_of_a_logistic_regression(names, difference) -> None:
    chances = SMALL.probabilities(names)
    assert chances["background"] == pytest.approx(1 / (1 + math.exp(-difference)))
    assert sum(chances.values()) == pytest.approx(1)


def test_large_weights_do_not_overflow() -> None:
    huge = Classifier("huge", ("background", "task"), (0.0, 0.0), {"f": [5000.0, -5000.0]}, {})
    assert huge.probabilities(["f"]) == {"background": 1.0, "task": 0.0}


@pytest.mark.parametrize(
    ("task", "expected"), [(0.2, "background"), (0.26, "task"), (0.9, "task")], ids=["below", "above", "sure"]
)
def test_rarer_labels_weigh_more(task, expected) -> None:
    assert SMALL.choose({"background": 1 - task, "task": task}) == expected


def test_the_shipped_classifier_knows_the_verdicts() -> None:
    shipped = load_classifier()
    assert {Verdict(label) for label in shipped.labels} == {Verdict.TASK, Verdict.PRINCIPLE, Verdict.BACKGROUND}
    assert all(len(weights) == len(shipped.labels) for weights in shipped.weights.values())
    assert shipped.name
    assert load_classifier() is shipped


WEIGHTS = {name: [1] for name in NAMES}
GOOD = {"name": "n", "labels": ["task"], "bias": [0], "scale": 10, "weights": {"f": [5]}, "preference": {}}


@pytest.fixture
def load_text(tmp_path, monkeypatch):
    """Loads a classifier from other contents of its file."""

    def load(text: str | None) -> Classifier:
        if text is not None:
            (tmp_path / module.WEIGHTS).write_text(text, "utf-8")
        monkeypatch.setattr(module.resources, "files", lambda package: tmp_path)
        return load_classifier.__wrapped__()

    return load


def test_weights_are_kept_as_whole_numbers_of_a_scale(load_text) -> None:
    assert load_text(json.dumps(GOOD)).weights == {"f": [0.5]}


def test_a_second_look_is_read_where_there_is_one(load_text) -> None:
    loaded = load_text(json.dumps(GOOD | {"second": {"bias": [0.5], "weights": WEIGHTS}}))
    assert loaded.second is not None
    assert loaded.second.weights["task -1"] == [0.1]
    assert load_text(json.dumps(GOOD)).second is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(None, id="missing"),
        pytest.param("", id="empty"),
        pytest.param("{", id="cut-off"),
        pytest.param("[]", id="list"),
        pytest.param(json.dumps(GOOD | {"weights": [1]}), id="weights-without-names"),
        pytest.param(json.dumps({k: v for k, v in GOOD.items() if k != "bias"}), id="no-bias"),
        pytest.param(json.dumps(GOOD | {"weights": {"f": [5, 6]}}), id="too-many-numbers"),
        pytest.param(json.dumps(GOOD | {"scale": "ten"}), id="no-number"),
        pytest.param(json.dumps(GOOD | {"second": {"bias": [0], "weights": {}}}), id="second-look-without-weights"),
        pytest.param(
            json.dumps(GOOD | {"second": {"bias": [0, 0], "weights": WEIGHTS}}), id="second-look-of-two-labels"
        ),
    ],
)
def test_a_damaged_file_is_a_typed_error(load_text, text) -> None:
    with pytest.raises(ModelNotFoundError, match=r"directives\.json .*\(reinstall"):
        load_text(text)
