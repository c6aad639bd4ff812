import pytest

from directive_extract.cli.review import address, hosts_of
from directive_extract.errors import ConfigError
from directive_extract.review.serving import Listening


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
