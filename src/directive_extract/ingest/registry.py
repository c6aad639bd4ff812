"""Which reader takes which format."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.ingest.sniffing import Format
from directive_extract.ingest.text import TextReader

if TYPE_CHECKING:
    from directive_extract.ingest.reader import Reader


def reader_for(kind: Format) -> Reader:
    """The reader of a format.

    Args:
        kind: What `sniff` recognised.

    Returns:
        A reader; it holds no state.
    """
    if kind is Format.HTML:
        from directive_extract.ingest.html import HtmlReader  # noqa: PLC0415 - brings lxml; most documents are text

        return HtmlReader()
    if kind is Format.PDF:
        from directive_extract.ingest.pdf.reader import PdfReader  # noqa: PLC0415 - brings numpy and PDFium

        return PdfReader()
    if kind is Format.DOCX:
        from directive_extract.ingest.docx import DocxReader  # noqa: PLC0415

        return DocxReader()
    if kind is Format.ENCRYPTED:
        from directive_extract.ingest.docx.encrypted import EncryptedReader  # noqa: PLC0415

        return EncryptedReader()
    if kind is Format.RTF:
        from directive_extract.ingest.rtf import RtfReader  # noqa: PLC0415

        return RtfReader()
    if kind in {Format.PNG, Format.JPEG, Format.TIFF}:
        from directive_extract.ingest.image import JpegReader, PngReader, TiffReader  # noqa: PLC0415 - likewise

        return {Format.PNG: PngReader, Format.JPEG: JpegReader, Format.TIFF: TiffReader}[kind]()
    return TextReader()
