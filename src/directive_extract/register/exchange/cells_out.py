"""What the register writes into the cells of a file."""

from __future__ import annotations

from collections.abc import Mapping

from directive_extract.register.exchange.columns import ENTRY_TITLE
from directive_extract.schema.directive import Role
from directive_extract.schema.entry import Entry

Value = str | int | None

ADDED_TITLES = (
    ENTRY_TITLE, "Register: state", "Register: percent", "Register: progress", "Register: due", "Register: result",
    "Register: documents",
)  # fmt: skip
"""Titles of the columns that write-back adds; a file that has them already gets new values in them."""

SHEET_TITLES = (
    *ADDED_TITLES, "Kind", "Task", "Lead", "Support", "Oversight", "Deadline", "Targets", "References", "Proof",
    "Next review", "Quote",
)  # fmt: skip
"""Titles of a table that holds entries as a whole."""

# A spreadsheet takes a text cell of a CSV file that begins so for a formula (OWASP, "CSV injection").
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")


def added_values(entry: Entry) -> dict[str, Value]:
    """What stands in the added columns of an entry's row.

    Args:
        entry: The entry.

    Returns:
        Values by title.
    """
    documents = dict.fromkeys(source.document.name for source in entry.sources if source.document is not None)
    values = (
        entry.id, entry.state.value, entry.percent, entry.progress, None if entry.due is None else str(entry.due),
        entry.result, "; ".join(documents),
    )  # fmt: skip
    return dict(zip(ADDED_TITLES, values, strict=True))


def all_values(entry: Entry) -> dict[str, Value]:
    """An entry as one row.

    Args:
        entry: The entry.

    Returns:
        Values by the titles of `SHEET_TITLES`.
    """
    quotes = [span.text for source in entry.sources for span in source.spans]
    deadline = entry.deadline
    return {
        **added_values(entry),
        "Kind": entry.kind.value,
        "Task": entry.action,
        "Lead": _owners(entry, Role.LEAD),
        "Support": _owners(entry, Role.SUPPORT),
        "Oversight": _owners(entry, Role.OVERSIGHT),
        "Deadline": None if deadline is None else deadline.text,
        "Targets": "; ".join(target.text for target in entry.targets),
        "References": "; ".join(entry.references),
        "Proof": entry.proof,
        "Next review": None if entry.next_review is None else str(entry.next_review),
        "Quote": quotes[0] if quotes else None,
    }


def by_field(entry: Entry) -> Mapping[str, Value]:
    """What an entry puts into columns of somebody else's table.

    Args:
        entry: The entry.

    Returns:
        Values by what a column holds, as `ColumnMap` names it.
    """
    values = all_values(entry)
    names = {"action": "Task", "lead": "Lead", "support": "Support", "oversight": "Oversight", "deadline": "Deadline"}
    return {field: values[title] for field, title in names.items()}


def safe_text(value: Value) -> str:
    """A value for a file whose cells have no kind of their own, such as CSV.

    Args:
        value: Text may come from a document.

    Returns:
        Text that no spreadsheet takes for a formula: an apostrophe stands before what would be one.
    """
    if value is None:
        return ""
    text = str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(_FORMULA_STARTS) else text


def _owners(entry: Entry, role: Role) -> str:
    return "; ".join(owner.name for owner in entry.owners if owner.role is role)
