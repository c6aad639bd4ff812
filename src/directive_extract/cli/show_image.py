"""A page as a picture, with what was found on it boxed in colour."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from directive_extract.cli.records import describe_issue
from directive_extract.cli.terminal import tell
from directive_extract.errors import DestinationExistsError

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from directive_extract.pipeline import Extractor
    from directive_extract.schema.extraction import Extraction

DPI = 110  # an A4 page is then as high as a large screen, and its print can be read


def draw_page(
    extractor: Extractor, file: Path, page: int, image: Path, *, day: dt.date | None, overwrite: bool
) -> Extraction:
    """Write the picture of one page.

    Args:
        extractor: With the settings of the command.
        file: The document.
        page: Number of the page, from 1.
        image: Where to; always PNG.
        day: The day that deadlines count from; worked out from the document where None.
        overwrite: Replace a file that is there.

    Returns:
        What was found in the whole document.

    Raises:
        DestinationExistsError: The file is there and is not to be replaced, or is the document itself.
        NoPagesError: The format of the document has no pages.
        PageNotFoundError: The document has no such page.
        UnwritableDestinationError: The system does not let us write there.
    """  # noqa: DOC502 - raised by what is called
    from directive_extract.export.atomic import AtomicFile
    from directive_extract.export.page_image import draw_extraction
    from directive_extract.ingest.pages import render_page

    if image.exists() and file.exists() and image.samefile(file):
        raise DestinationExistsError("is the document itself", source=str(image), hint="choose another name")
    if image.exists() and not overwrite:
        raise DestinationExistsError("is there already", source=str(image), hint="--overwrite replaces it")
    picture = render_page(file, page, dpi=DPI, settings=extractor.settings)
    with AtomicFile(image) as out:  # opened before the work, so that a folder that takes no files is told at once
        extraction = extractor.extract(file, date=day)
        stream = io.BytesIO()
        draw_extraction(picture, extraction, page).save(stream, "PNG", optimize=True)
        out.write_bytes(stream.getvalue())
    for issue in extraction.issues:
        if issue.stage == "ingest":  # what is missing from the picture
            tell(f"{file.name}: {describe_issue(issue)}")
    tell(f"{image}: page {page} of {extraction.document.pages or page}")
    return extraction
