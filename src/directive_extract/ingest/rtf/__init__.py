"""RTF: marks put where its structure is, the text by striprtf, and paragraphs and tables by the marks."""

from __future__ import annotations

from directive_extract.ingest.rtf.reader import RtfReader

__all__ = ["RtfReader"]
