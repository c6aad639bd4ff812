"""Mails as text: head, message, and the text of every attachment that can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from directive_extract.errors import DirectiveExtractError
from directive_extract.ingest.mail.eml import read_eml
from directive_extract.ingest.mail.msg import read_msg
from directive_extract.ingest.mail.unwrapping import Stretch, stretches, unwrapped
from directive_extract.ingest.markup import render
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.extraction import Issue
from directive_extract.schema.source import Aside, Hints

if TYPE_CHECKING:
    from directive_extract.ingest.mail.model import Attachment, Mail
    from directive_extract.schema.settings import Settings

MAX_DEPTH = 3  # mails in mails in mails
MIN_PLAIN_SHARE = 0.5  # a text that is shorter than this share of the web page only says that there is one
HEAD, TITLE = "mail header", "name of an attachment"


class EmlReader:
    """Reads a mail as it travelled. The text is made anew, so spans count in `document.text`.

    Args:
        depth: How many mails it is attached to.
    """

    media_type: ClassVar[str] = "message/rfc822"

    def __init__(self, depth: int = 0) -> None:
        self._depth = depth

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read the message and its attachments.

        Args:
            payload: The file.
            settings: The limits of the attachments.

        Returns:
            What the mail and its attachments say; its head, quoted messages and its signature are asides, attachments
            that cannot be read are named in issues.

        Raises:
            DamagedDocumentError: It is broken.
        """  # noqa: DOC502 - raised by `read_eml`
        return _content(read_eml(payload.data, payload.name), settings, self._depth)


class MsgReader:
    """Reads a mail that Outlook saved."""

    media_type: ClassVar[str] = "application/vnd.ms-outlook"

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read the message and its attachments.

        Args:
            payload: The file.
            settings: The limits of the attachments.

        Returns:
            As for any mail.

        Raises:
            DamagedDocumentError: It is broken.
        """  # noqa: DOC502 - raised by `read_msg`
        return _content(read_msg(payload.data, payload.name), settings, 0)


class _Text:
    """A text while it is put together."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.asides: list[Aside] = []
        self._length = 0

    def add(self, text: str, reason: str | None = None, asides: tuple[Aside, ...] = ()) -> None:
        if not text.strip():
            return
        if self.parts:
            self.parts.append("\n\n")
            self._length += 2
        start = self._length
        self.parts.append(text)
        self._length += len(text)
        if reason is not None:
            self.asides.append(Aside(start, self._length, reason))
        self.asides += [Aside(start + aside.start, start + aside.end, aside.reason) for aside in asides]


def _content(mail: Mail, settings: Settings, depth: int) -> Content:
    text = _Text()
    issues: list[Issue] = []
    body = _message(mail)
    for stretch in body:
        text.add(stretch.text, stretch.reason)
    for attachment in mail.attachments:
        _add_attachment(text, attachment, settings, depth, issues)
    if mail.lost:
        issues.append(_not_read(f"{mail.lost} more", "there are too many"))
    if text.parts or issues:  # a mail of nothing but its head has no text
        headed = _Text()
        headed.add("\n".join(mail.head), HEAD)
        headed.add("".join(text.parts), None, tuple(text.asides))
        text = headed
    return Content(
        text="".join(text.parts),
        verbatim=False,
        hints=Hints(title=mail.subject, date=mail.date),
        issues=tuple(issues),
        asides=tuple(text.asides),
    )


def _message(mail: Mail) -> list[Stretch]:
    """Return what the mail itself says: its plain text, or its web page where the plain text is only a stand-in."""
    page = _page_text(mail.html) if mail.html else ""
    plain = (mail.plain or "").replace("\x00", "")
    if len(plain.strip()) < MIN_PLAIN_SHARE * len(page):
        return [Stretch(page)]
    return stretches(plain)


def _page_text(html: str) -> str:
    parser = HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False)
    data = html.replace("\x00", "").encode("utf-8", errors="replace")
    try:
        return render(document_fromstring(data, parser=parser))
    except (etree.LxmlError, ValueError):  # "Document is empty"
        return ""


def _add_attachment(text: _Text, attachment: Attachment, settings: Settings, depth: int, issues: list[Issue]) -> None:
    from directive_extract.ingest.registry import reader_for  # noqa: PLC0415 - which knows this module
    from directive_extract.ingest.sniffing import Format, sniff  # noqa: PLC0415

    name = attachment.name
    if not attachment.data:
        issues.append(_not_read(name, "it is not in the file"))
        return
    try:
        kind = sniff(attachment.data, name)
        if kind is Format.EML and depth >= MAX_DEPTH:
            issues.append(_not_read(name, "it is a mail in a mail in a mail"))
            return
        reader = EmlReader(depth + 1) if kind is Format.EML else reader_for(kind)
        content = reader.read(Payload(name, attachment.data), settings)
    except DirectiveExtractError as error:
        issues.append(_not_read(name, error.what))
        return
    issues += content.issues
    if content.text.strip():
        text.add(f"Attachment: {name}", TITLE)
        text.add(unwrapped(content.text) if content.verbatim else content.text, None, content.asides)


def _not_read(name: str, why: str) -> Issue:
    message = f"the attachment {name} was not read: {why}; save it as a file of its own, and look at it"
    return Issue(code="attachment_not_read", stage="ingest", message=message)
