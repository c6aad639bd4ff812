import pytest

from directive_extract.errors import RegisterNotFoundError
from directive_extract.review.app import create_app
from directive_extract.review.routes import routers
from directive_extract.review.settings import ReviewSettings


def test_the_register_is_opened_by_its_address(register, tmp_path, open_browser):
    app = create_app(tmp_path / "office.db", ReviewSettings(token="t" * 43, reviewer="Amara"))
    with open_browser(app) as client:
        assert client.get("/health").status_code == 200
        assert client.get("/enter", params={"token": "t" * 43}).status_code == 303


def test_an_address_without_a_register_is_told(tmp_path):
    with pytest.raises(RegisterNotFoundError):
        create_app(tmp_path / "missing.db")


def test_every_module_of_routes_is_part_of_it(app):
    described = set(app.openapi()["paths"])
    assert {route.path for router in routers() for route in router.routes if route.include_in_schema} == described
    assert {"/health", "/enter", "/login", "/upload", "/export/confirmed.{kind}"} <= described


@pytest.mark.parametrize("path", ["/docs", "/redoc"])
def test_no_page_loads_from_another_site(insider, path):
    assert insider.get(path).status_code == 404


def test_its_description_is_for_those_who_have_entered(outsider, enter, app):
    assert outsider.get("/openapi.json").status_code == 401
    assert enter(app).get("/openapi.json").json()["info"]["title"].startswith("directive-extract")


def test_uploads_wait_beside_the_register(insider, app, tmp_path):
    insider.post("/upload", files=[("files", ("a.txt", b"text"))], headers={"X-Desk": "fragment"})
    assert [arrival.path.parent for arrival in app.state.inbox.waiting()] == [tmp_path / "office.db.uploads"]


def test_or_where_the_settings_say(make_app, enter, tmp_path):
    client = enter(make_app(uploads=tmp_path / "elsewhere"))
    client.post("/upload", files=[("files", ("a.txt", b"text"))], headers={"X-Desk": "fragment"})
    assert len(list((tmp_path / "elsewhere").glob("*.upload"))) == 1


def test_the_token_is_not_shown_by_its_settings():
    settings = ReviewSettings(token="a-secret", reviewer="Amara")
    assert "a-secret" not in repr(settings)
    assert "a-secret" not in settings.model_dump_json()
