"""What can be wrong with a document, for those who call the library: a typed error or a flagged result, and soon."""

from __future__ import annotations

import time

import pytest

from directive_extract.errors import (
    DamagedDocumentError,
    DocumentTooLargeError,
    EmptyDocumentError,
    IngestError,
    SourceNotFoundError,
    UnreadableSourceError,
    UnsupportedFormatError,
)
from directive_extract.pipeline import Extractor
from directive_extract.schema.settings import Settings

DIRECTIVE = "The Ministry of Ports must mend the quay before 3 May 2027."
SECONDS = 20  # for texts that take a second or two where nothing goes wrong: time for slow machines, none for squares


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize(
    ("source", "kind"),
    [
        pytest.param(b"", EmptyDocumentError, id="no-bytes"),
        pytest.param(b"\xef\xbb\xbf\r\n", EmptyDocumentError, id="mark-and-line-break"),
        pytest.param("\u200b\n", EmptyDocumentError, id="invisible-characters"),
        pytest.param(DIRECTIVE + "\0\0", UnsupportedFormatError, id="zero-bytes"),
        pytest.param(bytes(range(256)) * 20, UnsupportedFormatError, id="binary"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, DamagedDocumentError, id="broken-picture"),
        pytest.param(b"<html><body><script>var a;</script></body></html>", IngestError, id="page-without-text"),
    ],
)
def test_typed_errors_say_what_to_do(extractor, source, kind) -> None:
    with pytest.raises(kind) as caught:
        extractor.extract(source, name="a.txt" if b"<html>" not in bytes(str(source), "utf-8") else "a.html")
    assert caught.value.source
    assert caught.value.hint


def test_a_path_that_leads_nowhere_and_a_folder(extractor, tmp_path) -> None:
    with pytest.raises(SourceNotFoundError, match="gone"):
        extractor.extract(tmp_path / "gone.txt")
    with pytest.raises(UnreadableSourceError, match="folder"):
        extractor.extract(tmp_path)


def test_a_document_larger_than_allowed(tmp_path) -> None:
    small = Extractor(Settings(max_bytes=40))
    (tmp_path / "large.txt").write_text(DIRECTIVE)
    for source in (tmp_path / "large.txt", DIRECTIVE, DIRECTIVE.encode()):
        with pytest.raises(DocumentTooLargeError, match="40"):
            small.extract(source)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(DIRECTIVE + "\ud800", id="half-a-surrogate-pair"),
        pytest.param("\ufeff" + DIRECTIVE, id="byte-order-mark"),
        pytest.param(DIRECTIVE.replace(" ", "\u00a0"), id="hard-spaces"),
        pytest.param(DIRECTIVE.replace(" ", "  \t"), id="white-space-without-end"),
        pytest.param(DIRECTIVE + "((((((“““", id="brackets-that-never-close"),
    ],
)
def test_odd_characters_do_not_hide_a_directive(extractor, text) -> None:
    [task] = extractor.extract(f"The quay is old.\n\n{text}", name="a.txt").tasks
    assert [owner.name.split() for owner in task.owners] == [["Ministry", "of", "Ports"]]
    assert str(task.deadline.due) == "2027-05-02"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("the quay and the crane and " * 4000, id="a-sentence-of-24,000-words"),
        pytest.param(f"{DIRECTIVE[:-1]}; " * 400, id="a-sentence-of-400-directives"),
        pytest.param("1. a) (i) - " * 3000, id="labels-only"),
        pytest.param("a\n" * 20_000, id="20,000-lines"),
        pytest.param("-\n\n" * 5000, id="bullets-without-text"),
        pytest.param("No | Action | Owner | Due\n" * 1500, id="headers-without-rows"),
        pytest.param("(" * 5000 + ")" * 5000, id="brackets"),
        pytest.param("“" * 5000, id="quotation-marks"),
        pytest.param("Mr. " * 5000, id="abbreviations"),
        pytest.param("the engi-\n" * 3000, id="hyphens-at-line-ends"),
        pytest.param("a " + " " * 200_000 + ".", id="a-long-gap"),
        pytest.param("1" * 100_000, id="digits"),
    ],
)  # fmt: skip
def test_texts_made_to_cost_time_do_not(extractor, text) -> None:
    start = time.process_time()
    extraction = extractor.extract(text, name="a.txt", date="2026-03-02")
    assert time.process_time() - start < SECONDS
    assert extraction.statements
