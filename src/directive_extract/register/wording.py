"""Text that every database can hold: what it can't is shown, not dropped."""

from __future__ import annotations

from typing import Any

from directive_extract.schema.entry import Entry

# PostgreSQL holds no NUL. (Half of a surrogate pair, which no database holds, is refused by the models.)
_UNSTORABLE = "\x00"
_REPLACEMENT = "\ufffd"  # one character for one, so that spans fit


def storable(entry: Entry) -> Entry:
    """An entry without characters that databases refuse.

    Args:
        entry: Any entry.

    Returns:
        The same entry, in nearly every case; else one in which each such character has become U+FFFD.
    """
    contents = entry.model_dump(mode="json")
    return Entry.model_validate(_cleaned(contents)) if _holds_any(contents) else entry


def without_unstorable(text: str) -> str:
    """A text without characters that databases refuse, each become U+FFFD."""
    return text.replace(_UNSTORABLE, _REPLACEMENT)


def _holds_any(value: Any) -> bool:
    if isinstance(value, str):
        return _UNSTORABLE in value
    if isinstance(value, dict):
        return any(map(_holds_any, value)) or any(map(_holds_any, value.values()))
    return isinstance(value, list) and any(map(_holds_any, value))


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace(_UNSTORABLE, _REPLACEMENT)
    if isinstance(value, dict):
        return {_cleaned(key): _cleaned(part) for key, part in value.items()}
    return [_cleaned(part) for part in value] if isinstance(value, list) else value
