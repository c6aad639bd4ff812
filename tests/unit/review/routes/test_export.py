import csv
import io
import json

import openpyxl
import pytest

from directive_extract.pipeline import Extractor
from directive_extract.schema.entry import Act
from directive_extract.schema.review import Accept, RecordQuery, Reject, Seen

TEXT = """The Board met on 9 March 2026.
The Treasurer shall obtain three quotes for the roof by 30 April 2026.
The Secretary must send =cmd|' /C calc'!A0 to all members before 15 May 2026.
The Chair must close the old account.
"""


@pytest.fixture(scope="session")
def extraction():
    return Extractor().extract(TEXT.encode(), name="board.txt")


@pytest.fixture
def decided(app, extraction):
    """Two accepted, one rejected or waiting."""
    desk = app.state.desk
    desk.take_in(extraction, "Amara", content=TEXT.encode())
    records = desk.records(RecordQuery(document="D1"))
    assert len(records) >= 3
    seen = [Seen(record=one.id, revision=one.revision) for one in records]
    desk.act("Amara", *(Accept(seen=one, act=Act.ADD) for one in seen[:2]))
    desk.act("Amara", Reject(seen=seen[2]))
    return [one.words for one in records[:2]]


def test_what_was_confirmed_is_exported_and_nothing_else(insider, decided):
    response = insider.get("/export/confirmed.json")
    assert response.headers["content-type"] == "application/json"
    assert response.headers["content-disposition"] == 'attachment; filename="confirmed.json"'
    assert [entry["action"] for entry in json.loads(response.content)] == decided


def test_a_spreadsheet_program_reads_it(insider, decided):
    content = insider.get("/export/confirmed.xlsx").content
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    assert sheet.max_row == 1 + len(decided)


def test_text_of_a_document_is_no_formula_in_csv(insider, decided):
    rows = list(csv.reader(io.StringIO(insider.get("/export/confirmed.csv").content.decode("utf-8-sig"))))
    assert len(rows) == 1 + len(decided)
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@"))]


def test_one_document_alone(insider, decided):
    response = insider.get("/export/confirmed.json?document=D1")
    assert len(response.json()) == len(decided)
    assert response.headers["content-disposition"] == 'attachment; filename="confirmed-D1.json"'
    assert insider.get("/export/confirmed.json?document=D2").status_code == 404


def test_before_anything_is_confirmed_the_file_is_empty(insider, app, extraction):
    app.state.desk.take_in(extraction, "Amara", content=TEXT.encode())
    assert insider.get("/export/confirmed.json").json() == []
