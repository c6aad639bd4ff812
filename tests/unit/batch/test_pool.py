import multiprocessing
import threading
import time

import fake_extractors
import pytest

from directive_extract.batch.pool import run_here, run_in_processes
from directive_extract.batch.worker import Job, Work
from directive_extract.errors import (
    DocumentTimeoutError,
    EmptyDocumentError,
    InternalError,
    ModelNotFoundError,
    WorkerCrashedError,
)
from directive_extract.export.formats import Format

WORK = Work(fake_extractors.load, Format.JSON)


@pytest.fixture(autouse=True)
def _no_process_is_left():
    yield
    assert multiprocessing.active_children() == []


def jobs_for(tmp_path, texts):
    jobs = []
    for index, text in enumerate(texts):
        path = tmp_path / f"{index}.txt"
        path.write_text(text)
        jobs.append(Job(index, path, str(index)))
    return jobs


def test_run_in_processes_returns_in_order_what_one_process_returns(tmp_path):
    jobs = jobs_for(tmp_path, ["SLOW", "b", "c", "SLOW", "EMPTY", *"fghij"])
    alone = [(result.index, result.text, str(result.error)) for result in run_here(jobs, WORK)]
    shared = [(result.index, result.text, str(result.error)) for result in run_in_processes(jobs, WORK, 3)]
    assert shared == alone
    assert [index for index, *_ in shared] == list(range(10))


def test_run_in_processes_survives_documents_that_kill_it(tmp_path):
    jobs = jobs_for(tmp_path, ["a", "KILL", "c", "EXIT", "KILL", "BUG", "EMPTY", "h"])
    results = list(run_in_processes(jobs, WORK, 2))
    errors = [type(result.error) for result in results]
    none = type(None)
    assert errors == [
        none, WorkerCrashedError, none, WorkerCrashedError, WorkerCrashedError, InternalError, EmptyDocumentError, none,
    ]  # fmt: skip
    assert "killed by signal 9" in str(results[1].error)
    assert "1.txt" in str(results[1].error)
    assert "exit code 3" in str(results[3].error)


def test_run_in_processes_gives_up_what_takes_too_long_and_goes_on(tmp_path):
    jobs = jobs_for(tmp_path, ["a", "HANG", "c", "HANG", "e"])
    results = list(run_in_processes(jobs, WORK, 2, max_seconds=1.0))
    assert [type(result.error) for result in results[1::2]] == [DocumentTimeoutError, DocumentTimeoutError]
    assert all(result.text for result in results[::2])
    assert "1.txt: it was not done after 1 seconds" in str(results[1].error)


def test_run_in_processes_raises_what_loading_raises(tmp_path):
    work = Work(fake_extractors.load_without_model, Format.JSON)
    with pytest.raises(ModelNotFoundError, match="install it"):
        list(run_in_processes(jobs_for(tmp_path, "ab"), work, 2))


def test_run_in_processes_raises_what_no_document_can_be_done_with(tmp_path):
    with pytest.raises(ModelNotFoundError):
        list(run_in_processes(jobs_for(tmp_path, ["a", "NO MODEL", "c"]), WORK, 2))


def test_run_in_processes_gives_up_when_all_die_on_start(tmp_path):
    work = Work(fake_extractors.load_and_die, Format.JSON)
    with pytest.raises(WorkerCrashedError, match="exit code 7"):
        list(run_in_processes(jobs_for(tmp_path, "ab"), work, 2))


def test_run_in_processes_ends_its_processes_when_it_is_closed(tmp_path):
    results = run_in_processes(jobs_for(tmp_path, ["a", "HANG", "HANG", "d"]), WORK, 2)
    assert next(results).index == 0
    results.close()


def test_run_in_processes_ends_soon_after_it_is_stopped(tmp_path):
    stopped = threading.Event()
    threading.Timer(0.5, stopped.set).start()
    jobs = jobs_for(tmp_path, ["HANG", "b"])
    began = time.monotonic()
    assert list(run_in_processes(jobs, WORK, 1, is_stopped=stopped.is_set)) == []
    assert time.monotonic() - began < 30  # a document hangs for 60


@pytest.mark.parametrize(
    "run", [run_here, lambda jobs, work: run_in_processes(jobs, work, 2)], ids=["here", "processes"]
)
def test_what_the_work_tells_comes_with_each_result(tmp_path, run):
    work = Work(fake_extractors.load, Format.JSON, fake_extractors.load_teller)
    results = list(run(jobs_for(tmp_path, ["a", "EMPTY", "b\nc"]), work))
    assert [result.told for result in results] == ["1 of 0.txt", "", "2 of 2.txt"]


def test_run_in_processes_does_not_run_far_ahead(tmp_path):
    """The first document is slow; the others may not all be held in memory meanwhile."""
    started = tmp_path / "started"
    started.mkdir()
    jobs = jobs_for(tmp_path, ["SLOW SLOW", *["x"] * 200])
    from directive_extract.batch import pool

    running = pool._Pool(jobs, WORK)
    try:
        running.start(2)
        results = running.results()
        next(results)
        assert len(running._finished) <= 2 * pool._AHEAD_PER_WORKER
    finally:
        running.stop()
