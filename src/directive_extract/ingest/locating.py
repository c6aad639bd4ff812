"""Where the bytes come from: is a string a path or the text itself, and what stands in the file."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from directive_extract.errors import DocumentTooLargeError, SourceNotFoundError, UnreadableSourceError

MAX_PATH_CHARS = 1024  # longer than any path in use; PATH_MAX is 4096, but no one types that
_SUFFIX = re.compile(
    r"\.(?:txt|text|md|markdown|html?|xhtml|mht(?:ml)?|pdf|do[ct][xm]?|odt|rtf|eml|msg|epub|zip|csv|log|xlsx?|pptx?|png|jpe?g|tiff?)\s*$",
    re.IGNORECASE,
)
_ROOTED = re.compile(r"(?:~|\.{1,2})?[/\\]|[A-Za-z]:[/\\]|[a-z][a-z+.-]*://")
_ADDRESS = re.compile(r"[a-z][a-z+.-]+:/", re.IGNORECASE)  # Path folds the second slash


def is_path_like(source: str) -> bool:
    r"""Whether a string means a file rather than being the text itself.

    It does where a file of that name exists, and where it has the form of one: a single short line that ends in a
    document suffix ("plan of May.docx"), begins like a path ("/", "./", "~/", "C:\", "https://"), or holds a
    separator, but neither white space nor markup ("out/plan"). Everything else is the text: a sentence, a word,
    anything with a line break. A string that has the form of a path is never read as text, so that a misspelt path
    is noticed.

    Args:
        source: What the caller gave.

    Returns:
        True for a path.
    """
    if len(source) >= MAX_PATH_CHARS or any(mark in source for mark in "\n\r\t\0") or not source.strip():
        return False
    if _SUFFIX.search(source) or _ROOTED.match(source):
        return True
    has_separator = "/" in source or os.sep in source
    if has_separator and not source.startswith("<") and not any(mark.isspace() for mark in source):
        return True
    try:
        return Path(source).exists()
    except (OSError, ValueError):  # a name too long for the file system, or not encodable in it
        return False


def load(path: Path, name: str, max_bytes: int) -> bytes:
    """Read a file, and no more of it than is allowed.

    Args:
        path: The file.
        name: What messages call it.
        max_bytes: Larger files are refused before they are read.

    Returns:
        The bytes of the file.

    Raises:
        SourceNotFoundError: There is no such file.
        UnreadableSourceError: It is a folder or a device, or the system refuses.
        DocumentTooLargeError: It is larger than `max_bytes`.
    """  # noqa: DOC502 - raised by `check_size`
    try:
        status = path.stat()
        _check_kind(status.st_mode, name)
        check_size(status.st_size, name, max_bytes)
        with path.open("rb") as handle:
            data = handle.read(max_bytes + 1)  # the file may grow while we read it
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFoundError("there is no such file", source=name, hint=_missing_hint(str(path))) from error
    except PermissionError as error:
        raise UnreadableSourceError(
            "the system does not allow reading it", source=name, hint="check the file's permissions"
        ) from error
    except (OSError, ValueError) as error:
        raise UnreadableSourceError(
            f"it cannot be read: {error}", source=name, hint="check the disk and the file's name"
        ) from error
    check_size(len(data), name, max_bytes)
    return data


def check_size(size: int, name: str, max_bytes: int) -> None:
    """Refuse what is larger than the settings allow.

    Args:
        size: In bytes.
        name: What the message calls the document.
        max_bytes: The limit.

    Raises:
        DocumentTooLargeError: `size` is over the limit.
    """
    if size > max_bytes:
        raise DocumentTooLargeError(
            f"it has more than {max_bytes:,} bytes", source=name, hint="split it, or raise max_bytes in the settings"
        )


def _check_kind(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise UnreadableSourceError("it is a folder", source=name, hint="give a file; convert takes folders")
    if not stat.S_ISREG(mode):  # opening a pipe or a device could wait for ever
        raise UnreadableSourceError("it is a device or a pipe", source=name, hint="save it as a file first")


def _missing_hint(path: str) -> str:
    if _ADDRESS.match(path):
        return "addresses are not fetched: save the page and give the file"
    return "check the path; a text that looks like a path can be given as bytes"
