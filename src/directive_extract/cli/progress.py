"""Progress while documents are converted, on standard error."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from directive_extract.cli.terminal import one_line, tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from directive_extract.batch.convert import Listener
    from directive_extract.batch.outcome import Outcome


@contextmanager
def report_progress(*, quiet: bool) -> Iterator[Listener]:
    """Tell of failures as they happen, and show a bar where someone is looking.

    Args:
        quiet: No bar.

    Yields:
        The function to be called with each outcome.
    """
    if quiet or not sys.stderr.isatty():
        yield _tell_failure
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}", markup=False))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        bar = progress.add_task("loading the language model", total=None)

        def listen(outcome: Outcome, total: int) -> None:
            progress.update(bar, total=total, advance=1, description=one_line(outcome.path.name))
            if outcome.error is not None:
                progress.console.print(failure_line(outcome), markup=False, highlight=False, soft_wrap=True)

        yield listen


def _tell_failure(outcome: Outcome, total: int) -> None:
    del total
    if outcome.error is not None:
        tell(failure_line(outcome))


def failure_line(outcome: Outcome) -> str:
    """A failure in one line: file, what, what to do, code.

    Args:
        outcome: Of a document that failed.

    Returns:
        The line; the file as the user gave it, not only its name.
    """
    error = outcome.error
    if error is None:
        return ""
    # What could not be written names the result, which is not the document.
    where = f"{error.source} " if error.stage == "export" and error.source else ""
    hint = f" ({error.hint})" if error.hint else ""
    return one_line(f"{outcome.path}: {where}{error.what}{hint} [{error.code}]")
