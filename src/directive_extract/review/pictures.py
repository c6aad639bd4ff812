"""Pictures of pages, drawn when they are looked at."""

from __future__ import annotations

import io
from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.ingest.pages import render_page
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

DPI = 120  # an A4 page is then 992 dots wide: sharp in half a window, and legible when it is made larger
KEPT_BYTES = 48_000_000  # some 300 pages of print


class Pictures:
    """Draws pages as PNG, one at a time: PDFium is not made for threads; keeps those that were asked for last.

    Args:
        settings: Limits of the readers.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self._settings = settings or Settings()
        self._kept: OrderedDict[tuple[str, int], bytes] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def page(self, file: Path, number: int, name: str) -> bytes:
        """One page.

        Args:
            file: The document, under the name of its hash.
            number: Of the page, from 1.
            name: What messages call the document.

        Returns:
            A PNG.

        Raises:
            NoPagesError: The format has no pages.
            PageNotFoundError: There is no such page.
        """  # noqa: DOC502 - raised by the reader
        key = (file.name, number)
        with self._lock:
            known = self._kept.get(key)
            if known is None:
                known = self._draw(file, number, name)
                self._keep(key, known)
            else:
                self._kept.move_to_end(key)
            return known

    def _draw(self, file: Path, number: int, name: str) -> bytes:
        picture = render_page(file.read_bytes(), number, dpi=DPI, settings=self._settings, name=name)
        stream = io.BytesIO()
        picture.save(stream, "PNG", compress_level=3)  # a third of the time of the default, a tenth larger
        return stream.getvalue()

    def _keep(self, key: tuple[str, int], picture: bytes) -> None:
        self._kept[key] = picture
        self._size += len(picture)
        while self._size > KEPT_BYTES and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
