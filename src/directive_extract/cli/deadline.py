"""`directive-extract deadline`: what a phrase means, and why."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

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


class Order(StrEnum):
    """The orders of day, month and year that the settings know."""

    DMY = "DMY"
    MDY = "MDY"
    YMD = "YMD"


DateOrder = Annotated[
    Order | None,
    typer.Option(
        "--date-order",
        metavar="ORDER",
        case_sensitive=False,
        help='How "03/04/2026" is meant: DMY (the default), MDY or YMD.',
    ),
]
Country = Annotated[
    str | None,
    typer.Option("--country", metavar="CODE", help="Country whose holidays are no working days, such as VN."),
]
FiscalYear = Annotated[
    int | None,
    typer.Option("--fiscal-year-start", metavar="MONTH", min=1, max=12, help="Month in which the fiscal year begins."),
]
SchoolYear = Annotated[
    int | None,
    typer.Option("--school-year-start", metavar="MONTH", min=1, max=12, help="Month in which the school year begins."),
]
_ROWS = ("kind", "relation", "date", "start", "due", "granularity", "recurrence", "rrule")


def deadline(
    text: Annotated[str, typer.Argument(metavar="TEXT", help='The words, such as "within 30 days".')],
    date: AnchorDate,
    date_order: DateOrder = None,
    country: Country = None,
    fiscal_year_start: FiscalYear = None,
    school_year_start: SchoolYear = None,
    as_json: AsJson = False,
) -> None:
    """Read a deadline phrase: the day it names, the last day on time, and how it was worked out."""
    from directive_extract.resolve.deadlines import explain_deadline, find_priority, parse_deadline
    from directive_extract.schema.settings import Settings

    day = parse_day(date)
    given: dict[str, Any] = {
        "date_order": date_order.value if date_order else None,
        "country": country,
        "fiscal_year_start": fiscal_year_start,
        "school_year_start": school_year_start,
    }
    settings = Settings(**{name: value for name, value in given.items() if value is not None})
    reading = parse_deadline(text, day, settings=settings)
    steps = explain_deadline(reading, day) if reading else []
    priority = find_priority(text)
    if as_json:
        value = reading.model_dump(mode="json") if reading else None
        result = {"deadline": value, "priority": priority, "explanation": steps}
        print(json.dumps(result, ensure_ascii=False, indent=2))
    else:
        print(neutralise("\n".join(_describe(reading, priority, steps))))


def _describe(reading: Deadline | None, priority: str | None, steps: list[str]) -> list[str]:
    if reading is None:
        return ["no deadline in these words" + (f", but a priority: {priority}" if priority else "")]
    values = [(name, getattr(reading, name)) for name in _ROWS]
    if reading.anchor:
        day = f" ({reading.anchor.date})" if reading.anchor.date else ""
        values.append(("counts from", f"{reading.anchor.text}{day}"))
    rows = [f"{name:<12}{value}" for name, value in values if value is not None]
    return [*rows, "", *(f"- {step}" for step in steps)]
