import json
from html.parser import HTMLParser

import pytest
from jinja2 import UndefinedError
from starlette.applications import Starlette
from starlette.requests import Request

from directive_extract.review.pages import Pages
from directive_extract.review.shortcuts import GROUPS, KEYS
from directive_extract.review.texts import Texts
from directive_extract.schema.review import Reviewer

PAGES = Pages()


def request_to(path="/", language="en", name="Lan"):
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"a=1", "headers": [], "app": Starlette()}
    scope["server"], scope["scheme"] = ("127.0.0.1", 80), "http"
    request = Request(scope)
    request.state.texts = Texts.of(language)
    request.state.reviewer = Reviewer(name=name) if name else None
    return request


def error_page(**values):
    given = {"status": 404, "code": "DX-REG-09", "message": "no such record", "hint": None, **values}
    return PAGES.render("error.html", request_to(), **given)


class Found(HTMLParser):
    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes = [], []
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.attributes.extend((tag, name, value) for name, value in attrs)


@pytest.mark.parametrize(
    "hostile",
    [
        pytest.param("<script>alert(1)</script>", id="script"),
        pytest.param('"><img src=x onerror=alert(1)>', id="event-handler"),
        pytest.param("<svg onload=alert(1)>", id="svg"),
        pytest.param("{{ 7 * 7 }}", id="template"),
    ],
)
def test_render_escapes_what_comes_from_outside(hostile):
    found = Found(error_page(message=hostile, hint=hostile, code=hostile))
    assert "img" not in found.tags
    assert [name for _, name, _ in found.attributes if name.startswith("on")] == []
    assert "49" not in error_page(message=hostile)


def test_render_shows_directional_overrides_as_such():
    assert "[RLO]" in error_page(message="evil\u202eexe")


def test_render_of_a_name_that_is_missing_fails():
    with pytest.raises(UndefinedError):
        PAGES.render("error.html", request_to(), status=404, code="x")


def test_base_has_no_inline_script_or_style():
    found = Found(error_page())
    scripts = [value for tag, name, value in found.attributes if tag == "script" and name == "src"]
    assert len(scripts) == found.tags.count("script")
    assert all(value.startswith("/static/") for value in scripts)
    assert "style" not in found.tags
    assert [name for _, name, _ in found.attributes if name == "style"] == []


def test_base_tells_scripts_the_keys():
    keys = [value for _, name, value in Found(error_page()).attributes if name == "data-keys"]
    assert json.loads(keys[0]) == dict(KEYS)


@pytest.mark.parametrize("language", ["en", "vi"])
def test_base_says_its_language_and_lists_every_key(language):
    html = PAGES.render("error.html", request_to(language=language), status=500, code="c", message="m", hint=None)
    assert f'<html lang="{language}">' in html
    texts = Texts.of(language)
    assert [action for actions in GROUPS.values() for action in actions if texts.get(f"key.{action}") not in html] == []


def test_base_without_reviewer_shows_no_way_in():
    html = PAGES.render("login.html", request_to(name=None), next="/", failed=False, name="")
    assert "/bulk" not in html


def test_keys_each_has_one_meaning():
    assert len(KEYS) == sum(len(keys) for actions in GROUPS.values() for keys in actions.values())
