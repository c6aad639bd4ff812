"""Where results go: one writer a format, behind one protocol."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, Self

from directive_extract.errors import DestinationExistsError
from directive_extract.export.atomic import AtomicFile, make_folder, write_atomically
from directive_extract.export.formats import Format

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

JSONL_NAME = "extractions.jsonl"


class Writer(Protocol):
    """Takes results one by one, in order; what it made is complete when its `with` block ends."""

    def __enter__(self) -> Self:
        """Make ready to write."""

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Finish, or leave nothing half-written."""

    def holds(self, document_id: str, sha256: str) -> bool:
        """Whether the result of these very bytes is there already, so that the document can be skipped."""

    def write(self, document_id: str, text: str) -> Path:
        """Add one result, as `to_text` gives it, and say where it went."""


class JsonWriter:
    """One `ID.json` a document, each complete as soon as it is there."""

    def __init__(self, folder: Path, *, overwrite: bool = False) -> None:
        self._folder = folder
        self._overwrite = overwrite

    def __enter__(self) -> Self:
        """Make the folder.

        Returns:
            The writer.
        """
        make_folder(self._folder)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Nothing is open between two documents."""

    def holds(self, document_id: str, sha256: str) -> bool:
        """Whether `ID.json` is there and was made from these bytes.

        Args:
            document_id: Name of the result.
            sha256: Of the document as it is now.

        Returns:
            False where nothing is there or overwriting was asked for.

        Raises:
            DestinationExistsError: `ID.json` was made from something else, which must not be lost in silence.
        """
        path = self._path(document_id)
        if self._overwrite or not path.exists():
            return False
        if _sha256_in(path) == sha256:
            return True
        raise DestinationExistsError(
            "is there already, and was made from another version of the document or from another file",
            source=str(path),
            hint="--overwrite replaces it",
        )

    def write(self, document_id: str, text: str) -> Path:
        """Write `ID.json`.

        Args:
            document_id: Name of the result, without a suffix.
            text: The result.

        Returns:
            The file that was written.
        """
        path = self._path(document_id)
        write_atomically(path, text)
        return path

    def _path(self, document_id: str) -> Path:
        return self._folder / f"{document_id}.json"


class JsonLinesWriter:
    """All results in `extractions.jsonl`, one a line; the file appears when the run ends."""

    def __init__(self, folder: Path, *, overwrite: bool = False) -> None:
        self._folder = folder
        self._overwrite = overwrite
        self._path = folder / JSONL_NAME
        self._file: AtomicFile | None = None

    def __enter__(self) -> Self:
        """Make the folder.

        Returns:
            The writer.

        Raises:
            DestinationExistsError: The file is there and overwriting was not asked for.
        """
        make_folder(self._folder)
        if self._path.exists() and not self._overwrite:
            raise DestinationExistsError("is there already", source=str(self._path), hint="--overwrite replaces it")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put the file in its place; where not a single result was written, leave what was there."""
        if self._file is not None:
            self._file.__exit__(kind, value, trace)

    def holds(self, document_id: str, sha256: str) -> bool:
        """Nothing is skipped: the file is written anew as a whole.

        Returns:
            False.
        """
        del document_id, sha256
        return False

    def write(self, document_id: str, text: str) -> Path:
        """Add a line.

        Args:
            document_id: Not needed: the line carries it.
            text: One line.

        Returns:
            The file that will hold it.
        """
        del document_id
        if self._file is None:
            self._file = AtomicFile(self._path)
            self._file.__enter__()
        self._file.write(text)
        return self._path


def make_writer(layout: Format, folder: Path, *, overwrite: bool = False) -> Writer:
    """The writer of a format.

    Args:
        layout: The format.
        folder: Where results go; made when writing begins.
        overwrite: Replace results that are there.

    Returns:
        The writer, to be used in a `with` block.
    """
    if layout is Format.JSON:
        return JsonWriter(folder, overwrite=overwrite)
    return JsonLinesWriter(folder, overwrite=overwrite)


# The hash of the document that a result was made from; None where the file is no result of ours.
def _sha256_in(path: Path) -> str | None:
    try:
        content = json.loads(path.read_bytes())
        return str(content["document"]["sha256"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
