"""Reviewers and their passwords."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select, update

from directive_extract.errors import ConfigError, EntryNotFoundError, InvalidChangeError
from directive_extract.register import tables
from directive_extract.schema.review import Reviewer

if TYPE_CHECKING:
    from argon2 import PasswordHasher
    from sqlalchemy import Connection, RowMapping

    from directive_extract.register.store import Register

MIN_PASSWORD = 8  # NIST SP 800-63B, 3.1.1: at least eight, and no rules of composition
MAX_PASSWORD = 1_000  # characters: hashing is made dear on purpose
MAX_NAME = 200


class Reviewers:
    """The persons who may use the desk of a register, with hashed passwords (argon2id).

    Args:
        register: The register that they are kept in.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    def add(self, name: str, password: str, language: str | None = None) -> Reviewer:
        """Let a person in.

        Args:
            name: As decisions will bear it.
            password: At least `MIN_PASSWORD` characters.
            language: Of the pages; None leaves it to the browser.

        Returns:
            The reviewer.

        Raises:
            ConfigError: Name or password can't be used.
            InvalidChangeError: There is a reviewer of that name; one who was deactivated keeps the name too.
        """  # noqa: DOC502 - the first by the functions below
        reviewer = Reviewer(name=clean_name(name), language=language)
        hashed = _hashed(password)
        with self._register.changing() as connection:
            if _find(connection, reviewer.name) is not None:
                raise InvalidChangeError(
                    f"there is a reviewer {reviewer.name} already", hint="set a new password, or take another name"
                )
            connection.execute(insert(tables.reviewer).values(**reviewer.model_dump(), password=hashed))
        return reviewer

    def set_password(self, name: str, password: str) -> None:
        """Give a person a new password, and let them in again where they were deactivated; open sessions end.

        Args:
            name: Who.
            password: At least `MIN_PASSWORD` characters.
        """
        self._change(name, password=_hashed(password), active=True)

    def set_language(self, name: str, language: str | None) -> None:
        """Choose the language of a person's pages.

        Args:
            name: Who.
            language: Such as "vi"; None leaves it to the browser.
        """
        name, table = clean_name(name), tables.reviewer
        with self._register.changing() as connection:
            _present(connection, name)
            connection.execute(update(table).where(table.c.name == name).values(language=language))

    def deactivate(self, name: str) -> None:
        """Let a person in no more; what they decided stays theirs.

        Args:
            name: Who.
        """
        self._change(name, active=False)

    def list(self) -> list[Reviewer]:
        """Everybody, by name."""
        with self._register.reading() as connection:
            rows = connection.execute(select(tables.reviewer).order_by(tables.reviewer.c.name)).mappings()
            return [_reviewer(row) for row in rows]

    def get(self, name: str) -> Reviewer | None:
        """A person.

        Args:
            name: Who.

        Returns:
            The reviewer; None where there is none of that name.
        """
        with self._register.reading() as connection:
            row = _find(connection, clean_name(name))
        return None if row is None else _reviewer(row)

    def check(self, name: str, password: str) -> Reviewer | None:
        """Whether name and password are a person's who may come in.

        Args:
            name: As typed.
            password: As typed.

        Returns:
            The reviewer; None where they are not. An unknown name takes as long as a wrong password.
        """
        from argon2.exceptions import VerificationError  # noqa: PLC0415 - only who logs in needs it

        with self._register.reading() as connection:
            row = _find(connection, _tidy(name)) if _is_name(_tidy(name)) else None
        nobody = _nobody()  # made here for both ways, so that the first unknown name takes no longer either
        held = nobody if row is None else str(row["password"])
        try:
            _hasher().verify(held, password[:MAX_PASSWORD])
        except VerificationError:
            return None
        if row is None or not row["active"]:
            return None
        if _hasher().check_needs_rehash(held):  # made when hashing was cheaper
            table = tables.reviewer
            with self._register.changing() as connection:
                changed = update(table).where(table.c.name == row["name"], table.c.password == held)
                connection.execute(changed.values(password=_hashed(password)))
        return _reviewer(row)

    def _change(self, name: str, **values: object) -> None:
        name, table = clean_name(name), tables.reviewer
        with self._register.changing() as connection:
            _present(connection, name)
            connection.execute(update(table).where(table.c.name == name).values(**values))
            connection.execute(delete(tables.session).where(tables.session.c.reviewer == name))


def clean_name(name: str) -> str:
    """A name as it is kept: two ways to write one accent are one name.

    Args:
        name: As typed.

    Returns:
        The name.

    Raises:
        ConfigError: It is empty, too long, or not one line of text.
    """
    clean = _tidy(name)
    if not _is_name(clean):
        raise ConfigError("this can't be a name", hint=f"give up to {MAX_NAME} printable characters")
    return clean


def _tidy(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def _is_name(name: str) -> bool:
    return bool(name) and len(name) <= MAX_NAME and name.isprintable()


def _hashed(password: str) -> str:
    if not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        raise ConfigError(
            f"a password has {MIN_PASSWORD} to {MAX_PASSWORD} characters", hint="several words make a good one"
        )
    return _hasher().hash(password)


@cache
def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher  # noqa: PLC0415 - only who logs in needs it

    return PasswordHasher()


@cache
def _nobody() -> str:
    return _hasher().hash("nobody's")


def _find(connection: Connection, name: str) -> RowMapping | None:
    return connection.execute(select(tables.reviewer).where(tables.reviewer.c.name == name)).mappings().first()


def _present(connection: Connection, name: str) -> None:
    if _find(connection, name) is None:
        raise EntryNotFoundError(f"there is no reviewer {name}", hint="register reviewer list shows them")


def _reviewer(row: RowMapping) -> Reviewer:
    return Reviewer(name=row["name"], language=row["language"], active=row["active"])
