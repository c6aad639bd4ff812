"""Records of the desk compared with what the register holds now."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING

from directive_extract.register.knowing import Known, index_folder, refresh_index
from directive_extract.register.reconciling import reconcile_records
from directive_extract.schema.register import Reconciled, Record

if TYPE_CHECKING:
    from directive_extract.register.matching import TantivyIndex
    from directive_extract.register.store import Register
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.review import ReviewRecord


class Matching:
    """Compares records with the register; keeps its index open, so that one record takes some milliseconds.

    Args:
        register: The register.
    """

    def __init__(self, register: Register) -> None:
        self._register = register
        self._folder = index_folder(register.url)
        self._index: TantivyIndex | None = None
        self._lock = Lock()  # one thread at a time brings the index up to date

    def candidates(self, record: ReviewRecord, extraction: Callable[[str], Extraction]) -> Reconciled:
        """What the register holds of a record.

        Args:
            record: The record, as it is now.
            extraction: Gives what its document was read as.

        Returns:
            The answer with alternatives, and the account of each match.
        """
        from directive_extract.register.matching import TantivyIndex  # noqa: PLC0415 - slow to import

        document = extraction(record.document).document
        one = Record.of(record.item, document, record.position)
        with self._lock:
            if self._index is None:
                self._index = TantivyIndex(self._folder)
            refresh_index(self._register, self._index, self._folder)
        known = Known(self._register, self._index)
        return reconcile_records(self._register, known, self._folder, (document.sha256, [one]))[0]
