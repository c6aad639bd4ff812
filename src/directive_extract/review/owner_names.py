"""Names to complete an owner with: bodies of the organisation list, and owners that the register knows."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable, Iterable
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.schema.base import Model

if TYPE_CHECKING:
    from directive_extract.register.store import Register
    from directive_extract.schema.organisation import Organisation

_FRESH_S = 10.0  # the register is asked at most so often while somebody types


class OwnerName(Model):
    """A name that an owner may have.

    Attributes:
        name: The name.
        organisation: The id in the organisation list.
    """

    name: str
    organisation: str | None = None


class OwnerNames:
    """Finds names by their beginning.

    Args:
        register: Its owners are offered too.
        organisations: The office's list.
        clock: Seconds that only ever grow.
    """

    def __init__(
        self,
        register: Register,
        organisations: Iterable[Organisation] = (),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._register, self._clock, self._lock = register, clock, Lock()
        self._listed = [
            (_listed_words(body), OwnerName(name=body.names[0], organisation=body.id)) for body in organisations
        ]
        self._known: list[tuple[str, OwnerName]] = []
        self._read_at: float | None = None

    def find(self, beginning: str, limit: int) -> list[OwnerName]:
        """Names for what somebody types.

        Args:
            beginning: Of the name or of a word in it; case and accents do not matter. Of a body, any of its names and
                abbreviations.
            limit: At most so many.

        Returns:
            Bodies of the list first, then owners by how often the register names them; no name twice.
        """
        wanted = folded(beginning)
        if not wanted:
            return []
        found: dict[str, OwnerName] = {}
        for words, one in [*self._listed, *self._fresh()]:
            if f" {wanted}" in words:
                found.setdefault(one.name, one)
        starting = [one for one in found.values() if folded(one.name).startswith(wanted)]
        return [*starting, *(one for one in found.values() if one not in starting)][:limit]

    def _fresh(self) -> list[tuple[str, OwnerName]]:
        with self._lock:
            now = self._clock()
            if self._read_at is None or now - self._read_at > _FRESH_S:
                names = self._register.owner_names()
                self._known = [(f" {folded(name)}", OwnerName(name=name, organisation=body)) for name, body in names]
                self._read_at = now
            return self._known


def folded(text: str) -> str:
    """Text as names are compared while typing.

    Args:
        text: Any.

    Returns:
        Lower case, without accents (đ as d), single spaces.
    """
    plain = unicodedata.normalize("NFD", text.casefold()).replace("đ", "d")
    return " ".join("".join(part for part in plain if not unicodedata.combining(part)).split())


def _listed_words(body: Organisation) -> str:
    return " ".join(f" {folded(name)}" for name in (*body.names, *body.abbreviations))
