"""Which row of a file belongs to which entry."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from directive_extract.register.exchange.columns import ColumnMap
from directive_extract.register.exchange.grid import Row, text_of
from directive_extract.schema.entry import Entry, Origin


class Places:
    """Finds the entry of a row.

    It goes by the id that an earlier write-back put there, by the row that an entry was imported from if the words are
    still the same, or by the words alone where one entry of this file has them.

    Args:
        entries: All that may be in the file.
        path: The file.
        sheet: The sheet's name.
    """

    def __init__(self, entries: Sequence[Entry], path: Path, sheet: str) -> None:
        place = f"{path.name}/{sheet}" if sheet != path.name else path.name
        self._by_id = {entry.id: entry for entry in entries}
        self._by_row: dict[str, tuple[Entry, str]] = {}
        self._by_words: dict[str, Entry] = {}
        words: Counter[str] = Counter()
        for entry in entries:
            for source in entry.sources:
                if source.origin is Origin.IMPORT and source.place is not None and source.place.startswith(f"{place}/"):
                    wording = source.wording or entry.action
                    self._by_row[source.place.removeprefix(f"{place}/")] = entry, wording
                    self._by_words[wording] = entry
                    words[wording] += 1
        self._ambiguous = {wording for wording, count in words.items() if count > 1}
        self.found: dict[str, int] = {}

    def entry_of(self, row: Row, columns: ColumnMap) -> Entry | None:
        """The entry of a row, remembered in `found`.

        Args:
            row: Below the titles.
            columns: What its columns hold.

        Returns:
            The entry; None where the row belongs to none, or its entry has a row already.
        """
        entry = self._find(row, columns)
        if entry is None or entry.id in self.found:
            return None
        self.found[entry.id] = row.number
        return entry

    def _find(self, row: Row, columns: ColumnMap) -> Entry | None:
        entry_id, action = (_text(row, columns, name) for name in ("entry", "action"))
        if entry_id:
            return self._by_id.get(entry_id.upper())
        by_row = self._by_row.get(str(row.number))
        if by_row is not None and by_row[1] == action:
            return by_row[0]
        return None if action in self._ambiguous else self._by_words.get(action)


def _text(row: Row, columns: ColumnMap, name: str) -> str:
    place = columns.column_of(name)
    return text_of(row.cells[place]) if place is not None and place < len(row.cells) else ""
