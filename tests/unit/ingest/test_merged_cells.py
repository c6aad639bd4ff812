"""Merged cells of HTML tables."""

from __future__ import annotations

import time

import pytest
from lxml.html import document_fromstring

from directive_extract.ingest.markup import render
from directive_extract.ingest.merged_cells import spread_merged_cells

HEAD = "<tr><th>No.</th><th>Task</th><th>Lead</th></tr>"
ROADS = "<tr><td colspan=3>II. Roads</td></tr>"
CASES = {
    "rows": (
        f"{HEAD}<tr><td>1</td><td>Mend it</td><td rowspan=2>Ann</td></tr><tr><td>2</td><td>Sell it</td></tr>",
        ["| 1 | Mend it | Ann |", "| 2 | Sell it | Ann |"],
    ),
    "first-column": (
        f"{HEAD}<tr><td rowspan=2>1</td><td>Mend it</td><td>Ann</td></tr><tr><td>Sell it</td><td>Bo</td></tr>",
        ["| 1 | Mend it | Ann |", "| 1 | Sell it | Bo |"],
    ),
    "down-to-the-end": (
        f"{HEAD}<tr><td>1</td><td>Mend it</td><td rowspan=0>Ann</td></tr>" + "<tr><td>2</td><td>Sell it</td></tr>" * 2,
        ["| 1 | Mend it | Ann |", "| 2 | Sell it | Ann |", "| 2 | Sell it | Ann |"],
    ),
    "columns": (
        f"{HEAD}<tr><td>1</td><td colspan=2>Mend it</td></tr><tr><td>2</td><td>Sell it</td><td>Bo</td></tr>",
        ["| 1 | Mend it |  |", "| 2 | Sell it | Bo |"],
    ),
    "section": (
        f"{HEAD}<tr><td>1</td><td>Mend it</td><td>Ann</td></tr>{ROADS}<tr><td>2</td><td>Sell it</td><td>Bo</td></tr>",
        ["| 1 | Mend it | Ann |", "| II. Roads |  |  |", "| 2 | Sell it | Bo |"],
    ),
    "odd-numbers": (
        f"{HEAD}<tr><td rowspan=x>1</td><td colspan=-2>Mend it</td><td rowspan=99999999>Ann</td></tr>",
        ["| 1 | Mend it | Ann |"],
    ),
}


@pytest.mark.parametrize(("rows", "lines"), CASES.values(), ids=CASES)
def test_every_row_has_a_cell_for_each_column(rows: str, lines: list[str]) -> None:
    tree = document_fromstring(f"<table>{rows}</table>")
    spread_merged_cells(tree)
    assert render(tree).splitlines() == ["| No. | Task | Lead |", *lines]


def test_two_header_rows_become_one() -> None:
    tree = document_fromstring(
        "<table><thead><tr><th rowspan=2>No.</th><th rowspan=2>Task</th><th colspan=2>Responsible</th></tr>"
        "<tr><th>Lead</th><th>With</th></tr></thead><tr><td>1</td><td>Mend it</td><td>Ann</td><td>Bo</td></tr></table>"
    )
    spread_merged_cells(tree)
    assert render(tree).splitlines() == ["| No. | Task | Lead | With |", "| 1 | Mend it | Ann | Bo |"]


def test_tables_that_lay_out_the_page_are_left_alone() -> None:
    page = (
        "<table><tr><td rowspan=2>Menu</td><td><table><tr><td>a</td></tr></table></td></tr><tr><td>b</td></tr></table>"
    )
    tree = document_fromstring(page)
    before = render(tree)
    spread_merged_cells(tree)
    assert render(tree) == before


def test_absurd_spans_are_bounded() -> None:
    cell = f"<td rowspan=60000 colspan=60000>{'x' * 290}</td>"
    tree = document_fromstring(f"<table><tr>{cell * 50}</tr>{'<tr></tr>' * 60_000}</table>")
    start = time.process_time()
    spread_merged_cells(tree)
    assert len(render(tree)) < 20_000_000
    assert time.process_time() - start < 10
