"""`directive-extract deadline`: what a phrase means, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.options import AnchorDate, AsJson, parse_day
from directive_extract.cli.terminal import neutralise

if TYPE_CHECKING:
    from directive_extract.schema.directive import Deadline

EXAMPLES = """\b
Examples:
  directive-extract deadline "before October 18" --date 2025-10-15
  directive-extract deadline "by the end of the third quarter of 2026" --date 2025-10-15
  directive-extract deadline "every six months" --date 2025-10-15 --json
"""

_ROWS = ("kind", "relation", "date", "start", "due", "granularity", "recurrence", "rrule")


def deadline(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='The words, such as "within 30 days".')],
    date: AnchorDate,
    as_json: AsJson = False,
) -> None:
    """Read a deadline phrase: the day it names, the last day on time, and how it was worked out."""
    from directive_extract.resolve.deadlines import explain_deadline, parse_deadline

    day = parse_day(date)
    reading = parse_deadline(text, day)
    steps = explain_deadline(reading, day) if reading else []
    if as_json:
        value = reading.model_dump(mode="json") if reading else None
        print(json.dumps({"deadline": value, "explanation": steps}, ensure_ascii=False, indent=2))
    else:
        print(neutralise("\n".join(_describe(reading, steps))))


def _describe(reading: Deadline | None, steps: list[str]) -> list[str]:
    if reading is None:
        return ["no deadline in these words"]
    values = [(name, getattr(reading, name)) for name in _ROWS]
    if reading.anchor:
        day = f" ({reading.anchor.date})" if reading.anchor.date else ""
        values.append(("counts from", f"{reading.anchor.text}{day}"))
    rows = [f"{name:<12}{value}" for name, value in values if value is not None]
    return [*rows, "", *(f"- {step}" for step in steps)]
