"""`directive-extract register`: the register from the command line."""

from __future__ import annotations

import typer

from directive_extract.cli.register import documents, entries, files, keeping
from directive_extract.cli.register.reviewers import reviewer_app

register_app = typer.Typer(
    help="Keep a register: what was undertaken, where it comes from, what became of it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for _command, _name, _short in (
    (keeping.init, "init", "Make a new register, or bring an older one up to date."),
    (files.import_file, "import", "Take in a register that is kept in Excel, CSV, JSON or SQLite."),
    (documents.match, "match", "Hold documents against the register."),
    (documents.apply, "apply", "Carry out decisions that `match --decisions` wrote and a person edited."),
    (documents.explain, "explain", "Say why an entry and a task were or were not taken for the same."),
    (entries.add, "add", "Take in one entry by hand."),
    (entries.list_entries, "list", "List entries."),
    (entries.show, "show", "Show an entry with its sources and its history of deadlines."),
    (entries.set_fields, "set", "Change an entry."),
    (entries.history, "history", "Show the log of an entry, or of all."),
    (entries.overdue, "overdue", "List what is late on a day."),
    (files.export, "export", "Write the register to a file, or back into the file it came from."),
    (keeping.undo, "undo", "Take an action back."),
    (keeping.verify, "verify", "Check that nobody changed the register behind its log."),
):
    register_app.command(name=_name, short_help=_short)(_command)
register_app.add_typer(reviewer_app, name="reviewer", short_help="Say who may log in to the reviewers' desk.")

__all__ = ["register_app"]
