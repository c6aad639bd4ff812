"""What a document says of itself: date of issue, title, issuer, meeting, references, language."""

from __future__ import annotations

from directive_extract.structure.metadata.reading import read_metadata

__all__ = ["read_metadata"]
