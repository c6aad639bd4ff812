"""What a reader is given, what it gives back, and the protocol that all readers follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

from directive_extract.schema.source import Aside, Hints

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Issue
    from directive_extract.schema.placement import Placement
    from directive_extract.schema.settings import Settings


@dataclass(frozen=True, slots=True)
class Payload:
    """A document as it came.

    Attributes:
        name: For messages: the file's name, or "text" or "bytes".
        data: The bytes; for a text that was handed over, its UTF-8 form.
        text: The text, where it was handed over as such; a reader then decodes nothing.
    """

    name: str
    data: bytes
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader found.

    Attributes:
        text: The text that all spans will count in.
        verbatim: True where `text` is the document as decoded, untouched.
        hints: What the container says of the document.
        issues: What went less than well.
        asides: Headers, page numbers, footnotes and the like: whole lines of `text`, behind the block that they
            interrupted.
        placement: Where the characters stand, where the format has places.
        wrapped: True where sentences may run over line ends although the text was made anew.
    """

    text: str
    verbatim: bool
    hints: Hints = field(default_factory=Hints)
    issues: tuple[Issue, ...] = ()
    asides: tuple[Aside, ...] = ()
    placement: Placement | None = None
    wrapped: bool = False


class Reader(Protocol):
    """Turns the bytes of one format into text."""

    media_type: ClassVar[str]

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read one document.

        A text that is made anew has each paragraph, list item, heading and table row on one line; paragraphs and
        headings have a blank line between them, the items of a list and the rows of a table ("| a | b |") do not.

        Args:
            payload: The document; its format has been recognised already.
            settings: The limits, among others.

        Returns:
            Text and hints. The text may be empty: the caller refuses empty documents, unless an issue says why.

        Raises:
            IngestError: The content cannot be read; no other kind of error leaves a reader.
        """
        ...
