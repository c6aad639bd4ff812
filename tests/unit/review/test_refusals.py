import pytest

from directive_extract import errors
from directive_extract.review.refusals import status_of


def leaves(root=errors.DirectiveExtractError):
    yield root
    for kind in root.__subclasses__():
        yield from leaves(kind)


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (errors.EntryNotFoundError, 404),
        (errors.PageNotFoundError, 404),
        (errors.StaleRevisionError, 409),
        (errors.InvalidChangeError, 422),
        (errors.ConfigError, 422),
        (errors.DamagedDocumentError, 422),
        (errors.DocumentTooLargeError, 413),
        (errors.UnsupportedFormatError, 415),
        (errors.RegisterLockedError, 503),
        (errors.DamagedRegisterError, 500),
        (errors.InternalError, 500),
    ],
)
def test_status_of(error, status):
    assert status_of(error("what")) == status


@pytest.mark.parametrize("error", list(dict.fromkeys(leaves())), ids=lambda kind: kind.__name__)
def test_every_error_has_a_status(error):
    assert 400 <= status_of(error("what")) < 600


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        pytest.param("GET", "/documents-of-nobody", 404, id="unknown"),
        pytest.param("DELETE", "/upload", 405, id="method"),
        pytest.param("GET", "/export/confirmed.exe", 422, id="value"),
        pytest.param("GET", "/api/deadline", 422, id="missing"),
        pytest.param("GET", "/api/deadline?words=x&document=D999", 404, id="no-such-document"),
        pytest.param("GET", "/export/confirmed.json?document=../../etc/passwd", 404, id="path"),
    ],
)
def test_all_errors_have_one_shape(insider, method, address, status):
    response = insider.request(method, address, headers={"X-Desk": "fragment"})
    assert response.status_code == status
    assert set(response.json()) == {"code", "message", "hint"}
    page = insider.request(method, address, headers={"Accept": "text/html"})
    assert page.status_code == status
    if not address.startswith("/api/"):
        assert page.headers["content-type"].startswith("text/html")


def test_what_was_given_is_not_repeated(insider):
    response = insider.get("/api/jobs?limit=<script>alert(1)</script>")
    assert response.status_code == 422
    assert "script" not in response.text
    assert "limit" in response.json()["message"]
