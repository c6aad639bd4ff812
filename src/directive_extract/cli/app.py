"""The commands, and the one place where an error becomes a line and an exit code."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from directive_extract import __version__
from directive_extract.cli.convert import EXAMPLES as CONVERT_EXAMPLES
from directive_extract.cli.convert import convert
from directive_extract.cli.deadline import EXAMPLES as DEADLINE_EXAMPLES
from directive_extract.cli.deadline import deadline
from directive_extract.cli.dedupe import EXAMPLES as DEDUPE_EXAMPLES
from directive_extract.cli.dedupe import dedupe
from directive_extract.cli.exit_codes import ExitCode, exit_code_for
from directive_extract.cli.explain import EXAMPLES as EXPLAIN_EXAMPLES
from directive_extract.cli.explain import explain
from directive_extract.cli.register import register_app
from directive_extract.cli.review import EXAMPLES as REVIEW_EXAMPLES
from directive_extract.cli.review import review
from directive_extract.cli.schema import EXAMPLES as SCHEMA_EXAMPLES
from directive_extract.cli.schema import schema
from directive_extract.cli.show import EXAMPLES as SHOW_EXAMPLES
from directive_extract.cli.show import show
from directive_extract.cli.terminal import silence_stdout, tell
from directive_extract.errors import DirectiveExtractError

_EXAMPLES = """\b
Examples:
  directive-extract show conclusion.txt
      read one document, with what was found coloured in it
  directive-extract convert documents/ --out results/
      turn a folder of documents into JSON, one file each
  directive-extract convert --help
      all that convert can do
"""


class GuardedGroup(TyperGroup):
    """Commands whose errors end in one line on standard error and the right exit code, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run a command.

        The types are Click's own, which newer versions of Typer carry inside and older ones import.

        Args:
            ctx: The context of the command line.

        Returns:
            What the command returns.

        Raises:
            Exit: With the exit code of the error.
        """
        try:
            return super().invoke(ctx)
        except DirectiveExtractError as error:
            tell(f"directive-extract: {error}")
            raise typer.Exit(exit_code_for(error)) from error
        except BrokenPipeError as error:  # `show FILE | head`: the reader has what it wanted
            silence_stdout()
            raise typer.Exit(ExitCode.BROKEN_PIPE) from error
        except KeyboardInterrupt as error:
            tell("directive-extract: interrupted; nothing half-written is left, the same command goes on from here")
            raise typer.Exit(ExitCode.INTERRUPTED) from error


app = typer.Typer(
    cls=GuardedGroup,
    help="Turn meeting conclusions and resolutions into tasks, owners, deadlines and principles, each with the words "
    "it was read from. Works offline.",
    epilog=_EXAMPLES,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,  # with Rich, --help takes two and a half times as long
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command(epilog=CONVERT_EXAMPLES, short_help="Convert documents to JSON.")(convert)
app.command(epilog=SHOW_EXAMPLES, short_help="Show a document with what was found in it.")(show)
app.command(epilog=EXPLAIN_EXAMPLES, short_help="Say why each sentence was read as it was.")(explain)
app.command(epilog=DEADLINE_EXAMPLES, short_help="Read a deadline phrase and explain it.")(deadline)
app.command(epilog=DEDUPE_EXAMPLES, short_help="Find tasks that are one commitment.")(dedupe)
app.command(epilog=REVIEW_EXAMPLES, short_help="Open the reviewers' desk in the browser.")(review)
app.command(epilog=SCHEMA_EXAMPLES, short_help="Print the JSON Schema of a result.")(schema)

app.add_typer(register_app, name="register", short_help="Keep a register of what was undertaken.")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(f"directive-extract {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options that stand before the command."""
