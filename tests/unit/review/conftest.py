"""An application over a register of its own, a browser that is outside, and one that has entered."""

import datetime as dt
import shutil
from dataclasses import dataclass

import pytest
from starlette.testclient import TestClient

from directive_extract.register.store import Register
from directive_extract.review.app import create_app
from directive_extract.review.settings import ReviewSettings

BASE = "http://127.0.0.1:8765"
TOKEN = "a-token-that-the-program-printed"


@dataclass
class Clock:
    """A clock that goes on when it is told to."""

    now: dt.datetime = dt.datetime(2026, 3, 9, 9, 0, tzinfo=dt.UTC)

    def __call__(self):
        return self.now

    def go_on(self, **by):
        self.now += dt.timedelta(**by)


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory):
    """A file that each test copies: making the tables takes longer than most tests."""
    path = tmp_path_factory.mktemp("register") / "empty.db"
    Register.create(path, clock=Clock()).close()
    return path


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def register(tmp_path, empty_register, clock):
    path = shutil.copy(empty_register, tmp_path / "office.db")
    with Register.open(path, clock=clock) as opened:
        yield opened


@pytest.fixture
def make_app(register):
    def make(**settings):
        return create_app(register, ReviewSettings(**{"reviewer": "Amara", "token": TOKEN, **settings}))

    return make


@pytest.fixture
def app(make_app):
    return make_app()


@pytest.fixture
def outsider(app):
    return browser(app)


@pytest.fixture
def insider(app):
    return entered(app)


@pytest.fixture
def open_browser():
    return browser


@pytest.fixture
def enter():
    return entered


def browser(app, base_url=BASE, **more):
    return TestClient(app, base_url=base_url, follow_redirects=False, **more)


def entered(app, base_url=BASE):
    client = browser(app, base_url)
    assert client.get(f"/enter?token={TOKEN}").status_code == 303
    return client
