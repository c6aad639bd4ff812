from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from directive_extract.errors import ModelNotFoundError
from directive_extract.extract import rereading
from directive_extract.extract.rereading import NAMES, ThirdLook, load_third_look, values_of

LABELS = ("background", "principle", "task")
EVEN = {"background": 0.4, "principle": 0.2, "task": 0.4}
LOOK = ThirdLook(
    "three layers",
    LABELS,
    sure=0.9,
    bias=(0.0, 0.0, 0.0),
    weights={
        "task so far": [0.0, 0.0, 0.5],
        "principle so far": [0.0, 0.5, 0.0],
        "task as read": [0.0, 0.0, 1.0],
        "principle as read": [0.0, 1.0, 0.0],
    },
)


def test_values_are_log_odds_against_background() -> None:
    values = values_of([EVEN], np.array([[1.0, 3.0, -1.0]], np.float32), LABELS)
    assert values.shape == (1, len(NAMES))
    assert values[0] == pytest.approx([0.0, np.log(0.5), -2.0, 2.0])


@pytest.mark.parametrize(
    ("scores", "label"),
    [([0, 0, 4], "task"), ([0, 4, 0], "principle"), ([4, 0, 0], "background")],
)
def test_what_the_encoder_reads_decides_what_is_open(scores: list[float], label: str) -> None:
    [found] = LOOK.reconsider([EVEN], {0: np.array(scores, np.float32)})
    assert max(found, key=lambda name: found[name]) == label
    assert sum(found.values()) == pytest.approx(1)


def test_what_was_not_read_stays() -> None:
    sure = {"background": 0.95, "principle": 0.02, "task": 0.03}
    found = LOOK.reconsider([sure, EVEN], {1: np.zeros(3, np.float32)})
    assert found[0] == sure
    assert LOOK.reconsider([sure], {}) == [sure]
    assert (LOOK.is_open(sure), LOOK.is_open(EVEN)) == (False, True)


WHOLE = {
    "name": "three layers",
    "labels": LABELS,
    "sure": 0.9,
    "bias": [0, 0, 0],
    "weights": {name: [0, 0, 0] for name in NAMES},
}


@pytest.mark.parametrize(
    "content",
    [None, "", "[]", "{}", json.dumps(WHOLE | {"bias": [0, 0]}), json.dumps(WHOLE | {"weights": {}})],
    ids=["missing", "empty", "list", "nothing in it", "two labels", "no weights"],
)
def test_a_damaged_file_is_a_typed_error(content: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if content is not None:
        (tmp_path / rereading.WEIGHTS).write_text(content, encoding="utf-8")
    monkeypatch.setattr(rereading, "files", lambda _: tmp_path)
    with pytest.raises(ModelNotFoundError, match=r"encoder\.json can't be read"):
        load_third_look.__wrapped__()


def test_the_shipped_file_belongs_to_the_shipped_weights() -> None:
    folder = Path(rereading.__file__).parent
    head = json.loads((folder / rereading.WEIGHTS).read_text(encoding="utf-8"))
    assert head["weights_sha256"] == hashlib.sha256((folder / "encoder.onnx").read_bytes()).hexdigest()
