"""The Tesseract program: where it is, what it can, and how one picture goes through it."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from directive_extract.errors import RecognitionError

PROGRAM = "tesseract"
# Its installer for Windows does not put it on the path.
_WINDOWS_PLACE = r"Tesseract-OCR\tesseract.exe"
_ASK_SECONDS = 20  # for version and languages; measured 0.05 s
INSTALL = (
    "to have scans read, install Tesseract: Debian and Ubuntu: apt install tesseract-ocr tesseract-ocr-vie; macOS: "
    "brew install tesseract tesseract-lang; Windows: the package UB-Mannheim.TesseractOCR of winget"
)


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed Tesseract.

    Attributes:
        path: Of the program.
        version: Such as "5.3.0".
        languages: Those whose data are installed, by Tesseract's names; "osd" (orientation) counts as one.
    """

    path: str
    version: str
    languages: tuple[str, ...]

    def choose(self, wanted: tuple[str, ...]) -> tuple[str, ...]:
        """The languages to recognise with.

        Args:
            wanted: In order of preference.

        Returns:
            Those that are installed; where none is, the first installed one that is a language at all.
        """
        there = tuple(name for name in wanted if name in self.languages)
        return there or tuple(name for name in self.languages if name not in {"osd", "equ"})[:1]

    def read(self, picture: bytes, *, languages: tuple[str, ...], dpi: int, seconds: float) -> str:
        """Recognise one page.

        Args:
            picture: A PNG, PNM or TIFF file.
            languages: What `choose` gave.
            dpi: Resolution of the picture.
            seconds: Longest time.

        Returns:
            Tesseract's report in hOCR.

        Raises:
            RecognitionError: It failed, or took too long.
        """  # noqa: DOC502 - raised by `_run`
        options = ("-l", "+".join(languages), "--dpi", str(dpi), "--psm", "3", "hocr")
        return _run(self.path, ("stdin", "stdout", *options), picture, seconds)

    def orientation(self, picture: bytes, *, seconds: float) -> int | None:
        """How far a page has to be turned to stand upright.

        Args:
            picture: A PNG, PNM or TIFF file.
            seconds: Longest time.

        Returns:
            0, 90, 180 or 270 degrees clockwise; None where it can't be told: too few letters, or no data for it.
        """
        if "osd" not in self.languages:
            return None
        try:
            report = _run(self.path, ("stdin", "stdout", "-l", "osd", "--psm", "0"), picture, seconds)
        except RecognitionError:  # "Too few characters" ends it with an error
            return None
        turns = [line.split(":")[1].strip() for line in report.splitlines() if line.startswith("Rotate:")]
        return int(turns[0]) if turns and turns[0].isdecimal() else None


def find_tesseract() -> Tesseract | None:
    """Look for Tesseract: on the path, and where its installer for Windows puts it.

    Returns:
        The program with its version and languages; None where it is not installed, does not run, or has no language.
    """
    return _ask(os.environ.get("PATH", ""), os.environ.get("TESSDATA_PREFIX", ""))


@lru_cache(maxsize=4)
def _ask(search_path: str, _data: str) -> Tesseract | None:  # asked anew when either variable changes
    path = shutil.which(PROGRAM, path=search_path) or _windows_path()
    if path is None:
        return None
    try:
        version = _run(path, ("--version",), b"", _ASK_SECONDS).split("\n", 1)[0]
        listed = _run(path, ("--list-langs",), b"", _ASK_SECONDS).splitlines()[1:]
    except RecognitionError:
        return None
    languages = tuple(name.strip() for name in listed if name.strip())
    found = Tesseract(path, version.removeprefix("tesseract").strip(" v"), languages)
    return found if found.choose(()) else None


def _windows_path() -> str | None:
    folder = os.environ.get("PROGRAMFILES")
    path = Path(folder, _WINDOWS_PLACE) if folder else None
    return str(path) if path is not None and path.is_file() else None


def _run(path: str, arguments: tuple[str, ...], data: bytes, seconds: float) -> str:
    """Run the program on bytes.

    Returns:
        What it printed.

    Raises:
        RecognitionError: It can't be started, ends with an error, or takes too long (it is killed then).
    """
    # Four threads of OpenMP slow a page down from 2.6 to 15 seconds where processors are few or shared.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        # the program was found by name on the user's own path; there is no shell, and no argument comes from a document
        done = subprocess.run(  # noqa: S603
            [path, *arguments], input=data, capture_output=True, timeout=max(seconds, 0.0), env=environment, check=True
        )
    except subprocess.TimeoutExpired as error:
        raise RecognitionError("text recognition took too long", hint="raise max_seconds in the settings") from error
    except subprocess.CalledProcessError as error:
        said = error.stderr.decode("utf-8", errors="replace").strip().splitlines()
        message = f"text recognition failed: {said[-1] if said else f'exit code {error.returncode}'}"
        raise RecognitionError(message, hint="check the installation of Tesseract") from error
    except OSError as error:
        message = f"Tesseract cannot be started: {error.strerror or error}"
        raise RecognitionError(message, hint="check the installation of Tesseract") from error
    return done.stdout.decode("utf-8", errors="replace")
