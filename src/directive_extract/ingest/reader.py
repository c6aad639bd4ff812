"""What a reader is given, what it gives back, and the protocol that all readers follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, ClassVar, Protocol

from directive_extract.schema.source import Hints

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Issue


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
    """

    text: str
    verbatim: bool
    hints: Hints = field(default_factory=Hints)
    issues: tuple[Issue, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one format into text."""

    media_type: ClassVar[str]

    def read(self, payload: Payload) -> Content:
        """Read one document.

        Args:
            payload: The document; its format has been recognised already.

        Returns:
            Text and hints. The text may be empty: the caller refuses empty documents.

        Raises:
            IngestError: The content cannot be read; no other kind of error leaves a reader.
        """
        ...
