"""Mails as they travel (RFC 5322, MIME), by the standard library."""

from __future__ import annotations

import datetime as dt
import email
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, cast

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.mail.model import Attachment, Mail

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_HEADER_CHARS = 4_000  # the parser of header values takes time that grows with the square of their length
MAX_PARTS = 1_000
MAX_ATTACHMENTS = 50
MAX_SHOWN_CHARS = 300  # of a list of recipients
# What the standard library raises on broken mails (its source, bug reports, and fuzzing).
FOREIGN_ERRORS = (
    MessageError, ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError, OverflowError,
)  # fmt: skip
_SHOWN = ("From", "To", "Cc", "Date", "Subject")


class _ShortHeaders(EmailPolicy):
    """The policy "default", with headers cut to what people write."""

    def header_source_parse(self, sourcelines: Sequence[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(list(sourcelines))
        return name, value[:MAX_HEADER_CHARS]


_POLICY = _ShortHeaders()


def parse(data: bytes, name: str) -> EmailMessage:
    """Parse a message.

    Args:
        data: The message.
        name: What messages call it.

    Returns:
        Its parts, nothing decoded yet.

    Raises:
        DamagedDocumentError: It is nested absurdly deep, or broken otherwise.
    """  # noqa: DOC501, DOC502 - made by `damaged`
    try:
        message = cast("EmailMessage", email.message_from_bytes(data, policy=_POLICY))
        if sum(1 for _, _ in zip(range(MAX_PARTS + 1), message.walk(), strict=False)) <= MAX_PARTS:
            return message
        what = f"it has more than {MAX_PARTS:,} parts"
    except FOREIGN_ERRORS as error:
        raise damaged(f"it cannot be parsed: {type(error).__name__}", name) from error
    raise damaged(what, name)


def read_eml(data: bytes, name: str) -> Mail:
    """Read a mail.

    Args:
        data: The mail.
        name: What messages call it.

    Returns:
        The mail. What is broken in it (a header, the encoding of a part) is left out.

    Raises:
        DamagedDocumentError: It is broken as a whole.
    """  # noqa: DOC502 - raised by `parse`
    message = parse(data, name)
    shown = {header: _header(message, header) for header in _SHOWN}
    plain, html = (_body(message, kind) for kind in ("plain", "html"))
    files = _files(message)
    return Mail(
        head=tuple(f"{header}: {value}" for header, value in shown.items() if value),
        subject=shown["Subject"],
        date=_day(shown["Date"]),
        plain=plain,
        html=html,
        attachments=tuple(_attachment(part, number) for number, part in enumerate(files[:MAX_ATTACHMENTS], 1)),
        lost=max(len(files) - MAX_ATTACHMENTS, 0),
    )


def damaged(what: str, name: str) -> DamagedDocumentError:
    """An error about a mail, to be raised.

    Args:
        what: What is wrong.
        name: What messages call it.

    Returns:
        The error.
    """
    return DamagedDocumentError(f"the mail is broken: {what}", source=name, hint="save it again from the mail program")


def part_text(part: EmailMessage) -> str:
    """The text of a part; what its encoding does not allow stands as U+FFFD.

    Args:
        part: A part of type text.

    Returns:
        The text, "" where it cannot be decoded at all.
    """
    try:
        content = part.get_content()
    except FOREIGN_ERRORS:  # an encoding that does not exist, say
        payload = part.get_payload(decode=True)
        content = payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""
    return content if isinstance(content, str) else ""


def _header(message: EmailMessage, name: str) -> str | None:
    try:
        value = message.get(name)
    except FOREIGN_ERRORS:
        return None
    text = " ".join(str(value or "").split())
    return text[:MAX_SHOWN_CHARS] or None


def _day(header: str | None) -> dt.date | None:
    try:
        return parsedate_to_datetime(header).date() if header else None
    except FOREIGN_ERRORS:
        return None


def _body(message: EmailMessage, kind: str) -> str | None:
    try:
        part = message.get_body(preferencelist=(kind,))
    except FOREIGN_ERRORS:
        return None
    return part_text(part) if isinstance(part, EmailMessage) else None


def _files(message: EmailMessage) -> list[EmailMessage]:
    """Return the parts that are attachments; pictures that the text shows are none."""
    try:
        bodies = [message.get_body(preferencelist=(kind,)) for kind in ("plain", "html")]
    except FOREIGN_ERRORS:
        bodies = []
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop()
        kind = part.get_content_type()
        inline = part.get_content_disposition() != "attachment"
        if kind == "message/rfc822" and part is not message:
            found.append(part)
        elif part.is_multipart():
            inner = part.get_payload()
            parts = inner if isinstance(inner, list) else []
            waiting.extend(part for part in reversed(parts) if isinstance(part, EmailMessage))
        elif not (any(part is body for body in bodies) or (inline and kind.startswith(("image/", "text/calendar")))):
            found.append(part)
    return found


def _attachment(part: EmailMessage, number: int) -> Attachment:
    try:
        name = part.get_filename()
    except FOREIGN_ERRORS:
        name = None
    shown = " ".join((name or f"attachment {number}").split())
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        message = inner[0] if isinstance(inner, list) and inner else None
        try:
            data = message.as_bytes() if isinstance(message, EmailMessage) else None
        except FOREIGN_ERRORS:
            data = None
        return Attachment(shown if name else f"{shown}.eml", data)
    payload = part.get_payload(decode=True)
    return Attachment(shown, payload if isinstance(payload, bytes) else None)
