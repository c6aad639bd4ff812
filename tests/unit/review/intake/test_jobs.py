from pathlib import Path
from threading import Thread

import pytest

from directive_extract.errors import EmptyDocumentError
from directive_extract.review.intake.inbox import Arrival
from directive_extract.review.intake.jobs import Jobs, JobState


def arrival(name="a.txt", size=10):
    return Arrival(Path(name), name, "Amara", size)


@pytest.fixture
def jobs():
    return Jobs()


def states(jobs):
    return [job.state for job in reversed(jobs.progress().jobs)]


def test_a_file_waits_runs_and_is_done(jobs):
    job = jobs.add(arrival())
    assert states(jobs) == [JobState.WAITING]
    jobs.start(job)
    assert states(jobs) == [JobState.RUNNING]
    assert jobs.is_open(job)
    jobs.finish(job, JobState.DONE, document="D1", records=3)
    assert not jobs.is_open(job)
    done = jobs.progress().jobs[0]
    assert (done.state, done.document, done.records) == (JobState.DONE, "D1", 3)


def test_a_failure_says_why(jobs):
    job = jobs.add(arrival())
    jobs.fail(job, EmptyDocumentError("there is no text in it", hint="check it"))
    failed = jobs.progress().jobs[0]
    assert (failed.code, failed.message, failed.hint) == ("DX-ING-04", "there is no text in it", "check it")


def test_progress_counts_all_since_nothing_waited(jobs):
    first = jobs.add(arrival())
    jobs.finish(first, JobState.DONE)
    second, third = jobs.add(arrival()), jobs.add(arrival())
    jobs.fail(second, EmptyDocumentError("x"))
    progress = jobs.progress()
    assert (progress.total, progress.finished, progress.failed, progress.is_busy) == (2, 1, 1, True)
    assert [job.id for job in progress.jobs] == [3, 2, 1]
    jobs.finish(third, JobState.KNOWN)
    assert not jobs.progress().is_busy


def test_progress_shows_the_newest(jobs):
    for _ in range(5):
        jobs.add(arrival())
    assert [job.id for job in jobs.progress(2).jobs] == [5, 4]
    assert jobs.progress(2).total == 5


def test_take_gives_what_waits_in_order_and_not_what_runs(jobs):
    first = jobs.add(arrival("1"))
    jobs.add(arrival("2"))
    jobs.add(arrival("3"))
    jobs.start(first)
    assert [taken.name for taken, _ in jobs.take(1)] == ["2"]
    assert [taken.name for taken, _ in jobs.take(10)] == ["2", "3"]


def test_take_waits_for_the_next(jobs):
    taken = []
    thread = Thread(target=lambda: taken.extend(jobs.take(10)))
    thread.start()
    jobs.add(arrival("late"))
    thread.join(5)
    assert [job.name for job, _ in taken] == ["late"]


def test_close_ends_the_waiting(jobs):
    taken = [None]
    thread = Thread(target=lambda: taken.__setitem__(0, jobs.take(10)))
    thread.start()
    jobs.close()
    thread.join(5)
    assert taken == [[]]
    assert jobs.is_closed


def test_open_bytes_counts_what_is_not_over(jobs):
    job = jobs.add(arrival(size=10))
    jobs.add(arrival(size=20))
    jobs.finish(job, JobState.DONE)
    assert jobs.open_bytes() == (1, 20)


def test_finished_ones_are_forgotten_some_day(jobs):
    for _ in range(1_500):
        jobs.finish(jobs.add(arrival()), JobState.DONE)
    assert len(jobs.progress(10_000).jobs) == 1_001
