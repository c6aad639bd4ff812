"""A record held against the register, for the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from directive_extract.schema.register import Reconciled
    from directive_extract.schema.review import ReviewRecord


def compare(desk: Any, record: ReviewRecord) -> Reconciled | None:
    """What the register holds of an open record.

    A record alone says less than a whole document, in which the neighbours of a known task tend to be known, too: a
    task whose deadline had moved came out at 57% alone, at 97% with its document. So what was found when the document
    came stands, for as long as neither the record nor the entry has been changed since.

    Args:
        desk: The store.
        record: The record.

    Returns:
        The answer, with the account of the match as it is now; None where the record is decided.
    """
    if not record.standing.is_open:
        return None
    found: Reconciled = desk.candidates(record.id)
    before = record.known.match if record.known is not None else None
    if before is None or not before.entry or before.entry != found.match.entry or record.is_edited:
        return found
    last = next(desk.register.history(before.entry, newest_first=True), None)
    if last is None or last.at > desk.document(record.document).arrived:
        return found
    kept = {"relation": before.relation, "probability": before.probability}
    return found.model_copy(update={"match": found.match.model_copy(update=kept)})
