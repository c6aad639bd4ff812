"""Pictures of pages, drawn when they are looked at."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.review.drawing import Drawer

if TYPE_CHECKING:
    from pathlib import Path

    from directive_extract.schema.settings import Settings

KEPT_BYTES = 48_000_000  # some 300 pages of print


class Pictures:
    """Pages as PNG; keeps those that were asked for last.

    Args:
        settings: Limits of the readers.
    """

    def __init__(self, settings: Settings) -> None:
        self._drawer = Drawer(settings)
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
            DamagedDocumentError: It can't be drawn.
        """  # noqa: DOC502 - raised by the drawer
        key = (file.name, number)
        with self._lock:
            known = self._kept.get(key)
            if known is not None:
                self._kept.move_to_end(key)
                return known
        picture = self._drawer.draw(file, number, name)
        with self._lock:
            self._keep(key, picture)
        return picture

    def stop(self) -> None:
        """End the process that draws."""
        self._drawer.stop()

    def _keep(self, key: tuple[str, int], picture: bytes) -> None:
        self._size += len(picture) - len(self._kept.get(key, b""))
        self._kept[key] = picture
        while self._size > KEPT_BYTES and len(self._kept) > 1:
            self._size -= len(self._kept.popitem(last=False)[1])
