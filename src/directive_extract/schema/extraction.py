"""The result of reading one document: schema 1 of the output."""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from pydantic import Field, ValidationError

from directive_extract.errors import MissingExtraError, SchemaVersionError
from directive_extract.schema.base import SCHEMA_VERSION, Model
from directive_extract.schema.directive import Principle, Task
from directive_extract.schema.fragments import text_fragment
from directive_extract.schema.span import Span

if TYPE_CHECKING:
    import pandas


class Verdict(StrEnum):
    """What a sentence was taken for."""

    TASK = "task"
    PRINCIPLE = "principle"
    BACKGROUND = "background"
    BOILERPLATE = "boilerplate"


class PageInfo(Model):
    """One page of the document.

    Attributes:
        number: From 1.
        width: In PDF points.
        height: In PDF points.
        start: Offset of its first character in `document.text`.
        end: Offset behind its last character.
        scanned: Whether its text was recognised from a picture.
    """

    number: int
    width: float
    height: float
    start: int
    end: int
    scanned: bool = False


class BlockInfo(Model):
    """One block of the document's text.

    Attributes:
        kind: heading, paragraph, item, row or boilerplate.
        start: Offset of its first character in `document.text`.
        end: Offset behind its last character.
        level: Depth in the nesting of headings and lists; 0 is outermost.
        label: The list label as written, where it has one.
        reason: For boilerplate: what it is.
    """

    kind: str
    start: int
    end: int
    level: int = 0
    label: str | None = None
    reason: str | None = None


class Document(Model):
    """What the document says of itself.

    Attributes:
        id: The file's stem, or a part of the hash for bytes and plain text.
        source: File name, without the folder.
        sha256: Of the bytes as they came.
        media_type: Such as `text/plain`.
        title: The title, its line breaks turned into spaces.
        date: Day of issue or publication; deadlines count from it.
        date_evidence: In plain words, where the date comes from.
        language: ISO 639-1 code.
        issuer: The person or body whose directives these are.
        meeting: The meeting, as the text names it.
        references: Documents that the text refers to.
        pages: Number of pages, where the format has pages.
        url: Address that the page names as its own.
        text: The text that spans count in; None for plain text, where they count in the file itself.
        layout: The pages, where the format has pages.
        blocks: Headings, paragraphs, items and rows of `text`; empty for plain text.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    title: str | None = None
    date: dt.date | None = None
    date_evidence: str | None = None
    language: str | None = None
    issuer: str | None = None
    meeting: str | None = None
    references: tuple[str, ...] = ()
    pages: int | None = None
    url: str | None = None
    text: str | None = None
    layout: tuple[PageInfo, ...] = ()
    blocks: tuple[BlockInfo, ...] = ()


class Statement(Model):
    """One sentence, what it was taken for, and why."""

    span: Span
    verdict: Verdict
    reason: str


class Issue(Model):
    """Something that went less than well, for a person to look at.

    Attributes:
        code: Such as `announced_count`; listed in docs/reference/output.md.
        stage: The stage that noticed it.
        message: What, where and what to do.
        span: The words concerned, where there are any.
    """

    code: str
    stage: str
    message: str
    span: Span | None = None


class Engine(Model):
    """What made the result."""

    version: str
    model: str
    settings: dict[str, Any] = Field(default_factory=dict)


class Extraction(Model):
    """Everything that was read from one document."""

    schema_version: str = SCHEMA_VERSION
    document: Document
    tasks: tuple[Task, ...] = ()
    principles: tuple[Principle, ...] = ()
    statements: tuple[Statement, ...] = ()
    issues: tuple[Issue, ...] = ()
    engine: Engine

    def to_json(self) -> str:
        """The result as JSON, ending in a line break; the same result gives the same bytes.

        Returns:
            JSON with two-space indentation, not escaped to ASCII, fields in the order of the schema.
        """
        return self.model_dump_json(indent=2) + "\n"

    @classmethod
    def from_json(cls, data: str | bytes) -> Self:
        """Read what `to_json` wrote.

        Args:
            data: JSON text of one extraction.

        Returns:
            The extraction, equal to the one that was written.

        Raises:
            SchemaVersionError: The data is no extraction, or one of another major or a newer minor version.
        """
        try:
            raw = json.loads(data)
            version = str(raw.get("schema_version"))
        except (ValueError, AttributeError) as error:
            raise SchemaVersionError("this is no extraction in JSON", hint="give a file that convert wrote") from error
        if version != SCHEMA_VERSION:
            raise SchemaVersionError(
                f"schema version {version!r} is not {SCHEMA_VERSION}", hint="convert the document again"
            )
        try:
            return cls.model_validate(raw)
        except ValidationError as error:
            raise SchemaVersionError(
                f"not a valid extraction: {error.errors()[0]['msg']}", hint="convert the document again"
            ) from error

    def link(self, span: Span) -> str | None:
        """The address of a span in the web page that was read: browsers open the page there and mark the words.

        Args:
            span: A span of this result.

        Returns:
            `https://...#:~:text=...`; None where the document gives no address (files other than saved pages).
        """
        if self.document.url is None or self.document.text is None:
            return None
        return text_fragment(self.document.url, self.document.text, span.start, span.end)

    def to_frame(self) -> pandas.DataFrame:
        """One row a task, for users of pandas.

        Returns:
            A frame with the columns document, date, id, action, owners (names joined by "; "), support, oversight,
            deadline, due, recurrence, confidence, flags, start, end, quote.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        try:
            import pandas as pd  # noqa: PLC0415 - optional, and slow to import
        except ImportError as error:
            raise MissingExtraError(
                "pandas is not installed", hint="pip install 'directive-extract[pandas]'"
            ) from error
        return pd.DataFrame([_row(self.document, task) for task in self.tasks], columns=list(_COLUMNS))


_COLUMNS = (
    "document", "date", "id", "action", "owners", "support", "oversight", "deadline", "due", "recurrence",
    "confidence", "flags", "start", "end", "quote",
)  # fmt: skip


def _row(document: Document, task: Task) -> dict[str, object]:
    def names(role: str) -> str:
        return "; ".join(owner.name for owner in task.owners if owner.role == role)

    first = task.evidence[0]
    deadline = task.deadline
    return {
        "document": document.id, "date": document.date, "id": task.id, "action": task.action,
        "owners": names("lead"), "support": names("support"), "oversight": names("oversight"),
        "deadline": deadline.text if deadline else None, "due": deadline.due if deadline else None,
        "recurrence": str(deadline.recurrence) if deadline and deadline.recurrence else None,
        "confidence": task.confidence, "flags": ", ".join(task.flags),
        "start": first.start, "end": first.end, "quote": first.text,
    }  # fmt: skip
