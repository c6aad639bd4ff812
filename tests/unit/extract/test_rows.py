"""Rows of task tables: quoted from task to deadline, closed ones left out, remarks read as sentences."""

from __future__ import annotations

import pytest

from directive_extract.extract.rows import RowReader, row_owners
from directive_extract.schema.outline import BlockKind

HEAD = "HARBOUR USERS GROUP\nMinutes of 4 May 2026\n\nG on track / B complete\n\n"
TABLE = "| No | Action | Owner | Due | Status |\n|---|---|---|---|---|\n"


def read(make_outline, row: str, header: str = TABLE):
    outline = make_outline(HEAD + header + row + "\n").outline
    reader = RowReader.of(outline)
    at = [i for i, b in enumerate(outline.blocks) if b.kind is BlockKind.ROW]
    return [reader.candidate(outline.blocks[i], i, -i, ()) for i in at]


CLOSED = {
    "word": "| 1 | Mend the crane | Ann | 4 May | CLOSED |",
    "sentence": "| 1 | Mend the crane | Ann | 4 May | Done 1 May, with thanks |",
    "tick": "| 1 | Mend the crane | Ann | 4 May | ✅ it turns |",
    "cross": "| 1 | Mend the crane | Ann | 4 May | ❌ |",
    "legend": "| 1 | Mend the crane | Ann | 4 May | B |",
    "legend-with-words": "| 1 | Mend the crane | Ann | 4 May | B. It turns |",
    "at-the-end": "| 1 | Mend the crane | Ann | 4 May | The yard came. CLOSED |",
    "in-the-deadline": "| 1 | Mend the crane | Ann | Signed 3 May | |",
    "in-the-task": "| 1 | Mend the crane (completed 3 May) | Ann | - | |",
    "empty": "| 1 | - | Ann | 4 May | Open |",
}
OPEN = {
    "open": "| 1 | Mend the crane | Ann | 4 May | Open |",
    "green": "| 1 | Mend the crane | Ann | 4 May | G |",
    "not-done": "| 1 | Mend the crane | Ann | 4 May | Not done |",
    "in-part": "| 1 | Mend the crane | Ann | 4 May | Delivered in part |",
    "no-status": "| 1 | Mend the crane | Ann | 4 May | |",
}


@pytest.mark.parametrize("row", CLOSED.values(), ids=CLOSED)
def test_closed(make_outline, row: str) -> None:
    assert read(make_outline, row) == [None]


@pytest.mark.parametrize("row", OPEN.values(), ids=OPEN)
def test_open(make_outline, row: str) -> None:
    (candidate,) = read(make_outline, row)
    assert candidate is not None
    assert candidate.passage.text == "Mend the crane | Ann | 4 May"
    assert [m.passage.text for m in candidate.mentions] == ["Ann"]


def test_a_deadline_before_the_task_is_where_the_quote_begins(make_outline) -> None:
    header = "| No | Due | Action | Owner |\n|---|---|---|---|\n"
    (candidate,) = read(make_outline, "| 1 | 4 May | Mend the crane | Ann |", header)
    assert candidate.passage.text == "4 May | Mend the crane"


def test_helpers_in_the_task(make_outline) -> None:
    outline = make_outline(HEAD + TABLE + "| 1 | Drill, jointly with the Coast Guard | Ann | 4 May | Open |\n").outline
    row = next(b for b in outline.blocks if b.kind is BlockKind.ROW)
    assert [(m.passage.text, str(m.role)) for m in row_owners(row)] == [("Ann", "lead"), ("the Coast Guard", "support")]
