"""What the process ends with: the one table from errors to exit codes (docs/reference/cli.md lists it)."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from directive_extract.errors import (
    BatchError,
    ConfigError,
    DirectiveExtractError,
    ExportError,
    IngestError,
    InvalidDateError,
    LexiconError,
    RegisterError,
    ReviewError,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


class ExitCode(IntEnum):
    """Exit codes, from 3 on by family of the error; those above 128 are what shells use for signals."""

    OK = 0
    SOME_FAILED = 1
    USAGE = 2
    INGEST = 3
    CONFIG = 4
    EXPORT = 5
    LEXICON = 6
    BATCH = 7
    INTERNAL = 8
    REGISTER = 9
    REVIEW = 10
    INTERRUPTED = 130
    BROKEN_PIPE = 141
    TERMINATED = 143


# The first that fits counts.
_BY_ERROR: tuple[tuple[type[DirectiveExtractError], ExitCode], ...] = (
    (InvalidDateError, ExitCode.USAGE),
    (IngestError, ExitCode.INGEST),
    (ConfigError, ExitCode.CONFIG),
    (ExportError, ExitCode.EXPORT),
    (LexiconError, ExitCode.LEXICON),
    (BatchError, ExitCode.BATCH),
    (RegisterError, ExitCode.REGISTER),
    (ReviewError, ExitCode.REVIEW),
    (DirectiveExtractError, ExitCode.INTERNAL),
)


def exit_code_for(error: DirectiveExtractError) -> ExitCode:
    """The exit code of one error that ended a command.

    Args:
        error: What was raised.

    Returns:
        The code of its family.
    """
    return next(code for kind, code in _BY_ERROR if isinstance(error, kind))


def exit_code_for_run(errors: Sequence[DirectiveExtractError], done: int) -> ExitCode:
    """The exit code of a run over many documents.

    Args:
        errors: Of the documents that failed.
        done: Number of documents that did not.

    Returns:
        OK without errors; SOME_FAILED where there is something to go on with, or failures are of several families;
        the family's code where nothing could be done.
    """
    if not errors:
        return ExitCode.OK
    families = {exit_code_for(error) for error in errors}
    return families.pop() if not done and len(families) == 1 else ExitCode.SOME_FAILED
