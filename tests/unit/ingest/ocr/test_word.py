from __future__ import annotations

import pytest
from PIL import Image

from directive_extract.ingest.ocr.word import Recognition, Turn, Word

WIDTH, HEIGHT = 200, 300
SPOT = (40, 60, 60, 70)


@pytest.mark.parametrize(
    "angle",
    [
        pytest.param(0.0, id="upright"),
        pytest.param(1.7, id="counter-clockwise"),
        pytest.param(-4.0, id="clockwise"),
        pytest.param(-90.0, id="on-its-side"),
        pytest.param(-181.5, id="upside-down-and-askew"),
    ],
)
def test_a_box_on_the_turned_page_comes_back_to_where_it_was(angle: float) -> None:
    page = Image.new("L", (WIDTH, HEIGHT), 255)
    page.paste(0, SPOT)
    turned = page.rotate(angle, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    found = turned.point(lambda grey: 255 if grey < 128 else 0).getbbox()
    back = Turn(angle, WIDTH, HEIGHT, turned.width, turned.height).box_back(found)
    slack = 2 if angle % 90 == 0 else 4  # a turned box within a turned box is larger
    assert back == pytest.approx(SPOT, abs=slack)
    assert back[0] <= SPOT[0] + 1
    assert back[2] >= SPOT[2] - 1


def test_boxes_are_cut_at_the_edge_of_the_page() -> None:
    assert Turn(2, 100, 100, 110, 110).box_back((0, 0, 110, 110)) == (0, 0, 100, 100)


def test_confidence_of_a_page_is_the_mean_by_characters() -> None:
    box = (0.0, 0.0, 1.0, 1.0)
    page = Recognition(((Word("aaa", box, 10, 1.0), Word("b", box, 10, 0.2)),), Turn(0, 1, 1, 1, 1))
    assert page.confidence == pytest.approx(0.8)
    assert Recognition((), Turn(0, 1, 1, 1, 1)).confidence == 0
