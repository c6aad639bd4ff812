"""The way from what a caller gave to a `Source`."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from directive_extract.errors import EmptyDocumentError
from directive_extract.ingest.locating import check_size, is_path_like, load
from directive_extract.ingest.reader import Payload
from directive_extract.ingest.registry import reader_for
from directive_extract.ingest.sniffing import sniff
from directive_extract.schema.source import Source

if TYPE_CHECKING:
    import os

    from directive_extract.ingest.reader import Content
    from directive_extract.schema.settings import Settings

_ID_DIGITS = 16
_NO_TEXT, _CHECK_FILE = "there is no text in it", "check that the right file was given"
_SURROGATE = re.compile("[\ud800-\udfff]")  # from broken JSON, or a file name that is no UTF-8
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060\x00"  # characters that are not white space, and yet no text


def read_source(source: str | os.PathLike[str] | bytes, *, settings: Settings, name: str | None = None) -> Source:
    """Read one document.

    Args:
        source: A path object, the bytes of a document, or a string: a path where it has the form of one or names an
            existing file, else the text itself (see `is_path_like`).
        settings: The limits of size and the like.
        name: The document's name, where it should not be that of the file; its stem becomes the id, its suffix helps
            to tell the format of bytes.

    Returns:
        The document as text, with the hash of its bytes.

    Raises:
        SourceNotFoundError: There is no such file.
        UnreadableSourceError: The system does not let us read it, or it is a folder or a device.
        DocumentTooLargeError: It is larger than the settings allow.
        UnsupportedFormatError: No reader takes it.
        NoArticleError: A web page without main text.
        EmptyDocumentError: There is no text in it.
    """  # noqa: DOC502 - raised by what is called
    payload, named = fetch(source, settings.max_bytes, name)
    if not payload.data.strip(b"\x00 \t\r\n\f\v"):
        raise EmptyDocumentError(_NO_TEXT, source=payload.name, hint=_CHECK_FILE)
    reader = reader_for(sniff(payload.data, payload.name))
    content = reader.read(payload, settings)
    if _is_blank(content) and not content.issues:
        raise EmptyDocumentError(_NO_TEXT, source=payload.name, hint=_CHECK_FILE)
    digest = hashlib.sha256(payload.data).hexdigest()
    return Source(
        id=(PurePath(payload.name).stem if named else "") or digest[:_ID_DIGITS],
        name=payload.name,
        sha256=digest,
        media_type=reader.media_type,
        text=content.text,
        verbatim=content.verbatim,
        hints=content.hints,
        issues=content.issues,
        asides=content.asides,
        placement=content.placement,
        wrapped=content.wrapped,
    )


def fetch(source: str | os.PathLike[str] | bytes, max_bytes: int, name: str | None) -> tuple[Payload, bool]:
    """Get at the bytes of a document.

    Args:
        source: As `read_source` takes it.
        max_bytes: The limit.
        name: The document's name, where it should not be that of the file.

    Returns:
        The bytes, and whether the document has a name of its own.

    Raises:
        SourceNotFoundError: There is no such file.
        UnreadableSourceError: The system does not let us read it, or it is a folder or a device.
        DocumentTooLargeError: It is larger than `max_bytes`.
    """  # noqa: DOC502 - raised by what is called
    given = None if name is None else _printable(PurePath(name).name)
    if isinstance(source, bytes | bytearray | memoryview):
        check_size(len(source), given or "bytes", max_bytes)
        return Payload(given or "bytes", bytes(source)), bool(given)
    if isinstance(source, str) and not is_path_like(source):
        check_size(len(source), given or "text", max_bytes)
        text = _printable(source)
        data = text.encode("utf-8")
        check_size(len(data), given or "text", max_bytes)
        return Payload(given or "text", data, text), bool(given)
    path = Path(source)
    shown = given or _printable(path.name or str(path))
    return Payload(shown, load(path, shown, max_bytes)), True


def _printable(text: str) -> str:
    """Return text that can be written out: U+FFFD for half a surrogate pair, one for one, so that offsets stay."""
    return _SURROGATE.sub("\ufffd", text)


def _is_blank(content: Content) -> bool:
    return not content.text.translate(dict.fromkeys(map(ord, _INVISIBLE))).strip()
