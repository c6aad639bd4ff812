import re

import pytest
from typer.testing import CliRunner

from directive_extract.cli.app import app
from directive_extract.cli.review import address, announce, hosts_of
from directive_extract.errors import ConfigError
from directive_extract.review.security.entering import EntryToken
from directive_extract.review.serving import Listening
from directive_extract.review.settings import ReviewSettings


@pytest.mark.parametrize(
    ("host", "allowed", "expected"),
    [
        pytest.param("127.0.0.1", [], ("127.0.0.1", "localhost", "[::1]"), id="own-machine"),
        pytest.param("localhost", ["desk.example"], ("desk.example", "127.0.0.1", "localhost", "[::1]"), id="proxy"),
        pytest.param("192.168.1.5", [], ("192.168.1.5",), id="public"),
        pytest.param("2001:db8::5", [], ("[2001:db8::5]",), id="public-ipv6"),
        pytest.param("0.0.0.0", ["desk.example"], ("desk.example",), id="everywhere"),
    ],
)
def test_hosts_of(host, allowed, expected):
    assert hosts_of(host, allowed) == expected


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])
def test_a_desk_on_every_address_has_to_know_its_name(host):
    with pytest.raises(ConfigError, match="--allowed-host"):
        hosts_of(host, [])


@pytest.mark.parametrize(
    ("listening", "name", "expected"),
    [
        pytest.param(Listening(), "127.0.0.1", "http://127.0.0.1:8765", id="plain"),
        pytest.param(Listening(), "[::1]", "http://[::1]:8765", id="ipv6"),
        pytest.param(Listening(), "desk.example:8443", "http://desk.example:8443", id="port-of-its-own"),
        pytest.param(Listening(certificate="c", key="k"), "desk.example", "https://desk.example:8765", id="tls"),
    ],
)
def test_address(listening, name, expected):
    assert address(listening, name, 8765) == expected


class Application:
    """As much of one as the announcement needs."""

    def __init__(self, settings):
        self.state = type("State", (), {"settings": settings, "entry": EntryToken("first")})()


def opened_by(monkeypatch):
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    monkeypatch.setattr("threading.Thread", AtOnce)
    return opened


class AtOnce:
    """A thread that runs where it is started, so that a test need not wait."""

    def __init__(self, target, args, daemon):
        self.run = lambda: target(*args)

    def start(self):
        self.run()


def test_the_address_is_printed_and_opened(monkeypatch, capsys):
    opened = opened_by(monkeypatch)
    application = Application(ReviewSettings(reviewer="Amara", token="first"))
    announce(application, "http://127.0.0.1:8765", opens_browser=True)
    assert capsys.readouterr().out == "http://127.0.0.1:8765/enter?token=first\n"
    assert opened == ["http://127.0.0.1:8765/enter?token=first"]


def test_without_a_browser_it_is_only_printed(monkeypatch, capsys):
    opened = opened_by(monkeypatch)
    announce(Application(ReviewSettings()), "http://127.0.0.1:8765", opens_browser=False)
    assert capsys.readouterr().out == "http://127.0.0.1:8765/\n"
    assert opened == []


def test_once_it_has_been_used_there_is_another_for_another_browser(capsys):
    application = Application(ReviewSettings(reviewer="Amara", token="first"))
    announce(application, "http://127.0.0.1:8765", opens_browser=False)
    capsys.readouterr()
    assert application.state.entry.redeem("first")
    told = capsys.readouterr().err
    token = re.findall(r"Amara is in.*token=([\w-]{43})", told)[0]
    assert application.state.entry.redeem(token)


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        pytest.param(["--host", "0.0.0.0"], 10, "--insecure", id="public-without-tls"),
        pytest.param(
            ["--host", "0.0.0.0", "--insecure", "a test"], 4, "--allowed-host", id="everywhere-without-a-name"
        ),
        pytest.param(["--certificate", "missing.pem"], 4, "--key", id="certificate-without-key"),
        pytest.param(["--readers", "3"], 2, "--readers", id="three-readers"),
        pytest.param(["--name", " "], 4, "name", id="nobody"),
        pytest.param(["--language", "fr"], 2, "--language", id="no-such-language"),
        pytest.param(["--register", "notes.txt"], 9, "DX-REG-04", id="no-register"),
    ],
)
def test_what_can_not_be_is_told_in_a_line(tmp_path, monkeypatch, arguments, code, told):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "notes.txt").write_text("These are notes, and no register. " * 100)
    done = CliRunner().invoke(app, ["review", "--no-browser", *arguments])
    assert done.exit_code == code, done.output
    assert told in done.stderr
    assert not (tmp_path / "register.db").exists()
