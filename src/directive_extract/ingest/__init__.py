"""From a file, bytes or a text to a `Source`: one reader a format, behind one protocol.

A new format needs three things: its signature in `sniffing`, a module with a `Reader`, and a line in `registry`.
"""

from __future__ import annotations

from directive_extract.ingest.reading import read_source

__all__ = ["read_source"]
