"""Addresses of the desk: which records a query string asks for, and where a reviewer goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

from pydantic import ValidationError

from directive_extract.schema.review import RecordQuery, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

ALL_AT_ONCE = 5_000  # records that a list shows, the most that a query gives
OPEN = "open"
"""In place of standings: waiting and skipped."""

_DESK = re.compile(r"/documents/(D\d{1,18})")
_PASSED_ON = ("standings", "text", "kind", "owner", "flag", "risk", "order")  # what a list on the desk can be cut to


@dataclass(frozen=True, slots=True)
class Place:
    """A document on the desk, with what of it is shown.

    Attributes:
        document: Its id.
        filters: Names and values of the query string that choose records.
        view: "text" or "pages".
        record: Id of the chosen record; "" for none.
        statement: Number of the chosen sentence that was left out.
    """

    document: str
    filters: tuple[tuple[str, str], ...] = ()
    view: str = "text"
    record: str = ""
    statement: int | None = None

    @classmethod
    def of(cls, document: str, query: Iterable[tuple[str, str]]) -> Self:
        """The place that a query string names; what it has besides is passed over.

        Args:
            document: Id of the document.
            query: Names and values.

        Returns:
            The place.
        """
        pairs = list(query)
        values = dict(pairs)
        number = values.get("statement", "")
        return cls(
            document=document,
            filters=tuple((name, value) for name, value in pairs if name in _PASSED_ON and value),
            view="pages" if values.get("view") == "pages" else "text",
            record=values.get("record", ""),
            statement=int(number) if number.isascii() and number.isdigit() and len(number) < 9 else None,
        )

    @classmethod
    def read(cls, address: str, document: str = "") -> Self | None:
        """The place that an address of this server names.

        Args:
            address: Path and query, as a form sends them.
            document: Where the address names no document; "" for none.

        Returns:
            The place; None where the address is that of no document, or of another server.
        """
        parts = urlsplit(address)
        found = _DESK.fullmatch(parts.path) if not parts.netloc and not parts.scheme else None
        if found is None:
            return cls(document) if document else None
        return cls.of(found[1], parse_qsl(parts.query))

    @property
    def query(self) -> RecordQuery:
        """Which records are listed."""
        values: dict[str, object] = {name: value for name, value in self.filters if name != "standings"}
        try:
            return RecordQuery.model_validate({
                "document": self.document,
                "standings": self._standings(),
                "limit": ALL_AT_ONCE,
                **values,
            })
        except ValidationError:  # a value that is none: all records are better than none
            return RecordQuery(document=self.document, limit=ALL_AT_ONCE)

    @property
    def shown(self) -> str:
        """The choice of standings: "open", one standing, or "" for all."""
        return next((value for name, value in self.filters if name == "standings"), "")

    @property
    def base(self) -> str:
        """The address up to where a record can be added to it."""
        pairs = [*self.filters, *([("view", "pages")] if self.view == "pages" else [])]
        return f"/documents/{self.document}?{urlencode(pairs)}{'&' if pairs else ''}"

    @property
    def here(self) -> str:
        """The address without a choice."""
        return self.base.rstrip("?&")

    def with_record(self, record: str | None) -> str:
        """The address with a record chosen.

        Args:
            record: Its id; None for none.

        Returns:
            Path and query.
        """
        return f"{self.base}record={record}" if record else self.here

    def _standings(self) -> tuple[Standing, ...]:
        wanted = [value for name, value in self.filters if name == "standings"]
        if OPEN in wanted:
            return (Standing.WAITING, Standing.SKIPPED)
        chosen = tuple(standing for standing in Standing if standing.value in wanted)
        return chosen or tuple(standing for standing in Standing if standing is not Standing.REPLACED)


def local(address: str, fallback: str = "/") -> str:
    """An address of this server, for going on to.

    Args:
        address: As a form sends it, which may be anything.
        fallback: In its place where it leads elsewhere.

    Returns:
        Path and query.
    """
    if not address.startswith("/") or address.startswith(("//", "/\\")) or any(ord(one) < 33 for one in address):
        return fallback
    return address
