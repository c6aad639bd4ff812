"""The spaCy component `directive_extract`, found by entry point: `nlp.add_pipe("directive_extract")`.

spaCy imports this module whenever it looks for a factory, in every program of an environment where the library is
installed. So nothing heavy is imported before a document comes.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from directive_extract.errors import ConfigError, InvalidDateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from directive_extract.pipeline import Extractor
    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.span import Span as Quote

SPAN_KEYS = ("tasks", "principles", "owners", "deadlines")
_CONFIG_FILE = "directive_extract.json"


class DirectiveExtract:
    """Fills `doc.spans["tasks" | "principles" | "owners" | "deadlines"]`.

    The document's text goes through the library's own stages, with its own tagger and parser, whatever else stands in
    the pipeline: the spans are the same as those of `extract`, widened to whole tokens where a token is cut. The
    `id_` of a span is the id of its task or principle; an owner or a deadline has that of the task it belongs to.

    Args:
        name: The component's name in the pipeline.
        date: The day that deadlines count from, as `2025-10-15`; worked out from each document where None.
        settings: Fields of `directive_extract.Settings`, as JSON would hold them.
    """

    def __init__(self, name: str, date: str | None = None, settings: dict[str, Any] | None = None) -> None:
        """Check the configuration; nothing is loaded yet."""
        self.name = name
        self._configure(date, settings or {})

    def _configure(self, date: str | None, settings: dict[str, Any]) -> None:
        try:
            self._day = None if date is None else dt.date.fromisoformat(date)
        except ValueError as error:
            raise InvalidDateError(f"{date!r} is no calendar day", hint="write it as 2025-10-15") from error
        self._config = {"date": date, "settings": settings}
        self.__dict__.pop("_extractor", None)

    @cached_property
    def _extractor(self) -> Extractor:
        from pydantic import ValidationError  # noqa: PLC0415 - see the module's docstring

        from directive_extract.pipeline import Extractor  # noqa: PLC0415
        from directive_extract.schema.settings import Settings  # noqa: PLC0415

        try:
            return Extractor(Settings.model_validate_json(json.dumps(self._config["settings"])))
        except ValidationError as error:
            fault = error.errors()[0]
            where = ".".join(str(part) for part in fault["loc"])
            raise ConfigError(f"setting {where}: {fault['msg']}", hint="see directive_extract.Settings") from error

    def __call__(self, doc: Doc) -> Doc:
        """Read one document.

        Args:
            doc: A tokenized document; its annotations are not used.

        Returns:
            The same document with the four span groups, which may be empty.
        """
        groups: dict[str, list[Span]] = {key: [] for key in SPAN_KEYS}
        if doc.text.strip():
            for key, quote, record in _quotes(self.extraction(doc)):
                span = doc.char_span(
                    quote.start, quote.end, label=key[:-1].upper(), span_id=record, alignment_mode="expand"
                )
                if span is not None:
                    groups[key].append(span)
        for key, spans in groups.items():
            doc.spans[key] = SpanGroup(doc, name=key, spans=spans)
        return doc

    def extraction(self, doc: Doc) -> Extraction:
        """The full records of one document; the spans in it count in `doc.text`.

        Args:
            doc: A document of any pipeline.

        Returns:
            What `directive_extract.extract` gives for its text.
        """
        from directive_extract.schema.source import Source  # noqa: PLC0415 - see the module's docstring

        digest = hashlib.sha256(doc.text.encode("utf-8", errors="replace")).hexdigest()
        source = Source(
            id=digest[:16], name="text", sha256=digest, media_type="text/plain", text=doc.text, verbatim=True
        )
        return self._extractor.read(source, date=self._day)

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The configuration as JSON.

        Args:
            exclude: Asked for by spaCy; there is nothing to leave out.

        Returns:
            UTF-8.
        """
        del exclude
        return json.dumps(self._config, sort_keys=True).encode()

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> DirectiveExtract:
        """Take over what `to_bytes` wrote.

        Args:
            data: A configuration as JSON.
            exclude: Asked for by spaCy; there is nothing to leave out.

        Returns:
            This component.
        """
        del exclude
        config = json.loads(data)
        self._configure(config["date"], config["settings"])
        return self

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Write the configuration into the component's folder.

        Args:
            path: The folder; made where it does not exist.
            exclude: Asked for by spaCy; there is nothing to leave out.
        """
        folder = Path(path)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _CONFIG_FILE).write_bytes(self.to_bytes(exclude=exclude))

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> DirectiveExtract:
        """Take over what `to_disk` wrote.

        Args:
            path: The component's folder.
            exclude: Asked for by spaCy; there is nothing to leave out.

        Returns:
            This component.
        """
        return self.from_bytes((Path(path) / _CONFIG_FILE).read_bytes(), exclude=exclude)


def _quotes(extraction: Extraction) -> Iterator[tuple[str, Quote, str]]:
    """Span key, quote and id of the record, in the order of the records; an owner from elsewhere stands there."""
    for task in extraction.tasks:
        yield "tasks", task.evidence[0], task.id
        for owner in task.owners:
            if owner.evidence is not None:
                yield "owners", owner.evidence, task.id
        if task.deadline is not None and task.deadline.evidence is not None:
            yield "deadlines", task.deadline.evidence, task.id
    for principle in extraction.principles:
        yield "principles", principle.evidence[0], principle.id


@Language.factory(
    "directive_extract",
    default_config={"date": None, "settings": {}},
    assigns=["doc.spans"],
    retokenizes=False,
)
def make_directive_extract(
    nlp: Language,  # noqa: ARG001 - spaCy's factories take it
    name: str,
    date: str | None,
    settings: dict[str, Any],
) -> DirectiveExtract:
    """Make the component.

    Args:
        nlp: The pipeline that it goes into.
        name: Its name there.
        date: The day that deadlines count from; worked out from each document where None.
        settings: Fields of `directive_extract.Settings`.

    Returns:
        The component; the library's own model is loaded at the first document.
    """
    return DirectiveExtract(name, date, settings)
