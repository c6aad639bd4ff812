"""From positioned characters to text in reading order: shared by PDF and by recognised pictures.

What comes in is a `Sheet` a page: pieces of text with the place of every character, and the ruling lines. Nothing here
knows where they came from.
"""

from __future__ import annotations

from directive_extract.ingest.layout.laying import Laid, lay_out
from directive_extract.ingest.layout.pieces import Piece, Rule, Sheet

__all__ = ["Laid", "Piece", "Rule", "Sheet", "lay_out"]
