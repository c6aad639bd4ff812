"""Documents against a register, from the command line: what is new is taken in, what is known is known."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.register.matching.encoder import find_encoder

FIRST = """The Water Board meeting of 2 March 2026 concluded as follows.

1. The Ministry of Agriculture shall repair the northern dyke before 30 June 2026.
2. The Department of Finance shall publish the budget of the flood fund by 15 May 2026.
"""
SECOND = """The Water Board meeting of 6 April 2026 concluded as follows.

1. The Ministry of Agriculture shall repair the northern dyke before 31 August 2026.
2. The Department of Transport shall build three bridges over the canal by 1 December 2026.
"""


@pytest.fixture
def run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "first.txt").write_text(FIRST, "utf-8")
    (tmp_path / "second.txt").write_text(SECOND, "utf-8")

    def call(*arguments):
        result = CliRunner().invoke(app, list(arguments))
        assert result.exit_code == 0, result.output
        return result.stdout

    call("register", "init")
    call("register", "match", "first.txt", "--add-new")
    return call


def answers(text):
    return [(item["match"]["relation"], item["match"]["entry"]) for item in json.loads(text)["items"]]


def test_a_broken_document_stops_no_other(run, tmp_path) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7\n1 0 obj\n")
    result = CliRunner().invoke(app, ["register", "match", "broken.pdf", "second.txt", "--add-new"])
    assert result.exit_code == 1
    assert [line for line in result.stderr.splitlines() if line.startswith("broken.pdf: ") and "DX-ING-09" in line]
    assert "Traceback" not in result.output
    assert "second.txt: 2 records" in result.stdout


def test_the_same_document_again_is_known_and_changes_nothing(run) -> None:
    assert answers(run("register", "match", "first.txt", "--json")) == [("same", "E1"), ("same", "E2")]
    run("register", "match", "first.txt", "--add-new")
    assert len(run("register", "list", "--json").splitlines()) == 2


def test_a_moved_deadline_is_decided_by_a_person_and_remembered(run, tmp_path) -> None:
    assert answers(run("register", "match", "second.txt", "--json"))[0][1] == "E1"
    run("register", "match", "second.txt", "--decisions", "decisions.jsonl")
    first, second = map(json.loads, (tmp_path / "decisions.jsonl").read_text("utf-8").splitlines())
    decided = [first | {"act": "join", "relation": "deadline_moved"}, second | {"act": "add"}]
    (tmp_path / "decisions.jsonl").write_text("\n".join(map(json.dumps, decided)), "utf-8")
    run("register", "apply", "decisions.jsonl")
    entry = json.loads(run("register", "show", "E1", "--json"))
    assert (entry["due"], len(entry["deadlines"])) == ("2026-08-30", 2)
    assert [source["document"]["id"] for source in entry["sources"]] == ["first", "second"]
    assert answers(run("register", "match", "second.txt", "--json")) == [("deadline_moved", "E1"), ("same", "E3")]
    assert json.loads(run("register", "verify", "--json"))["ok"]


def test_what_is_kept_apart_is_not_suggested_again(run, tmp_path) -> None:
    run("register", "match", "second.txt", "--decisions", "decisions.jsonl")
    line = json.loads((tmp_path / "decisions.jsonl").read_text("utf-8").splitlines()[0]) | {"act": "apart"}
    (tmp_path / "decisions.jsonl").write_text(json.dumps(line), "utf-8")
    run("register", "apply", "decisions.jsonl")
    assert "E1" not in [entry for _, entry in answers(run("register", "match", "second.txt", "--json"))]


def test_results_of_convert_are_marked(run, tmp_path) -> None:
    run("convert", "second.txt", "--out", "out", "--register", "register.db", "--quiet")
    tasks = json.loads((tmp_path / "out" / "second.json").read_text("utf-8"))["tasks"]
    expected = answers(run("register", "match", "second.txt", "--json"))
    assert [(task["known"]["relation"], task["known"]["entry"] or "") for task in tasks] == expected
    assert expected[0][1] == "E1"


def test_why_is_told_as_a_table_and_as_a_picture(run, tmp_path) -> None:
    found = json.loads(run("register", "match", "second.txt", "--json"))
    task = found["items"][0]["record"]
    told = run("register", "explain", "E1", task, "--in", "second.txt", "--svg", "why.svg")
    assert "probability" in told
    assert (tmp_path / "why.svg").read_text("utf-8").startswith("<svg")
    assert json.loads(run("register", "explain", "E1", task, "--in", "second.txt", "--json"))["entry"] == "E1"


@pytest.mark.skipif(find_encoder() is None, reason="the encoder's packages are not installed")
def test_vectors_lie_beside_the_index_and_may_be_damaged(run, tmp_path) -> None:
    answer = run("register", "match", "second.txt", "--json")
    (vectors,) = tmp_path.rglob("vectors.sqlite")
    assert (vectors.parent / "meta.json").exists()
    assert run("register", "match", "second.txt", "--json") == answer
    vectors.write_bytes(b"nonsense " * 1_000)
    assert run("register", "match", "second.txt", "--json") == answer
    assert vectors.read_bytes().startswith(b"SQLite format 3")
