"""The walk over the body of a Word file: what is shown, in order, as paragraphs and tables.

Tracked changes are read as accepted. The walk is one pass over start and end events, without recursion, so that deep
nesting cannot overflow the stack.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from lxml import etree

from directive_extract.ingest.blocks.breaks import with_breaks
from directive_extract.ingest.blocks.model import Cell, Paragraph, Row, Table
from directive_extract.ingest.docx.inline import Fields, text_of
from directive_extract.ingest.docx.names import MC, W, has_lines, is_on, left_indent, number, value
from directive_extract.ingest.list_labels import is_labelled

if TYPE_CHECKING:
    from directive_extract.ingest.blocks.model import Block
    from directive_extract.ingest.docx.numbering import Numbering
    from directive_extract.ingest.docx.styles import Styles

COLUMN = 180  # twentieths of a point: Word indents a level by 360 or 720, which gives 2 or 4 columns
MAX_INDENT = 30
MAX_SPAN = 63  # columns; Word allows no more in a table
# Taken out by tracked changes, or never shown as text: instructions of fields, properties, phonetic guides.
_SKIPPED = frozenset(
    W + name
    for name in (
        "del moveFrom delText delInstrText instrText pPr rPr tblPr tblGrid tblPrEx trPr tcPr sectPr sdtPr sdtEndPr rt"
        " fldData binData"
    ).split()
)
_INLINE = frozenset(W + name for name in "t tab ptab br cr noBreakHyphen sym".split())
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_PICTURES = frozenset({W + "drawing", W + "pict", W + "object"})
_GONE = ("del", "moveFrom")


@dataclass(slots=True)
class _Frame:
    """The body, a table cell or a text box while it is being read.

    Attributes:
        blocks: What is finished.
        carried: Text of paragraphs whose end a tracked change has taken out: it belongs to the next paragraph.
    """

    blocks: list[Block] = field(default_factory=list)
    carried: list[tuple[str, int]] = field(default_factory=list)


@dataclass(slots=True)
class _Open:
    """A paragraph while it is being read, with the boxes that are anchored in it and stand behind it."""

    paragraph: Paragraph
    element: etree._Element
    style: str | None
    is_hidden: bool
    runs: int = 0
    boxes: list[Block] = field(default_factory=list)


class BodyReader:
    """Reads the body, or a note, of one document.

    Args:
        styles: Its styles.
        numbering: Its lists; they count on from what was read before.
        is_note: Whether this is a note: its paragraphs have no place in the body.
    """

    def __init__(self, styles: Styles, numbering: Numbering, *, is_note: bool = False) -> None:
        self._styles = styles
        self._numbering = numbering
        self._is_note = is_note
        self._count = 0
        self._frames = [_Frame()]
        self._open: list[_Open] = []
        self._tables: list[Table] = []
        self._fields = Fields()
        self._hides = False
        self._contents = 0
        self.notes: list[
            tuple[str, str]
        ] = []  # kind and id of the notes, in the order in which the text refers to them
        self.has_pictures = False
        self.has_foreign = (
            False  # a piece of another format (w:altChunk) that Word would take in when it opens the file
        )

    def read(self, root: etree._Element) -> list[Block]:
        """Walk over an element.

        Args:
            root: `w:body`, or a note.

        Returns:
            Its paragraphs and tables.
        """
        walk = etree.iterwalk(root, events=("start", "end"))
        out: etree._Element | None = None
        for event, element in walk:
            if event == "end":
                if element is not out:
                    self._end(element)
            elif self._is_out(element):
                out = element
                self._pass_over(element)
                walk.skip_subtree()
            else:
                self._start(element)
        self._close_frame(self._frames[0])
        return self._frames[0].blocks

    def _is_out(self, element: etree._Element) -> bool:
        tag = element.tag
        if tag in _SKIPPED:
            return True
        if tag == MC + "Fallback":
            return element.getparent().find(MC + "Choice") is not None
        if tag == MC + "Choice":
            return element.getparent().find(MC + "Choice") is not element
        if tag == W + "sdt":
            return is_on(element.find(W + "sdtPr"), "showingPlcHdr") is True
        if tag == W + "tc":
            properties = element.find(W + "tcPr")
            return properties is not None and properties.find(W + "cellDel") is not None
        return tag == W + "tr" and _is_gone(element.find(W + "trPr"))

    def _pass_over(self, element: etree._Element) -> None:
        """Count what is left out: paragraphs and runs are numbered as they stand in the file."""
        self._count += sum(1 for _ in element.iter(W + "p"))
        runs = sum(1 for _ in element.iter(W + "r"))
        for paragraph in self._open:
            paragraph.runs += runs

    def _start(self, element: etree._Element) -> None:
        tag = element.tag
        if tag in _INLINE:
            self._add(text_of(element))
        elif tag == W + "r":
            self._start_run(element)
        elif tag == W + "p":
            self._start_paragraph(element)
        elif tag == W + "fldChar":
            self._fields.mark(element)
        elif tag == _MATH:
            self._add(element.text or "")
        elif tag in _PICTURES:
            self.has_pictures = True
        else:
            self._start_part(element)

    def _start_part(self, element: etree._Element) -> None:
        name = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
        if name == "tbl":
            self._tables.append(self._table(element))
        elif name == "tr" and self._tables:
            self._tables[-1].rows.append(_row(element))
        elif (name == "tc" and self._tables and self._tables[-1].rows) or name == "txbxContent":
            self._frames.append(_Frame())
        elif name in {"footnoteReference", "endnoteReference"} and not self._fields.is_code:
            self.notes.append((name.removesuffix("Reference"), element.get(W + "id", "")))
        elif name == "sdt":
            self._contents += _is_contents(element)
        elif name == "altChunk":
            self.has_foreign = True

    def _end(self, element: etree._Element) -> None:
        name = element.tag.removeprefix(W) if isinstance(element.tag, str) else ""
        if name == "p" and self._open and self._open[-1].element is element:
            self._end_paragraph()
        elif name == "tc" and self._tables and self._tables[-1].rows:
            frame = self._frames.pop()
            self._close_frame(frame)
            self._tables[-1].rows[-1].cells.append(_cell(element, frame.blocks))
        elif name == "tbl" and self._tables:
            table = self._tables.pop()
            self._frames[-1].blocks.append(table)
        elif name == "txbxContent":
            frame = self._frames.pop()
            self._close_frame(frame)
            (self._open[-1].boxes if self._open else self._frames[-1].blocks).extend(frame.blocks)
        elif name == "sdt":
            self._contents -= _is_contents(element)

    def _start_paragraph(self, element: etree._Element) -> None:
        self._count += 1
        properties = element.find(W + "pPr")
        style = self._styles.of_paragraph(properties)
        paragraph = Paragraph(0 if self._is_note else self._count)
        if self._contents or self._styles.is_contents(style):
            paragraph.reason = "contents"
        self._open.append(_Open(paragraph, element, style, self._styles.is_hidden(style)))

    def _start_run(self, element: etree._Element) -> None:
        for paragraph in self._open:
            paragraph.runs += 1
        properties = element.find(W + "rPr")
        hidden = is_on(properties, "vanish")
        if hidden is None:
            hidden = self._styles.is_hidden(value(properties, "rStyle")) or bool(
                self._open and self._open[-1].is_hidden
            )
        self._hides = hidden

    def _add(self, text: str) -> None:
        if text and self._open and not self._hides and not self._fields.is_code:
            paragraph = self._open[-1]
            paragraph.paragraph.pieces.append((text, max(paragraph.runs, 1)))

    def _end_paragraph(self) -> None:
        done = self._open.pop()
        paragraph = done.paragraph
        frame = self._frames[-1]
        self._fields.end_paragraph()
        self._hides = False
        properties = done.element.find(W + "pPr")
        mark = None if properties is None else properties.find(W + "rPr")
        paragraph.pieces = with_breaks([*frame.carried, *paragraph.pieces])
        frame.carried = []
        if _is_gone(mark):
            frame.carried = paragraph.pieces
        elif not (paragraph.is_blank and (is_on(mark, "vanish") or done.is_hidden)):
            self._label(paragraph, properties, done.style)
            frame.blocks.append(paragraph)
        frame.blocks.extend(done.boxes)

    def _table(self, element: etree._Element) -> Table:
        properties = element.find(W + "tblPr")
        ruled = has_lines(properties, "tblBorders")
        if ruled is None:
            ruled = self._styles.is_ruled(value(properties, "tblStyle"))
        cells = (cell.find(W + "tcPr") for row in element.iterchildren(W + "tr") for cell in row.iterchildren(W + "tc"))
        return Table(ruled=ruled or any(has_lines(cell, "tcBorders") for cell in cells))

    def _label(self, paragraph: Paragraph, properties: etree._Element | None, style: str | None) -> None:
        place = self._numbering.place(properties, style)
        if place is not None:
            paragraph.label = self._numbering.label(*place)
        paragraph.indent = self._indent(properties, style, place)
        if self._styles.is_heading(style) or number(value(properties, "outlineLvl")) in range(9):
            paragraph.kind = "heading"
        elif paragraph.label is not None or is_labelled(paragraph.text.lstrip()):
            paragraph.kind = "item"

    def _indent(self, properties: etree._Element | None, style: str | None, place: tuple[int, int] | None) -> int:
        """Return the columns by which a paragraph is indented; its own properties go before those of list and style."""
        listed = None if place is None else self._numbering.indent(*place)
        stated = (left_indent(properties), listed, self._styles.indent(style))
        left = next((indent for indent in stated if indent is not None), None)
        if left is None:
            return 0 if place is None else 2 * place[1]
        return min(max(left, 0) // COLUMN, MAX_INDENT)

    def _close_frame(self, frame: _Frame) -> None:
        if frame.carried:
            frame.blocks.append(Paragraph(0 if self._is_note else self._count, frame.carried))
            frame.carried = []


def _is_gone(properties: etree._Element | None) -> bool:
    """Whether a tracked change takes out the row or the end of the paragraph that has these properties."""
    return properties is not None and any(properties.find(W + name) is not None for name in _GONE)


def _is_contents(element: etree._Element) -> bool:
    gallery = value(element.find(f"{W}sdtPr/{W}docPartObj"), "docPartGallery")
    return gallery == "Table of Contents"


def _row(element: etree._Element) -> Row:
    properties = element.find(W + "trPr")
    skipped = number(value(properties, "gridBefore")) or 0
    return Row(skipped=min(max(skipped, 0), MAX_SPAN), header=bool(is_on(properties, "tblHeader")))


def _cell(element: etree._Element, blocks: list[Block]) -> Cell:
    properties = element.find(W + "tcPr")
    merge = None if properties is None else properties.find(W + "vMerge")
    merged = merge is not None and merge.get(W + "val", "continue") == "continue"
    span = number(value(properties, "gridSpan")) or 1
    return Cell(blocks, min(max(span, 1), MAX_SPAN), merged)
