"""The formats that extractions are written in, as text."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from directive_extract.schema.extraction import Extraction

# JSON leaves these as they are, but readers that split at every kind of line break (str.splitlines, some log
# tools) would cut a record in two. They can only stand inside strings, so that escaping them anywhere is safe.
_LINE_BREAKS = {ord(mark): f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"}


class Format(StrEnum):
    """How results are laid out on the disk."""

    JSON = "json"
    JSONL = "jsonl"


def to_text(extraction: Extraction, layout: Format) -> str:
    """One extraction as it stands in a file of the format.

    Args:
        extraction: The result.
        layout: For `JSONL` the text is one line.

    Returns:
        Text that ends in a line break; the same extraction gives the same text.
    """
    if layout is Format.JSON:
        return extraction.to_json()
    line = json.dumps(extraction.model_dump(mode="json"), ensure_ascii=False, separators=(",", ":"))
    return line.translate(_LINE_BREAKS) + "\n"
