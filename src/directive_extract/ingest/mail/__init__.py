"""Mails (EML, MSG) with their attachments, and web pages that a browser saved as one file (MHTML)."""

from __future__ import annotations

from directive_extract.ingest.mail.mhtml import MhtmlReader
from directive_extract.ingest.mail.reader import EmlReader, MsgReader

__all__ = ["EmlReader", "MhtmlReader", "MsgReader"]
