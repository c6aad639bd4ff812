"""What a document says of itself: date of issue, title, issuer, meeting, references, language."""

from __future__ import annotations

from directive_extract.structure.metadata.reading import read_metadata
from directive_extract.structure.metadata.references import find_references

__all__ = ["find_references", "read_metadata"]
