"""A document and its records in a terminal with colours."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from directive_extract.batch.outcome import SILENT_FLAGS
from directive_extract.cli.marking import cut, find_marks
from directive_extract.cli.records import describe_document, describe_due, describe_issue, describe_owner
from directive_extract.cli.terminal import neutralise, one_line
from directive_extract.export.marks import Kind

if TYPE_CHECKING:
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.extraction import Extraction

# Named colours, which every terminal theme makes readable on its own background; owners and deadlines stand out as
# blocks because they lie inside a task.
_STYLES = {
    Kind.TASK: "green",
    Kind.PRINCIPLE: "magenta",
    Kind.OWNER: "black on cyan",
    Kind.DEADLINE: "black on yellow",
}
_LABEL_STYLE = "bold reverse"


def print_coloured(extraction: Extraction, text: str) -> None:
    """Print the document with what was found in colours, and the records as tables.

    Args:
        extraction: The result.
        text: The text that its spans count in.
    """
    console = Console(file=sys.stdout, highlight=False)
    console.print(_legend(), end="\n\n")
    console.print(coloured(extraction, text), end="\n\n")
    for name, value in describe_document(extraction.document):
        console.print(Text.assemble((f"{name:<9} ", "bold"), one_line(value)))
    if extraction.tasks:
        console.print(_task_table(extraction))
    if extraction.principles:
        console.print(_principle_table(extraction))
    for issue in extraction.issues:
        console.print(Text.assemble(("issue ", "bold yellow"), one_line(describe_issue(issue))))


def coloured(extraction: Extraction, text: str) -> Text:
    """The document's text with styles.

    Args:
        extraction: The result.
        text: The text that its spans count in.

    Returns:
        Rich text: the inner style over the outer one, a label before each task and principle.
    """
    shown = Text()
    for piece in cut(neutralise(text).rstrip(), find_marks(extraction)):
        for mark in piece.opening:
            if mark.label:
                shown.append(mark.label, f"{_LABEL_STYLE} {_STYLES[mark.kind]}").append(" ")
        start = len(shown)
        shown.append(piece.text)
        for mark in piece.around:
            shown.stylize(_STYLES[mark.kind], start)
    return shown


def _legend() -> Text:
    parts: list[tuple[str, str] | str] = []
    for kind, style in _STYLES.items():
        parts += [(f" {kind} ", style), "  "]
    return Text.assemble(*parts)


def _task_table(extraction: Extraction) -> Table:
    table = Table(title="Tasks", title_justify="left", title_style="bold", show_lines=True, expand=True)
    table.add_column("#", no_wrap=True)
    for name, ratio in (("Task", 5), ("Owner", 3), ("Deadline", 2), ("Flags", 2)):
        table.add_column(name, ratio=ratio)
    for number, task in enumerate(extraction.tasks, start=1):
        table.add_row(
            f"T{number}",
            Text(one_line(task.action)),
            Text("\n".join(one_line(describe_owner(owner)) for owner in task.owners)),
            _deadline_cell(task.deadline),
            _flags_cell(task.flags),
        )
    return table


def _deadline_cell(deadline: Deadline | None) -> Text:
    if deadline is None:
        return Text()
    words, due = Text(one_line(deadline.text)), describe_due(deadline)
    return words.append("\n").append(due, "bold") if due else words


def _flags_cell(flags: tuple[str, ...]) -> Text:
    lines = [Text(one_line(flag), "dim" if flag in SILENT_FLAGS else "yellow") for flag in flags]
    return Text("\n").join(lines)


def _principle_table(extraction: Extraction) -> Table:
    table = Table(title="Principles", title_justify="left", title_style="bold", show_lines=True, expand=True)
    table.add_column("#", no_wrap=True)
    table.add_column("Principle", ratio=1)
    for number, principle in enumerate(extraction.principles, start=1):
        table.add_row(f"P{number}", Text(one_line(principle.text)))
    return table
