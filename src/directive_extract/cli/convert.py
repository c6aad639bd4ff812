"""`directive-extract convert`: files, folders and patterns to JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from directive_extract.cli.exit_codes import exit_code_for_run
from directive_extract.cli.options import (
    AsJson,
    DocumentDate,
    Organisations,
    Password,
    PasswordFile,
    parse_day,
    settings_with,
)
from directive_extract.export.formats import Format

EXAMPLES = """\b
Examples:
  directive-extract convert conclusion.txt --out results/
      writes results/conclusion.json
  directive-extract convert documents/ minutes/*.html --out results/ --jobs 0
      a folder with all that is in it and some web pages, on all processors
  directive-extract convert documents/ --out results/ --overwrite
      converts again what has been converted before
\b
Exit code: 0 all done, 1 some failed, 2 wrong usage, 3 and above nothing done.
"""


def convert(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH", help="Documents (text, HTML, PDF, Word), folders of them, or patterns such as '*.txt'."
        ),
    ],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Folder for the results; made if missing.")],
    date: DocumentDate = None,
    jobs: Annotated[
        int,
        typer.Option(
            "--jobs",
            metavar="N",
            min=0,
            help="Documents converted at the same time; 0: one a processor. Any number gives the same files.",
        ),
    ] = 1,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="Convert again what is there already, and replace it.")
    ] = False,
    layout: Annotated[
        Format,
        typer.Option("--format", help="json: one file a document. jsonl: all in one file, a line each."),
    ] = Format.JSON,
    timeout: Annotated[
        float | None,
        typer.Option(
            "--timeout",
            metavar="SECONDS",
            min=0.1,
            help="A document that takes longer fails, and the others go on; 1800 if not given.",
        ),
    ] = None,
    password: Password = None,
    password_file: PasswordFile = None,
    organisations: Organisations = None,
    register: Annotated[
        str | None,
        typer.Option("--register", metavar="REG", help="Mark each task with what this register knows of it."),
    ] = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", help="No progress and no summary; failures are still told.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Convert documents to JSON: tasks, owners, deadlines and principles, with the words they were read from.

    A document that fails is named with the reason, and the others are converted all the same.
    """  # noqa: DOC501 - the text is the command's help
    from directive_extract.batch import convert as batch
    from directive_extract.batch.inputs import find_documents
    from directive_extract.batch.worker import LoadExtractor
    from directive_extract.cli.progress import report_progress
    from directive_extract.cli.summary import print_others, print_table, summary_json

    day = parse_day(date) if date is not None else None
    settings = settings_with(password, password_file, organisations)
    found = find_documents(paths, leave_out=out)
    options = batch.Options(layout=layout, workers=jobs or processors(), overwrite=overwrite, max_seconds=timeout)
    with report_progress(quiet=quiet) as listen:
        summary = batch.convert(found, out, LoadExtractor(settings, day, register), options, listen)
    if as_json:
        print(summary_json(summary, found.others))
    elif not quiet:
        print_others(found.others)
        if found.documents:
            print_table(summary, out)
    errors = [outcome.error for outcome in summary.failures if outcome.error is not None]
    raise typer.Exit(exit_code_for_run(errors, summary.converted + summary.present))


def processors() -> int:
    """How many processors this process may use.

    Returns:
        At least 1.
    """
    import os

    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
