"""Sessions of reviewers: who shows this token is that person, until it runs out."""

from __future__ import annotations

import datetime as dt
import hashlib
import secrets
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, insert, select

from directive_extract.register import tables

if TYPE_CHECKING:
    from directive_extract.register.store import Register

_TOKEN_BYTES = 32


class Sessions:
    """Sessions, kept in the register so that they outlive a restart. Of a token only the SHA-256 is kept.

    Args:
        register: Opened with a clock.
    """

    def __init__(self, register: Register) -> None:
        self._register = register

    def open(self, reviewer: str, hours: float) -> str:
        """Begin a session. Those that have run out are cleared away.

        Args:
            reviewer: Whose.
            hours: How long it lasts.

        Returns:
            The token: who shows it is that person.
        """
        token = secrets.token_urlsafe(_TOKEN_BYTES)
        now = self._register.now()
        expires = now + dt.timedelta(hours=hours)
        table = tables.session
        with self._register.changing() as connection:
            connection.execute(delete(table).where(table.c.expires <= _text(now)))
            values = {"token": _hash(token), "reviewer": reviewer, "expires": _text(expires)}
            connection.execute(insert(table).values(**values))
        return token

    def reviewer_of(self, token: str) -> str | None:
        """Who shows a token.

        Args:
            token: As shown.

        Returns:
            The name; None where there is no such session, it has run out, or the person may not come in any more.
        """
        table, person = tables.session.c, tables.reviewer.c
        barred = exists().where(person.name == table.reviewer, ~person.active)
        query = select(table.reviewer).where(
            table.token == _hash(token), table.expires > _text(self._register.now()), ~barred
        )
        with self._register.reading() as connection:
            found = connection.execute(query).scalar()
        return None if found is None else str(found)

    def close(self, token: str) -> None:
        """End a session; one that there is not is passed over.

        Args:
            token: Its token.
        """
        table = tables.session
        with self._register.changing() as connection:
            connection.execute(delete(table).where(table.c.token == _hash(token)))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _text(moment: dt.datetime) -> str:
    """A time as text that sorts as the times do: always in UTC, always with microseconds."""
    return moment.astimezone(dt.UTC).isoformat(timespec="microseconds")
