"""Tables of Word files: rows on lines, merged cells in every row that they cover, layout taken apart."""

# ruff: noqa: E501 - XML

from __future__ import annotations

import pytest

UP = "<w:vMerge/>"
DOWN = '<w:vMerge w:val="restart"/>'


def p(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def tc(text: str = "", merge: str = "", span: int = 1) -> str:
    """A cell; "/" parts its paragraphs."""
    paragraphs = "".join(map(p, text.split("/")))
    return f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{paragraphs}</w:tc>'


def tr(*cells: str, properties: str = "") -> str:
    done = "".join(cell if cell.startswith("<") else tc(cell) for cell in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{done}</w:tr>"


def tbl(*rows: str, lines: str = "single") -> str:
    borders = f'<w:tblPr><w:tblBorders><w:top w:val="{lines}"/></w:tblBorders></w:tblPr>'
    return f"<w:tbl>{borders}{''.join(rows)}</w:tbl>"


HEAD = tr("No.", "Task", "Lead")
LONG = "All offices shall keep the paper originals of their decisions for ten years. " * 3

CASES = {
    "plain": (tbl(HEAD, tr("1", "Mend it", "Ann")), ["| No. | Task | Lead |", "| 1 | Mend it | Ann |"]),
    "merged-down": (
        tbl(HEAD, tr("1", "Mend it", tc("Ann", DOWN)), tr("2", "Sell it", tc("", UP))),
        ["| No. | Task | Lead |", "| 1 | Mend it | Ann |", "| 2 | Sell it | Ann |"],
    ),
    "task-merged-over-leads": (
        tbl(HEAD, tr(tc("1", DOWN), tc("Mend it", DOWN), "Ann"), tr(tc("", UP), tc("", UP), "Bo")),
        ["| No. | Task | Lead |", "| 1 | Mend it | Ann; Bo |"],
    ),
    "two-header-rows": (
        tbl(
            tr(tc("No.", DOWN), tc("Task", DOWN), tc("Responsible", span=2)),
            tr(tc("", UP), tc("", UP), "Lead", "With"),
            tr("1", "Mend it", "Ann", "Bo"),
        ),
        ["| No. | Task | Lead | With |", "| 1 | Mend it | Ann | Bo |"],
    ),
    "cells-merged-sideways": (
        tbl(tr("Task", "Lead", "With"), tr("Mend it", tc("Ann and Bo", span=2)), tr("Sell it", "Cy", "Di")),
        ["| Task | Lead | With |", "| Mend it | Ann and Bo |  |", "| Sell it | Cy | Di |"],
    ),
    "more-cells-than-titles": (
        tbl(tr("No.", tc("Task", span=2), "Lead"), tr("1", "Mend", "the weir", "Ann")),
        ["| No. | Task | Lead |", "| 1 | Mend the weir | Ann |"],
    ),
    "title-above": (tbl(tr(tc("Tasks", span=3)), HEAD, tr("1", "Mend it", "Ann")), ["Tasks", "| No. | Task | Lead |"]),
    "section": (
        tbl(HEAD, tr(tc("I. Water", span=3)), tr("1", "Mend it", "Ann")),
        ["| No. | Task | Lead |", "| I. Water |  |  |", "| 1 | Mend it | Ann |"],
    ),
    "paragraph-across": (
        tbl(HEAD, tr("1", "Mend it", "Ann"), tr(tc(LONG, span=3)), tr("2", "Sell it", "Bo")),
        [
            "| No. | Task | Lead |",
            "| 1 | Mend it | Ann |",
            LONG.strip(),
            "| No. | Task | Lead |",
            "| 2 | Sell it | Bo |",
        ],
    ),
    "header-printed-again": (
        tbl(HEAD, tr("1", "Mend it", "Ann"), HEAD, tr("2", "Sell it", "Bo")),
        ["| No. | Task | Lead |", "| 1 | Mend it | Ann |", "| 2 | Sell it | Bo |"],
    ),
    "deleted-row": (
        tbl(HEAD, tr("1", "Mend it", "Ann", properties="<w:del/>"), tr("2", "Sell it", "Bo")),
        ["| No. | Task | Lead |", "| 2 | Sell it | Bo |"],
    ),
    "deleted-cell": (tbl(tr("Task", "Lead"), tr("Mend it", tc("x", "<w:cellDel/>"), "Ann")), ["| Mend it | Ann |"]),
    "paragraphs-in-a-cell": (
        tbl(HEAD, tr("1", "Mend it,/then sell it", "Ann/Bo")),
        ["| 1 | Mend it, then sell it | Ann; Bo |"],
    ),
    "pipe-in-a-cell": (tbl(HEAD, tr("1", "Mend|it", "Ann")), ["| 1 | Mend/it | Ann |"]),
    "letterhead": (
        tbl(tr("PORT OFFICE/No. 3", "Lannoch, 3 May 2026")),
        ["PORT OFFICE", "No. 3", "Lannoch, 3 May 2026"],
    ),
    "letterhead-of-rows": (
        tbl(tr("PORT OFFICE", "REPUBLIC"), tr("No. 3", "Lannoch, 3 May 2026"), lines="nil"),
        ["PORT OFFICE", "No. 3", "REPUBLIC", "Lannoch, 3 May 2026"],
    ),
    "two-columns-of-tasks-without-lines": (
        tbl(tr("Task", "Lead"), tr("Mend the weir at the mill before the floods of spring " * 2, "Ann"), lines="nil"),
        ["| Task | Lead |"],
    ),
    "two-columns-with-lines": (tbl(tr("Task", "Lead"), tr("Mend it", "Ann")), ["| Task | Lead |", "| Mend it | Ann |"]),
    "keys-and-values": (tbl(tr("To:", "Ann"), tr("From:", "Bo")), ["To: Ann", "From: Bo"]),
    "frame": (tbl(tr(f"{LONG}")), [LONG.strip()]),
    "layout-with-a-table-inside": (
        tbl(tr(f"<w:tc>{p(LONG)}{tbl(HEAD, tr('1', 'Mend it', 'Ann'))}</w:tc>", "Side"), tr("a", "b")),
        [LONG.strip(), "| No. | Task | Lead |", "| 1 | Mend it | Ann |", "Side", "a", "b"],
    ),
    "table-in-a-cell": (
        tbl(HEAD, tr("1", f"<w:tc>{p('Mend:')}{tbl(tr('Weir', 'Dam'))}</w:tc>", "Ann")),
        ["| 1 | Mend: Weir; Dam | Ann |"],
    ),
    "narrow-column-before": (
        tbl(HEAD, tr("Sell it", "Bo", properties='<w:gridBefore w:val="1"/>')),
        ["| No. | Task | Lead |", "|  | Sell it | Bo |"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), CASES.values(), ids=CASES)
def test_tables(read, body: str, lines: list[str]) -> None:
    found = [line for line in read(body).text.splitlines() if line]
    assert [line for line in found if line in lines] == lines
    assert len(found) - len(lines) in {0, 1}  # a case may leave out the header


def test_rows_stand_together_and_apart_from_the_text(read) -> None:
    text = read(p("Before") + tbl(HEAD, tr("1", "Mend it", "Ann")) + p("After")).text
    assert text == "Before\n\n| No. | Task | Lead |\n| 1 | Mend it | Ann |\n\nAfter"


def test_tables_nested_deeply_are_read_without_recursion(read) -> None:
    body = p("Mend it")
    for _ in range(80):  # three elements each: the parser refuses more than 256
        body = tbl(f"<w:tr><w:tc>{body}</w:tc></w:tr>")
    assert read(body).text == "Mend it"


STYLES = (
    '<w:style w:type="table" w:styleId="Grid"><w:tblPr><w:tblBorders><w:top w:val="single"/></w:tblBorders></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="Fine"><w:basedOn w:val="Grid"/></w:style>'
)


@pytest.mark.parametrize(("style", "is_ruled"), [("Grid", True), ("Fine", True), ("Other", False)])
def test_lines_come_from_the_style_and_its_bases(read, style: str, is_ruled: bool) -> None:
    properties = f'<w:tblPr><w:tblStyle w:val="{style}"/></w:tblPr>'
    body = f"<w:tbl>{properties}{tr('Ann', 'Bo')}{tr('Cy', 'Di')}</w:tbl>"
    assert read(body, styles=STYLES).text.startswith("|") == is_ruled


def test_lines_of_a_cell_count(read) -> None:
    borders = '<w:tcBorders><w:top w:val="single"/></w:tcBorders>'
    assert read(f"<w:tbl>{tr(tc('Ann', borders), 'Bo')}{tr('Cy', 'Di')}</w:tbl>").text.startswith("| Ann | Bo |")
