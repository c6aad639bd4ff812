"""`directive-extract explain`: what each sentence was taken for, and why."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.explain_lines import Part, lines_of
from directive_extract.cli.options import (
    AsJson,
    DocumentDate,
    Organisations,
    Password,
    PasswordFile,
    parse_day,
    settings_with,
)
from directive_extract.cli.show import wants_colour

if TYPE_CHECKING:
    from directive_extract.schema.explanation import Explanation

EXAMPLES = """\b
Examples:
  directive-extract explain conclusion.txt
  directive-extract explain conclusion.txt --only task
  directive-extract explain conclusion.txt --json
"""


def explain(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document: text, HTML, PDF, Word or a scan.")],
    date: DocumentDate = None,
    only: Annotated[
        str | None,
        typer.Option("--only", metavar="VERDICT", help="Only sentences of task, principle, background or boilerplate."),
    ] = None,
    password: Password = None,
    password_file: PasswordFile = None,
    organisations: Organisations = None,
    as_json: AsJson = False,
) -> None:
    """Say for each sentence what it was taken for and why: rules, model, owners and deadline."""
    from directive_extract.pipeline import Extractor
    from directive_extract.schema.extraction import Verdict

    if only is not None and only not in set(Verdict):
        raise typer.BadParameter(f"--only takes one of {', '.join(Verdict)}")
    day = parse_day(date) if date is not None else None
    explanation = Extractor(settings_with(password, password_file, organisations)).explain(file, date=day)
    if only is not None:
        kept = tuple(one for one in explanation.sentences if one.statement.verdict == only)
        explanation = explanation.model_copy(update={"sentences": kept})
    if as_json:
        print(explanation.model_dump_json(indent=2))
    elif wants_colour():
        _print_coloured(explanation)
    else:
        print("\n".join(line.text for line in lines_of(explanation)))


# The colours of `show`; what only backs a verdict is dim, so that the verdicts stand out.
_STYLES = {
    Part.SENTENCE: "bold",
    Part.TASK: "green",
    Part.PRINCIPLE: "magenta",
    Part.ACTION: "bold green",
    Part.OWNER: "cyan",
    Part.DEADLINE: "yellow",
    Part.FLAGS: "yellow",
}


def _print_coloured(explanation: Explanation) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(file=sys.stdout, highlight=False)
    for line in lines_of(explanation):
        console.print(Text(line.text, _STYLES.get(line.part, "dim")))
