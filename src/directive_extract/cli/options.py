"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.errors import InvalidDateError, SourceNotFoundError, UnreadableSourceError

if TYPE_CHECKING:
    from directive_extract.schema.organisation import Organisation
    from directive_extract.schema.settings import Settings


class Language(StrEnum):
    """The languages that the desk has pages in."""

    EN = "en"
    VI = "vi"


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


def settings_with(password: str | None, password_file: Path | None, organisations: list[str] | None = None) -> Settings:
    """Settings of a command.

    Args:
        password: Given outright or by the environment.
        password_file: A file whose first line is the password; it goes before the other.
        organisations: Lists of organisations: files, or names of those that ship.

    Returns:
        The defaults, with the password and the organisations if there are any.

    Raises:
        SourceNotFoundError: There is no such file.
        UnreadableSourceError: The file cannot be read, or is no text.
    """
    from directive_extract.schema.settings import Settings

    known = _organisations(organisations or [])
    if password_file is None:
        return Settings(password=password or None, organisations=known)
    source = f"--password-file {password_file}"
    try:
        lines = password_file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise SourceNotFoundError("no such file", source=source, hint="check the path") from error
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableSourceError(
            "the file cannot be read",
            source=source,
            hint="it has to be a text file with the password on its first line",
        ) from error
    return Settings(password=lines[0] if lines and lines[0] else None, organisations=known)


def _organisations(lists: list[str]) -> tuple[Organisation, ...]:
    if not lists:
        return ()
    from directive_extract.lexicons.organisations import SHIPPED, read_organisations, shipped_organisations

    return tuple(
        entry for name in lists for entry in (shipped_organisations if name in SHIPPED else read_organisations)(name)
    )


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
Password = Annotated[
    str | None,
    typer.Option(
        "--password",
        metavar="TEXT",
        envvar="DIRECTIVE_EXTRACT_PASSWORD",
        show_envvar=False,
        help="Opens encrypted documents. Other users of the machine can see it while the command runs; the variable "
        "DIRECTIVE_EXTRACT_PASSWORD or --password-file hides it.",
    ),
]
PasswordFile = Annotated[
    Path | None,
    typer.Option("--password-file", metavar="FILE", help="A file whose first line is the password."),
]
Organisations = Annotated[
    list[str] | None,
    typer.Option(
        "--organisations",
        metavar="FILE",
        help="A list of bodies (TOML or CSV), or viet-nam or united-nations for one that ships: owners in it get its "
        "ids. May be given more than once.",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for other programs to read.")]
