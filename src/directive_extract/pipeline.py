"""The order of the stages: settings in, extractions out. No input or output of its own."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from directive_extract import __version__
from directive_extract.errors import InvalidDateError
from directive_extract.extract.classifier import Classifier, load_classifier
from directive_extract.extract.language import load_language, model_name
from directive_extract.extract.reading import read_outline, skip_outline
from directive_extract.ingest import read_source
from directive_extract.placing import add_places
from directive_extract.resolve.resolution import Resolver
from directive_extract.schema.candidate import Reading
from directive_extract.schema.extraction import BlockInfo, Document, Engine, Extraction, PageInfo
from directive_extract.schema.outline import Block, Outline
from directive_extract.schema.settings import Settings
from directive_extract.schema.source import Source
from directive_extract.structure.metadata import read_metadata
from directive_extract.structure.outline import build_outline

if TYPE_CHECKING:
    from spacy.language import Language

    from directive_extract.schema.explanation import ClauseExplanation, Explanation

LANGUAGES = frozenset({"en", None})  # None: too short to tell, read as English
SourceLike = str | os.PathLike[str] | bytes


class Extractor:
    """Reads documents; loads its language model once, at the first document.

    Args:
        settings: What a user may choose; the defaults where None.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()

    @cached_property
    def _nlp(self) -> Language:
        return load_language()

    def extract(self, source: SourceLike, *, date: dt.date | str | None = None, name: str | None = None) -> Extraction:
        """Read one document.

        Args:
            source: A path, the document's bytes, or its text.
            date: The day that deadlines count from; worked out from the document where None.
            name: What to call a document that has no file name.

        Returns:
            Its tasks, principles, statements and issues.
        """
        day = _day(date)
        read = read_source(source, settings=self.settings, name=name)
        return self.read(read, date=day)

    def read(self, source: Source, *, date: dt.date | None = None) -> Extraction:
        """Read a document that has been decoded.

        Args:
            source: The decoded document.
            date: The day that deadlines count from; worked out from the document where None.

        Returns:
            Its tasks, principles, statements and issues.
        """
        return self._read(source, date)[1]

    def explain(self, source: SourceLike, *, date: dt.date | str | None = None, name: str | None = None) -> Explanation:
        """Say for each sentence of a document what it was taken for, and why.

        Each sentence is parsed a second time for it, so that this takes about twice as long as `extract`.

        Args:
            source: A path, the document's bytes, or its text.
            date: The day that deadlines count from; worked out from the document where None.
            name: What to call a document that has no file name.

        Returns:
            Its sentences in reading order: clauses with rules, probabilities and features; tasks with how owners and
            deadline were found.
        """
        from directive_extract.grounds import explain_reading  # noqa: PLC0415 - only those who ask pay for it

        day = _day(date)
        reading, extraction = self._read(read_source(source, settings=self.settings, name=name), day)
        if reading.outline.metadata.language not in LANGUAGES:
            return explain_reading(reading, extraction, None, None)
        return explain_reading(reading, extraction, self._nlp, self._classifier)

    def explain_part(self, source: Source, start: int, end: int) -> tuple[ClauseExplanation, ...]:
        """Say of a part of a document what its clauses were taken for, and why, without reading all of it again.

        Args:
            source: The decoded document.
            start: First character of the part.
            end: Behind its last character.

        Returns:
            The clauses of the sentences that the part touches; none where the document is in another language.
        """
        from directive_extract.extract.explaining import explain_clauses  # noqa: PLC0415 - only those who ask pay

        metadata = read_metadata(source, date_order=self.settings.date_order)
        if metadata.language not in LANGUAGES:
            return ()
        outline = build_outline(source, metadata, max_sentence_words=self.settings.max_sentence_words)
        found = explain_clauses(outline, self._nlp, self._classifier, (start, end))
        return tuple(
            clause
            for (first, last), clauses in sorted(found.items())
            if first < end and last > start
            for clause in clauses
        )

    def _read(self, source: Source, date: dt.date | None) -> tuple[Reading, Extraction]:
        metadata = read_metadata(source, date_order=self.settings.date_order)
        outline = build_outline(source, metadata, max_sentence_words=self.settings.max_sentence_words)
        reading = self._reading(outline)
        anchor = date or metadata.date
        resolver = Resolver(reading, anchor, self.settings)
        tasks, principles = resolver.resolve()
        extraction = Extraction(
            document=_document(source, outline, date),
            tasks=tasks,
            principles=principles,
            statements=reading.statements,
            issues=(*outline.issues, *resolver.issues),
            engine=Engine(
                version=__version__,
                model=self._model,
                settings=_recorded(self.settings),
            ),
        )
        return reading, extraction if source.placement is None else add_places(extraction, source.placement)

    def _reading(self, outline: Outline) -> Reading:
        language = outline.metadata.language
        if language not in LANGUAGES:
            return skip_outline(outline, f"not read: the text is in another language ({language})")
        return read_outline(outline, self._nlp, self._classifier)

    @cached_property
    def _classifier(self) -> Classifier | None:
        return load_classifier() if self.settings.classifier else None

    @cached_property
    def _model(self) -> str:
        return f"{model_name()}; {self._classifier.name if self._classifier else 'rules alone'}"

    def pipe(self, sources: Iterable[SourceLike], *, date: dt.date | str | None = None) -> Iterator[Extraction]:
        """Read many documents, one after the other.

        Args:
            sources: Paths, bytes or texts; taken one at a time, so that memory stays flat.
            date: The day that deadlines count from, for all of them.

        Yields:
            Extractions in the order of the sources.
        """
        for source in sources:
            yield self.extract(source, date=date)


