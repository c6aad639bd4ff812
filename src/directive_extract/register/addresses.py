"""Where a register lives: a path or a URL, and the engine that reaches it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from directive_extract.errors import ConfigError, MissingExtraError

if TYPE_CHECKING:
    from sqlalchemy import Connection

WRITING = "register_writing"
"""Execution option of connections that are going to write."""


def address_of(where: str | Path) -> URL:
    """The URL of a register.

    Args:
        where: A path of an SQLite file, or a URL: `sqlite:///FILE` or `postgresql://USER@HOST/NAME`.

    Returns:
        The URL, with the driver that is used.

    Raises:
        ConfigError: It is no URL, or one of another kind of database.
    """
    if "://" not in str(where):
        return URL.create("sqlite", database=str(where))
    try:
        url = make_url(str(where))
    except ArgumentError as error:
        raise ConfigError("this is no address of a register", hint="give a file or postgresql://...") from error
    if url.get_backend_name() == "sqlite":
        return url
    if url.get_backend_name() in {"postgresql", "postgres"}:
        return url.set(drivername="postgresql+psycopg")
    raise ConfigError(
        f"registers are not kept in {url.get_backend_name()}", hint="give a file, or an address postgresql://..."
    )


def name_of(url: URL) -> str:
    """What messages call a register: never its password.

    Args:
        url: Its address.

    Returns:
        The file, or the address with the password hidden.
    """
    return url.database or "" if is_sqlite(url) else url.render_as_string(hide_password=True)


def is_sqlite(url: URL) -> bool:
    """Whether a register is an SQLite file."""
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path | None:
    """The file that a register is kept in.

    Args:
        url: Its address.

    Returns:
        The path; None for PostgreSQL and for an address that SQLite itself takes apart (`file:...`).
    """
    database = url.database
    return Path(database) if is_sqlite(url) and database and not database.startswith(("file:", ":memory:")) else None


def make_engine(url: URL, wait_s: float) -> Engine:
    """The engine for a register.

    Args:
        url: Its address.
        wait_s: How long to wait for another process that is writing, in seconds.

    Returns:
        An engine whose transactions begin in earnest: with the option `WRITING`, SQLite takes the write lock at once,
        so that a transaction never finds out half-way that another one was quicker.

    Raises:
        MissingExtraError: The driver for PostgreSQL is not installed.
    """
    options: dict[str, Any] = {"json_serializer": _to_json, "pool_pre_ping": not is_sqlite(url)}
    if is_sqlite(url):
        options["connect_args"] = {"timeout": wait_s}
    else:
        options["connect_args"] = {"options": f"-c lock_timeout={int(wait_s * 1000)}", "connect_timeout": 10}
    try:
        engine = create_engine(url, **options)
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise MissingExtraError(
            "the driver for PostgreSQL is not installed", hint="pip install 'directive-extract[postgresql]'"
        ) from error
    if is_sqlite(url):
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    return engine


def _to_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _lower(value: object) -> str | None:
    return None if value is None else str(value).lower()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # Python's module would begin transactions by itself, and too late
    connection.create_function("lower", 1, _lower, deterministic=True)  # SQLite's own knows ASCII letters only
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    # A decision that was answered is there after a power cut too; NORMAL would lose the last ones.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(WRITING, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
