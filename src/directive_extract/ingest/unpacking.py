"""Parts of a document that is a ZIP archive, read with every promise of the archive held against what it gives."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING

from lxml import etree

from directive_extract.errors import DamagedDocumentError, DocumentTooLargeError, EncryptedDocumentError

if TYPE_CHECKING:
    from types import TracebackType
    from typing import Self

MAX_ENTRIES = (
    10_000  # a report of 500 pages with its pictures has some 600; the directory alone of a million takes 0.5 GB
)
_ENTRY = b"PK\x01\x02"
_CHUNK = 1 << 16
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})  # the only ones that ECMA-376 Part 2 allows
_ENCRYPTED = 0x1
# What zipfile raises on broken archives (its source, and fuzzing with truncations and byte flips).
ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, KeyError, IndexError,
    OverflowError, NotImplementedError, RuntimeError,
)  # fmt: skip
_AGAIN = "open it in the program it was written with and save it again"


class Archive:
    """A ZIP archive in memory. Nothing is written to disk, and no path inside it is followed.

    Args:
        data: The archive.
        name: What messages call the document.
        max_bytes: All that is read from it may be no larger.
    """

    def __init__(self, data: bytes, name: str, max_bytes: int) -> None:
        self._name = name
        self._left = self._max_bytes = max_bytes
        if data.count(_ENTRY) > MAX_ENTRIES:
            raise DocumentTooLargeError(f"it holds more than {MAX_ENTRIES:,} files", source=name, hint=_AGAIN)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._infos = {_folded(info.filename): info for info in self._zip.infolist()}
        except ZIP_ERRORS as error:
            raise self.damaged(f"the archive cannot be opened: {_plain(error)}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._zip.close()

    def __contains__(self, part: str) -> bool:
        return _folded(part) in self._infos

    def read(self, part: str) -> bytes:
        """The bytes of one part, counted while they are unpacked: the size that the archive states can be a lie.

        Args:
            part: Its path inside the archive; case does not matter, as in Word.

        Returns:
            The bytes.

        Raises:
            DamagedDocumentError: The part is missing or broken.
            DocumentTooLargeError: More comes out than is allowed.
            EncryptedDocumentError: It is encrypted.
        """  # noqa: DOC502 - raised by the helpers below
        info = self._infos.get(_folded(part))
        if info is None:
            raise self.damaged(f"the part {part} is missing")
        if info.flag_bits & _ENCRYPTED:
            raise EncryptedDocumentError(
                "the archive is encrypted", source=self._name, hint="save the document without a password"
            )
        if info.compress_type not in _METHODS:
            raise self.damaged(f"the part {part} is compressed in a way that documents do not use")
        chunks: list[bytes] = []
        try:
            with self._zip.open(info) as handle:
                while chunk := handle.read(_CHUNK):
                    self._left -= len(chunk)
                    self._check_size()
                    chunks.append(chunk)
        except ZIP_ERRORS as error:
            raise self.damaged(f"the part {part} cannot be unpacked: {_plain(error)}") from error
        return b"".join(chunks)

    def parse(self, part: str) -> etree._Element:
        """One part as XML: no entities, no network, no document type.

        Args:
            part: Its path inside the archive.

        Returns:
            The root.

        Raises:
            DamagedDocumentError: It is no XML, nested absurdly deep, or declares a document type: formats of office
                documents forbid one, and bombs need one.
        """  # noqa: DOC502 - made by `damaged`
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True,
            remove_pis=True, collect_ids=False,
        )  # fmt: skip
        data = self.read(part)
        try:
            root = etree.fromstring(data, parser)
        except (etree.LxmlError, ValueError) as error:
            raise self.damaged(f"the part {part} is no sound XML: {_plain(error)}") from error
        if root is None or root.getroottree().docinfo.doctype:
            raise self.damaged(f"the part {part} declares a document type, which such documents may not")
        return root

    def damaged(self, what: str) -> DamagedDocumentError:
        """An error about this document, to be raised.

        Args:
            what: What is wrong with it.

        Returns:
            The error.
        """
        return DamagedDocumentError(what, source=self._name, hint=_AGAIN)

    def _check_size(self) -> None:
        if self._left < 0:
            raise DocumentTooLargeError(
                f"it unpacks to more than {self._max_bytes:,} bytes",
                source=self._name,
                hint="check where it comes from; max_bytes in the settings raises the limit",
            )


def _folded(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()


def _plain(error: BaseException) -> str:
    """Return a library's message on one line, without the name that lxml gives to a text in memory."""
    return re.sub(r"\s+", " ", str(error).replace("(<string>, line 1)", "")).strip()[:200]
