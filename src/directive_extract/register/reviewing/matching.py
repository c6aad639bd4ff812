"""Records of the desk compared with what the register holds now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.register.knowing import Known, index_folder, records_of, refresh_index
from directive_extract.register.reconciling import reconcile_records
from directive_extract.schema.register import Reconciled, Record

if TYPE_CHECKING:
    from directive_extract.register.matching import TantivyIndex
    from directive_extract.register.store import Register
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.review import ReviewRecord

# To write one entry into the index takes 0.2 s, and a reviewer changes one with nearly every key. So those that changed
# are kept in memory and searched there; a hundred of them are searched in a millisecond.
_MOST_FRESH = 100


@dataclass(frozen=True, slots=True)
class Fresh:
    """Entries that the index does not know as they are now.

    Attributes:
        entries: Their wordings by id, and the words of each; nothing where an entry is gone.
    """

    entries: dict[str, list[tuple[frozenset[str], Record]]] = field(default_factory=dict)

    def nearest(self, words: frozenset[str], limit: int) -> list[str]:
        """Ids of the entries nearest in words.

        Args:
            words: Of a record.
            limit: How many at most.

        Returns:
            Ids, nearest first; those that share no word are left out.
        """
        from directive_extract.register.matching.rarity import rarity_of  # noqa: PLC0415 - only matching needs it

        shared = {
            entry: max((sum(map(rarity_of, words & known)) for known, _ in wordings), default=0.0)
            for entry, wordings in self.entries.items()
        }
        near = sorted((-weight, entry) for entry, weight in shared.items() if weight > 0)
        return [entry for _, entry in near[:limit]]


class _FreshFirst:
    """Finds entries by the index, and those that it does not know yet by their words."""

    def __init__(self, indexed: Known, fresh: Fresh) -> None:
        self._indexed, self._fresh = indexed, fresh

    def candidates(self, record: Record, limit: int) -> Sequence[Record]:
        """Entries that may be the same.

        Args:
            record: A new record.
            limit: How many entries at most of each.

        Returns:
            Their wordings.
        """
        from directive_extract.register.matching.index import search_words  # noqa: PLC0415 - only matching needs it

        near = self._fresh.nearest(search_words(record), limit)
        fresh = [known for entry in near for _, known in self._fresh.entries[entry]]
        known = [one for one in self._indexed.candidates(record, limit) if one.id not in self._fresh.entries]
        return fresh + known


class Matching:
    """Compares records with the register; keeps its index open, so that one record takes some milliseconds.

    Args:
        register: The register.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._folder = index_folder(register.url)
        self._index: TantivyIndex | None = None
        self._fresh = Fresh()
        self._seen = 0  # number of the last event that index and fresh entries together know of
        self._lock = Lock()

    def candidates(self, record: ReviewRecord, extraction: Callable[[str], Extraction]) -> Reconciled:
        """What the register holds of a record.

        Args:
            record: The record, as it is now.
            extraction: Gives what its document was read as.

        Returns:
            The answer with alternatives, and the account of each match.
        """
        document = extraction(record.document).document
        one = Record.of(record.item, document, record.position)
        with self._lock:  # one thread at a time finds out what has changed; all compare at once
            lookup = self._up_to_date()
        return reconcile_records(self._register, lookup, self._folder, (document.sha256, [one]))[0]

    def _up_to_date(self) -> _FreshFirst:
        from directive_extract.register.matching import TantivyIndex  # noqa: PLC0415 - slow to import

        last = self._register.last_event()
        if self._index is None:
            self._index = TantivyIndex(self._folder)
            self._fill(self._index, last)
        elif last != self._seen:
            changed = self._register.changed_since(self._seen)
            if len(self._fresh.entries) + len(changed) > _MOST_FRESH:
                self._fill(self._index, last)
            elif changed:
                self._fresh = Fresh(self._fresh.entries | self._read(changed))
            self._seen = last
        return _FreshFirst(Known(self._register, self._index), self._fresh)

    def _fill(self, index: TantivyIndex, last: int) -> None:
        refresh_index(self._register, index, self._folder)
        self._fresh, self._seen = Fresh(), last

    def _read(self, changed: Sequence[str]) -> dict[str, list[tuple[frozenset[str], Record]]]:
        from directive_extract.register.matching.index import search_words  # noqa: PLC0415 - only matching needs it

        found: dict[str, list[tuple[frozenset[str], Record]]] = {entry: [] for entry in changed}
        for entry in self._register.read(changed):
            found[entry.id] = [(search_words(record), record) for record in records_of(entry)]
        return found
