"""Processes that share the documents of a run, and survive the death of any one of them.

Our own pool rather than `concurrent.futures`: that one fails every document in hand when a worker dies and does not
tell which of them killed it. Here each worker has one document and a pipe of its own, so that a death costs exactly
that document.
"""

from __future__ import annotations

import math
import multiprocessing
import os
import signal
import time
from collections import deque
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from directive_extract.batch.worker import Job, Result, Work, run_job
from directive_extract.errors import DirectiveExtractError, DocumentTimeoutError, WorkerCrashedError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from multiprocessing.context import SpawnProcess

# How many documents may be finished ahead of the slowest one, per process: bounds what is held in memory.
_AHEAD_PER_WORKER = 16
_EXIT_WAIT_S = 5.0
_ASK_EVERY_S = 0.5  # whether the run has been stopped
# 5,000 pages of text, the most that the settings let pass, take some five minutes on one processor.
DEFAULT_MAX_SECONDS = 1800.0
# One thread each: the processes are the parallelism, and results must not depend on how a sum was split.
_THREAD_LIMITS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS")


def run_here(jobs: Sequence[Job], work: Work) -> Generator[Result, None, None]:
    """Do all jobs in this process.

    Args:
        jobs: In the order wanted.
        work: What to do with each; its factory is called when the first result is asked for.

    Yields:
        One result a job, in order.
    """
    extract, tell = work.factory(), work.tell and work.tell()
    for job in jobs:
        yield run_job(job, extract, work.layout, tell)


def run_in_processes(
    jobs: Sequence[Job],
    work: Work,
    workers: int,
    max_seconds: float = DEFAULT_MAX_SECONDS,
    is_stopped: Callable[[], bool] | None = None,
) -> Generator[Result, None, None]:
    """Do all jobs in processes of our own.

    Args:
        jobs: With indices that count from 0.
        work: What to do with each; it is pickled.
        workers: Number of processes.
        max_seconds: A job that takes longer fails, and its process is replaced.
        is_stopped: Asked twice a second, where another thread may stop the run.

    Yields:
        One result a job, in order, whatever the order in which they finish; no more once the run is stopped.

    Raises:
        DirectiveExtractError: The workers could not load the extractor or its language model.
        WorkerCrashedError: They all died while loading it.
    """  # noqa: DOC502 - raised by the pool
    pool = _Pool(jobs, work, max_seconds, is_stopped)
    try:
        pool.start(min(workers, len(jobs)))
        yield from pool.results()
    finally:
        pool.stop()


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    is_ready: bool = False
    job: Job | None = None
    due: float = math.inf  # when its job is given up, on the monotonic clock


class _Pool:
    def __init__(
        self,
        jobs: Sequence[Job],
        work: Work,
        max_seconds: float = DEFAULT_MAX_SECONDS,
        is_stopped: Callable[[], bool] | None = None,
    ) -> None:
        self._max_seconds = max_seconds
        self._is_stopped = is_stopped
        self._total = len(jobs)
        self._work = work
        self._pending = deque(jobs)
        self._finished: dict[int, Result] = {}
        self._workers: list[_Worker] = []
        # Spawned, not forked: the same on every system, safe beside the thread of a progress bar, and no worker
        # inherits another's pipe, so that all of them end when this process is killed.
        self._context = multiprocessing.get_context("spawn")
        self._window = 0

    def start(self, count: int) -> None:
        self._window = count * _AHEAD_PER_WORKER
        for _ in range(count):
            self._add_worker()

    def results(self) -> Iterator[Result]:
        for index in range(self._total):
            while index not in self._finished:
                if self._is_stopped is not None and self._is_stopped():
                    return
                self._dispatch(index)
                self._collect()
            yield self._finished.pop(index)

    def stop(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join(_EXIT_WAIT_S)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
            worker.process.close()
        self._workers.clear()

    def _add_worker(self) -> None:
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()  # the worker's copy is then the only one, and its death shows as the end of the pipe
        self._workers.append(_Worker(process, ours))

    def _dispatch(self, first_open: int) -> None:
        for worker in self._workers:
            if not self._pending or self._pending[0].index >= first_open + self._window:
                return
            if worker.is_ready and worker.job is None:
                try:
                    worker.pipe.send(self._pending[0])
                except OSError:
                    continue  # it died idle: the pipe's end tells, and the job goes to another
                worker.job = self._pending.popleft()
                worker.due = time.monotonic() + self._max_seconds

    def _collect(self) -> None:
        soonest = min(worker.due for worker in self._workers)
        patience = None if soonest == math.inf else max(0.0, soonest - time.monotonic())
        if self._is_stopped is not None:
            patience = min(_ASK_EVERY_S, patience or _ASK_EVERY_S)
        speaking = wait([worker.pipe for worker in self._workers], patience)
        for worker in [worker for worker in self._workers if worker.pipe not in speaking]:
            if worker.due <= time.monotonic():
                self._give_up(worker)
        for worker in [worker for worker in self._workers if worker.pipe in speaking]:
            try:
                message = worker.pipe.recv()
            except (EOFError, OSError):
                self._bury(worker)
                continue
            if isinstance(message, DirectiveExtractError):
                raise message
            if isinstance(message, Result):
                self._finished[message.index] = message
                worker.job, worker.due = None, math.inf
            worker.is_ready = True

    def _give_up(self, worker: _Worker) -> None:
        """A document takes too long: it fails, and another process takes the place of the one that has it."""
        worker.process.kill()
        self._bury(worker, too_long=True)

    def _bury(self, worker: _Worker, *, too_long: bool = False) -> None:
        """A worker died: its document fails, and another takes its place.

        Raises:
            WorkerCrashedError: It was the last one, and died before it was ready.
        """
        worker.pipe.close()
        worker.process.join()
        how = _death(worker.process.exitcode)
        worker.process.close()
        self._workers.remove(worker)
        if worker.job is not None:
            error = self._overdue(worker.job) if too_long else _crashed(worker.job, how)
            self._finished[worker.job.index] = Result(worker.job.index, error=error)
        if worker.is_ready:
            self._add_worker()
        elif not self._workers:
            # Whoever dies while loading would die again: without this the run would go on for ever.
            message = f"every process {how} before it was ready"
            raise WorkerCrashedError(message, hint="try --jobs 1, or free memory")

    def _overdue(self, job: Job) -> DirectiveExtractError:
        return DocumentTimeoutError(
            f"it was not done after {self._max_seconds:g} seconds",
            source=job.path.name,
            hint="split it, or allow more with --timeout",
        )


def _crashed(job: Job, how: str) -> DirectiveExtractError:
    return WorkerCrashedError(
        f"the process that was converting it {how}",
        source=job.path.name,
        hint="if it happens again, convert it by itself and report what it says",
    )


def serve(pipe: Connection, work: Work) -> None:
    """Be a worker: load once, then answer each job with its result until the pipe ends.

    Args:
        pipe: To the parent. First a ready mark (None) goes out. An error in place of a result ends the run.
        work: What to do.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    for name in _THREAD_LIMITS:
        os.environ.setdefault(name, "1")
    try:
        try:
            extract, tell = work.factory(), work.tell and work.tell()
            pipe.send(None)
            while True:
                pipe.send(run_job(pipe.recv(), extract, work.layout, tell))
        except DirectiveExtractError as error:
            pipe.send(error)
    except (EOFError, OSError):
        return  # the parent is done, or gone


def _death(exit_code: int | None) -> str:
    if exit_code is not None and exit_code < 0:
        return f"was killed by signal {-exit_code}"
    return f"ended with exit code {exit_code}"
