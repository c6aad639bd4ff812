import pytest

from directive_extract.review.security.bodies import MAX_FORM_BYTES

MEGABYTE = b"x" * 1_000_000


def chunks(count):
    yield from (MEGABYTE for _ in range(count))


def test_a_form_that_says_it_is_too_large_is_refused(insider):
    response = insider.post("/api/presence", content=b"x" * (MAX_FORM_BYTES + 1))
    assert response.status_code == 413
    assert response.json()["code"] == "DX-REV-05"


def test_one_that_does_not_say_so_is_stopped_on_its_way(insider):
    sent = []

    def endless():
        while True:
            sent.append(1)
            yield MEGABYTE
            assert len(sent) < 20, "it goes on reading"

    response = insider.post("/api/presence", content=chunks(4), headers={"Content-Type": "application/json"})
    assert response.status_code == 413


def test_uploads_may_be_larger_but_not_endless(make_app, enter):
    client = enter(make_app(max_request_bytes=5_000_000))
    small = client.post("/upload", files=[("files", ("a.txt", MEGABYTE * 3))], headers={"X-Desk": "fragment"})
    assert small.status_code == 202
    large = client.post("/upload", files=[("files", ("a.txt", MEGABYTE * 6))], headers={"X-Desk": "fragment"})
    assert large.status_code == 413
    assert large.json()["message"] == "more than 5,000,000 bytes were sent"


def test_who_has_not_entered_may_send_nothing(make_app, open_browser):
    client = open_browser(make_app())
    response = client.post("/upload", content=chunks(3), headers={"Content-Type": "multipart/form-data; boundary=x"})
    assert response.status_code == 401


@pytest.mark.parametrize("length", ["-1", "abc", "9" * 40])
def test_odd_lengths_are_no_way_round(insider, length):
    response = insider.post("/api/presence", content=b"{}", headers={"Content-Length": length})
    assert response.status_code in {413, 422}
