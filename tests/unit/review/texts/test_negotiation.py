import pytest

from directive_extract.review.texts import choose_language, texts_for


@pytest.mark.parametrize(
    ("accepted", "preferred", "expected"),
    [
        pytest.param(None, None, "en", id="nothing-asked"),
        pytest.param("vi-VN,vi;q=0.9,en;q=0.8", None, "vi", id="browser"),
        pytest.param("fr, en;q=0.5, vi;q=0.7", None, "vi", id="heaviest-that-is-there"),
        pytest.param("vi;q=0, en", None, "en", id="refused-by-the-browser"),
        pytest.param("vi;q=many", None, "en", id="weight-that-cannot-be-read"),
        pytest.param("de", None, "en", id="none-of-ours"),
        pytest.param("vi", "en", "en", id="setting-before-browser"),
        pytest.param("vi", "xx", "vi", id="setting-that-is-not-there"),
    ],
)
def test_choose_language(accepted, preferred, expected):
    assert choose_language(accepted, preferred) == expected


def test_texts_for_gives_the_chosen_catalogue():
    assert texts_for("vi", "en").language == "vi"
