"""Texts as PDF files by reportlab: set type, ruled tables, running headers and footers, columns, notes, stamps."""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import escape

from layouts.fonts import Family, family
from layouts.house import House, dice
from layouts.runs import runs

if TYPE_CHECKING:
    from layouts.parts import Part, Words

MARGIN_PT = 64.0
STEP_PT = 20.0  # of indentation
GUTTER_PT = 22.0
COLUMN_POINTS = 9.5  # size of the type in columns
NOTE_PT = 46.0  # kept free for a footnote
CELL_PADDING_PT = 13.0


def to_pdf(name: str, parts: list[Part], house: House) -> tuple[bytes, int]:
    """Lay a text out as a PDF file.

    Args:
        name: The document's id, for choices of detail.
        parts: Its blocks.
        house: How it is made up.

    Returns:
        The file, and how many pages it has.
    """
    first = _build(name, parts, house, pages=0)
    return _build(name, parts, house, pages=first[1])  # now that the number of pages is known


def _build(name: str, parts: list[Part], house: House, pages: int) -> tuple[bytes, int]:
    from reportlab.lib.pagesizes import A4, LETTER
    from reportlab.platypus import BaseDocTemplate

    roll = dice(f"{name} pdf")
    size = roll.choice((A4, A4, LETTER))
    points = roll.choice((10.5, 11.0, 12.0))
    setter = _Setter(house, family(house.family), COLUMN_POINTS if house.two_columns else points)
    out = io.BytesIO()
    document = BaseDocTemplate(out, pagesize=size, title=house.title, author=house.office, invariant=1)
    draw = partial(_furnish, house=house, faces=setter.faces, pages=pages)
    sheet = _Sheet(size[0], size[1], MARGIN_PT + 6 + (NOTE_PT if house.footnote else 0))
    set_on = _set_in_columns if house.two_columns else _set_plainly
    templates, story = set_on(parts, setter, sheet, draw)
    document.addPageTemplates(templates)
    document.build(story)
    return out.getvalue(), document.page


class _Sheet(NamedTuple):
    """A sheet of paper, in points.

    Attributes:
        width: Of the sheet.
        height: Of the sheet.
        low: Where the text ends, from the lower edge.
    """

    width: float
    height: float
    low: float

    @property
    def text_width(self) -> float:
        return self.width - 2 * MARGIN_PT

    @property
    def top(self) -> float:
        return self.height - MARGIN_PT

    def frame(self, left: float, bottom: float, width: float, height: float) -> Any:
        from reportlab.platypus import Frame

        none = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        return Frame(left, bottom, width, height, **none)

    def full(self) -> Any:
        return self.frame(MARGIN_PT, self.low, self.text_width, self.top - self.low)


def _set_plainly(parts: list[Part], setter: _Setter, sheet: _Sheet, draw: Any) -> tuple[list[Any], list[Any]]:
    from reportlab.platypus import PageTemplate

    setter.width = sheet.text_width
    return [PageTemplate("all", [sheet.full()], onPage=draw)], [f for part in parts for f in setter.set(part)]


def _set_in_columns(parts: list[Part], setter: _Setter, sheet: _Sheet, draw: Any) -> tuple[list[Any], list[Any]]:
    """Titles across the page, two columns below them; tables follow as an annex, as wide as the page."""
    from reportlab.platypus import FrameBreak, NextPageTemplate, PageBreak, PageTemplate

    head, annex = _head_length(parts), _annex(parts)
    setter.width = sheet.text_width
    titles = [flowable for part in parts[:head] for flowable in setter.set(part)]
    space = sum(f.wrap(sheet.text_width, sheet.height)[1] + f.getSpaceBefore() + 8 for f in titles) + 4
    setter.width = column = (sheet.text_width - GUTTER_PT) / 2
    lefts = (MARGIN_PT, MARGIN_PT + column + GUTTER_PT)
    across = sheet.frame(MARGIN_PT, sheet.top - space, sheet.text_width, space)
    under = [sheet.frame(left, sheet.low, column, sheet.top - space - 10 - sheet.low) for left in lefts]
    later = [sheet.frame(left, sheet.low, column, sheet.top - sheet.low) for left in lefts]
    story = [NextPageTemplate("columns"), *titles, FrameBreak()]
    story += [flowable for part in parts[head:annex] for flowable in setter.set(part)]
    if annex < len(parts):
        setter.width = sheet.text_width
        story += [NextPageTemplate("annex"), PageBreak()]
        story += [flowable for part in parts[annex:] for flowable in setter.set(part)]
    frames = {"first": [across, *under], "columns": later, "annex": [sheet.full()]}
    return [PageTemplate(name, own, onPage=draw) for name, own in frames.items()], story


