"""The end of a run: what was done, what was found, what needs a look."""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING

from directive_extract.batch.outcome import SILENT_FLAGS
from directive_extract.cli.terminal import one_line, tell

if TYPE_CHECKING:
    from pathlib import Path

    from directive_extract.batch.outcome import Summary

_NAMED_OTHERS = 5
_SILENT_WORDS = {"no_deadline": "deadline", "no_owner": "owner"}
_PIPE_WIDTH = 1000  # columns; lines in a log file are not to be wrapped


def print_others(others: list[Path]) -> None:
    """Name the files in folders that are of no kind we read.

    Args:
        others: The files.
    """
    if others:
        names = ", ".join(str(path) for path in others[:_NAMED_OTHERS])
        more = f" and {len(others) - _NAMED_OTHERS} more" if len(others) > _NAMED_OTHERS else ""
        tell(f"skipped {_count(len(others), 'file')} of other kinds: {names}{more}")


def print_table(summary: Summary, folder: Path) -> None:
    """Print the closing table on standard error.

    Args:
        summary: Of the run.
        folder: Where the results are.
    """
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(style="bold", no_wrap=True)
    table.add_column()
    for label, value, style in _rows(summary, folder):
        table.add_row(label, Text(one_line(value), style))
    width = None if sys.stderr.isatty() else _PIPE_WIDTH
    Console(stderr=True, highlight=False, width=width).print(table)


def summary_json(summary: Summary, others: list[Path]) -> str:
    """The summary for other programs.

    Args:
        summary: Of the run.
        others: Files in folders that are of no kind we read.

    Returns:
        A JSON object without a line break at its end.
    """
    contents = summary.contents
    failures = [
        {"file": str(outcome.path), "code": error.code, "message": error.what, "hint": error.hint}
        for outcome in summary.failures
        if (error := outcome.error) is not None
    ]
    record = {
        "converted": summary.converted,
        "already_converted": summary.present,
        "failed": len(failures),
        "skipped": [str(path) for path in others],
        "tasks": contents.tasks,
        "principles": contents.principles,
        "flagged_tasks": contents.flagged,
        "flags": dict(sorted(contents.flags.items())),
        "issues": dict(sorted(contents.issues.items())),
        "failures": failures,
    }
    return json.dumps(record, ensure_ascii=False, indent=2)


def _rows(summary: Summary, folder: Path) -> list[tuple[str, str, str]]:
    contents = summary.contents
    documents = f"{summary.converted} converted to {folder}"
    if summary.present:
        documents += f", {summary.present} already converted (--overwrite converts them again)"
    rows = [
        ("Documents", documents, ""),
        ("Tasks", str(contents.tasks), ""),
        ("Principles", str(contents.principles), ""),
    ]
    silent = Counter({flag: count for flag, count in contents.flags.items() if flag in SILENT_FLAGS})
    if silent:
        rows.append((
            "Not stated",
            ", ".join(f"{_SILENT_WORDS[flag]} in {silent[flag]}" for flag in sorted(silent)),
            "",
        ))
    if contents.flagged:
        doubtful = contents.flags - silent
        rows.append(("To look at", f"{_count(contents.flagged, 'task')}: {_breakdown(doubtful)}", "yellow"))
    if contents.issues:
        label = "" if contents.flagged else "To look at"
        rows.append((label, f"{_count(contents.issues.total(), 'issue')}: {_breakdown(contents.issues)}", "yellow"))
    if summary.failures:
        rows.append(("Failed", f"{len(summary.failures)}, named above", "red"))
    return rows


# The kinds with their counts, the most frequent first.
def _breakdown(counts: Counter[str]) -> str:
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return ", ".join(f"{kind} {count}" for kind, count in ranked)


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
