import json

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app

pytestmark = pytest.mark.usefixtures("fake_extractor")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.txt").write_text(f"The Ministry shall do {name}\n")
    return tmp_path


def invoke(*arguments):
    return CliRunner().invoke(app, ["convert", *arguments], catch_exceptions=False)


def test_convert_writes_results_and_talks_on_standard_error(folder):
    result = invoke("in", "--out", "out")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "2 converted to out" in result.stderr
    assert sorted(path.name for path in (folder / "out").iterdir()) == ["a.json", "b.json"]


def test_convert_names_failures_in_one_line_each_and_ends_with_1(folder):
    (folder / "in" / "c.txt").write_text("EMPTY")
    (folder / "in" / "d.txt").write_text("BUG")
    result = invoke("in", "missing.txt", "--out", "out", "--quiet")
    assert result.exit_code == 1
    lines = result.stderr.splitlines()
    assert len(lines) == 3
    assert lines[0] == "missing.txt: no such file or folder (check the path) [DX-ING-01]"
    assert lines[1].startswith("in/c.txt: there is no text in it")
    assert lines[2].startswith("in/d.txt: ZeroDivisionError")
    assert "Traceback" not in result.output


def test_convert_json_prints_the_summary_on_standard_output(folder):
    (folder / "in" / "x.odt").touch()
    result = invoke("in", "--out", "out", "--json")
    record = json.loads(result.stdout)
    assert (record["converted"], record["tasks"], record["skipped"]) == (2, 2, ["in/x.odt"])
    assert result.stderr == ""


def test_convert_quiet_says_nothing_where_all_is_well(folder):
    result = invoke("in", "--out", "out", "--quiet")
    assert (result.exit_code, result.output) == (0, "")


def test_convert_again_says_that_it_is_done_already(folder):
    invoke("in", "--out", "out")
    result = invoke("in", "--out", "out")
    assert result.exit_code == 0
    assert "2 already converted" in result.stderr


def test_convert_jsonl_refuses_an_existing_file(folder):
    assert invoke("in", "--out", "out", "--format", "jsonl").exit_code == 0
    result = invoke("in", "--out", "out", "--format", "jsonl")
    assert result.exit_code == 5
    assert "extractions.jsonl: is there already (--overwrite replaces it) [DX-EXP-01]" in result.stderr
    assert invoke("in", "--out", "out", "--format", "jsonl", "--overwrite").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        pytest.param(["in"], 2, "--out", id="no folder for results"),
        pytest.param(["--out", "out"], 2, "PATH", id="no path"),
        pytest.param(["in", "--out", "out", "--date", "3 May"], 2, "2025-10-15", id="no calendar day"),
        pytest.param(["in", "--out", "out", "--jobs", "-1"], 2, "--jobs", id="negative jobs"),
        pytest.param(["in", "--out", "out", "--format", "xml"], 2, "json", id="unknown format"),
        pytest.param(["missing.txt", "--out", "out"], 3, "no such file", id="missing path"),
        pytest.param(["none", "--out", "out"], 3, "no document in this folder", id="folder without documents"),
        pytest.param(["in", "--out", "in/a.txt"], 5, "cannot write here", id="a file in place of the folder"),
    ],
)
def test_convert_wrong_use(folder, arguments, code, message):
    (folder / "none").mkdir()
    result = invoke(*arguments)
    assert result.exit_code == code
    assert message in result.stderr
    assert not (folder / "out").exists()


def test_convert_interrupted_is_tidy(folder, monkeypatch):
    from directive_extract.batch import convert as batch

    write = batch._write

    def interrupt(job, result, writer):
        if job.path.name == "b.txt":
            raise KeyboardInterrupt
        return write(job, result, writer)

    monkeypatch.setattr(batch, "_write", interrupt)
    (folder / "in" / "b.txt").write_text("b")
    result = invoke("in", "--out", "out")
    assert result.exit_code == 130
    assert "interrupted" in result.stderr
    assert [path.name for path in (folder / "out").iterdir()] == ["a.json"]
