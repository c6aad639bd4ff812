"""Mails as they travel: head, message, quotes, attachments; broken and hostile ones."""

from __future__ import annotations

import datetime as dt
import io
import time
from email import policy
from email.message import EmailMessage

import docx
import pytest

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest import read_source
from directive_extract.schema.settings import Settings

SECONDS = 10


def mail(text: str | None = "Mend it.", html: str | None = None) -> EmailMessage:
    message = EmailMessage(policy=policy.SMTP)
    message["From"], message["To"] = "Ann <ann@example.org>", "Bo <bo@example.org>"
    message["Subject"], message["Message-ID"] = "The weir", "<1@example.org>"
    message["Date"] = "Tue, 10 Mar 2026 23:30:00 -0500"
    if text is not None:
        message.set_content(text)
        if html is not None:
            message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def source(message: EmailMessage | bytes, name: str = "a.eml"):
    data = message if isinstance(message, bytes) else message.as_bytes()
    return read_source(data, settings=Settings(max_bytes=20_000_000), name=name)


def word(text: str) -> bytes:
    document = docx.Document()
    document.add_paragraph(text)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def said(read) -> list[str]:
    """The lines that are no asides."""
    text = read.text
    for aside in reversed(read.asides):
        text = text[: aside.start] + text[aside.end :]
    return [line for line in text.splitlines() if line]


def test_head_and_message() -> None:
    read = source(mail())
    assert read.text.startswith("From: Ann <ann@example.org>\nTo: Bo <bo@example.org>\nDate: ")
    assert said(read) == ["Mend it."]
    assert (read.hints.title, read.hints.date) == ("The weir", dt.date(2026, 3, 10))  # where the sender is
    assert read.media_type == "message/rfc822"


def test_lines_that_were_wrapped_are_whole_and_quotes_and_signature_are_asides() -> None:
    text = (
        "The Harbour Master is asked to send his comments on the plan to the\nregistry by 20 March.\n\n"
        "On Monday Ann wrote:\n> The office shall pay.\n-- \nBo"
    )
    read = source(mail(text))
    assert said(read) == ["The Harbour Master is asked to send his comments on the plan to the registry by 20 March."]
    assert [aside.reason for aside in read.asides] == ["mail header", "quoted message", "signature"]


def test_a_web_page_counts_where_the_plain_text_is_a_stand_in() -> None:
    read = source(
        mail("See the web page.", "<p>The Harbour Master shall mend the weir by 3 May.</p><script>x</script>")
    )
    assert said(read) == ["The Harbour Master shall mend the weir by 3 May."]
    assert said(source(mail(None, "<p>Mend it.</p>"))) == ["Mend it."]
    assert said(source(mail("Mend it.", "<p>Mend it.</p>"))) == ["Mend it."]


def test_attachments_that_can_be_read_become_part_of_it_others_are_named() -> None:
    message = mail()
    message.add_attachment(word("Sell it."), maintype="application", subtype="octet-stream", filename="plan.docx")
    message.add_attachment(b"\x7fELF" + bytes(99), maintype="application", subtype="octet-stream", filename="tool.bin")
    message.add_attachment("Count it.", filename="notes.txt")
    read = source(message)
    assert said(read) == ["Mend it.", "Sell it.", "Count it."]
    assert "Attachment: plan.docx" in read.text
    assert [issue.code for issue in read.issues] == ["attachment_not_read"]
    assert "tool.bin" in read.issues[0].message


def test_asides_of_attachments_move_along() -> None:
    inner = mail("Sell it.")
    message = mail()
    message.add_attachment(inner)
    read = source(message)
    assert said(read) == ["Mend it.", "Sell it."]
    assert all(read.text[aside.start : aside.end].strip() for aside in read.asides)


def test_mails_in_mails_are_read_up_to_a_depth() -> None:
    message = mail("Depth 0.")
    for depth in range(1, 6):
        outer = mail(f"Depth {depth}.")
        outer.add_attachment(message)
        message = outer
    read = source(message)
    assert said(read) == ["Depth 5.", "Depth 4.", "Depth 3.", "Depth 2."]
    assert [issue.code for issue in read.issues] == ["attachment_not_read"]


def test_more_attachments_than_are_read_are_counted() -> None:
    message = mail()
    for number in range(53):
        message.add_attachment(f"Note {number}.", filename=f"{number}.txt")
    read = source(message)
    assert len(said(read)) == 51
    assert "3 more" in read.issues[-1].message


def test_pictures_in_the_text_are_no_attachments() -> None:
    message = mail("Mend it.", "<p>Mend it.</p>")
    next(part for part in message.walk() if part.get_content_subtype() == "html").add_related(
        b"\x89PNG", maintype="image", subtype="png", cid="<logo>"
    )
    assert source(message).issues == ()


def test_a_mail_of_an_unreadable_attachment_alone_says_so() -> None:
    message = mail("")
    message.add_attachment(b"\x7fELF" + bytes(99), maintype="application", subtype="octet-stream", filename="tool.bin")
    assert [issue.code for issue in source(message).issues] == ["attachment_not_read"]


def test_a_memorandum_is_no_mail() -> None:
    memo = b"From: the Registry\nTo: all offices\nSubject: weirs\n\nMend it."
    assert source(memo, "memo.txt").media_type == "text/plain"
    assert source(memo, "memo.eml").media_type == "message/rfc822"


HEAD = b"From: a\nMessage-ID: <1>\nMIME-Version: 1.0\n"
NEST = b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (i, i) for i in range(3000))
HOSTILE = {
    "long-header": HEAD + b"Subject: " + b"=?utf-8?q?a?= " * 100_000 + b"\n\nMend it.",
    "long-type": HEAD + b'Content-Type: text/plain; charset="' + b"a;" * 200_000 + b'"\n\nMend it.',
    "many-headers": HEAD + b"X: 1\n" * 100_000 + b"\nMend it.",
    "nested-parts": HEAD + NEST,
    "many-parts": HEAD + b"Content-Type: multipart/mixed; boundary=b\n\n" + b"--b\n\nMend it.\n" * 20_000,
    "unknown-encoding": HEAD + b"Content-Type: text/plain; charset=none-such\n\nMend it.",
    "broken-base64": HEAD + b"Content-Transfer-Encoding: base64\n\nTWVuZCBpdC4\xff=",
    "odd-addresses": HEAD + b'To: <<<>>>,,;:"\nCc: \xff\xfe\nDate: 99 Foo 20266\n\nMend it.',
    "nul": HEAD + b"\nMend\x00 it.",
}


@pytest.mark.parametrize("data", HOSTILE.values(), ids=HOSTILE)
def test_hostile_mails_are_read_or_refused_soon(data: bytes) -> None:
    start = time.process_time()
    try:
        outcome = source(data).text
    except DamagedDocumentError as error:  # no other error
        outcome = f"Mend nothing: {error.hint}"
    assert "Mend" in outcome
    assert time.process_time() - start < SECONDS
