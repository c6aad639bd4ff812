"""Options that the commands of the register share, and the one place where the program looks at the clock."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from directive_extract.register.store import Register

DEFAULT = "register.db"
Where = Annotated[
    str,
    typer.Option(
        "--register",
        metavar="REG",
        envvar="DIRECTIVE_EXTRACT_REGISTER",
        help="The register: a file, or postgresql://USER@HOST/NAME.",
    ),
]
Actor = Annotated[
    str | None,
    typer.Option("--actor", metavar="NAME", help="Who decides; kept in the log. Your user name if not given."),
]


def clock() -> dt.datetime:
    """The time of what is written to the log."""
    return dt.datetime.now(dt.UTC)  # noqa: TID251 - the one place; the library gets its clock from here


def open_register(where: str) -> Register:
    """Open the register of a command.

    Args:
        where: Its address.

    Returns:
        The register, with the clock.
    """
    from directive_extract.register.store import Register

    return Register.open(where, clock=clock)


def actor_of(named: str | None) -> str:
    """Who decides.

    Args:
        named: As the command line says.

    Returns:
        The name, or that of the user.
    """
    if named is not None:
        return named
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):  # a container without a user of that number
        return "unknown"
