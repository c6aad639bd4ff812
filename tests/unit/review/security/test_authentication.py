import pytest
from starlette.routing import Mount, Route

from directive_extract.register.reviewing import Reviewers
from directive_extract.review.security.authentication import DOORS, cookie_name, is_door, is_trusted

PASSWORD = "a long and quiet river"


def routes_of(holder):
    """All routes, those of included routers too, which newer releases of FastAPI keep as they are."""
    for route in holder.routes:
        inner = getattr(route, "original_router", None)
        yield from [route] if inner is None else routes_of(inner)


def addresses(app):
    """Every method at every address that the application has, with something in place of its parameters."""
    for route in routes_of(app):
        if isinstance(route, Mount):
            yield "GET", f"{route.path}/x"
            continue
        assert isinstance(route, Route), route
        path = route.path
        for name in route.param_convertors:
            kind = "1" if name in {"n", "number", "page"} else "json" if name == "kind" else "D1"
            path = path.replace(f"{{{name}}}", kind).replace(f"{{{name}:int}}", "1").replace(f"{{{name}:path}}", "x")
        for method in sorted(route.methods or ()):
            yield method, path


def is_turned_away(response):
    return response.status_code == 401 or (
        response.status_code == 303 and response.headers["location"].startswith("/login")
    )


@pytest.mark.parametrize("settings", [{}, {"token": None, "reviewer": None}], ids=["by-token", "by-password"])
@pytest.mark.parametrize("cookie", [None, "made-up"], ids=["no-cookie", "made-up-cookie"])
def test_nothing_but_the_doors_is_open_without_a_session(make_app, open_browser, settings, cookie):
    app = make_app(**settings)
    client = open_browser(app)
    if cookie is not None:
        client.cookies.set(name_of_cookie(app), cookie)
    tried = [pair for pair in addresses(app) if not is_door(pair[1])]
    assert len(tried) > 8
    for method, path in tried:
        assert is_turned_away(client.request(method, path)), (method, path)
    for path in ("/", "/documents/D1", "/records/R1", "/openapi.json", "/docs", "/redoc", "/favicon.ico", "/nothing"):
        assert is_turned_away(client.get(path)), path


def name_of_cookie(app):
    class Asked:
        url = type("Address", (), {"scheme": "http"})

    Asked.app = app
    return cookie_name(Asked)


def test_the_doors_are_these_and_no_others(app):
    assert {path for _, path in addresses(app) if is_door(path)} == DOORS | {"/static/x"}


@pytest.mark.parametrize(
    "path",
    [
        "/static/../upload",
        "/static/%2e%2e/upload",
        "/static/..%2fupload",
        "/login/../upload",
        "//upload",
        "/health/",
        "/HEALTH/../upload",
    ],
)
def test_odd_paths_lead_past_no_door(outsider, path):
    response = outsider.get(path)
    assert response.status_code in {303, 307, 401, 404}
    assert "Add documents" not in response.text


@pytest.mark.parametrize(
    "path", ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "..\\app.py", "/etc/passwd", "%00", "../templates/base.html"]
)
def test_own_files_are_served_and_nothing_beside_them(insider, path):
    assert insider.get("/static/base.css").status_code == 200
    response = insider.get(f"/static/{path}")
    assert response.status_code in {404, 405}, response.text


def test_a_session_opens_every_address(insider):
    assert insider.get("/api/jobs").status_code == 200
    assert insider.get("/nothing").status_code == 404


def test_fragments_and_lookups_are_told_in_json(outsider):
    for address, headers in (("/api/jobs", {}), ("/", {"X-Desk": "fragment"}), ("/", {"Accept": "application/json"})):
        response = outsider.get(address, headers=headers)
        assert response.status_code == 401
        assert response.json()["code"] == "DX-REV-01"


def test_who_has_to_log_in_comes_back_to_where_they_wanted_to_go(make_app, open_browser):
    response = open_browser(make_app(token=None, reviewer=None)).get("/documents/D1?record=R2&view=text")
    assert response.headers["location"] == "/login?next=/documents/D1%3Frecord%3DR2%26view%3Dtext"


def test_a_session_ends_by_itself(insider, clock):
    clock.go_on(hours=11, minutes=59)
    assert insider.get("/api/jobs").status_code == 200
    clock.go_on(minutes=2)
    assert insider.get("/api/jobs").status_code == 401


def test_a_session_outlives_the_server(app, insider, make_app, open_browser):
    client = open_browser(make_app(token="another"))
    client.cookies.update(insider.cookies)
    assert client.get("/api/jobs").status_code == 200


