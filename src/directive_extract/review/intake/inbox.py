"""The folder in which uploaded files wait: under generated names, each with a note of what it is and whose."""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from directive_extract.errors import DocumentTooLargeError, UnwritableDestinationError

_NOTE = ".json"
_FILE = ".upload"
_PART = ".part"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file that waits for its conversion.

    Attributes:
        path: Where it lies.
        name: What it is called.
        reviewer: Who brought it.
        size: In bytes.
        is_kept: Whether it is a person's own file, which stays where it is.
    """

    path: Path
    name: str
    reviewer: str
    size: int
    is_kept: bool = False


class Inbox:
    """A folder of its own for uploads, which only we can read.

    Args:
        folder: Made when the first file comes.
        max_bytes: Largest file.
    """

    def __init__(self, folder: Path, max_bytes: int) -> None:
        self._folder, self._max_bytes = folder, max_bytes

    def put(self, parts: Iterable[bytes], name: str, reviewer: str) -> Arrival:
        """Keep a file.

        Args:
            parts: Its bytes, some at a time.
            name: What it is called.
            reviewer: Who brought it.

        Returns:
            Where it waits. It is there as a whole, with its note, or not at all.

        Raises:
            DocumentTooLargeError: It is larger than allowed.
            UnwritableDestinationError: The system refuses.
        """  # noqa: DOC502 - the first by `_write`
        key = secrets.token_hex(16)
        part = self._folder / f"{key}{_PART}"
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            size = self._write(part, parts, name)
            note = json.dumps({"name": name, "reviewer": reviewer}, ensure_ascii=False)
            (self._folder / f"{key}{_NOTE}").write_text(note, encoding="utf-8")
            path = part.rename(self._folder / f"{key}{_FILE}")
        except OSError as error:
            with suppress(OSError):
                part.unlink()
            reason = error.strerror or "it can't be written"
            raise UnwritableDestinationError(reason, source=str(self._folder), hint="free some space") from error
        return Arrival(path, name, reviewer, size)

    def _write(self, path: Path, parts: Iterable[bytes], name: str) -> int:
        size = 0
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            for part in parts:
                size += len(part)
                if size > self._max_bytes:
                    break
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        if size > self._max_bytes:
            path.unlink()
            limit = f"it has more than {self._max_bytes:,} bytes"
            raise DocumentTooLargeError(limit, source=name, hint="split it, or save it smaller")
        return size

    def waiting(self) -> Iterator[Arrival]:
        """Files that were brought before the program ended, the oldest first; what is broken is cleared away.

        Yields:
            Arrivals.
        """
        if not self._folder.is_dir():
            return
        for path in self._folder.glob(f"*{_PART}"):
            path.unlink(missing_ok=True)
        for path in sorted(self._folder.glob(f"*{_FILE}"), key=lambda path: (path.stat().st_mtime_ns, path.name)):
            try:
                note = json.loads(path.with_suffix(_NOTE).read_text("utf-8"))
                yield Arrival(path, str(note["name"]), str(note["reviewer"]), path.stat().st_size)
            except (OSError, ValueError, KeyError, TypeError):
                self.drop(path)

    def drop(self, path: Path) -> None:
        """Throw a file away that is done with.

        Args:
            path: Of an arrival.
        """
        path.unlink(missing_ok=True)
        path.with_suffix(_NOTE).unlink(missing_ok=True)
