"""What a reader knows of places and asides reaches the result."""

from __future__ import annotations

from array import array

import pytest

from directive_extract import Extractor
from directive_extract.schema.placement import Fragment, Page, PageLayout
from directive_extract.schema.source import Aside, Source

HEADER = "HARBOUR OFFICE   Notice 12   page 1"
FIRST = "The harbour master shall repair the north quay by 30 June 2027."
SECOND = "The pilots' guild shall report the depth of the channel every month."


@pytest.fixture(scope="module")
def extraction():
    text = f"{FIRST}\n\n{HEADER}\n\n{SECOND}"
    starts = {"first": 0, "header": text.index(HEADER), "second": text.index(SECOND)}
    fragments = (
        _line(starts["first"], FIRST, page=1, sure=0.5),
        _line(starts["header"], HEADER, page=1, sure=0.9),
        _line(starts["second"], SECOND, page=2, sure=0.9),
    )
    pages = (Page(1, 595, 842, 0, starts["second"] - 2, scanned=True), Page(2, 595, 842, starts["second"], len(text)))
    source = Source(
        id="quay",
        name="quay.pdf",
        sha256="0" * 64,
        media_type="application/pdf",
        text=text,
        verbatim=False,
        asides=(Aside(starts["header"], starts["header"] + len(HEADER), "header"),),
        placement=PageLayout(pages, fragments),
    )
    return Extractor().read(source)


def _line(start: int, text: str, *, page: int, sure: float) -> Fragment:
    return Fragment(start, page, 100, 110, array("f", range(50, 51 + len(text))), sure)


def test_records_carry_page_and_box(extraction) -> None:
    first, second = extraction.tasks
    assert (first.evidence[0].page, second.evidence[0].page) == (1, 2)
    assert first.deadline.evidence.bbox is not None
    assert all(owner.evidence.page for task in extraction.tasks for owner in task.owners)
    assert all(statement.span.page for statement in extraction.statements)


def test_the_recognisers_doubts_are_carried_on(extraction) -> None:
    first, second = extraction.tasks
    assert "uncertain_scan" in first.flags
    assert "uncertain_scan" not in second.flags
    assert first.confidence < 0.6


def test_asides_are_boilerplate_with_their_reason(extraction) -> None:
    header = next(statement for statement in extraction.statements if statement.span.text == HEADER)
    assert (header.verdict, header.reason) == ("boilerplate", "header")


def test_pages_and_blocks_are_in_the_output(extraction) -> None:
    document = extraction.document
    assert document.pages == 2
    assert [page.scanned for page in document.layout] == [True, False]
    assert [document.text[block.start : block.end] for block in document.blocks] == [FIRST, HEADER, SECOND]
