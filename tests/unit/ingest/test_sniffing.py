from __future__ import annotations

import io
import random
import zipfile

import pytest

from directive_extract.errors import UnsupportedFormatError
from directive_extract.ingest.sniffing import Format, sniff

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def archive(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as handle:
        for name in names:
            handle.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        pytest.param(archive("[Content_Types].xml", "word/document.xml"), "a.txt", Format.DOCX, id="docx"),
        pytest.param(b"\xef\xbb\xbf\r\n{\\rtf1 Hello}", "a.doc", Format.RTF, id="rtf"),
        pytest.param(b"From: a\nSubject: b\nMIME-Version: 1.0\n\nMend it", "a.txt", Format.EML, id="mail"),
        pytest.param(b"From: a\nTo: b\nSubject: c\n\nMend it", "a.txt", Format.TEXT, id="memorandum"),
        pytest.param(b"MIME-Version: 1.0\r\nContent-Type: multipart/related; x\r\n\r\n", "a", Format.MHTML, id="mhtml"),
        pytest.param(OLE + "__properties_version1.0".encode("utf-16-le"), "a.doc", Format.MSG, id="msg"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "a.docx", Format.ENCRYPTED, id="encrypted"),
        pytest.param(b"The board shall meet.", "a.txt", Format.TEXT, id="txt"),
        pytest.param(b"# Minutes\n\n- one", "a.md", Format.TEXT, id="md"),
        pytest.param(b"The board shall meet.", "minutes", Format.TEXT, id="no-suffix"),
        pytest.param(b"The board shall meet.", "a.pdf", Format.TEXT, id="content-before-suffix"),
        pytest.param(b"<!DOCTYPE html><html></html>", "a.txt", Format.HTML, id="page-in-txt"),
        pytest.param(
            b"\xef\xbb\xbf \n<!-- saved --><HTML lang=en>", "a", Format.HTML, id="page-behind-bom-and-comment"
        ),
        pytest.param(b'<?xml version="1.0"?>\n<html xmlns="x">', "bytes", Format.HTML, id="xhtml"),
        pytest.param("<html><p>x</p></html>".encode("utf-16"), "bytes", Format.HTML, id="page-in-utf16"),
        pytest.param(b"<p>Report by May.</p>", "bytes", Format.HTML, id="fragment"),
        pytest.param(b"<table><tr><td>x</td></tr></table>", "text", Format.HTML, id="table"),
        pytest.param(b"<p>Report by May.</p>", "a.md", Format.TEXT, id="markup-in-markdown"),
        pytest.param(b"<zaki> good morning all", "log", Format.TEXT, id="chat-log"),
        pytest.param(b"a < b and c > d", "bytes", Format.TEXT, id="angle-brackets"),
        pytest.param(b"plain words", "a.HTM", Format.HTML, id="suffix-decides"),
        pytest.param(
            b"soft\x02hyphens\x0c and a stray \x00 NUL in a longer text", "a.txt", Format.TEXT, id="control-garbage"
        ),
        pytest.param("Nghị quyết".encode("utf-16-le"), "a.txt", Format.TEXT, id="utf16-without-mark"),
        pytest.param(b"%PDF-1.7\n%\xe2\xe3", "a.txt", Format.PDF, id="pdf-in-txt"),
        pytest.param(b"\r\n%PDF-1.4", "bytes", Format.PDF, id="pdf-behind-blank"),
        pytest.param(b"X-Mail: 1\n%PDF-1.4\n1 0 obj\nendobj", "bytes", Format.PDF, id="pdf-behind-other-things"),
        pytest.param(b"A file that begins with %PDF-1.7 is a PDF.", "a.txt", Format.TEXT, id="text-about-pdf"),
        pytest.param(b"PK is a label here", "a.txt", Format.TEXT, id="text-that-begins-with-pk"),
    ],
)
def test_sniff_goes_by_content_first(data: bytes, name: str, expected: Format) -> None:
    assert sniff(data, name) is expected


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(archive("xl/workbook.xml"), "Excel", id="xlsx"),
        pytest.param(archive("a.txt"), "ZIP", id="zip"),
        pytest.param(OLE + b"\0" * 100, "old kind", id="ole"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "Word document of the old kind", id="doc"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "Excel workbook of the old kind", id="xls"),
        pytest.param(b"GIF89a\x01\0", "GIF", id="gif"),
        pytest.param(b"RIFF\x24\0\0\0WEBPVP8 ", "image", id="webp"),
        pytest.param(b"\x1f\x8b\x08\0\0", "gzip", id="gzip"),
        pytest.param(b"\x7fELF\x02\x01", "program", id="elf"),
        pytest.param(random.Random(7).randbytes(4000), "binary", id="random"),
        pytest.param(b"ab\0\0\0\0cd" * 50, "binary", id="nuls"),
    ],
)
def test_sniff_names_what_it_refuses_and_says_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(UnsupportedFormatError, match=words) as caught:
        sniff(data, "upload.txt")
    assert caught.value.hint
    assert caught.value.source == "upload.txt"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", Format.PNG, id="png"),
        pytest.param(b"\xff\xd8\xff\xe0\0\x10JFIF", Format.JPEG, id="jpeg"),
        pytest.param(b"II*\x00\x08\0\0\0", Format.TIFF, id="tiff-of-intel-order"),
        pytest.param(b"MM\x00*\0\0\0\x08", Format.TIFF, id="tiff-of-motorola-order"),
    ],
)
def test_pictures_are_told_by_their_content_whatever_the_name(data: bytes, kind: Format) -> None:
    assert sniff(data, "upload.txt") is kind
