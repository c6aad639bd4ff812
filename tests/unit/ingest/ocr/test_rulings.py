from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from directive_extract.ingest.ocr.rulings import find_rulings

SIZE = (900, 600)  # three inches by two


def paper() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", SIZE, 250)
    return picture, ImageDraw.Draw(picture)


def test_lines_across_and_down_are_found() -> None:
    picture, draw = paper()
    draw.line((100, 200, 800, 200), fill=20, width=3)
    draw.line((400, 100, 400, 500), fill=20, width=3)
    across, down = find_rulings(picture)
    assert across == pytest.approx((100, 200, 800, 201), abs=4)
    assert down == pytest.approx((400, 100, 401, 500), abs=4)


def test_a_line_a_little_askew_is_one_line() -> None:
    picture, draw = paper()
    draw.line((50, 300, 850, 302), fill=20, width=3)
    assert len(find_rulings(picture)) == 1


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param(lambda draw: draw.rectangle((100, 100, 700, 300), fill=0), id="bar"),
        pytest.param(lambda draw: draw.line((100, 100, 300, 100), fill=0, width=3), id="short"),
        pytest.param(lambda draw: draw.line((100, 100, 800, 500), fill=0, width=3), id="slanting"),
        pytest.param(
            lambda draw: draw.multiline_text(
                (60, 60), "\n".join(["WILLIAMMMWWH willingly illimitable"] * 8), fill=0, font=ImageFont.load_default(46)
            ),
            id="print",
        ),
    ],
)
def test_what_is_no_ruling_is_none(shape) -> None:
    picture, draw = paper()
    shape(draw)
    assert find_rulings(picture) == []


def test_tiny_pages_have_none() -> None:
    assert find_rulings(Image.new("L", (2, 2), 0)) == []
