"""`directive-extract show`: a document with what was found in it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from directive_extract.cli.options import (
    AsJson,
    DocumentDate,
    Organisations,
    Password,
    PasswordFile,
    parse_day,
    settings_with,
)

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction

EXAMPLES = """\b
Examples:
  directive-extract show conclusion.txt
  directive-extract show saved-page.html --date 2025-10-15
  directive-extract show conclusion.txt | less
      in a pipe there are no colours: brackets mark what was found
  directive-extract show conclusion.pdf --page 3 --image page3.png
      the page as a picture, with what was found on it in colour
"""


def show(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A document: text, HTML, PDF, Word or a scan.")],
    date: DocumentDate = None,
    password: Password = None,
    password_file: PasswordFile = None,
    organisations: Organisations = None,
    as_json: AsJson = False,
    page: Annotated[
        int | None, typer.Option("--page", metavar="N", help="With --image: which page, the first if left out.")
    ] = None,
    image: Annotated[
        Path | None,
        typer.Option(
            "--image",
            metavar="OUT.png",
            help="Draw a page with what was found boxed in colour, rather than print the text: PDF, PNG, JPEG, TIFF.",
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help="With --image: replace a picture that is there.")
    ] = False,
) -> None:
    """Show a document with its tasks, owners, deadlines and principles coloured in place, then list them."""
    from directive_extract.pipeline import Extractor

    day = parse_day(date) if date is not None else None
    if image is None and (page is not None or overwrite):
        raise typer.BadParameter("--page and --overwrite go with --image")
    extractor = Extractor(settings_with(password, password_file, organisations))
    if image is not None:
        from directive_extract.cli.show_image import draw_page

        extraction = draw_page(extractor, file, 1 if page is None else page, image, day=day, overwrite=overwrite)
    else:
        extraction = extractor.extract(file, date=day)
    if as_json:
        print(extraction.to_json(), end="")
    elif image is not None:
        return
    elif wants_colour():
        from directive_extract.cli.show_colour import print_coloured

        print_coloured(extraction, _text_of(file, extraction))
    else:
        from directive_extract.cli.show_plain import brackets_for, plain_text

        print(plain_text(extraction, _text_of(file, extraction), brackets_for(sys.stdout.encoding)), end="")


def wants_colour() -> bool:
    """Whether standard output shows colours, by the rules that Rich follows (terminal, NO_COLOR, FORCE_COLOR).

    Returns:
        True for a terminal that was not told otherwise.
    """
    from rich.console import Console

    console = Console(file=sys.stdout)
    return console.is_terminal and not console.no_color and console.color_system is not None


# The text that spans count in: in the result for web pages, else the file's own.
def _text_of(file: Path, extraction: Extraction) -> str:
    if extraction.document.text is not None:
        return extraction.document.text
    from directive_extract.ingest import read_source
    from directive_extract.schema.settings import Settings

    return read_source(file, settings=Settings()).text
