"""A file of somebody else's is replaced in one step, and never without a backup copy."""

from __future__ import annotations

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from directive_extract.errors import UnwritableDestinationError


def replace_file(path: Path, content: bytes, *, backup_of: bytes | None) -> Path | None:
    """Put new content in the place of a file: readers see the old file or the new one, whatever happens meanwhile.

    Args:
        path: The file.
        content: All of it.
        backup_of: The content that it had when it was read; None where there was no file.

    Returns:
        The backup copy: beside the file, with a part of the old content's hash in its name, so that the same content
        is copied once.

    Raises:
        UnwritableDestinationError: The system refuses (disk full, read-only), or the file was changed since it was
            read; the file is as it was.
    """
    backup = None
    try:
        if backup_of is not None:
            if path.read_bytes() != backup_of:
                raise UnwritableDestinationError(
                    "it was changed by another program meanwhile", source=str(path), hint="close it there and try again"
                )
            backup = path.with_name(f"{path.stem}.backup-{hashlib.sha256(backup_of).hexdigest()[:12]}{path.suffix}")
            if not backup.exists():
                _write(backup, backup_of, like=path)
        _write(path, content, like=path)
    except OSError as error:
        reason = (error.strerror or str(error) or type(error).__name__).lower()
        raise UnwritableDestinationError(
            f"it can't be written: {reason}",
            source=str(path),
            hint="close it in Excel; check disk and permissions",
        ) from error
    return backup


def _write(path: Path, content: bytes, *, like: Path) -> None:
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        with suppress(OSError):  # a file system without permissions, or a file that is new
            temporary.chmod(like.stat().st_mode & 0o7777)
        temporary.replace(path)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
