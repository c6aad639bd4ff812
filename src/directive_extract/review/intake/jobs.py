"""What is being converted and what became of it: the progress that the page shows."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from itertools import islice
from threading import Condition

from directive_extract.errors import DirectiveExtractError
from directive_extract.review.intake.inbox import Arrival
from directive_extract.schema.base import Model

# Finished ones are remembered so that a page opened later still tells what failed.
_REMEMBERED = 1_000


class JobState(StrEnum):
    """Where a file stands."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    KNOWN = "known"
    FAILED = "failed"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it."""
        return self not in {JobState.WAITING, JobState.RUNNING}


class Job(Model):
    """One file on its way to the desk.

    Attributes:
        id: From 1, in the order of arrival.
        name: Of the file.
        size: In bytes.
        by: Who brought it.
        state: `known` where the desk had the same file already.
        document: Id of the document on the desk, once it is there.
        records: How many tasks and principles were found.
        code: Of the error, where it failed.
        message: Why it failed.
        hint: What to do about it.
    """

    id: int
    name: str
    size: int
    by: str
    state: JobState = JobState.WAITING
    document: str | None = None
    records: int | None = None
    code: str | None = None
    message: str | None = None
    hint: str | None = None


class Progress(Model):
    """All files that the page shows.

    Attributes:
        jobs: The newest first.
        total: How many files the present run has: all that came since nothing was waiting last.
        finished: How many of them are over.
        failed: How many of these failed.
    """

    jobs: tuple[Job, ...] = ()
    total: int = 0
    finished: int = 0
    failed: int = 0

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be done."""
        return self.finished < self.total


class Jobs:
    """The files of this process, for all its threads."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._jobs: dict[int, Job] = {}
        self._arrivals: dict[int, Arrival] = {}
        self._last = 0
        self._first_of_run = 1
        self._is_closed = False

    def add(self, arrival: Arrival) -> Job:
        """A file has come.

        Args:
            arrival: The file.

        Returns:
            Its job.
        """
        with self._changed:
            if not self._arrivals:
                self._first_of_run = self._last + 1
                self._forget()
            self._last += 1
            job = Job(id=self._last, name=arrival.name, size=arrival.size, by=arrival.reviewer)
            self._jobs[job.id], self._arrivals[job.id] = job, arrival
            self._changed.notify_all()
            return job

    def take(self, limit: int) -> list[tuple[Job, Arrival]]:
        """The next files to be converted; waits until there are some.

        Args:
            limit: At most so many.

        Returns:
            The oldest that wait; nothing once the jobs are closed.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or bool(self._waiting()))
            return (
                [] if self._is_closed else [(self._jobs[key], self._arrivals[key]) for key in self._waiting()[:limit]]
            )

    def start(self, job: Job) -> None:
        """A file is being read now."""
        self._set(job.id, state=JobState.RUNNING)

    def finish(self, job: Job, state: JobState, *, document: str | None = None, records: int | None = None) -> None:
        """A file is on the desk.

        Args:
            job: Which.
            state: Newly there, or there already.
            document: Its id on the desk.
            records: How many records it has.
        """
        self._set(job.id, state=state, document=document, records=records)

    def fail(self, job: Job, error: DirectiveExtractError) -> None:
        """A file could not be read.

        Args:
            job: Which.
            error: Why.
        """
        self._set(job.id, state=JobState.FAILED, code=error.code, message=error.what, hint=error.hint)

    def progress(self, limit: int = 100) -> Progress:
        """What there is to tell.

        Args:
            limit: Of so many files at most, the newest.

        Returns:
            Files and counts.
        """
        with self._changed:
            run = Counter(job.state for job in self._jobs.values() if job.id >= self._first_of_run)
            return Progress(
                jobs=tuple(islice(reversed(self._jobs.values()), limit)),
                total=sum(run.values()),
                finished=sum(count for state, count in run.items() if state.is_over),
                failed=run[JobState.FAILED],
            )

    def is_open(self, job: Job) -> bool:
        """Whether a file is still to be converted."""
        with self._changed:
            return job.id in self._arrivals

    def open_bytes(self) -> tuple[int, int]:
        """How many files are not done yet, and their size in bytes."""
        with self._changed:
            return len(self._arrivals), sum(arrival.size for arrival in self._arrivals.values())

    def close(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    @property
    def is_closed(self) -> bool:
        """Whether the program is ending."""
        return self._is_closed

    def _waiting(self) -> list[int]:
        return [key for key in self._arrivals if self._jobs[key].state is JobState.WAITING]

    def _set(self, key: int, **changes: object) -> None:
        with self._changed:
            job = self._jobs[key] = self._jobs[key].model_copy(update=changes)
            if job.state.is_over:
                self._arrivals.pop(key, None)

    def _forget(self) -> None:
        for key in list(self._jobs)[:-_REMEMBERED]:
            del self._jobs[key]
