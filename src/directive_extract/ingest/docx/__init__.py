"""Word documents: the package, numbering, styles, the walk over the body, tables, notes, and the laying out as text."""

from __future__ import annotations

from directive_extract.ingest.docx.reader import DocxReader

__all__ = ["DocxReader"]
