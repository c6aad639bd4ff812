"""The command line: each command parses, calls one library function, prints, and maps errors to exit codes."""

from __future__ import annotations

__all__ = ["run"]


def run() -> None:
    """Run the command that the process was started with, and end the process with its exit code."""
    from directive_extract.cli.process import run_process

    run_process()
