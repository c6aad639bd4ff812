"""Opening a PDF: passwords, limits, and what PDFium says of broken files in our own words."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pypdfium2 as pdfium
from pypdfium2 import raw

from directive_extract.errors import DamagedDocumentError, DocumentTooLargeError, EncryptedDocumentError, IngestError
from directive_extract.ingest.pdf.inflating import check_unpacked

if TYPE_CHECKING:
    from directive_extract.ingest.reader import Payload
    from directive_extract.schema.settings import Settings

_LOCK = threading.Lock()  # PDFium may be used by one thread at a time
_REPAIR = "open it in a PDF viewer and print it to a new PDF, or ask for the file again"


@contextmanager
def open_document(payload: Payload, settings: Settings) -> Iterator[pdfium.PdfDocument]:
    """Open a document for as long as it is read; other threads wait.

    Args:
        payload: Its bytes.
        settings: Password and limits.

    Yields:
        The document; all that was opened in it is closed with it.

    Raises:
        EncryptedDocumentError: It needs a password, or another one.
        DamagedDocumentError: It is broken, or has no pages.
        DocumentTooLargeError: It has more pages than the settings allow, or unpacks to more bytes.
    """  # noqa: DOC502 - raised by the helpers below
    check_unpacked(payload.data, settings.max_bytes, payload.name)
    with _LOCK:
        document = _load(payload, settings)
        try:
            count = len(document)
            if count == 0:
                raise DamagedDocumentError("the PDF has no pages", source=payload.name, hint=_REPAIR)
            if count > settings.max_pages:
                raise DocumentTooLargeError(
                    f"it has {count:,} pages, more than the {settings.max_pages:,} allowed",
                    source=payload.name,
                    hint="split it, or raise max_pages",
                )
            yield document
        finally:
            document.close()


def _load(payload: Payload, settings: Settings) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(payload.data, password=settings.password)
    except pdfium.PdfiumError as error:
        raise _translated(error, payload.name, settings.password) from error
    except (ValueError, UnicodeError) as error:  # a password that cannot be encoded
        raise EncryptedDocumentError(
            f"the password cannot be used: {error}", source=payload.name, hint="give it as it was set"
        ) from error


def _translated(error: pdfium.PdfiumError, name: str, password: str | None) -> IngestError:
    code = getattr(error, "err_code", None)
    if code == raw.FPDF_ERR_PASSWORD and not password:
        return EncryptedDocumentError(
            "the PDF is encrypted", source=name, hint="give its password: --password-file, or Settings(password=...)"
        )
    if code == raw.FPDF_ERR_PASSWORD:
        return EncryptedDocumentError(
            "the password does not open the PDF", source=name, hint="check it; capitals count"
        )
    if code == raw.FPDF_ERR_SECURITY:
        return EncryptedDocumentError(
            "the PDF is protected in a way that is not read", source=name, hint="save it without protection"
        )
    return DamagedDocumentError("the PDF is broken and cannot be opened", source=name, hint=_REPAIR)