def _head_length(parts: list[Part]) -> int:
    """How many blocks at the top are set across both columns: letterhead and titles."""
    head = 0
    while head < len(parts) and head < 5 and parts[head].kind in {"sides", "centred", "heading"}:
        head += 1
    return max(1, head)


def _annex(parts: list[Part]) -> int:
    """Where the first table with its titles begins; the number of blocks where there is none."""
    first = next((index for index, part in enumerate(parts) if part.kind == "table"), len(parts))
    while 1 < first < len(parts) and parts[first - 1].kind in {"heading", "centred"}:
        first -= 1
    return first


class _Setter:
    """Turns blocks into what reportlab flows over the pages."""

    def __init__(self, house: House, faces: Family, size: float) -> None:
        self.house, self.faces, self.size = house, faces, size
        self.width = 0.0  # of the column that is being filled
        self.has_note = False

    def set(self, part: Part) -> list[Any]:
        """One block as flowables."""
        from reportlab.platypus import Spacer

        if part.kind == "table":
            return [Spacer(1, 6), self._table(part.rows), Spacer(1, 8)]
        if part.kind == "sides":
            return [self._sides(part.rows), Spacer(1, 6)]
        text = part.words.text
        if part.kind == "item":
            return [self._paragraph(_markup(text), self._style(part), bullet=part.label)]
        if part.label and part.style != "#":
            text = part.labelled
        marked = _markup(text)
        if self.house.footnote and not self.has_note and part.kind == "paragraph" and len(text) > 120:
            marked += "<super>1</super>"
            self.has_note = True
        return [self._paragraph(marked, self._style(part))]

    def _style(self, part: Part) -> Any:
        from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle

        flow = TA_JUSTIFY if self.house.justified and part.kind in {"paragraph", "item"} else TA_LEFT
        align = {"centred": TA_CENTER, "caption": TA_CENTER, "signature": TA_RIGHT}.get(part.kind, flow)
        is_heading = part.kind == "heading"
        size = self.size + (max(0, 4 - 1.5 * part.depth) if is_heading else -1.5 if part.kind == "caption" else 0)
        face = self.faces.bold if is_heading else self.faces.italic if part.kind == "caption" else self.faces.plain
        indent = STEP_PT * (part.depth + 1) + (16 if len(part.label) > 5 else 0) if part.kind == "item" else 0
        return ParagraphStyle(
            part.kind,
            fontName=face,
            bulletFontName=self.faces.plain,
            bulletFontSize=self.size,
            fontSize=size,
            leading=1.24 * size,
            alignment=align,
            leftIndent=indent or (STEP_PT * part.depth if part.kind == "paragraph" else 0),
            bulletIndent=STEP_PT * part.depth,
            spaceBefore=8 if is_heading else 0,
            spaceAfter=1 if part.kind in {"line", "signature"} else 6,
            keepWithNext=is_heading,
            hyphenationLang="en_GB" if self.house.hyphenated and part.kind in {"paragraph", "item"} else "",
            uriWasteReduce=0,
        )

    def _paragraph(self, marked: str, style: Any, bullet: str | None = None) -> Any:
        from reportlab.platypus import Paragraph

        from layouts.numbered import NumberedParagraph

        made = NumberedParagraph if self.house.line_numbers and not self.house.two_columns else Paragraph
        return made(marked, style, bulletText=bullet)

    def _cell(self, words: Words, *, bold: bool = False, align: int = 0) -> Any:
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.platypus import Paragraph

        size = self.size - 1.5
        face = self.faces.bold if bold else self.faces.plain
        style = ParagraphStyle("cell", fontName=face, fontSize=size, leading=1.2 * size, alignment=align)
        return Paragraph(_markup(words.text), style)

    def _table(self, rows: tuple[tuple[Words, ...], ...]) -> Any:
        from reportlab.lib import colors
        from reportlab.platypus import Table, TableStyle

        columns = max(len(row) for row in rows)
        longest = [max((len(row[i].text) for row in rows if i < len(row)), default=1) for i in range(columns)]
        least = [self._longest_word([row[i].text for row in rows if i < len(row)]) for i in range(columns)]
        weights = [min(max(length, 4), 60) ** 0.8 for length in longest]
        free = max(self.width - sum(least), 0.0)
        widths = [low + free * weight / sum(weights) for low, weight in zip(least, weights, strict=True)]
        shrink = min(1.0, self.width / sum(widths))
        widths = [width * shrink for width in widths]
        cells = [[self._cell(words, bold=not number) for words in row] for number, row in enumerate(rows)]
        style: list[tuple[Any, ...]] = [("VALIGN", (0, 0), (-1, -1), "TOP")]
        if self.house.ruled:
            style += [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)]
        broken = {"splitInRow": 1} if self.house.template == 0 else {}  # rows may run over the end of the page
        return Table(cells, colWidths=widths, repeatRows=1, style=TableStyle(style), **broken)

    def _longest_word(self, texts: list[str]) -> float:
        """How wide a column has to be, so that no word is broken."""
        from reportlab.pdfbase.pdfmetrics import stringWidth

        words = [word for text in texts for word in text.split()] or [""]
        widths: list[float] = [stringWidth(word, self.faces.bold, self.size - 1.5) for word in words]
        return max(widths) + CELL_PADDING_PT

    def _sides(self, rows: tuple[tuple[Words, ...], ...]) -> Any:
        from reportlab.platypus import Table, TableStyle

        left = max(len(row[0].text) for row in rows)
        right = max(len(row[1].text) if len(row) > 1 else 0 for row in rows)
        share = min(max(left / max(left + right, 1), 0.2), 0.6)
        cells = [[self._cell(words) for words in row] for row in rows]
        tight = [("VALIGN", (0, 0), (-1, -1), "TOP"), ("TOPPADDING", (0, 0), (-1, -1), 1)]
        tight += [("BOTTOMPADDING", (0, 0), (-1, -1), 1), ("LEFTPADDING", (0, 0), (0, -1), 0)]
        return Table(cells, colWidths=[share * self.width, (1 - share) * self.width], style=TableStyle(tight))


