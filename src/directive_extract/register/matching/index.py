"""The index on disk that finds candidates: tantivy, beside the register, updated and not rebuilt."""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from directive_extract.errors import UnwritableDestinationError
from directive_extract.register.matching.profile import Profile
from directive_extract.register.matching.rarity import rarity_of

if TYPE_CHECKING:
    from directive_extract.schema.register import Record

WORDS_ASKED = 12  # the rarest words of a record; with all of them a query takes twice as long and finds no more
WORDINGS = 3  # hits fetched for each id asked for, since one id may have several wordings
_HEAP_BYTES = 64_000_000
_WAIT_S = 60.0  # for another process that is writing
_PAUSE_S = 0.02
_VERSION = "1"  # of the fields and of how words are cut: an index of another version is emptied


class TantivyIndex:
    """Finds ids of records by their rarest words; one folder on disk, safe to lose.

    Args:
        folder: Where it lies; made where it is missing. What cannot be opened, or is another version's, is emptied.

    Attributes:
        is_fresh: Whether it was empty when it was opened: the register has to fill it.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._index, self.is_fresh = _open(folder)

    def __len__(self) -> int:
        """How many wordings it holds."""
        self._index.reload()
        return int(self._index.searcher().num_docs)

    def add(self, records: Sequence[Record]) -> None:
        """Add records, or new wordings of records that are there; all are found when this returns.

        Args:
            records: What to add; the same record twice is there once.
        """
        import tantivy  # noqa: PLC0415 - only who has a register needs it

        keyed = {_key(record): record for record in records}
        filled = len(self) > 0
        with self._writer() as writer:
            for key, record in keyed.items():
                if filled:
                    writer.delete_documents_by_term("key", key)
                words = " ".join(sorted(_words(Profile(record))))
                writer.add_document(tantivy.Document(key=key, id=record.id, words=words))

    def remove(self, ids: Sequence[str]) -> None:
        """Take out all wordings of records.

        Args:
            ids: Ids of records; one that is not there is passed over.
        """
        with self._writer() as writer:
            for one in ids:
                writer.delete_documents_by_term("id", one)

    def search(self, record: Record, limit: int) -> list[str]:
        """Ids of the records nearest in words.

        Args:
            record: What to look for.
            limit: How many ids at most.

        Returns:
            Ids, nearest first, each once.
        """
        import tantivy  # noqa: PLC0415 - only who has a register needs it

        words = sorted(_words(Profile(record)), key=lambda word: (-rarity_of(word), word))[:WORDS_ASKED]
        if not words:
            return []
        schema = self._index.schema
        terms = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "words", word)) for word in words]
        searcher = self._index.searcher()
        hits = searcher.search(tantivy.Query.boolean_query(terms), limit * WORDINGS, count=False).hits
        ids = dict.fromkeys(searcher.doc(address)["id"][0] for _, address in hits)
        return list(ids)[:limit]

    @contextmanager
    def _writer(self) -> Iterator[Any]:
        """One writer at a time over all processes; what it wrote is kept whole or not at all."""
        writer = self._claim()
        try:
            yield writer
            writer.commit()
        finally:
            writer.wait_merging_threads()
        self._index.reload()

    def _claim(self) -> Any:
        deadline = time.monotonic() + _WAIT_S
        while True:
            try:
                return self._index.writer(_HEAP_BYTES, 1)
            except ValueError as error:  # tantivy's only word for a lock that another process holds
                if time.monotonic() > deadline:
                    raise UnwritableDestinationError(
                        f"{self._folder} is being written by another process; wait until it has ended, or delete the "
                        "folder: it is filled again from the register"
                    ) from error
                time.sleep(_PAUSE_S)


def search_words(record: Record) -> frozenset[str]:
    """The words that a record is found by: what is to be done, by whom, names and numbers among them."""
    return _words(Profile(record))


def _words(profile: Profile) -> frozenset[str]:
    owners = {word for owner in profile.owners for word in owner.words}
    return frozenset(profile.sequence) | owners


def _key(record: Record) -> str:
    return hashlib.sha256(f"{record.id}\0{record.text}".encode()).hexdigest()[:32]


def _open(folder: Path) -> tuple[Any, bool]:
    import tantivy  # noqa: PLC0415 - only who has a register needs it

    mark = folder / "version"
    try:
        if mark.read_text(encoding="utf-8") == _VERSION:
            index = tantivy.Index.open(str(folder))
            return index, index.searcher().num_docs == 0
    except (OSError, ValueError):  # missing, or not what tantivy can read: it holds nothing that is not in the register
        pass
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(parents=True)
        index = tantivy.Index(_schema(), path=str(folder))
        mark.write_text(_VERSION, encoding="utf-8")
    except OSError as error:
        raise UnwritableDestinationError(f"{folder} cannot be written: {error.strerror or error}") from error
    return index, True


def _schema() -> Any:
    import tantivy  # noqa: PLC0415 - only who has a register needs it

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("key", stored=False, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("words", stored=False, tokenizer_name="default", index_option="freq")
    return builder.build()
