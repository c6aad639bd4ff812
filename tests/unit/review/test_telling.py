from starlette.requests import Request
from starlette.responses import RedirectResponse

from directive_extract.review.telling import tell, told


def request(app, cookie=""):
    headers = [(b"cookie", cookie.encode("ascii"))] if cookie else []
    scope = {"type": "http", "method": "GET", "path": "/", "query_string": b"", "headers": headers, "app": app}
    return Request({**scope, "server": ("127.0.0.1", 80), "scheme": "http"})


def test_what_was_told_is_said_on_the_next_page(app):
    response = tell(request(app), RedirectResponse("/", 303), "Đã loại R1; <b>")
    given = response.headers["set-cookie"]
    assert "HttpOnly" in given
    assert "SameSite=strict" in given
    assert told(request(app, given.partition(";")[0])) == "Đã loại R1; <b>"


def test_nothing_told_is_nothing_said(app):
    assert told(request(app)) == ""


def test_undo_from_another_page_says_what_it_did(insider):
    answer = insider.get("/", headers={"cookie": "desk-said=%3Cb%3Edone"})
    assert "&lt;b&gt;done" in answer.text