def _markup(text: str) -> str:
    parts: list[str] = []
    for run in runs(text):
        found = escape(run.text)
        found = f"<b>{found}</b>" if run.bold else found
        parts.append(f"<i>{found}</i>" if run.italic else found)
    return "".join(parts)


def _furnish(canvas: Any, document: Any, *, house: House, faces: Family, pages: int) -> None:
    """Draw what every page has: running header, page number, stamp, and the note on the first."""
    width, height = document.pagesize
    canvas.saveState()
    if house.stamp:
        _stamp(canvas, house, faces, width, height)
    canvas.setFont(faces.plain, 8.5)
    number = house.numbering.format(page=document.page, pages=pages or document.page)
    is_later = document.page > 1
    if house.title and is_later:
        canvas.drawString(MARGIN_PT, height - 40, house.title)
    if house.office:
        canvas.drawRightString(width - MARGIN_PT, height - 40, house.office)
    if house.number_on_top:
        canvas.drawCentredString(width / 2, height - 26, number)
    elif document.page % 2 or "-" in number:
        canvas.drawCentredString(width / 2, 34, number)
    else:
        canvas.drawRightString(width - MARGIN_PT, 34, number)
    if house.footnote and document.page == 1:
        canvas.line(MARGIN_PT, MARGIN_PT + 34, MARGIN_PT + 120, MARGIN_PT + 34)
        canvas.drawString(MARGIN_PT, MARGIN_PT + 20, f"1 {house.footnote}")
    canvas.restoreState()


def _stamp(canvas: Any, house: House, faces: Family, width: float, height: float) -> None:
    from reportlab.lib import colors

    canvas.saveState()
    if house.stamp == "COPY":
        canvas.setStrokeColor(colors.firebrick)
        canvas.setFillColor(colors.firebrick)
        canvas.translate(width - 130, height - 62)
        canvas.rotate(8)
        canvas.rect(0, 0, 76, 24)
        canvas.setFont(faces.bold, 18)
        canvas.drawString(9, 6, house.stamp)
    else:
        canvas.setFillColor(colors.Color(0.86, 0.86, 0.86))
        canvas.translate(width / 2, height / 2)
        canvas.rotate(50)
        canvas.setFont(faces.bold, 76)
        canvas.drawCentredString(0, 0, house.stamp)
    canvas.restoreState()
