import shutil

import pytest

from directive_extract.register.reviewing import Reviewers
from directive_extract.review.app import create_app
from directive_extract.review.routes.session import local_path
from directive_extract.review.security.limiting import PER_NAME_AND_ADDRESS
from directive_extract.review.settings import ReviewSettings

TOKEN = "a-token-that-the-program-printed"
PASSWORD = "a long and quiet river"


@pytest.fixture
def door(make_app, open_browser, register):
    Reviewers(register).add("Binh", PASSWORD)
    return open_browser(make_app(token=None, reviewer=None))


def test_the_printed_address_opens_the_desk_once(outsider, app, open_browser):
    response = outsider.get(f"/enter?token={TOKEN}")
    assert (response.status_code, response.headers["location"]) == (303, "/")
    again = open_browser(app).get(f"/enter?token={TOKEN}")
    assert again.status_code == 403
    assert "set-cookie" not in again.headers


def test_the_cookie_is_for_the_browser_and_this_site_only(outsider):
    cookie = outsider.get(f"/enter?token={TOKEN}").headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert parts == {"httponly", "max-age=43200", "path=/", "samesite=strict"}


@pytest.mark.parametrize(
    ("base", "settings"),
    [("https://127.0.0.1:8765", {}), ("http://127.0.0.1:8765", {"https": True})],
    ids=["tls-here", "tls-at-the-proxy"],
)
def test_with_tls_the_cookie_is_bound_to_it(make_app, open_browser, base, settings):
    cookie = open_browser(make_app(**settings), base).get(f"/enter?token={TOKEN}").headers["set-cookie"]
    assert cookie.startswith("__Host-desk-")
    assert "; secure" in cookie.lower()
    assert "domain" not in cookie.lower()


def test_two_desks_on_one_machine_have_cookies_of_different_names(tmp_path, empty_register, open_browser, monkeypatch):
    names = set()
    for folder in ("one", "other"):
        (tmp_path / folder).mkdir()
        monkeypatch.chdir(tmp_path / folder)
        shutil.copy(empty_register, "office.db")
        app = create_app("office.db", ReviewSettings(reviewer="Amara", token=TOKEN))
        names.add(open_browser(app).get(f"/enter?token={TOKEN}").headers["set-cookie"].split("=")[0])
        app.state.register.close()
    assert len(names) == 2


def test_only_the_hash_of_a_session_is_kept(insider, register, tmp_path):
    token = next(iter(insider.cookies.values()))
    register.close()
    held = b"".join(path.read_bytes() for path in tmp_path.glob("office.db*") if path.is_file())
    assert token.encode() not in held


def test_name_and_password_open_a_session(door):
    response = door.post("/login", data={"name": "Binh", "password": PASSWORD, "next": "/upload?x=1"})
    assert (response.status_code, response.headers["location"]) == (303, "/upload?x=1")
    assert door.get("/api/jobs").status_code == 200


def test_each_session_has_a_token_of_its_own(door):
    tokens = set()
    for _ in range(3):
        door.post("/login", data={"name": "Binh", "password": PASSWORD})
        tokens.add(next(iter(door.cookies.values())))
    assert len(tokens) == 3


@pytest.mark.parametrize(
    "given",
    [
        {"name": "Binh", "password": "wrong"},
        {"name": "Nobody", "password": PASSWORD},
        {"name": "binh", "password": PASSWORD},
        {"name": "Binh\x00", "password": PASSWORD},
        {"name": "' OR 1=1 --", "password": "x"},
        {"name": "\u202ehniB", "password": PASSWORD},
    ],
)
def test_anything_else_opens_none_and_says_the_same(door, given):
    response = door.post("/login", data=given)
    assert response.status_code == 403
    assert "set-cookie" not in response.headers
    assert "Name or password is wrong" in response.text


def test_guessing_is_slowed_down_even_with_the_right_password_then(door):
    for _ in range(PER_NAME_AND_ADDRESS):
        assert door.post("/login", data={"name": "Binh", "password": "wrong"}).status_code == 403
    response = door.post("/login", data={"name": "Binh", "password": PASSWORD})
    assert response.status_code == 429
    assert "set-cookie" not in response.headers


@pytest.mark.parametrize(
    ("peer", "expected"),
    [pytest.param("10.0.0.1", 303, id="trusted-proxy"), pytest.param("10.9.9.9", 429, id="somebody-who-says-so")],
)
def test_behind_a_proxy_one_guesser_locks_out_nobody_else(make_app, open_browser, register, peer, expected):
    Reviewers(register).add("Binh", PASSWORD)
    app = make_app(token=None, reviewer=None, trusted_proxies=("10.0.0.1",))
    client = open_browser(app, client=(peer, 1))
    for _ in range(PER_NAME_AND_ADDRESS):
        app.state.attempts.failed("Binh", "192.0.2.66" if peer == "10.0.0.1" else peer)
    forwarded = {"X-Forwarded-For": "192.0.2.66, 192.0.2.7"}
    response = client.post("/login", data={"name": "Binh", "password": PASSWORD}, headers=forwarded)
    assert response.status_code == expected


def test_logging_out_ends_the_session_on_the_server(insider, app, open_browser):
    stolen = open_browser(app)
    stolen.cookies.update(insider.cookies)
    assert stolen.get("/api/jobs").status_code == 200
    response = insider.post("/logout")
    assert (response.status_code, response.headers["location"]) == (303, "/login")
    assert stolen.get("/api/jobs").status_code == 401


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("/documents/D1?record=R2", "/documents/D1?record=R2"),
        ("", "/"),
        ("https://evil.example", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("\\\\evil.example", "/"),
        ("/\t/evil.example", "/"),
        ("/a\r\nSet-Cookie: x=y", "/"),
        ("javascript:alert(1)", "/"),
        ("/x\\..\\y", "/"),
    ],
)
def test_logging_in_leads_to_the_desk_only(given, expected):
    assert local_path(given) == expected


def test_what_was_typed_is_shown_as_text(door):
    response = door.post("/login", data={"name": '"><script>alert(1)</script>', "password": "x"})
    assert "<script>alert" not in response.text
