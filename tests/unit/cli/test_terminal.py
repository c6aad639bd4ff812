import pytest

from directive_extract.cli.terminal import neutralise, one_line, tell


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("plain Hà Nội\n\ttext", "plain Hà Nội\n\ttext", id="ordinary"),
        pytest.param("\x1b[31mred\x1b[0m", "␛[31mred␛[0m", id="colour"),
        pytest.param("\x1b]0;title\x07", "␛]0;title␇", id="title"),
        pytest.param("a\x9b2Jb\x7f", "a\ufffd2Jb␡", id="eight bit and delete"),
        pytest.param("one\r\ntwo\rthree", "one \ntwo\nthree", id="line ends"),
        pytest.param("a\u202eb\u2066c", "a\ufffdb\ufffdc", id="directional overrides"),
        pytest.param("a\udcffb", "a\ufffdb", id="undecodable file name"),
    ],
)
def test_neutralise_keeps_length_and_removes_control(text, shown):
    assert neutralise(text) == shown
    assert len(shown) == len(text)


def test_one_line_has_no_line_break_of_any_kind():
    text = one_line("a\nb\rc\x85d\u2028e\x0bf\tg")
    assert text == "a b c d e f g"


def test_tell_writes_one_harmless_line_to_standard_error(capsys):
    tell("bad\x1b[2J\nfile")
    assert capsys.readouterr() == ("", "bad␛[2J file\n")
