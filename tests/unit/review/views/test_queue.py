import datetime as dt

import pytest
from starlette.datastructures import QueryParams

from directive_extract.review.views.filters import OPEN, read_query
from directive_extract.review.views.queue import document_rows, paging, record_rows, risk_counts
from directive_extract.schema.entry import DocumentRef
from directive_extract.schema.register import Kind
from directive_extract.schema.review import ReviewDocument, ReviewRow, Risk, Standing


def document(title="Orders", **values):
    ref = DocumentRef(sha256="0" * 64, id="orders", name="orders.docx", title=title)
    arrived = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
    return ReviewDocument(**{"id": "D1", "ref": ref, "media_type": "x", "arrived": arrived, "by": "Lan", **values})


def row(**values):
    given = {
        "id": "R7",
        "revision": 1,
        "document": "D1",
        "position": 0,
        "kind": Kind.TASK,
        "standing": Standing.WAITING,
    }
    return ReviewRow(**{**given, "item": "i1", "words": "Repair the dyke", "confidence": 0.9, **values})


def shown(record, text=""):
    return record_rows([record], {"D1": "Orders"}, read_query(QueryParams(text), standings=OPEN, limit=50))[0]


def test_document_rows_name_who_else_has_it_open():
    assert document_rows([document()], {"D1": ["Lan", "Minh"], "D2": ["Hoa"]}, "Lan")[0].present == ("Minh",)


@pytest.mark.parametrize(
    ("title", "expected"),
    [pytest.param("Orders of March", "Orders of March", id="title"), pytest.param(None, "orders.docx", id="file-name")],
)
def test_document_rows_bear_the_title_or_the_file_name(title, expected):
    assert document_rows([document(title=title)], {}, "Lan")[0].name == expected


def test_record_rows_lead_to_the_desk_with_the_filters_they_were_found_by():
    found = shown(row(), "owner=Board&document=D1&offset=50")
    assert found.address == "/documents/D1?owner=Board&record=R7"


def test_record_rows_do_not_say_twice_what_the_columns_or_the_risks_say():
    record = row(flags=("no_owner", "low_confidence", "two_leads"), risks=(Risk.LOW_CONFIDENCE, Risk.FLAGGED))
    found = shown(record)
    assert found.flags == ("two_leads",)
    assert found.risks == (Risk.LOW_CONFIDENCE,)


def test_risk_counts_lead_to_the_records_and_back():
    asked = read_query(QueryParams("owner=B&risk=flagged&offset=50"))
    found = risk_counts({Risk.FLAGGED: 3, Risk.MAYBE_KNOWN: 2, Risk.CONTRADICTION: 0}, asked)
    assert [(one.risk, one.count, one.address, one.is_shown) for one in found] == [
        (Risk.MAYBE_KNOWN, 2, "/?owner=B&risk=maybe_known", False),
        (Risk.FLAGGED, 3, "/?owner=B", True),
    ]


@pytest.mark.parametrize(
    ("offset", "shown_rows", "earlier", "later"),
    [
        pytest.param(0, 50, None, "/?owner=B&offset=50", id="first"),
        pytest.param(50, 50, "/?owner=B", "/?owner=B&offset=100", id="second"),
        pytest.param(100, 20, "/?owner=B&offset=50", None, id="last"),
        pytest.param(20, 50, "/?owner=B", "/?owner=B&offset=70", id="typed-by-hand"),
        pytest.param(500, 0, "/?owner=B&offset=450", None, id="behind-the-end"),
    ],
)
def test_paging(offset, shown_rows, earlier, later):
    asked = read_query(QueryParams(f"owner=B&offset={offset}"), limit=50)
    found = paging(asked, shown_rows, 120, "/")
    assert (found.earlier, found.later) == (earlier, later)
