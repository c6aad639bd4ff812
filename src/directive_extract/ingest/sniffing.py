"""What a document is: told by its first bytes, and by the file's suffix only where these leave it open."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from directive_extract.errors import UnsupportedFormatError
from directive_extract.ingest.containers import OLE_SIGNATURE, ZIP_SIGNATURES, ole_content, zip_content

SAMPLE_BYTES = 8192
# Random bytes hold 11% control characters, a text damaged in transport well under 1% (measured 2026-11).
MAX_CONTROL_SHARE = 0.05
MAX_NUL_SHARE = 0.01
MIN_NULS = 2  # one stray NUL in a short note does not make it a program


class Format(StrEnum):
    """A format that has a reader."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    ENCRYPTED = "encrypted"
    RTF = "rtf"
    PNG = "png"
    JPEG = "jpeg"
    TIFF = "tiff"
    EML = "eml"
    MSG = "msg"
    MHTML = "mhtml"


_AS_TEXT = "save it as text, HTML, DOCX or PDF"
_IMAGE_HINT = "pictures of pages are read as PNG, JPEG or TIFF: save it as one of them"
_ARCHIVE_HINT = "unpack it and give the documents inside"

# (signature, what it is, what to do); signatures as listed by the "file" program's magic database
_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"GIF87a", "a GIF image", _IMAGE_HINT),
    (b"GIF89a", "a GIF image", _IMAGE_HINT),
    (b"\x1f\x8b", "a gzip archive", _ARCHIVE_HINT),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", _ARCHIVE_HINT),
    (b"Rar!\x1a\x07", "a RAR archive", _ARCHIVE_HINT),
    (b"BZh", "a bzip2 archive", _ARCHIVE_HINT),
    (b"\xfd7zXZ\x00", "an xz archive", _ARCHIVE_HINT),
    (b"\x7fELF", "a program", _AS_TEXT),
    (b"SQLite format 3\x00", "an SQLite database", _AS_TEXT),
)
_HEAD_BYTES = 1024
_BLANK = b"\xef\xbb\xbf \t\r\n"
_PICTURES: tuple[tuple[bytes, Format], ...] = (
    (b"\x89PNG\r\n\x1a\n", Format.PNG),
    (b"\xff\xd8\xff", Format.JPEG),
    (b"II*\x00", Format.TIFF),
    (b"MM\x00*", Format.TIFF),
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

_PREAMBLE = r"(?:\ufeff|\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*"
_PAGE = re.compile(_PREAMBLE + r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_FRAGMENT = re.compile(
    _PREAMBLE + r"<(p|div|table|h[1-6]|article|section|main|ul|ol|center|font|span|b|strong)\b[^<>]*>.*?</\1\s*>",
    re.IGNORECASE | re.DOTALL,
)
_HEADERS = re.compile(rb"(?:From [^\r\n]*\r?\n)?((?:[A-Za-z][A-Za-z0-9-]{0,60}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n)+)")
# Memoranda begin with "From:", "To:" and "Subject:" too: only what programs write makes a mail of it.
_BY_PROGRAM = re.compile(
    rb"^(?:received|message-id|mime-version|return-path|delivered-to):", re.IGNORECASE | re.MULTILINE
)
_BY_PERSON = re.compile(rb"^(?:from|to|subject|date|cc):", re.IGNORECASE | re.MULTILINE)
_SAVED_PAGE = re.compile(
    rb"^(?:snapshot-content-location:|from: <?saved by |x-maf)|multipart/related(?![^\0]*^(?:to|received|message-id):)",
    re.IGNORECASE | re.MULTILINE,
)
_PAGE_SUFFIXES, _MAIL_SUFFIXES = frozenset({".mht", ".mhtml"}), frozenset({".eml"})
_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_TEXT_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown"})
_PDF = re.compile(rb"%PDF-\d\.\d")
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\v\x1b\x08")) + b"\x7f"


def sniff(data: bytes, name: str) -> Format:
    """Recognise the format of a document.

    Args:
        data: All its bytes, not empty.
        name: The file's name, for its suffix and for messages.

    Returns:
        The format whose reader is to be used.

    Raises:
        UnsupportedFormatError: It is something that no reader takes; the message names it.
    """  # noqa: DOC502 - raised by the helpers below
    signed = _signed(data, name)
    if signed is not None:
        return signed
    _refuse_known(data, name)
    message = _message(data[:SAMPLE_BYTES], PurePath(name).suffix.lower())
    if message is not None:
        return message
    encoding = guess_wide(data)
    sample = data[:SAMPLE_BYTES]
    if encoding is None:
        _refuse_binary(sample, name)
    suffix = PurePath(name).suffix.lower()
    if suffix in _HTML_SUFFIXES:
        return Format.HTML
    head = sample.decode(encoding or "utf-8", errors="replace")
    if _PAGE.match(head) or (suffix not in _TEXT_SUFFIXES and _FRAGMENT.match(head)):
        return Format.HTML
    return Format.TEXT


def _signed(data: bytes, name: str) -> Format | None:
    """Return the format whose signature the bytes bear."""
    if data.startswith(ZIP_SIGNATURES):
        return Format(zip_content(data, name))
    if data.startswith(OLE_SIGNATURE):
        return Format(ole_content(data, name))
    if data[:_HEAD_BYTES].lstrip(_BLANK).startswith(b"{\\rtf"):
        return Format.RTF
    if _is_pdf(data):
        return Format.PDF
    return next((kind for signature, kind in _PICTURES if data.startswith(signature)), None)


def _message(head: bytes, suffix: str) -> Format | None:
    """Return whether this is a mail, or a web page in the form of one: by the headers that it begins with."""
    found = _HEADERS.match(head.lstrip(_BLANK))
    if found is None:
        return None
    headers = found[1]
    if suffix in _PAGE_SUFFIXES or (_BY_PROGRAM.search(headers) and _SAVED_PAGE.search(headers)):
        return Format.MHTML
    count = len(_BY_PERSON.findall(headers))
    if count and (_BY_PROGRAM.search(headers) or (suffix in _MAIL_SUFFIXES and count > 1)):
        return Format.EML
    return None


def _is_pdf(data: bytes) -> bool:
    # PDF readers allow for a kilobyte of other things (mail headers, say) before the signature.
    head = data[:1024]
    if head.lstrip(b"\xef\xbb\xbf \t\r\n\x00").startswith(b"%PDF-"):
        return True
    return _PDF.search(head) is not None and b"endobj" in data


def guess_wide(data: bytes) -> str | None:
    """Recognise UTF-16 and UTF-32 by their byte order mark or by where their NULs fall.

    Args:
        data: The document's bytes.

    Returns:
        A Python codec name, or None for an encoding of single bytes. A codec without "-le" or "-be" consumes the mark.
    """
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    sample = data[: SAMPLE_BYTES // 2 * 2]
    pairs = len(sample) // 2
    if pairs < 8 or len(data) % 2:
        return None
    low, high = sample[0 : 2 * pairs : 2].count(0) / pairs, sample[1 : 2 * pairs : 2].count(0) / pairs
    if high > 0.4 and low < 0.02:  # Latin text: nearly every second byte is NUL; Vietnamese about two in three
        return "utf-16-le"
    if low > 0.4 and high < 0.02:
        return "utf-16-be"
    return None


def _refuse_known(data: bytes, name: str) -> None:
    for signature, what, hint in _SIGNATURES:
        if data.startswith(signature):
            raise UnsupportedFormatError(f"this is {what}", source=name, hint=hint)
    if (data[:4] == b"RIFF" and data[8:12] == b"WEBP") or data[4:8] == b"ftyp":
        raise UnsupportedFormatError("this is an image or a film", source=name, hint=_IMAGE_HINT)


def _refuse_binary(sample: bytes, name: str) -> None:
    nuls = sample.count(0)
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    too_many_nuls = nuls >= MIN_NULS and nuls > MAX_NUL_SHARE * len(sample)
    if too_many_nuls or controls > max(MIN_NULS, MAX_CONTROL_SHARE * len(sample)):
        raise UnsupportedFormatError("this is a binary file, not a text", source=name, hint=_AS_TEXT)
