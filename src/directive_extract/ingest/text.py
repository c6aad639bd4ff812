"""Plain text and Markdown: the text is the file as decoded."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from directive_extract.ingest.decoding import decode
from directive_extract.ingest.reader import Content, Payload

if TYPE_CHECKING:
    from directive_extract.schema.settings import Settings


class TextReader:
    """Reads plain text; line ends, tabs and a byte order mark stay as they are."""

    media_type: ClassVar[str] = "text/plain"

    def read(self, payload: Payload, settings: Settings) -> Content:  # noqa: ARG002 - what it limits is checked before
        """Decode the document, and nothing else.

        Args:
            payload: The document.
            settings: Not used.

        Returns:
            Its text, verbatim.
        """
        if payload.text is not None:
            return Content(text=payload.text, verbatim=True)
        decoded = decode(payload.data, payload.name)
        return Content(text=decoded.text, verbatim=True, issues=decoded.issues)
