"""Rows to entries: what can be read becomes an entry, what can't is reported with its row, and nothing is dropped."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from pydantic import ValidationError

from directive_extract.errors import UnreadableTableError
from directive_extract.register.exchange.cells import (
    ReadDeadline,
    read_day,
    read_deadline_cell,
    read_owners,
    read_percent,
    read_state,
)
from directive_extract.register.exchange.columns import ColumnMap
from directive_extract.register.exchange.grid import HEAD_ROWS, Cell, Row, Sheet, text_of
from directive_extract.register.transaction import NEW_ID
from directive_extract.schema.directive import Owner, Role
from directive_extract.schema.entry import DeadlineVersion, Entry, EntrySource, Origin, State

DEADLINE_UNREAD = "deadline_unread"
"""Flag of an entry whose deadline is kept in the file's own words, in `columns`."""

_WORDS = ("number", "progress", "result", "proof", "issuer", "priority")
# A formula without a stored value (made by a program that does not calculate) shows as an empty cell.
_NO_TASK = "no task in this row (if a formula stands there, open the file in Excel and save it)"
_PROGRESS = ("state", "percent", "progress")
_SECTION_MARKS = frozenset("ivxabcdđefgh")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in a row that could not be read as it should.

    Attributes:
        row: Its number, as the program shows it.
        message: In plain words.
        cells: What stands in the row, so that nothing is lost.
        kept: Whether the row became an entry all the same.
    """

    row: int
    message: str
    cells: tuple[str, ...]
    kept: bool


@dataclass(slots=True)
class Imported:
    """What became of a sheet.

    Attributes:
        sheet: Its name.
        columns: What its columns hold.
        drafts: Entries to be taken in.
        known: Ids of entries that rows name as theirs: they are in the register already.
        problems: What could not be read.
        notes: What was repaired or guessed in the file as a whole.
    """

    sheet: str
    columns: ColumnMap
    drafts: list[Entry] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def first_rows(sheet: Sheet) -> list[Row]:
    """The rows among which the titles stand; they are put back in front of the others.

    Args:
        sheet: A sheet of which nothing has been read.

    Returns:
        The first rows; one alone where it is certain to hold the titles.
    """
    rows = list(islice(sheet.rows, 1 if sheet.titled else HEAD_ROWS))
    sheet.rows = chain(rows, sheet.rows)
    return [row for row in rows if not row.is_empty]


def import_rows(
    sheet: Sheet, columns: ColumnMap, path: Path, at: dt.datetime, read: ReadDeadline, anchor: dt.date | None = None
) -> Imported:
    """Read the rows below the titles.

    Args:
        sheet: With its rows.
        columns: What its columns hold.
        path: The file; its name is part of each entry's source.
        at: When.
        read: The deadline engine.
        anchor: The day that relative deadlines count from, where rows do not name one.

    Returns:
        Drafts and problems; each row that is not empty is in the one or the other.

    Raises:
        UnreadableTableError: There is no row below the titles.
    """
    done = Imported(sheet.name, columns, notes=sheet.notes)
    reader = _RowReader(
        columns, f"{path.name}/{sheet.name}" if sheet.name != path.name else path.name, at, read, anchor
    )
    empty = True
    last_title = columns.header_row + columns.header_rows - 1
    for row in sheet.rows:
        if row.number > last_title and not row.is_empty:
            empty = False
            reader.take(row, done)
    if empty:
        raise UnreadableTableError("there is no row below the titles", source=path.name, hint="check the sheet")
    return done


def describe_problems(problems: Iterable[Problem]) -> Iterator[str]:
    """Problems for a person, a line each."""
    for problem in problems:
        fate = "kept" if problem.kept else "NOT imported"
        yield f"row {problem.row}: {problem.message} ({fate}): {' | '.join(filter(None, problem.cells))[:200]}"


@dataclass(slots=True)
class _RowReader:
    columns: ColumnMap
    place: str
    at: dt.datetime
    read: ReadDeadline
    anchor: dt.date | None
    section: tuple[str, ...] = ()
    row_is_known: bool = False

    def take(self, row: Row, done: Imported) -> None:
        cells = tuple(text_of(cell) for cell in row.cells)
        if row.fault is not None:
            done.problems.append(Problem(row.number, row.fault, cells, kept=False))
            return
        action = text_of(self._cell(row, "action"))
        known = text_of(self._cell(row, "entry"))
        above_is_known, self.row_is_known = self.row_is_known, bool(known)
        if known:
            done.known.append(known)
        elif above_is_known and self._belongs_to_row_above(row):
            self.row_is_known = True
        elif self._is_section(row, action):
            self.section = (action or next(filter(None, cells)),)
        elif not action:
            done.problems.append(Problem(row.number, _NO_TASK, cells, kept=False))
        elif self._belongs_to_row_above(row) and done.drafts:
            done.drafts[-1] = self._extended(done.drafts[-1], row)
        else:
            self._draft(row, action, cells, done)

    def _cell(self, row: Row, name: str) -> Cell:
        place = self.columns.column_of(name)
        return row.cells[place] if place is not None and place < len(row.cells) else None

    def _is_section(self, row: Row, action: str) -> bool:
        """A row with one cell only, or with a Roman number or a letter and a title: it heads the rows below."""
        filled = [text_of(cell) for place, cell in enumerate(row.cells) if text_of(cell) and place not in row.continued]
        number = text_of(self._cell(row, "number")).strip(".)").casefold()
        if not filled or len(filled) > 2:
            return False
        if len(filled) == 1:
            return not action
        return bool(action) and bool(number) and set(number) <= _SECTION_MARKS

    def _belongs_to_row_above(self, row: Row) -> bool:
        place = self.columns.column_of("action")
        return place is not None and place in row.continued

    def _extended(self, draft: Entry, row: Row) -> Entry:
        owners = tuple(dict.fromkeys((*draft.owners, *self._owners(row))))
        return draft.model_copy(update={"owners": owners})

    def _owners(self, row: Row) -> tuple[Owner, ...]:
        return tuple(owner for role in Role for owner in read_owners(self._cell(row, role.value), role))

    def _draft(self, row: Row, action: str, cells: tuple[str, ...], done: Imported) -> None:
        messages: list[str] = []
        values = self._values(row, messages)
        source = EntrySource(origin=Origin.IMPORT, place=f"{self.place}/{row.number}", wording=action)
        try:
            draft = Entry.model_validate({
                "id": NEW_ID, "action": action, "sources": (source,), "section": self.section, **values,
            })  # fmt: skip
        except ValidationError as error:
            done.problems.append(Problem(row.number, error.errors()[0]["msg"], cells, kept=False))
            return
        done.drafts.append(draft)
        done.problems.extend(Problem(row.number, message, cells, kept=True) for message in messages)

    def _values(self, row: Row, messages: list[str]) -> dict[str, object]:
        rest = self._rest(row)
        words = {name: text_of(self._cell(row, name)) or None for name in _WORDS}
        references = text_of(self._cell(row, "references"))
        values = {
            **words,
            "owners": self._owners(row),
            "references": tuple(part.strip() for part in references.split(";") if part.strip()),
            "next_review": self._next_review(row, messages),
            **self._state(row, rest, messages),
            **self._deadline(row, rest, messages),
            "columns": rest,
        }
        return {name: value for name, value in values.items() if value is not None}

    def _rest(self, row: Row) -> dict[str, str]:
        """What stands in columns that are no field of an entry."""
        kept = {place: name for place, name in self.columns.fields.items() if name not in {"note", "issued"}}
        rest: dict[str, str] = {}
        for place, cell in enumerate(row.cells):
            if place not in kept and text_of(cell):
                title = self.columns.titles[place] if place < len(self.columns.titles) else ""
                self._keep(rest, title or f"column {place + 1}", text_of(cell))
        return rest

    @staticmethod
    def _keep(rest: dict[str, str], title: str, text: str) -> None:
        name, count = title, 2
        while name in rest:
            name, count = f"{title} ({count})", count + 1
        rest[name] = text

    def _title(self, name: str) -> str:
        place = self.columns.column_of(name)
        return name if place is None else self.columns.titles[place]

    def _next_review(self, row: Row, messages: list[str]) -> dt.date | None:
        cell = self._cell(row, "next_review")
        found = read_deadline_cell(cell, self.anchor, self.read)
        if found is None and text_of(cell):
            messages.append(f"no day: {self._title('next_review')} {text_of(cell)!r}")
        return None if found is None else found.date

    def _state(self, row: Row, rest: dict[str, str], messages: list[str]) -> dict[str, object]:
        """State and progress; one column may hold both ("in progress, 45%"), and it may be the one for either."""
        cells = [self._cell(row, name) for name in _PROGRESS]
        state = next((found for cell in cells if (found := read_state(cell))), None)
        percents = (_percent(cell, name) for cell, name in zip(cells, _PROGRESS, strict=True))
        percent = next((found for found in percents if found is not None), None)
        if told := text_of(cells[0]):
            self._keep(rest, self._title("state"), told)
            if read_state(cells[0]) is None and _percent(cells[0], "state") is None:
                messages.append(f"state not known: {told!r}; taken as confirmed")
        if state is None:
            state = State.CONFIRMED if not percent else State.DONE if percent == 100 else State.IN_PROGRESS
        return {"state": state, "percent": 100 if state is State.DONE else percent or 0}

    def _deadline(self, row: Row, rest: dict[str, str], messages: list[str]) -> dict[str, object]:
        cell = self._cell(row, "deadline")
        text = text_of(cell)
        if not text:
            return {}
        found = read_deadline_cell(cell, read_day(self._cell(row, "issued")) or self.anchor, self.read)
        if found is not None:
            return {"deadlines": (DeadlineVersion(deadline=found, since=self.at),)}
        messages.append(f"deadline not read: {text!r}; kept in its own words")
        self._keep(rest, self._title("deadline"), text)
        return {"flags": (DEADLINE_UNREAD,)}


def _percent(cell: Cell, name: str) -> int | None:
    """A percentage: bare numbers count in its own column only."""
    return read_percent(cell) if name == "percent" or isinstance(cell, str) else None
