from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

import pytest

from directive_extract.errors import EmptyDocumentError, NoArticleError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "The board shall meet.\r\nThe clerk shall report."


def test_file_gives_stem_hash_and_untouched_text(tmp_path: Path) -> None:
    path = tmp_path / "plan of May.v2.txt"
    path.write_bytes(TEXT.encode())
    source = read_source(path, settings=Settings())
    assert (source.id, source.name, source.media_type, source.verbatim) == (
        "plan of May.v2",
        path.name,
        "text/plain",
        True,
    )
    assert source.text == TEXT
    assert source.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.mark.parametrize("source", [pytest.param(TEXT, id="text"), pytest.param(TEXT.encode(), id="bytes")])
def test_nameless_source_gets_its_hash_as_id(source: str | bytes) -> None:
    read = read_source(source, settings=Settings())
    assert read.id == hashlib.sha256(TEXT.encode()).hexdigest()[:16]
    assert read.name == type(source).__name__.replace("str", "text")
    assert read.text == TEXT


def test_name_gives_id_and_suffix() -> None:
    source = read_source(b"The board shall meet on the new plan.", settings=Settings(), name="in/plan.html")
    assert (source.id, source.name, source.media_type) == ("plan", "plan.html", "text/html")


def test_same_bytes_read_the_same_twice() -> None:
    page = b"<html><body><p>The board shall meet on the new plan.</p></body></html>"
    assert read_source(page, settings=Settings()) == read_source(page, settings=Settings())


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b" \r\n\t\f", id="blank"),
        pytest.param(b"\xef\xbb\xbf", id="mark-only"),
        pytest.param("\u200b\ufeff\u00a0".encode(), id="invisible"),
        pytest.param(b"\0\0\0", id="nuls"),
        pytest.param("", id="text"),
        pytest.param("  \n", id="blank-text"),
        pytest.param("\ufeff".encode("utf-16"), id="utf-16-mark"),
    ],
)
def test_empty_documents_are_refused(source: str | bytes) -> None:
    with pytest.raises(EmptyDocumentError):
        read_source(source, settings=Settings())


def test_half_surrogates_become_replacement_marks_one_for_one() -> None:
    source = read_source("plan \ud83d shall go", settings=Settings())
    assert source.text == "plan \ufffd shall go"


def test_text_that_is_markup_is_read_as_markup() -> None:
    source = read_source("<html><body><p>The board shall meet on the new plan.</p></body></html>", settings=Settings())
    assert (source.text, source.verbatim) == ("The board shall meet on the new plan.", False)


def test_error_names_the_document() -> None:
    with pytest.raises(NoArticleError) as caught:
        read_source(b"<html><body><nav>Home</nav></body></html>", settings=Settings(), name="a.html")
    assert caught.value.source == "a.html"
