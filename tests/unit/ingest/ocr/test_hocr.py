from __future__ import annotations

import pytest

from directive_extract.ingest.ocr.hocr import parse_hocr

REPORT = """<div class='ocr_page' id='page_1' title='image "x"; bbox 0 0 900 300; ppageno 0'>
  <span class='ocr_line' id='l1' title="bbox 100 100 400 142; baseline 0 -10; x_size 47; x_descenders 10; x_ascenders 9">
   <span class='ocrx_word' id='w1' title='bbox 100 100 180 140; x_wconf 96'>Day</span>
   <span class='ocrx_word' id='w2' title='bbox 200 112 240 132; x_wconf 90'>on</span>
   <span class='ocrx_word' id='w3' title='bbox 250 128 256 132; x_wconf 40'>.</span>
   <span class='ocrx_word' id='w4' title='bbox 300 40 304 200; x_wconf 30'>|</span>
   <span class='ocrx_word' id='w5' title='bbox 310 100 320 140; x_wconf 95'> </span>
  </span>
  <span class='ocr_header' id='l2' title="bbox 0 200 90 240">
   <span class='ocrx_word' id='w6' title='bbox 0 200 90 240; x_wconf 88' lang='vie'><strong>R&amp;D &lt;b&gt;</strong></span>
  </span>
</div>"""  # noqa: E501 - as Tesseract writes it


def test_words_of_a_line_stand_as_high_as_their_line() -> None:
    (day, on, stop, ruling), _ = parse_hocr(REPORT, 1)
    # the base line lies at 132; 37 dots of ascent make type of 50
    assert day.box == pytest.approx((100, 95, 180, 143))
    assert (on.box[1], on.box[3]) == (stop.box[1], stop.box[3]) == pytest.approx((95, 143))
    assert day.size == on.size == 50
    assert ruling.box == (300, 40, 304, 200), "what stands out of its line keeps its own box"


def test_lengths_are_scaled_to_points() -> None:
    assert parse_hocr(REPORT, 0.24)[0][3].box == pytest.approx((72, 9.6, 72.96, 48))


def test_text_is_decoded_and_blank_words_are_left_out() -> None:
    assert [[word.text for word in line] for line in parse_hocr(REPORT, 1)] == [["Day", "on", ".", "|"], ["R&D <b>"]]


def test_confidence_is_a_share() -> None:
    assert [word.confidence for word in parse_hocr(REPORT, 1)[0]] == pytest.approx([0.96, 0.9, 0.4, 0.3])


def test_of_a_report_that_is_cut_the_whole_words_count() -> None:
    assert parse_hocr("", 1) == []
    assert [word.text for word in parse_hocr(REPORT[: REPORT.index("w3")], 1)[0]] == ["Day", "on"]


def test_the_base_line_of_a_slanting_line_is_followed() -> None:
    slanting = REPORT.replace("baseline 0 -10", "baseline 0.05 -14")
    day, on = parse_hocr(slanting, 1)[0][:2]
    assert on.box[1] - day.box[1] == pytest.approx(4)
