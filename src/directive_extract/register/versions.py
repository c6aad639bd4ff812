"""Making a register, telling it from other databases, and bringing an older one up to date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect, text

from directive_extract.errors import (
    ForeignDatabaseError,
    RegisterExistsError,
    RegisterNotFoundError,
    RegisterVersionError,
)
from directive_extract.register.addresses import WRITING, file_of, name_of
from directive_extract.register.refusals import refusals_told

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

# The newest migration. Held here as well, so that opening a register does not import Alembic (0.13 s); a test
# compares it with the migrations.
NEWEST = "0002"
KNOWN = ("0001", "0002")
"""Every version there has been, the oldest first."""

_HEADER = b"SQLite format 3\x00"
_TO_MAKE_ONE = "register init makes a new one"


def create_tables(engine: Engine) -> None:
    """Make a new register, all of it or nothing.

    Args:
        engine: Of a database that is empty or not there yet.

    Raises:
        RegisterExistsError: There is a register already.
        ForeignDatabaseError: There is something else.
        RegisterError: The database refuses.
    """  # noqa: DOC502 - the last by `refusals_told`
    name = name_of(engine.url)
    _check_header(engine)
    with refusals_told(name), engine.connect().execution_options(**{WRITING: True}) as connection:
        if engine.dialect.name == "sqlite":
            connection.connection.cursor().execute("PRAGMA journal_mode = WAL")
        with connection.begin():
            tables = set(inspect(connection).get_table_names())
            if "head" in tables and "alembic_version" in tables:
                raise RegisterExistsError(
                    "there is a register already", source=name, hint="use it, or choose another name"
                )
            if tables:
                raise ForeignDatabaseError("there is another database", source=name, hint="choose another name")
            _migrate(connection)


def upgrade_tables(engine: Engine) -> str:
    """Bring a register of an older version up to date, all of it or nothing.

    Args:
        engine: Of the register.

    Returns:
        The version that it had.

    Raises:
        RegisterError: It is no register, newer than this library, or refuses.
    """  # noqa: DOC502 - raised by what is called
    name = name_of(engine.url)
    _check_header(engine)
    with refusals_told(name), engine.connect().execution_options(**{WRITING: True}) as connection, connection.begin():
        version = _version(connection, name)
        if version != NEWEST:
            _migrate(connection)
        return version


def check_version(engine: Engine) -> None:
    """Refuse what is no register of this version.

    Args:
        engine: Of the database.

    Raises:
        RegisterNotFoundError: There is none.
        ForeignDatabaseError: It is something else.
        RegisterVersionError: It is older or newer.
    """  # noqa: DOC502 - partly by the helpers
    name = name_of(engine.url)
    path = file_of(engine.url)
    if path is not None and not path.exists():  # SQLite would make an empty one
        raise RegisterNotFoundError("there is no register here", source=name, hint=_TO_MAKE_ONE)
    _check_header(engine)
    with refusals_told(name), engine.connect() as connection:
        version = _version(connection, name)
    if version != NEWEST:
        raise RegisterVersionError(
            f"it was made by an older version ({version})",
            source=name,
            hint="register init --upgrade brings it up to date",
        )


def _version(connection: Connection, name: str) -> str:
    if not {"head", "event", "alembic_version"} <= set(inspect(connection).get_table_names()):
        raise ForeignDatabaseError("this database is no register", source=name, hint=_TO_MAKE_ONE)
    version = str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar())
    if version not in KNOWN:
        raise RegisterVersionError(
            f"it was made by a newer version of directive-extract ({version}; this one knows {NEWEST})",
            source=name,
            hint="install the newer version",
        )
    return version


def _check_header(engine: Engine) -> None:
    path = file_of(engine.url)
    if path is None or not path.is_file():
        return
    try:
        with path.open("rb") as stream:
            begin = stream.read(len(_HEADER))
    except OSError:
        return  # SQLite will be refused too, and its refusal is told
    if begin and begin != _HEADER:
        raise ForeignDatabaseError("this file is no database", source=name_of(engine.url), hint=_TO_MAKE_ONE)


def _migrate(connection: Connection) -> None:
    from alembic import command  # noqa: PLC0415 - only who makes or upgrades a register needs it
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", "directive_extract.register:migrations")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
