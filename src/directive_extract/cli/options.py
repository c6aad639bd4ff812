"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import re
from typing import Annotated

import typer

from directive_extract.errors import InvalidDateError

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(text: str) -> dt.date:
    """Read a day as the command line takes it.

    Args:
        text: Year, month and day, such as 2025-10-15. Nothing else: "03/04/2025" means two days.

    Returns:
        The day.

    Raises:
        InvalidDateError: It is written otherwise, or no calendar has it.
    """
    try:
        if _DAY.fullmatch(text.strip()):
            return dt.date.fromisoformat(text.strip())
    except ValueError:
        pass
    message = f"{text!r} is no calendar day"
    raise InvalidDateError(message, source="--date", hint="write year-month-day, such as 2025-10-15")


DocumentDate = Annotated[
    str | None,
    typer.Option(
        "--date",
        metavar="DAY",
        help="Day of the document, such as 2025-10-15; deadlines count from it. Without it, the day is read from "
        "the document.",
    ),
]
AnchorDate = Annotated[
    str, typer.Option("--date", metavar="DAY", help="Day that the words count from, such as 2025-10-15.")
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs to read.")]
