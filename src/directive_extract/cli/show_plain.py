"""A document and its records without colours: for pipes, files and terminals that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.cli.marking import Kind, Piece, cut, find_marks
from directive_extract.cli.records import describe_document, describe_issue, describe_task
from directive_extract.cli.terminal import neutralise, one_line

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction

# Brackets that official documents hardly ever use themselves.
_BRACKETS = {
    Kind.TASK: ("\u27e6{label} ", "\u27e7"),
    Kind.PRINCIPLE: ("\u27e6{label} ", "\u27e7"),
    Kind.OWNER: ("\u27e8", "\u27e9"),
    Kind.DEADLINE: ("\u27ea", "\u27eb"),
}
_LEGEND = "\u27e6T1 task\u27e7  \u27e6P1 principle\u27e7  \u27e8owner\u27e9  \u27eadeadline\u27eb"


def plain_text(extraction: Extraction, text: str) -> str:
    """The document with brackets around what was found, and the records below it.

    Args:
        extraction: The result.
        text: The text that its spans count in.

    Returns:
        Lines, the last with its line break.
    """
    pieces = cut(neutralise(text), find_marks(extraction))
    marked = "".join(_bracketed(piece) for piece in pieces)
    parts = [_LEGEND, "", marked.rstrip(), "", *_records(extraction)]
    return "\n".join(parts) + "\n"


def _bracketed(piece: Piece) -> str:
    opening = "".join(_BRACKETS[mark.kind][0].format(label=mark.label) for mark in piece.opening)
    closing = "".join(_BRACKETS[mark.kind][1] for mark in piece.closing)
    return f"{opening}{piece.text}{closing}"


def _records(extraction: Extraction) -> list[str]:
    lines = [f"{name:<9} {one_line(value)}" for name, value in describe_document(extraction.document)]
    lines += ["", f"Tasks: {len(extraction.tasks)}"]
    for number, task in enumerate(extraction.tasks, start=1):
        lines.append(f"T{number:<4} {one_line(task.action)}")
        lines += [f"      {name:<9} {one_line(value)}" for name, value in describe_task(task)]
    lines += ["", f"Principles: {len(extraction.principles)}"]
    lines += [f"P{number:<4} {one_line(item.text)}" for number, item in enumerate(extraction.principles, start=1)]
    if extraction.issues:
        lines += ["", f"Issues: {len(extraction.issues)}"]
        lines += [f"- {one_line(describe_issue(issue))}" for issue in extraction.issues]
    return lines
