"""Files that are either there in full or not there at all."""

from __future__ import annotations

import os
import secrets
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, Self

from directive_extract.errors import UnwritableDestinationError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

TEMPORARY_SUFFIX = ".tmp"


class AtomicFile:
    """A file that appears under its name only when the `with` block ends well.

    What is written goes to a hidden file in the same folder (a rename across file systems is not atomic), which is
    flushed to the disk and then renamed. Whatever ends the block otherwise, Ctrl-C included, removes it.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        # A random name rather than a fixed one: two runs into one folder never write to the same temporary file.
        self._temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}{TEMPORARY_SUFFIX}")
        self._stream: IO[bytes] | None = None

    def __enter__(self) -> Self:
        """Open the temporary file.

        Returns:
            The file, ready for `write`.

        Raises:
            UnwritableDestinationError: The folder does not take new files.
        """  # noqa: DOC502
        with _refusals_told(self.path):
            self._stream = self._temporary.open("xb")
        return self

    def write(self, text: str) -> None:
        """Add text to the file, in UTF-8 with line ends as they are.

        Args:
            text: May hold lone surrogates (a file name of undecodable bytes); they become JSON escapes.

        Raises:
            UnwritableDestinationError: The system refuses (disk full, say).
            ValueError: The file is not open.
        """  # noqa: DOC502
        self.write_bytes(text.encode("utf-8", errors="backslashreplace"))

    def write_bytes(self, data: bytes) -> None:
        """Add bytes to the file.

        Args:
            data: As they are to stand in it.

        Raises:
            UnwritableDestinationError: The system refuses (disk full, say).
            ValueError: The file is not open.
        """  # noqa: DOC502
        if self._stream is None:
            raise ValueError("write outside of the with block")
        with _refusals_told(self.path):
            self._stream.write(data)

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place, or remove what was written of it.

        Raises:
            UnwritableDestinationError: The last bytes or the rename were refused.
        """  # noqa: DOC502
        try:
            if kind is None:
                with _refusals_told(self.path):
                    self._commit()
        finally:
            self._discard()

    def _commit(self) -> None:
        if self._stream is None:
            return
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()
        self._temporary.replace(self.path)

    def _discard(self) -> None:
        if self._stream is not None:
            # A full disk refuses the buffered rest a second time; the file is about to go anyway.
            with suppress(OSError):
                self._stream.close()
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)


def write_atomically(path: Path, text: str) -> None:
    """Write a file in one step: readers see the old content or the new, never a part.

    Args:
        path: Where to; its folder exists.
        text: The content.
    """
    with AtomicFile(path) as file:
        file.write(text)


def make_folder(folder: Path) -> None:
    """Make sure that a folder is there and takes files, before work is spent on what goes into it.

    Args:
        folder: Created with its parents where it is missing.

    Raises:
        UnwritableDestinationError: It can't be created, is a file, or does not take new files.
    """  # noqa: DOC502
    probe = folder / f".probe.{secrets.token_hex(4)}{TEMPORARY_SUFFIX}"
    with _refusals_told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        probe.touch(exist_ok=False)
        probe.unlink()


@contextmanager
def _refusals_told(path: Path) -> Iterator[None]:
    """Put the system's refusals in our words.

    Raises:
        UnwritableDestinationError: What was tried inside was refused.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error) or type(error).__name__).lower()
        message = f"cannot write here: {reason}"
        hint = "make it writable, or choose another folder"
        raise UnwritableDestinationError(message, source=str(path), hint=hint) from error
