"""`directive-extract dedupe` over whole files."""

from __future__ import annotations

import importlib
import json
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.register.matching import weights

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT.parent / "shared" / "gold"
SENTENCES = {
    "a": ["The Works Office must repair 14 canteen roofs before June 1", "publish the audit report"],
    "b": ["publish the report of the audit", "The Works Office is to have 14 canteen roofs repaired before June 1"],
}


def lines() -> list[str]:
    return [
        json.dumps({"id": f"{document}/{n}", "action": text, "document": {"id": document, "date": "2026-03-02"}})
        for document, texts in SENTENCES.items()
        for n, text in enumerate(texts)
    ]


def run(*arguments: object) -> Any:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_clusters_and_pairs_are_written(tmp_path: Path) -> None:
    tasks, out = tmp_path / "tasks.jsonl", tmp_path / "clusters.json"
    tasks.write_text("\n".join(lines()) + "\n", encoding="utf-8")
    assert run("dedupe", tasks, "--out", out).exit_code == 0
    result = json.loads(out.read_text(encoding="utf-8"))
    assert ["a/0", "b/1"] in result["clusters"]
    assert {"a", "b", "relation", "probability", "explanation"} == set(result["pairs"][0])
    assert run("dedupe", tasks, "--out", out).exit_code == 5
    assert run("dedupe", tasks, "--out", out, "--overwrite").exit_code == 0


@pytest.mark.parametrize(
    "content",
    [
        "no json",
        "[1]",
        '{"id": "1"}',
        '{"id": "1", "action": "x", "document": 3}',
        '{"id":"1","action":"x"}\n{"id":"1","action":"y"}',
    ],
    ids=["no json", "no object", "no action", "no document", "two of one id"],
)
def test_what_is_no_task_is_told_with_its_line(tmp_path: Path, content: str) -> None:
    tasks, out = tmp_path / "tasks.jsonl", tmp_path / "clusters.json"
    tasks.write_text(content, encoding="utf-8")
    result = run("dedupe", tasks, "--out", out)
    assert result.exit_code == 4
    assert not out.exists()


@pytest.mark.gold
@pytest.mark.skipif(not GOLD.is_dir(), reason="the annotated documents are not beside the checkout")
def test_accuracy_on_documents_not_trained_on(tmp_path: Path) -> None:
    sys.path.insert(0, str(GOLD))
    duplicates = importlib.import_module("duplicates")
    tasks, out = tmp_path / "tasks.jsonl", tmp_path / "clusters.json"
    duplicates.write(GOLD / "dev", tasks)
    assert run("dedupe", tasks, "--out", out).exit_code == 0
    figures = duplicates.score(GOLD / "dev", out, False)
    assert figures["pair F1"] >= 0.75
    assert figures["pair precision"] >= 0.95


def test_the_model_is_whole() -> None:
    for semantic in (True, False):
        model = weights.load_model(semantic=semantic)
        assert 0 < model.unsure < model.join < 1
        assert ("meaning" in model.alone.levels) == semantic
        assert set(model.context.levels) - set(model.alone.levels) == {
            "contest", "other side's contest", "company", "neighbours",
        }  # fmt: skip
