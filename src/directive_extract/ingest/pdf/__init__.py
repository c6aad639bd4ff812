"""PDF by pypdfium2: characters with their boxes, drawn lines, and the errors of broken files."""

from __future__ import annotations
