"""Who may log in to the desk."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from directive_extract.cli.options import AsJson, Language
from directive_extract.cli.register.options import DEFAULT, Where, open_register
from directive_extract.cli.register.printing import print_json
from directive_extract.cli.terminal import one_line, tell
from directive_extract.errors import ConfigError

Name = Annotated[str, typer.Argument(metavar="NAME", help="As decisions bear it in the log.")]

reviewer_app = typer.Typer(
    help="Who may log in to the reviewers' desk (review --log-in).", no_args_is_help=True, rich_markup_mode=None
)


@reviewer_app.command(name="add", short_help="Put a person on the list.")
def add(
    name: Name,
    where: Where = DEFAULT,
    language: Annotated[Language | None, typer.Option("--language", help="Of the pages for this person.")] = None,
) -> None:
    """Put a person on the list. The password is asked for, or read from standard input where nobody can be asked."""
    from directive_extract.register.reviewing.people import Reviewers

    with open_register(where) as register:
        Reviewers(register).add(name, _ask_password(), language and language.value)
    tell(f"{name} may log in")


@reviewer_app.command(name="password", short_help="Give a person a new password.")
def password(name: Name, where: Where = DEFAULT) -> None:
    """Give a person a new password, and let somebody who was removed log in again. Open sessions end."""
    from directive_extract.register.reviewing.people import Reviewers

    with open_register(where) as register:
        Reviewers(register).set_password(name, _ask_password())
    tell(f"{name} has a new password")


@reviewer_app.command(name="remove", short_help="Let a person in no longer.")
def remove(name: Name, where: Where = DEFAULT) -> None:
    """Let a person in no longer; open sessions end. What the person decided stays under the name."""
    from directive_extract.register.reviewing.people import Reviewers

    with open_register(where) as register:
        Reviewers(register).deactivate(name)
    tell(f"{name} may not log in any more")


@reviewer_app.command(name="list", short_help="Show who is on the list.")
def list_reviewers(where: Where = DEFAULT, as_json: AsJson = False) -> None:
    """Show who is on the list, and who may log in."""
    from directive_extract.register.reviewing.people import Reviewers

    with open_register(where) as register:
        found = Reviewers(register).list()
    if as_json:
        print_json([one.model_dump(mode="json") for one in found])
        return
    for one in found:
        print(one_line(f"{one.name}  {one.language or '-'}  {'may log in' if one.active else 'removed'}"))


def _ask_password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    given = sys.stdin.readline().rstrip("\r\n")
    if not given:
        raise ConfigError("no password is given", source="standard input", hint="write it as the first line")
    return given
