"""Mails that Outlook saved (MSG), by python-oxmsg."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from directive_extract.ingest.mail.eml import MAX_ATTACHMENTS, MAX_SHOWN_CHARS, damaged
from directive_extract.ingest.mail.model import Attachment, Mail

if TYPE_CHECKING:
    from oxmsg import Message

# What python-oxmsg and olefile raise on broken files (their sources, and fuzzing).
_FOREIGN_ERRORS = (
    OSError, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError, OverflowError,
    struct.error, StopIteration,
)  # fmt: skip


def read_msg(data: bytes, name: str) -> Mail:
    """Read a mail.

    Args:
        data: The MSG file.
        name: What messages call it.

    Returns:
        The mail. Mails that are attached as such are named, not read: the library does not hand them on.

    Raises:
        DamagedDocumentError: It is broken.
    """  # noqa: DOC501, DOC502 - made by `damaged`
    from oxmsg import Message  # noqa: PLC0415 - seldom needed

    try:
        return _mail(Message.load(data))
    except _FOREIGN_ERRORS as error:
        raise damaged(f"{type(error).__name__}: {error}".replace("\n", " "), name) from error


def _mail(message: Message) -> Mail:
    files = [file for file in message.attachments if not (file.mime_type or "").startswith("image/")]
    sent = message.sent_date
    subject = _line(message.subject)
    recipients = "; ".join(recipient.name or recipient.email_address or "" for recipient in message.recipients)
    shown = {"From": _line(message.sender), "To": _line(recipients), "Subject": subject}
    return Mail(
        head=tuple(f"{header}: {value}" for header, value in shown.items() if value),
        subject=subject,
        date=sent.date() if sent else None,
        plain=message.body,
        html=message.html_body,
        attachments=tuple(
            Attachment(_line(file.file_name) or f"attachment {number}", file.file_bytes)
            for number, file in enumerate(files[:MAX_ATTACHMENTS], 1)
        ),
        lost=max(len(files) - MAX_ATTACHMENTS, 0),
    )


def _line(text: str | None) -> str | None:
    return " ".join((text or "").replace("\x00", "").split())[:MAX_SHOWN_CHARS] or None
