"""Which reader takes which format."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from directive_extract.ingest.sniffing import Format

if TYPE_CHECKING:
    from directive_extract.ingest.reader import Reader

# Module and class; imported when the first document of the format comes: most bring a library of their own, and most
# documents are text.
_READERS: dict[Format, tuple[str, str]] = {
    Format.TEXT: ("text", "TextReader"),
    Format.HTML: ("html", "HtmlReader"),
    Format.PDF: ("pdf.reader", "PdfReader"),
    Format.DOCX: ("docx", "DocxReader"),
    Format.ENCRYPTED: ("docx.encrypted", "EncryptedReader"),
    Format.RTF: ("rtf", "RtfReader"),
    Format.PNG: ("image", "PngReader"),
    Format.JPEG: ("image", "JpegReader"),
    Format.TIFF: ("image", "TiffReader"),
    Format.EML: ("mail", "EmlReader"),
    Format.MSG: ("mail", "MsgReader"),
    Format.MHTML: ("mail", "MhtmlReader"),
}


def reader_for(kind: Format) -> Reader:
    """The reader of a format.

    Args:
        kind: What `sniff` recognised.

    Returns:
        A reader; it holds no state.
    """
    module, name = _READERS[kind]
    return cast("Reader", getattr(import_module(f"directive_extract.ingest.{module}"), name)())
