"""Tables in Markdown, and where they stand in a model card."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clauses import log_loss
from counting import Families, f1_interval, total
from reliability import bins, calibration_error

if TYPE_CHECKING:
    from pathlib import Path

    from clauses import Judged
    from recipe import Measuring


def table(head: list[str], lines: list[list[str]]) -> str:
    """A table in Markdown.

    Args:
        head: Titles of the columns.
        lines: Cells of each line.

    Returns:
        The table with a line end behind each line.
    """
    rows = [head, ["---"] * len(head), *lines]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def cell(counts: Families, measuring: Measuring) -> str:
    """Precision, recall and F1 with its interval.

    Args:
        counts: By family.
        measuring: Samples and seed of the bootstrap.

    Returns:
        Such as `0.90 / 0.88 / 0.89 (0.87 to 0.91)`, with three decimals.
    """
    whole = total(counts)
    low, high = f1_interval(counts, measuring.samples, measuring.seed)
    return f"{whole.precision:.3f} / {whole.recall:.3f} / {whole.f1:.3f} ({low:.2f} to {high:.2f})"


def reliability(places: dict[str, list[Judged]]) -> str:
    """How far confidence can be trusted.

    Args:
        places: Clauses with their verdicts, by where they were measured.

    Returns:
        A section in Markdown.
    """
    parts = ["### Reliability of confidence (tasks and principles, clause by clause)\n"]
    for place, judged in places.items():
        found = bins(judged)
        lines = [[f"{b.low:.2f} to {b.high:.2f}", str(b.size), f"{b.confidence:.2f}", f"{b.right:.2f}"] for b in found]
        error = f"{calibration_error(found):.3f}"
        parts.append(f"{place} (calibration error {error}, log loss {log_loss(judged):.3f}):\n")
        parts.append(table(["confidence", "records", "mean confidence", "right"], lines))
    return "\n".join(parts)


def write_card(path: Path, name: str, text: str) -> None:
    """Put text between two markers of a file.

    Args:
        path: The file.
        name: That of the markers, such as `figures`.
        text: What to put there in place of what stands there.

    Raises:
        ValueError: The file has no such markers.
    """
    begin, end = f"<!-- {name}: begin -->\n", f"<!-- {name}: end -->\n"
    old = path.read_text(encoding="utf-8")
    new, found = re.subn(f"(?s)({re.escape(begin)}).*({re.escape(end)})", lambda m: f"{m[1]}{text}{m[2]}", old)
    if not found:
        raise ValueError(f"{path} has no line {begin.strip()} with {end.strip()} below it")
    path.write_text(new, encoding="utf-8", newline="\n")
