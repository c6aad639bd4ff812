"""The library on the annotated documents must not fall below what has been reached.

The documents lie beside the checkout. Where they are absent the tests are skipped, and say so; in CI they must be
there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"

pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(
        not GOLD.is_dir() and not os.environ.get("CI"),
        reason="the annotated documents (../shared/gold) are not beside this checkout",
    ),
]

# F1 on gold/dev, a point or two below what is reached. Raised when more is, never lowered without a decision record.
LEAST = {"task": 0.885, "principle": 0.74, "owner": 0.85, "deadline": 0.87, "clean record": 0.77}
LEAST_DATES = 0.95
SEEDS = ("seed-a", "seed-b")


@pytest.fixture(scope="module")
def dev(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, Any], Path]:
    """The scorer's figures on gold/dev, and the folder of the converted documents."""
    folder = tmp_path_factory.mktemp("accuracy")
    command = [sys.executable, str(ROOT / "benchmarks" / "accuracy.py"), "--gold", str(GOLD), "--set", "dev"]
    command += ["--no-baseline", "--out", str(folder), "--json", str(folder / "figures.json")]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert run.stderr == ""
    figures = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    return figures["dev"]["library"], folder / "dev"


@pytest.mark.parametrize("figure", LEAST)
def test_f1_is_reached(figure: str, dev: tuple[dict[str, Any], Path]) -> None:
    assert dev[0][figure]["f1"] >= LEAST[figure]


def test_dates_are_right(dev: tuple[dict[str, Any], Path]) -> None:
    assert dev[0]["document date right"] >= LEAST_DATES


def test_no_evidence_is_misplaced_and_no_document_left_out(dev: tuple[dict[str, Any], Path]) -> None:
    assert dev[0]["evidence whose offsets are wrong"] == 0
    assert dev[0]["documents without output"] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_seed_gives_tasks_with_owners(seed: str, dev: tuple[dict[str, Any], Path]) -> None:
    tasks = json.loads((dev[1] / f"{seed}.json").read_text(encoding="utf-8"))["tasks"]
    assert len(tasks) >= 5
    assert [task for task in tasks if task["owners"]]


def test_every_value_stands_where_it_says(dev: tuple[dict[str, Any], Path]) -> None:
    wrong = []
    for path in sorted(dev[1].glob("*.json")):
        text = (GOLD / "dev" / f"{path.stem}.txt").read_bytes().decode("utf-8")
        spans = list(_spans(json.loads(path.read_text(encoding="utf-8"))))
        assert spans
        wrong += [(path.stem, span) for span in spans if text[span["start"] : span["end"]] != span["text"]]
    assert wrong == []


def _spans(value: Any) -> list[dict[str, Any]]:
    """All spans of a result, wherever they stand in it."""
    if isinstance(value, list):
        return [span for entry in value for span in _spans(entry)]
    if not isinstance(value, dict):
        return []
    if {"start", "end", "text"} <= value.keys() and isinstance(value["start"], int):
        return [value]
    return [span for entry in value.values() for span in _spans(entry)]
