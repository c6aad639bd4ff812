"""A document and its records without colours: for pipes, files and terminals that have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.cli.marking import Mark, Piece, cut, find_marks
from directive_extract.cli.records import describe_document, describe_issue, describe_task
from directive_extract.cli.terminal import neutralise, one_line
from directive_extract.export.marks import Kind

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction

Brackets = dict[Kind, tuple[str, str]]

# Brackets that official documents hardly ever use themselves, and those for output in a legacy encoding.
BRACKETS: Brackets = {
    Kind.TASK: ("\u27e6{label} ", "\u27e7"),
    Kind.PRINCIPLE: ("\u27e6{label} ", "\u27e7"),
    Kind.OWNER: ("\u27e8", "\u27e9"),
    Kind.DEADLINE: ("\u27ea", "\u27eb"),
}
ASCII_BRACKETS: Brackets = {
    Kind.TASK: ("[{label} ", "]"),
    Kind.PRINCIPLE: ("[{label} ", "]"),
    Kind.OWNER: ("{{", "}}"),
    Kind.DEADLINE: ("<", ">"),
}


def brackets_for(encoding: str | None) -> Brackets:
    """The brackets that an encoding has.

    Args:
        encoding: Of the output; None where it is not known.

    Returns:
        One set or the other.
    """
    try:
        "".join(map("".join, BRACKETS.values())).encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return ASCII_BRACKETS
    return BRACKETS


def plain_text(extraction: Extraction, text: str, brackets: Brackets = BRACKETS) -> str:
    """The document with brackets around what was found, and the records below it.

    Args:
        extraction: The result.
        text: The text that its spans count in.
        brackets: What marks each kind.

    Returns:
        Lines, the last with its line break.
    """
    legend = "  ".join(_bracketed(Piece(str(mark.kind), (mark,), (mark,), (mark,)), brackets) for mark in _LEGEND)
    pieces = cut(neutralise(text), find_marks(extraction))
    marked = "".join(_bracketed(piece, brackets) for piece in pieces)
    return "\n".join([legend, "", marked.rstrip(), "", *_records(extraction)]) + "\n"


_LEGEND = (
    Mark(0, 1, Kind.TASK, "T1"),
    Mark(0, 1, Kind.PRINCIPLE, "P1"),
    Mark(0, 1, Kind.OWNER),
    Mark(0, 1, Kind.DEADLINE),
)


def _bracketed(piece: Piece, brackets: Brackets) -> str:
    opening = "".join(brackets[mark.kind][0].format(label=mark.label) for mark in piece.opening)
    closing = "".join(brackets[mark.kind][1].format() for mark in piece.closing)
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
