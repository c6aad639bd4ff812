"""All metadata of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.lexicons.references import find_references
from directive_extract.schema.extraction import Issue
from directive_extract.schema.metadata import Metadata
from directive_extract.structure.metadata.head import read_head
from directive_extract.structure.metadata.issuer import find_issuer
from directive_extract.structure.metadata.issuing import find_issue_date
from directive_extract.structure.metadata.language import detect_language
from directive_extract.structure.metadata.meeting import find_meeting
from directive_extract.structure.metadata.title import find_title

if TYPE_CHECKING:
    from directive_extract.schema.source import Source
    from directive_extract.structure.metadata.mentions import DateOrder

SUPPORTED = frozenset({"en"})


def read_metadata(source: Source, *, date_order: DateOrder = "DMY") -> Metadata:
    """Read what a document says of itself.

    Args:
        source: The document as text, with what its container says.
        date_order: How to read "03/04/2026" where the text itself does not settle it.

    Returns:
        Date, title, issuer, meeting, references and language, each None or empty where the text does not say; issues
        `no_date`, `year_inferred`, `date_uncertain` and `language_not_supported`.
    """
    text = source.text
    lines = read_head(text)
    title = find_title(lines, source.hints)
    issued = find_issue_date(text, source.hints.date, date_order)
    language = detect_language(text, source.hints.language)
    return Metadata(
        title=title,
        date=issued.date,
        date_evidence=issued.evidence,
        issuer=find_issuer(text, lines, title),
        meeting=find_meeting(text, title),
        references=find_references(text),
        language=language,
        issues=(*issued.issues, *_language_issues(language)),
    )


def _language_issues(language: str | None) -> tuple[Issue, ...]:
    if language is None or language in SUPPORTED:
        return ()
    message = f"the text seems to be in '{language}', and only English is read: translate it first"
    return (Issue(code="language_not_supported", stage="structure", message=message),)
