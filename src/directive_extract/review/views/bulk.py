"""What a bulk accept would take, and what was chosen of it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from directive_extract.schema.review import RecordQuery, ReviewRow, Seen, Standing

MOST = 500
"""Records in one preview: what nobody reads through to its end is no preview."""
LEAST_CONFIDENCE = 0.9
"""Where a preview starts: of the records above it some 97 in 100 are right (docs/reference/output.md)."""

_SEEN = re.compile(r"(R\d{1,15}):(\d{1,9})")


def whole(query: RecordQuery) -> RecordQuery:
    """The query from its first record on, many at a time, whatever page of a list it comes from."""
    return query.model_copy(update={"offset": 0, "limit": 5_000, "standings": (Standing.WAITING,)})


def chosen(values: Iterable[str]) -> tuple[Seen, ...]:
    """The records that were ticked.

    Args:
        values: Id and revision of each, as `R12:3`.

    Returns:
        Each once, in the order given; what is no such pair is left out.
    """
    found = (_SEEN.fullmatch(value) for value in values)
    pairs = dict.fromkeys((match[1], int(match[2])) for match in found if match and int(match[2]) > 0)
    return tuple(Seen(record=record, revision=revision) for record, revision in pairs)


def as_value(record: ReviewRow) -> str:
    """The value of the box that is ticked for a record: what `chosen` reads."""
    return f"{record.id}:{record.revision}"
