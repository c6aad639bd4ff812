"""Word files that are unusual, broken or hostile."""

from __future__ import annotations

import io
import struct
import time
import zipfile

import docx
import pytest

from directive_extract.errors import (
    DamagedDocumentError,
    DocumentTooLargeError,
    EncryptedDocumentError,
    UnsupportedFormatError,
)
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

BODY = "<w:p><w:r><w:t>Mend it</w:t></w:r></w:p>"
SECONDS = 10  # a bomb that went off would take minutes, or all memory


def source(data: bytes, max_bytes: int = 2_000_000):
    return read_source(data, settings=Settings(max_bytes=max_bytes), name="a.docx")


@pytest.mark.parametrize(
    ("part", "old", "new"),
    [
        pytest.param(
            "word/_rels/document.xml.rels",
            "</Rel",
            '<Relationship Id="x" Type="t/image" Target="../NULL"/></Rel',
            id="relationship-to-nowhere",
        ),
        pytest.param(
            "word/document.xml",
            "schemas.openxmlformats.org/wordprocessingml/2006",
            "purl.oclc.org/ooxml/wordprocessingml",
            id="strict",
        ),
        pytest.param("_rels/.rels", "word/document.xml", "/word/document.xml", id="absolute-path"),
        pytest.param("_rels/.rels", "word/document.xml", "WORD/Document.xml", id="other-case"),
        pytest.param("word/document.xml", 'encoding="UTF-8"', "standalone='yes'", id="no-encoding"),
    ],
)
def test_what_word_opens_is_read(make_package, make_zip, part: str, old: str, new: str) -> None:
    files = make_package(BODY)
    assert old in files[part]
    files[part] = files[part].replace(old, new)
    assert source(make_zip(files)).text == "Mend it"


@pytest.mark.parametrize(
    "kind", ["document", "template", "ms-word.document.macroEnabled", "ms-word.template.macroEnabledTemplate"]
)
def test_templates_and_files_with_macros_are_read(make_package, make_zip, kind: str) -> None:
    files = make_package(BODY)
    files["[Content_Types].xml"] = files["[Content_Types].xml"].replace(
        "/>", f'><Override PartName="/word/document.xml" ContentType="application/vnd.{kind}.main+xml"/></Types>'
    )
    files["word/vbaProject.bin"] = "macros"
    assert source(make_zip(files)).text == "Mend it"


def test_a_broken_part_beside_the_text_is_named_and_the_text_read(make_package, make_zip) -> None:
    files = make_package(BODY, numbering="")
    files["word/numbering.xml"] = "<w:numbering"
    read = source(make_zip(files))
    assert read.text == "Mend it"
    assert [(issue.code, "word/numbering.xml" in issue.message) for issue in read.issues] == [("part_not_read", True)]


def without(part: str):
    return lambda files: {path: content for path, content in files.items() if path != part}


def replaced(part: str, content: str):
    return lambda files: files | {part: content}


NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BOMB = "<!DOCTYPE w:document [<!ENTITY a0 'ha'>" + "".join(
    f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10)
)
OPEN = f"<w:document {NAMESPACE}><w:body><w:p><w:r><w:t>"
CLOSE = "</w:t></w:r></w:p></w:body></w:document>"
OUTSIDE = "<!DOCTYPE w:document [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>"

