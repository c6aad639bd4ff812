import logging

import pytest
from starlette.requests import Request

from directive_extract.errors import InternalError
from directive_extract.review.security.guarding import told

SECRET = "the minister must repay the loan"


@pytest.fixture
def broken(app, enter):
    @app.get("/broken/{one}")
    def break_down(request: Request, one: str):
        raise RuntimeError(f"{one}: {SECRET}")

    return enter(app)


def test_a_fault_is_a_page_without_its_message(broken):
    response = broken.get("/broken/x")
    assert response.status_code == 500
    assert SECRET not in response.text
    assert InternalError.code in response.text
    assert "default-src 'none'" in response.headers["content-security-policy"]


def test_a_program_is_told_in_json(broken):
    response = broken.get("/broken/x", headers={"X-Desk": "fragment"})
    assert response.status_code == 500
    assert response.json()["code"] == "DX-INT-01"


def test_the_log_has_kind_and_place_of_a_fault_and_no_word_of_a_document(broken, caplog):
    with caplog.at_level(logging.DEBUG):
        broken.get("/broken/confidential?words=confidential-words")
    assert "RuntimeError at test_guarding.py:" in caplog.text
    assert SECRET not in caplog.text
    assert "confidential" not in own(caplog)
    assert "GET /broken/{one} 500" in caplog.text


def own(caplog):
    """What our own loggers wrote: the test's client logs the addresses that it asks for."""
    return "\n".join(record.getMessage() for record in caplog.records if record.name.startswith("directive_extract"))


def test_requests_are_logged_without_what_they_ask(insider, caplog):
    with caplog.at_level(logging.DEBUG):
        insider.get("/api/deadline", params={"words": "before the minister resigns"})
        insider.get("/enter", params={"token": "a-secret-token"})
        insider.get("/the-minister-resigns")
    assert "GET /api/deadline 200" in own(caplog)
    assert "GET (no such address) 404" in own(caplog)
    assert "resigns" not in own(caplog)
    assert "token" not in own(caplog)


def test_told_names_kind_and_places():
    with pytest.raises(ValueError, match="loan") as raised:
        raise ValueError(SECRET)
    assert told(raised.value).startswith("ValueError at test_guarding.py:")
    assert SECRET not in told(raised.value)
