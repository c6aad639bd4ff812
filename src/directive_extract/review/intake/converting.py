"""The thread that converts what waits, in processes of its own, and lays the results on the desk."""

from __future__ import annotations

import hashlib
import logging
from contextlib import closing
from pathlib import PurePath
from threading import Thread
from typing import TYPE_CHECKING

from directive_extract.batch.pool import run_in_processes
from directive_extract.batch.worker import Job as PoolJob
from directive_extract.batch.worker import Result, Work
from directive_extract.errors import (
    DirectiveExtractError,
    InternalError,
    ModelNotFoundError,
    RegisterError,
    UnreadableSourceError,
)
from directive_extract.export.formats import Format
from directive_extract.ingest.decoding import decode
from directive_extract.register.addresses import file_of
from directive_extract.review.intake.jobs import Job, Jobs, JobState
from directive_extract.review.intake.reading import LoadMatcher, LoadReader
from directive_extract.review.security.guarding import told
from directive_extract.schema.entry import Reconciliation
from directive_extract.schema.extraction import Extraction

if TYPE_CHECKING:
    from directive_extract.register.reviewing import Desk
    from directive_extract.register.store import Register
    from directive_extract.review.intake.inbox import Arrival, Inbox
    from directive_extract.review.settings import ReviewSettings

_LOG = logging.getLogger("directive_extract.review.intake")
# So many are handed to the processes at once; what comes meanwhile waits for the next round.
_ROUND = 50
_STOP_WAIT_S = 15.0
# The document may be fine: it stays in the inbox, and the next start tries again.
_NOT_ITS_FAULT = (RegisterError, ModelNotFoundError)

Waiting = tuple[Job, "Arrival"]


class Converter:
    """Converts what waits.

    A round's processes end when nothing waits any more: an idle desk holds no language model in memory, and the first
    file after a pause waits a second and a half for it.

    Args:
        desk: Where documents are laid.
        jobs: What waits.
        inbox: Where uploads lie.
        settings: How documents are read, and how many at the same time.
    """

    def __init__(self, desk: Desk, jobs: Jobs, inbox: Inbox, settings: ReviewSettings) -> None:
        self._desk, self._jobs, self._inbox, self._settings = desk, jobs, inbox, settings
        self._thread = Thread(target=self._run, name="intake", daemon=True)

    def start(self) -> None:
        """Begin, with what was left when the program ended last."""
        for arrival in self._inbox.waiting():
            self._jobs.add(arrival)
        self._thread.start()

    def stop(self) -> None:
        """End; what is not done stays in the inbox and goes on at the next start."""
        self._jobs.close()
        self._thread.join(_STOP_WAIT_S)

    def _run(self) -> None:
        while not self._jobs.is_closed:
            batch = self._jobs.take(_ROUND)
            try:
                self._convert(self._unknown(batch))
            except Exception as error:  # noqa: BLE001 - the thread's edge: these files fail, and the next ones have their turn
                _LOG.error("intake: %s", told(error))
                ours = error if isinstance(error, DirectiveExtractError) else InternalError("a fault of ours")
                for job, arrival in batch:
                    if self._jobs.is_open(job):
                        self._give_up(job, arrival, ours)

    def _unknown(self, batch: list[Waiting]) -> list[Waiting]:
        """Those of a round that the desk does not have yet."""
        there = {document.ref.sha256: document.id for document in self._desk.documents()} if batch else {}
        unknown = []
        for job, arrival in batch:
            found = there.get(_digest(arrival))
            if found is None:
                unknown.append((job, arrival))
            else:
                self._settle(job, arrival, JobState.KNOWN, found)
        return unknown

    def _convert(self, batch: list[Waiting]) -> None:
        if not batch:
            return
        names = {arrival.path: arrival.name for _, arrival in batch}
        matcher = LoadMatcher(address_of(self._desk.register))
        work = Work(LoadReader(self._settings.extraction, names), Format.JSON, matcher)
        pool_jobs = [
            PoolJob(index, arrival.path, PurePath(arrival.name).stem) for index, (_, arrival) in enumerate(batch)
        ]
        workers = min(self._settings.workers, len(batch))
        for job, _ in batch[:workers]:
            self._jobs.start(job)
        results = run_in_processes(pool_jobs, work, workers, self._settings.max_seconds, lambda: self._jobs.is_closed)
        with closing(results):
            for result in results:
                job, arrival = batch[result.index]
                self._lay(job, arrival, result)
                for following, _ in batch[result.index + 1 : result.index + 1 + workers]:
                    self._jobs.start(following)

    def _lay(self, job: Job, arrival: Arrival, result: Result) -> None:
        """Lay a document on the desk; one that fails stops no other."""
        if result.text is None:
            self._give_up(job, arrival, result.error or InternalError("there is no result"))
            return
        try:
            extraction = Extraction.model_validate_json(result.text)
            content = arrival.path.read_bytes()
            if hashlib.sha256(content).hexdigest() != extraction.document.sha256:
                raise UnreadableSourceError("it was changed while it was read", source=arrival.name, hint="try again")
            found = Reconciliation.model_validate_json(result.told) if result.told else None
            # Spans of a text file count in it as it was decoded; other formats bring their text with them.
            text = decode(content, arrival.name).text if extraction.document.text is None else None
            document = self._desk.take_in(extraction, arrival.reviewer, content=content, text=text, found=found)
        except (DirectiveExtractError, OSError) as error:
            ours = error if isinstance(error, DirectiveExtractError) else UnreadableSourceError("it is gone")
            self._give_up(job, arrival, ours)
        else:
            self._settle(job, arrival, JobState.DONE, document.id, document.total)

    def _settle(self, job: Job, arrival: Arrival, state: JobState, document: str, records: int | None = None) -> None:
        self._jobs.finish(job, state, document=document, records=records)
        self._clear(arrival)

    def _give_up(self, job: Job, arrival: Arrival, error: DirectiveExtractError) -> None:
        self._jobs.fail(job, error)
        if not isinstance(error, _NOT_ITS_FAULT):
            self._clear(arrival)

    def _clear(self, arrival: Arrival) -> None:
        if not arrival.is_kept:
            self._inbox.drop(arrival.path)


def address_of(register: Register) -> str:
    """How another process opens a register.

    Args:
        register: An open one.

    Returns:
        The file, whatever characters its name has; the URL, with its password, of a database on a server.
    """
    file = file_of(register.url)
    return register.url.render_as_string(hide_password=False) if file is None else str(file.absolute())


def _digest(arrival: Arrival) -> str:
    try:
        with arrival.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # the reader says what is wrong with it
