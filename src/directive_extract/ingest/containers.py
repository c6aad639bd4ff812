"""What stands in a container: ZIP archives (Office since 2007, OpenDocument) and OLE files (Office before, mails).

Both kinds hold names of their parts uncompressed, so that the bytes tell what it is without unpacking anything.
"""

from __future__ import annotations

from directive_extract.errors import UnsupportedFormatError

ZIP_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06")
OLE_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # [MS-CFB] 2.2

_AS_TEXT = "save it as text or HTML"
_AS_DOCX = "save it as DOCX: open it in Word or LibreOffice, or run: soffice --headless --convert-to docx FILE"
_SUMMARY = "copy the part with the text into a DOCX or text file"
# (a name that only this kind has, what it is, what to do; or the format that is read)
_ZIP_KINDS: tuple[tuple[bytes, str, str | None], ...] = (
    (b"mimetypeapplication/vnd.oasis.opendocument.text", "an OpenDocument text (.odt)", _AS_DOCX),
    (b"mimetypeapplication/vnd.oasis.opendocument", "an OpenDocument file", _SUMMARY),
    (b"mimetypeapplication/epub", "an EPUB book", _AS_TEXT),
    (b"xl/workbook", "an Excel workbook (.xlsx)", _SUMMARY),
    (b"ppt/presentation", "a PowerPoint file (.pptx)", _SUMMARY),
    (b"word/", "docx", None),
    (b"_rels/.rels", "docx", None),  # its reader says what the package lacks
)
_OLE_KINDS: tuple[tuple[str, str, str | None], ...] = (
    ("EncryptedPackage", "encrypted", None),
    ("__properties_version1.0", "msg", None),
    ("WordDocument", "a Word document of the old kind (.doc)", _AS_DOCX),
    ("Workbook", "an Excel workbook of the old kind (.xls)", _SUMMARY),
    ("PowerPoint Document", "a PowerPoint file of the old kind (.ppt)", _SUMMARY),
)


def zip_content(data: bytes, name: str) -> str:
    """What a ZIP archive is.

    Args:
        data: The archive.
        name: What messages call it.

    Returns:
        "docx".

    Raises:
        UnsupportedFormatError: It is something that no reader takes.
    """  # noqa: DOC502 - raised by `_refuse`
    for marker, what, hint in _ZIP_KINDS:
        if marker in data:
            return what if hint is None else _refuse(what, name, hint)
    return _refuse("a ZIP archive", name, "unpack it and give the documents inside")


def ole_content(data: bytes, name: str) -> str:
    """What an OLE file is.

    Args:
        data: The file.
        name: What messages call it.

    Returns:
        "encrypted" for an Office document with a password, "msg" for a mail that Outlook saved.

    Raises:
        UnsupportedFormatError: It is something that no reader takes.
    """  # noqa: DOC502 - raised by `_refuse`
    for marker, what, hint in _OLE_KINDS:
        if marker.encode("utf-16-le") in data:
            return what if hint is None else _refuse(what, name, hint)
    return _refuse("an Office file of the old kind (.doc, .xls or .ppt)", name, _AS_DOCX)


def _refuse(what: str, name: str, hint: str) -> str:
    raise UnsupportedFormatError(f"this is {what}", source=name, hint=hint)
