from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from directive_extract.ingest.ocr import preparing
from directive_extract.ingest.ocr.preparing import find_skew, grain, prepare, stand_upright

A4 = (595.0, 842.0)


def page(dpi: int = 100) -> Image.Image:
    """A page of words of various lengths."""
    picture = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 250)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=11 * dpi / 72)
    for line in range(40):
        words = " ".join("harbour office repairs the quay"[line % 7 :].split() * 2)
        draw.text((0.9 * dpi, (0.8 + 0.24 * line) * dpi), words, fill=10, font=font)
    return picture


@pytest.mark.parametrize("tilt", [-4.5, -2.0, -1.1, 0.0, 0.4, 1.5, 3.3])
def test_the_skew_of_a_page_is_found(tilt: float) -> None:
    tilted = page(150).rotate(tilt, fillcolor=250, resample=Image.Resampling.BICUBIC)
    assert find_skew(tilted) == pytest.approx(-tilt, abs=0.15)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(Image.new("L", (1, 1), 0), id="one-dot"),
        pytest.param(Image.new("L", (500, 700), 255), id="blank"),
        pytest.param(Image.new("L", (500, 700), 0), id="black"),
    ],
)
def test_pages_without_lines_have_no_skew(picture: Image.Image) -> None:
    assert find_skew(picture) == 0
    assert stand_upright(picture, 0, A4).picture.size == picture.size


@pytest.mark.parametrize("sigma", [5.0, 15.0, 40.0])
def test_grain_is_the_standard_deviation_of_the_noise(sigma: float) -> None:
    values = np.random.default_rng(3).normal(128, sigma, (400, 300)).clip(0, 255)
    assert grain(Image.fromarray(values.astype(np.uint8))) == pytest.approx(sigma, rel=0.1)


def test_letters_are_no_grain() -> None:
    assert grain(page()) < 1
    assert grain(Image.new("L", (2, 2))) == 0


def test_grain_is_blurred_and_clean_print_is_not() -> None:
    clean = page(300)
    assert prepare(clean, 300) == clean
    noisy = Image.fromarray(
        (np.asarray(clean) + np.random.default_rng(1).normal(0, 40, clean.size[::-1])).clip(0, 255).astype(np.uint8)
    )
    assert grain(prepare(noisy, 300)) < preparing.GRAINY


@pytest.mark.parametrize(
    ("dpi", "width"),
    [pytest.param(100, 2481, id="coarse"), pytest.param(290, 827, id="near-enough"), pytest.param(600, 414, id="fine")],
)
def test_pictures_come_to_300_dots_an_inch(dpi: float, width: int) -> None:
    assert prepare(page(100).convert("RGB"), dpi).width == pytest.approx(width, abs=1)


def test_absurd_sizes_are_bounded(monkeypatch) -> None:
    monkeypatch.setattr(preparing, "MAX_PIXELS", 10_000)
    small = prepare(Image.new("L", (100, 100), 255), 1)
    assert small.width * small.height <= 10_000


def test_a_page_is_turned_by_quarters_and_by_its_skew() -> None:
    shown = page(150).rotate(-1.5, fillcolor=250, resample=Image.Resampling.BICUBIC).rotate(90, expand=True)
    points = (842.0, 595.0)
    prepared = stand_upright(shown, 90, points)
    assert prepared.turn.angle == pytest.approx(-90 + 1.5, abs=0.15)
    assert (prepared.turn.width, prepared.turn.height) == points
    assert prepared.picture.height > prepared.picture.width
