from __future__ import annotations

import io

import pytest
from PIL import Image

from directive_extract.errors import IngestError, NoPagesError, PageNotFoundError
from directive_extract.ingest.pages import render_page
from directive_extract.schema.settings import Settings

SETTINGS = Settings()


def document(kind: str) -> bytes:
    stream = io.BytesIO()
    image = Image.new("RGB", (850, 1100), (200, 10, 10))
    options = {"PDF": {"resolution": 100}, "TIFF": {"dpi": (100, 100)}}[kind]
    image.save(stream, kind, save_all=True, append_images=[Image.new("RGB", (850, 1100), (10, 10, 200))], **options)
    return stream.getvalue()


@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_a_page_is_drawn_at_the_resolution_that_is_wanted(kind: str) -> None:
    picture = render_page(document(kind), 2, dpi=50, settings=SETTINGS)
    assert picture.mode == "RGB"
    assert picture.size == pytest.approx((425, 550), abs=1)
    assert picture.getpixel((200, 200)) == pytest.approx((10, 10, 200), abs=8)


@pytest.mark.parametrize("number", [-1, 0, 3])
@pytest.mark.parametrize("kind", ["PDF", "TIFF"])
def test_a_page_that_is_not_there_is_told(kind: str, number: int) -> None:
    with pytest.raises(PageNotFoundError, match="2 pages"):
        render_page(document(kind), number, dpi=50, settings=SETTINGS)


def test_formats_without_pages_are_told_with_those_that_have_some() -> None:
    with pytest.raises(NoPagesError, match="PDF, PNG, JPEG and TIFF"):
        render_page(b"The board shall meet.", 1, dpi=50, settings=SETTINGS)


def test_a_broken_document_is_told() -> None:
    with pytest.raises(IngestError):
        render_page(document("PDF")[:300], 1, dpi=50, settings=SETTINGS)
