import pytest

from directive_extract.review.security.headers import CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("/upload", id="page"),
        pytest.param("/login", id="door"),
        pytest.param("/health", id="health"),
        pytest.param("/api/jobs", id="lookup"),
        pytest.param("/static/base.css", id="own-file"),
        pytest.param("/nothing-here", id="unknown"),
        pytest.param("/enter?token=wrong", id="refused"),
        pytest.param("/export/confirmed.json", id="export"),
    ],
)
def test_every_answer_has_the_headers(insider, address):
    headers = insider.get(address).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "strict-transport-security" not in headers


def test_the_policy_lets_nothing_run_but_own_files():
    rules = dict(rule.split(" ", 1) for rule in CONTENT_SECURITY_POLICY.split("; "))
    assert rules["default-src"] == "'none'"
    assert rules["frame-ancestors"] == "'none'"
    assert rules["base-uri"] == "'none'"
    assert {value for name, value in rules.items() if name.endswith("-src")} == {"'none'", "'self'"}
    assert "unsafe" not in CONTENT_SECURITY_POLICY


def test_refusals_outside_the_application_have_the_headers_too(insider):
    headers = insider.get("/health", headers={"Host": "evil.example"}).headers
    assert headers["content-security-policy"] == CONTENT_SECURITY_POLICY


@pytest.mark.parametrize(("address", "expected"), [("/upload", "no-store"), ("/static/base.css", "no-cache")])
def test_pages_are_kept_nowhere_and_own_files_are_asked_for_anew(insider, address, expected):
    assert insider.get(address).headers["cache-control"] == expected


def test_with_tls_browsers_are_told_to_stay_with_it(app, open_browser):
    assert "max-age=" in open_browser(app, "https://127.0.0.1").get("/health").headers["strict-transport-security"]
