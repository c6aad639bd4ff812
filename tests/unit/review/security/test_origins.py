import pytest

from directive_extract.review.security.origins import is_same_origin, without_port


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        pytest.param("127.0.0.1:8765", 200, id="own-address"),
        pytest.param("localhost", 200, id="own-name-without-port"),
        pytest.param("LOCALHOST:1", 200, id="any-case-any-port"),
        pytest.param("[::1]:8765", 200, id="ipv6"),
        pytest.param("evil.example:8765", 403, id="rebound-name"),
        pytest.param("127.0.0.1.evil.example", 403, id="own-address-as-part-of-a-name"),
        pytest.param("localhost.", 403, id="trailing-dot"),
        pytest.param("127.0.0.1:8765@evil.example", 403, id="user-part"),
        pytest.param("", 403, id="empty"),
    ],
)
def test_only_own_host_names_are_answered(insider, host, expected):
    assert insider.get("/health", headers={"Host": host}).status_code == expected


def test_a_rebound_name_gets_no_page_with_a_session_either(insider):
    response = insider.get("/upload", headers={"Host": "evil.example"})
    assert response.status_code == 403
    assert "DX-REV-03" in response.text


def test_two_host_headers_are_refused(insider):
    headers = [("Host", "127.0.0.1"), ("Host", "evil.example")]
    assert insider.get("/health", headers=headers).status_code == 403


def test_a_host_with_its_port_is_allowed_with_that_port_only(make_app, open_browser):
    app = make_app(hosts=("desk.example:8443",))
    client = open_browser(app, "http://desk.example:8443")
    assert client.get("/health").status_code == 200
    assert client.get("/health", headers={"Host": "desk.example"}).status_code == 403


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        pytest.param({}, 303, id="no-browser"),
        pytest.param({"Origin": "http://127.0.0.1:8765"}, 303, id="own-page"),
        pytest.param(
            {"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "same-origin"}, 303, id="own-page-and-says-so"
        ),
        pytest.param({"Origin": "http://evil.example"}, 403, id="another-site"),
        pytest.param({"Origin": "null"}, 403, id="sandboxed-frame-or-file"),
        pytest.param({"Origin": ""}, 403, id="empty"),
        pytest.param({"Origin": "http://127.0.0.1:9999"}, 403, id="another-program-on-this-machine"),
        pytest.param({"Origin": "http://localhost:8765"}, 403, id="another-name-of-this-machine"),
        pytest.param({"Origin": "http://[broken"}, 403, id="no-origin-at-all"),
        pytest.param({"Sec-Fetch-Site": "cross-site"}, 403, id="cross-site"),
        pytest.param({"Sec-Fetch-Site": "same-site"}, 403, id="neighbour-under-one-domain"),
        pytest.param({"Origin": "http://127.0.0.1:8765", "Sec-Fetch-Site": "cross-site"}, 403, id="contradiction"),
    ],
)
def test_changes_come_from_own_pages_only(insider, headers, expected):
    assert insider.post("/logout", headers=headers).status_code == expected


def test_a_refused_change_changes_nothing(insider):
    insider.post("/logout", headers={"Origin": "http://evil.example"})
    assert insider.get("/api/jobs").status_code == 200


@pytest.mark.parametrize(
    ("origin", "scheme", "host", "expected"),
    [
        pytest.param("https://desk.example", "http", "desk.example", True, id="proxy-speaks-tls"),
        pytest.param("http://desk.example", "https", "desk.example", False, id="page-less-safe-than-request"),
        pytest.param("https://desk.example:443", "https", "desk.example", True, id="default-port-written-out"),
        pytest.param("https://desk.example", "https", "desk.example:8443", False, id="other-port"),
        pytest.param("https://DESK.example", "https", "desk.example", True, id="case"),
        pytest.param("ftp://desk.example", "http", "desk.example", False, id="scheme"),
        pytest.param("https://desk.example:99999", "https", "desk.example", False, id="no-port"),
    ],
)
def test_is_same_origin(origin, scheme, host, expected):
    assert is_same_origin(origin, scheme, host) is expected


@pytest.mark.parametrize(
    ("host", "expected"), [("desk:80", "desk"), ("desk", "desk"), ("[::1]:80", "[::1]"), ("[::1]", "[::1]")]
)
def test_without_port(host, expected):
    assert without_port(host) == expected
