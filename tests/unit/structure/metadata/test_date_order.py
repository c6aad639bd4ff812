import pytest

from directive_extract.structure.metadata.date_order import settle_date_order

CASES = [
    pytest.param("Pump to be tested by 9/17. Next drill 5/2.", "DMY", "MDY", id="month first by a day behind a word"),
    pytest.param("Seen on 17/9, again on 5/2.", "MDY", "DMY", id="day first against the setting"),
    pytest.param("Filed 9/17/2031; reply due 5/2.", "DMY", "MDY", id="with a year"),
    pytest.param("Signed 17/9/31; reply due 5/2.", "DMY", "DMY", id="a day is not cut out of a longer one"),
    pytest.param("drills 9/17, 9/24 and 10/15; picnic 5/2", "DMY", "MDY", id="three bare days"),
    pytest.param("passed 9/16, lost 5/16, passed 12/16, due 5/2", "DMY", "DMY", id="shares of one number"),
    pytest.param("by 9/17, and on 18/9; due 5/2", "DMY", "DMY", id="both ways settle nothing"),
    pytest.param("due 5/2", "DMY", "DMY", id="nothing to go by"),
    pytest.param("by 9/17", "YMD", "YMD", id="year first is left alone"),
    pytest.param("open 24/7, item 3.9/17", "DMY", "DMY", id="no days"),
]


@pytest.mark.parametrize(("text", "order", "expected"), CASES)
def test_a_text_settles_the_order_of_its_days_in_figures(text, order, expected):
    assert settle_date_order(text, order) == expected
