"""The process around a command: streams, signals and the exit code."""

from __future__ import annotations

import io
import signal
import sys
import traceback
from typing import TYPE_CHECKING, NoReturn

from directive_extract.cli.app import app
from directive_extract.cli.exit_codes import ExitCode
from directive_extract.cli.terminal import silence_stdout

if TYPE_CHECKING:
    from types import FrameType


def run_process() -> NoReturn:
    """Run a command and end the process.

    Raises:
        SystemExit: Always.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # A terminal or pipe in a legacy encoding gets question marks rather than an error half-way.
            stream.reconfigure(errors="replace")
    signal.signal(signal.SIGTERM, _end_tidily)
    code: object = ExitCode.OK
    try:
        app(prog_name="directive-extract")
    except SystemExit as ending:
        code = ending.code
    except Exception:  # noqa: BLE001 - the edge of the process: the trace is shown as ever, with an exit code of its own
        traceback.print_exc()
        code = ExitCode.INTERNAL
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        silence_stdout()
        code = ExitCode.BROKEN_PIPE
    raise SystemExit(code)


# Unwinds, so that temporary files and worker processes go too.
def _end_tidily(_signum: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(ExitCode.TERMINATED)
