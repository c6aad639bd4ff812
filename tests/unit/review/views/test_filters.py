import datetime as dt

import pytest
from starlette.datastructures import QueryParams

from directive_extract.review.views.filters import OPEN, read_query
from directive_extract.schema.register import Kind
from directive_extract.schema.review import RecordQuery, Risk, Standing


def asked(text, **defaults):
    return read_query(QueryParams(text), **defaults)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", {}, id="nothing"),
        pytest.param("text=&owner=+&kind=", {}, id="empty-fields-of-a-form"),
        pytest.param("document=D3&kind=principle", {"document": "D3", "kind": Kind.PRINCIPLE}, id="one-document"),
        pytest.param("owner=B%E1%BB%99+Y+t%E1%BA%BF", {"owner": "Bộ Y tế"}, id="vietnamese-owner"),
        pytest.param("due_from=2026-03-01", {"due_from": dt.date(2026, 3, 1)}, id="day"),
        pytest.param("no_deadline=1", {"no_deadline": True}, id="ticked-box"),
        pytest.param("risk=maybe_known&flag=no_owner", {"risk": Risk.MAYBE_KNOWN, "flag": "no_owner"}, id="risk"),
        pytest.param(
            "standings=accepted&standings=rejected",
            {"standings": (Standing.ACCEPTED, Standing.REJECTED)},
            id="several-standings",
        ),
        pytest.param("kind=task&kind=principle", {"kind": Kind.PRINCIPLE}, id="the-last-of-two-counts"),
    ],
)
def test_read_query_reads(text, expected):
    found = asked(text)
    assert found.query == RecordQuery(**expected)
    assert found.ignored == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("due_from=tomorrow", id="no-day"),
        pytest.param("due_to=2026-02-30", id="no-such-day"),
        pytest.param("min_confidence=nan", id="not-a-number"),
        pytest.param("max_confidence=1.2", id="more-than-all"),
        pytest.param("kind=poem", id="no-kind"),
        pytest.param("offset=-1", id="before-the-first"),
        pytest.param(f"offset={10**30}", id="beyond-a-database"),
        pytest.param("limit=0", id="nothing-at-all"),
        pytest.param("standings=happy", id="no-standing"),
    ],
)
def test_read_query_leaves_out_and_names_what_it_does_not_understand(text):
    found = asked(f"{text}&owner=Ministry")
    assert found.ignored == (text.partition("=")[0],)
    assert found.query == RecordQuery(owner="Ministry")
    assert found.given == (("owner", "Ministry"),)


def test_read_query_fields_of_other_pages_are_no_business_of_it():
    assert asked("view=pages&record=R3").given == ()


def test_read_query_defaults_hold_until_something_is_given():
    assert asked("", standings=OPEN).query.standings == OPEN
    assert asked("standings=accepted", standings=OPEN).query.standings == (Standing.ACCEPTED,)
    assert asked("standings=any", standings=OPEN).query.standings == ()


def test_read_query_cuts_a_text_that_no_one_typed():
    assert len(asked(f"text={'a' * 5000}").query.text) == 200


def test_address_keeps_what_was_given_and_changes_what_it_is_told():
    found = asked("owner=A+%26+B&offset=50")
    assert found.address("/", offset=100) == "/?owner=A+%26+B&offset=100"
    assert found.address("/bulk", owner=None, offset=None) == "/bulk"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("order=due&offset=50", False, id="order-and-page"),
        pytest.param("order=due&text=dyke", True, id="words"),
    ],
)
def test_is_narrowed(text, expected):
    assert asked(text).is_narrowed is expected
