"""Recognition is stood in for; what Tesseract makes of pictures is in tests/integration/test_scans.py."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from directive_extract.errors import DamagedDocumentError, EmptyDocumentError, RecognitionError
from directive_extract.ingest import read_source
from directive_extract.ingest.ocr import recognising
from directive_extract.ingest.ocr.word import Recognition, Turn, Word
from directive_extract.schema.settings import Settings

PAGE = Turn(0, 500, 700, 500, 700)


def tiff(*shades: int) -> bytes:
    pages = [Image.new("L", (500, 700), shade) for shade in shades]
    stream = io.BytesIO()
    pages[0].save(stream, "TIFF", save_all=True, append_images=pages[1:], dpi=(72, 72))
    return stream.getvalue()


def recognised(picture: Image.Image) -> Recognition:
    """The grey of the picture, as a word; white paper holds none, black paper is too much for it."""
    shade = picture.convert("L").tobytes()[0]
    if shade == 0:
        raise RecognitionError("it failed")
    words = (Word(f"Grey{shade}", (50, 100, 110, 112), 12, shade / 255),)
    return Recognition((words,) if shade < 255 else (), PAGE)


@pytest.fixture
def stand_in(monkeypatch):
    monkeypatch.setattr(recognising.Recogniser, "available", True)
    monkeypatch.setattr(recognising.Recogniser, "recognise", lambda self, picture, dpi: recognised(picture))


def test_pages_come_in_order_with_places_and_confidence(stand_in) -> None:
    source = read_source(tiff(51, 102, 153), settings=Settings(), name="a.tif")
    assert source.media_type == "image/tiff"
    assert source.text.split() == ["Grey51", "Grey102", "Grey153"]
    assert [(page.number, page.scanned) for page in source.placement.pages] == [(1, True), (2, True), (3, True)]
    assert source.placement.confidence(0, 6) == pytest.approx(0.2)


def test_pages_that_fail_are_named_and_the_others_read(stand_in) -> None:
    source = read_source(tiff(51, 0, 255), settings=Settings(), name="a.tif")
    assert source.text == "Grey51"
    assert [issue.message for issue in source.issues] == [
        "page 2: it failed",
        "page 3: no text was found in the picture",
    ]
    assert len(source.placement.pages) == 3


def test_without_recognition_an_issue_says_why(monkeypatch) -> None:
    monkeypatch.setattr(recognising, "find_tesseract", lambda: None)
    [issue] = read_source(tiff(9, 9), settings=Settings(), name="a.tif").issues
    assert issue.code == "no_text_layer"
    assert "pages 1-2" in issue.message
    assert "apt install" in issue.message
    [issue] = read_source(tiff(9), settings=Settings(ocr=False), name="a.tif").issues
    assert "switched off" in issue.message


def test_a_blank_picture_is_an_empty_document(stand_in) -> None:
    with pytest.raises(EmptyDocumentError):
        read_source(tiff(255), settings=Settings(), name="a.tif")


def test_a_broken_picture_is_told_whether_or_not_it_could_be_recognised(stand_in, monkeypatch) -> None:
    for ocr in (True, False):
        monkeypatch.setattr(recognising.Recogniser, "available", ocr)
        with pytest.raises(DamagedDocumentError):
            read_source(tiff(9)[:40], settings=Settings(), name="a.tif")
