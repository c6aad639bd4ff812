"""What a PDF says of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pypdfium2 as pdfium

from directive_extract.schema.source import Hints

if TYPE_CHECKING:
    from collections.abc import Mapping

# Titles that programs put in by themselves: a file's name, or their own.
_NO_TITLE = re.compile(
    r".*\.(?:docx?|odt|rtf|pdf|indd|pptx?|tmp)$|(?:microsoft word|untitled|document\d*)\b.*", re.IGNORECASE
)
MAX_TITLE_CHARS = 300


def read_hints(document: pdfium.PdfDocument) -> Hints:
    """Read the title.

    The dates that a file carries are those of its making, not of the document: they are left alone.

    Args:
        document: An open document.

    Returns:
        What it says; nothing where it says nothing that can be used.
    """
    try:
        values: Mapping[str, str] = document.get_metadata_dict(skip_empty=True)
    except (pdfium.PdfiumError, UnicodeError):
        return Hints()
    title = " ".join(values.get("Title", "").replace("\x00", "").split())
    if not title or len(title) > MAX_TITLE_CHARS or _NO_TITLE.fullmatch(title):
        return Hints()
    return Hints(title=title)
