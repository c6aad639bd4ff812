"""Printed tables: which lines are rows, what their cells hold, where a table ends."""

from __future__ import annotations

import pytest

from directive_extract.lexicons.columns import column_role, header_roles
from directive_extract.structure.lines import read_lines
from directive_extract.structure.tables import find_rows


def rows_of(text: str) -> list[dict[str, str]]:
    """Column to text for each row that is no header."""
    rows = [row for row in find_rows(read_lines(text)) if row.cells]
    return [{c.column: " ".join(text[a:b] for a, b in c.ranges) for c in row.cells} for row in rows]


PIPES = """\
| # | Owner | Action | Due |
|---|---|---|---|
| 1 | Ann | Mend the crane | 4 May |
| 2 | Bo | Paint the shed | - |

Ann went home.
"""
WRAPPED_PIPES = """\
| No | Due    | Action         | Owner |
|----|--------|----------------|-------|
| 1  | 4 May  | Mend the crane | Ann   |
|    |        | on the mole    |       |
"""
COLUMNS = """\
No   What                  Who        When
---  --------------------  ---------  ------
1    Mend the crane, with  Ann        4 May
     new ropes
2    Paint the shed        Bo, Cy     -

The crane is old.
"""
FULL_CELL = """\
Item                    Owner           Due       Status
Plan for all the quays  Yard, with Bo   4/5/26    Open
Rules for every harbour Harbour office  9/6/26    Open
"""
STACKED = """\
No.
Commitment
Lead
Due
Where it stands

25-31 (i)
Mend the crane
Ann
4 May
CLOSED. It turns

25-32
Paint the shed
Bo
spring
Half done

Notes
"""
ROWS = {
    "pipes": (PIPES, ["Mend the crane", "Paint the shed"], ["4 May", "-"]),
    "pipes-wrapped": (WRAPPED_PIPES, ["Mend the crane on the mole"], ["4 May"]),
    "columns-wrapped": (COLUMNS, ["Mend the crane, with new ropes", "Paint the shed"], ["4 May", "-"]),
    "cell-up-to-the-edge": (FULL_CELL, ["Plan for all the quays", "Rules for every harbour"], ["4/5/26", "9/6/26"]),
    "one-cell-a-line": (STACKED, ["Mend the crane", "Paint the shed"], ["4 May", "spring"]),
}


@pytest.mark.parametrize(("text", "tasks", "dues"), ROWS.values(), ids=ROWS)
def test_rows(text: str, tasks: list[str], dues: list[str]) -> None:
    rows = rows_of(text)
    assert [row["task"] for row in rows] == tasks
    assert [row["deadline"] for row in rows] == dues


def test_text_behind_a_table_is_no_row() -> None:
    last = max(row.last for row in find_rows(read_lines(PIPES)))
    assert read_lines(PIPES)[last].text.startswith("| 2")


def test_a_table_of_figures_has_no_task() -> None:
    rows = rows_of("| Year | Ships |\n|---|---|\n| 2025 | 31 |\n| 2026 | 40 |\n")
    assert len(rows) == 2
    assert all("task" not in row for row in rows)


def test_a_line_with_pipes_is_no_table() -> None:
    assert rows_of("Harbour news | Monday | 08:30\n\nThe quay is closed.\n") == []


ROLES = {
    "exact": ("Agency in charge", "lead"),
    "dots": ("S.N.", "number"),
    "part": ("Action to be taken", "task"),
    "status-and-remarks": ("Status and remarks", "status"),
    "where": ("Where it stands", "status"),
    "vietnamese": ("Cơ quan chủ trì", "lead"),
    "unknown": ("Harbour", None),
}


@pytest.mark.parametrize(("title", "role"), ROLES.values(), ids=ROLES)
def test_column_role(title: str, role: str | None) -> None:
    assert column_role(title) == role


HEADERS = {
    "matter-stands-for-the-task": (["Item", "Owner", "Due"], ["task", "lead", "deadline"]),
    "action-before-decision": (["Decision", "Action", "Owner", "Due"], ["other", "task", "lead", "deadline"]),
    "no-task": (["Name", "Owner", "Ships"], None),
    "task-alone": (["Action", "Colour", "Ships"], None),
}


@pytest.mark.parametrize(("titles", "roles"), HEADERS.values(), ids=HEADERS)
def test_header_roles(titles: list[str], roles: list[str] | None) -> None:
    assert header_roles(titles) == roles


UNNUMBERED = (
    "| No | Task | Lead |\n| 1 | Mend the crane | Ann |\n|  | Paint the shed | Bo |\n|  | with new paint |  |\n"
)


@pytest.mark.parametrize(
    ("wrapped", "tasks"),
    [
        pytest.param(True, ["Mend the crane Paint the shed with new paint"], id="rows-may-be-wrapped"),
        pytest.param(False, ["Mend the crane", "Paint the shed with new paint"], id="rows-are-whole"),
    ],
)
def test_a_row_without_a_number_is_one_of_its_own_where_rows_are_whole(wrapped: bool, tasks: list[str]) -> None:
    rows = [row for row in find_rows(read_lines(UNNUMBERED), wrapped=wrapped) if row.cells]
    cells = [next(cell for cell in row.cells if cell.column == "task") for row in rows]
    assert [" ".join(UNNUMBERED[a:b] for a, b in cell.ranges) for cell in cells] == tasks