def extract(source: SourceLike, *, date: dt.date | str | None = None, settings: Settings | None = None) -> Extraction:
    """Read one document.

    For many, make one `Extractor` and use its `pipe`.

    Args:
        source: A path, the document's bytes, or its text.
        date: The day that deadlines count from; worked out from the document where None.
        settings: What a user may choose.

    Returns:
        Its tasks, principles, statements and issues.
    """
    return Extractor(settings).extract(source, date=date)


def _day(date: dt.date | str | None) -> dt.date | None:
    if isinstance(date, dt.datetime):
        return date.date()
    if date is None or isinstance(date, dt.date):
        return date
    try:
        return dt.date.fromisoformat(date)
    except (ValueError, TypeError) as error:
        raise InvalidDateError(f"{date!r} is no calendar day", hint="write it as 2025-10-15") from error


def _recorded(settings: Settings) -> dict[str, object]:
    """Settings for the result; of a list of organisations, which has hundreds of names, its size and its digest."""
    values = settings.model_dump(mode="json", exclude_defaults=True)
    if settings.organisations:
        listed = json.dumps(values["organisations"], sort_keys=True, ensure_ascii=False)
        digest = hashlib.sha256(listed.encode()).hexdigest()
        values["organisations"] = {"entries": len(settings.organisations), "sha256": digest}
    return values


def _document(source: Source, outline: Outline, date: dt.date | None) -> Document:
    metadata = outline.metadata
    pages = () if source.placement is None else source.placement.pages
    return Document(
        id=source.id,
        source=source.name,
        sha256=source.sha256,
        media_type=source.media_type,
        title=metadata.title,
        date=date or metadata.date,
        date_evidence="given by the caller" if date else metadata.date_evidence,
        language=metadata.language,
        issuer=metadata.issuer,
        meeting=metadata.meeting,
        references=metadata.references,
        pages=len(pages) or None,
        url=source.hints.url,
        text=None if source.verbatim else source.text,
        layout=tuple(PageInfo(**{name: getattr(page, name) for name in PageInfo.model_fields}) for page in pages),
        blocks=() if source.verbatim else tuple(_block(block) for block in outline.blocks),
    )


def _block(block: Block) -> BlockInfo:
    start, end = block.passage.place()
    return BlockInfo(kind=block.kind, start=start, end=end, level=block.level, label=block.label, reason=block.reason)
