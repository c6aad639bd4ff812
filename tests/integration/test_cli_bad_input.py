"""One run over everything that can be wrong with its input, with two good documents among it."""

import json
import os
import random
import re

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.schema.extraction import Extraction

GOOD = "Hanoi, 3 March 2026\n\nThe Ministry of Roads shall mend the bridge before 30 June 2026.\n"
FOREIGN = (
    "Hà Nội, ngày 3 tháng 3 năm 2026\n\n"
    "Thủ tướng yêu cầu Bộ Giao thông vận tải hoàn thành việc sửa chữa cây cầu trước ngày 30 tháng 6 năm 2026. "
    "Các địa phương phải báo cáo kết quả thực hiện hằng quý cho Văn phòng Chính phủ.\n"
)
NO_ARTICLE = (
    "<!doctype html><html><head><title>Sign in</title></head><body>"
    "<form><input name='user'><button>Go</button></form></body></html>"
)

# The file as it is named on the command line, and what its line has to say.
FAILURES = {
    "empty.txt": r"there is no text .*\(.+\) \[DX-ING-04\]",
    "blank.txt": r"there is no text .*\(.+\) \[DX-ING-04\]",
    "binary.txt": r".*binary.*\(.+\) \[DX-ING-03\]",
    "disguised.txt": r".*PDF.*\(.+\) \[DX-ING-09\]",
    "signin.html": r".*\(.+\) \[DX-ING-0[46]\]",
    "missing.txt": r"no such file or folder \(.+\) \[DX-ING-01\]",
    "dangling.txt": r".*\(.+\) \[DX-ING-0[12]\]",
    "pipe.txt": r".*\(.+\) \[DX-ING-02\]",
    "folder.txt": r"no document in this folder.*\(.+\) \[DX-ING-07\]",
    "unreadable.txt": r".*\(.+\) \[DX-ING-02\]",
    "nothing/*.txt": r"no file fits this pattern \(.+\) \[DX-ING-07\]",
}
GOOD_NAMES = ("a-good", "foreign", "long-line", "z-good")


def write_inputs(folder):
    (folder / "a-good.txt").write_text(GOOD, "utf-8")
    (folder / "z-good.txt").write_text(GOOD.replace("bridge", "tunnel"), "utf-8")
    (folder / "foreign.txt").write_text(FOREIGN, "utf-8")
    (folder / "long-line.txt").write_text("0123456789abcdef" * (5_000_000 // 16), "utf-8")
    (folder / "empty.txt").touch()
    (folder / "blank.txt").write_text(" \r\n\t\n")
    (folder / "binary.txt").write_bytes(random.Random(1).randbytes(5000))
    (folder / "disguised.txt").write_bytes(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")
    (folder / "signin.html").write_text(NO_ARTICLE, "utf-8")
    (folder / "dangling.txt").symlink_to(folder / "gone.txt")
    # A regular file that the system opens and does not let us read, whoever we are: the superuser may read all others.
    (folder / "unreadable.txt").symlink_to("/proc/self/mem")
    (folder / "folder.txt").mkdir()
    os.mkfifo(folder / "pipe.txt")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bad")
    write_inputs(folder)
    paths = [*FAILURES, *(f"{name}.txt" for name in GOOD_NAMES)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        result = CliRunner().invoke(app, ["convert", *sorted(paths), "--out", "out"], catch_exceptions=False)
    return folder, result


@pytest.mark.parametrize("name", FAILURES)
def test_each_failure_is_one_line_that_says_what_and_what_to_do(run, name):
    lines = [line for line in run[1].stderr.splitlines() if line.startswith(f"{name}: ")]
    assert len(lines) == 1
    assert re.fullmatch(re.escape(f"{name}: ") + FAILURES[name], lines[0])


def test_exit_code_says_that_some_failed_and_nothing_else_is_told(run):
    assert run[1].exit_code == 1
    assert "Traceback" not in run[1].output
    assert f"{len(FAILURES)}, named above" in run[1].stderr


def test_other_documents_are_converted_and_nothing_half_written_is_left(run):
    out = run[0] / "out"
    assert sorted(path.name for path in out.iterdir()) == [f"{name}.json" for name in GOOD_NAMES]
    for path in out.iterdir():
        Extraction.from_json(path.read_bytes())
    assert len(Extraction.from_json((out / "z-good.json").read_bytes()).tasks) == 1


def test_another_language_is_flagged(run):
    extraction = Extraction.from_json((run[0] / "out" / "foreign.json").read_bytes())
    assert any("language" in issue.code for issue in extraction.issues)
    assert extraction.document.language != "en"


@pytest.mark.parametrize("command", [["convert", "--out", "out"], ["show"]], ids=["convert", "show"])
@pytest.mark.parametrize("day", ["2025-02-30", "yesterday", "15/10/2025", ""])
def test_wrong_date_is_wrong_usage(tmp_path, monkeypatch, command, day):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text(GOOD)
    result = CliRunner().invoke(app, [*command, "a.txt", "--date", day], catch_exceptions=False)
    assert result.exit_code == 2
    assert re.fullmatch(r"directive-extract: --date: .* \(.*2025-10-15\) \[DX-CFG-01\]\n", result.stderr)
    assert not (tmp_path / "out").exists()


def test_read_only_folder_for_results(tmp_path, monkeypatch):
    from pathlib import Path

    def refuse(*args, **kwargs):
        raise OSError(30, "Read-only file system")

    (tmp_path / "a.txt").write_text(GOOD)
    monkeypatch.setattr(Path, "touch", refuse)
    result = CliRunner().invoke(app, ["convert", str(tmp_path / "a.txt"), "--out", str(tmp_path / "out")])
    assert result.exit_code == 5
    assert re.search(r"out: cannot write here: read-only file system \(.+\) \[DX-EXP-02\]\n$", result.stderr)


@pytest.mark.parametrize(("name", "code"), [("missing.txt", 3), ("empty.txt", 3), (".", 3)])
def test_show_says_what_is_wrong_in_one_line(tmp_path, monkeypatch, name, code):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    result = CliRunner().invoke(app, ["show", name], catch_exceptions=False)
    assert result.exit_code == code
    assert re.fullmatch(r"directive-extract: .*\(.+\) \[DX-ING-0\d\]\n", result.stderr)
    assert result.stdout == ""


def test_summary_as_json_names_the_failures(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "empty.txt").touch()
    result = CliRunner().invoke(app, ["convert", "empty.txt", "--out", "out", "--json"], catch_exceptions=False)
    assert result.exit_code == 3
    assert json.loads(result.stdout)["failures"][0]["code"] == "DX-ING-04"
