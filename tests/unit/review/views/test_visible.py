import pytest

from directive_extract.review.views.visible import to_visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("invoice\u202efdp.exe", "invoice[RLO]fdp.exe", id="right-to-left-override"),
        pytest.param("a\u200bb", "a[ZWSP]b", id="zero-width-space"),
        pytest.param("line\n\tnext", "line\n\tnext", id="white-space-stays"),
        pytest.param("Thông báo số 15/TB-VPCP", "Thông báo số 15/TB-VPCP", id="vietnamese-stays"),
        pytest.param("\x1b[31m", "[U+001B][31m", id="terminal-escape"),
    ],
)
def test_to_visible(text, expected):
    assert to_visible(text) == expected
