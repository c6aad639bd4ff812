"""Making a register, checking it, and taking actions back."""

from __future__ import annotations

from typing import Annotated

import typer

from directive_extract.cli.exit_codes import ExitCode
from directive_extract.cli.options import AsJson
from directive_extract.cli.register.options import DEFAULT, Actor, Where, actor_of, clock, open_register
from directive_extract.cli.register.printing import print_json
from directive_extract.cli.terminal import tell


def init(
    where: Where = DEFAULT,
    upgrade: Annotated[
        bool, typer.Option("--upgrade", help="Bring a register that an older version made up to date.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a new, empty register, or bring an older one up to date."""
    from directive_extract.register.store import Register
    from directive_extract.register.versions import NEWEST

    if upgrade:
        before = Register.upgrade(where)
        result = {"register": where, "version_before": before, "version": NEWEST}
        told = f"{where}: was at version {before}, is at {NEWEST}"
    else:
        with Register.create(where, clock=clock) as register:
            result = {"register": register.name, "version": NEWEST}
            told = f"made {register.name}"
    if as_json:
        print_json(result)
    else:
        tell(told)


def verify(where: Where = DEFAULT, as_json: AsJson = False) -> None:
    """Check the chain of the log, and each entry and each record on the desk against what the log says it should be.

    Keep the hash that is printed elsewhere: as long as it is still found in the log, nothing before it was rewritten.
    Exit code 9 where something does not fit.
    """  # noqa: DOC501 - the text is the command's help
    with open_register(where) as register:
        found = register.verify()
    if as_json:
        print_json({**found.model_dump(mode="json"), "ok": not found.faults})
    else:
        for fault in found.faults:
            print(fault)
        desk = f", {found.records} records on the desk" if found.records else ""
        print(f"{found.events} events, {found.entries} entries{desk}, last hash {found.head}")
        tell("nothing was changed behind the log" if not found.faults else "the register does not fit its log")
    if found.faults:
        raise typer.Exit(ExitCode.REGISTER)


def undo(
    where: Where = DEFAULT,
    action: Annotated[
        int | None,
        typer.Option("--action", metavar="N", help="Number of the action, from history; else the last."),
    ] = None,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Take an action back: all that it did, or nothing. An undo is taken back by its own number."""
    with open_register(where) as register:
        touched = register.undo(actor_of(actor), action)
    entries = [one for one in touched if one.startswith("E")]
    records = [one for one in touched if not one.startswith("E")]
    if as_json:
        print_json({"entries": entries, "records": records})
    else:
        desk = f"; on the reviewers' desk: {', '.join(records)}" if records else ""
        tell(f"taken back; entries: {', '.join(entries) or 'none'}{desk}")
