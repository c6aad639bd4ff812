"""What a document says of itself, before its directives are read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from directive_extract.schema.extraction import Issue


@dataclass(frozen=True, slots=True)
class Metadata:
    """Title, date, issuer and what else stands in a document's head.

    Attributes:
        title: The title, white space folded.
        date: Day of issue or publication.
        date_evidence: In plain words, where the date comes from ("dateline 'Hanoi, October 15'; year from 'in 2025'").
        issuer: The person or body whose directives these are, as the text names it.
        meeting: The meeting, as the text names it.
        references: Documents that the text refers to, in order of appearance, without repeats.
        language: ISO 639-1 code.
        issues: Such as `year_inferred`, `no_date`.
    """

    title: str | None = None
    date: dt.date | None = None
    date_evidence: str | None = None
    issuer: str | None = None
    meeting: str | None = None
    references: tuple[str, ...] = ()
    language: str | None = None
    issues: tuple[Issue, ...] = ()
