"""The classifier can be trained again from the repository alone, and the shipped one was trained from what lies in it.

Training on everything (`python models/directives/train.py`, half a minute) is left to whoever changes features or
documents; here a few documents do.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from directive_extract.extract import classifier

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data"
SCRIPTS = ROOT / "models" / "directives"
SHIPPED = Path(classifier.__file__).with_name(classifier.WEIGHTS)
# One or two documents of each genre.
SAMPLE = ("own/a01-a", "own/a01-b", "own/a02-a", "own/b01-a", "own/b01-b", "own/b12-a")


def train(data: Path, out: Path) -> dict[str, Any]:
    command = [sys.executable, str(SCRIPTS / "train.py"), "--data", str(data), "--out", str(out)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    raw: dict[str, Any] = json.loads(out.read_bytes())
    return raw


def digest(folder: Path) -> str:
    program = "import sys; from pathlib import Path; from dataset import digest; print(digest(Path(sys.argv[1])))"
    command = [sys.executable, "-c", program, str(folder)]
    return subprocess.run(command, cwd=SCRIPTS, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    for stem in SAMPLE:
        for suffix in (".txt", ".gold.json"):
            shutil.copy(DATA / f"{stem}{suffix}", folder)
    return folder


@pytest.fixture(scope="module")
def trained(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("trained") / "weights.json"
    train(sample, path)
    return path


def test_training_twice_gives_the_same_bytes(sample: Path, trained: Path, tmp_path: Path) -> None:
    train(sample, tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == trained.read_bytes()


def test_head_says_what_it_was_trained_on(sample: Path, trained: Path) -> None:
    head = json.loads(trained.read_bytes())["trained_on"]
    assert head["documents"] == len(SAMPLE)
    assert head["sha256"] == digest(sample)


def test_what_training_writes_is_what_the_library_reads(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = json.loads(trained.read_bytes())
    monkeypatch.setattr(classifier.resources, "files", lambda _: trained.parent)
    monkeypatch.setattr(classifier, "WEIGHTS", trained.name)
    loaded = classifier.load_classifier.__wrapped__()
    assert loaded.name == f"{raw['name']}; {loaded.third.name}"
    assert sorted(loaded.labels) == ["background", "principle", "task"]
    [name, units] = max(raw["weights"].items(), key=lambda entry: max(entry[1]))
    favoured = raw["labels"][units.index(max(units))]
    assert loaded.probabilities([name])[favoured] > loaded.probabilities([])[favoured]


def test_another_document_gives_another_digest(sample: Path, tmp_path: Path) -> None:
    other = shutil.copytree(sample, tmp_path / "other")
    changed = other / "a01-a.txt"
    changed.write_bytes(changed.read_bytes() + b"\n")
    assert digest(other) != digest(sample)


def test_line_ends_of_a_checkout_do_not_change_the_digest(sample: Path, tmp_path: Path) -> None:
    other = shutil.copytree(sample, tmp_path / "other")
    for path in other.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    assert digest(other) == digest(sample)


def test_shipped_weights_were_trained_on_the_documents_of_the_repository() -> None:
    head = json.loads(SHIPPED.read_bytes())["trained_on"]
    retrain = "documents have changed since: python models/directives/train.py"
    assert head["documents"] == len(list(DATA.rglob("*.gold.json"))), retrain
    assert head["sha256"] == digest(DATA), retrain
