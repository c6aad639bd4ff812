"""Web pages that a browser saved as one file (MHTML, RFC 2557)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from directive_extract.errors import NoArticleError
from directive_extract.ingest.html import HtmlReader
from directive_extract.ingest.mail.eml import FOREIGN_ERRORS, parse, part_text
from directive_extract.ingest.reader import Content, Payload

if TYPE_CHECKING:
    from email.message import EmailMessage

    from directive_extract.schema.settings import Settings

_PLACES = ("Snapshot-Content-Location", "Content-Location")


class MhtmlReader:
    """Reads the page; pictures and styles beside it are left out."""

    media_type: ClassVar[str] = "multipart/related"

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read the page as any web page.

        Args:
            payload: The file.
            settings: As for web pages.

        Returns:
            The main text, with the address that the page was saved from.

        Raises:
            NoArticleError: There is no page in it, or no main text in the page.
        """
        message = parse(payload.data, payload.name)
        page = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
        if page is None:
            raise NoArticleError("there is no page in it", source=payload.name, hint="save the page as HTML")
        text = part_text(page)
        content = HtmlReader().read(Payload(payload.name, text.encode("utf-8", "replace"), text), settings)
        url = content.hints.url or _address(message) or _address(page)
        return replace(content, hints=replace(content.hints, url=url))


def _address(part: EmailMessage) -> str | None:
    for name in _PLACES:
        try:
            found = str(part.get(name) or "").strip()
        except FOREIGN_ERRORS:
            continue
        if found.startswith(("http://", "https://")):
            return found
    return None
