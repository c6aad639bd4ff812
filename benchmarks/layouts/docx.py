"""Texts as Word files: styles, real numbering, tables, headers and footers with fields, a change that was tracked."""

from __future__ import annotations

import io
from copy import deepcopy
from typing import TYPE_CHECKING, Any

from layouts.house import House, dice
from layouts.parts import Part
from layouts.runs import counted, runs

if TYPE_CHECKING:
    import random

FONTS = ("Times New Roman", "Arial", "Calibri", "Cambria")
STEP_PT = 18  # of indentation
_FORMATS = (("1", "decimal"), ("a", "lowerLetter"), ("i", "lowerRoman"), ("I", "upperRoman"))
DELETED = "as discussed earlier"


def to_docx(name: str, parts: list[Part], house: House) -> bytes:
    """Lay a text out as a Word file.

    Args:
        name: The document's id, for choices of detail.
        parts: Its blocks.
        house: How it is made up.
    """
    from docx import Document
    from docx.shared import Pt

    document = Document()
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONTS[house.family], Pt(12)
    _furniture(document, house)
    writer = _Writer(document, house, dice(f"{name} docx"), counted(parts) if house.real_numbers else {}, {})
    for index, part in enumerate(parts):
        writer.write(index, part, parts)
    _columns(document, house)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


class _Writer:
    def __init__(
        self, document: Any, house: House, roll: random.Random, lists: dict[int, int], numbers: dict[int, int]
    ) -> None:
        self.document, self.house, self.roll = document, house, roll
        self.lists, self.numbers = lists, numbers
        self.is_changed = roll.random() < 0.25
        self.breaks = roll.random() < 0.3
        self.last: Any = None

    def write(self, index: int, part: Part, parts: list[Part]) -> None:
        if part.kind in {"table", "sides"}:
            self._table(part)
            self.last = None
        elif self.breaks and self.last is not None and part.kind in {"paragraph", "line"} and not part.gap:
            self.last.add_run().add_break()
            self._runs(self.last, part.labelled)
        else:
            written = self._paragraph(index, part, parts)
            self.last = written if part.kind in {"paragraph", "line"} else None

    def _paragraph(self, index: int, part: Part, parts: list[Part]) -> Any:
        from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
        from docx.shared import Pt

        styled = part.kind == "heading" and self.house.template % 2 == 0
        paragraph = self.document.add_paragraph(style=f"Heading {min(part.depth, 3)}" if styled else None)
        layout = paragraph.paragraph_format
        if part.kind in {"centred", "caption"}:
            paragraph.alignment = ALIGN.CENTER
        elif part.kind == "signature":
            paragraph.alignment = ALIGN.RIGHT
        elif self.house.justified and part.kind in {"paragraph", "item"}:
            paragraph.alignment = ALIGN.JUSTIFY
        if index in self.lists:
            self._number(paragraph, self.lists[index], parts)
            self._runs(paragraph, part.words.text)
            return paragraph
        if part.kind == "item":
            layout.left_indent, layout.first_line_indent = Pt(STEP_PT * (part.depth + 1)), Pt(-STEP_PT)
            paragraph.add_run(f"{part.label}\t")
            self._runs(paragraph, part.words.text)
            return paragraph
        if part.depth and part.kind == "paragraph":
            layout.left_indent = Pt(STEP_PT * part.depth)
        text = part.words.text if part.style == "#" else part.labelled
        self._runs(paragraph, text, bold=part.kind == "heading", italic=part.kind == "caption")
        return paragraph

    def _runs(self, paragraph: Any, text: str, *, bold: bool = False, italic: bool = False) -> None:
        from docx.shared import Pt

        for run in runs(text):
            half = self.roll.randrange(len(run.text) + 1) if self.roll.random() < 0.3 else len(run.text)
            for piece in (run.text[:half], run.text[half:]):  # Word cuts runs wherever somebody typed later
                if piece:
                    written = paragraph.add_run(piece)
                    written.bold, written.italic = (bold or run.bold) or None, (italic or run.italic) or None
        if bold and not paragraph.style.name.startswith("Heading"):
            for written in paragraph.runs:
                written.font.size = Pt(13)
        if self.is_changed and len(text) > 80 and len(paragraph.runs) > 1:
            _track(paragraph)
            self.is_changed = False

    def _number(self, paragraph: Any, first: int, parts: list[Part]) -> None:
        if first not in self.numbers:
            self.numbers[first] = _add_list(self.document, parts[first])
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = self.numbers[first]

    def _table(self, part: Part) -> None:
        columns = max(len(row) for row in part.rows)
        table = self.document.add_table(rows=0, cols=columns)
        if part.kind == "table" and self.house.ruled:
            table.style = "Table Grid"
        for number, row in enumerate(part.rows):
            cells = table.add_row().cells
            for cell, words in zip(cells, row, strict=False):
                for run in runs(words.text):
                    written = cell.paragraphs[0].add_run(run.text)
                    written.bold = (run.bold or (number == 0 and part.kind == "table")) or None
        if part.kind == "table":
            _repeat_header(table.rows[0])
        self.document.add_paragraph()


def _furniture(document: Any, house: House) -> None:
    section = document.sections[0]
    section.header.paragraphs[0].text = "\t".join(piece for piece in (house.office, house.title) if piece)
    holder = section.header.add_paragraph() if house.number_on_top else section.footer.paragraphs[0]
    before, _, rest = house.numbering.partition("{page}")
    between, has_total, after = rest.partition("{pages}")
    holder.add_run(before)
    _add_field(holder, "PAGE")
    holder.add_run(between)
    if has_total:
        _add_field(holder, "NUMPAGES")
        holder.add_run(after)
    if house.stamp:
        section.footer.add_paragraph(house.stamp)


def _add_field(paragraph: Any, code: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _add_list(document: Any, part: Part) -> int:
    """Define a list that shows labels as the part's is written."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    numbering = document.part.numbering_part.element
    found = next(((key, form) for key, form in _FORMATS if key in part.style), None)
    form, shown = ("bullet", part.label) if found is None else (found[1], part.style.replace(found[0], "%1"))
    number = 100 + len(numbering.findall(f"{{{numbering.nsmap['w']}}}num"))
    left = 360 * (part.depth + 1)
    abstract = parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{left}" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
    )
    first = numbering.find(f"{{{numbering.nsmap['w']}}}num")
    if first is None:
        numbering.append(abstract)
    else:
        first.addprevious(abstract)
    return int(numbering.add_num(number).numId)


def _repeat_header(row: Any) -> None:
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _track(paragraph: Any) -> None:
    """Mark the last run as inserted by a reviewer, and a few words as deleted."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.runs[-1]._r
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for number, change in enumerate((inserted, deleted)):
        change.set(qn("w:id"), str(900 + number))
        change.set(qn("w:author"), "Reviewer")
    run.addprevious(inserted)
    gone = deepcopy(run)
    for text in gone.findall(qn("w:t")):
        gone.remove(text)
    words = OxmlElement("w:delText")
    words.text = DELETED
    gone.append(words)
    deleted.append(gone)
    inserted.append(run)
    inserted.addnext(deleted)


def _columns(document: Any, house: House) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if not house.two_columns:
        return
    properties = document.sections[0]._sectPr
    columns = properties.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        properties.append(columns)
    columns.set(qn("w:num"), "2")
