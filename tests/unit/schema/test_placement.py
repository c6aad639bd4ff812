"""Where characters stand: boxes a line, pages, runs."""

from __future__ import annotations

from array import array

import pytest

from directive_extract.schema.placement import Fragment, Page, PageLayout, RunLayout
from directive_extract.schema.span import PageBox, Span

#       0123456789 01234567 (line ends at 9 have no place)
TEXT = "First line\nsecond ln\nnext page"
PAGES = (Page(1, 595, 842, 0, 20), Page(2, 595, 842, 21, 30))


def fragment(start: int, length: int, *, page: int = 1, top: float = 100, left: float = 50, sure=None) -> Fragment:
    edges = array("f", [left + 5 * n for n in range(length + 1)])
    return Fragment(start, page, top, top + 10, edges, sure)


LAYOUT = PageLayout(
    PAGES,
    (
        fragment(0, 5, sure=0.5),
        fragment(5, 5, left=75, top=98, sure=1.0),
        fragment(11, 9, top=114),
        fragment(21, 9, page=2, top=60),
    ),
)


def place(start: int, end: int) -> Span:
    return LAYOUT.place(Span(start=start, end=end, text=TEXT[start:end]))


@pytest.mark.parametrize(
    ("start", "end", "page", "bbox", "boxes"),
    [
        pytest.param(1, 3, 1, (55, 100, 65, 110), [(1, (55, 100, 65, 110))], id="inside a fragment"),
        pytest.param(3, 7, 1, (65, 98, 85, 110), [(1, (65, 98, 85, 110))], id="two fragments of one line are one box"),
        pytest.param(
            8, 13, 1, (50, 98, 100, 124), [(1, (90, 98, 100, 108)), (1, (50, 114, 60, 124))], id="one box a line"
        ),
        pytest.param(
            18, 22, 1, (85, 114, 95, 124), [(1, (85, 114, 95, 124)), (2, (50, 60, 55, 70))], id="over a page break"
        ),
    ],
)
def test_span_gets_page_and_boxes(start, end, page, bbox, boxes) -> None:
    span = place(start, end)
    assert (span.page, span.bbox) == (page, bbox)
    assert span.boxes == tuple(PageBox(page=number, bbox=box) for number, box in boxes)
    assert Span.model_validate_json(span.model_dump_json()) == span


@pytest.mark.parametrize(("start", "end"), [(10, 11), (5, 5), (30, 30)], ids=["line end", "empty", "behind the text"])
def test_what_has_no_place_stays_as_it_is(start, end) -> None:
    span = Span(start=start, end=end, text="x" * (end - start))
    assert LAYOUT.place(span) == span


def test_kerned_and_right_to_left_text_has_a_box_that_opens_the_right_way() -> None:
    layout = PageLayout(PAGES, (Fragment(0, 1, 10, 20, array("f", [30, 20, 10])),))
    assert layout.place(Span(start=0, end=2, text="ab")).bbox == (10, 10, 30, 20)


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        pytest.param(0, 10, 0.75, id="mean by characters"),
        pytest.param(0, 5, 0.5, id="one word"),
        pytest.param(4, 6, 0.75, id="parts of two words"),
        pytest.param(12, 15, None, id="characters of the file itself"),
    ],
)
def test_confidence(start, end, expected) -> None:
    assert LAYOUT.confidence(start, end) == expected


def test_places_that_a_format_does_not_have_are_not_written() -> None:
    assert set(Span(start=0, end=1, text="a").model_dump()) == {"start", "end", "text", "page", "bbox"}


def test_run_layout_says_paragraph_and_run() -> None:
    layout = RunLayout(array("L", [2, 5, 9]), ((1, 1), (1, 2), (4, 1)))
    spans = [layout.place(Span(start=at, end=at + 1, text="x")) for at in (0, 2, 4, 5, 20)]
    assert [(span.paragraph, span.run) for span in spans] == [(None, None), (1, 1), (1, 1), (1, 2), (4, 1)]
    assert layout.pages == ()
    assert layout.confidence(0, 9) is None
