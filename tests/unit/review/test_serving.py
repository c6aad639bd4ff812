import socket

import pytest

from directive_extract.errors import ConfigError, UnsafeAddressError
from directive_extract.review.serving import Listening, check_safety, is_loopback, listen


@pytest.fixture
def files(tmp_path):
    pair = tmp_path / "certificate.pem", tmp_path / "key.pem"
    for file in pair:
        file.write_text("x")
    return pair


@pytest.mark.parametrize("host", ["127.0.0.1", "127.1.2.3", "localhost", "::1", "[::1]", "LOCALHOST"])
def test_the_own_machine_needs_no_tls(host):
    assert is_loopback(host)
    check_safety(Listening(host))


@pytest.mark.parametrize(
    "host", ["0.0.0.0", "::", "192.168.1.5", "desk.example", "localhost.evil.example", "2130706433", ""]
)
@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_public_address_does_unless_somebody_says_why_not(host, reason, files):
    assert not is_loopback(host)
    with pytest.raises(UnsafeAddressError) as refused:
        check_safety(Listening(host, insecure=reason))
    assert "--insecure" in str(refused.value)
    check_safety(Listening(host, insecure="TLS ends at the proxy"))
    check_safety(Listening(host, certificate=files[0], key=files[1]))


def test_certificate_and_key_come_together(files, tmp_path):
    with pytest.raises(ConfigError, match="needs its key"):
        check_safety(Listening(certificate=files[0]))
    with pytest.raises(ConfigError, match="no such file"):
        check_safety(Listening(certificate=files[0], key=tmp_path / "missing.pem"))


def test_a_port_that_is_taken_is_told():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(ConfigError, match="in use"):
            listen(Listening(port=taken.getsockname()[1]))


def test_without_a_port_another_is_taken_where_the_usual_one_is(monkeypatch):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        monkeypatch.setattr("directive_extract.review.serving.PREFERRED_PORT", taken.getsockname()[1])
        with listen(Listening()) as found:
            assert found.getsockname()[1] not in {0, taken.getsockname()[1]}


def test_an_address_of_another_machine_is_told():
    with pytest.raises(ConfigError, match="--host"):
        listen(Listening("192.0.2.1", 0))


def test_answers_are_not_held_back():
    with listen(Listening(port=0)) as found:
        assert found.proto == socket.IPPROTO_TCP
