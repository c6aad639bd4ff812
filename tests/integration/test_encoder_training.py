"""The encoder can be trained again from the repository alone, and what training writes is what the library reads.

Training on everything (`python models/directives/train_encoder.py`, half an hour) is left to whoever changes documents,
features or the cutting of clauses; here one layer learns from a few documents.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from directive_extract.extract import rereading
from directive_extract.extract.encoder import ClauseEncoder, lay_out
from directive_extract.wordpieces.embeddings import embed
from directive_extract.wordpieces.wordpiece import bare_piece_ids

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "models" / "data"
SCRIPTS = ROOT / "models" / "directives"
SAMPLE = ("own/a01-a", "own/a02-a", "own/b01-a", "own/b12-a", "own/c01-a", "own/e11-a")


def run(*arguments: str) -> str:
    done = subprocess.run([sys.executable, *arguments], cwd=SCRIPTS, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample")
    for stem in SAMPLE:
        for suffix in (".txt", ".gold.json"):
            shutil.copy(DATA / f"{stem}{suffix}", folder)
    return folder


@pytest.fixture(scope="module")
def trained(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    out = tmp_path_factory.mktemp("trained")
    options = ("--data", str(sample), "--out", str(out), "--layers", "1", "--epochs", "1")
    return out, run("train_encoder.py", *options)


def test_training_writes_both_files_and_says_on_what(trained: tuple[Path, str]) -> None:
    out, printed = trained
    head = json.loads((out / "encoder.json").read_text(encoding="utf-8"))
    assert head["trained_on"]["documents"] == len(SAMPLE)
    assert head["weights_sha256"] == hashlib.sha256((out / "encoder.onnx").read_bytes()).hexdigest()
    assert "two looks | and the encoder" in printed


def test_what_training_writes_is_what_the_library_reads(
    trained: tuple[Path, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, _ = trained
    monkeypatch.setattr(rereading, "files", lambda _: out)
    third = rereading.load_third_look.__wrapped__()
    scores = ClauseEncoder((out / "encoder.onnx").read_bytes()).read(["The board shall report."], [True])
    [found] = third.reconsider([{"background": 0.4, "principle": 0.2, "task": 0.4}], scores)
    assert sum(found.values()) == pytest.approx(1)


def test_the_graph_computes_what_was_trained(tmp_path: Path) -> None:
    # Two layers with their first weights: in eight bits and without padding, against JAX in full and with padding.
    clauses = [bare_piece_ids("The Ministry shall repair the bridge by May."), bare_piece_ids("It was closed.")]
    ids, spans = lay_out(clauses)
    np.save(tmp_path / "words.npy", embed(ids))
    np.save(tmp_path / "spans.npy", spans)
    program = f"""
import numpy as np
from pathlib import Path
from exporting import export
from transformer import initial_weights, scores
folder = Path({str(tmp_path)!r})
words, spans = np.load(folder / "words.npy"), np.load(folder / "spans.npy")
weights = initial_weights(2, seed=1)
(folder / "two.onnx").write_bytes(export(weights))
padded = np.pad(words, ((0, 5), (0, 0)))[None]
kept = np.array([[1.0] * len(words) + [0.0] * 5], np.float32)
np.save(folder / "expected.npy", scores(weights, padded, kept, np.pad(spans, ((0, 0), (0, 5)))[None])[0])
"""
    run("-c", program)
    expected = np.load(tmp_path / "expected.npy")
    found = ClauseEncoder((tmp_path / "two.onnx").read_bytes()).scores(clauses)
    assert found == pytest.approx(expected, abs=0.05 * float(np.abs(expected).max()))
