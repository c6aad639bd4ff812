"""Plain text and Markdown: the text is the file as decoded."""

from __future__ import annotations

from typing import ClassVar

from directive_extract.ingest.decoding import decode
from directive_extract.ingest.reader import Content, Payload


class TextReader:
    """Reads plain text; line ends, tabs and a byte order mark stay as they are."""

    media_type: ClassVar[str] = "text/plain"

    def read(self, payload: Payload) -> Content:
        """Decode the document, and nothing else.

        Args:
            payload: The document.

        Returns:
            Its text, verbatim.
        """
        if payload.text is not None:
            return Content(text=payload.text, verbatim=True)
        decoded = decode(payload.data, payload.name)
        return Content(text=decoded.text, verbatim=True, issues=decoded.issues)
