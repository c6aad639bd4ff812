"""Why a record was read as it was, worked out when somebody asks."""

from __future__ import annotations

from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any

from directive_extract.errors import DirectiveExtractError
from directive_extract.schema.directive import Task

if TYPE_CHECKING:
    from pathlib import Path

    from directive_extract.review.documents import ReadDocument
    from directive_extract.schema.explanation import ClauseExplanation
    from directive_extract.schema.extraction import Statement
    from directive_extract.schema.review import ReviewRecord
    from directive_extract.schema.settings import Settings
    from directive_extract.schema.source import Source

_KEPT_SOURCES = 4


class Grounds:
    """Explains parts of documents, one at a time; loads the language model when it is first asked.

    Args:
        settings: How documents are read.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._extractor: Any = None
        self._lock = Lock()
        self._source = lru_cache(_KEPT_SOURCES)(self._read)

    def clauses(self, file: Path | None, name: str, record: ReviewRecord) -> tuple[ClauseExplanation, ...]:
        """What the clauses of a record's words were taken for, and why.

        Args:
            file: The document; None where it is not kept.
            name: What it is called.
            record: A record that was read from it.

        Returns:
            Its clauses; none where the file is not kept, or cannot be read any more.
        """
        span = record.item.evidence[0]
        if file is None or record.read is None:
            return ()
        from directive_extract.pipeline import Extractor  # noqa: PLC0415 - brings spaCy

        with self._lock:
            try:
                source = self._source(file, name)
            except DirectiveExtractError:
                return ()  # settings have changed since; the statement's own reason is shown all the same
            if self._extractor is None:
                self._extractor = Extractor(self._settings)
            found: tuple[ClauseExplanation, ...] = self._extractor.explain_part(source, span.start, span.end)
        return tuple(clause for clause in found if _is_of(clause.text, span.text))

    def _read(self, file: Path, name: str) -> Source:
        from directive_extract.ingest import read_source  # noqa: PLC0415 - brings readers

        return read_source(file.read_bytes(), settings=self._settings, name=name)


def statements_of(read: ReadDocument, record: ReviewRecord) -> tuple[Statement, ...]:
    """The sentences that a record was read from.

    Args:
        read: The document.
        record: The record.

    Returns:
        Statements that touch its words.
    """
    spans = [(span.start, span.end) for span in record.item.evidence]
    return tuple(
        statement
        for statement in read.extraction.statements
        if any(statement.span.start < end and statement.span.end > start for start, end in spans)
    )


def deadline_steps(record: ReviewRecord, read: ReadDocument) -> tuple[str, ...]:
    """How a record's deadline was worked out.

    Args:
        record: The record.
        read: The document.

    Returns:
        Sentences; none where there is no deadline.
    """
    from directive_extract.resolve.deadlines import explain_deadline  # noqa: PLC0415 - only who asks needs it

    deadline = record.item.deadline if isinstance(record.item, Task) else None
    day = read.extraction.document.date
    if deadline is None:
        return ()
    return tuple(explain_deadline(deadline, day)) if day is not None else deadline.assumptions


def _is_of(clause: str, words: str) -> bool:
    """Whether a clause is one of the record's, not another of its sentence."""
    one, other = " ".join(clause.split()), " ".join(words.split())
    return one in other or other in one
