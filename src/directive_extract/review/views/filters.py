"""Which records are asked for in an address, and the address for what is asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlencode

from pydantic import ValidationError

from directive_extract.schema.review import RecordQuery, Standing

OPEN = (Standing.WAITING, Standing.SKIPPED)
ANY = "any"
"""Value of `standings` that asks for records wherever they stand."""
_MOST_CHARS = 200
_LAST_OFFSET = 10_000_000  # beyond it a database's whole numbers end, and no list of records reaches it


class Params(Protocol):
    """Fields of an address or of a form; a name may come several times."""

    def getlist(self, key: Any) -> list[Any]:
        """All values of a name."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks for.

    Attributes:
        query: The records.
        ignored: Names of fields that could not be understood; they don't narrow what is shown.
        given: The fields that were given and understood, as they were written, in the order of `RecordQuery`.
    """

    query: RecordQuery
    ignored: tuple[str, ...]
    given: tuple[tuple[str, str], ...]

    def address(self, path: str, **changed: object) -> str:
        """An address that asks for the same.

        Args:
            path: Where.
            **changed: Fields with another value; None leaves a field out.

        Returns:
            Path and query.
        """
        kept = [pair for pair in self.given if pair[0] not in changed]
        pairs = [*kept, *((name, str(value)) for name, value in changed.items() if value is not None)]
        return f"{path}?{urlencode(pairs)}" if pairs else path

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but order and page is asked for."""
        return any(name not in {"order", "offset", "limit"} for name, _ in self.given)


def read_query(params: Params, **defaults: Any) -> Asked:
    """Read the fields of `RecordQuery` from an address.

    Args:
        params: The address's fields; empty ones count as not given.
        **defaults: What holds for fields that are not given.

    Returns:
        What is asked for. Nothing that a person types is an error: what can't be understood is left out and named.
    """
    given = {name: values for name in RecordQuery.model_fields if (values := _values(params, name))}
    ignored: list[str] = []
    while True:
        try:
            query = RecordQuery.model_validate({**defaults, **_as_fields(given)})
        except ValidationError as error:
            wrong = {str(fault["loc"][0]) for fault in error.errors()}
        else:
            wrong = _out_of_range(query)
        if not wrong & set(given):
            pairs = tuple((name, value) for name, values in given.items() for value in values)
            return Asked(query, tuple(ignored), pairs)
        ignored += [name for name in given if name in wrong]
        given = {name: values for name, values in given.items() if name not in wrong}


def _values(params: Params, name: str) -> list[str]:
    texts = [value.strip() for value in params.getlist(name) if isinstance(value, str)]
    return [value[:_MOST_CHARS] for value in texts if value]


def _as_fields(given: Mapping[str, list[str]]) -> dict[str, Any]:
    """Values as the model takes them: the last one given counts, but for standings, which may be several."""
    fields: dict[str, Any] = {name: values[-1] for name, values in given.items()}
    if "standings" in given:
        fields["standings"] = () if ANY in given["standings"] else tuple(given["standings"])
    return fields


def _out_of_range(query: RecordQuery) -> set[str]:
    """Fields with a value that the model lets through and no record can have."""
    wrong = {
        name
        for name in ("min_confidence", "max_confidence")
        if (value := getattr(query, name)) is not None and not 0.0 <= value <= 1.0
    }
    if query.offset > _LAST_OFFSET:
        wrong.add("offset")
    return wrong
