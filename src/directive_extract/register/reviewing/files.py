"""The files themselves, kept beside the register under the hash of their bytes: no name from outside is a path here."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from directive_extract.errors import InvalidChangeError, UnwritableRegisterError
from directive_extract.register.addresses import file_of

if TYPE_CHECKING:
    from sqlalchemy import URL

_SHA256 = re.compile(r"[0-9a-f]{64}")


def files_folder(url: URL) -> Path:
    """Where the files of a register's documents lie.

    Args:
        url: The register's address.

    Returns:
        A folder beside an SQLite file; for a database on a server one among the user's data, told from others by
        the address.
    """
    path = file_of(url)
    if path is not None:
        return path.with_name(f"{path.name}.files")
    data = Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
    address = hashlib.sha256(url.render_as_string(hide_password=True).encode()).hexdigest()[:16]
    return data / "directive-extract" / f"{address}.files"


def kept_file(folder: Path, sha256: str) -> Path | None:
    """The file with these bytes, where it is kept.

    Args:
        folder: As `files_folder` gives it.
        sha256: Of its bytes.

    Returns:
        Its path; None where it is not there.
    """
    if not _SHA256.fullmatch(sha256):
        return None
    path = folder / sha256
    return path if path.is_file() else None


def keep_file(folder: Path, sha256: str, content: bytes) -> None:
    """Keep a file: all of it on the disk when this returns, or nothing under its name.

    Args:
        folder: As `files_folder` gives it; made where it is missing, for this user alone.
        sha256: Of the bytes, as the extraction says.
        content: The bytes.

    Raises:
        InvalidChangeError: They are the bytes of another document.
        UnwritableRegisterError: The system refuses.
    """
    if hashlib.sha256(content).hexdigest() != sha256:
        raise InvalidChangeError("the file is not the one that was read", hint="read it anew")
    if kept_file(folder, sha256) is not None:
        return
    temporary = folder / f".{sha256}.{secrets.token_hex(4)}.tmp"
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(folder / sha256)
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise UnwritableRegisterError(
            f"the document can't be kept: {reason}", source=str(folder), hint="check disk and permissions"
        ) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
