"""Small Word files put together from XML, so that a test shows all that it is about."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from directive_extract.ingest.docx import DocxReader
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.settings import Settings

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def package(body: str, **parts: str) -> dict[str, str]:
    """The parts of a file by their paths: the body's XML, and that of `numbering`, `styles`, `footnotes`, ..."""
    relations = "".join(f'<Relationship Id="r{kind}" Type="{OFFICE}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    files = {
        "[Content_Types].xml": f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "_rels/.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{relations}</Relationships>',
        "word/document.xml": f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}</w:body></w:document>",
    }
    for kind, content in parts.items():
        files[f"word/{kind}.xml"] = f"{DECLARATION}<w:{kind} {NAMESPACES}>{content}</w:{kind}>"
    return files


def zipped(files: dict[str, str] | dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return buffer.getvalue()


@pytest.fixture
def read() -> Callable[..., Content]:
    """Reads a body's XML, with the parts beside it."""

    def reading(body: str, **parts: str) -> Content:
        data = zipped(package(body, **parts))
        return DocxReader().read(Payload("a.docx", data), Settings())

    return reading


@pytest.fixture
def make_package() -> Callable[..., dict[str, str]]:
    return package


@pytest.fixture
def make_zip() -> Callable[..., bytes]:
    return zipped
