"""The command as a user runs it, in a process of its own, with the real extractor."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from directive_extract.schema.extraction import Extraction

FIXTURES = Path(__file__).parents[2] / "fixtures"
RUN = [sys.executable, "-c", "from directive_extract.cli import run; run()"]


def documents():
    return sorted(path for path in FIXTURES.iterdir() if path.with_suffix(".expected.json").exists())


def run(*arguments, **options):
    return subprocess.run(
        [*RUN, *map(str, arguments)], capture_output=True, encoding="utf-8", check=False, timeout=300, **options
    )


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.fixture(scope="module")
def alone(tmp_path_factory):
    out = tmp_path_factory.mktemp("alone")
    done = run("convert", FIXTURES, "--out", out, "--quiet")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return out


def test_every_document_has_its_result(alone):
    assert sorted(contents(alone)) == sorted(f"{path.stem}.json" for path in documents())


def test_every_span_is_the_quote_of_the_very_file(alone):
    for document in documents():
        extraction = Extraction.from_json((alone / f"{document.stem}.json").read_bytes())
        text = extraction.document.text
        if text is None:
            expected = json.loads(document.with_suffix(".expected.json").read_text(encoding="utf-8"))
            text = document.read_bytes().decode(expected["encoding"])
        for task in extraction.tasks:
            for span in task.evidence:
                assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("jobs", [2, 3])
def test_bytes_are_the_same_for_any_number_of_jobs(alone, tmp_path, jobs):
    assert run("convert", FIXTURES, "--out", tmp_path / "out", "--jobs", jobs).returncode == 0
    assert contents(tmp_path / "out") == contents(alone)


def test_jsonl_holds_the_same_results_in_order(alone, tmp_path):
    assert run("convert", FIXTURES, "--out", tmp_path, "--format", "jsonl", "--jobs", 2).returncode == 0
    lines = (tmp_path / "extractions.jsonl").read_text("utf-8").splitlines()
    found = [Extraction.from_json(line) for line in lines]
    assert [extraction.document.source for extraction in found] == [path.name for path in documents()]
    for extraction in found:
        assert extraction == Extraction.from_json((alone / f"{extraction.document.id}.json").read_bytes())


@pytest.mark.parametrize(
    ("sent", "code"),
    [pytest.param(signal.SIGINT, 130, id="Ctrl-C"), pytest.param(signal.SIGTERM, 143, id="terminated")],
)
def test_a_run_that_is_stopped_leaves_complete_files_and_no_processes(tmp_path, sent, code):
    source = documents()[0].read_bytes()
    (tmp_path / "in").mkdir()
    for number in range(300):
        (tmp_path / "in" / f"{number}.txt").write_bytes(source)
    process = subprocess.Popen(
        [*RUN, "convert", "in", "--out", "out", "--jobs", "2"], cwd=tmp_path, stderr=subprocess.PIPE,
        start_new_session=True, preexec_fn=heed_ctrl_c,  # noqa: PLW1509 - no threads here
    )  # fmt: skip
    wait_for_results(tmp_path / "out", process)
    if sys.platform == "linux":
        assert len(living_members(process.pid)) > 2
    os.killpg(process.pid, sent) if sent is signal.SIGINT else process.send_signal(sent)
    error = process.communicate(timeout=60)[1]
    assert process.returncode == code
    assert b"Traceback" not in error
    left = contents(tmp_path / "out")
    assert 0 < len(left) < 300
    for name, data in left.items():
        assert name.endswith(".json")
        Extraction.from_json(data)
    for _ in range(50):
        if living_members(process.pid):
            time.sleep(0.1)
    assert living_members(process.pid) == []


def heed_ctrl_c():
    """A shell that runs tests in the background has its children ignore Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def living_members(group):
    """On Linux, processes of a group that have not ended; those whose end nobody has asked about yet ("Z") have."""
    members = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, its_group = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue  # it ended while we looked
        if int(its_group) == group and state != "Z":
            members.append(stat.parent.name)
    return members


def wait_for_results(folder, process):
    for _ in range(600):
        if any(folder.glob("*.json")):  # hidden files come and go before
            return
        assert process.poll() is None
        time.sleep(0.1)
    raise AssertionError("no result within a minute")
