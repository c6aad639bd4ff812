"""Whatever is sent to any address of the desk, the answer is no fault of ours: schemathesis and forms at random."""

import datetime as dt
import re
from urllib.parse import quote, urlencode

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from hypothesis import given as given_values
from hypothesis import strategies as st
from starlette.testclient import TestClient

from directive_extract.pipeline import Extractor
from directive_extract.register.store import Register
from directive_extract.review.app import create_app
from directive_extract.review.routes import routers
from directive_extract.review.settings import ReviewSettings

BASE = "http://127.0.0.1:8765"
TEXT = """The Board met on 9 March 2026.
The Treasurer shall obtain three quotes for the roof by 30 April 2026.
The Secretary must send the minutes to all members <script>alert(1)</script> before 15 May 2026.
Safety comes before cost. The principle is that nobody works alone.
"""
# Some seconds for each address; a longer search finds what these do not, and starts where a failure is kept as a test.
BOUNDED = settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture],
)


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    path = tmp_path_factory.mktemp("review") / "office.db"
    register = Register.create(path, clock=lambda: dt.datetime(2026, 3, 9, 9, 0, tzinfo=dt.UTC))
    app = create_app(register, ReviewSettings(reviewer="Amara", token="t" * 43, max_waiting=50))
    extraction = Extractor().extract(TEXT.encode(), name="board.txt")
    app.state.desk.take_in(extraction, "Amara", content=TEXT.encode())
    return app


@pytest.fixture(scope="module")
def cookie(app):
    token = app.state.sessions.open("Amara", 1_000)
    client = TestClient(app, base_url=BASE, follow_redirects=False)
    app.state.entry.renew("u" * 43)
    name = client.get("/enter", params={"token": "u" * 43}).headers["set-cookie"].partition("=")[0]
    return {name: token}


@pytest.fixture(scope="module")
def client(app, cookie):
    client = TestClient(app, base_url=BASE, follow_redirects=False, cookies=cookie, raise_server_exceptions=False)
    with client:
        yield client


def test_no_address_is_a_fault_of_ours(app, client, cookie):
    """Values by the OpenAPI description, of the right types and of wrong ones."""
    described = schemathesis.openapi.from_dict(app.openapi())
    described.app = app
    tried = set()
    for found in described.get_all_operations():
        operation = found.ok()
        if (operation.method, operation.path) == ("post", "/logout"):
            continue  # it would end the session that the others need; tests of the session try it

        @BOUNDED
        @given_values(case=operation.as_strategy())
        def try_out(case):
            response = case.call(base_url=BASE, cookies=cookie, allow_redirects=False)
            assert response.status_code < 500, f"{case.as_curl_command()}\n{response.text[:500]}"
            assert response.status_code != 401, "the session is lost"

        try_out()
        tried.add(operation.path)
    assert len(tried) > 20


FIELDS = (
    "revision choice words owner role organisation deadline target kind modality priority next start end parts seen "
    "batch min_confidence text relation relation-E1 name password token"
).split()
NAMES = (
    "document standings kind owner due_from due_to no_deadline flag risk text next token min_confidence max_confidence "
    "unread order offset limit record view mark statement words prefix"
).split()
IDS = [*"R1 R2 R3 R4 R999 R0 R-1 D1 D2 E1 r1 R\u0661 %00 1 1.png".split(), "R" + "9" * 19]
HOSTILE = (
    "1", "2", "R1:1", "R1:1 ", "R2:1", "R1:x", "add", "same E1 1", "update E1 9", "apart E9 1", "same", "task",
    "principle", "obligation", "urgent", "//evil.example", "/documents/D1", "2026-13-45", "within 30 days", "0", "-1",
    "9" * 30, "nan", "1e400", "\x00", "\ud7ff", "\u202e", "' OR 1=1 --", "{{ 7*7 }}", "<script>alert(1)</script>",
    "waiting", "due", "low_confidence",
)  # fmt: skip
VALUES = st.one_of(st.text(max_size=40), st.integers().map(str), st.sampled_from(HOSTILE))
HEADERS = st.sampled_from([{}, {"X-Desk": "fragment"}, {"Accept": "application/json"}])


def addresses(method):
    """Of a new application, so that cases are known before anything runs."""
    paths = (route for router in routers() for route in router.routes)
    return sorted({route.path for route in paths if method in route.methods and route.path != "/logout"})


def in_place(address, one):
    return re.sub(r"\{\w+(:\w+)?\}", one, address)


def check(response, sent):
    assert response.status_code < 500, f"{sent}\n{response.text[:500]}"
    assert response.status_code != 401, "the session is lost"
    if response.headers.get("content-type", "").startswith("text/html"):
        assert "<script>alert" not in response.text, sent
    assert not response.headers.get("location", "/").startswith("//"), sent


@pytest.mark.parametrize("address", addresses("POST"))
@BOUNDED
@given_values(
    form=st.lists(st.tuples(st.sampled_from(FIELDS), VALUES), max_size=8), one=st.sampled_from(IDS), headers=HEADERS
)
def test_no_form_is_a_fault_of_ours(client, address, form, one, headers):
    """Forms are taken as they come and described to nobody, so that schemathesis knows nothing to send."""
    sent = {**headers, "Content-Type": "application/x-www-form-urlencoded"}
    response = client.post(in_place(address, one), content=urlencode(form), headers=sent)
    check(response, f"{in_place(address, one)} {form}")


@pytest.mark.parametrize("address", addresses("GET"))
@BOUNDED
@given_values(
    query=st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=6), one=st.sampled_from(IDS), headers=HEADERS
)
def test_no_question_is_a_fault_of_ours(client, address, query, one, headers):
    """Filters and the like in the address, each once and several times."""
    asked = f"{in_place(address, one)}?{urlencode(query)}"
    check(client.get(asked, headers=headers), asked)


@BOUNDED
@given_values(
    path=st.text(max_size=60), method=st.sampled_from(["GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE"])
)
def test_no_path_is_a_fault_of_ours(client, path, method):
    check(client.request(method, f"/{quote(path)}"), (method, path))