BROKEN = {
    "no-text": (without("word/document.xml"), DamagedDocumentError, "text is missing"),
    "no-relationships": (without("_rels/.rels"), UnsupportedFormatError, "ZIP archive"),
    "other-relationships": (replaced("_rels/.rels", "<a/>"), UnsupportedFormatError, "without a text"),
    "text-no-xml": (replaced("word/document.xml", "Mend it"), DamagedDocumentError, "no sound XML"),
    "text-other-xml": (replaced("word/document.xml", "<a/>"), UnsupportedFormatError, "no Word text"),
    "text-of-another-namespace": (
        replaced("word/document.xml", "<w:document xmlns:w='urn:x'><w:body/></w:document>"),
        UnsupportedFormatError,
        "no Word text",
    ),
    "entity-bomb": (replaced("word/document.xml", f"{BOMB}]>{OPEN}&a9;{CLOSE}"), DamagedDocumentError, "amplification"),
    "entity-bomb-in-an-attribute": (
        replaced("word/document.xml", BOMB + "]>" + OPEN.replace("<w:p>", '<w:p w:x="&a9;">') + CLOSE),
        DamagedDocumentError,
        "XML",
    ),
    "entity-from-outside": (
        replaced("word/document.xml", f"{OUTSIDE}{OPEN}&x;{CLOSE}"),
        DamagedDocumentError,
        "document type",
    ),
    "nested-absurdly": (
        replaced("word/document.xml", OPEN + "<w:x>" * 100_000 + "</w:x>" * 100_000 + CLOSE),
        DamagedDocumentError,
        "depth",
    ),
    "unpacks-to-too-much": (
        replaced("word/document.xml", OPEN + " " * 50_000_000 + CLOSE),
        DocumentTooLargeError,
        "unpacks",
    ),
}


@pytest.mark.parametrize(("change", "kind", "words"), BROKEN.values(), ids=BROKEN)
def test_broken_and_hostile_files_are_refused_soon(make_package, make_zip, change, kind, words: str) -> None:
    data = make_zip(change(make_package(BODY)))
    start = time.process_time()
    with pytest.raises(kind, match=words) as caught:
        source(data)
    assert time.process_time() - start < SECONDS
    assert caught.value.source == "a.docx"
    assert caught.value.hint
    assert "\n" not in str(caught.value)


def test_a_size_that_the_archive_lies_about_is_counted_while_it_is_read(make_package, make_zip) -> None:
    data = bytearray(make_zip(make_package("<w:p/>" + " " * 3_000_000 + BODY)))
    true = struct.pack("<L", zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size)
    assert data.count(true) == 2
    with pytest.raises((DocumentTooLargeError, DamagedDocumentError)):
        source(bytes(data.replace(true, struct.pack("<L", 500))))


def test_more_files_than_any_document_has(make_package, make_zip) -> None:
    files = make_package(BODY) | {f"x/{number}": "" for number in range(10_001)}
    with pytest.raises(DocumentTooLargeError, match="10,000"):
        source(make_zip(files))


def test_an_encrypted_archive(make_package, make_zip) -> None:
    data = bytearray(make_zip(make_package(BODY)))
    for signature, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            data[at + flags] |= 1
    with pytest.raises(EncryptedDocumentError, match="encrypted"):
        source(bytes(data))


def test_a_compression_that_documents_do_not_use(make_package, make_zip) -> None:
    with pytest.raises(DamagedDocumentError, match="compressed"):
        source(make_zip(make_package(BODY), zipfile.ZIP_LZMA))


def test_a_cut_file(make_package, make_zip) -> None:
    data = make_zip(make_package(BODY))
    with pytest.raises(DamagedDocumentError, match="cannot be opened"):
        source(data[: len(data) // 2])


@pytest.mark.parametrize(("title", "hint"), [("mend  IT", "mend IT"), ("Template 4", None), ("", None)])
def test_the_title_counts_where_the_text_bears_it_out(title: str, hint: str | None) -> None:
    document = docx.Document()
    document.add_paragraph("Mend it")
    document.core_properties.title = title
    buffer = io.BytesIO()
    document.save(buffer)
    assert source(buffer.getvalue()).hints.title == hint


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.pdf", "a", "a.doc"])
def test_the_content_decides_not_the_name(make_package, make_zip, name: str) -> None:
    read = read_source(make_zip(make_package(BODY)), settings=Settings(), name=name)
    assert read.text == "Mend it"
    assert read.media_type.endswith("wordprocessingml.document")


@pytest.mark.parametrize("content", ["<a/>", "no XML", "<cp:coreProperties xmlns:cp='urn:x'/>"])
def test_broken_properties_are_left_out(make_package, make_zip, content: str) -> None:
    assert source(make_zip(make_package(BODY) | {"docProps/core.xml": content})).text == "Mend it"
