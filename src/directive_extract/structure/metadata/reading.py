"""All metadata of a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from directive_extract.schema.metadata import Metadata
from directive_extract.structure.metadata.issuing import find_issue_date
from directive_extract.structure.metadata.references import find_references

if TYPE_CHECKING:
    from directive_extract.schema.source import Source
    from directive_extract.structure.metadata.mentions import DateOrder


def read_metadata(source: Source, *, date_order: DateOrder = "DMY") -> Metadata:
    issued = find_issue_date(source.text, source.hints.date, date_order)
    return Metadata(
        date=issued.date, date_evidence=issued.evidence, issues=issued.issues, references=find_references(source.text)
    )
