"""Import and export."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from directive_extract.cli.options import AsJson, parse_day
from directive_extract.cli.register.options import DEFAULT, Actor, Where, actor_of, clock, open_register
from directive_extract.cli.register.printing import print_json
from directive_extract.cli.terminal import one_line, tell
from directive_extract.errors import ConfigError, UnknownColumnsError

if TYPE_CHECKING:
    from directive_extract.register.exchange.importing import Imported
    from directive_extract.registering import ImportOptions

_SHOWN_PROBLEMS = 20

SheetName = Annotated[
    str | None,
    typer.Option("--sheet", metavar="NAME", help="Sheet or table; the first one whose titles are known if not given."),
]
Columns = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="FIELD=TITLE",
        help="The column titled TITLE holds FIELD; without a title no column does. May be given again.",
    ),
]
Profile = Annotated[
    Path | None, typer.Option("--profile", metavar="FILE", help="A mapping of columns that --save-profile wrote.")
]


def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="An .xlsx, .xlsm, .csv, .json, .jsonl or .db file.")],
    where: Where = DEFAULT,
    sheet: SheetName = None,
    column: Columns = None,
    profile: Profile = None,
    save_profile: Annotated[
        Path | None, typer.Option("--save-profile", metavar="FILE", help="Keep the confirmed mapping for next time.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DAY", help="Day that deadlines such as '30/6' count from.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="The mapping is right: do not ask.")] = False,
    actor: Actor = None,
    as_json: AsJson = False,
) -> None:
    """Take in a register that exists already; its file is not changed.

    What each column holds is recognised from its title and shown for confirmation. Rows that can't be read are reported with their numbers.
    """  # noqa: E501 - the text is the command's help
    from directive_extract.registering import read_register_file, take_in

    options = _options(sheet, column, profile, date)
    imported = read_register_file(file, clock(), options)
    if not as_json:
        _print_mapping(imported, file)
    _confirm(imported, yes=yes or profile is not None, file=file)
    if save_profile is not None:
        from directive_extract.export.atomic import write_atomically

        write_atomically(save_profile, imported.columns.model_dump_json(indent=2) + "\n")
    with open_register(where) as register:
        entries = take_in(register, imported, actor_of(actor))
    if as_json:
        print_json(_report(imported, [entry.id for entry in entries]))
        return
    known = len(imported.drafts) - len(entries) + len(imported.known)
    tell(f"{len(entries)} entries taken in, {known} known already, {_lost(imported)} rows not read")


def export(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The office's own file, or a new one.")],
    where: Where = DEFAULT,
    sheet: SheetName = None,
    column: Columns = None,
    profile: Profile = None,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="Only entries in this state; may be given again.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Write the register to a file.

    Into a file that is there, columns are added beside its table, and what it has no row for goes to a sheet of its own (at the end of a CSV); all else in it stays as it is, and a backup copy is kept. A file that is not there is made.
    """  # noqa: DOC501, E501 - the text is the command's help
    from directive_extract.register.queries import Query
    from directive_extract.registering import write_new_file, write_register_file
    from directive_extract.schema.entry import State

    try:
        query = Query(states=tuple(State(name) for name in state or ()))
    except ValueError as error:
        raise ConfigError(f"--state: {error}", hint=f"one of {', '.join(State)}") from error
    with open_register(where) as register:
        entries = register.find(query)
    if file.exists():
        done = write_register_file(file, entries, _options(sheet, column, profile, None))
    else:
        done = write_new_file(file, entries)
    result = {
        "file": str(file), "changed": done.changed, "backup": done.backup and str(done.backup), "rows": done.rows,
        "added": done.added, "notes": done.notes,
    }  # fmt: skip
    if as_json:
        print_json(result)
        return
    for note in done.notes:
        tell(note)
    copy = f"; the old file is {done.backup.name}" if done.backup else ""
    tell(
        f"{file}: {done.rows} rows and {done.added} further entries{copy}"
        if done.changed
        else f"{file}: nothing to change"
    )


def _options(sheet: str | None, column: list[str] | None, profile: Path | None, date: str | None) -> ImportOptions:
    from directive_extract.registering import ImportOptions

    named: dict[str, str] = {}
    for text in column or ():
        field, equals, title = text.partition("=")
        if not equals:
            raise ConfigError(f"--column {text!r} has no equals sign", hint="write --column action='Title'")
        named[field.strip()] = title.strip()
    anchor = None if date is None else parse_day(date)
    return ImportOptions(sheet=sheet, named=named, profile=profile, anchor=anchor)


def _print_mapping(imported: Imported, file: Path) -> None:
    from directive_extract.register.exchange.importing import describe_problems

    tell(f"{file.name}, {imported.sheet}: titles in row {imported.columns.header_row}")
    for line in imported.columns.lines():
        tell(f"  {line}")
    for note in imported.notes:
        tell(note)
    problems = list(describe_problems(imported.problems))
    for line in problems[:_SHOWN_PROBLEMS]:
        tell(one_line(line))
    if len(problems) > _SHOWN_PROBLEMS:
        tell(f"... and {len(problems) - _SHOWN_PROBLEMS} more (--json lists all)")


def _confirm(imported: Imported, *, yes: bool, file: Path) -> None:
    if yes:
        return
    if sys.stdin.isatty() and typer.confirm(f"Take in {len(imported.drafts)} entries?", err=True):
        return
    raise UnknownColumnsError(
        "the mapping of the columns is not confirmed", source=file.name, hint="--yes confirms it, --column changes it"
    )


def _lost(imported: Imported) -> int:
    return sum(1 for problem in imported.problems if not problem.kept)


def _report(imported: Imported, entries: list[str]) -> dict[str, Any]:
    columns = imported.columns
    return {
        "sheet": imported.sheet,
        "columns": {title: columns.fields.get(place) for place, title in enumerate(columns.titles)},
        "entries": entries,
        "known": len(imported.drafts) - len(entries) + len(imported.known),
        "not_read": _lost(imported),
        "problems": [
            {"row": p.row, "message": p.message, "kept": p.kept, "cells": list(p.cells)} for p in imported.problems
        ],
        "notes": imported.notes,
    }
