from __future__ import annotations

import io

import pytest
from PIL import Image

from directive_extract.errors import DamagedDocumentError, DocumentTooLargeError
from directive_extract.ingest import picture as module
from directive_extract.ingest.picture import count_pages, load_page
from directive_extract.ingest.reader import Payload


def saved(image: Image.Image, kind: str = "PNG", **options) -> Payload:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return Payload(f"a.{kind.lower()}", stream.getvalue())


def page(mode: str = "L", size: tuple[int, int] = (827, 1169), colour: object = 255) -> Image.Image:
    return Image.new(mode, size, colour)


@pytest.mark.parametrize(
    ("payload", "dpi"),
    [
        pytest.param(saved(page(size=(1240, 1754)), dpi=(150, 150)), 150, id="stated-in-png"),
        pytest.param(saved(page(size=(1240, 1754)), "JPEG", dpi=(150, 150)), 150, id="stated-in-jpeg"),
        pytest.param(saved(page(size=(1240, 1754)), "TIFF", dpi=(150, 150)), 150, id="stated-in-tiff"),
        pytest.param(saved(page(size=(2480, 3508)), dpi=(72, 72)), 300, id="too-large-a-page"),
        pytest.param(saved(page(size=(2480, 3508))), 300, id="not-stated"),
        pytest.param(saved(page(size=(3508, 2480))), 300, id="landscape"),
        pytest.param(saved(page(size=(827, 4000))), 100, id="strip"),
        pytest.param(saved(page(size=(10, 10)), dpi=(1, 1)), 60, id="tiny"),
    ],
)
def test_the_resolution_is_the_files_or_that_of_an_a4_page(payload: Payload, dpi: float) -> None:
    assert load_page(payload, 0)[1] == pytest.approx(dpi, rel=0.01)


def test_faxes_with_two_resolutions_are_made_square() -> None:
    image, dpi = load_page(saved(page(size=(1728, 1078)), "TIFF", dpi=(204, 98)), 0)
    assert dpi == pytest.approx(204, rel=0.01)
    assert image.size == pytest.approx((1728, 2244), abs=3)


@pytest.mark.parametrize(
    ("image", "grey"),
    [
        pytest.param(page("RGBA", (50, 50), (0, 0, 0, 0)), 255, id="transparent-is-paper"),
        pytest.param(page("LA", (50, 50), (0, 0)), 255, id="transparent-grey"),
        pytest.param(page("1", (50, 50), 1), 255, id="bits"),
        pytest.param(page("I;16", (50, 50), 32768), 127, id="sixteen-bits"),
        pytest.param(page("P", (50, 50), 0), 0, id="palette"),
    ],
)
def test_all_modes_come_out_readable(image: Image.Image, grey: int) -> None:
    shown, _ = load_page(saved(image), 0)
    assert shown.mode in {"1", "L", "RGB"}
    assert shown.convert("L").getpixel((25, 25)) == pytest.approx(grey, abs=1)


def test_cmyk_is_read() -> None:
    shown, _ = load_page(saved(page("CMYK", (50, 50), (0, 0, 0, 0)), "JPEG"), 0)
    assert shown.convert("L").getpixel((25, 25)) == pytest.approx(255, abs=2)


def test_a_camera_that_was_held_upright_is_heeded() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turn clockwise by a quarter to show it
    image, _ = load_page(saved(page(size=(400, 200)), "JPEG", exif=exif), 0)
    assert image.size == (200, 400)


def test_tiff_has_as_many_pages_as_were_scanned() -> None:
    grey = [page(colour=shade, size=(40, 40)) for shade in (10, 20, 30)]
    payload = saved(grey[0], "TIFF", save_all=True, append_images=grey[1:])
    assert count_pages(payload, 3) == 3
    assert [load_page(payload, index)[0].getpixel((0, 0)) for index in range(3)] == [10, 20, 30]
    with pytest.raises(DocumentTooLargeError, match="2 pages"):
        count_pages(payload, 2)


def test_an_animated_picture_is_its_first_page() -> None:
    payload = saved(page(colour=9, size=(9, 9)), "PNG", save_all=True, append_images=[page(size=(9, 9))])
    assert count_pages(payload, 5) == 1


def test_bombs_are_refused_before_they_are_unpacked(monkeypatch) -> None:
    monkeypatch.setattr(module, "MAX_PIXELS", 10_000)
    payload = saved(page(size=(101, 100)))
    for read in (lambda: load_page(payload, 0), lambda: count_pages(payload, 9)):
        with pytest.raises(DocumentTooLargeError, match="dots"):
            read()


def test_a_bomb_of_pillows_own_measure_is_refused() -> None:
    header = saved(page("1", (20_000, 20_000), 1))  # 400 million dots in 50 kB
    with pytest.raises(DocumentTooLargeError):
        load_page(header, 0)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(saved(page()).data[:200], id="truncated"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, id="only-a-signature"),
        pytest.param(b"II*\x00\x08\x00\x00\x00", id="tiff-without-pages"),
        pytest.param(b"\xff\xd8\xff\xe0" + b"\0" * 40, id="jpeg-of-nothing"),
    ],
)
def test_broken_pictures_are_told(data: bytes) -> None:
    with pytest.raises(DamagedDocumentError) as caught:
        load_page(Payload("a.png", data), 0)
    assert caught.value.hint
