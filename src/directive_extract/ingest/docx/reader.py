"""Word documents as text: what Word shows when all tracked changes are accepted, with the run of every character."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from directive_extract.errors import DamagedDocumentError
from directive_extract.ingest.blocks.layout import Layout
from directive_extract.ingest.blocks.model import Paragraph
from directive_extract.ingest.docx.body import BodyReader
from directive_extract.ingest.docx.names import W
from directive_extract.ingest.docx.numbering import Numbering
from directive_extract.ingest.docx.package import open_package
from directive_extract.ingest.docx.styles import Styles
from directive_extract.ingest.reader import Content, Payload
from directive_extract.schema.extraction import Issue
from directive_extract.schema.source import Hints

if TYPE_CHECKING:
    from docx.document import Document

    from directive_extract.ingest.blocks.model import Block
    from directive_extract.ingest.docx.package import WordFile
    from directive_extract.schema.settings import Settings

_HEAD_CHARS = 2000
_AGAIN = "open the document in Word and save it again"


class DocxReader:
    """Reads DOCX, DOCM, DOTX and DOTM. The text is made anew, so spans count in `document.text`."""

    media_type: ClassVar[str] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

    def read(self, payload: Payload, settings: Settings) -> Content:
        """Read the body and the notes.

        Args:
            payload: The file.
            settings: Its `max_bytes` is the most that the file may unpack to.

        Returns:
            Paragraphs with the numbers that Word shows, tables, and the notes at the end as asides. Headers, footers,
            comments, hidden text and what tracked changes have taken out are left out.

        Raises:
            DamagedDocumentError: It is broken.
            UnsupportedFormatError: It is a ZIP archive, but no Word file.
            DocumentTooLargeError: It unpacks to more than is allowed.
            EncryptedDocumentError: The archive is encrypted.
        """  # noqa: DOC502 - raised by `open_package`
        word = open_package(payload.data, payload.name, settings.max_bytes)
        layout = Layout()
        try:
            issues = _lay_out(word, layout)
        except RecursionError as error:  # lxml's own, in the depth that its parser lets pass
            raise DamagedDocumentError("it is nested absurdly deep", source=payload.name, hint=_AGAIN) from error
        text = layout.text
        return Content(
            text=text,
            verbatim=False,
            hints=Hints(title=_title(word.document, text)),
            issues=issues,
            asides=layout.asides,
            placement=layout.placement,
        )


def _lay_out(word: WordFile, layout: Layout) -> tuple[Issue, ...]:
    related = {
        relation.reltype.rpartition("/")[2]: relation.target_part.element
        for relation in word.document.part.rels.values()
    }
    styles = Styles(word.document.styles.element)
    numbering = Numbering(related.get("numbering"), styles)
    body = BodyReader(styles, numbering)
    layout.add(body.read(word.document.element.body))
    layout.add(_notes(word, body.notes, styles, numbering))
    issues = [_lost(part) for part in word.lost]
    if body.has_foreign:
        issues.append(_lost("of another format that is embedded as a whole (altChunk)"))
    if not layout.text and body.has_pictures:
        message = "the document holds pictures and no text: save it as PDF, whose pages are recognised"
        issues.append(Issue(code="no_text_layer", stage="ingest", message=message))
    return tuple(issues)


def _notes(word: WordFile, wanted: list[tuple[str, str]], styles: Styles, numbering: Numbering) -> list[Block]:
    """Return the notes that the text refers to, in that order, each with its number."""
    elements = {
        (kind.removesuffix("s"), note.get(W + "id", "")): note
        for kind, root in word.notes.items()
        for note in root.iterchildren(W + kind.removesuffix("s"))
    }
    found: list[Block] = []
    counts = {"footnote": 0, "endnote": 0}
    for kind, key in dict.fromkeys(wanted):
        counts[kind] += 1
        element = elements.get((kind, key))
        if element is None:
            continue
        blocks = BodyReader(styles, numbering, is_note=True).read(element)
        paragraphs = [block for block in blocks if isinstance(block, Paragraph) and not block.is_blank]
        for index, paragraph in enumerate(paragraphs):
            paragraph.kind, paragraph.reason = "text", "footnote"
            paragraph.label = str(counts[kind]) if not index else None
        found += paragraphs
    return found


def _title(document: Document, text: str) -> str | None:
    """Return the title among the properties where the text bears it out: most are those of an older file."""
    title = " ".join(document.core_properties.title.split())
    return title if title and title.casefold() in " ".join(text[:_HEAD_CHARS].split()).casefold() else None


def _lost(part: str) -> Issue:
    message = f"a part of the Word file could not be read, and is left out: {part}"
    return Issue(code="part_not_read", stage="ingest", message=message)
