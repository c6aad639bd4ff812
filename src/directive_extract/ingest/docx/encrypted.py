"""Office documents with a password: an OLE file around an encrypted package ([MS-OFFCRYPTO])."""

from __future__ import annotations

import io
import re
import struct
from typing import TYPE_CHECKING, ClassVar

from directive_extract.errors import (
    DamagedDocumentError,
    EncryptedDocumentError,
    MissingExtraError,
)
from directive_extract.ingest.containers import ZIP_SIGNATURES, zip_content
from directive_extract.ingest.docx.reader import DocxReader
from directive_extract.ingest.reader import Content, Payload

if TYPE_CHECKING:
    from directive_extract.schema.settings import Settings

# Rounds of hashing that turn a password into a key; Word asks for 100,000 (0.1 s).
MAX_ROUNDS = 1_000_000
_ROUNDS = re.compile(rb"spinCount=\"(\d{1,12})\"")
_LOCKED = "the document is encrypted"


class EncryptedReader:
    """Decrypts a Word document in memory with the password of the settings, and reads it."""

    media_type: ClassVar[str] = DocxReader.media_type

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Decrypt and read.

        Args:
            payload: The file.
            settings: The password, and the limits.

        Returns:
            As of any Word document.

        Raises:
            EncryptedDocumentError: No password was given, or a wrong one.
            MissingExtraError: A password was given, but the package that decrypts is not installed.
            DamagedDocumentError: It is broken.
            UnsupportedFormatError: What was encrypted is no Word document.
            DocumentTooLargeError: It unpacks to more than is allowed.
        """  # noqa: DOC502 - raised by what is called
        if settings.password is None:
            raise EncryptedDocumentError(_LOCKED, source=payload.name, hint="give its password with --password")
        rounds = max((int(found) for found in _ROUNDS.findall(payload.data)), default=0)
        if rounds > MAX_ROUNDS:
            raise DamagedDocumentError(
                f"its encryption asks for {rounds:,} rounds", source=payload.name, hint="save it anew in Word"
            )
        data = _decrypted(payload, settings.password)
        if not data.startswith(ZIP_SIGNATURES):
            raise EncryptedDocumentError("the password is wrong", source=payload.name, hint="check the password")
        zip_content(data, payload.name)  # refuses what is no Word document
        return DocxReader().read(Payload(payload.name, data), settings)


def _decrypted(payload: Payload, password: str) -> bytes:
    try:
        import msoffcrypto  # noqa: PLC0415 - optional
        from msoffcrypto import exceptions  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(
            f"{_LOCKED}, and the package that decrypts it is not installed",
            source=payload.name,
            hint="pip install 'directive-extract[encrypted]', or save it without a password",
        ) from error
    plain = io.BytesIO()
    try:
        office = msoffcrypto.OfficeFile(io.BytesIO(payload.data))
        office.load_key(password=password)
        office.decrypt(plain)
    except exceptions.InvalidKeyError as error:
        raise EncryptedDocumentError("the password is wrong", source=payload.name, hint="check the password") from error
    except (
        exceptions.DecryptionError, exceptions.FileFormatError, exceptions.ParseError, OSError, ValueError, KeyError,
        IndexError, TypeError, AttributeError, struct.error, OverflowError, AssertionError, MemoryError,
    ) as error:  # fmt: skip
        raise DamagedDocumentError(
            f"the encrypted document is broken: {error}", source=payload.name, hint="save it anew in Word"
        ) from error
    return plain.getvalue()
