"""Scans of documents of `fixtures/` (made by fixtures/making/scans.py): what is read is what the documents say.

They need Tesseract, which is optional; where it is absent these tests are skipped and say so. CI installs it.
"""

from __future__ import annotations

import io
import json
import time
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont
from rapidfuzz import fuzz

from directive_extract import Extractor
from directive_extract.errors import DirectiveExtractError, EmptyDocumentError
from directive_extract.ingest.ocr.tesseract import find_tesseract
from directive_extract.schema.settings import Settings

ROOT = Path(__file__).parents[2]
SCANS = ROOT / "tests" / "data" / "scans"
FIXTURES = ROOT / "fixtures"
ALIKE = 80  # of 100, for a quote with a few wrong letters
MAX_BYTES = 300_000

pytestmark = pytest.mark.skipif(find_tesseract() is None, reason="Tesseract is not installed")


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def extraction(name: str):
    return extractor().extract(SCANS / name)


@cache
def expected(name: str) -> list[dict]:
    return json.loads((FIXTURES / f"{name}.expected.json").read_text("utf-8"))["items"]


def found_for(item: dict, records):
    """The record that was read from a quote."""
    scored = [(fuzz.partial_ratio(item["quote"], record.evidence[0].text), record) for record in records]
    best = max(scored, key=lambda pair: pair[0], default=(0, None))
    return best[1] if best[0] >= ALIKE else None


CASES = [
    pytest.param("pdf-notice.tif", "pdf-notice", 0.8, 0.6, id="fax-of-two-pages-with-a-table"),
    pytest.param("pdf-gazette.pdf", "pdf-gazette", 0.85, 0.85, id="picture-in-pdf-two-columns"),
    pytest.param("bad-layer.pdf", "pdf-gazette", 0.85, 0.85, id="garbage-beneath-the-picture"),
]


@pytest.mark.parametrize(("scan", "document", "share", "dated_share"), CASES)
def test_tasks_are_found_with_their_deadlines(scan, document, share, dated_share) -> None:
    tasks = [item for item in expected(document) if item["kind"] == "task"]
    hits = [(item, found_for(item, extraction(scan).tasks)) for item in tasks]
    found = [(item, record) for item, record in hits if record is not None]
    assert len(found) >= share * len(tasks)
    dated = [
        (item["deadline"]["date"], record) for item, record in found if item["deadline"] and item["deadline"]["date"]
    ]
    right = [str(record.deadline and record.deadline.due) == day for day, record in dated]
    assert sum(right) >= dated_share * len(right)


@pytest.mark.parametrize("scan", ["pdf-minutes.jpg", "pdf-minutes.png"], ids=["held-upright", "on-its-side"])
def test_a_turned_page_is_read_as_the_right_way_up(scan) -> None:
    text = extraction(scan).document.text
    assert "standpipe" in text
    assert extraction(scan).tasks


@pytest.mark.parametrize("scan", sorted(path.name for path in SCANS.iterdir()))
def test_every_task_stands_on_its_page(scan) -> None:
    result = extraction(scan)
    assert (SCANS / scan).stat().st_size < MAX_BYTES
    assert all(page.scanned for page in result.document.layout)
    sizes = {page.number: (page.width, page.height) for page in result.document.layout}
    assert result.tasks
    for task in result.tasks:
        for box in task.evidence[0].boxes:
            left, top, right, bottom = box.bbox
            assert 0 <= left < right <= sizes[box.page][0]
            assert 0 <= top < bottom <= sizes[box.page][1]


def test_a_garbled_layer_is_told() -> None:
    [issue] = extraction("bad-layer.pdf").issues
    assert issue.code == "bad_text_layer"
    assert "~v;iter" not in extraction("bad-layer.pdf").document.text


def drawn(*lines: str, tilt: float = 0) -> tuple[Image.Image, list[tuple[float, float, float, float]]]:
    """A page of one word a line, and where each word was drawn."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(size=40)
    places = []
    for number, line in enumerate(lines):
        spot = (150, 200 + 150 * number)
        draw.text(spot, line, fill=0, font=font)
        places.append(draw.textbbox(spot, line, font=font))
    return picture.rotate(tilt, fillcolor=255, resample=Image.Resampling.BICUBIC), places


def test_boxes_hold_the_ink_of_their_words(tmp_path) -> None:
    sentence = "The harbour office shall repair the quay by 30 June 2027."
    picture, [place] = drawn(sentence)
    picture.save(tmp_path / "a.png", dpi=(150, 150))
    [task] = extractor().extract(tmp_path / "a.png").tasks
    box = [edge * 150 / 72 for edge in task.evidence[0].bbox]
    assert box[0] == pytest.approx(place[0], abs=6)
    assert box[2] == pytest.approx(place[2], abs=20)  # the full stop is no part of it
    assert box[1] <= place[1] + 4
    assert box[3] >= place[3] - 10


def test_the_same_scan_gives_the_same_result() -> None:
    again = Extractor().extract(SCANS / "pdf-notice.tif")
    assert again.to_json() == extraction("pdf-notice.tif").to_json()


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(Image.new("L", (1, 1), 255), id="one-dot"),
        pytest.param(Image.new("1", (1240, 1754), 1), id="blank"),
        pytest.param(Image.new("L", (1240, 1754), 0), id="black"),
        pytest.param(
            Image.fromarray(np.random.default_rng(1).integers(0, 256, (1754, 1240), dtype=np.uint8)), id="noise"
        ),
    ],
)
def test_a_picture_without_words_ends_in_time(picture, tmp_path) -> None:
    picture.save(tmp_path / "a.png", dpi=(150, 150))
    started = time.monotonic()
    try:
        result = extractor().extract(tmp_path / "a.png")
    except EmptyDocumentError:
        pass
    else:
        assert not result.tasks
    assert time.monotonic() - started < 60


def test_when_time_is_up_the_pages_left_are_named() -> None:
    result = Extractor(Settings(max_seconds=0.01)).extract(SCANS / "pdf-notice.tif")
    [issue] = [issue for issue in result.issues if issue.stage == "ingest"]
    assert issue.code == "not_recognised"
    assert issue.message.startswith("pages 1-2: ")
    assert "max_seconds" in issue.message


def test_a_text_file_named_as_a_picture_is_read_as_text(tmp_path) -> None:
    (tmp_path / "a.png").write_text("The board shall meet by 4 May 2026.")
    assert len(extractor().extract(tmp_path / "a.png").tasks) == 1


def test_a_picture_named_as_a_text_is_read_as_a_picture(tmp_path) -> None:
    (tmp_path / "a.txt").write_bytes((SCANS / "pdf-minutes.png").read_bytes())
    assert extractor().extract(tmp_path / "a.txt").document.media_type == "image/png"


def test_an_animation_of_pages_and_junk_behind_the_end_do_no_harm() -> None:
    stream = io.BytesIO()
    drawn("The harbour office shall repair the quay by 30 June 2027.")[0].save(stream, "PNG", dpi=(150, 150))
    try:
        result = extractor().extract(stream.getvalue() + b"junk" * 50, name="a.png")
    except DirectiveExtractError:
        pytest.fail("what stands behind the end of a picture does not matter")
    assert len(result.tasks) == 1
