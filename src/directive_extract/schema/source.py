"""A document as text, whatever file it came from: what `ingest` hands to `structure`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from directive_extract.schema.extraction import Issue
from directive_extract.schema.placement import Placement


@dataclass(frozen=True, slots=True)
class Hints:
    """What the container says of the document (HTML metadata, say); each None where it says nothing.

    Attributes:
        title: Title of the page or file.
        date: Day of publication.
        site: Name of the site or outlet.
        url: Address that the page gives as its own.
        language: ISO 639-1 code.
    """

    title: str | None = None
    date: dt.date | None = None
    site: str | None = None
    url: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """A stretch of the text that is no part of what the document says.

    Attributes:
        start: First character.
        end: Behind the last character.
        reason: What it is: "header", "footer", "page number", "footnote", "stamp", ...
    """

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Source:
    """A decoded document.

    Attributes:
        id: The file's stem; for bytes and plain text the first 16 digits of the hash.
        name: File name without its folder; "text" or "bytes" where there is no file.
        sha256: Of the bytes as they came.
        media_type: Such as `text/plain`.
        text: The text that all spans count in.
        verbatim: True where `text` is the file as decoded, untouched; else the output has to carry it.
        hints: What the container says.
        issues: What reading noticed.
        asides: Whole lines of `text` that the reader knows to be headers, page numbers, footnotes and the like.
        placement: Where the characters stand, where the format has places.
        wrapped: True where sentences may run over line ends although `verbatim` is False.
    """

    id: str
    name: str
    sha256: str
    media_type: str
    text: str
    verbatim: bool
    hints: Hints = field(default_factory=Hints)
    issues: tuple[Issue, ...] = ()
    asides: tuple[Aside, ...] = ()
    placement: Placement | None = None
    wrapped: bool = False
