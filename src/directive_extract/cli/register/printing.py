"""Entries and events as lines of text and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from directive_extract.cli.terminal import neutralise, one_line

if TYPE_CHECKING:
    from directive_extract.schema.entry import Entry, Event

_ACTION_CHARS = 100
_SHOWN = (
    "kind", "state", "percent", "progress", "result", "proof", "next_review", "priority", "issuer", "number",
    "confidence",
)  # fmt: skip


def entry_json(entry: Entry) -> dict[str, Any]:
    """An entry for other programs: all of it, with the day it is due.

    Args:
        entry: The entry.

    Returns:
        A JSON object.
    """
    return {**entry.model_dump(mode="json"), "due": None if entry.due is None else str(entry.due)}


def print_json(value: object) -> None:
    """Print JSON for other programs.

    Args:
        value: A JSON value.
    """
    print(json.dumps(value, ensure_ascii=False, indent=2))


def print_entries(entries: Iterable[Entry], *, as_json: bool) -> int:
    """Print entries, a line each.

    Args:
        entries: Any number; printed as they come, so that a large register does not fill the memory.
        as_json: As JSON lines, one object a line.

    Returns:
        How many there were.
    """
    count = 0
    for entry in entries:
        count += 1
        print(json.dumps(entry_json(entry), ensure_ascii=False) if as_json else entry_line(entry))
    return count


def entry_line(entry: Entry) -> str:
    """An entry as one line.

    Args:
        entry: The entry.

    Returns:
        Id, state, day, owners and action.
    """
    owners = "; ".join(owner.name for owner in entry.owners) or "-"
    action = entry.action if len(entry.action) <= _ACTION_CHARS else entry.action[: _ACTION_CHARS - 1] + "…"
    due = "-" if entry.due is None else str(entry.due)
    return one_line(f"{entry.id:<7} {entry.state:<11} {entry.percent:>3}%  {due:<10}  {owners}: {action}")


def entry_text(entry: Entry) -> str:
    """An entry as a page.

    Args:
        entry: The entry.

    Returns:
        Lines of text.
    """
    lines = [f"{entry.id} (revision {entry.revision})", entry.action, ""]
    lines += [f"{name:<12} {value}" for name in _SHOWN if (value := getattr(entry, name)) not in {None, ""}]
    lines += [f"{owner.role:<12} {owner.name}" for owner in entry.owners]
    lines += [
        f"{'deadline' if at == 0 else '  before':<12} {_deadline(version.deadline)} (since {version.since:%Y-%m-%d})"
        for at, version in enumerate(reversed(entry.deadlines))
    ]
    lines += [f"{'target':<12} {target.text}" for target in entry.targets]
    lines += [f"{'reference':<12} {reference}" for reference in entry.references]
    lines += [f"{name}: {value}" for name, value in entry.columns.items()]
    lines += [f"{link.relation:<12} {link.entry}" for link in entry.links]
    for source in entry.sources:
        where = source.place if source.document is None else f"{source.document.name} ({source.document.date or '-'})"
        lines.append(f"{'source':<12} {source.relation}: {where}")
        lines += [f'{"":<12} "{" ".join(span.text.split())}"' for span in source.spans]
    return neutralise("\n".join(lines))


def event_line(event: Event) -> str:
    """An event as one line.

    Args:
        event: The event.

    Returns:
        Number, action, time, person, and what changed.
    """
    changed = ""
    if event.kind in {"changed", "record_changed"}:
        before, after = event.before or {}, event.after or {}
        changed = "; ".join(f"{name}: {_short(before.get(name))} -> {_short(new)}" for name, new in after.items())
    undone = f" (undoes action {event.undoes})" if event.undoes else ""
    what = f"{event.kind} {event.entry or event.record or event.document or ''}{undone}"
    when = f"{event.seq:>6} action {event.batch:<5} {event.at:%Y-%m-%d %H:%M}"
    return one_line(f"{when} {event.actor}: {what} {changed}".rstrip())


def _deadline(deadline: Any) -> str:
    return "none" if deadline is None else f"{deadline.text} (due {deadline.due or '-'})"


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:59] + "…"
