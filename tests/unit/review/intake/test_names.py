import pytest

from directive_extract.review.intake.names import MAX_CHARS, is_noise, shown_name


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("minutes.pdf", "minutes.pdf", id="plain"),
        pytest.param("Biên bản họp.docx", "Biên bản họp.docx", id="vietnamese"),
        pytest.param("folder/inner/minutes.pdf", "minutes.pdf", id="folders"),
        pytest.param("../../etc/passwd", "passwd", id="upwards"),
        pytest.param("C:\\Users\\An\\minutes.pdf", "minutes.pdf", id="windows"),
        pytest.param("..\\..\\boot.ini", "boot.ini", id="windows-upwards"),
        pytest.param("a\x00b\r\nc.txt", "abc.txt", id="control-characters"),
        pytest.param("..", "document", id="dots"),
        pytest.param("", "document", id="empty"),
        pytest.param(None, "document", id="none"),
        pytest.param("folder/", "document", id="folder"),
        pytest.param("\ud800.txt", ".txt", id="half-a-pair"),
        pytest.param("report\u202efdp.exe", "report\u202efdp.exe", id="bidi-override-stays-to-be-shown"),
        pytest.param("<img src=x onerror=alert(1)>.txt", "<img src=x onerror=alert(1)>.txt", id="html-is-text"),
    ],
)
def test_shown_name(given, expected):
    assert shown_name(given) == expected


def test_a_long_name_keeps_its_kind():
    name = shown_name("x" * 5_000 + ".docx")
    assert len(name) == MAX_CHARS
    assert name.endswith(".docx")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("minutes/2026.pdf", False),
        ("minutes/.DS_Store", True),
        (".git/config", True),
        ("minutes/~$2026.docx", True),
        ("page_files/logo.png", True),
        ("page_files", False),
        ("../minutes/./2026.pdf", False),
        (None, False),
    ],
)
def test_is_noise(given, expected):
    assert is_noise(given) is expected
