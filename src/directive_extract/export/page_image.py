"""A page as a picture, with what was found on it in colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.export.marks import Kind, marked_spans

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont, ImageFont

    from directive_extract.schema.extraction import Extraction
    from directive_extract.schema.span import Box

    Font = FreeTypeFont | ImageFont

Colour = tuple[int, int, int]

# From the palette of Okabe and Ito (2008), which people who do not see red and green apart can tell, too.
COLOURS: dict[Kind, Colour] = {
    Kind.TASK: (0, 158, 115),
    Kind.PRINCIPLE: (204, 121, 167),
    Kind.OWNER: (0, 114, 178),
    Kind.DEADLINE: (213, 94, 0),
}
FILLED = frozenset({Kind.TASK, Kind.PRINCIPLE})  # the inner ones are outlined: they lie on a fill
FILL_ALPHA = 60
WHITE, BLACK = (255, 255, 255), (0, 0, 0)
TAG_POINTS = 8.0  # size of type of labels
LEGEND_POINTS = 22.0  # height of the strip below the page
LINE_POINTS = 1.0
SLACK_POINTS = 1.0  # around outlined words
TAG_PADDING_POINTS = 1.5
INK = 128  # grey values below it are print; watermarks and the shade of a scan are lighter
INK_SHARE = 0.01  # of what lies beneath a label: more are words


@dataclass(frozen=True, slots=True)
class _Area:
    """Boxes on one page that belong together, in dots."""

    kind: Kind
    label: str
    boxes: list[Box]


def draw_extraction(picture: Image, extraction: Extraction, page: int) -> Image:
    """Draw what was found on a page.

    Tasks and principles are filled lightly and bear their labels (T1, P1, as in lists of records); owners and
    deadlines are outlined.

    Args:
        picture: The page as viewers show it, at any resolution.
        extraction: What was found in the document; its spans know their pages and boxes.
        page: Number of the page, from 1.

    Returns:
        The page in colour with a legend below it; the page itself keeps its size and place in the picture.
    """
    import numpy as np  # noqa: PLC0415 - slow to import, as what follows
    from PIL import Image as Images  # noqa: PLC0415
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415

    scale = _scale(picture, extraction, page)
    areas = _areas(extraction, page, scale)
    shown = picture.convert("RGBA")
    layer = Images.new("RGBA", shown.size, (0, 0, 0, 0))
    _fill(ImageDraw.Draw(layer), areas)
    strip = round(LEGEND_POINTS * scale)
    sheet = Images.new("RGB", (shown.width, shown.height + strip), WHITE)
    sheet.paste(Images.alpha_composite(shown, layer).convert("RGB"))
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=max(8.0, TAG_POINTS * scale))
    _outline(draw, areas, scale)
    _tag(draw, areas, font, scale, np.asarray(picture.convert("L")) < INK)
    _legend(draw, font, scale, top=shown.height, words=f"page {page} of {extraction.document.pages or page}")
    return sheet


def _scale(picture: Image, extraction: Extraction, page: int) -> float:
    """Dots a point."""
    width = next((info.width for info in extraction.document.layout if info.number == page), 0.0)
    return picture.width / width if width > 0 else 1.0


def _areas(extraction: Extraction, page: int, scale: float) -> list[_Area]:
    found: dict[tuple[Kind, str, int, int], _Area] = {}
    for item in marked_spans(extraction):
        boxes = [box.bbox for box in item.span.boxes if box.page == page]
        if boxes:
            scaled = [(x0 * scale, top * scale, x1 * scale, bottom * scale) for x0, top, x1, bottom in boxes]
            place = (item.kind, item.label, item.span.start, item.span.end)
            found[place] = _Area(item.kind, item.label, scaled)
    return list(found.values())


def _fill(draw: ImageDraw, areas: list[_Area]) -> None:
    for area in areas:
        if area.kind in FILLED:
            for box in area.boxes:
                draw.rectangle(box, fill=(*COLOURS[area.kind], FILL_ALPHA))


def _outline(draw: ImageDraw, areas: list[_Area], scale: float) -> None:
    slack, width = SLACK_POINTS * scale, max(1, round(LINE_POINTS * scale))
    for area in areas:
        if area.kind not in FILLED:
            for x0, top, x1, bottom in area.boxes:
                draw.rectangle((x0 - slack, top, x1 + slack, bottom), outline=COLOURS[area.kind], width=width)


def _tag(draw: ImageDraw, areas: list[_Area], font: Font, scale: float, ink: NDArray[np.bool_]) -> None:
    """Labels on the line where a task or principle begins: left of it, as near as there are no words beneath."""
    taken: list[Box] = []
    pad = TAG_PADDING_POINTS * scale
    for area in areas:
        if not area.label:
            continue
        x0, top, _, bottom = area.boxes[0]
        text = draw.textbbox((0, 0), area.label, font=font)
        width, height = text[2] - text[0] + 2 * pad, text[3] - text[1] + 2 * pad
        upper = (top + bottom - height) / 2
        spots = [(left, upper, left + width, upper + height) for left in _leftwards(x0 - width - pad, scale)]
        free = [spot for spot in spots if not any(_overlap(spot, other) for other in taken)] or spots[:1]
        box = next((spot for spot in free if not _covers(spot, ink)), free[0])
        taken.append(box)
        draw.rectangle(box, fill=COLOURS[area.kind])
        draw.text((box[0] + pad - text[0], box[1] + pad - text[1]), area.label, fill=WHITE, font=font)


def _leftwards(start: float, step: float) -> list[float]:
    """Places from one on to the edge of the page, in steps of a point."""
    return [max(0.0, start - step * count) for count in range(max(1, int(start / step)))]


def _covers(spot: Box, ink: NDArray[np.bool_]) -> bool:
    left, top, right, bottom = (max(0, round(edge)) for edge in spot)
    part = ink[top:bottom, left:right]
    return bool(part.size) and float(part.mean()) > INK_SHARE


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _legend(draw: ImageDraw, font: Font, scale: float, *, top: float, words: str) -> None:
    gap, side = 6 * scale, 9 * scale
    across = gap
    middle = top + LEGEND_POINTS * scale / 2
    for kind, colour in COLOURS.items():
        box = (across, middle - side / 2, across + 1.6 * side, middle + side / 2)
        if kind in FILLED:
            draw.rectangle(box, fill=tuple(255 - (255 - part) * FILL_ALPHA // 255 for part in colour))
        else:
            draw.rectangle(box, outline=colour, width=max(1, round(LINE_POINTS * scale)))
        across = box[2] + gap / 2
        draw.text((across, middle), str(kind), fill=BLACK, font=font, anchor="lm")
        across += draw.textlength(str(kind), font=font) + 2 * gap
    draw.text((across, middle), words, fill=BLACK, font=font, anchor="lm")
