"""What a database refuses, in our words: the one table from drivers' errors to ours."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from directive_extract.errors import (
    DamagedRegisterError,
    ForeignDatabaseError,
    RegisterError,
    RegisterLockedError,
    RegisterNotFoundError,
    UnwritableRegisterError,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCKED = (RegisterLockedError, "another process is writing to it", "try again; close what holds it open")
_READ_ONLY = (UnwritableRegisterError, "it can't be written", "check who may write the file and its folder")
_FULL = (UnwritableRegisterError, "the disk is full", "make room; what was answered before is kept")
_BROKEN = (
    DamagedRegisterError,
    "the database is damaged",
    "restore a backup copy; register verify tells what is wrong",
)
_ABSENT = (RegisterNotFoundError, "it can't be opened", "check the address; register init makes a new one")
_FOREIGN = (ForeignDatabaseError, "this is no register", "give the register's own file; register init makes a new one")
_DISK = (UnwritableRegisterError, "the disk refuses", "check the disk, and that the share is there")

_Told = tuple[type[RegisterError], str, str]

_SQLITE: dict[int, _Told] = {
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_READONLY: _READ_ONLY,
    sqlite3.SQLITE_PERM: _READ_ONLY,
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _DISK,
    sqlite3.SQLITE_CORRUPT: _BROKEN,
    sqlite3.SQLITE_NOTADB: _FOREIGN,
    sqlite3.SQLITE_CANTOPEN: _ABSENT,
}
_PRIMARY = 0xFF  # SQLite's extended codes carry the primary one in the lowest byte

# PostgreSQL's SQLSTATE, by its longest beginning.
_POSTGRESQL: dict[str, _Told] = {
    "55P03": _LOCKED,
    "40": _LOCKED,
    "25006": _READ_ONLY,
    "42501": _READ_ONLY,
    "53100": _FULL,
    "58": _DISK,
    "XX": _BROKEN,
    "42P01": _FOREIGN,
    "42703": _FOREIGN,
    "08": _ABSENT,
    "28": _ABSENT,
    "3D": _ABSENT,
}


@contextmanager
def refusals_told(name: str) -> Iterator[None]:
    """Put the database's refusals in our words.

    Args:
        name: What messages call the register.

    Raises:
        RegisterError: What was tried inside was refused.
    """  # noqa: DOC501, DOC502 - one of its leaves, by the table
    try:
        yield
    except DBAPIError as error:
        raise _told(error, name) from error
    except SQLAlchemyError as error:
        raise DamagedRegisterError(f"the database answers oddly: {error}", source=name, hint=_BROKEN[2]) from error


def _told(error: DBAPIError, name: str) -> RegisterError:
    said = " ".join(str(error.orig).split())
    kind, what, hint = _lookup(error) or (DamagedRegisterError, "the database refuses", _BROKEN[2])
    return kind(f"{what}: {said}", source=name, hint=hint)


def _lookup(error: DBAPIError) -> _Told | None:
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return _SQLITE.get(code & _PRIMARY)
    if isinstance(error.orig, sqlite3.Error):
        return None
    state = getattr(error.orig, "sqlstate", None)
    if state is None:  # psycopg has no state where no server answered
        return _ABSENT
    return next((_POSTGRESQL[state[:size]] for size in (5, 2) if state[:size] in _POSTGRESQL), None)
