"""The readers of page pictures: PNG, JPEG, and TIFF of one page or several."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from directive_extract.errors import DamagedDocumentError, DocumentTooLargeError, IngestError
from directive_extract.ingest.layout import lay_out
from directive_extract.ingest.ocr.pages import NOTHING_FOUND, recognise_pages
from directive_extract.ingest.ocr.recognising import Recogniser
from directive_extract.ingest.ocr.sheets import turn_back
from directive_extract.ingest.page_issues import broken_pages, not_recognised, unread_pictures
from directive_extract.ingest.picture import count_pages, load_page
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.placement import PageLayout

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PIL.Image import Image

    from directive_extract.schema.settings import Settings


class ImageReader:
    """Reads pictures of pages by recognition. The text is made anew, so spans count in `document.text`."""

    media_type: ClassVar[str]

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Recognise all pages.

        Args:
            payload: The picture.
            settings: Languages and limits.

        Returns:
            Its text with places; empty, with an issue, where recognition is not installed, not wanted or failed.

        Raises:
            DamagedDocumentError: It is broken.
            DocumentTooLargeError: It has too many pages or dots.
        """  # noqa: DOC502 - raised by what is called
        count = count_pages(payload, settings.max_pages)
        recogniser = Recogniser(settings)
        if not recogniser.available:
            load_page(payload, 0)  # a broken picture is told as such
            issues = tuple(unread_pictures(range(1, count + 1), wanted=settings.ocr))
            return Content("", verbatim=False, issues=issues)
        broken: dict[int, IngestError] = {}
        pages = recognise_pages(recogniser, _pictures(payload, count, broken))
        if len(broken) == count:
            raise broken[1]
        if not pages.pages and all(error.what == NOTHING_FOUND for error in pages.failed.values()) and not broken:
            return Content("", verbatim=False)  # blank: the caller refuses empty documents
        laid = lay_out(list(pages.sheets.values()))
        return Content(
            text=laid.text,
            verbatim=False,
            issues=(*broken_pages(broken), *not_recognised(pages.failed)),
            asides=laid.asides,
            placement=PageLayout(laid.pages, turn_back(laid, pages.pages)),
        )


class PngReader(ImageReader):
    """Reads PNG."""

    media_type = "image/png"


class JpegReader(ImageReader):
    """Reads JPEG."""

    media_type = "image/jpeg"


class TiffReader(ImageReader):
    """Reads TIFF."""

    media_type = "image/tiff"


def _pictures(payload: Payload, count: int, broken: dict[int, IngestError]) -> Iterator[tuple[int, Image, float]]:
    """The pages that can be opened; the others are noted as broken."""
    for index in range(count):
        try:
            yield index + 1, *load_page(payload, index)
        except (DamagedDocumentError, DocumentTooLargeError) as error:
            broken[index + 1] = error
