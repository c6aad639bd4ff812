import fake_extractors
import pytest

from directive_extract.batch.convert import Options, convert
from directive_extract.batch.inputs import find_documents
from directive_extract.batch.outcome import Status
from directive_extract.errors import (
    DestinationExistsError,
    EmptyDocumentError,
    SourceNotFoundError,
    UnwritableDestinationError,
    WorkerCrashedError,
)
from directive_extract.export.formats import Format
from directive_extract.schema.extraction import Extraction


@pytest.fixture
def documents(tmp_path):
    folder = tmp_path / "in"
    for number in range(6):
        path = folder / f"sub{number % 2}" / f"doc{number // 2}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"The Ministry shall do {number}\nAnd something {number}\n")
    return folder


def run(paths, out, **options):
    outcomes = []
    found = find_documents([str(path) for path in paths])
    summary = convert(
        found, out, fake_extractors.load, Options(**options), lambda outcome, total: outcomes.append((outcome, total))
    )
    return summary, outcomes


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_convert_writes_a_file_for_each_document(documents, tmp_path):
    summary, outcomes = run([documents], tmp_path / "out")
    assert (summary.converted, summary.contents.tasks, summary.contents.flags) == (6, 12, {"no_owner": 6})
    assert {total for _, total in outcomes} == {6}
    for outcome, _ in outcomes:
        extraction = Extraction.from_json(outcome.output.read_bytes())
        assert outcome.output.name == f"{extraction.document.id}.json"
        assert extraction.document.source == outcome.path.name


@pytest.mark.parametrize("layout", list(Format))
def test_convert_writes_the_same_bytes_for_any_number_of_workers(documents, tmp_path, layout):
    (documents / "sub0" / "bad.txt").write_text("EMPTY")
    for workers in (1, 3):
        run([documents], tmp_path / f"out{workers}", workers=workers, layout=layout)
    assert content(tmp_path / "out1") == content(tmp_path / "out3")


def test_convert_again_does_only_what_is_new(documents, tmp_path):
    out = tmp_path / "out"
    run([documents], out)
    before = content(out)
    (documents / "new.txt").write_text("New\n")
    summary, outcomes = run([documents], out)
    assert (summary.converted, summary.present) == (1, 6)
    assert [outcome.path.name for outcome, _ in outcomes if outcome.status is Status.CONVERTED] == ["new.txt"]
    assert content(out) == before | {"new.json": (out / "new.json").read_bytes()}


def test_convert_does_not_lose_a_result_of_another_version_in_silence(tmp_path):
    document = tmp_path / "a.txt"
    document.write_text("first\n")
    run([document], tmp_path / "out")
    document.write_text("second\n")
    summary, _ = run([document], tmp_path / "out")
    assert isinstance(summary.failures[0].error, DestinationExistsError)
    assert "first" in (tmp_path / "out" / "a.json").read_text()
    summary, _ = run([document], tmp_path / "out", overwrite=True)
    assert summary.converted == 1
    assert "second" in (tmp_path / "out" / "a.json").read_text()


def test_convert_counts_failures_and_goes_on(documents, tmp_path):
    (documents / "empty.txt").write_text("EMPTY")
    (documents / "killer.txt").write_text("KILL")
    summary, _ = run([tmp_path / "missing.txt", documents], tmp_path / "out", workers=2)
    assert summary.converted == 6
    assert [type(outcome.error) for outcome in summary.failures] == [
        SourceNotFoundError, EmptyDocumentError, WorkerCrashedError,
    ]  # fmt: skip
    assert len(content(tmp_path / "out")) == 6


def test_convert_jsonl_keeps_the_order_of_the_documents(documents, tmp_path):
    _, outcomes = run([documents], tmp_path / "out", layout=Format.JSONL, workers=2)
    lines = (tmp_path / "out" / "extractions.jsonl").read_text("utf-8").splitlines()
    sources = [Extraction.from_json(line).document.source for line in lines]
    assert sources == [outcome.path.name for outcome, _ in outcomes]


def test_convert_makes_no_folder_for_nothing(tmp_path):
    summary, _ = run([tmp_path / "missing.txt"], tmp_path / "out")
    assert len(summary.failures) == 1
    assert not (tmp_path / "out").exists()


def test_convert_says_before_it_starts_that_it_cannot_write(documents, tmp_path):
    (tmp_path / "out").write_text("a file")
    calls = []
    with pytest.raises(UnwritableDestinationError):
        convert(find_documents([str(documents)]), tmp_path / "out", lambda: calls.append(1), Options())
    assert calls == []


def test_convert_counts_a_result_that_cannot_be_written(documents, tmp_path, monkeypatch):
    from pathlib import Path

    real = Path.replace

    def refuse_one(self, target):
        if "doc1" in str(target):
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse_one)
    summary, _ = run([documents], tmp_path / "out")
    assert (summary.converted, len(summary.failures)) == (4, 2)
    assert all(name.endswith(".json") for name in content(tmp_path / "out"))


@pytest.mark.parametrize("layout", list(Format))
@pytest.mark.parametrize("workers", [1, 2])
def test_convert_interrupted_leaves_complete_files_only(documents, tmp_path, layout, workers):
    def interrupt(outcome, total):
        if outcome.path.name == "doc2.txt":
            raise KeyboardInterrupt

    found = find_documents([str(documents)])
    with pytest.raises(KeyboardInterrupt):
        convert(found, tmp_path / "out", fake_extractors.load, Options(layout=layout, workers=workers), interrupt)
    left = list((tmp_path / "out").iterdir())
    assert len(left) == (3 if layout is Format.JSON else 0)
    for path in left:
        Extraction.from_json(path.read_bytes())


def test_convert_does_not_wait_on_a_pipe_that_nobody_writes_to(documents, tmp_path, monkeypatch):
    """The look at what is there already must not open it; what is done with it is the reader's matter."""
    import os

    os.mkfifo(tmp_path / "fifo.txt")
    found = find_documents([str(tmp_path / "fifo.txt")])

    def load():
        def extract(path):
            raise EmptyDocumentError("read", source=path.name)

        return extract

    summary = convert(found, tmp_path / "out", load, Options())
    assert summary.failures[0].error.what == "read"