def test_another_person_does_not_go_on_in_it(insider, make_app, open_browser):
    client = open_browser(make_app(reviewer="Binh"))
    client.cookies.update(insider.cookies)
    assert client.get("/api/jobs").status_code == 401


def test_who_is_taken_off_the_list_is_out_at_once(make_app, open_browser, register):
    people = Reviewers(register)
    people.add("Binh", PASSWORD)
    client = open_browser(make_app(token=None, reviewer=None))
    assert client.post("/login", data={"name": "Binh", "password": PASSWORD}).status_code == 303
    assert client.get("/api/jobs").status_code == 200
    people.deactivate("Binh")
    assert client.get("/api/jobs").status_code == 401


def test_the_pages_speak_the_language_of_the_reviewer(make_app, open_browser, register):
    Reviewers(register).add("Binh", PASSWORD, "vi")
    client = open_browser(make_app(token=None, reviewer=None))
    client.post("/login", data={"name": "Binh", "password": PASSWORD})
    assert '<html lang="vi"' in client.get("/upload", headers={"Accept-Language": "en"}).text


PROXY = {
    "token": None,
    "reviewer": None,
    "proxy_user_header": "X-Remote-User",
    "trusted_proxies": ("10.0.0.0/24", "unix"),
}


@pytest.mark.parametrize(
    ("peer", "headers", "expected"),
    [
        pytest.param(("10.0.0.7", 1), [("X-Remote-User", "Binh")], 200, id="trusted"),
        pytest.param(("10.0.1.7", 1), [("X-Remote-User", "Binh")], 401, id="somebody-else-says-so"),
        pytest.param(("10.0.0.7", 1), [], 401, id="names-nobody"),
        pytest.param(("10.0.0.7", 1), [("X-Remote-User", " ")], 401, id="names-a-blank"),
        pytest.param(("10.0.0.7", 1), [("X-Remote-User", "Binh"), ("X-Remote-User", "An")], 401, id="names-two"),
        pytest.param(("10.0.0.7", 1), [("X-Remote-User", "x" * 300)], 401, id="no-name"),
        pytest.param(("10.0.1.7", 1), [("X-Forwarded-For", "10.0.0.7"), ("X-Remote-User", "An")], 401, id="forwarded"),
    ],
)
def test_a_name_is_believed_from_a_trusted_proxy_only(make_app, open_browser, peer, headers, expected):
    client = open_browser(make_app(**PROXY), client=peer)
    assert client.get("/api/jobs", headers=headers).status_code == expected


@pytest.mark.parametrize(
    ("written", "name"),
    [
        pytest.param("Trần Thị Bình".encode(), "Trần Thị Bình", id="utf-8"),
        pytest.param("Bjørn".encode("latin-1"), "Bjørn", id="latin-1"),
        pytest.param(b"An", "An", id="ascii"),
    ],
)
def test_names_with_accents_are_read_as_the_proxy_means_them(make_app, open_browser, written, name):
    app = make_app(**PROXY)
    client = open_browser(app, client=("10.0.0.7", 1))
    app.state.desk.document = lambda one: type("Document", (), {"id": one})
    client.post("/api/presence", json={"document": "D1"}, headers={b"X-Remote-User": written})
    assert app.state.presence.everywhere() == {"D1": [name]}


def test_who_was_taken_off_the_list_is_out_whatever_the_proxy_says(make_app, open_browser, register):
    people = Reviewers(register)
    people.add("Binh", PASSWORD)
    people.deactivate("Binh")
    client = open_browser(make_app(**PROXY), client=("10.0.0.7", 1))
    assert client.get("/api/jobs", headers={"X-Remote-User": "Binh"}).status_code == 401


def test_behind_a_proxy_no_cookie_counts(insider, make_app, open_browser):
    client = open_browser(make_app(**PROXY), client=("10.0.0.7", 1))
    client.cookies.update(insider.cookies)
    assert client.get("/api/jobs").status_code == 401


@pytest.mark.parametrize(
    ("peer", "proxies", "expected"),
    [
        ("127.0.0.1", ("127.0.0.1",), True),
        ("127.0.0.2", ("127.0.0.1",), False),
        ("::1", ("127.0.0.1", "::1"), True),
        (None, ("unix",), True),
        (None, ("127.0.0.1",), False),
        ("testclient", ("127.0.0.1",), False),
        ("10.1.2.3", ("10.0.0.0/8", "unix"), True),
    ],
)
def test_is_trusted(peer, proxies, expected):
    assert is_trusted(peer, proxies) is expected
