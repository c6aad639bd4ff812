"""Values of records and entries in words, as the log holds them: plain JSON."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from directive_extract.review.texts import Texts

Say = Callable[[Any, Texts], str]


def say_value(field: str, value: Any, texts: Texts) -> str:
    """A field's value in words.

    Args:
        field: Its name in a task, principle, record or entry.
        value: As JSON has it.
        texts: The reader's words.

    Returns:
        One line; the word for nothing where it is empty.
    """
    if value is None or value in ("", [], {}, ()):
        return texts.get("field.empty")
    return _SAYERS.get(field, _plain)(value, texts)


def _plain(value: Any, texts: Texts) -> str:
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {one}" for name, one in value.items())
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(_plain(one, texts) for one in value)
    return str(value)


def _named(group: str) -> Say:
    return lambda value, texts: texts.name(group, str(value))


def _owners(value: Any, texts: Texts) -> str:
    return "; ".join(_owner(owner, texts) for owner in value)


def _owner(owner: Mapping[str, Any], texts: Texts) -> str:
    role = owner.get("role", "lead")
    return str(owner["name"]) if role == "lead" else f"{owner['name']} ({texts.name('role', role).lower()})"


def _deadline(value: Any, texts: Texts) -> str:
    day = value.get("due") or value.get("date")
    words = str(value.get("text") or "")
    if not day:
        return words
    shown = texts.date(dt.date.fromisoformat(day))
    return shown if words in {"", day} else f"{words} ({shown})"


def _last_deadline(value: Any, texts: Texts) -> str:
    return say_value("deadline", value[-1].get("deadline"), texts)


def _targets(value: Any, texts: Texts) -> str:
    return "; ".join(_plain(target.get("text", target), texts) for target in value)


def _flags(value: Any, texts: Texts) -> str:
    return ", ".join(texts.name("flag", flag) for flag in value)


def _section(value: Any, texts: Texts) -> str:
    return " › ".join(_plain(title, texts) for title in value)


def _percent(value: Any, texts: Texts) -> str:
    return texts.percent(value / 100)


def _day(value: Any, texts: Texts) -> str:
    return texts.date(dt.date.fromisoformat(value))


def _links(value: Any, texts: Texts) -> str:
    return "; ".join(f"{link['entry']} ({texts.name('relation', link['relation']).lower()})" for link in value)


def _votes(value: Any, texts: Texts) -> str:
    return "; ".join(f"{vote['reviewer']}: {texts.name('act', vote.get('act') or 'reject')}" for vote in value)


_SAYERS: Mapping[str, Say] = MappingProxyType({
    "kind": _named("kind"),
    "standing": _named("standing"),
    "state": _named("state"),
    "relation": _named("relation"),
    "modality": _named("modality"),
    "priority": _named("priority"),
    "owners": _owners,
    "deadline": _deadline,
    "deadlines": _last_deadline,
    "targets": _targets,
    "flags": _flags,
    "section": _section,
    "percent": _percent,
    "next_review": _day,
    "links": _links,
    "votes": _votes,
})
