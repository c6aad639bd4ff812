"""One page of a document as a picture, for showing what was found on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.errors import NoPagesError, PageNotFoundError
from directive_extract.ingest.reading import fetch
from directive_extract.ingest.sniffing import Format, sniff

if TYPE_CHECKING:
    import os

    from PIL.Image import Image

    from directive_extract.schema.settings import Settings


PICTURES = frozenset({Format.PNG, Format.JPEG, Format.TIFF})
WITH_PAGES = "PDF, PNG, JPEG and TIFF have pages"


def check_page(number: int, count: int, name: str) -> None:
    """Refuse a page that a document does not have.

    Args:
        number: From 1.
        count: Pages of the document.
        name: What the message calls the document.

    Raises:
        PageNotFoundError: `number` is out of range.
    """
    if not 1 <= number <= count:
        pages = "one page" if count == 1 else f"{count:,} pages"
        raise PageNotFoundError(f"there is no page {number}", source=name, hint=f"the document has {pages}")


def render_page(
    source: str | os.PathLike[str] | bytes, page: int, *, dpi: float, settings: Settings, name: str | None = None
) -> Image:
    """Draw one page of a document as viewers show it.

    Args:
        source: A path object, the bytes of a document, or a string that is a path.
        page: Its number, from 1.
        dpi: Dots an inch; pages of absurd size get less.
        settings: Password and limits.
        name: What messages call bytes.

    Returns:
        The page in colour (mode RGB). Boxes of spans lie on it at `dots / points = width / page width`.

    Raises:
        SourceNotFoundError: There is no such file.
        NoPagesError: The format has no pages: text, HTML, Word.
        PageNotFoundError: It has no such page.
        IngestError: It cannot be read, for any other reason that `read_source` knows.
    """  # noqa: DOC502 - raised by what is called, too
    payload, _ = fetch(source, settings.max_bytes, name)
    kind = sniff(payload.data, payload.name)
    if kind is Format.PDF:
        from directive_extract.ingest.pdf.rendering import render  # noqa: PLC0415 - brings PDFium

        picture, _ = render(payload, settings, page, dpi, grey=False)
        return picture.convert("RGB")
    if kind not in PICTURES:
        raise NoPagesError("this format has no pages to show", source=payload.name, hint=WITH_PAGES)
    from directive_extract.ingest.picture import count_pages, load_page  # noqa: PLC0415 - brings Pillow

    check_page(page, count_pages(payload, settings.max_pages), payload.name)
    scan, own_dpi = load_page(payload, page - 1)
    size = (max(1, round(scan.width * dpi / own_dpi)), max(1, round(scan.height * dpi / own_dpi)))
    return scan.convert("RGB").resize(size)
