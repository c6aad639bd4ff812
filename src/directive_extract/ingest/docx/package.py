"""The Word file as python-docx opens it, from a package that holds only what is read, under the names Word gives.

python-docx (1.2) refuses four kinds of files that Word opens: templates and files with macros (their content type),
"Strict Open XML" (other namespaces), and files with a relationship that leads nowhere ("../NULL", which Word itself
writes for lost pictures). It also unpacks every picture and trusts the archive's sizes. So the few parts that are
read are taken out of the archive under our own limits and put into a small package of their own.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree

from directive_extract.errors import DamagedDocumentError, UnsupportedFormatError
from directive_extract.ingest.docx.names import W
from directive_extract.ingest.unpacking import Archive

if TYPE_CHECKING:
    from docx.document import Document

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_WORD_SPACES = (W, "{http://purl.oclc.org/ooxml/wordprocessingml/main}")
_CORE_ROOT = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}coreProperties"
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/", b"http://schemas.openxmlformats.org/wordprocessingml/2006/"),
    (b"http://purl.oclc.org/ooxml/officeDocument/", b"http://schemas.openxmlformats.org/officeDocument/2006/"),
)
_MAIN = ("/word/document.xml", f"{_OFFICE}/officeDocument", f"{_WORD_TYPE}.document.main+xml")
_CORE_PART = ("/docProps/core.xml", _CORE, "application/vnd.openxmlformats-package.core-properties+xml")
# What the main part is read together with, by the last word of the relationship's type.
_BESIDE = ("styles", "numbering", "footnotes", "endnotes")
_NOTES = frozenset({"footnotes", "endnotes"})
_NOT_WORD = "check what kind of file it is, and save the text as DOCX"


@dataclass(frozen=True, slots=True)
class WordFile:
    """What is read of a Word file.

    Attributes:
        document: As python-docx gives it.
        notes: The roots of footnotes and endnotes, where there are any.
        lost: Parts that are broken and that the text can be read without.
    """

    document: Document
    notes: dict[str, etree._Element]
    lost: tuple[str, ...]


def open_package(data: bytes, name: str, max_bytes: int) -> WordFile:
    """Open a Word file.

    Args:
        data: DOCX, DOCM, DOTX or DOTM; macros are not even unpacked.
        name: What messages call it.
        max_bytes: What is unpacked may be no larger.

    Returns:
        The document and its notes.

    Raises:
        DamagedDocumentError: It is broken.
        UnsupportedFormatError: It is a ZIP archive, but no Word file.
        DocumentTooLargeError: It unpacks to more than is allowed.
        EncryptedDocumentError: The archive is encrypted.
    """  # noqa: DOC502 - raised by the archive
    with Archive(data, name, max_bytes) as archive:
        main = _main_part(archive, name)
        root = archive.parse(main)
        if not any(root.tag == f"{space}document" and root.find(f"{space}body") is not None for space in _WORD_SPACES):
            raise UnsupportedFormatError("its main part is no Word text", source=name, hint=_NOT_WORD)
        parts = {"document": _sound(root)}
        lost: list[str] = []
        for kind, path in _related(archive, main).items():
            try:
                parts[kind] = _sound(archive.parse(path))
            except DamagedDocumentError:
                lost.append(path)
        core = _core_properties(archive)
    return _opened(parts, core, tuple(lost), name)


def _main_part(archive: Archive, name: str) -> str:
    if "_rels/.rels" not in archive:
        raise UnsupportedFormatError("this is a ZIP archive, no Word document", source=name, hint=_NOT_WORD)
    for target, kind in _relations(archive, "_rels/.rels", ""):
        if kind in {f"{_OFFICE}/officeDocument", f"{_STRICT_OFFICE}/officeDocument"}:
            if target not in archive:
                raise archive.damaged(f"its text is missing: there is no part {target}")
            return target
    raise UnsupportedFormatError("this is an Office package without a text", source=name, hint=_NOT_WORD)


def _related(archive: Archive, main: str) -> dict[str, str]:
    """Return the paths of the parts beside the main one, by kind; only those that exist."""
    folder, file = posixpath.split(main)
    relations = f"{folder}/_rels/{file}.rels".lstrip("/")
    if relations not in archive:
        return {}
    found: dict[str, str] = {}
    for target, kind in _relations(archive, relations, folder):
        word = kind.rpartition("/")[2]
        if word in _BESIDE and target in archive:
            found.setdefault(word, target)
    return found


def _relations(archive: Archive, part: str, folder: str) -> list[tuple[str, str]]:
    return [
        (
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
            relation.get("Type", ""),
        )
        for relation in archive.parse(part).iter(_RELATION)
        if relation.get("TargetMode") != "External"
    ]


def _core_properties(archive: Archive) -> bytes | None:
    try:
        root = archive.parse("docProps/core.xml")
    except DamagedDocumentError:  # many programs leave them out, and nothing depends on them
        return None
    return bytes(etree.tostring(root)) if root.tag == _CORE_ROOT else None


def _sound(root: etree._Element) -> bytes:
    """Return a part written anew, in UTF-8 and with the namespaces of the usual (transitional) form."""
    data: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    for strict, usual in _STRICT:
        data = data.replace(strict, usual)
    return data


def _opened(parts: dict[str, bytes], core: bytes | None, lost: tuple[str, ...], name: str) -> WordFile:
    import docx  # noqa: PLC0415 - slow to import
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = docx.Document(io.BytesIO(_packed(parts, core)))
    except (OpcError, etree.LxmlError, ValueError, KeyError, AttributeError, TypeError) as error:
        raise DamagedDocumentError(
            f"the Word file cannot be read: {error}", source=name, hint="open it in Word and save it again"
        ) from error
    notes = {kind: etree.fromstring(data) for kind, data in parts.items() if kind in _NOTES}
    return WordFile(document, notes, lost)


def _packed(parts: dict[str, bytes], core: bytes | None) -> bytes:
    """Return a package of the parts that python-docx itself is to know: text, styles, numbering, properties."""
    beside = [
        (f"/word/{kind}.xml", f"{_OFFICE}/{kind}", f"{_WORD_TYPE}.{kind}+xml")
        for kind in ("styles", "numbering")
        if kind in parts
    ]
    top = [_MAIN, *([_CORE_PART] if core is not None else [])]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("[Content_Types].xml", _content_types([*top, *beside]))
        package.writestr("_rels/.rels", _relationships(top))
        package.writestr("word/_rels/document.xml.rels", _relationships(beside))
        package.writestr("word/document.xml", parts["document"])
        for path, kind, _ in beside:
            package.writestr(path.lstrip("/"), parts[kind.rpartition("/")[2]])
        if core is not None:
            package.writestr("docProps/core.xml", core)
    return buffer.getvalue()


def _content_types(parts: list[tuple[str, str, str]]) -> str:
    relations = '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    overrides = "".join(f'<Override PartName="{path}" ContentType="{kind}"/>' for path, _, kind in parts)
    return f'<Types xmlns="{_TYPES}">{relations}{overrides}</Types>'


def _relationships(parts: list[tuple[str, str, str]]) -> str:
    entries = "".join(
        f'<Relationship Id="r{number}" Type="{kind}" Target="{path}"/>' for number, (path, kind, _) in enumerate(parts)
    )
    return f'<Relationships xmlns="{_RELATION[1:].partition("}")[0]}">{entries}</Relationships>'
