"""The token in the address that the program prints: it opens one session, once."""

from __future__ import annotations

import hmac
import secrets
from collections.abc import Callable
from threading import Lock

_BYTES = 32


def new_token() -> str:
    """A token that can't be guessed."""
    return secrets.token_urlsafe(_BYTES)


class EntryToken:
    """A token that is good for one entry.

    Args:
        token: The token; None where nobody enters that way.

    Attributes:
        when_used: Called after somebody has entered.
    """

    def __init__(self, token: str | None) -> None:
        self.when_used: Callable[[], None] = _nothing
        self._token = token
        self._lock = Lock()

    def redeem(self, given: str) -> bool:
        """Use it up.

        Args:
            given: What came with the request.

        Returns:
            Whether it is the token, and nobody has used it before. A wrong guess does not use it up.
        """
        with self._lock:
            if self._token is None or not hmac.compare_digest(self._token.encode(), given.encode()):
                return False
            self._token = None
        self.when_used()
        return True

    def renew(self, token: str) -> None:
        """Let somebody enter again.

        Args:
            token: The new one.
        """
        with self._lock:
            self._token = token


def _nothing() -> None:
    """Nobody wants to know."""
