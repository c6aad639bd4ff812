"""What joins the register to the other stages: files to entries, extractions to the register."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from directive_extract.errors import EntryNotFoundError, InvalidChangeError, UnknownColumnsError, UnreadableTableError
from directive_extract.ingest.decoding import decode
from directive_extract.register.exchange.cells import read_deadline_cell
from directive_extract.register.exchange.columns import (
    ColumnMap,
    apply_profile,
    map_named_columns,
    read_profile,
    recognise_columns,
    with_named_columns,
)
from directive_extract.register.exchange.importing import Imported, first_rows, import_rows
from directive_extract.register.exchange.new_file import new_file
from directive_extract.register.exchange.reading import opened_table
from directive_extract.register.exchange.replacing import replace_file
from directive_extract.register.exchange.write_back import Table, Written, write_back
from directive_extract.register.reconciling import document_records, explain_match
from directive_extract.register.transaction import NEW_ID
from directive_extract.resolve.deadlines import parse_deadline
from directive_extract.schema.directive import KnownAs, Principle, Task
from directive_extract.schema.entry import (
    Act,
    DeadlineVersion,
    Entry,
    EntrySource,
    Origin,
    Reconciliation,
    Ruling,
    State,
)
from directive_extract.schema.register import Kind, Match, Relation
from directive_extract.schema.settings import Settings

if TYPE_CHECKING:
    from directive_extract.register.exchange.grid import Row, Sheet
    from directive_extract.register.store import Register
    from directive_extract.schema.directive import Deadline
    from directive_extract.schema.extraction import Extraction

UNDECIDED = "decide"
"""In place of an act where a person must say which."""

_DEFAULTS = Settings()


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """How a file is to be imported.

    Attributes:
        sheet: The sheet or table; the first one with titles that are known where None.
        named: Titles of columns by what they hold, as a person says.
        profile: A saved mapping.
        anchor: The day that relative deadlines count from.
        settings: Day-month order and the rest, for deadlines.
    """

    sheet: str | None = None
    named: Mapping[str, str] = field(default_factory=dict)
    profile: Path | None = None
    anchor: dt.date | None = None
    settings: Settings = _DEFAULTS


def read_register_file(path: Path, at: dt.datetime, options: ImportOptions) -> Imported:
    """Read a register that is kept in a file; nothing is written.

    Args:
        path: A workbook, CSV, JSON, JSON lines or SQLite file.
        at: When.
        options: How.

    Returns:
        Drafts of entries, what the columns hold, and what could not be read.

    Raises:
        UnreadableTableError: It can't be read as a table.
        UnknownColumnsError: The columns are not recognised.
    """  # noqa: DOC502 - the first by what is called

    @cache  # a register says "30/6/2026" in thousands of rows
    def read(text: str, day: dt.date) -> Deadline | None:
        return parse_deadline(text, day, settings=options.settings)

    with _titled_sheet(path, options) as (sheet, columns):
        return import_rows(sheet, columns, path, at, read, options.anchor)


def take_in(register: Register, imported: Imported, actor: str) -> list[Entry]:
    """Take the drafts of a file into the register, all in one action.

    Args:
        register: Opened with a clock.
        imported: As `read_register_file` gives it.
        actor: Who.

    Returns:
        The entries that are new. A row that was imported before, and not removed since, is not taken in again.
    """
    keys = [draft.sources[0].key for draft in imported.drafts]
    known = register.sources(keys)
    return register.add((draft for draft, key in zip(imported.drafts, keys, strict=True) if key not in known), actor)


def write_register_file(path: Path, entries: Sequence[Entry], options: ImportOptions) -> Written:
    """Write what the register says into the file that an office keeps.

    Args:
        path: The file.
        entries: All entries that it should show.
        options: As for the import.

    Returns:
        What was done; nothing, where the file says it all already.

    Raises:
        UnreadableTableError: It can't be read as a table.
        UnknownColumnsError: The columns are not recognised.
        UnwritableDestinationError: The system refuses; the file is as it was.
    """  # noqa: DOC502 - raised by what is called
    sheet, columns, rows = _read_whole(path, options)
    return write_back(Table(path, sheet, columns, rows, decode_table), entries)


def write_new_file(path: Path, entries: Sequence[Entry]) -> Written:
    """Write entries to a file that is not there yet, a row each.

    Args:
        path: Its suffix says which kind: .xlsx, .csv, .json or .jsonl.
        entries: Which.

    Returns:
        What was done.

    Raises:
        UnreadableTableError: It is of another kind.
        UnwritableDestinationError: The system refuses.
    """  # noqa: DOC502 - raised by what is called
    replace_file(path, new_file(path, entries), backup_of=None)
    return Written(path, changed=True, added=len(entries))


def read_typed_deadline(words: str, anchor: dt.date | None, settings: Settings = _DEFAULTS) -> Deadline | None:
    """A deadline as a person types it.

    Args:
        words: A day, or words in English or Vietnamese.
        anchor: Day that relative words count from.
        settings: Day-month order and the rest.

    Returns:
        The deadline; None where there is none in the words, or it depends on a day that is not known.
    """
    return read_deadline_cell(words, anchor, lambda text, day: parse_deadline(text, day, settings=settings))


def typed_entry(action: str, deadline: Deadline | None, actor: str, at: dt.datetime, kind: Kind = Kind.TASK) -> Entry:
    """An entry that a person types.

    Args:
        action: Its words.
        deadline: Until when.
        actor: Who; the entry's source.
        at: When.
        kind: Task or principle.

    Returns:
        A confirmed draft.

    Raises:
        InvalidChangeError: There are no words.
    """
    if not action.strip():
        raise InvalidChangeError("an entry needs words", hint="say what is to be done")
    source = EntrySource(origin=Origin.PERSON, place=f"{actor}, {at.isoformat()}", wording=action.strip())
    deadlines = () if deadline is None else (DeadlineVersion(deadline=deadline, since=at),)
    return Entry(
        id=NEW_ID, kind=kind, state=State.CONFIRMED, action=action.strip(), deadlines=deadlines, sources=(source,)
    )


def suggest(extraction: Extraction, found: Reconciliation, register: Register) -> Iterator[dict[str, Any]]:
    """What to decide, a JSON object a record, for a person to edit and `read_rulings` to read.

    Args:
        extraction: The document.
        found: As `Register.match` gives it.
        register: For the wording and revision of known entries.

    Yields:
        Objects with `act`: add, join or link, or "decide" where a person must say which; records that the register
        holds already are left out.
    """
    items = _items(extraction)
    known = {entry.id: entry for entry in register.read([one.match.entry for one in found.items if one.match.entry])}
    for one in found.items:
        if one.match.decided:
            continue
        entry, item = known.get(one.match.entry), items[one.record]
        yield {
            "act": _act(one.match.relation),
            "entry": entry and entry.id,
            "relation": one.match.relation.value,
            "revision": entry and entry.revision,
            "probability": round(one.match.probability, 3),
            "words": item.text if isinstance(item, Principle) else item.action,
            "known_words": entry and entry.action,
            "document": found.document.model_dump(mode="json"),
            "item": item.model_dump(mode="json"),
        }


def read_rulings(path: Path) -> list[Ruling]:
    """Decisions from a file.

    Args:
        path: JSON lines, as `suggest` makes them and a person has edited them.

    Returns:
        The decisions.

    Raises:
        UnreadableTableError: A line is no decision, or is still to be decided.
    """
    rulings = []
    try:
        lines = path.read_text("utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableTableError(f"it can't be read: {error}", source=path.name, hint="check the path") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rulings.append(_ruling(line, number, path))
    return rulings


def take_in_new(register: Register, extraction: Extraction, found: Reconciliation, actor: str) -> list[Entry]:
    """Take in what a document says that the register does not know, as proposed entries.

    Args:
        register: Opened with a clock.
        extraction: The document.
        found: As `Register.match` gives it.
        actor: Who.

    Returns:
        The entries that are new; whatever may be known waits for a person.
    """
    items = _items(extraction)
    new = [one.record for one in found.items if one.match.relation is Relation.NEW and not one.match.decided]
    return register.apply([Ruling(act=Act.ADD, document=found.document, item=items[one]) for one in new], actor)


def mark_known(extraction: Extraction, register: Register) -> Extraction:
    """A document whose tasks say what the register knows of them.

    Args:
        extraction: The document.
        register: The register.

    Returns:
        The same, with `known` set for each task.
    """
    matches = {one.record: one.match for one in register.match(extraction).items}
    tasks = tuple(
        task.model_copy(update={"known": _known_as(matches[task.id])}) if task.id in matches else task
        for task in extraction.tasks
    )
    return extraction.model_copy(update={"tasks": tasks})


def explain_task(entry: Entry, task: str, extraction: Extraction) -> Match:
    """Why an entry and a record of a document are or are not the same.

    Args:
        entry: The entry.
        task: Id of the record.
        extraction: The document.

    Returns:
        The match, comparison by comparison.

    Raises:
        EntryNotFoundError: The document has no such record.
    """
    record = next((record for record in document_records(extraction) if record.id == task), None)
    if record is None:
        raise EntryNotFoundError(
            f"{extraction.document.source} has no task {task}", hint="register match --json lists ids"
        )
    return explain_match(entry, record)


def decode_table(data: bytes, name: str) -> tuple[str, str, tuple[str, ...]]:
    """Text of a CSV file, as documents are decoded.

    Args:
        data: The file.
        name: What messages call it.

    Returns:
        Its text, the encoding, and in plain words what had to be guessed.
    """
    decoded = decode(data, name)
    return decoded.text, decoded.encoding, tuple(issue.message for issue in decoded.issues)


def _items(extraction: Extraction) -> dict[str, Task | Principle]:
    items: tuple[Task | Principle, ...] = (*extraction.tasks, *extraction.principles)
    return {item.id: item for item in items}


def _act(relation: Relation) -> str:
    if relation is Relation.NEW:
        return Act.ADD.value
    if relation in {Relation.UNSURE, Relation.CONTRADICTS}:
        return UNDECIDED
    return (Act.JOIN if relation.is_one_entry else Act.LINK).value


def _known_as(match: Match) -> KnownAs:
    return KnownAs(entry=match.entry or None, relation=match.relation.value, probability=match.probability)


def _ruling(line: str, number: int, path: Path) -> Ruling:
    where = f"{path.name}, line {number}"
    try:
        values = json.loads(line)
        if values.get("act") == UNDECIDED:
            raise UnreadableTableError(
                "this is still to be decided", source=where, hint="write add, join, link or apart"
            )
        kept = {name: value for name, value in values.items() if name in Ruling.model_fields and value is not None}
        if kept.get("act") == Act.ADD:
            kept = {name: kept[name] for name in ("act", "document", "item", "state") if name in kept}
        return Ruling.model_validate(kept)
    except (ValueError, AttributeError) as error:
        told = error.errors()[0]["msg"] if isinstance(error, ValidationError) else str(error)
        raise UnreadableTableError(f"this is no decision: {told}", source=where, hint="see register match") from error


@contextmanager
def _titled_sheet(path: Path, options: ImportOptions) -> Iterator[tuple[Sheet, ColumnMap]]:
    """The first sheet whose titles are known."""
    refusal: UnknownColumnsError | None = None
    with opened_table(path, decode_table, options.sheet) as sheets:
        for sheet in sheets:
            try:
                columns = _columns(first_rows(sheet), options)
            except UnknownColumnsError as error:
                refusal = refusal or UnknownColumnsError(error.what, source=path.name, hint=error.hint)
            else:
                yield sheet, columns
                return
    raise refusal or UnknownColumnsError("there is no sheet in it", source=path.name, hint="check the file")


def _read_whole(path: Path, options: ImportOptions) -> tuple[str, ColumnMap, list[Row]]:
    with _titled_sheet(path, options) as (sheet, columns):
        return sheet.name, columns, list(sheet.rows)


def _columns(rows: list[Row], options: ImportOptions) -> ColumnMap:
    if options.profile is not None:
        found = apply_profile(read_profile(options.profile), rows)
        return with_named_columns(found, options.named)
    try:
        return with_named_columns(recognise_columns(rows), options.named)
    except UnknownColumnsError:
        if "action" not in options.named:
            raise
        return map_named_columns(rows, options.named)
