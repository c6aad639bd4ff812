"""A mail, whatever file it came from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that came with a mail.

    Attributes:
        name: Its file name; "attachment 2" where it has none.
        data: Its bytes; None where the mail only refers to it.
    """

    name: str
    data: bytes | None


@dataclass(frozen=True, slots=True)
class Mail:
    """A mail.

    Attributes:
        head: Sender, recipients and the like as they are shown, each on one line ("From: ...").
        subject: What it is about.
        date: The day on which it was sent, where the sender is.
        plain: Its text, if it has one.
        html: Its text as a web page, if it has one.
        attachments: In order; pictures that stand in the text are none.
        lost: How many attachments there were beyond those that are read.
    """

    head: tuple[str, ...] = ()
    subject: str | None = None
    date: dt.date | None = None
    plain: str | None = None
    html: str | None = None
    attachments: tuple[Attachment, ...] = ()
    lost: int = 0
