"""The log as a person reads it: who did what, when, and what changed from what to what."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from directive_extract.review.texts import Texts
from directive_extract.review.views.saying import say_value
from directive_extract.review.views.wording import Words, compare_words
from directive_extract.schema.entry import Event, EventKind

# In the order in which they are told. What follows from something else (revisions, risks, flags), or only says where
# something came from, is left out: the log itself has it.
_ITEM_FIELDS = ("action", "text", "owners", "deadline", "targets", "modality", "priority", "section", "references")
_RECORD_FIELDS = ("kind", "entry", "relation", "replaced_by", "votes")
_ENTRY_FIELDS = (
    "kind", "state", "action", "owners", "deadlines", "targets", "modality", "priority", "section", "references",
    "issuer", "percent", "progress", "result", "proof", "next_review", "number", "columns", "links",
)  # fmt: skip
_WORDINGS = ("action", "text")
_NEW = "new"  # the relation of a record that nothing known is like: nothing to tell
_SHOWN = 6  # happenings of one action that are shown before the rest is asked for


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that changed.

    Attributes:
        field: Its name in the reader's language.
        before: What it held, in words; None where it was empty.
        after: What it holds, in words; None where it is empty.
        words: For a wording, what went and what came in it.
    """

    field: str
    before: str | None
    after: str | None
    words: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Happening:
    """One event.

    Attributes:
        what: What happened, in words.
        words: The action or text of what it happened to, where that is known.
        record: Id of the record on the desk, where it is one.
        changes: What changed.
    """

    what: str
    words: str | None
    record: str | None
    changes: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class Action:
    """What one person did in one go; it is undone as a whole.

    Attributes:
        batch: Its number.
        at: When.
        actor: Who.
        undoes: Number of the action that it took back, where it did.
        is_undone: Whether it has been taken back.
        happenings: Its events.
    """

    batch: int
    at: dt.datetime
    actor: str
    undoes: int | None
    is_undone: bool
    happenings: tuple[Happening, ...]

    @property
    def first(self) -> tuple[Happening, ...]:
        """Those that are shown at once."""
        return self.happenings[:_SHOWN]

    @property
    def rest(self) -> tuple[Happening, ...]:
        """Those that are shown when they are asked for."""
        return self.happenings[_SHOWN:]


def actions(events: Iterable[Event], texts: Texts, words: Mapping[str, str] | None = None) -> tuple[Action, ...]:
    """Events as actions.

    Args:
        events: In any order.
        texts: The reader's words.
        words: Action or text of records as they are now, by id, for events that do not hold it.

    Returns:
        Actions, the newest first, each with its events in the order in which they happened.
    """
    batches: dict[int, list[Event]] = {}
    for event in sorted(events, key=lambda one: one.seq):
        batches.setdefault(event.batch, []).append(event)
    undone = _undone(batches)
    return tuple(
        Action(
            batch=batch,
            at=group[0].at,
            actor=group[0].actor,
            undoes=group[0].undoes,
            is_undone=batch in undone,
            happenings=tuple(_happening(event, texts, words or {}) for event in group),
        )
        for batch, group in sorted(batches.items(), reverse=True)
    )


def _undone(batches: Mapping[int, Sequence[Event]]) -> set[int]:
    """Actions that are not in effect. An undo that was itself taken back takes nothing back."""
    undone: set[int] = set()
    for batch in sorted(batches, reverse=True):
        undoes = batches[batch][0].undoes
        if undoes is not None and batch not in undone:
            undone.add(undoes)
    return undone


def _happening(event: Event, texts: Texts, words: Mapping[str, str]) -> Happening:
    subject = event.record or event.document or event.entry or ""
    return Happening(
        what=texts.get(f"event.{_kind(event)}", id=subject),
        words=_words(event) or words.get(event.record or ""),
        record=event.record,
        changes=tuple(_changes(event, texts)),
    )


def _kind(event: Event) -> str:
    """Key of the words for an event: a change of a record is told by what it means."""
    if event.kind is not EventKind.RECORD_CHANGED:
        return event.kind
    after = event.after or {}
    if "standing" in after:
        return f"record_{after['standing']}"
    if "item" in after or "kind" in after:
        return "record_edited"
    return "record_voted" if "votes" in after else event.kind


def _words(event: Event) -> str | None:
    """The action or text of what came or went."""
    if event.before is not None and event.after is not None:
        return None
    values = event.after or event.before or {}
    item = values.get("item") or values
    words = item.get("action") or item.get("text")
    return str(words) if words else None


def _changes(event: Event, texts: Texts) -> Iterable[FieldChange]:
    if event.before is None or event.after is None:
        return
    if event.record is None:
        yield from _differences(event.before, event.after, _ENTRY_FIELDS, texts)
        return
    before, after = event.before.get("item") or {}, event.after.get("item") or {}
    yield from _differences(before, after, _ITEM_FIELDS, texts)
    yield from _differences(event.before, event.after, _RECORD_FIELDS, texts)


def _differences(
    before: Mapping[str, Any], after: Mapping[str, Any], fields: Sequence[str], texts: Texts
) -> Iterable[FieldChange]:
    for name in fields:
        old, new = before.get(name), after.get(name)
        if old == new or (name == "relation" and _NEW in {old, new}):
            continue
        if name == "votes":
            old, new = _other_votes(old, new), _other_votes(new, old)
        was, now = (say_value(name, value, texts) if value else None for value in (old, new))
        if was != now:
            yield FieldChange(texts.get(f"field.{name}"), was, now, _compared(name, was, now))


def _other_votes(votes: Sequence[Any] | None, others: Sequence[Any] | None) -> list[Any]:
    """Of the opinions only those that went or came."""
    return [vote for vote in votes or () if vote not in (others or ())]


def _compared(name: str, before: str | None, after: str | None) -> tuple[Words, ...]:
    """What differs between two wordings, word by word."""
    return compare_words(before, after) if name in _WORDINGS and before and after else ()
