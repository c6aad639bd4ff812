"""The program is stood in for by a script, so that what is given to it and what it may do wrong can be seen."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from directive_extract.errors import RecognitionError
from directive_extract.ingest.ocr.tesseract import Tesseract, find_tesseract

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a script with a first line")

SCRIPT = """#!{python}
import os, sys, time
arguments = sys.argv[1:]
if arguments == ["--version"]:
    print("tesseract 5.3.0")
elif arguments == ["--list-langs"]:
    print("List of available languages (3):")
    print("{languages}".replace(" ", chr(10)))
else:
    {does}
"""


@pytest.fixture
def install(tmp_path, monkeypatch):
    def installed(does: str = "pass", languages: str = "eng osd vie") -> Tesseract | None:
        program = tmp_path / "tesseract"
        program.write_text(SCRIPT.format(python=sys.executable, languages=languages, does=does))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        return find_tesseract()

    return installed


def read(program: Tesseract, seconds: float = 20) -> str:
    return program.read(b"picture", languages=("eng", "vie"), dpi=300, seconds=seconds)


def test_the_program_is_found_with_its_version_and_languages(install, tmp_path) -> None:
    found = install()
    assert found == Tesseract(str(tmp_path / "tesseract"), "5.3.0", ("eng", "osd", "vie"))


def test_no_program_and_one_without_a_language_are_none(install, tmp_path, monkeypatch) -> None:
    assert install(languages="osd") is None
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    monkeypatch.delenv("PROGRAMFILES", raising=False)
    assert find_tesseract() is None


def test_a_program_that_does_not_start_is_none(tmp_path, monkeypatch) -> None:
    (tmp_path / "tesseract").write_text("#!/nowhere/at/all\n")
    (tmp_path / "tesseract").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_tesseract() is None


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        pytest.param(("eng", "vie"), ("eng", "vie"), id="all"),
        pytest.param(("fra", "vie"), ("vie",), id="those-that-are-there"),
        pytest.param(("fra",), ("eng",), id="none-of-them"),
    ],
)
def test_languages_that_are_not_installed_are_left_out(wanted, chosen) -> None:
    assert Tesseract("x", "5", ("osd", "eng", "vie")).choose(wanted) == chosen


def test_one_thread_one_page_by_the_pipe_and_no_shell(install) -> None:
    program = install("print(arguments, os.environ['OMP_THREAD_LIMIT'], sys.stdin.read())")
    assert read(program).strip() == (
        "['stdin', 'stdout', '-l', 'eng+vie', '--dpi', '300', '--psm', '3', 'hocr'] 1 picture"
    )


def test_a_program_that_hangs_is_ended_in_time(install) -> None:
    program = install("time.sleep(60)")
    started = time.monotonic()
    with pytest.raises(RecognitionError, match="too long"):
        read(program, seconds=0.3)
    assert time.monotonic() - started < 10


@pytest.mark.parametrize(
    ("does", "words"),
    [
        pytest.param("sys.exit('bad data file')", "bad data file", id="error-with-words"),
        pytest.param("sys.exit(3)", "exit code 3", id="error-without-words"),
        pytest.param("os.abort()", "exit code", id="crash"),
    ],
)
def test_what_goes_wrong_is_an_error_of_ours(install, does: str, words: str) -> None:
    with pytest.raises(RecognitionError, match=words):
        read(install(does))


def test_a_program_that_is_gone_is_an_error_of_ours(install) -> None:
    program = install()
    Path(program.path).unlink()
    with pytest.raises(RecognitionError, match="cannot be started"):
        read(program)


@pytest.mark.parametrize(
    ("does", "turn"),
    [
        pytest.param("print('Page: 0', 'Rotate: 270', 'Script: Latin', sep=chr(10))", 270, id="told"),
        pytest.param("print('Rotate: much')", None, id="no-number"),
        pytest.param("sys.exit('Too few characters')", None, id="too-few-letters"),
    ],
)
def test_the_orientation_is_told_or_not(install, does: str, turn) -> None:
    assert install(does).orientation(b"picture", seconds=20) == turn


def test_without_data_for_orientation_the_program_is_not_asked() -> None:
    assert Tesseract("/nowhere", "5", ("eng",)).orientation(b"picture", seconds=1) is None
