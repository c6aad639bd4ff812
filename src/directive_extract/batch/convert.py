"""A whole run: documents in, result files out, a summary at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.batch.names import name_results
from directive_extract.batch.outcome import Outcome, Status, Summary
from directive_extract.batch.pool import DEFAULT_MAX_SECONDS, run_here, run_in_processes
from directive_extract.batch.worker import ExtractFactory, Job, Result, Work
from directive_extract.errors import DirectiveExtractError, ExportError
from directive_extract.export.formats import Format
from directive_extract.export.writers import Writer, make_writer

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from directive_extract.batch.inputs import Found

# Called with each outcome, and with the number of outcomes that there will be in all.
Listener = Callable[[Outcome, int], None]


@dataclass(frozen=True, slots=True)
class Options:
    """How a run is to be done.

    Attributes:
        layout: Format of the results.
        workers: Number of processes that convert at the same time.
        overwrite: Replace results that are there.
        max_seconds: A document that takes longer fails; half an hour where None.
    """

    layout: Format = Format.JSON
    workers: int = 1
    overwrite: bool = False
    max_seconds: float | None = None


def convert(
    found: Found, folder: Path, factory: ExtractFactory, options: Options, listen: Listener | None = None
) -> Summary:
    """Convert documents to files.

    Args:
        found: The documents, and the paths that lead to none: these count as failures.
        folder: Where results go.
        factory: Makes the function that reads one document; called once in each process.
        options: How.
        listen: Told of each document as it is done, in order.

    Returns:
        What became of all of them. A document that fails is counted and does not stop the others.

    Raises:
        UnwritableDestinationError: The folder takes no files.
        DestinationExistsError: The one file of all results is there already.
        ConfigError: The extractor cannot be loaded.
    """  # noqa: DOC502 - raised by what is called
    summary = Summary(others=len(found.others))
    total = len(found.problems) + len(found.documents)

    def report(outcome: Outcome) -> None:
        summary.add(outcome)
        if listen is not None:
            listen(outcome, total)

    for problem in found.problems:
        report(Outcome(problem.path, Status.FAILED, error=problem.error))
    if not found.documents:
        return summary  # and no folder is made
    with make_writer(options.layout, folder, overwrite=options.overwrite) as writer:
        for outcome in _outcomes(found, writer, Work(factory, options.layout), options):
            report(outcome)
    return summary


def _outcomes(found: Found, writer: Writer, work: Work, options: Options) -> Iterator[Outcome]:
    jobs: list[Job] = []
    for document, name in zip(found.documents, name_results(found.documents), strict=True):
        settled = _settle(document.path, name, writer)
        if settled is None:
            jobs.append(Job(len(jobs), document.path, name))
        else:
            yield settled
    if not jobs:
        return
    if len(jobs) == 1 and options.max_seconds is None:  # alone it is not worth the second it takes to start a process
        results = run_here(jobs, work)
    else:  # one process too: a document that brings it down or hangs costs that document alone
        results = run_in_processes(jobs, work, options.workers, options.max_seconds or DEFAULT_MAX_SECONDS)
    with closing(results):
        for job, result in zip(jobs, results, strict=True):
            yield _write(job, result, writer)


# The outcome of a document that need not or cannot be converted; None for one that is to be.
def _settle(path: Path, name: str, writer: Writer) -> Outcome | None:
    try:
        # What is no regular file is left to the reader, which says what is wrong; a pipe would be waited on here.
        if not path.is_file():
            return None
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return Outcome(path, Status.PRESENT) if writer.holds(name, digest) else None
    except OSError:
        return None
    except ExportError as error:
        return Outcome(path, Status.FAILED, error=error)


def _write(job: Job, result: Result, writer: Writer) -> Outcome:
    if result.text is None:
        return Outcome(job.path, Status.FAILED, error=result.error)
    try:
        output = writer.write(job.document_id, result.text)
    except DirectiveExtractError as error:
        return Outcome(job.path, Status.FAILED, error=error)
    return Outcome(job.path, Status.CONVERTED, output, result.contents)
