"""Pages of a document with boxes around what is marked, for formats that have pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from directive_extract.schema.review import Standing

if TYPE_CHECKING:
    from directive_extract.review.views.marks import Placed
    from directive_extract.schema.extraction import PageInfo, Statement
    from directive_extract.schema.span import Span

SLACK = 1.5  # points around the words, so that a box does not cut them


@dataclass(frozen=True, slots=True)
class Area:
    """Boxes on one page that belong together.

    Attributes:
        boxes: `(x, y, width, height)` in points, origin top left.
        kind: "task", "principle" or "left-out".
        record: Id of the record; "" for a sentence that was left out.
        standing: Where the record stands.
        statement: Number of the sentence that was left out.
        label: What it is called to those who do not see it.
        opens: Whether the record's first words are here.
    """

    boxes: tuple[tuple[float, float, float, float], ...]
    kind: str
    record: str = ""
    standing: Standing | None = None
    statement: int | None = None
    label: str = ""
    opens: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """One page.

    Attributes:
        number: From 1.
        width: In points.
        height: In points.
        areas: What is marked on it.
    """

    number: int
    width: float
    height: float
    areas: tuple[Area, ...]


def page_views(
    layout: Sequence[PageInfo], records: Sequence[Placed], out: Sequence[tuple[int, Statement]]
) -> tuple[PageView, ...]:
    """The pages of a document.

    Args:
        layout: Its pages.
        records: Its records.
        out: Statements that were left out, with their numbers.

    Returns:
        Pages with areas: sentences that were left out below, long areas below the short ones that lie in them.
    """
    areas: defaultdict[int, list[Area]] = defaultdict(list)
    for number, statement in out:
        for page, boxes in _by_page(statement.span).items():
            areas[page].append(Area(boxes, "left-out", statement=number, label=statement.reason))
    for record in sorted(records, key=lambda one: -len(one.item.evidence[0].text)):
        if record.standing is Standing.REPLACED:
            continue
        for count, span in enumerate(record.item.evidence):
            for at, (page, boxes) in enumerate(_by_page(span).items()):
                opens = count == 0 and at == 0
                areas[page].append(
                    Area(boxes, str(record.kind), record.id, record.standing, label=record.id, opens=opens)
                )
    return tuple(PageView(page.number, page.width, page.height, tuple(areas[page.number])) for page in layout)


def _by_page(span: Span) -> dict[int, tuple[tuple[float, float, float, float], ...]]:
    pages: defaultdict[int, list[tuple[float, float, float, float]]] = defaultdict(list)
    for one in span.boxes:
        x0, top, x1, bottom = one.bbox
        box = (x0 - SLACK, top - SLACK, x1 - x0 + 2 * SLACK, bottom - top + 2 * SLACK)
        pages[one.page].append((round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)))
    return {page: tuple(boxes) for page, boxes in pages.items()}
